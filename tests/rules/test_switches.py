from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grongintro.domain.eligibility import Standing
from grongintro.domain.period import ONE_DAY
from grongintro.domain.person import PermitKind, Settlement
from grongintro.domain.plan import ContractKind
from grongintro.errors import UserError
from grongintro.rules.eligibility import right_on
from grongintro.rules.parameters import shipped_parameters
from grongintro.rules.right_facts import PermitFact, RightFacts
from grongintro.rules.switches import (
    NEW_ADMINISTRATION_ACT,
    PLAN_DOCUMENT,
    UPPER_AGE,
    chapter_6a_in_force,
    pending_switches,
    plan_document,
    switched_on,
    upper_age,
    with_switch,
)

SHIPPED = shipped_parameters()
SWITCH_DAYS = st.dates(date(2026, 6, 1), date(2032, 12, 31))
SOURCE = "res. 1. desember 2026 nr. 1"


def around(day: date) -> list[date]:
    return [day - ONE_DAY, day, day + ONE_DAY]


def facts(birth_date: date, granted: date) -> RightFacts:
    permit = PermitFact(PermitKind.REFUGEE_28, granted)
    return RightFacts(birth_date, (permit,), Settlement.AGREED, granted, granted)


def test_what_is_passed_and_not_in_force_is_listed_with_its_source() -> None:
    found = {switch.name: switch for switch in pending_switches(SHIPPED)}
    assert set(found) == {UPPER_AGE, PLAN_DOCUMENT, NEW_ADMINISTRATION_ACT}
    assert found[UPPER_AGE].values == ((UPPER_AGE, Fraction(60)),)
    assert found[PLAN_DOCUMENT].values == ((PLAN_DOCUMENT, "declaration"),)
    assert "lov 12. juni 2026 nr. 23" in found[PLAN_DOCUMENT].source
    assert found[NEW_ADMINISTRATION_ACT].title == "Ny forvaltningslov"
    assert len(found[NEW_ADMINISTRATION_ACT].values) == 12
    assert all(switched_on(SHIPPED, switch) is None for switch in found.values())


def test_nothing_pending_is_used() -> None:
    day = date(2032, 12, 31)
    assert upper_age(day, SHIPPED) == 55
    assert plan_document(day, SHIPPED) is ContractKind.CONTRACT
    assert SHIPPED.law("written", day) == "forvaltningsloven § 23"


@given(SWITCH_DAYS)
def test_the_upper_age_turns_on_the_day_of_the_switch(day: date) -> None:
    known = with_switch(SHIPPED, UPPER_AGE, day, SOURCE)
    assert [upper_age(each, known) for each in around(day)] == [55, 60, 60]
    born = date(day.year - 58, 1, 1)
    standings = [right_on(each, facts(born, each), known).standing for each in around(day)]
    assert standings == [Standing.MAY_BE_OFFERED, Standing.RIGHT_AND_DUTY, Standing.RIGHT_AND_DUTY]


@given(SWITCH_DAYS, st.integers(1, 3000), st.integers(15, 70), st.integers(0, 900))
@settings(deadline=None)
def test_a_switch_never_changes_the_answer_for_a_permit_granted_before(
    day: date, before: int, age: int, later: int
) -> None:
    known = with_switch(SHIPPED, UPPER_AGE, day, SOURCE)
    granted = day - timedelta(days=before)
    asked = facts(date(granted.year - age, 7, 1), granted)
    for each in (*around(day), day + timedelta(days=later)):
        assert right_on(each, asked, known) == right_on(each, asked, SHIPPED)


@given(SWITCH_DAYS)
def test_the_declaration_goes_with_plans_made_from_the_day_of_the_switch(day: date) -> None:
    known = with_switch(SHIPPED, PLAN_DOCUMENT, day, SOURCE)
    kinds = [plan_document(each, known) for each in around(day)]
    assert kinds == [ContractKind.CONTRACT, ContractKind.DECLARATION, ContractKind.DECLARATION]


@given(SWITCH_DAYS)
def test_the_new_administration_act_turns_all_its_references_on_one_day(day: date) -> None:
    known = with_switch(SHIPPED, NEW_ADMINISTRATION_ACT, day, SOURCE)
    cited = [known.law("written", each) for each in around(day)]
    assert cited == ["forvaltningsloven § 23", "ny forvaltningslov § 55", "ny forvaltningslov § 55"]
    assert known.law("appeal_deadline", day) == "ny forvaltningslov § 63"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2022, 6, 14), False),
        (date(2022, 6, 15), True),
        (date(2022, 6, 16), True),
        (date(2028, 6, 30), True),
        (date(2028, 7, 1), False),
        (date(2028, 7, 2), False),
    ],
)
def test_chapter_6a_has_its_days(day: date, *, expected: bool) -> None:
    assert chapter_6a_in_force(day, SHIPPED) is expected


def test_before_the_act_its_first_values_are_used() -> None:
    assert upper_age(date(2019, 1, 1), SHIPPED) == 55
    assert plan_document(date(2019, 1, 1), SHIPPED) is ContractKind.CONTRACT


@pytest.mark.parametrize(
    ("name", "day", "source", "field"),
    [
        ("no_such_switch", date(2027, 1, 1), SOURCE, "name"),
        (UPPER_AGE, date(2021, 1, 1), SOURCE, "valid_from"),
        (UPPER_AGE, date(2020, 12, 31), SOURCE, "valid_from"),
        (UPPER_AGE, date(2027, 1, 1), " ", "source"),
    ],
)
def test_a_switch_that_cannot_be_is_refused_at_its_field(
    name: str, day: date, source: str, field: str
) -> None:
    with pytest.raises(UserError) as fault:
        with_switch(SHIPPED, name, day, source)
    assert fault.value.field == field


def test_a_switch_keeps_the_rows_that_a_user_entered_before() -> None:
    first = with_switch(SHIPPED, UPPER_AGE, date(2027, 1, 1), SOURCE)
    second = with_switch(first, UPPER_AGE, date(2028, 1, 1), SOURCE)
    assert [row.valid_from.year for row in second[UPPER_AGE].rows] == [2021, 2027, 2028]
    known = replace(second[UPPER_AGE].rows[1], known_from=date(2027, 1, 1))
    assert known.entered_by_user
