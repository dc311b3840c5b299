"""What of a person's rows is closed to the account: sensitive notes, health, and applications for grants."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from grongintro.domain.application import (
    ApplicationCost,
    ApplicationPaper,
    ApplicationPerson,
    GrantApplication,
)
from grongintro.domain.cooperation import Referral
from grongintro.domain.followup import Conversation, NoteClass
from grongintro.domain.mapping import AdaptationNeed, HealthStep
from grongintro.domain.settlement import NeedsStatement
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services.responsibility import adviser_on, responsible_on
from grongintro.services.trust import notes
from grongintro.storage.rows import lists

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader

# Of these every row is sensitive: read by its writer, by the person's adviser now, and by a leader.
SENSITIVE: dict[str, type] = {
    "adaptation_need": AdaptationNeed,
    "health_step": HealthStep,
    "referral": Referral,
    "needs_statement": NeedsStatement,
}

# An application may tell that somebody has a disability: only a leader reads it, also in history and trash.
LEADERS: dict[str, type] = {
    "grant_application": GrantApplication,
    "application_person": ApplicationPerson,
    "application_cost": ApplicationCost,
    "application_paper": ApplicationPaper,
}


def may_read_row(desk: Desk, reader: Reader, value: Any) -> bool:
    """Whether the account may read a row; rows of tables that are not sensitive are read by all."""
    if type(value) in LEADERS.values():
        return desk.actor.role is Role.LEADER
    if type(value) not in SENSITIVE.values():
        return True
    adviser_id = adviser_on(reader, value.person_id, desk.today)
    return notes.may_read(desk, NoteClass.SENSITIVE, writer_id=value.staff_id, adviser_id=adviser_id)


def may_hear_of(desk: Desk, subject: str) -> bool:
    """Whether the account may know that there is a row of this table at all."""
    return subject not in LEADERS or desk.actor.role is Role.LEADER


def readable(desk: Desk, reader: Reader, values: Iterable[Any]) -> set[str]:
    """The ids of those of many sensitive rows that the account may read; asked at once for all of them.

    Who is inhabil for a person reads nothing about them.
    """
    advisers = responsible_on(reader, desk.today)
    return {
        each.id
        for each in values
        if each.person_id not in reader.guard.barred
        and notes.may_read(
            desk,
            NoteClass.SENSITIVE,
            writer_id=each.staff_id,
            adviser_id=advisers.get(each.person_id, ""),
        )
    }


def check_readable(desk: Desk, reader: Reader, value: Any, people: list[str]) -> None:
    """Raise UserError (code `closed`) when the account may not read a talk's note or a row about health."""
    if isinstance(value, Conversation) and people:
        adviser_id = adviser_on(reader, people[0], desk.today)
        if not notes.may_read(desk, value.note_class, writer_id=value.staff_id, adviser_id=adviser_id):
            raise UserError("Du kan ikke slette et notat som er lukket for deg.", code="closed")
    if not may_read_row(desk, reader, value):
        raise UserError("Dette er lukket for deg. Spør ansvarlig rådgiver eller leder.", code="closed")


def closed_words(desk: Desk, reader: Reader, person_id: str, changes: list[Any]) -> dict[str, str]:
    """What to show instead of the words of each row that is closed to the account, deleted ones too.

    `changes` are the log's lines about the person.
    """
    adviser_id = adviser_on(reader, person_id, desk.today)
    known = {**_talks(reader, changes), **_health(reader, changes)}
    return {
        row_id: notes.CLOSED_ROW if subject in SENSITIVE else notes.CLOSED
        for row_id, (subject, kind, writer) in known.items()
        if not notes.may_read(desk, kind, writer_id=writer, adviser_id=adviser_id)
    }


def _talks(reader: Reader, changes: list[Any]) -> dict[str, tuple[str, NoteClass, str]]:
    lines = [row for row in changes if row.subject == "conversation"]
    classes = lists.note_classes(reader, list(dict.fromkeys(row.row_id for row in lines)))
    known = {each: ("conversation", NoteClass(kind), writer) for each, (kind, writer) in classes.items()}
    for row in lines:
        whole = _json(row.old) if row.new is None else {}
        if row.row_id not in known and "note_class" in whole:
            known[row.row_id] = ("conversation", NoteClass(whole["note_class"]), whole["staff_id"])
    return known


def _health(reader: Reader, changes: list[Any]) -> dict[str, tuple[str, NoteClass, str]]:
    """Every row about health, with its writer; one whose writer nobody knows is closed to all but few."""
    lines = [row for row in changes if row.subject in SENSITIVE]
    known = {row.row_id: (row.subject, NoteClass.SENSITIVE, _writer(row)) for row in reversed(lines)}
    for subject, kind in SENSITIVE.items():
        found: list[Any] = reader.all_of(kind, "id", [row.row_id for row in lines if row.subject == subject])
        known.update({each.id: (subject, NoteClass.SENSITIVE, each.staff_id) for each in found})
    return known


def _writer(row: Any) -> str:
    return str({**_json(row.old), **_json(row.new)}.get("staff_id", ""))


def _json(text: str | None) -> dict[str, Any]:
    return dict(json.loads(text)) if text else {}
