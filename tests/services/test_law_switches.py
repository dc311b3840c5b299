"""A change of the law is tried on the people before a leader switches it on, and can be taken out again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.followup import InterpreterMode
from grongintro.domain.ids import new_id
from grongintro.domain.person import PermitKind, Settlement
from grongintro.domain.plan import ContractKind, PlanKind, PlanState, PlanVersion
from grongintro.errors import UserError
from grongintro.rules.switches import (
    NEW_ADMINISTRATION_ACT,
    PLAN_DOCUMENT,
    UPPER_AGE,
    plan_document,
    upper_age,
)
from grongintro.services import law_switches, people, settings
from grongintro.services.keeping import undo
from grongintro.storage.tables.log import change_log
from grongintro.storage.tables.service import parameter_row
from tests.services.making import TODAY, person

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

SOURCE = "res. 1. oktober 2026 nr. 1"
DAY = date(2026, 10, 1)


def settled(desk: Desk, given: str, born: date, granted: date) -> str:
    person_id = person(
        desk, given, born=born, arrived=granted, first_settled=granted, settlement=Settlement.AGREED
    )
    people.add_permit(desk, person_id, kind=PermitKind.REFUGEE_28, granted=granted, valid_to=None)
    return person_id


def plan(desk: Desk, person_id: str, made_on: date, state: PlanState) -> None:
    office = people.get_person(desk, person_id).office_id
    staff = desk.actor.staff_id
    assert staff is not None
    with desk.write("save_plan") as unit:
        unit.add(
            PlanVersion(
                new_id(),
                office,
                person_id,
                PlanKind.INTEGRATION,
                1,
                state,
                made_on,
                staff,
                interpreter=InterpreterMode.NONE,
            )
        )


def ids(desk: Desk, name: str, day: date) -> list[str]:
    return [each.id for each in law_switches.affected(desk, name, day)]


def days_on(desk: Desk) -> dict[str, date | None]:
    return {each.switch.name: each.valid_from for each in law_switches.pending(desk)}


def test_the_leader_sees_who_stands_differently_before_it_is_switched_on(desk: Desk) -> None:
    after = settled(desk, "Etter", date(1968, 3, 3), date(2026, 10, 2))
    settled(desk, "Før", date(1968, 3, 3), date(2026, 9, 30))
    settled(desk, "Ung", date(1990, 3, 3), date(2026, 10, 2))
    settled(desk, "Eldre", date(1960, 3, 3), date(2026, 10, 2))
    assert ids(desk, UPPER_AGE, DAY) == [after]
    assert ids(desk, UPPER_AGE, date(2026, 10, 3)) == []
    assert days_on(desk)[UPPER_AGE] is None


def test_the_document_changes_for_plans_from_the_day_and_for_drafts(desk: Desk) -> None:
    found = [person(desk, name) for name in ("A", "B", "C", "D")]
    plan(desk, found[0], date(2026, 9, 30), PlanState.ADOPTED)
    plan(desk, found[1], DAY, PlanState.ADOPTED)
    plan(desk, found[2], date(2026, 9, 1), PlanState.DRAFT)
    assert ids(desk, PLAN_DOCUMENT, DAY) == [found[1], found[2]]
    assert ids(desk, NEW_ADMINISTRATION_ACT, DAY) == []


def test_a_switch_is_in_force_from_its_day_until_it_is_taken_out(desk: Desk) -> None:
    law_switches.switch_on(desk, UPPER_AGE, DAY, SOURCE)
    law_switches.switch_on(desk, PLAN_DOCUMENT, DAY, SOURCE)
    state = next(each for each in law_switches.pending(desk) if each.switch.name == UPPER_AGE)
    assert (state.valid_from, state.source) == (DAY, SOURCE)
    with desk.read() as reader:
        known = settings.parameters(reader)
    assert [upper_age(day, known) for day in (date(2026, 9, 30), DAY)] == [55, 60]
    assert plan_document(DAY, known) is ContractKind.DECLARATION
    assert known.row(UPPER_AGE, DAY).known_from == TODAY
    law_switches.switch_off(desk, UPPER_AGE)
    assert days_on(desk) == {UPPER_AGE: None, PLAN_DOCUMENT: DAY, NEW_ADMINISTRATION_ACT: None}


def test_what_a_switch_changes_is_told_in_words_before_and_after(desk: Desk) -> None:
    law_switches.switch_on(desk, UPPER_AGE, DAY, SOURCE)
    states = {each.switch.name: each for each in law_switches.pending(desk)}
    age, document = states[UPPER_AGE].values[0], states[PLAN_DOCUMENT].values[0]
    assert (age.before, age.after) == ("55\u00a0år", "60\u00a0år")
    assert (document.before, document.after) == ("integreringskontrakt", "integreringserklæring")
    assert document.law == "integreringsloven § 16"
    reasons = next(
        each for each in states[NEW_ADMINISTRATION_ACT].values if each.title == "Vedtaket skal begrunnes"
    )
    assert (reasons.before, reasons.after) == ("forvaltningsloven § 24", "ny forvaltningslov § 56")
    assert [states[name].entered_here for name in (UPPER_AGE, PLAN_DOCUMENT)] == [True, False]


def test_a_switch_of_many_references_goes_on_and_off_as_one(desk: Desk) -> None:
    law_switches.switch_on(desk, NEW_ADMINISTRATION_ACT, DAY, SOURCE)
    with desk.read() as reader:
        assert settings.parameters(reader).law("written", DAY) == "ny forvaltningslov § 55"
    law_switches.switch_off(desk, NEW_ADMINISTRATION_ACT)
    with desk.read() as reader:
        assert settings.parameters(reader).law("written", DAY) == "forvaltningsloven § 23"
        assert reader.rows(parameter_row.select()) == []


def test_each_step_is_logged_and_can_be_undone(desk: Desk) -> None:
    law_switches.switch_on(desk, UPPER_AGE, DAY, SOURCE)
    law_switches.switch_off(desk, UPPER_AGE)
    with desk.read() as reader:
        log = change_log
        rows = reader.rows(log.select().where(log.c.subject == "parameter_row").order_by(log.c.seq))
    assert [row.intention for row in rows] == ["switch_on_law", "switch_off_law"]
    assert rows[0].new == rows[1].old
    undo.undo(desk, rows[1].action)
    assert days_on(desk)[UPPER_AGE] == DAY


@pytest.mark.parametrize(
    ("name", "day", "source", "field"),
    [
        ("tea", DAY, SOURCE, "name"),
        (UPPER_AGE, date(2021, 1, 1), SOURCE, "valid_from"),
        (UPPER_AGE, DAY, "", "source"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    desk: Desk, name: str, day: date, source: str, field: str
) -> None:
    with pytest.raises(UserError) as fault:
        law_switches.switch_on(desk, name, day, source)
    assert fault.value.field == field
    assert set(days_on(desk).values()) == {None}


def test_a_switch_is_thrown_once_and_only_taken_out_when_it_is_on(desk: Desk) -> None:
    with pytest.raises(UserError) as fault:
        law_switches.switch_off(desk, UPPER_AGE)
    assert (fault.value.field, fault.value.code) == ("name", "not_on")
    law_switches.switch_on(desk, UPPER_AGE, DAY, SOURCE)
    for action in (
        lambda: law_switches.switch_on(desk, UPPER_AGE, date(2027, 1, 1), SOURCE),
        lambda: law_switches.affected(desk, UPPER_AGE, date(2027, 1, 1)),
    ):
        with pytest.raises(UserError) as fault:
            action()
        assert fault.value.code == "already_on"


def test_only_the_leader_throws_a_switch(adviser_desk: Desk) -> None:
    for action in (
        lambda: law_switches.switch_on(adviser_desk, UPPER_AGE, DAY, SOURCE),
        lambda: law_switches.switch_off(adviser_desk, UPPER_AGE),
        lambda: law_switches.affected(adviser_desk, UPPER_AGE, DAY),
    ):
        with pytest.raises(UserError) as fault:
            action()
        assert fault.value.code == "role"
    assert len(law_switches.pending(adviser_desk)) == 3
