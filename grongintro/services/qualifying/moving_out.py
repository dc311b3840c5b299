"""Moving out in mid-programme: a closing talk, what is handed over, and everything ends on the right day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from grongintro.domain.followup import (
    Appointment,
    AppointmentPerson,
    AppointmentState,
    Conversation,
    ConversationPerson,
    FollowUp,
    Outcome,
)
from grongintro.domain.household import HouseholdMember
from grongintro.domain.moving import Direction, Move
from grongintro.domain.programme import Programme, current_programme
from grongintro.errors import UserError
from grongintro.services.people import check_visible
from grongintro.services.rows import need, person_of, put
from grongintro.storage.rows import lists

if TYPE_CHECKING:
    from grongintro.domain.person import Person
    from grongintro.services.desk import Desk, Saved
    from grongintro.storage.unit import Reader, Unit

TALK_WITHIN = timedelta(days=30)


@dataclass(frozen=True)
class MoveOutDraft:
    """What the form of moving out holds; `last_day` is the last day here.

    `no_talk_reason` is asked for when no talk was held in the 30 days before that day or later.
    """

    last_day: date
    municipality: str
    handed: tuple[str, ...] = ()
    sent_how: str = ""
    no_talk_reason: str = ""
    note: str = ""


def closing_talk(reader: Reader, person_id: str, last_day: date) -> Conversation | None:
    """The talk that closes a stay: the newest held from 30 days before the last day here, or later."""
    links = reader.find(ConversationPerson, person_id=person_id)
    recent = [each.conversation_id for each in links if each.held_on >= last_day - TALK_WITHIN]
    held = [each for each in reader.all_of(Conversation, "id", recent) if each.outcome is Outcome.HELD]
    return max(held, key=lambda each: (each.held_on, each.id), default=None)


def closing_talk_on(desk: Desk, person_id: str, last_day: date) -> date | None:
    """The day of the talk that closes a stay, for the form to show; None when there is none."""
    with desk.read() as reader:
        check_visible(desk, reader, person_id)
        talk = closing_talk(reader, person_id, last_day)
        return None if talk is None else talk.held_on


def move_out(desk: Desk, person_id: str, draft: MoveOutDraft) -> Saved:
    """Close a stay here in one action (undoable): the person is here to and with `last_day`, then no more.

    The programme stops that day, so the benefit does too; follow-up and the place in the household end, later
    appointments are cancelled. UserError at the field when the day is before the arrival, no talk was held
    and no reason stands, or it is not told what was handed over and how.
    """
    desk.require_caseworker()
    _check(draft)
    with desk.write("move_out") as unit:
        person = person_of(desk, unit, person_id)
        moved = replace(person, moved_out=draft.last_day)
        _check_day(unit, person, draft.last_day)
        note = _note(unit, person_id, draft)
        unit.save(moved)
        _stop(unit, person, draft)
        _end_household(unit, person_id, draft.last_day)
        _close_follow_up(unit, person_id, draft)
        _cancel_after(unit, person_id, draft.last_day)
        return put(desk, unit, _move(person_id, draft, note))


def _check(draft: MoveOutDraft) -> None:
    need(draft, {"municipality": "Skriv hvilken kommune personen flytter til."})
    if not _words(draft.handed) and not draft.note.strip():
        raise UserError(
            "Skriv hva den nye kommunen får, eller i merknaden hvorfor den ikke får noe.", field="handed"
        )
    if _words(draft.handed):
        need(draft, {"sent_how": "Skriv hvordan det ble sendt, for eksempel «sikker digital post»."})


def _check_day(reader: Reader, person: Person, last_day: date) -> None:
    if person.arrived is not None and last_day < person.arrived:
        raise UserError("Siste dag her er før personen kom hit.", field="last_day")
    for move in reader.find(Move, person_id=person.id, direction=Direction.OUT):
        if person.arrived is None or move.day >= person.arrived:
            raise UserError(
                "Flyttingen er alt registrert. Slett eller angre den før du registrerer en ny.",
                field="last_day",
            )


def _words(handed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each.strip() for each in handed if each.strip())


def _note(reader: Reader, person_id: str, draft: MoveOutDraft) -> str:
    """The note, with why there was no closing talk."""
    if closing_talk(reader, person_id, draft.last_day) is not None:
        return draft.note
    reason = draft.no_talk_reason.strip()
    if not reason:
        raise UserError(
            "Ingen samtale er ført de siste 30 dagene. Før den, eller skriv hvorfor det ikke er noen.",
            field="no_talk_reason",
        )
    return f"Uten avsluttende samtale: {reason}\n{draft.note}".strip()


def _move(person_id: str, draft: MoveOutDraft, note: str) -> Move:
    return Move(
        "",
        "",
        person_id,
        Direction.OUT,
        draft.last_day,
        draft.municipality,
        "",
        handed=_words(draft.handed),
        sent_how=draft.sent_how,
        note=note,
    )


def _stop(unit: Unit, person: Person, draft: MoveOutDraft) -> None:
    programme = current_programme(unit.find(Programme, person_id=person.id))
    if programme is None or (programme.last_day is not None and programme.last_day <= draft.last_day):
        return
    reason = f"Flyttet til {draft.municipality.strip()}"
    unit.save(replace(programme, stopped=draft.last_day, stop_reason=reason))


def _end_household(unit: Unit, person_id: str, last_day: date) -> None:
    for member in unit.find(HouseholdMember, person_id=person_id):
        if member.start > last_day:
            unit.remove(member)
        elif member.end is None or member.end > last_day:
            unit.save(replace(member, end=last_day))


def _close_follow_up(unit: Unit, person_id: str, draft: MoveOutDraft) -> None:
    for each in unit.find(FollowUp, person_id=person_id):
        if each.closed is None:
            closed = max(each.opened, draft.last_day)
            reason = f"Flyttet til {draft.municipality.strip()}"
            unit.save(replace(each, closed=closed, closed_reason=reason))


def _cancel_after(unit: Unit, person_id: str, last_day: date) -> None:
    """Cancel what stands after the last day; of an appointment with others only this person is taken off.

    Those count whom the account does not see, too.
    """
    for link in unit.find(AppointmentPerson, person_id=person_id):
        booked = unit.get(Appointment, link.appointment_id)
        if booked.state is not AppointmentState.PLANNED or booked.day <= last_day:
            continue
        if lists.count_rows(unit, "appointment_person", appointment_id=booked.id) > 1:
            unit.remove(link)
        else:
            unit.save(replace(booked, state=AppointmentState.CANCELLED))
