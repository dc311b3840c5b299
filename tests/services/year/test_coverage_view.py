"""The year of one and of all: from weeks, schools, activities, vacation and leave to what is missing."""

from __future__ import annotations

from datetime import date, time, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.activity import Activity, ActivityKind, Enrolment, EnrolmentState, Gathering
from grongintro.domain.ids import new_id
from grongintro.domain.person import Person
from grongintro.domain.staff import Role
from grongintro.domain.week import FullTimeNorm, Vacation, VacationState
from grongintro.rules.compliance.light import Colour
from grongintro.services import programmes
from grongintro.services.qualifying.lights import lights_of
from grongintro.services.qualifying.today import law_day
from grongintro.services.trust.protection import protect
from grongintro.services.year import vacations
from grongintro.services.year.closing import closing_cost
from grongintro.services.year.coverage_view import WeekState, all_years, needs, own_year
from tests.services.making import TODAY
from tests.services.test_notes_and_access import colleague
from tests.services.year.making import AUTUMN, full_week, school, taking_part

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.services.year.coverage_view import WeekLine

ONE = timedelta(days=1)
MONDAY, FRIDAY = AUTUMN


@pytest.fixture
def who(adviser_desk: Desk) -> str:
    """With a full week whose school is closed in week 50."""
    who = taking_part(adviser_desk)
    full_week(adviser_desk, who, school(adviser_desk, AUTUMN))
    return who


def line(desk: Desk, who: str, monday: date = MONDAY) -> WeekLine:
    return next(each for each in own_year(desk, who, 2026).weeks if each.monday == monday)


def holiday_programme(desk: Desk, who: str, state: EnrolmentState, *, days: int = 3) -> str:
    with desk.write("save_activity") as unit:
        office = unit.get(Person, who).office_id
        activity = Activity(new_id(), office, ActivityKind.HOLIDAY_PROGRAMME, "Høst", MONDAY, FRIDAY)
        unit.add(activity)
        for number in range(days):
            day = MONDAY + number * ONE
            unit.add(Gathering(new_id(), office, activity.id, day, time(9), 450, "Tur"))
        unit.add(Enrolment(new_id(), office, who, activity.id, state, TODAY))
        return activity.id


def test_a_closed_school_makes_a_gap_and_the_rest_is_covered(adviser_desk: Desk, who: str) -> None:
    year = own_year(adviser_desk, who, 2026)
    gaps = [each for each in year.weeks if each.state is WeekState.GAP]
    assert [(each.monday, each.gap, each.number) for each in gaps] == [(MONDAY, Fraction(45, 2), 50)]
    assert year.coverage is not None
    assert year.coverage.gap_hours == Fraction(45, 2)
    assert line(adviser_desk, who, date(2026, 8, 10)).state is WeekState.OUTSIDE
    assert line(adviser_desk, who, date(2026, 8, 17)).state is WeekState.COVERED


@pytest.mark.parametrize(
    ("state", "days", "gap"),
    [
        (EnrolmentState.ENROLLED, 3, 0),
        (EnrolmentState.ENROLLED, 2, Fraction(15, 2)),
        (EnrolmentState.WAITING, 3, Fraction(45, 2)),
        (EnrolmentState.INVITED, 3, Fraction(45, 2)),
        (EnrolmentState.DECLINED, 3, Fraction(45, 2)),
    ],
)
def test_only_who_is_enrolled_has_the_hours_of_a_holiday_programme(
    adviser_desk: Desk, who: str, state: EnrolmentState, days: int, gap: Fraction
) -> None:
    holiday_programme(adviser_desk, who, state, days=days)
    assert line(adviser_desk, who).gap == gap


