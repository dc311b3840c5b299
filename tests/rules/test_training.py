from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grongintro.domain.municipality import Language
from grongintro.domain.period import ONE_DAY, Period
from grongintro.domain.programme import Education
from grongintro.domain.training import NORWEGIAN_PARTS, ExemptionFrom, TestPart, TrainingBasis
from grongintro.errors import UserError
from grongintro.rules.parameters import shipped_parameters
from grongintro.rules.training import (
    Civics,
    NorwegianExtent,
    TestDuty,
    TrainingFacts,
    civics,
    norwegian_extent,
    offer_deadline,
    required_tests,
)

PARAMETERS = shipped_parameters()
OFFERED = date(2026, 2, 2)
FACTS = TrainingFacts(TrainingBasis.SECTION_27, date(2026, 1, 10), OFFERED)
COLLECTIVE = replace(FACTS, basis=TrainingBasis.SECTION_37D)


def of_civics(**changes: Any) -> Civics:
    return civics(replace(FACTS, **changes), PARAMETERS)


def of_norwegian(**changes: Any) -> NorwegianExtent:
    return norwegian_extent(replace(FACTS, **changes), PARAMETERS)


def duties(**changes: Any) -> dict[TestPart, TestDuty]:
    return {each.part: each for each in required_tests(replace(FACTS, **changes), PARAMETERS)}


@pytest.mark.parametrize(
    ("granted", "hours"),
    [(date(2021, 12, 31), 50), (date(2022, 1, 1), 75), (date(2022, 1, 2), 75), (date(2019, 1, 1), 50)],
)
def test_civics_has_75_hours_or_50_by_the_day_of_the_permit(granted: date, hours: int) -> None:
    assert of_civics(permit_granted=granted).minutes == hours * 60


def test_somebody_who_applied_from_abroad_is_under_the_rules_of_the_arrival() -> None:
    early = date(2021, 12, 1)
    assert of_civics(permit_granted=early, arrived=date(2022, 1, 1)).minutes == 75 * 60
    assert of_civics(permit_granted=early, arrived=date(2021, 12, 31)).minutes == 50 * 60
    late = {"permit_granted": date(2023, 7, 1), "arrived": date(2023, 9, 1)}
    assert of_norwegian(**late).last_day is not None


@pytest.mark.parametrize(
    ("granted", "known"), [(date(2023, 7, 31), False), (date(2023, 8, 1), True), (date(2023, 8, 2), True)]
)
def test_the_earlier_text_is_not_computed(granted: date, *, known: bool) -> None:
    assert (of_civics(permit_granted=granted).deadline is not None) is known
    extent = of_norwegian(permit_granted=granted)
    assert (extent.last_day is not None) is known
    assert ("ikke lagt inn" in extent.steps[0].text) is not known
    assert duties(permit_granted=granted)[TestPart.CIVICS].must_sit


def test_civics_is_completed_within_a_year_of_the_offer() -> None:
    found = of_civics()
    assert (found.minutes, found.deadline) == (4500, date(2027, 2, 2))
    assert [step.rule for step in found.steps] == ["training.civics", "training.civics"]
    assert all(step.law and step.text_in(Language.NYNORSK) for step in found.steps)


@pytest.mark.parametrize(
    ("leave", "expected"),
    [
        ((Period(date(2026, 3, 2), date(2026, 3, 31)),), date(2027, 3, 4)),
        ((Period(date(2027, 2, 1), date(2027, 2, 3)),), date(2027, 2, 5)),
        ((Period(date(2027, 2, 2), date(2027, 2, 2)),), date(2027, 2, 3)),
        ((Period(date(2027, 2, 3), date(2027, 2, 3)),), date(2027, 2, 2)),
        ((Period(date(2026, 1, 1), date(2026, 2, 1)),), date(2027, 2, 2)),
        ((Period(date(2026, 1, 1), date(2026, 2, 2)),), date(2027, 2, 3)),
        (
            (Period(date(2026, 3, 2), date(2026, 3, 4)), Period(date(2026, 3, 3), date(2026, 3, 5))),
            date(2027, 2, 6),
        ),
    ],
)
def test_approved_leave_comes_in_addition_day_for_day(leave: tuple[Period, ...], expected: date) -> None:
    assert of_civics(leave=leave).deadline == expected


def test_leave_without_an_end_cannot_be_added() -> None:
    with pytest.raises(ValueError, match="last day"):
        of_civics(leave=(Period(OFFERED),))


@pytest.mark.parametrize(
    ("changes", "law"),
    [
        ({"basis": TrainingBasis.SECTION_37D}, "integreringsloven § 37 d første ledd"),
        ({"basis": TrainingBasis.OTHER}, "integreringsloven § 26 sjuende ledd"),
        ({"county": True}, "integreringsloven § 33 andre ledd"),
        ({"exempted": frozenset({ExemptionFrom.CIVICS_TRAINING})}, "integreringsloven § 29"),
    ],
)
def test_no_civics_is_asked_for_where_the_law_says_so(changes: dict[str, Any], law: str) -> None:
    found = of_civics(**changes)
    assert (found.minutes, found.deadline) == (0, None)
    assert found.steps[0].law == law


