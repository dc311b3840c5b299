"""Finding any person from any page by name, number, birth date or phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.names import fold
from grongintro.services.people import PersonRow, list_people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.services.desk import Desk

MOST = 12


def find_people(desk: Desk, text: str) -> tuple[PersonRow, ...]:
    """The people whose name, number, birth date or phone holds every word typed, best first."""
    return matching(list_people(desk), text)


def matching(rows: tuple[PersonRow, ...], text: str) -> tuple[PersonRow, ...]:
    """The few rows that hold every word typed, to choose from; names that begin so come first."""
    if not text.strip():
        return ()
    folded = fold(text).split()
    return tuple(sorted(holding(rows, text), key=lambda row: _rank(row, folded))[:MOST])


def holding(rows: Sequence[PersonRow], text: str) -> list[PersonRow]:
    """All the rows that hold every word typed, in their order; all of them when nothing is typed."""
    plain = text.strip().casefold()
    if not plain:
        return list(rows)
    folded = fold(text).split()
    bare = plain.replace(" ", "")
    return [
        row
        for row in rows
        if (folded and all(word in row.search for word in folded))
        or bare in row.search
        or plain in row.search
    ]


def _rank(row: PersonRow, folded: list[str]) -> tuple[bool, str]:
    begins = bool(folded) and any(part.startswith(folded[0]) for part in row.search.split())
    return not begins, row.name.casefold()
