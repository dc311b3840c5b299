"""Guidance in living, also for those outside the programme, and statements on special needs.

A statement may tell of health, so every row of it is closed like a step of health.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.settlement import LivingGuidance, NeedsStatement
from grongintro.domain.staff import Staff
from grongintro.errors import UserError
from grongintro.services.rows import need, newest, not_after, put
from grongintro.services.trust import notes
from grongintro.services.trust.closed import check_readable, readable

if TYPE_CHECKING:
    from datetime import date

    from grongintro.services.desk import Desk, Saved
    from grongintro.storage.unit import Reader

HINT = "Sensitivt: leses av ansvarlig rådgiver, leder og den som skrev det. Skriv uten diagnose."


@dataclass(frozen=True)
class GuidanceLine:
    """Guidance that was held, and by whom."""

    guidance: LivingGuidance
    staff: str

    @property
    def id(self) -> str:
        """What the line is known by."""
        return self.guidance.id


@dataclass(frozen=True)
class StatementLine:
    """A statement as it is shown; a closed one tells its day and its writer alone."""

    id: str
    written_on: date
    writer: str
    statement: NeedsStatement | None

    @property
    def text(self) -> str:
        """What it says, or that it is closed."""
        return notes.CLOSED_ROW if self.statement is None else self.statement.text


def save_guidance(desk: Desk, value: LivingGuidance) -> Saved:
    """Write guidance that was held (undoable).

    UserError when it says nothing, is after today, or the next is not after it.
    """
    desk.require_caseworker()
    need(value, {"topics": "Skriv hva boveiledningen handlet om."})
    not_after(value.held_on, desk.today, "held_on")
    if value.next_on is not None and value.next_on <= value.held_on:
        raise UserError("Neste gang må være etter denne. Rett en av datoene.", field="next_on")
    with desk.write("save_guidance") as unit:
        return put(desk, unit, value)


def save_statement(desk: Desk, value: NeedsStatement) -> Saved:
    """Write a statement on somebody's special needs (undoable).

    UserError when it has no receiver or says nothing, is after today, or is closed to the account.
    """
    desk.require_caseworker()
    need(value, {"to_whom": "Skriv hvem uttalelsen er til.", "text": "Skriv uttalelsen."})
    not_after(value.written_on, desk.today, "written_on")
    with desk.write("save_statement") as unit:
        if value.id:
            check_readable(desk, unit, unit.get(NeedsStatement, value.id), [])
        return put(desk, unit, value)


def guidance_lines(reader: Reader, person_id: str) -> tuple[GuidanceLine, ...]:
    """A person's guidance, the newest first."""
    names = {each.id: each.name for each in reader.find(Staff)}
    found = newest(reader.find(LivingGuidance, person_id=person_id), "held_on")
    return tuple(GuidanceLine(each, names[each.staff_id]) for each in found)


def statement_lines(desk: Desk, reader: Reader, person_id: str) -> tuple[StatementLine, ...]:
    """A person's statements, the newest first, as far as the account may read them."""
    found = newest(reader.find(NeedsStatement, person_id=person_id), "written_on")
    open_to = readable(desk, reader, found)
    names = {each.id: each.name for each in reader.find(Staff)}
    return tuple(
        StatementLine(each.id, each.written_on, names[each.staff_id], each if each.id in open_to else None)
        for each in found
    )
