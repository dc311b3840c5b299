"""Schooling and work year by year: in the order of time, with a line for the years nobody has told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grongintro.domain.mapping import Experience
    from grongintro.letters.phrases import Phrases

Row = tuple[str, str, str, str, str]


def year_rows(experiences: Sequence[Experience], until: int, phrases: Phrases) -> tuple[Row, ...]:
    """Years, sort, what, where and whether documented; gaps up to the year before `until`, undated ones last.

    A year counts as told of when any experience touches it; what still lasts goes on through `until`.
    """
    dated = sorted(
        (each for each in experiences if _first(each)), key=lambda each: (_first(each), _last(each, until))
    )
    return (
        *_with_gaps(dated, until, phrases),
        *(_row(each, phrases) for each in experiences if not _first(each)),
    )


def _first(each: Experience) -> int:
    """The year it begins, or is known from; 0 when no year is known."""
    return each.first_year or each.last_year or 0


def _last(each: Experience, until: int) -> int:
    return until if each.last_year is None else each.last_year


def _with_gaps(dated: Sequence[Experience], until: int, phrases: Phrases) -> Iterator[Row]:
    told = 0
    for each in dated:
        if told and _first(each) > told + 1:
            yield _gap(told + 1, _first(each) - 1, phrases)
        yield _row(each, phrases)
        told = max(told, _last(each, until))
    if told and told + 1 < until:
        yield _gap(told + 1, until - 1, phrases)


def _gap(first: int, last: int, phrases: Phrases) -> Row:
    return _closed(first, last, phrases), "", phrases("years.gap"), "", ""


def _row(each: Experience, phrases: Phrases) -> Row:
    return (
        _years(each, phrases),
        phrases(f"years.{each.kind}"),
        "\n".join(part for part in (each.title.strip(), each.note.strip()) if part),
        ", ".join(part for part in (each.place.strip(), each.country.strip()) if part),
        phrases("yes" if each.documented else "no"),
    )


def _years(each: Experience, phrases: Phrases) -> str:
    match each.first_year, each.last_year:
        case None, None:
            return phrases("years.unknown")
        case int() as first, None:
            return phrases("years.lasting", first=first)
        case None, int() as last:
            return phrases("years.until", last=last)
        case first, last:
            return _closed(first or 0, last or 0, phrases)


def _closed(first: int, last: int, phrases: Phrases) -> str:
    return str(first) if first == last else phrases("years.closed", first=first, last=last)
