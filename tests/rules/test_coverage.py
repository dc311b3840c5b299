from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grongintro.domain.period import Period
from grongintro.domain.plan import ElementKind
from grongintro.domain.programme import Education
from grongintro.rules.coverage import Closure, Coverage, CoverageFacts, Norm, Track, WeekElement, coverage
from grongintro.rules.parameters import shipped_parameters

PARAMETERS = shipped_parameters()
MONDAY, FRIDAY = date(2026, 9, 7), date(2026, 9, 11)
WEEK = Period(MONDAY, FRIDAY)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
FULL_TIME = Fraction(75, 2)
TRACK = Track(date(2026, 2, 2), Education.UPPER_SECONDARY, qualifies_for_work=True)


def element(hours: str, kind: ElementKind = ElementKind.NORWEGIAN, period: Period = YEAR) -> WeekElement:
    return WeekElement(period, kind, dict.fromkeys(range(5), Fraction(hours) / 5))


def facts(*elements: WeekElement, period: Period = WEEK) -> CoverageFacts:
    return CoverageFacts(period, FULL_TIME, 25, TRACK, elements)


def of(given: CoverageFacts) -> Coverage:
    return coverage(given, PARAMETERS)


@pytest.mark.parametrize(
    ("hours", "gap"), [("37.49", Fraction(1, 100)), ("37.5", Fraction(0)), ("37.51", Fraction(0))]
)
def test_a_week_is_covered_from_full_time(hours: str, gap: Fraction) -> None:
    found = of(facts(element(hours)))
    assert found.gap_hours == gap
    assert [week.week for week in found.weeks] == (["2026-W37"] if gap else [])


def test_a_rich_week_does_not_cover_a_poor_one() -> None:
    next_week = Period(MONDAY + timedelta(days=7), FRIDAY + timedelta(days=7))
    both = Period(MONDAY, next_week.end)
    found = of(facts(element("60", period=WEEK), element("15", period=next_week), period=both))
    assert [(week.week, week.gap) for week in found.weeks] == [("2026-W38", Fraction(45, 2))]


def test_a_holiday_asks_for_nothing_and_a_closed_school_does() -> None:
    easter = Period(date(2026, 3, 30), date(2026, 4, 3))
    plan = facts(element("22.5"), element("15", ElementKind.PRACTICE), period=easter)
    assert of(plan).weeks == ()
    shut = Closure(easter, frozenset({ElementKind.NORWEGIAN}))
    (week,) = of(replace(plan, closures=(shut,))).weeks
    assert (week.required, week.planned) == (Fraction(45, 2), Fraction(9))


@pytest.mark.parametrize(
    ("first", "last", "required"),
    [
        (MONDAY - timedelta(days=2), MONDAY, Fraction(15, 2)),
        (MONDAY, MONDAY, Fraction(15, 2)),
        (FRIDAY, FRIDAY + timedelta(days=2), Fraction(15, 2)),
        (FRIDAY + timedelta(days=1), FRIDAY + timedelta(days=2), None),
    ],
)
def test_only_monday_to_friday_is_required(first: date, last: date, required: Fraction | None) -> None:
    weeks = of(facts(period=Period(first, last))).weeks
    assert [week.required for week in weeks] == ([] if required is None else [required])


def test_a_day_in_both_vacation_and_leave_is_vacation() -> None:
    two = Period(MONDAY, MONDAY + timedelta(days=1))
    found = of(replace(facts(), vacation=(two,), leave=(WEEK,)))
    assert (found.vacation_days, found.vacation_left, found.weeks) == (2, 23, ())


@pytest.mark.parametrize(("right", "left"), [(6, 1), (5, 0), (4, -1)])
def test_vacation_beyond_the_right_is_told_and_not_hidden(right: int, left: int) -> None:
    found = of(replace(facts(), vacation=(WEEK,), vacation_right=right))
    assert (found.vacation_days, found.vacation_left) == (5, left)


def test_hours_lie_on_their_weekdays() -> None:
    six = WeekElement(YEAR, ElementKind.CIVICS, {0: Fraction(6), 4: Fraction(2)})
    (week,) = of(facts(six)).weeks
    assert week.planned == 8
    assert of(facts(six, period=Period(MONDAY, MONDAY))).weeks[0].planned == 6


def test_a_week_belongs_to_its_iso_year() -> None:
    found = of(facts(period=Period(date(2026, 12, 28), date(2027, 1, 4))))
    assert [week.week for week in found.weeks] == ["2026-W53", "2027-W01"]
    assert found.weeks[0].required == 4 * FULL_TIME / 5


