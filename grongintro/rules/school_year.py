"""The school year: the days a school is closed, and next year's calendar as a first proposal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateutil.easter import easter

from grongintro.domain.period import ONE_DAY, Period
from grongintro.domain.school import TERMS, CalendarEntry, EntryKind
from grongintro.rules.calendar_days import add_months
from grongintro.rules.next_year import same_week_next_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FIRST_MONTH = 8
"""A school year is counted from 1 August to 31 July."""
_YEAR = 12
# What is drawn up by the date and not by the week: Christmas lies on its dates.
_BY_DATE = frozenset({EntryKind.CHRISTMAS_BREAK})


def school_year_of(day: date) -> int:
    """The year in which the school year of a day begins."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def school_year(first_year: int) -> Period:
    """From 1 August to 31 July."""
    return Period(date(first_year, FIRST_MONTH, 1), date(first_year + 1, FIRST_MONTH, 1) - ONE_DAY)


def closed_days(entries: Sequence[CalendarEntry], first_year: int) -> tuple[Period, ...]:
    """When the school is closed: its breaks and planning days, and within the year what no term covers.

    Public holidays are not among them: on those no hours are asked for. A year without terms is closed only
    on the days that are written.
    """
    breaks = [Period(each.start, each.end) for each in entries if each.kind not in TERMS]
    terms = [Period(each.start, each.end) for each in entries if each.kind in TERMS]
    return joined([*breaks, *(_outside(terms, school_year(first_year)) if terms else ())])


def _outside(terms: Iterable[Period], year: Period) -> list[Period]:
    """The days of the year before, between and after the terms."""
    found, day = [], year.start
    for term in sorted(terms):
        if term.start > day:
            found.append(Period(day, term.start - ONE_DAY))
        day = max(day, (term.end or term.start) + ONE_DAY)
    if year.end is not None and day <= year.end:
        found.append(Period(day, year.end))
    return found


def joined(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The same days as periods that neither overlap nor touch, in order. ValueError for an open one."""
    found: list[Period] = []
    for each in sorted(periods, key=lambda period: period.start):
        if each.end is None:
            raise ValueError("closed days have a last day")
        last = found[-1] if found else None
        if last is not None and last.end is not None and each.start <= last.end + ONE_DAY:
            found[-1] = Period(last.start, max(last.end, each.end))
        else:
            found.append(each)
    return tuple(found)


def next_year(entries: Iterable[CalendarEntry]) -> tuple[CalendarEntry, ...]:
    """The entries a year later, as a proposal that is looked over.

    Easter follows Easter, Christmas its dates, everything else the same week and weekday.
    """
    return tuple(
        replace(each, start=_moved(each, each.start), end=_moved(each, each.end)) for each in entries
    )


def _moved(entry: CalendarEntry, day: date) -> date:
    if entry.kind is EntryKind.EASTER_BREAK:
        return day + timedelta(days=(easter(day.year + 1) - easter(day.year)).days)
    return add_months(day, _YEAR) if entry.kind in _BY_DATE else same_week_next_year(day)
