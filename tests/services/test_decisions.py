"""A decision's way, and what stands firm on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError

from grongintro.domain.case import Decision, DecisionState, DeliveryWay, IssuedLetter, ReturnCode
from grongintro.domain.household import LivingFactKind
from grongintro.errors import StorageError, UserError
from grongintro.services.deciding import decision_issue, decisions
from grongintro.services.demo.dump import dump
from grongintro.services.people import change_person, get_person
from tests.services.making import TODAY, answer, in_programme, person, submitted

if TYPE_CHECKING:
    from grongintro.services.desk import Desk


@pytest.fixture
def waiting(adviser_desk: Desk) -> str:
    person_id = person(adviser_desk)
    in_programme(adviser_desk, person_id)
    return submitted(adviser_desk, person_id)


def _state(desk: Desk, decision_id: str) -> DecisionState:
    return decisions.view_decision(desk, decision_id).decision.state


def test_a_double_approval_makes_one(desk: Desk, waiting: str) -> None:
    for _ in range(2):
        decisions.approve(desk, waiting)
    with desk.read() as reader:
        assert len(reader.find(IssuedLetter)) == 1
    found = decisions.view_decision(desk, waiting).decision
    assert (found.state, found.number) == (DecisionState.ISSUED, "2026-001")


def test_an_adviser_without_authority_cannot_approve_or_return(adviser_desk: Desk, waiting: str) -> None:
    with pytest.raises(UserError) as refused:
        decisions.approve(adviser_desk, waiting)
    assert refused.value.code == "authority"
    with pytest.raises(UserError) as refused:
        decisions.return_decision(adviser_desk, waiting, code=ReturnCode.FACTS, note="Rett")
    assert refused.value.code == "authority"
    assert _state(adviser_desk, waiting) is DecisionState.SUBMITTED


def test_who_prepared_it_cannot_approve_even_with_authority(desk: Desk) -> None:
    person_id = person(desk)
    in_programme(desk, person_id)
    decision_id = submitted(desk, person_id)
    with pytest.raises(UserError) as refused:
        decisions.approve(desk, decision_id)
    assert refused.value.code == "four_eyes"


def test_who_only_wrote_in_it_cannot_approve(desk: Desk, adviser_desk: Desk) -> None:
    person_id = person(adviser_desk)
    in_programme(adviser_desk, person_id)
    decision_id = decisions.open_draft(adviser_desk, person_id).id
    decisions.write_assessment(desk, decision_id, "Lederen skrev dette.")
    decisions.submit(adviser_desk, decision_id)
    with pytest.raises(UserError) as refused:
        decisions.approve(desk, decision_id)
    assert refused.value.code == "four_eyes"


def test_preview_writes_nothing(adviser_desk: Desk) -> None:
    person_id = person(adviser_desk)
    in_programme(adviser_desk, person_id)
    decision_id = decisions.open_draft(adviser_desk, person_id).id
    before = dump(adviser_desk)
    assert decisions.preview(adviser_desk, decision_id, "Ikke lagret").pdf.startswith(b"%PDF")
    assert dump(adviser_desk) == before


def test_an_incomplete_decision_cannot_be_sent(adviser_desk: Desk) -> None:
    person_id = person(adviser_desk, born=date(2006, 1, 1))
    in_programme(adviser_desk, person_id)
    decision_id = decisions.open_draft(adviser_desk, person_id).id
    fields = [each.field for each in decisions.preview(adviser_desk, decision_id).missing]
    assert fields[0] == "living"
    with pytest.raises(UserError, match="bor sammen med foreldre") as refused:
        decisions.submit(adviser_desk, decision_id)
    assert refused.value.code == "missing"
    answer(adviser_desk, person_id, LivingFactKind.WITH_PARENTS, answer=True)
    decisions.write_assessment(adviser_desk, decision_id, "Bor hos foreldrene.")
    decisions.submit(adviser_desk, decision_id)


def test_an_issued_decision_cannot_be_edited(desk: Desk, adviser_desk: Desk, waiting: str) -> None:
    decisions.approve(desk, waiting)
    with pytest.raises(UserError) as refused:
        decisions.write_assessment(adviser_desk, waiting, "Ny tekst")
    assert refused.value.code == "frozen"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE decision SET assessment = 'x'",
        "UPDATE decision SET state = 'draft'",
        "DELETE FROM decision",
        "UPDATE issued_letter SET pdf = x'00'",
        "DELETE FROM issued_letter",
        "UPDATE decision_event SET note = 'x'",
        "DELETE FROM change_log",
    ],
)
def test_the_store_itself_holds_what_is_issued(desk: Desk, waiting: str, sql: str) -> None:
    decisions.approve(desk, waiting)
    before = dump(desk)
    with pytest.raises(IntegrityError), desk.store.engine.begin() as connection:
        connection.exec_driver_sql(sql)
    assert dump(desk) == before


def test_handed_over_begins_the_appeal_deadline(desk: Desk, adviser_desk: Desk, waiting: str) -> None:
    decisions.approve(desk, waiting)
    decisions.deliver(
        adviser_desk, waiting, way=DeliveryWay.HANDED_OVER, delivered_on=TODAY, received_on=None
    )
    found = decisions.view_decision(desk, waiting).decision
    assert (found.received_on, found.appeal_deadline) == (TODAY, date(2026, 12, 14))


def test_a_stale_decision_is_refused(desk: Desk, waiting: str) -> None:
    with desk.read() as reader:
        old = reader.get(Decision, waiting)
    decisions.approve(desk, waiting)
    with pytest.raises(UserError) as refused, desk.write("test") as unit:
        unit.save(replace(old, delivery_interpreter="tigrinja"))
    assert refused.value.code == "stale"


def test_a_failed_approval_saves_nothing(
    desk: Desk, adviser_desk: Desk, waiting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise StorageError("Disken er full.")

    before = dump(desk)
    monkeypatch.setattr(decision_issue, "record", broken)
    with pytest.raises(StorageError):
        decisions.approve(desk, waiting)
    assert dump(desk) == before
    assert get_person(adviser_desk, decisions.view_decision(desk, waiting).person.id).version == 1


def test_a_letter_that_changed_since_it_was_read_is_not_issued(
    desk: Desk, adviser_desk: Desk, waiting: str
) -> None:
    seen = decisions.preview(desk, waiting).seen
    person = decisions.view_decision(desk, waiting).person
    change_person(adviser_desk, replace(person, street="En annen vei 9"))
    with pytest.raises(UserError) as refused:
        decisions.approve(desk, waiting, seen=seen)
    assert refused.value.code == "changed"
    assert decisions.view_decision(desk, waiting).decision.state is DecisionState.SUBMITTED
    decisions.approve(desk, waiting, seen=decisions.preview(desk, waiting).seen)
    assert decisions.view_decision(desk, waiting).decision.state is DecisionState.ISSUED
