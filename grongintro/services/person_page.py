"""A person's page: the ten-second brief, the talks, the dates and the history."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from grongintro.domain.followup import AppointmentState, Booking, FollowUp, Form, NoteClass, Outcome, Side
from grongintro.domain.person import Permit, Person
from grongintro.domain.programme import Programme, ProgrammeLeave, Status
from grongintro.domain.staff import Staff
from grongintro.services import history_words
from grongintro.services.cadence import Due, due_talks
from grongintro.services.deciding import decision_watch
from grongintro.services.households import HouseholdView, view_of
from grongintro.services.keeping.waiting import note_opening
from grongintro.services.legal_dates import DateLine, legal_dates
from grongintro.services.people import check_visible
from grongintro.services.responsibility import adviser_on
from grongintro.services.status_book import status_book
from grongintro.services.trust import notes
from grongintro.services.trust.closed import closed_words, may_hear_of
from grongintro.storage.rows import lists

if TYPE_CHECKING:
    from grongintro.services.deciding.decision_watch import BrokenFact
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader


@dataclass(frozen=True)
class TalkRow:
    """A talk of the person."""

    id: str
    held_on: date
    staff: str
    place: str
    form: Form
    outcome: Outcome
    counts: bool
    interpreter: str
    topics: tuple[str, ...]
    minutes: int | None
    text: str
    note_class: NoteClass


@dataclass(frozen=True)
class PromiseRow:
    """An open promise or task about the person."""

    id: str
    text: str
    side: Side
    due: date | None
    overdue: bool


@dataclass(frozen=True)
class AheadRow:
    """An appointment of the person that still stands."""

    id: str
    day: date
    at: time | None
    place: str
    form: Form
    interpreter: Booking


@dataclass(frozen=True)
class PersonPage:
    """All that the page shows at once."""

    person: Person
    status: Status
    adviser_id: str
    adviser: str
    household: HouseholdView
    programme: Programme | None
    leaves: tuple[ProgrammeLeave, ...]
    permits: tuple[Permit, ...]
    follow_up: FollowUp | None
    due: Due | None
    next_date: DateLine | None
    talks: tuple[TalkRow, ...]
    promises: tuple[PromiseRow, ...]
    ahead: tuple[AheadRow, ...]
    broken: tuple[BrokenFact, ...]


@dataclass(frozen=True)
class HistoryLine:
    """A change or an opening: when, who, what, and old → new in words."""

    at: datetime
    who: str
    what: str
    details: str


def open_person(desk: Desk, person_id: str) -> PersonPage:
    """Open a person's page; the opening itself is logged. UserError when the account may not see them."""
    pending = desk.store.pending
    if pending is not None:
        page = reread_person(desk, person_id)  # first: who must not see them has not opened anything
        note_opening(desk, pending, person_id)
        return page
    with desk.write("open_person") as unit:
        check_visible(desk, unit, person_id)
        lists.log_opening(unit, account_id=desk.actor.account_id, person_id=person_id, at=desk.clock.now())
        return read_person(desk, unit, person_id)


def reread_person(desk: Desk, person_id: str) -> PersonPage:
    """The same page again after a change; an open page is not opened anew."""
    with desk.read() as reader:
        check_visible(desk, reader, person_id)
        return read_person(desk, reader, person_id)


def read_person(desk: Desk, reader: Reader, person_id: str) -> PersonPage:
    """The page in a transaction that is already open."""
    today = desk.today
    reader.get(Person, person_id)  # gone, when the registration was undone or deleted
    book = status_book(reader, [person_id])
    adviser_id = adviser_on(reader, person_id, today)
    dates_near = legal_dates(reader, [person_id], book, today)
    open_follow_ups = [f for f in reader.find(FollowUp, person_id=person_id) if f.closed is None]
    return PersonPage(
        person=book.people[person_id],
        status=book.on(person_id, today),
        adviser_id=adviser_id,
        adviser=reader.get(Staff, adviser_id).name if adviser_id else "",
        household=view_of(reader, person_id, today),
        programme=book.programmes.get(person_id),
        leaves=tuple(sorted(reader.find(ProgrammeLeave, person_id=person_id), key=lambda leave: leave.start)),
        permits=tuple(sorted(reader.find(Permit, person_id=person_id), key=lambda permit: permit.granted)),
        follow_up=open_follow_ups[-1] if open_follow_ups else None,
        due=due_talks(reader, [person_id], book, today).get(person_id),
        next_date=dates_near[0] if dates_near else None,
        talks=tuple(_talk(desk, row, adviser_id) for row in lists.talks_of(reader, person_id)),
        promises=_promises(reader, person_id, today),
        ahead=_ahead(reader, person_id, today),
        broken=decision_watch.broken_facts(reader, [person_id], today),
    )


def _talk(desk: Desk, row: Any, adviser_id: str) -> TalkRow:
    return TalkRow(
        row.id,
        row.held_on,
        row.staff_name,
        row.place,
        row.form,
        row.outcome,
        row.counts,
        history_words.interpreter(row),
        row.topics,
        row.minutes,
        notes.shown(desk, row.text, row.note_class, writer_id=row.staff_id, adviser_id=adviser_id),
        row.note_class,
    )


def _promises(reader: Reader, person_id: str, today: date) -> tuple[PromiseRow, ...]:
    return tuple(
        PromiseRow(row.id, row.text, row.side, row.due, row.due is not None and row.due < today)
        for row in lists.open_tasks(reader, person_ids=[person_id])
    )


def _ahead(reader: Reader, person_id: str, today: date) -> tuple[AheadRow, ...]:
    rows = lists.appointments(reader, today, today + timedelta(days=366), person_id=person_id)
    return tuple(
        AheadRow(row.id, row.day, row.at, row.place, row.form, row.interpreter)
        for row in rows
        if row.state is AppointmentState.PLANNED
    )


def history(desk: Desk, person_id: str) -> tuple[HistoryLine, ...]:
    """Every change about a person and every opening of the page, newest first."""
    with desk.read() as reader:
        check_visible(desk, reader, person_id)
        changes = [row for row in lists.history(reader, person_id) if may_hear_of(desk, row.subject)]
        opened = lists.openings(reader, person_id)
        closed = closed_words(desk, reader, person_id, changes)
    lines = [
        HistoryLine(
            row.at,
            row.who or "Programmet",
            history_words.change(row.subject, row.old, row.new, undone=row.undoes is not None),
            closed.get(row.row_id) or history_words.details(row.subject, _json(row.old), _json(row.new)),
        )
        for row in changes
    ]
    lines += [HistoryLine(row.at, row.who or "", "Åpnet siden", "") for row in opened]
    return tuple(sorted(lines, key=lambda line: line.at, reverse=True))


def _json(text: str | None) -> dict[str, Any]:
    return dict(json.loads(text)) if text else {}
