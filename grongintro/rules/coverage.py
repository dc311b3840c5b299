"""Full time all year: planned hours against required ones, day by day (integreringsloven §§ 13–14 a)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.decimals import comma_text
from grongintro.domain.period import ONE_DAY
from grongintro.domain.plan import WORK_ORIENTED
from grongintro.domain.programme import Education
from grongintro.rules.calendar_days import add_months, is_working_day
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from grongintro.domain.period import Period
    from grongintro.domain.plan import ElementKind
    from grongintro.domain.step import Step
    from grongintro.rules.parameters import Parameters

WEEK_DAYS = 5
CENT = 100
_MONTHS = {
    Education.UPPER_SECONDARY: "work_hours_months_upper_secondary",
    Education.LESS: "work_hours_months_less",
}


@dataclass(frozen=True)
class WeekElement:
    """What is planned: hours from Monday (0) to Friday (4); a day that is not there has none."""

    period: Period
    kind: ElementKind
    hours: Mapping[int, Fraction]


@dataclass(frozen=True)
class Closure:
    """Days when some kinds are not held, a school's autumn break for one."""

    period: Period
    kinds: frozenset[ElementKind]


@dataclass(frozen=True)
class Track:
    """What decides whether, and from when, the programme must hold work (§ 14 a third paragraph)."""

    programme_start: date
    education: Education
    qualifies_for_work: bool


@dataclass(frozen=True)
class CoverageFacts:
    """A closed period with what is planned in it. Neither vacations nor leaves overlap among themselves."""

    period: Period
    full_time_hours: Fraction
    vacation_right: int
    track: Track
    elements: Sequence[WeekElement] = ()
    closures: Sequence[Closure] = ()
    vacation: Sequence[Period] = ()
    leave: Sequence[Period] = ()


@dataclass(frozen=True)
class WeekGap:
    """An ISO week with fewer planned hours than required; exact hours."""

    week: str
    required: Fraction
    planned: Fraction

    @property
    def gap(self) -> Fraction:
        """The hours that are missing."""
        return self.required - self.planned


@dataclass(frozen=True)
class Coverage:
    """The weeks that lack hours, the vacation, and work-oriented hours a week; `None` where not asked for.

    `gap_hours` is the sum of the weeks' gaps, each rounded to two decimals as it is shown.
    """

    weeks: tuple[WeekGap, ...]
    gap_hours: Fraction
    vacation_days: int
    vacation_left: int
    work_hours_average: Fraction | None
    work_requirement_met: bool | None
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class _Day:
    """A day on which hours are required."""

    day: date
    planned: Fraction
    work: Fraction


def coverage(facts: CoverageFacts, parameters: Parameters) -> Coverage:
    """Hold what is planned against full time, on working days outside vacation and leave.

    Public holidays and closures are no excuse for a week: a holiday is not required, a closed school is.
    ValueError for an open period.
    """
    days, vacation_days = _required_days(facts)
    a_day = facts.full_time_hours / WEEK_DAYS
    weeks = _weeks(days, a_day)
    gaps = tuple(week for week in weeks if week.gap > 0)
    gap_hours = sum((_rounded(week.gap) for week in gaps), Fraction(0))
    average, met, work_step = _work(facts.track, days, parameters)
    left = facts.vacation_right - vacation_days
    planned = sum((each.planned for each in days), Fraction(0))
    steps = (
        _required_step(facts, len(days), a_day * len(days), planned),
        *(_gap_step(week) for week in gaps),
        _total_step(len(gaps), gap_hours),
        explain(
            "coverage.vacation",
            "days",
            words={"days": str(vacation_days), "right": str(facts.vacation_right), "left": str(left)},
            value=str(left),
        ),
        work_step,
    )
    return Coverage(gaps, gap_hours, vacation_days, left, average, met, steps)