def test_vacation_leave_and_own_hours_ask_for_less(adviser_desk: Desk, who: str) -> None:
    value = Vacation("", "", who, MONDAY, MONDAY + 2 * ONE, VacationState.WISHED)
    wish = vacations.save_vacation(adviser_desk, value).id
    assert line(adviser_desk, who).gap == Fraction(45, 2)
    vacations.answer_vacation(adviser_desk, wish, grant=True)
    assert line(adviser_desk, who).required == 15
    assert line(adviser_desk, who).gap == 0
    programmes.register_leave(
        adviser_desk, who, start=MONDAY + 3 * ONE, end=FRIDAY, paid=False, reason="Sykt barn"
    )
    assert line(adviser_desk, who).state is WeekState.FREE
    vacations.save_norm(adviser_desk, FullTimeNorm("", "", who, MONDAY + 7 * ONE, 1800, "Eget arbeid"))
    assert line(adviser_desk, who, MONDAY + 7 * ONE).required == 30


def test_the_gap_is_told_on_the_day_and_lit(adviser_desk: Desk, who: str) -> None:
    light = next(each for each in lights_of(adviser_desk, who) if each.code == "light.full_time")
    assert (light.colour, light.days_left) == (Colour.RED, None)
    (gap,) = law_day(adviser_desk).gaps
    assert (gap.person_id, gap.light.step.text) == (who, light.step.text)
    holiday_programme(adviser_desk, who, EnrolmentState.ENROLLED)
    light = next(each for each in lights_of(adviser_desk, who) if each.code == "light.full_time")
    assert light.colour is Colour.GREEN
    assert law_day(adviser_desk).gaps == ()


def test_everybody_stands_with_the_soonest_gap_first(adviser_desk: Desk, who: str) -> None:
    without = taking_part(adviser_desk, "Amina")
    fine = taking_part(adviser_desk, "Yonas")
    full_week(adviser_desk, fine)
    found = all_years(adviser_desk, 2026)
    assert [each.person_id for each in found.people] == [without, who, fine]
    assert found.people[0].next_gap is not None
    assert found.people[0].next_gap.monday == date(2026, 11, 23)
    assert found.people[2].next_gap is None
    week_50 = next(each for each in needs(found, TODAY) if each.monday == MONDAY)
    assert (week_50.people, week_50.hours) == (2, Fraction(60))
    assert min(each.monday for each in needs(found, TODAY)) == date(2026, 11, 23)


def held_before(desk: Desk, who: str, cost: int, hours: int, *, since: date) -> None:
    with desk.write("save_activity") as unit:
        office = unit.get(Person, who).office_id
        held = Activity(new_id(), office, ActivityKind.HOLIDAY_PROGRAMME, "Før", since, since)
        unit.add(held)
        unit.add(Gathering(new_id(), office, held.id, since, time(9), hours * 60, "Tur", cost=cost))
        unit.add(Enrolment(new_id(), office, who, held.id, EnrolmentState.ENROLLED, since))


def test_what_closing_all_gaps_takes_and_costs(adviser_desk: Desk, who: str) -> None:
    coming = needs(all_years(adviser_desk, 2026), TODAY)
    unknown = closing_cost(adviser_desk, coming)
    assert (unknown.hours, unknown.most_people, unknown.cost) == (Fraction(45, 2), 1, None)
    held_before(adviser_desk, who, 100_00, 10, since=TODAY - ONE)
    held_before(adviser_desk, who, 50_00, 5, since=date(2024, 11, 23))
    held_before(adviser_desk, who, 999_00, 1, since=date(2024, 11, 22))
    assert closing_cost(adviser_desk, coming).cost == 225_00


def test_a_protected_person_is_not_counted_for_others(desk: Desk, adviser_desk: Desk, who: str) -> None:
    other = colleague(desk, "Ola Nilsen", Role.ADVISER)
    named = (desk.actor.account_id, adviser_desk.actor.account_id)
    protect(desk, who, basis="Trussel fra familien", account_ids=named)
    assert [each.person_id for each in all_years(other, 2026).people] == []
    assert [each.person_id for each in all_years(adviser_desk, 2026).people] == [who]


def test_it_tells_how_far_it_has_come_and_stops_when_told(adviser_desk: Desk, who: str) -> None:
    told: list[tuple[int, int]] = []

    def say(done: int, total: int) -> None:
        told.append((done, total))

    all_years(adviser_desk, 2026, say)
    assert told == [(0, 1)]

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        all_years(adviser_desk, 2026, stop)
    del who
