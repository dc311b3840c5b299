"""Logging a talk and taking it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.followup import (
    Appointment,
    AppointmentState,
    Booking,
    Conversation,
    InterpreterMode,
    Task,
)
from grongintro.domain.staff import Assignment
from grongintro.errors import UserError
from grongintro.services import talks
from grongintro.services.keeping import undo
from grongintro.services.people import assign_adviser
from grongintro.services.talk_draft import Promise
from grongintro.services.talks import AppointmentDraft
from tests.services.making import TODAY, person, talk

if TYPE_CHECKING:
    from grongintro.services.desk import Desk


def _book(desk: Desk, person_id: str) -> str:
    draft = AppointmentDraft((person_id,), TODAY, time(10), 45, "Kontoret")
    return talks.book_appointment(desk, draft).id


def _count(desk: Desk, kind: type) -> int:
    with desk.read() as reader:
        return len(reader.find(kind))


def test_undo_takes_the_talk_back_with_its_promises_and_opens_the_appointment(adviser_desk: Desk) -> None:
    person_id = person(adviser_desk)
    booked = _book(adviser_desk, person_id)
    promise = (Promise("Ringe skolen", TODAY),)
    talks.log_conversation(adviser_desk, talk(person_id, appointment_id=booked, ours=promise))
    assert talks.get_appointment(adviser_desk, booked).state is AppointmentState.DONE
    _, words = undo.undo_last(adviser_desk)
    assert words == "skrev samtale 23. november med Selam Selamsen"
    assert talks.get_appointment(adviser_desk, booked).state is AppointmentState.PLANNED
    assert (_count(adviser_desk, Conversation), _count(adviser_desk, Task)) == (0, 0)


def test_undo_twice_goes_one_step_further_back(adviser_desk: Desk) -> None:
    person_id = person(adviser_desk)
    _book(adviser_desk, person_id)
    talks.log_conversation(adviser_desk, talk(person_id))
    assert [undo.undo_last(adviser_desk)[1] for _ in range(2)] == [
        "skrev samtale 23. november med Selam Selamsen",
        "booket avtale 23. november med Selam Selamsen",
    ]
    assert _count(adviser_desk, Appointment) == 0


def test_undo_is_refused_when_a_promise_was_ticked_off_since(adviser_desk: Desk) -> None:
    person_id = person(adviser_desk)
    logged = talks.log_conversation(adviser_desk, talk(person_id, ours=(Promise("Ringe"),)))
    with adviser_desk.read() as reader:
        task = reader.find(Task)[0]
    talks.finish_task(adviser_desk, task.id)
    with pytest.raises(UserError) as refused:
        undo.undo(adviser_desk, logged.changes.action or "")
    assert refused.value.code == "changed_since"
    assert _count(adviser_desk, Conversation) == 1


def test_a_reassignment_can_be_undone(desk: Desk, adviser_desk: Desk) -> None:
    person_id = person(adviser_desk)
    assign_adviser(adviser_desk, [person_id], desk.actor.staff_id, start=TODAY)
    undo.undo_last(adviser_desk)
    with adviser_desk.read() as reader:
        found = reader.find(Assignment, person_id=person_id)
    assert [(each.staff_id, each.end) for each in found] == [(adviser_desk.actor.staff_id, None)]


def test_a_half_written_talk_is_kept_and_forgotten_when_saved(adviser_desk: Desk) -> None:
    person_id = person(adviser_desk)
    draft = talk(person_id, text="Halvveis", ours=(Promise("Ringe", TODAY),))
    talks.keep_draft(adviser_desk, draft)
    assert talks.start_talk(adviser_desk, (person_id,)) == draft
    talks.log_conversation(adviser_desk, draft)
    assert talks.start_talk(adviser_desk, (person_id,)).text == ""


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"text": " "}, "text"),
        ({"held_on": TODAY + timedelta(days=1)}, "held_on"),
        ({}, "interpreter_reason"),
        ({"interpreter_reason": "Datteren hjalp til"}, "interpreter_reason"),
        ({"interpreter": InterpreterMode.PHONE, "interpreter_qualified": True}, "language"),
        ({"interpreter": InterpreterMode.PHONE, "language": "tigrinja"}, "interpreter_qualified"),
    ],
)
def test_what_is_missing_is_told_at_its_field_and_nothing_is_saved(
    adviser_desk: Desk, more: dict[str, object], field: str
) -> None:
    person_id = person(adviser_desk, interpreter_language="tigrinja")
    with pytest.raises(UserError) as refused:
        talks.log_conversation(adviser_desk, replace(talk(person_id), **more))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert _count(adviser_desk, Conversation) == 0


def test_the_next_talk_is_proposed_with_place_and_interpreter(adviser_desk: Desk) -> None:
    person_id = person(adviser_desk, interpreter_language="tigrinja")
    reason = "Ville snakke norsk"
    held = talk(person_id, interpreter_reason=reason)
    talks.log_conversation(adviser_desk, held)
    proposal = talks.propose_next(adviser_desk, held)
    assert proposal is not None
    assert (proposal.place, proposal.interpreter) == ("Kontoret", Booking.TO_BOOK)
    assert proposal.day == TODAY + timedelta(days=30)
    talks.book_appointment(adviser_desk, proposal)
    talks.log_conversation(adviser_desk, held)
    assert talks.propose_next(adviser_desk, held) is None
