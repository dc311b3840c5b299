"""Ekstratilskudd for grave disabilities: personal years, their deadlines, and what may be applied for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.grants import GrantCode
from grongintro.domain.period import ONE_DAY, Period
from grongintro.rules.calendar_days import add_months
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from grongintro.domain.step import Step
    from grongintro.rules.parameters import Parameters

MONTHS = 12
FIRST_YEARS = (1, 2)
WARNING_DAYS = (60, 30, 14, 3)


@dataclass(frozen=True)
class ExtraYear:
    """A personal year, `number` from 1, and the last day to apply for it.

    The deadline of year 1 is that of the first application, which may be for year 1 or 2.
    """

    number: int
    period: Period
    deadline: date
    step: Step


@dataclass(frozen=True)
class ExtraApplication:
    """What was applied for: Tilskudd 1 (`EXTRA_1`) or Tilskudd 2 (`EXTRA_2`), and for which personal year."""

    code: GrantCode
    number: int


def extra_years(
    settled: date, parameters: Parameters, *, minor_born: date | None = None
) -> tuple[ExtraYear, ...]:
    """The personal years of one who was settled by agreement, each with its deadline.

    An unaccompanied minor (`minor_born`) has more than five where that is before the year of turning 20 is
    over; a year that begins in it is taken to count.
    """
    count = int(parameters.at_or_first("extra_grant_years", settled))
    if minor_born is not None:
        age = int(parameters.at_or_first("minor_grant_last_age", settled))
        count = max(count, minor_born.year + age - settled.year + 1)
    return tuple(_year(number, settled, parameters) for number in range(1, count + 1))


def warning_days(deadline: date, on: date) -> int | None:
    """Which warning stands on a day: 60, 30, 14 or 3; None before the first and after the deadline."""
    left = (deadline - on).days
    reached = [days for days in WARNING_DAYS if left <= days]
    return min(reached) if reached and left >= 0 else None


def warning_dates(deadline: date) -> tuple[date, ...]:
    """The days on which the warnings begin, the earliest first."""
    return tuple(deadline - timedelta(days=days) for days in WARNING_DAYS)


def obstacles(asked: ExtraApplication, earlier: Collection[ExtraApplication], years: int) -> Iterator[Step]:
    """Why an application does not fit the scheme; nothing when it does. `years` are those the person has.

    That Tilskudd 1 and 2 exclude each other is read of the two first years as a whole.
    """
    other = GrantCode.EXTRA_2 if asked.code is GrantCode.EXTRA_1 else GrantCode.EXTRA_1
    if asked.code is GrantCode.EXTRA_1:
        if asked.number not in FIRST_YEARS:
            yield explain("grants.extra", "too_late")
        for each in earlier:
            if each.code is GrantCode.EXTRA_1:
                yield explain("grants.extra", "once", words={"number": str(each.number)})
    elif asked.number > years:
        yield explain("grants.extra", "most", words={"years": str(years)})
    if asked.number in FIRST_YEARS:
        for each in earlier:
            if each.code is other and each.number in FIRST_YEARS:
                yield explain("grants.extra", "both", words={"number": str(each.number)})


def _year(number: int, settled: date, parameters: Parameters) -> ExtraYear:
    start, following = add_months(settled, MONTHS * (number - 1)), add_months(settled, MONTHS * number)
    period = Period(start, following - ONE_DAY)
    if number == 1:
        months = int(parameters.at_or_first("extra_grant_first_months", settled))
        deadline = add_months(settled, months)
        words = {"deadline": short(deadline), "months": str(months), "settled": short(settled)}
        step = explain("grants.extra", "first", words=words, value=short(deadline))
        return ExtraYear(number, period, deadline, step)
    months = int(parameters.at_or_first("extra_grant_months_after_year", settled))
    deadline = add_months(settled, MONTHS * number + months)
    words = {
        "number": str(number),
        "start": short(start),
        "end": short(following - ONE_DAY),
        "deadline": short(deadline),
        "months": str(months),
    }
    step = explain("grants.extra", "later", words=words, value=short(deadline))
    return ExtraYear(number, period, deadline, step)
