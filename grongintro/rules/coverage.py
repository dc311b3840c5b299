"""Full time all year: planned hours against required ones, day by day (integreringsloven §§ 13–14 a)."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.decimals import comma_text
from grongintro.domain.period import ONE_DAY
from grongintro.domain.plan import WORK_ORIENTED
from grongintro.domain.programme import Education
from grongintro.rules.calendar_days import add_months, is_working_day
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
    """What is planned: hours from Monday (0) to Friday (4); a day that is not there has none.

    `closed` are the days on which this one is not held, e.g. those of its school.
    """

    period: Period
    kind: ElementKind
    hours: Mapping[int, Fraction]
    closed: Sequence[Period] = ()


@dataclass(frozen=True)
class Closure:
    """Days when some kinds are not held, a school's autumn break for one."""

    period: Period
    kinds: frozenset[ElementKind]


@dataclass(frozen=True)
class Norm:
    """The hours a week that count as full time for the participant in a period, instead of the usual ones."""

    period: Period
    hours: Fraction


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
    norms: Sequence[Norm] = ()


@dataclass(frozen=True)
class WeekHours:
    """An ISO week with days on which hours are required; exact hours."""

    week: str
    required: Fraction
    planned: Fraction

    @property
    def gap(self) -> Fraction:
        """The hours that are missing; 0 or less where none are."""
        return self.required - self.planned

    @property
    def is_short(self) -> bool:
        """Whether hours are missing."""
        return self.planned < self.required


@dataclass(frozen=True)
class Hours:
    """What was counted: every week with required days, the vacation, and work-oriented hours a week.

    `days` is how many days hours are required on; `work_days` of them count for the average of
    work-oriented hours, which is None where it is not asked for.
    """

    weeks: tuple[WeekHours, ...]
    days: int
    vacation_days: int
    work_days: int
    work_average: Fraction | None

    @property
    def gaps(self) -> tuple[WeekHours, ...]:
        """The weeks that lack hours."""
        return tuple(week for week in self.weeks if week.is_short)

    @property
    def gap_hours(self) -> Fraction:
        """The sum of the weeks' gaps, each rounded to two decimals as it is shown."""
        return sum((_rounded(week.gap) for week in self.gaps), Fraction(0))


@dataclass(frozen=True)
class Coverage:
    """The weeks that lack hours, the vacation, and work-oriented hours a week; `None` where not asked for."""

    weeks: tuple[WeekHours, ...]
    gap_hours: Fraction
    vacation_days: int
    vacation_left: int
    work_hours_average: Fraction | None
    work_requirement_met: bool | None
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class _Stretch:
    """Days, `until` not included, through which the same things hold: planned and work by weekday."""

    start: date
    until: date
    vacation: bool
    leave: bool
    required: Fraction
    planned: tuple[Fraction, ...]
    work: tuple[Fraction, ...]
    whole: Fraction

    def on(self, weekdays: Sequence[int]) -> Fraction:
        """What is planned on these days of a week."""
        if len(weekdays) == WEEK_DAYS:
            return self.whole
        return sum((self.planned[weekday] for weekday in weekdays), Fraction(0))


class _Week:
    """The days of a week on which hours are required, by the stretch they lie in.

    Fractions are slow to add: a stretch's days are counted, and its hours are taken once.
    """

    def __init__(self) -> None:
        self._days: list[tuple[_Stretch, list[int]]] = []

    def add(self, stretch: _Stretch, weekday: int) -> None:
        """One more day."""
        if not self._days or self._days[-1][0] is not stretch:
            self._days.append((stretch, []))
        self._days[-1][1].append(weekday)

    def told(self, year: int, week: int) -> WeekHours:
        """The week with its hours."""
        required = sum((stretch.required * len(days) for stretch, days in self._days), Fraction(0))
        planned = sum((stretch.on(days) for stretch, days in self._days), Fraction(0))
        return WeekHours(f"{year}-W{week:02d}", required, planned)


def coverage(facts: CoverageFacts, parameters: Parameters) -> Coverage:
    """Hold what is planned against full time, on working days outside vacation and leave, and explain it.

    Public holidays and closures are no excuse for a week: a holiday is not required, a closed school is.
    ValueError for an open period.
    """
    hours = count(facts, parameters)
    left = facts.vacation_right - hours.vacation_days
    met, work_step = _work_told(facts.track, hours, parameters)
    steps = (
        *(_norm_step(norm) for norm in facts.norms if norm.period.overlaps(facts.period)),
        _required_step(facts, hours),
        *(_gap_step(week) for week in hours.gaps),
        _total_step(len(hours.gaps), hours.gap_hours),
        explain(
            "coverage.vacation",
            "days",
            words={
                "days": str(hours.vacation_days),
                "right": str(facts.vacation_right),
                "left": str(left),
            },
            value=str(left),
        ),
        work_step,
    )
    return Coverage(hours.gaps, hours.gap_hours, hours.vacation_days, left, hours.work_average, met, steps)


def count(facts: CoverageFacts, parameters: Parameters) -> Hours:
    """The same figures without a word, for many participants at a time. ValueError for an open period."""
    stretches = tuple(_stretches(facts))
    weeks: dict[tuple[int, int], _Week] = defaultdict(_Week)
    days = vacation_days = 0
    for stretch in stretches:
        if stretch.vacation:
            vacation_days += sum(1 for _ in _working_days(stretch))
        elif not stretch.leave:
            for day in _working_days(stretch):
                days += 1
                weeks[day.isocalendar()[:2]].add(stretch, day.weekday())
    told = tuple(week.told(*at) for at, week in weeks.items())
    return Hours(told, days, vacation_days, *_worked(stretches, work_from(facts.track, parameters)))


