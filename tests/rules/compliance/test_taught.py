"""The lights for what is taught and tested, each on the day before, the day and the day after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.carried import OpeningBalance, Quota
from grongintro.domain.eligibility import Standing
from grongintro.domain.period import Period
from grongintro.domain.person import PermitKind
from grongintro.domain.programme import Education, Status
from grongintro.domain.training import (
    NORWEGIAN_PARTS,
    Exemption,
    ExemptionBasis,
    ExemptionFrom,
    LanguageTest,
    Level,
    Provider,
    Subject,
    TaughtHours,
    TestPart,
    Training,
    TrainingBasis,
)
from grongintro.rules.compliance.light import Mend
from tests.rules.compliance.people import PERMIT, PROGRAMME, STARTED, in_programme, light, seen

if TYPE_CHECKING:
    from grongintro.rules.compliance.facts import ComplianceFacts

DAY = timedelta(days=1)
OFFERED = date(2026, 4, 1)
YEAR = date(2027, 4, 1)
END = date(2028, 4, 19)
TRAINING = Training("t", "o", "p", TrainingBasis.SECTION_27, OFFERED, OFFERED)


def taught(**changes: Any) -> ComplianceFacts:
    return in_programme(**{"training": (TRAINING,), **changes})


def hours(subject: Subject, how_many: float, key: str = "h") -> TaughtHours:
    return TaughtHours(
        f"{key}{subject}", "o", "p", subject, STARTED, STARTED, round(how_many * 60), "Modul 1"
    )


def meetings(count: int) -> tuple[TaughtHours, ...]:
    return tuple(hours(Subject.PARENTING_GROUP, 1.5, str(number)) for number in range(count))


@pytest.mark.parametrize(("given", "colour"), [(74.75, "red"), (75, "green"), (75.25, "green")])
def test_75_hours_of_civics_within_a_year(given: float, colour: str) -> None:
    assert seen(taught(hours=(hours(Subject.CIVICS, given),)), "civics", YEAR + DAY)[0] == colour


def test_civics_is_amber_in_the_last_three_months_and_tells_what_is_left() -> None:
    assert seen(taught(), "civics", YEAR - timedelta(days=91))[0] == "green"
    assert seen(taught(), "civics", YEAR - timedelta(days=90)) == ("amber", 90)
    assert seen(taught(), "civics", YEAR) == ("amber", 0)
    found = light(taught(hours=(hours(Subject.CIVICS, 30.5),)), "civics", YEAR + DAY)
    assert (str(found.colour), found.mend) == ("red", Mend.HOURS)
    assert "44,5 timer" in found.step.text


def test_leave_moves_the_year_and_what_was_done_before_counts() -> None:
    away = (Period(date(2026, 6, 1), date(2026, 6, 10)),)
    assert seen(taught(leaves=away), "civics", YEAR + DAY) == ("amber", 9)
    assert seen(taught(leaves=(Period(date(2027, 3, 31), None),)), "civics", YEAR) == ("amber", 2)
    before = OpeningBalance("b", "o", "p", Quota.CIVICS_HOURS, 2500, OFFERED, "Mottaket")
    assert (
        seen(taught(balances=(before,), hours=(hours(Subject.CIVICS, 50),)), "civics", YEAR + DAY)[0]
        == "green"
    )


def test_no_civics_with_collective_protection_or_where_the_county_sees_to_it() -> None:
    protected = replace(PERMIT, kind=PermitKind.COLLECTIVE_34)
    own = replace(TRAINING, basis=TrainingBasis.SECTION_37D)
    facts = taught(training=(own,), permits=(protected,), training_standing=Standing.RIGHT_ONLY)
    assert light(facts, "civics", YEAR + DAY) is None
    assert light(facts, "civics_test", YEAR + DAY) is None
    assert light(facts, "norwegian_test", YEAR + DAY) is None
    county = taught(training=(replace(TRAINING, provider=Provider.COUNTY),))
    assert light(county, "civics", YEAR + DAY) is None
    assert light(taught(status=Status.MOVED), "civics", YEAR + DAY) is None


def exempted(*what: ExemptionFrom, granted: bool | None = True) -> tuple[Exemption, ...]:
    return tuple(
        Exemption(f"e{each}", "o", "p", each, ExemptionBasis.DOCUMENTED, OFFERED, OFFERED, granted)
        for each in what
    )


def test_an_exemption_that_is_granted_is_green_and_one_that_is_not_is_none() -> None:
    facts = taught(exemptions=exempted(ExemptionFrom.CIVICS_TRAINING))
    assert seen(facts, "civics", YEAR + DAY) == ("green", None)
    assert seen(facts, "civics_test", YEAR + DAY) == ("green", None)
    refused = taught(exemptions=exempted(ExemptionFrom.CIVICS_TRAINING, granted=False))
    assert seen(refused, "civics", YEAR + DAY)[0] == "red"


@pytest.mark.parametrize(("sat", "late"), [(YEAR - DAY, False), (YEAR, False), (YEAR + DAY, True)])
def test_the_civics_test_is_sat_within_the_year(sat: date, late: bool) -> None:
    test = LanguageTest("x", "o", "p", TestPart.CIVICS, sat, sat, passed=False)
    assert light(taught(tests=(test,)), "civics_test", YEAR + DAY).late is late
    assert seen(taught(), "civics_test", YEAR + DAY) == ("red", -1)


def norwegian_tests(count: int, sat: date) -> tuple[LanguageTest, ...]:
    return tuple(LanguageTest(part, "o", "p", part, sat, sat, Level.A2) for part in NORWEGIAN_PARTS[:count])


def test_all_four_tests_are_sat_before_three_years_are_gone() -> None:
    last = date(2029, 3, 31)
    assert seen(taught(), "norwegian_test", last) == ("amber", 0)
    assert seen(taught(), "norwegian_test", last + DAY) == ("red", -1)
    three = taught(tests=norwegian_tests(3, date(2027, 6, 1)))
    assert "1" in light(three, "norwegian_test", last).step.text
    assert seen(three, "norwegian_test", last + DAY) == ("red", -1)
    assert seen(taught(tests=norwegian_tests(4, last)), "norwegian_test", last + DAY) == ("green", None)
    higher = taught(programme=replace(PROGRAMME, education=Education.UPPER_SECONDARY))
    assert seen(higher, "norwegian_test", date(2027, 9, 30)) == ("amber", 0)
    assert seen(higher, "norwegian_test", date(2027, 10, 1)) == ("red", -1)


def test_who_is_exempted_from_the_tests_need_not_sit_them() -> None:
    facts = taught(exemptions=exempted(ExemptionFrom.NORWEGIAN_TEST))
    assert seen(facts, "norwegian_test", date(2029, 4, 1)) == ("green", None)


@pytest.mark.parametrize(
    ("migration", "career", "colour"),
    [(9.75, 15, "red"), (10, 14.75, "red"), (10, 15, "green"), (25, 0, "red")],
)
def test_life_skills_has_its_least_hours_in_both_themes(migration: float, career: float, colour: str) -> None:
    rows = (hours(Subject.MIGRATION_HEALTH, migration), hours(Subject.CAREER_SKILLS, career))
    assert seen(in_programme(hours=rows, status=Status.ENDED), "life_skills", END + DAY)[0] == colour


def test_life_skills_is_due_when_the_programme_ends() -> None:
    assert seen(in_programme(), "life_skills", END - timedelta(days=91))[0] == "green"
    assert seen(in_programme(), "life_skills", END) == ("amber", 0)
    old = in_programme(programme=replace(PROGRAMME, offered=date(2025, 12, 31)))
    assert light(old, "life_skills", END) is None
    assert light(in_programme(status=Status.MOVED), "life_skills", END) is None


@pytest.mark.parametrize(("count", "colour"), [(7, "red"), (8, "green"), (9, "green")])
def test_parents_have_eight_meetings_in_a_group(count: int, colour: str) -> None:
    facts = in_programme(hours=meetings(count), children_under_18=True, status=Status.ENDED)
    assert seen(facts, "parenting", END + DAY)[0] == colour


def test_four_meetings_are_enough_where_the_municipality_uses_the_exception() -> None:
    facts = in_programme(hours=meetings(4), children_under_18=True)
    assert seen(facts, "parenting", END)[0] == "amber"
    assert seen(replace(facts, capacity_exception=True), "parenting", END)[0] == "green"
    assert light(in_programme(children_under_18=False), "parenting", END) is None
    assert light(in_programme(), "parenting", END) is None
