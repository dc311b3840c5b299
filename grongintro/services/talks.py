"""Logging a talk, the appointment that follows from it, and the draft kept while it is typed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING, Any

from grongintro.domain.followup import (
    Appointment,
    AppointmentPerson,
    AppointmentState,
    Booking,
    Conversation,
    ConversationPerson,
    Form,
    InterpreterMode,
    Outcome,
    Side,
    Task,
)
from grongintro.domain.ids import new_id
from grongintro.domain.person import Person
from grongintro.errors import UserError
from grongintro.services import settings
from grongintro.services.cadence import due_talks
from grongintro.services.desk import Desk, Saved
from grongintro.services.people import check_visible
from grongintro.services.status_book import status_book
from grongintro.services.talk_draft import TalkDraft, from_json, to_json
from grongintro.storage.offices import main_office
from grongintro.storage.rows import keyed, lists

if TYPE_CHECKING:
    from datetime import datetime

    from grongintro.domain.followup import Repeat
    from grongintro.storage.unit import Reader, Unit

DRAFT = "talk"
# A child or a relative is never the interpreter; the form offers no such choice, the reason must not either.
_NOT_AS_INTERPRETER = (
    "datter",
    "sønn",
    "barnet tolk",
    "barna tolk",
    "ektefelle",
    "mannen",
    "kona",
    "slektning",
)


@dataclass(frozen=True)
class AppointmentDraft:
    """An appointment while it is being written; `repeat` makes it the first of a series."""

    person_ids: tuple[str, ...]
    day: date
    at: time | None
    minutes: int
    place: str
    form: Form = Form.MEETING
    interpreter: Booking = Booking.NOT_NEEDED
    language: str = ""
    note: str = ""
    repeat: Repeat | None = None


def start_talk(desk: Desk, person_ids: tuple[str, ...], appointment_id: str | None = None) -> TalkDraft:
    """A talk with everything filled in that can be known: the kept draft, else appointment and last talk."""
    with desk.read() as reader:
        for person_id in person_ids:
            check_visible(desk, reader, person_id)
        kept = keyed.draft(reader, desk.actor.account_id, DRAFT, person_ids[0])
        if kept is not None:
            return from_json(kept)
        people = reader.all_of(Person, "id", person_ids)
        appointment = _open_appointment(reader, person_ids, appointment_id, desk.today)
        last = _last_talk(reader, person_ids)
        return _prefilled(reader, people, appointment, last, desk.today, person_ids)


def _last_talk(reader: Reader, person_ids: tuple[str, ...]) -> Any | None:
    """The newest talk with any of them, whose place and interpreter are the likeliest again."""
    newest = [row for each in person_ids for row in lists.talks_of(reader, each, limit=1)]
    return max(newest, key=lambda row: row.held_on, default=None)


def _open_appointment(
    reader: Reader, person_ids: tuple[str, ...], appointment_id: str | None, today: date
) -> Appointment | None:
    if appointment_id is not None:
        return reader.get(Appointment, appointment_id)
    rows = lists.appointments(reader, today, today, person_id=person_ids[0])
    planned = [row.id for row in rows if row.state is AppointmentState.PLANNED]
    return reader.get(Appointment, planned[0]) if planned else None


def _prefilled(
    reader: Reader,
    people: list[Person],
    appointment: Appointment | None,
    last: Any,
    today: date,
    person_ids: tuple[str, ...],
) -> TalkDraft:
    language = next((p.interpreter_language for p in people if p.interpreter_language), "")
    usual = settings.places(reader)
    place = appointment.place if appointment else (last.place if last else (usual[0] if usual else ""))
    mode = last.interpreter if last else InterpreterMode.NONE
    used = bool(language) and mode is not InterpreterMode.NONE
    return TalkDraft(
        person_ids=person_ids,
        held_on=appointment.day if appointment and appointment.day <= today else today,
        place=place,
        form=appointment.form if appointment else Form.MEETING,
        interpreter=mode if used else InterpreterMode.NONE,
        interpreter_qualified=last.interpreter_qualified if last and used else None,
        interpreter_reason="" if language else "Deltakeren trenger ikke tolk",
        language=language if used else "",
        minutes=appointment.minutes if appointment else settings.value_of(reader, "talk_minutes"),
        appointment_id=appointment.id if appointment else None,
    )


def keep_draft(desk: Desk, draft: TalkDraft) -> None:
    """Keep a half-written talk, encrypted in the store, until it is saved or thrown away."""
    with desk.write("keep_draft") as unit:
        keyed.save_draft(
            unit, desk.actor.account_id, DRAFT, draft.person_ids[0], to_json(draft), desk.clock.now()
        )


def draft_kept_at(desk: Desk, person_id: str) -> datetime | None:
    """When the half-written talk with a person was kept, or None when there is none."""
    with desk.read() as reader:
        return keyed.draft_saved_at(reader, desk.actor.account_id, DRAFT, person_id)


def drop_draft(desk: Desk, person_id: str) -> None:
    """Throw a half-written talk away."""
    with desk.write("drop_draft") as unit:
        keyed.drop_draft(unit, desk.actor.account_id, DRAFT, person_id)


def log_conversation(desk: Desk, draft: TalkDraft) -> Saved:
    """Write a talk with its promises and close its appointment (undoable); ask `propose_next` after it.

    UserError at the field that is missing or cannot be right.
    """
    with desk.write("log_conversation") as unit:
        people = unit.all_of(Person, "id", draft.person_ids)
        for person_id in draft.person_ids:
            check_visible(desk, unit, person_id)
        check_talk(draft, people, desk.today)
        talk = _conversation(desk, draft, people[0].office_id)
        unit.add(talk)
        counts = draft.counts and draft.outcome is Outcome.HELD
        for person in people:
            unit.add(
                ConversationPerson(new_id(), person.office_id, talk.id, person.id, draft.held_on, counts)
            )
        _write_promises(desk, unit, draft, talk)
        _close_appointment(unit, draft)
        keyed.drop_draft(unit, desk.actor.account_id, DRAFT, draft.person_ids[0])
        return Saved(unit.changes(), talk.id)


def _conversation(desk: Desk, draft: TalkDraft, office_id: str) -> Conversation:
    return Conversation(
        id=new_id(),
        office_id=office_id,
        staff_id=desk.actor.staff_id,
        held_on=draft.held_on,
        place=draft.place.strip(),
        form=draft.form,
        outcome=draft.outcome,
        counts=draft.counts,
        interpreter=draft.interpreter,
        interpreter_qualified=draft.interpreter_qualified,
        interpreter_reason=draft.interpreter_reason.strip(),
        language=draft.language.strip(),
        topics=tuple(str(topic) for topic in draft.topics),
        minutes=draft.minutes,
        text=draft.text.strip(),
        appointment_id=draft.appointment_id,
        note_class=draft.note_class,
    )


def check_talk(draft: TalkDraft, people: list[Person], today: date) -> None:
    """Raise UserError at the first field of a talk that is missing or cannot be right."""
    if not people:
        raise UserError("Velg hvem samtalen var med.", field="person_ids")
    if draft.held_on > today:
        raise UserError("Samtalen kan ikke være etter i dag. Lag en avtale i stedet.", field="held_on")
    if draft.outcome is not Outcome.HELD:
        return
    if not draft.text.strip():
        raise UserError("Skriv kort hva dere snakket om.", field="text")
    if draft.form is not Form.MESSAGE:
        _check_interpreter(draft, people)


def _check_interpreter(draft: TalkDraft, people: list[Person]) -> None:
    reason = draft.interpreter_reason.strip()
    if any(word in reason.casefold() for word in _NOT_AS_INTERPRETER):
        raise UserError("Barn og slektninger skal aldri tolke. Bestill tolk.", field="interpreter_reason")
    if draft.interpreter is InterpreterMode.NONE:
        if any(person.interpreter_language for person in people) and not reason:
            raise UserError("Skriv hvorfor det ikke var tolk.", field="interpreter_reason")
        return
    if not draft.language.strip():
        raise UserError("Skriv hvilket språk det ble tolket til.", field="language")
    if draft.interpreter_qualified is None:
        raise UserError("Velg om tolken var kvalifisert.", field="interpreter_qualified")
    if draft.interpreter_qualified is False and not reason:
        raise UserError("Skriv hvorfor tolken ikke var kvalifisert.", field="interpreter_reason")


def _write_promises(desk: Desk, unit: Unit, draft: TalkDraft, talk: Conversation) -> None:
    for side, promises in ((Side.US, draft.ours), (Side.PARTICIPANT, draft.theirs)):
        for promise in promises:
            if promise.text.strip():
                unit.add(
                    Task(
                        id=new_id(),
                        office_id=talk.office_id,
                        text=promise.text.strip(),
                        side=side,
                        owner_id=desk.actor.staff_id,
                        person_id=draft.person_ids[0],
                        due=promise.due,
                        conversation_id=talk.id,
                    )
                )


def _close_appointment(unit: Unit, draft: TalkDraft) -> None:
    if draft.appointment_id is None:
        return
    appointment = unit.get(Appointment, draft.appointment_id)
    held = draft.outcome is Outcome.HELD
    state = AppointmentState.DONE if held else AppointmentState.CANCELLED
    unit.save(replace(appointment, state=state))


def propose_next(desk: Desk, draft: TalkDraft) -> AppointmentDraft | None:
    """The appointment that the cadence asks for after a logged talk; None when one stands or none is due."""
    with desk.read() as reader:
        return _propose(reader, draft, reader.all_of(Person, "id", draft.person_ids), desk.today)


def _propose(reader: Reader, draft: TalkDraft, people: list[Person], today: date) -> AppointmentDraft | None:
    ids = [person.id for person in people]
    planned = lists.appointments(reader, today, date.max, person_id=ids[0])
    if any(row.state is AppointmentState.PLANNED and row.id != draft.appointment_id for row in planned):
        return None
    due = due_talks(reader, ids, status_book(reader, ids), max(today, draft.held_on))
    days = [each.due for each in due.values() if each.due is not None]
    if not days:
        return None
    language = next((person.interpreter_language for person in people if person.interpreter_language), "")
    return AppointmentDraft(
        person_ids=draft.person_ids,
        day=max(min(days), today),
        at=None,
        minutes=draft.minutes or settings.value_of(reader, "talk_minutes"),
        place=draft.place,
        form=draft.form if draft.form is not Form.MESSAGE else Form.MEETING,
        interpreter=Booking.TO_BOOK if language else Booking.NOT_NEEDED,
        language=language,
    )


def start_appointment(
    desk: Desk, person_ids: tuple[str, ...], day: date, at: time | None = None
) -> AppointmentDraft:
    """A new appointment with the place of the last talk and the interpreter that is needed."""
    with desk.read() as reader:
        for person_id in person_ids:
            check_visible(desk, reader, person_id)
        people = reader.all_of(Person, "id", person_ids)
        last = _last_talk(reader, person_ids)
        usual = settings.places(reader)
        language = next((person.interpreter_language for person in people if person.interpreter_language), "")
        return AppointmentDraft(
            person_ids=person_ids,
            day=day,
            at=at,
            minutes=settings.value_of(reader, "talk_minutes"),
            place=last.place if last and last.place else (usual[0] if usual else ""),
            interpreter=Booking.TO_BOOK if language else Booking.NOT_NEEDED,
            language=language,
        )


def book_appointment(desk: Desk, draft: AppointmentDraft) -> Saved:
    """Write an appointment (undoable). UserError at the field that cannot be right."""
    with desk.write("book_appointment") as unit:
        return write_appointment(desk, unit, draft)


def book_several(desk: Desk, drafts: tuple[AppointmentDraft, ...]) -> Saved:
    """Write several appointments at once: all of them or none (undoable)."""
    with desk.write("book_several") as unit:
        for draft in drafts:
            saved = write_appointment(desk, unit, draft)
        return Saved(unit.changes(), saved.id if drafts else "")


def write_appointment(desk: Desk, unit: Unit, draft: AppointmentDraft, series_id: str | None = None) -> Saved:
    """Write an appointment as part of a larger action, such as a series of them."""
    if draft.day < desk.today:
        raise UserError("Avtalen er før i dag. Skriv en dato fra i dag av.", field="day")
    if not draft.person_ids:
        raise UserError("Velg hvem avtalen er med.", field="person_ids")
    for person_id in draft.person_ids:
        check_visible(desk, unit, person_id)
    office_id = unit.get(Person, draft.person_ids[0]).office_id
    appointment = Appointment(
        new_id(),
        office_id,
        desk.actor.staff_id,
        draft.day,
        draft.at,
        draft.minutes,
        draft.place.strip(),
        draft.form,
        draft.interpreter,
        draft.language,
        note=draft.note.strip(),
        series_id=series_id,
    )
    unit.add(appointment)
    for person_id in draft.person_ids:
        unit.add(AppointmentPerson(new_id(), office_id, appointment.id, person_id))
    return Saved(unit.changes(), appointment.id)


def change_appointment(desk: Desk, appointment: Appointment) -> Saved:
    """Write a moved or cancelled appointment, or the interpreter's booking (undoable)."""
    with desk.write("change_appointment") as unit:
        unit.save(appointment)
        return Saved(unit.changes(), appointment.id)


def get_appointment(desk: Desk, appointment_id: str) -> Appointment:
    """One appointment, for a form."""
    with desk.read() as reader:
        return reader.get(Appointment, appointment_id)


def add_task(
    desk: Desk,
    text: str,
    *,
    due: date | None,
    owner_id: str | None = None,
    person_id: str | None = None,
    side: Side = Side.US,
) -> Saved:
    """Write a task or a promise (undoable)."""
    if not text.strip():
        raise UserError("Skriv hva som skal gjøres.", field="text")
    with desk.write("add_task") as unit:
        office_id = main_office(unit)
        task = Task(new_id(), office_id, text.strip(), side, owner_id or desk.actor.staff_id, person_id, due)
        unit.add(task)
        return Saved(unit.changes(), task.id)


def finish_task(desk: Desk, task_id: str, *, done: bool = True) -> Saved:
    """Tick a task or promise as done today, or take the tick away (undoable)."""
    with desk.write("finish_task") as unit:
        task = unit.get(Task, task_id)
        unit.save(replace(task, done_on=desk.today if done else None))
        return Saved(unit.changes(), task_id)
