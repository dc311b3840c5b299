"""The year of one participant and of all, week by week: what is required, planned and missing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from grongintro.domain.period import ONE_DAY, Period
from grongintro.domain.staff import Staff
from grongintro.rules.coverage import CoverageFacts, Hours, count, coverage
from grongintro.rules.vacation import VacationUse, vacation_use, vacation_years
from grongintro.services import settings
from grongintro.services.people import check_visible, visible_ids
from grongintro.services.responsibility import responsible_on
from grongintro.services.year.facts import YearFacts, gather
from grongintro.services.year.vacations import part_year

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.domain.person import Person
    from grongintro.rules.coverage import Coverage, WeekHours
    from grongintro.rules.parameters import Parameters
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader

WEEK = timedelta(days=7)
_SUNDAY = timedelta(days=6)
_STEP = 50


class WeekState(StrEnum):
    """How a week stands; `FREE` where nothing is required (vacation, leave, public holidays)."""

    OUTSIDE = "outside"
    FREE = "free"
    COVERED = "covered"
    GAP = "gap"


@dataclass(frozen=True)
class WeekLine:
    """A week by its Monday, with exact hours."""

    monday: date
    state: WeekState
    required: Fraction = Fraction(0)
    planned: Fraction = Fraction(0)

    @property
    def number(self) -> int:
        """The ISO week."""
        return self.monday.isocalendar().week

    @property
    def gap(self) -> Fraction:
        """Hours that are missing."""
        return max(self.required - self.planned, Fraction(0))


@dataclass(frozen=True)
class PersonYear:
    """A participant's weeks of a year; `next_gap` is the first that lacks hours from today on."""

    person_id: str
    name: str
    adviser_id: str
    adviser: str
    weeks: tuple[WeekLine, ...]
    gap_hours: Fraction
    next_gap: WeekLine | None


@dataclass(frozen=True)
class OwnYear:
    """One participant's year with its explanation; `coverage` None where the programme is not on in it."""

    weeks: tuple[WeekLine, ...]
    coverage: Coverage | None
    vacation: tuple[VacationUse, ...]


@dataclass(frozen=True)
class AllYears:
    """Everybody who takes part in a year, those with the soonest gap first."""

    year: int
    people: tuple[PersonYear, ...]

    @property
    def gap_hours(self) -> Fraction:
        """The hours that are missing, all together."""
        return sum((each.gap_hours for each in self.people), Fraction(0))


def iso_year(year: int) -> Period:
    """From the Monday of week 1 to the Sunday of the last week."""
    return Period(date.fromisocalendar(year, 1, 1), date.fromisocalendar(year + 1, 1, 1) - ONE_DAY)


def own_year(desk: Desk, person_id: str, year: int) -> OwnYear:
    """One participant's year, with steps; UserError when the account may not see them."""
    period = iso_year(year)
    with desk.read() as reader:
        check_visible(desk, reader, person_id)
        found, parameters = gather(reader, [person_id], period), settings.parameters(reader)
        facts = found.facts.get(person_id)
        use = _vacation(reader, found, person_id, parameters)
    if facts is None:
        return OwnYear(week_lines(None, None, period), None, use)
    right = use[-1].year.right if use else facts.vacation_right
    told = coverage(replace(facts, vacation_right=right), parameters)
    return OwnYear(week_lines(facts, count(facts, parameters), period), told, use)


def _vacation(
    reader: Reader, found: YearFacts, person_id: str, parameters: Parameters
) -> tuple[VacationUse, ...]:
    """The programme years that touch the year, with what is used of them."""
    programme, facts = found.book.programmes.get(person_id), found.facts.get(person_id)
    if programme is None or facts is None or programme.start is None or facts.period.end is None:
        return ()
    whole = Period(programme.start, programme.last_day)
    years = vacation_years(whole, facts.period.end, part_year(reader), parameters)
    touching = [each for each in years if each.period.overlaps(facts.period)]
    return vacation_use(touching, facts.vacation)