def work_average(facts: CoverageFacts, parameters: Parameters) -> Fraction | None:
    """Work-oriented hours a week alone, of the required days from when the law asks for them."""
    return _worked(_stretches(facts), work_from(facts.track, parameters))[1]


def _worked(stretches: Iterable[_Stretch], first: date | None) -> tuple[int, Fraction | None]:
    """How many required days there are from `first` on, and the work-oriented hours per five of them."""
    counted, work = 0, Fraction(0)
    for stretch in stretches:
        if first is None or stretch.until <= first or stretch.vacation or stretch.leave:
            continue
        days = Counter(day.weekday() for day in _working_days(stretch) if day >= first)
        counted += days.total()
        work += sum((stretch.work[weekday] * times for weekday, times in days.items()), Fraction(0))
    return counted, WEEK_DAYS * work / counted if counted else None


def work_from(track: Track, parameters: Parameters) -> date | None:
    """From when work-oriented hours are asked for; None for another goal (§ 14 a third paragraph)."""
    if not track.qualifies_for_work:
        return None
    return add_months(track.programme_start, _months(track, parameters))


def least_work_hours(track: Track, parameters: Parameters) -> Fraction:
    """How many work-oriented hours a week there must be on average (§ 14 a third paragraph)."""
    return _at("work_hours_least", track.programme_start, parameters)


def _months(track: Track, parameters: Parameters) -> int:
    return int(_at(_MONTHS[track.education], track.programme_start, parameters))


def _working_days(stretch: _Stretch) -> Iterator[date]:
    day = stretch.start
    while day < stretch.until:
        if is_working_day(day):
            yield day
        day += ONE_DAY


def _stretches(facts: CoverageFacts) -> Iterator[_Stretch]:
    """The period, cut where anything begins or ends: what holds is looked up once for each piece."""
    if facts.period.end is None:
        raise ValueError("coverage is computed for a closed period")
    until = facts.period.end + ONE_DAY
    cuts = {facts.period.start, until}
    for period in _all_periods(facts):
        cuts.add(period.start)
        if period.end is not None and period.end < until:
            cuts.add(period.end + ONE_DAY)
    for start, end in pairwise(sorted(cut for cut in cuts if facts.period.start <= cut <= until)):
        yield _stretch(facts, start, end)


def _all_periods(facts: CoverageFacts) -> Iterator[Period]:
    for element in facts.elements:
        yield element.period
        yield from element.closed
    yield from facts.vacation
    yield from facts.leave
    yield from (closure.period for closure in facts.closures)
    yield from (norm.period for norm in facts.norms)


def _stretch(facts: CoverageFacts, start: date, until: date) -> _Stretch:
    closed: Collection[ElementKind] = {
        kind for closure in facts.closures if start in closure.period for kind in closure.kinds
    }
    planned, work = [Fraction(0)] * WEEK_DAYS, [Fraction(0)] * WEEK_DAYS
    for element in facts.elements:
        if element.kind in closed or start not in element.period or _in_one(start, element.closed):
            continue
        for weekday, hours in element.hours.items():
            if weekday < WEEK_DAYS:
                planned[weekday] += hours
                work[weekday] += hours if element.kind in WORK_ORIENTED else 0
    full_time = next((each.hours for each in facts.norms if start in each.period), facts.full_time_hours)
    return _Stretch(
        start,
        until,
        _in_one(start, facts.vacation),
        _in_one(start, facts.leave),
        full_time / WEEK_DAYS,
        tuple(planned),
        tuple(work),
        sum(planned, Fraction(0)),
    )


def _in_one(day: date, periods: Iterable[Period]) -> bool:
    return any(day in period for period in periods)


def _work_told(track: Track, hours: Hours, parameters: Parameters) -> tuple[bool | None, Step]:
    """Whether there is enough work (None where nothing is asked for), and the step that says so."""
    first = work_from(track, parameters)
    if first is None:
        return None, explain("coverage.work", "other_goal")
    words = {"first": short(first), "months": str(_months(track, parameters))}
    if hours.work_average is None:
        return None, explain("coverage.work", "not_yet", words=words)
    least = least_work_hours(track, parameters)
    shown = _shown(hours.work_average)
    words |= {"days": str(hours.work_days), "average": shown, "least": _shown(least)}
    met = hours.work_average >= least
    return met, explain("coverage.work", "met" if met else "not_met", words=words, value=shown)


def _norm_step(norm: Norm) -> Step:
    words = {"start": short(norm.period.start), "hours": _shown(norm.hours)}
    if norm.period.end is None:
        return explain("coverage.full_time", "own_open", words=words, value=_shown(norm.hours), choice=True)
    words["end"] = short(norm.period.end)
    return explain("coverage.full_time", "own", words=words, value=_shown(norm.hours), choice=True)


def _required_step(facts: CoverageFacts, hours: Hours) -> Step:
    required = sum((week.required for week in hours.weeks), Fraction(0))
    planned = sum((week.planned for week in hours.weeks), Fraction(0))
    words = {
        "start": short(facts.period.start),
        "end": short(facts.period.end or facts.period.start),
        "days": str(hours.days),
        "full_time": _shown(facts.full_time_hours),
        "required": _shown(required),
        "planned": _shown(planned),
    }
    return explain("coverage.full_time", "required", words=words, value=_shown(required), choice=True)


def _gap_step(week: WeekHours) -> Step:
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
