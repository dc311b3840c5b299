"""Undo: the inverse of an action, built from its lines in the change log."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from grongintro.errors import UserError
from grongintro.storage import tables
from grongintro.storage.types import from_plain

if TYPE_CHECKING:
    from grongintro.storage.unit import Unit

# Talks, appointments, tasks and reassignment; deciding, issuing and settings have no inverse.
UNDOABLE = frozenset(
    {
        "conversation",
        "conversation_person",
        "appointment",
        "appointment_person",
        "task",
        "assignment",
    }
)


def undo_action(unit: Unit, action: str) -> None:
    """Take back every change of `action`, last first, in `unit`.

    UserError when the action cannot be undone, has been undone, or something it wrote was changed later.
    """
    log = tables.change_log
    entries = unit.rows(sa.select(log).where(log.c.action == action).order_by(log.c.seq.desc()))
    already = unit.rows(sa.select(log.c.seq).where(log.c.undoes == action).limit(1))
    if already:
        raise UserError("Dette er allerede angret.", code="undone")
    if not entries or any(entry.subject not in UNDOABLE for entry in entries):
        raise UserError("Dette kan ikke angres.", code="not_undoable")
    for entry in entries:
        _invert(unit, entry)


def _invert(unit: Unit, entry: Any) -> None:
    table = tables.metadata.tables[entry.subject]
    old = _values(table, entry.old)
    new = _values(table, entry.new)
    current = _current(unit, table, entry.row_id)
    if new is not None and (current is None or any(current[name] != new[name] for name in new)):
        raise UserError("Noe er endret etterpå, så dette kan ikke angres uten videre.", code="changed_since")
    if old is None:
        unit.connection.execute(sa.delete(table).where(table.c.id == entry.row_id))
        unit.log(table.name, entry.row_id, current, None)
    elif new is None:
        unit.connection.execute(sa.insert(table), old)
        unit.log(table.name, entry.row_id, None, old)
    else:
        back = {**old, "version": new["version"] + 1}
        unit.connection.execute(sa.update(table).where(table.c.id == entry.row_id), back)
        unit.log(table.name, entry.row_id, {name: new.get(name) for name in back}, back, whole=current)


def _current(unit: Unit, table: sa.Table, row_id: str) -> dict[str, Any] | None:
    found = unit.connection.execute(sa.select(table).where(table.c.id == row_id)).mappings().first()
    return dict(found) if found else None


def _values(table: sa.Table, text: str | None) -> dict[str, Any] | None:
    if text is None:
        return None
    return {name: from_plain(table.c[name], value) for name, value in json.loads(text).items()}