@pytest.mark.parametrize(("hours", "met"), [("14.99", False), ("15", True), ("15.01", True)])
def test_fifteen_hours_of_work_on_average(hours: str, met: bool) -> None:
    found = of(facts(element(hours, ElementKind.COURSE), element("30")))
    assert (found.work_hours_average, found.work_requirement_met) == (Fraction(hours), met)


@pytest.mark.parametrize(
    ("education", "start", "asked"),
    [
        (Education.UPPER_SECONDARY, date(2026, 6, 10), 2),
        (Education.UPPER_SECONDARY, date(2026, 6, 11), 1),
        (Education.UPPER_SECONDARY, date(2026, 6, 12), None),
        (Education.LESS, date(2026, 3, 10), 2),
        (Education.LESS, date(2026, 3, 11), 1),
        (Education.LESS, date(2026, 3, 12), None),
    ],
)
def test_the_work_is_asked_for_after_three_or_six_months(
    education: Education, start: date, asked: int | None
) -> None:
    """Only Friday holds work: the average tells how many of the days were counted."""
    friday = WeekElement(YEAR, ElementKind.WORK, {4: Fraction(10)})
    found = of(replace(facts(friday), track=Track(start, education, qualifies_for_work=True)))
    assert found.work_hours_average == (None if asked is None else Fraction(50, asked))
    assert found.work_requirement_met is (None if asked is None else True)


def test_another_goal_asks_for_no_work() -> None:
    found = of(replace(facts(), track=replace(TRACK, qualifies_for_work=False)))
    assert (found.work_hours_average, found.work_requirement_met) == (None, None)


def test_only_four_kinds_are_work() -> None:
    counted = {
        kind for kind in ElementKind if of(facts(element("20", kind))).work_hours_average == Fraction(20)
    }
    work, course = ElementKind.WORK, ElementKind.COURSE
    assert counted == {ElementKind.PRACTICE, work, course, ElementKind.NAV_MEASURE}


def test_the_total_is_the_sum_of_the_weeks_as_they_are_shown() -> None:
    third = replace(facts(period=YEAR), full_time_hours=Fraction(1, 3))
    found = of(third)
    shown = [Fraction(round(week.gap * 100), 100) for week in found.weeks]
    assert found.gap_hours == sum(shown)
    assert found.gap_hours != sum(week.gap for week in found.weeks)


@pytest.mark.parametrize("days_before", [0, 1, 4])
def test_an_own_norm_holds_from_its_day(days_before: int) -> None:
    first = MONDAY + timedelta(days=days_before)
    found = of(replace(facts(), norms=(Norm(Period(first, None), Fraction(30)),)))
    assert found.weeks[0].required == Fraction(15, 2) * days_before + 6 * (5 - days_before)
    assert found.steps[0].text.startswith(f"Fra {first:%d.%m.%Y}: 30")


def test_a_norm_that_is_over_is_told_with_its_end_and_no_other_is() -> None:
    over = Norm(Period(date(2026, 9, 1), date(2026, 9, 8)), Fraction(30))
    before = Norm(Period(date(2026, 8, 1), date(2026, 8, 31)), Fraction(30))
    found = of(replace(facts(), norms=(before, over)))
    assert found.weeks[0].required == 2 * 6 + 3 * Fraction(15, 2)
    assert "08.09.2026" in found.steps[0].text
    assert "Uke 37" in found.steps[2].text


@pytest.mark.parametrize(("day", "planned"), [(6, 30), (7, 24), (11, 24), (12, 30)])
def test_an_element_is_not_held_on_its_own_closed_days(day: int, planned: int) -> None:
    shut = (Period(date(2026, 9, day), date(2026, 9, day)),)
    plan = replace(element("30"), closed=shut)
    assert of(facts(plan, element("1"))).weeks[0].planned == planned + 1


def test_an_open_period_is_refused() -> None:
    with pytest.raises(ValueError, match="closed"):
        of(facts(period=Period(MONDAY, None)))


DAYS = st.dates(YEAR.start, date(2026, 12, 31))
HOURS = st.fractions(0, 40, max_denominator=4)


@given(DAYS, st.integers(0, 60), HOURS, HOURS, st.sets(st.sampled_from(list(ElementKind))))
def test_more_hours_never_make_a_greater_gap(
    first: date, length: int, hours: Fraction, more: Fraction, closed: set[ElementKind]
) -> None:
    period = Period(first, first + timedelta(days=length))
    plan = replace(facts(element(str(hours)), period=period), closures=(Closure(period, frozenset(closed)),))
    before = of(plan)
    after = of(replace(plan, elements=(*plan.elements, element(str(more), ElementKind.PRACTICE))))
    assert after.gap_hours <= before.gap_hours
    assert all(week.gap > 0 for week in before.weeks)
    assert of(replace(plan, vacation=(period,))).weeks == ()