def _required_days(facts: CoverageFacts) -> tuple[list[_Day], int]:
    """The days on which hours are required, and how many working days of vacation there are."""
    if facts.period.end is None:
        raise ValueError("coverage is computed for a closed period")
    found, vacation_days = [], 0
    day = facts.period.start
    while day <= facts.period.end:
        if is_working_day(day):
            if _in_one(day, facts.vacation):
                vacation_days += 1
            elif not _in_one(day, facts.leave):
                found.append(_planned_on(day, facts))
        day += ONE_DAY
    return found, vacation_days


def _in_one(day: date, periods: Iterable[Period]) -> bool:
    return any(day in period for period in periods)


def _planned_on(day: date, facts: CoverageFacts) -> _Day:
    closed: Collection[ElementKind] = {
        kind for closure in facts.closures if day in closure.period for kind in closure.kinds
    }
    planned = work = Fraction(0)
    for element in facts.elements:
        if element.kind in closed or day not in element.period:
            continue
        hours = element.hours.get(day.weekday(), Fraction(0))
        planned += hours
        work += hours if element.kind in WORK_ORIENTED else 0
    return _Day(day, planned, work)


def _weeks(days: Iterable[_Day], a_day: Fraction) -> list[WeekGap]:
    by_week: dict[str, list[_Day]] = defaultdict(list)
    for each in days:
        year, week, _ = each.day.isocalendar()
        by_week[f"{year}-W{week:02d}"].append(each)
    return [
        WeekGap(week, a_day * len(inside), sum((each.planned for each in inside), Fraction(0)))
        for week, inside in by_week.items()
    ]


def _work(
    track: Track, days: Sequence[_Day], parameters: Parameters
) -> tuple[Fraction | None, bool | None, Step]:
    """Work-oriented hours per five required days, from the day that § 14 a third paragraph names."""
    if not track.qualifies_for_work:
        return None, None, explain("coverage.work", "other_goal")
    start = track.programme_start
    months = int(_at(_MONTHS[track.education], start, parameters))
    least = _at("work_hours_least", start, parameters)
    first = add_months(start, months)
    inside = [each for each in days if each.day >= first]
    words = {"first": short(first), "months": str(months)}
    if not inside:
        return None, None, explain("coverage.work", "not_yet", words=words)
    average = WEEK_DAYS * sum((each.work for each in inside), Fraction(0)) / len(inside)
    words |= {"days": str(len(inside)), "average": _shown(average), "least": _shown(least)}
    met = average >= least
    step = explain("coverage.work", "met" if met else "not_met", words=words, value=_shown(average))
    return average, met, step


def _required_step(facts: CoverageFacts, days: int, required: Fraction, planned: Fraction) -> Step:
    words = {
        "start": short(facts.period.start),
        "end": short(facts.period.end or facts.period.start),
        "days": str(days),
        "full_time": _shown(facts.full_time_hours),
        "required": _shown(required),
        "planned": _shown(planned),
    }
    return explain("coverage.full_time", "required", words=words, value=_shown(required), choice=True)


def _gap_step(week: WeekGap) -> Step:
    words = {
        "week": week.week.partition("-W")[2].lstrip("0"),
        "year": week.week[:4],
        "required": _shown(week.required),
        "planned": _shown(week.planned),
        "gap": _shown(week.gap),
    }
    return explain("coverage.gap", "week", words=words, value=_shown(week.gap))


def _total_step(weeks: int, hours: Fraction) -> Step:
    if not weeks:
        return explain("coverage.gap", "none", value=_shown(hours))
    words = {"weeks": str(weeks), "hours": _shown(hours)}
    return explain("coverage.gap", "total", words=words, value=_shown(hours))


def _rounded(hours: Fraction) -> Fraction:
    """Two decimals, half up."""
    return Fraction((hours * CENT + Fraction(1, 2)).__floor__(), CENT)


def _shown(hours: Fraction) -> str:
    return comma_text(hours, 2)


def _at(name: str, day: date, parameters: Parameters) -> Fraction:
    return parameters.at(name, max(day, parameters.first_day(name)))
