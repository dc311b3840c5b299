"""What is expected for each person by year, code and quarter, and what decides it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from grongintro.domain.grant_control import GrantBasis, GrantRegistration
from grongintro.domain.grants import GrantCategory, GrantCode, GrantEnd
from grongintro.domain.household import HouseholdRole
from grongintro.domain.period import Period
from grongintro.domain.person import PermitKind, Person, Sex
from grongintro.errors import UserError
from grongintro.services import settings
from grongintro.services.grants import basis, expected
from grongintro.services.grants.due import Quarter
from grongintro.services.households import household_of
from grongintro.services.people import PersonDraft, settle_person
from tests.services.grants.making import rate
from tests.services.making import TODAY, person
from tests.services.qualifying.rows import refused, undone

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

SETTLED = date(2025, 6, 1)


def one(desk: Desk, person_id: str) -> expected.OneExpected:
    return expected.one_expected(desk, person_id)


def test_year_1_is_whole_in_its_quarter_and_the_rest_is_in_four(desk: Desk) -> None:
    who = person(desk, arrived=SETTLED)
    rate(desk, 2025, GrantCode.AR_1_SINGLE, 246_000)
    rate(desk, 2026, GrantCode.AR_2, 254_601)
    parts = [each for each in one(desk, who).parts if each.code.startswith("AR-")]
    first, *second = parts[:5]
    assert (first.code, first.quarter, first.ore) == (
        GrantCode.AR_1_SINGLE, Quarter(2025, 2), 24600000,
    )  # fmt: skip
    assert [each.quarter.number for each in second] == [1, 2, 3, 4]
    assert sum(each.ore or 0 for each in second) == 25460100
    assert {each.ore for each in parts[5:]} == {None}


def test_year_1_may_be_expected_in_the_quarter_after(desk: Desk) -> None:
    who = person(desk, arrived=date(2025, 12, 31))
    settings.change_setting(desk, "grant_first_payment", "following")
    found = one(desk, who).parts[0]
    assert (found.year, found.quarter) == (2025, Quarter(2026, 1))


def test_a_move_leaves_the_month_and_the_next(desk: Desk) -> None:
    who = person(desk, arrived=SETTLED, moved_out=date(2026, 5, 20))
    rate(desk, 2026, GrantCode.AR_2, 240_000)
    parts = [each for each in one(desk, who).parts if each.code is GrantCode.AR_2]
    assert [(each.quarter.number, each.ore) for each in parts] == [(1, 6000000), (2, 6000000)]


def test_a_minor_alone_has_the_special_grant_beside(desk: Desk) -> None:
    who = person(desk, "Omar", born=date(2009, 5, 5), arrived=SETTLED)
    found = one(desk, who)
    assert found.grantee.facts is not None
    assert found.grantee.facts.category is GrantCategory.UNACCOMPANIED_MINOR
    first = [each for each in found.parts if each.code is GrantCode.MINOR_TO_16]
    assert [each.quarter for each in first] == [Quarter(2025, 2), Quarter(2025, 3), Quarter(2025, 4)]
    assert max(each.year for each in found.parts) == 2029


def test_a_home_with_a_child_makes_a_family(desk: Desk) -> None:
    mother = Person("", "", "Sara", "Haile", date(1990, 3, 3), arrived=SETTLED)
    kept = settle_person(desk, PersonDraft(mother, household_name="Haile", adviser_id=desk.actor.staff_id))
    with desk.read() as reader:
        home = household_of(reader, kept.id, desk.today)
    assert home is not None
    child = Person("", "", "Noah", "Haile", date(2021, 3, 3), arrived=SETTLED)
    small = settle_person(desk, PersonDraft(child, household_id=home.id, role=HouseholdRole.CHILD))
    codes = {each.code for each in one(desk, small.id).parts}
    assert {GrantCode.AR_1_CHILD, GrantCode.NURSERY} <= codes
    assert one(desk, kept.id).parts[0].code is GrantCode.AR_1


@pytest.mark.parametrize(
    ("born", "counts"), [(date(2025, 11, 30), True), (date(2025, 12, 1), True), (date(2025, 12, 2), False)]
)
def test_a_child_born_within_six_months_has_its_own_years(desk: Desk, born: date, *, counts: bool) -> None:
    mother = Person("", "", "Sara", "Haile", date(1990, 3, 3), Sex.FEMALE, arrived=SETTLED)
    kept = settle_person(desk, PersonDraft(mother, household_name="Haile", adviser_id=desk.actor.staff_id))
    with desk.read() as reader:
        home = household_of(reader, kept.id, desk.today)
    assert home is not None
    child = Person("", "", "Noah", "Haile", born)
    baby = settle_person(desk, PersonDraft(child, household_id=home.id, role=HouseholdRole.CHILD))
    found = one(desk, baby.id)
    assert {each.year for each in found.parts if each.code is GrantCode.NURSERY} == (
        {2025} if counts else set()
    )
    assert "måneder etter at moren ble bosatt" in found.grantee.reasons[0]


@pytest.mark.parametrize(
    ("applied", "counts"), [(date(2026, 3, 9), True), (date(2026, 3, 10), True), (date(2026, 3, 11), False)]
)
def test_family_that_applied_too_late_releases_nothing(desk: Desk, applied: date, *, counts: bool) -> None:
    someone = Person("", "", "Sara", "Haile", date(1990, 3, 3), arrived=date(2026, 8, 3))
    draft = PersonDraft(
        someone,
        adviser_id=desk.actor.staff_id,
        permit=PermitKind.FAMILY_CH6,
        permit_granted=date(2026, 6, 1),
        permit_applied=applied,
        permit_reference_settled=date(2021, 3, 10),
    )
    assert bool(one(desk, settle_person(desk, draft).id).parts) is counts


@pytest.mark.parametrize(
    ("kind", "releases"), [(PermitKind.REFUGEE_28, True), (PermitKind.OTHER, False), (None, True)]
)
def test_the_permit_decides_whether_anything_is_released(
    desk: Desk, kind: PermitKind | None, *, releases: bool
) -> None:
    someone = Person("", "", "Sara", "Haile", date(1990, 3, 3), arrived=SETTLED)
    draft = PersonDraft(someone, adviser_id=desk.actor.staff_id, permit=kind, permit_granted=SETTLED)
    found = one(desk, settle_person(desk, draft).id)
    assert bool(found.parts) is releases
    assert releases is (kind is PermitKind.REFUGEE_28) or found.grantee.reasons


def test_the_leader_writes_over_the_category_with_a_reason(desk: Desk) -> None:
    who = person(desk, arrived=SETTLED)
    value = GrantBasis("", "", who, GrantCategory.ADULT_FAMILY, humanitarian_family=True)
    refused(partial(basis.save_basis, desk, value), "reason")
    told = GrantBasis(
        "", "", who, GrantCategory.ADULT_FAMILY, humanitarian_family=True, reason="IMDi sier det"
    )
    undone(desk, partial(basis.save_basis, desk, told))
    refused(partial(basis.save_basis, desk, told), "category")
    found = one(desk, who)
    assert found.parts[0].code is GrantCode.AR_1
    assert max(each.year for each in found.parts) == 2027


def test_a_registration_is_not_ahead_nor_before_the_settlement(desk: Desk) -> None:
    who = person(desk, arrived=SETTLED)
    value = GrantRegistration("", "", who, TODAY, SETTLED)
    late = GrantRegistration("", "", who, TODAY.replace(day=24), SETTLED)
    refused(partial(basis.register_settled, desk, late), "registered_on")
    early = GrantRegistration("", "", who, date(2025, 5, 31), SETTLED)
    refused(partial(basis.register_settled, desk, early), "registered_on")
    undone(desk, partial(basis.register_settled, desk, value))
    found, name = basis.fresh_registration(desk, who)
    assert (found.registered_on, name) == (TODAY, "Selam Selamsen")


def test_sums_say_what_they_lack(desk: Desk) -> None:
    person(desk, arrived=SETTLED)
    person(desk, "Omar", arrived=SETTLED)
    rate(desk, 2026, GrantCode.AR_2, 240_000)
    found = expected.all_expected(desk, 2025)
    assert found.years == range(2025, 2030)
    assert (found.totals[2026].ore, found.totals[2026].missing) == (48000000, 0)
    assert (found.totals[2027].ore, found.totals[2027].missing) == (0, 2)
    assert (2027, GrantCode.AR_3) in found.missing
    assert next(each for each in found.codes if each.code is GrantCode.AR_2).years[2026].lines == 2


def test_norwegian_and_the_basic_grant_follow_the_citizenship(desk: Desk) -> None:
    person(desk, arrived=SETTLED, citizenship="Eritrea")
    person(desk, "Anna", arrived=SETTLED, citizenship="Sverige")
    person(desk, "Ukjent", arrived=SETTLED)
    codes = {each.code: each for each in expected.all_expected(desk, 2025).codes}
    assert codes[GrantCode.PERSON_1_HIGH].years[2025].lines == 1
    assert codes[GrantCode.PERSON_1_LOW].years[2025].lines == 1
    assert codes[GrantCode.BASIC_LOW].years[2025].lines == 1


def test_an_adviser_does_not_read_the_grants(adviser_desk: Desk) -> None:
    refused(partial(expected.all_expected, adviser_desk, 2025), code="role")


def test_everybody_takes_as_many_questions_as_one(desk: Desk) -> None:
    asked: list[str] = []

    def count() -> int:
        asked.clear()
        expected.all_expected(desk, 2025)
        return len(asked)

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    person(desk, arrived=SETTLED)
    sa.event.listen(sa.engine.Engine, "before_cursor_execute", note)
    try:
        few = count()
        for number in range(6):
            person(desk, f"Navn{number}", born=date(1970 + number, 2, 2), arrived=SETTLED)
        assert count() == few <= 12
    finally:
        sa.event.remove(sa.engine.Engine, "before_cursor_execute", note)


def test_one_who_has_died_releases_nothing_after_and_has_not_moved(desk: Desk) -> None:
    who = person(desk, arrived=SETTLED, moved_out=date(2026, 1, 20))
    rate(desk, 2026, GrantCode.AR_2, 240_000)
    value = replace(basis.basis_of(desk, who), reason="Melding fra Folkeregisteret")
    over = replace(value, ended_by=GrantEnd.DIED, ended_on=date(2026, 1, 20))
    basis.save_basis(desk, over)
    parts = [each for each in one(desk, who).parts if each.code is GrantCode.AR_2]
    assert [(each.quarter.number, each.ore) for each in parts] == [(1, 4000000)]
    facts = one(desk, who).grantee.facts
    assert facts is not None
    assert facts.residence == (Period(SETTLED),)
    settings.change_setting(desk, "grant_end_months", 0)
    [part] = [each for each in one(desk, who).parts if each.code is GrantCode.AR_2]
    assert part.ore == 2000000


@pytest.mark.parametrize(
    ("by", "on", "field"),
    [
        (GrantEnd.DIED, None, "ended_on"),
        (None, date(2026, 1, 20), "ended_by"),
        (GrantEnd.EMIGRATED, TODAY + timedelta(days=1), "ended_on"),
    ],
)
def test_an_end_has_both_its_day_and_why(
    desk: Desk, by: GrantEnd | None, on: date | None, field: str
) -> None:
    value = replace(basis.basis_of(desk, person(desk, arrived=SETTLED)), reason="IMDi")
    with pytest.raises(UserError) as caught:
        basis.save_basis(desk, replace(value, ended_by=by, ended_on=on))
    assert caught.value.field == field
