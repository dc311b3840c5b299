"""A day, a week or a month of the calendar: which days it shows, and where forward and back lead."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.rules.calendar_days import add_months

if TYPE_CHECKING:
    from datetime import date

WEEK = 7


class Span(StrEnum):
    """How much is shown at once."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


def days_of(span: Span, day: date) -> tuple[date, ...]:
    """The days that are shown around one: it, its week from Monday, or the whole weeks of its month."""
    if span is Span.DAY:
        return (day,)
    if span is Span.WEEK:
        return _days(_monday(day), WEEK)
    first = _monday(day.replace(day=1))
    last = add_months(day.replace(day=1), 1) - timedelta(days=1)
    return _days(first, (_monday(last) - first).days + WEEK)


def step(span: Span, day: date, way: int) -> date:
    """The day that forward (1) or back (-1) leads to."""
    if span is Span.MONTH:
        return add_months(day, way)
    return day + timedelta(days=way * (1 if span is Span.DAY else WEEK))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _days(first: date, count: int) -> tuple[date, ...]:
    return tuple(first + timedelta(days=number) for number in range(count))
