"""Lights for full time all year (§§ 13 and 14) and for work-oriented hours (§ 14 a third paragraph)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.decimals import comma_text
from grongintro.domain.period import ONE_DAY, Period
from grongintro.rules.calendar_days import add_months
from grongintro.rules.compliance.light import NEAR_DAYS, Colour, Light, Mend, amber, green, red
from grongintro.rules.coverage import (
    CoverageFacts,
    WeekHours,
    count,
    least_work_hours,
    work_average,
    work_from,
)

if TYPE_CHECKING:
    from grongintro.rules.compliance.facts import ComplianceFacts
    from grongintro.rules.parameters import Parameters

_SOON_DAYS = 14
"""A gap that begins sooner than this is red: it takes time to find something to fill it with."""
_WEEK = timedelta(days=7)
_YEAR = 12


def full_time(facts: ComplianceFacts, today: date, parameters: Parameters) -> Light | None:
    """No week lacks hours, from this one on and as far ahead as the municipality looks."""
    own = facts.coverage
    if own is None or not facts.takes_part:
        return None
    monday = today - timedelta(days=today.weekday())
    ahead = Period(max(monday, own.period.start), today + facts.gap_weeks * _WEEK)
    common = own.period.overlap(ahead)
    if common is None:
        return None
    if not any(each.period.overlaps(ahead) for each in own.elements):
        return red("light.full_time", "no_week", Mend.WEEK)
    gaps = count(replace(own, period=common), parameters).gaps
    if not gaps:
        return green("light.full_time", "covered", end=short(_end(own, ahead)))
    return _gap(gaps, today)


def _gap(gaps: tuple[WeekHours, ...], today: date) -> Light:
    first = gaps[0]
    monday = monday_of(first.week)
    words = {
        "week": str(monday.isocalendar().week),
        "monday": short(monday),
        "hours": comma_text(first.gap, 2),
        "weeks": str(len(gaps)),
    }
    left = (monday - today).days
    if left <= _SOON_DAYS:
        return red("light.full_time", "gap_now", Mend.WEEK, **words)
    return replace(amber("light.full_time", "gap_ahead", Mend.WEEK, **words), days_left=left)


def monday_of(week: str) -> date:
    """The Monday of `2026-W41`."""
    year, _, number = week.partition("-W")
    return date.fromisocalendar(int(year), int(number), 1)


def work_hours(facts: ComplianceFacts, today: date, parameters: Parameters) -> Light | None:
    """At least 15 work-oriented hours a week on average, counted from when the law asks for it.

    The law does not say over how long: it is counted to the end of the programme, or over twelve months where
    the end is not known.
    """
    own = facts.coverage
    first = work_from(own.track, parameters) if own is not None else None
    if own is None or first is None or not facts.takes_part:
        return None
    common = own.period.overlap(Period(first, add_months(first, _YEAR) - ONE_DAY))
    average = None if common is None else work_average(replace(own, period=common), parameters)
    if average is None:
        return None
    least = least_work_hours(own.track, parameters)
    words = {
        "first": short(first),
        "average": comma_text(average, 2),
        "least": comma_text(least, 2),
    }
    if average >= least:
        return green("light.work_hours", "met", **words)
    if first <= today:
        return red("light.work_hours", "not_met", Mend.WEEK, **words)
    left = (first - today).days
    colour = Colour.AMBER if left <= NEAR_DAYS else Colour.GREEN
    light = amber("light.work_hours", "not_yet", Mend.WEEK, **words)
    return replace(light, colour=colour, days_left=left)


def _end(own: CoverageFacts, ahead: Period) -> date:
    return min(each for each in (own.period.end, ahead.end) if each is not None)