@pytest.mark.parametrize(
    ("changes", "last"),
    [
        ({}, date(2029, 2, 1)),
        ({"education": Education.UPPER_SECONDARY}, date(2027, 8, 1)),
        ({"basis": TrainingBasis.SECTION_37D}, date(2027, 2, 1)),
        ({"basis": TrainingBasis.SECTION_37D, "start": date(2026, 3, 2)}, date(2027, 3, 1)),
        ({"start": date(2026, 3, 2)}, date(2029, 2, 1)),
        ({"leave": (Period(date(2026, 3, 2), date(2026, 3, 11)),)}, date(2029, 2, 11)),
    ],
)
def test_norwegian_ends_when_the_time_is_out(changes: dict[str, Any], last: date) -> None:
    found = of_norwegian(**changes)
    assert (found.last_day, found.minutes) == (last, None)


@pytest.mark.parametrize(
    ("granted", "hours"), [(date(2021, 12, 31), 250), (date(2022, 1, 1), 225), (date(2022, 1, 2), 225)]
)
def test_a_duty_alone_ends_with_its_hours(granted: date, hours: int) -> None:
    found = of_norwegian(basis=TrainingBasis.SECTION_28, permit_granted=granted)
    assert (found.last_day, found.minutes) == (None, hours * 60)


def test_training_that_is_only_offered_has_no_limit_in_the_law() -> None:
    found = of_norwegian(basis=TrainingBasis.OTHER)
    assert (found.last_day, found.minutes) == (None, None)


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 60)), max_size=5))
def test_leave_only_ever_makes_it_longer(spans: list[tuple[int, int]]) -> None:
    leave = tuple(
        Period(OFFERED + timedelta(days=start), OFFERED + timedelta(days=start + length))
        for start, length in spans
    )
    found, bare = of_civics(leave=leave).deadline, of_civics().deadline
    assert found is not None
    assert bare is not None
    days = {day for period in leave for day in period.days()}
    assert bare <= found <= bare + len(days) * ONE_DAY


def test_an_offer_is_due_three_months_after_the_earliest() -> None:
    assert offer_deadline(registered=date(2026, 11, 30)).deadline == date(2027, 2, 28)
    assert offer_deadline(claimed=date(2026, 12, 1)).deadline == date(2027, 3, 1)
    both = offer_deadline(registered=date(2026, 12, 2), claimed=date(2026, 12, 1))
    assert (both.deadline, len(both.steps)) == (date(2027, 3, 1), 3)
    with pytest.raises(UserError) as fault:
        offer_deadline()
    assert fault.value.field == "registered"


def test_right_and_duty_to_training_brings_all_five_tests() -> None:
    found = duties()
    assert list(found) == [*NORWEGIAN_PARTS, TestPart.CIVICS]
    assert all(each.must_sit and each.must_be_offered for each in found.values())
    assert found[TestPart.CIVICS].deadline == date(2027, 2, 2)
    assert {found[part].deadline for part in NORWEGIAN_PARTS} == {None}
    assert duties(county=True)[TestPart.CIVICS].deadline is None


def test_collective_protection_is_offered_the_norwegian_tests_without_a_duty() -> None:
    found = duties(basis=TrainingBasis.SECTION_37D)
    assert {(found[part].must_sit, found[part].must_be_offered) for part in NORWEGIAN_PARTS} == {
        (False, True)
    }
    assert not found[TestPart.CIVICS].must_be_offered


@pytest.mark.parametrize("basis", [TrainingBasis.SECTION_28, TrainingBasis.OTHER])
def test_others_have_no_duty_to_the_tests(basis: TrainingBasis) -> None:
    assert not any(each.must_sit or each.must_be_offered for each in duties(basis=basis).values())


@pytest.mark.parametrize(
    ("what", "norwegian", "in_civics"),
    [
        (ExemptionFrom.NORWEGIAN_TRAINING, False, True),
        (ExemptionFrom.NORWEGIAN_TEST, False, True),
        (ExemptionFrom.CIVICS_TRAINING, True, False),
        (ExemptionFrom.CIVICS_TEST, True, False),
    ],
)
def test_an_exemption_takes_its_own_tests_away(
    what: ExemptionFrom, *, norwegian: bool, in_civics: bool
) -> None:
    found = duties(exempted=frozenset({what}))
    assert {found[part].must_sit for part in NORWEGIAN_PARTS} == {norwegian}
    assert found[TestPart.CIVICS].must_sit is in_civics