def week_lines(facts: CoverageFacts | None, hours: Hours | None, period: Period) -> tuple[WeekLine, ...]:
    """Every week of a period that begins on a Monday, in order."""
    weeks = _weeks_of(period)
    if facts is None or hours is None:
        return tuple(WeekLine(monday, WeekState.OUTSIDE) for monday, _ in weeks)
    counted = {week.week: week for week in hours.weeks}
    first, last = facts.period.start, facts.period.end or date.max
    return tuple(
        _line(monday, counted.get(key), outside=monday + _SUNDAY < first or monday > last)
        for monday, key in weeks
    )


@lru_cache(maxsize=8)
def _weeks_of(period: Period) -> tuple[tuple[date, str], ...]:
    """The Mondays of a period, each with its week as the rule writes it; the same for everybody."""
    found, monday = [], period.start
    while period.end is not None and monday <= period.end:
        year, number, _ = monday.isocalendar()
        found.append((monday, f"{year}-W{number:02d}"))
        monday += WEEK
    return tuple(found)


def _line(monday: date, week: WeekHours | None, *, outside: bool) -> WeekLine:
    if outside:
        return WeekLine(monday, WeekState.OUTSIDE)
    if week is None:
        return WeekLine(monday, WeekState.FREE)
    state = WeekState.GAP if week.is_short else WeekState.COVERED
    return WeekLine(monday, state, week.required, week.planned)


def all_years(desk: Desk, year: int, say: Callable[[int, int], None] | None = None) -> AllYears:
    """Everybody's year; `say(done, of)` is told how far it has come, and may raise to stop it."""
    desk.require_caseworker()
    period = iso_year(year)
    with desk.read() as reader:
        allowed = visible_ids(desk, reader)
        found, parameters = gather(reader, None, period), settings.parameters(reader)
        advisers = responsible_on(reader, desk.today)
        names = {each.id: each.name for each in reader.find(Staff)}
        people: dict[str, Person] = found.book.people
        mine = [each for each in found.facts if allowed is None or each in allowed]
    counted = _counted(found, mine, parameters, say)
    lines = [
        _person_year(
            people[each], advisers.get(each, ""), names, found.facts[each], hours, period, desk.today
        )
        for each, hours in counted.items()
    ]
    return AllYears(year, tuple(sorted(lines, key=_soonest)))


def _counted(
    found: YearFacts, ids: list[str], parameters: Parameters, say: Callable[[int, int], None] | None
) -> dict[str, Hours]:
    counted = {}
    for number, each in enumerate(ids):
        if say is not None and number % _STEP == 0:
            say(number, len(ids))
        counted[each] = count(found.facts[each], parameters)
    return counted


def _person_year(
    person: Person,
    adviser_id: str,
    names: dict[str, str],
    facts: CoverageFacts,
    hours: Hours,
    period: Period,
    today: date,
) -> PersonYear:
    weeks = week_lines(facts, hours, period)
    return PersonYear(
        person.id,
        person.name,
        adviser_id,
        names.get(adviser_id, ""),
        weeks,
        hours.gap_hours,
        next_gap(weeks, today),
    )


def next_gap(weeks: tuple[WeekLine, ...], today: date) -> WeekLine | None:
    """The first week that lacks hours and is not over."""
    return next((each for each in weeks if each.state is WeekState.GAP and each.monday + WEEK > today), None)


def _soonest(line: PersonYear) -> tuple[date, str]:
    return line.next_gap.monday if line.next_gap is not None else date.max, line.name


@dataclass(frozen=True)
class ClosingNeed:
    """What it would take to close every gap of a week: places and hours, all participants together."""

    monday: date
    people: int
    hours: Fraction


def needs(found: AllYears, today: date) -> tuple[ClosingNeed, ...]:
    """For each week that is not over and somebody lacks hours in: how many people and hours."""
    by_week: dict[date, list[Fraction]] = defaultdict(list)
    for person in found.people:
        for week in person.weeks:
            if week.state is WeekState.GAP and week.monday + WEEK > today:
                by_week[week.monday].append(week.gap)
    return tuple(
        ClosingNeed(monday, len(gaps), sum(gaps, Fraction(0))) for monday, gaps in sorted(by_week.items())
    )
