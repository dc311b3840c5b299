"""Schooling and work year by year, and the stretches that nobody has asked about yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.services.qualifying.mapping import by_year

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grongintro.domain.mapping import Experience

A_YEAR = 1


@dataclass(frozen=True)
class Unmapped:
    """More than a year between two things: the last year of the one, the first of the next."""

    first_year: int
    last_year: int


def year_by_year(found: Iterable[Experience], until: int | None = None) -> tuple[Experience | Unmapped, ...]:
    """Experiences in order of years with what is not mapped between them; those without years come last.

    `until`: the year a person came here, up to which a stretch after the last experience counts too.
    """
    rows: list[Experience | Unmapped] = []
    covered: int | None = None
    placed = False
    for each in sorted(found, key=by_year):
        first = each.first_year or each.last_year
        if first is None:
            if not placed:
                rows.extend(_between(covered, until))
                placed = True
            rows.append(each)
            continue
        rows.extend(_between(covered, first))
        rows.append(each)
        last = each.last_year if each.last_year is not None else until or first
        covered = max(covered or last, last)
    if not placed:
        rows.extend(_between(covered, until))
    return tuple(rows)


def _between(covered: int | None, following: int | None) -> tuple[Unmapped, ...]:
    if covered is None or following is None or following - covered <= A_YEAR:
        return ()
    return (Unmapped(covered, following),)
