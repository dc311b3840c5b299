from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from grongintro.domain.period import Period
from grongintro.domain.plan import ElementKind
from grongintro.domain.programme import Education, Status
from grongintro.rules.compliance.light import Mend
from grongintro.rules.coverage import CoverageFacts, Track, WeekElement
from tests.rules.compliance.people import STARTED, in_programme, light, seen

END = date(2028, 4, 19)
WHOLE = Period(STARTED, END)
MONDAY = date(2026, 8, 31)
WORK_FROM = date(2026, 10, 20)
GAP = Period(date(2026, 10, 5), date(2026, 10, 9))
"""The autumn break, whose Monday is day 35 from `MONDAY`."""


def planned(
    *elements: tuple[str, ElementKind],
    closed: tuple[Period, ...] = (),
    until: date = END,
    qualifies: bool = True,
) -> CoverageFacts:
    made = [
        WeekElement(WHOLE, kind, dict.fromkeys(range(5), Fraction(hours) / 5), closed)
        for hours, kind in elements
    ]
    track = Track(STARTED, Education.LESS, qualifies_for_work=qualifies)
    return CoverageFacts(Period(STARTED, until), Fraction(75, 2), 25, track, made)


FULL = planned(("22.5", ElementKind.NORWEGIAN), ("15", ElementKind.PRACTICE))
WITH_GAP = planned(("22.5", ElementKind.NORWEGIAN), ("15", ElementKind.PRACTICE), closed=(GAP,))


@pytest.mark.parametrize(
    ("day", "colour", "left"),
    [
        (GAP.start - timedelta(days=12 * 7 + 1), "green", None),
        (GAP.start - timedelta(days=12 * 7), "amber", 84),
        (GAP.start - timedelta(days=12 * 7 - 1), "amber", 83),
        (GAP.start - timedelta(days=15), "amber", 15),
        (GAP.start - timedelta(days=14), "red", None),
        (GAP.start - timedelta(days=13), "red", None),
        (GAP.start + timedelta(days=6), "red", None),
        (GAP.start + timedelta(days=7), "green", None),
    ],
)
def test_a_gap_is_seen_twelve_weeks_ahead_and_red_two_weeks_before(
    day: date, colour: str, left: int | None
) -> None:
    assert seen(in_programme(coverage=WITH_GAP), "full_time", day) == (colour, left)


def test_it_says_which_week_and_how_much() -> None:
    found = light(in_programme(coverage=WITH_GAP), "full_time", MONDAY)
    assert found.step.text == (
        "Uke 41 (fra 05.10.2026) kommer til å mangle 37,50 timer. Uker med for få timer: 1."
    )
    assert found.mend is Mend.WEEK


def test_how_far_ahead_is_the_municipality_s_choice() -> None:
    assert seen(in_programme(coverage=WITH_GAP, gap_weeks=4), "full_time", MONDAY) == ("green", None)
    assert seen(in_programme(coverage=WITH_GAP, gap_weeks=5), "full_time", MONDAY) == ("amber", 35)


def test_nothing_is_asked_for_after_the_programme_or_of_who_does_not_take_part() -> None:
    short = planned(("37.5", ElementKind.EDUCATION), closed=(GAP,), until=GAP.start - timedelta(days=1))
    assert seen(in_programme(coverage=short), "full_time", MONDAY) == ("green", None)
    assert light(in_programme(coverage=None), "full_time", MONDAY) is None
    assert light(in_programme(coverage=WITH_GAP, status=Status.ENDED), "full_time", MONDAY) is None


def test_without_a_week_it_is_red() -> None:
    found = light(in_programme(coverage=planned()), "full_time", MONDAY)
    assert (found.colour, found.mend) == ("red", Mend.WEEK)
    assert found.step.text.startswith("Det er ikke lagt noen uke")


@pytest.mark.parametrize(("hours", "colour"), [("14.99", "red"), ("15", "green"), ("15.01", "green")])
def test_fifteen_hours_from_the_day_the_law_asks(hours: str, colour: str) -> None:
    own = planned((hours, ElementKind.PRACTICE), ("30", ElementKind.NORWEGIAN))
    assert seen(in_programme(coverage=own), "work_hours", WORK_FROM) == (colour, None)


@pytest.mark.parametrize(
    ("before", "colour", "left"), [(0, "red", None), (1, "amber", 1), (30, "amber", 30), (31, "green", 31)]
)
def test_too_little_work_is_told_a_month_before(before: int, colour: str, left: int | None) -> None:
    own = planned(("37.5", ElementKind.NORWEGIAN))
    day = WORK_FROM - timedelta(days=before)
    assert seen(in_programme(coverage=own), "work_hours", day) == (colour, left)


def test_other_goals_and_programmes_that_end_before_are_not_asked() -> None:
    other = planned(("37.5", ElementKind.NORWEGIAN), qualifies=False)
    assert light(in_programme(coverage=other), "work_hours", WORK_FROM) is None
    ends = planned(("37.5", ElementKind.NORWEGIAN), until=WORK_FROM - timedelta(days=1))
    assert light(in_programme(coverage=ends), "work_hours", WORK_FROM - timedelta(days=1)) is None
