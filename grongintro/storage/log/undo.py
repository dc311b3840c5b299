"""Undo: the inverse of an action, built from its lines in the change log."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from grongintro.domain.plan import PlanState, PlanVersion
from grongintro.errors import UserError
from grongintro.storage import tables
from grongintro.storage.offices import main_office
from grongintro.storage.tables.log import change_log
from grongintro.storage.tables.service import import_record
from grongintro.storage.types import from_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.storage.unit import Reader, Unit

_DECIDING = "Et vedtak angres ikke. Legg bort utkastet, eller lag et nytt vedtak som erstatter det."
_POWER = "Kontoer, fullmakter og skjerming angres ikke. Avslutt dem der de står, så viser loggen begge deler."
_ADOPTED = "En vedtatt plan angres ikke. Lag en ny versjon av planen i stedet."
_ERASED = "Det dette handlet om, er slettet for godt. Det kan ikke angres."
_OUT = "Det som er skrevet ut av programmet, angres ikke. Slett filen under «Filer ute»."
# What has no inverse: deciding, who may decide, and what has left the program.
FINAL = {
    **dict.fromkeys(
        ("case_file", "decision", "decision_event", "issued_letter", "fact_confirmation", "signature"),
        _DECIDING,
    ),
    **dict.fromkeys(
        (
            "account",
            "account_event",
            "account_key",
            "event_confirmation",
            "delegation",
            "conflict",
            "protection",
        ),
        _POWER,
    ),
    "file_out": _OUT,
    "right_assessment": "En vurdering av rett og plikt angres ikke. Gjør en ny vurdering.",
    "erasure": "En sletting angres ikke. Trekk den tilbake før den er utført.",
}
# Parts of a plan version, and what is still written on an adopted one.
_PARTS_OF_PLAN = frozenset({"plan_phase", "plan_element"})
_AFTER_ADOPTION = frozenset({"handed_over_on", "handed_over_by", "signed_on", "version"})
# Writing on a draft has an inverse: the draft is as before, and the steps that tell of it stay.
WRITING = frozenset({"write_assessment", "change_replaces_from", "withdraw_decision"})
_DRAFT = frozenset({"decision", "decision_event"})
_STAYS = "decision_event"
# What may have come to lean on a row since, as it is told.
_LEANING = {
    "conversation_person": "en samtale",
    "conversation": "en samtale",
    "appointment_person": "en avtale",
    "task": "en oppgave eller et løfte",
    "case_file": "en sak",
    "decision": "et vedtak",
    "fact_confirmation": "en bekreftelse",
    "programme": "et program",
    "programme_leave": "en permisjon",
    "permit": "en oppholdstillatelse",
    "living_fact": "en opplysning om bosituasjon",
    "household_member": "et medlemskap i husstand",
    "assignment": "en ansvarlig rådgiver",
    "follow_up": "en oppfølging",
    "account": "en konto",
    "post": "en stilling",
    "file_out": "en fil som er skrevet ut",
    "plan_version": "en plan",
    "plan_review": "en gjennomgang av planen",
    "integration_contract": "en kontrakt",
    "life_event": "en hendelse",
    "right_assessment": "en vurdering av rett og plikt",
    "ending": "en sluttstatus",
    "carried_matter": "noe som er overført",
}
_VERSION = "version"
_BOOKKEEPING = import_record
_NOT_LEANING = frozenset({"change_log", "access_log", "sign_in", _BOOKKEEPING.name})


def lines_of(unit: Reader, action: str) -> list[Any]:
    """The log's lines of an action, last first."""
    log = change_log
    return unit.rows(sa.select(log).where(log.c.action == action).order_by(log.c.seq.desc()))


def why_final(unit: Reader, entries: Sequence[Any]) -> str:
    """Why these lines of an action have no inverse, in words; empty when they have one."""
    if entries and all(is_erased(entry) for entry in entries):
        return _ERASED
    return next((why for entry in entries if (why := _final(unit, entry))), "")


def is_erased(entry: Any) -> bool:
    """Whether a line's words went when a person was erased; what it wrote is gone with them."""
    return entry.old is None and entry.new is None


def later_lines(unit: Reader, line: Any) -> list[Any]:
    """What was done to the row of a line after it, and stands: neither undoing nor undone."""
    log = change_log
    undone = sa.select(log.c.undoes).where(log.c.undoes.is_not(None))
    after = sa.select(log).where(log.c.row_id == line.row_id, log.c.seq > line.seq, log.c.undoes.is_(None))
    return unit.rows(after.where(log.c.action.not_in(undone)))


def undo_action(unit: Unit, action: str) -> None:
    """Take back every change of `action`, last first, in `unit`; without what of it has been erased since.

    UserError when the action has no inverse, has been undone, or something it wrote was changed since or has
    come to be leant on.
    """
    entries = lines_of(unit, action)
    log = change_log
    if unit.rows(sa.select(log.c.seq).where(log.c.undoes == action).limit(1)):
        raise UserError("Dette er allerede angret.", code="undone")
    if why := why_final(unit, entries):
        raise UserError(why, code="not_undoable")
    if not entries or _hides_some(unit, action, len(entries)):
        raise UserError("Dette kan ikke angres.", code="not_undoable")
    gone = frozenset((entry.subject, entry.row_id) for entry in entries if entry.old is None)
    for entry in entries:
        if entry.subject != _STAYS and not is_erased(entry):
            _invert(unit, entry, gone)


def _final(unit: Reader, entry: Any) -> str:
    """Why a line has no inverse; empty when it has."""
    if entry.intention in WRITING and entry.subject in _DRAFT:
        return ""
    return _ADOPTED if _in_adopted_plan(unit, entry) else FINAL.get(entry.subject, "")


def _in_adopted_plan(unit: Reader, entry: Any) -> bool:
    """Whether a line is of a plan that is adopted by now, and of more than what is added to such a one."""
    row = json.loads(entry.new or entry.old or "{}")
    if entry.subject == "plan_version":
        plan_id = entry.row_id
        if entry.old and entry.new and set(row) <= _AFTER_ADOPTION:
            return False
    elif entry.subject in _PARTS_OF_PLAN:
        part = tables.every_table().tables[entry.subject]
        now = unit.rows(sa.select(part.c.plan_id).where(part.c.id == entry.row_id))
        plan_id = row.get("plan_id") or (now[0].plan_id if now else "")
    else:
        return False
    plan = tables.table_of(PlanVersion)
    found = unit.rows(sa.select(plan.c.state).where(plan.c.id == plan_id))
    return bool(found) and found[0].state is PlanState.ADOPTED


def _hides_some(unit: Unit, action: str, seen: int) -> bool:
    """Whether some of it is about people whom the account may not see; half of an action is not undone."""
    log = change_log
    query = sa.select(sa.func.count()).select_from(log).where(log.c.action == action)
    return bool(unit.connection.execute(query).scalar_one() != seen)


def _invert(unit: Unit, entry: Any, gone: frozenset[tuple[str, str]]) -> None:
    table = tables.every_table().tables[entry.subject]
    old, new = _values(table, entry.old), _values(table, entry.new)
    current = _current(unit, table, entry.row_id)
    if new is not None and (current is None or _differs(current, new)):
        raise UserError("Noe er endret etterpå, så dette kan ikke angres uten videre.", code="changed_since")
    if old is None:
        refuse_leaning(unit, table, entry.row_id, gone)
        unit.connection.execute(sa.delete(table).where(table.c.id == entry.row_id))
        unit.log(table.name, entry.row_id, current, None)
    elif new is None:
        own = {"id": entry.row_id, **({} if "office_id" in old else {"office_id": main_office(unit)})}
        unit.connection.execute(sa.insert(table), {**own, **old, **_derived(table, old)})
        unit.log(table.name, entry.row_id, None, old, whole={**own, **old})
    else:
        _put_back(unit, table, entry.row_id, old, new)


def _differs(current: dict[str, Any], new: dict[str, Any]) -> bool:
    """Whether a row says something else than the line; its version counts every undo in between too."""
    return any(current[name] != value for name, value in new.items() if name != _VERSION)


def _put_back(unit: Unit, table: sa.Table, row_id: str, old: dict[str, Any], new: dict[str, Any]) -> None:
    back = {name: value for name, value in old.items() if value != new.get(name) and name != _VERSION}
    if any(isinstance(table.c[name].type, sa.LargeBinary) for name in back):
        raise UserError("Bildet står ikke i loggen, så dette må du endre selv.", code="not_undoable")
    current = _current(unit, table, row_id) or {}
    if _VERSION in table.c:
        back[_VERSION] = current[_VERSION] + 1
    written = back | _derived(table, {**current, **back})
    unit.connection.execute(sa.update(table).where(table.c.id == row_id), written)
    unit.log(table.name, row_id, {name: current.get(name) for name in back}, back, whole=current)


def refuse_leaning(unit: Unit, table: sa.Table, row_id: str, gone: frozenset[tuple[str, str]]) -> None:
    """Raise UserError when a row that stays leans on this one; an import's bookkeeping gives way."""
    for key in _BOOKKEEPING.foreign_keys:
        if key.column.table is table:
            unit.connection.execute(sa.delete(_BOOKKEEPING).where(key.parent == row_id))
    check_leaning(unit, table, row_id, gone)


def check_leaning(unit: Reader, table: sa.Table, row_id: str, gone: frozenset[tuple[str, str]]) -> None:
    """Raise UserError when a row that stays leans on this one."""
    for other in tables.every_table().sorted_tables:
        for key in other.foreign_keys:
            if key.column.table is not table or other.name in _NOT_LEANING:
                continue
            leaning = unit.connection.execute(sa.select(other.c.id).where(key.parent == row_id)).scalars()
            if any((other.name, each) not in gone for each in leaning):
                what = _LEANING.get(other.name, "noe annet")
                raise UserError(
                    f"Dette kan ikke tas bort, for {what} bygger på det nå. Ta bort det først.",
                    code="leant_on",
                )


def _derived(table: sa.Table, row: dict[str, Any]) -> dict[str, Any]:
    """The columns that follow from the value (for finding it), for a row written past `Unit.add`."""
    for kind, names in tables.DERIVED.items():
        if tables.table_of(kind) is table:
            value = kind(**{field.name: row[field.name] for field in fields(kind)})
            return {name: getattr(value, name) for name in names}
    return {}


def _current(unit: Unit, table: sa.Table, row_id: str) -> dict[str, Any] | None:
    found = unit.connection.execute(sa.select(table).where(table.c.id == row_id)).mappings().first()
    return dict(found) if found else None


def _values(table: sa.Table, text: str | None) -> dict[str, Any] | None:
    if text is None:
        return None
    return {name: from_plain(table.c[name], value) for name, value in json.loads(text).items()}
