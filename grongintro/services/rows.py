"""Writing a row from its form: new without an id, changed with one, and of the person it is about, if any."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from grongintro.domain.followup import InterpreterMode
from grongintro.domain.ids import new_id
from grongintro.domain.person import Person
from grongintro.errors import UserError, gone
from grongintro.services.desk import Saved
from grongintro.services.people import check_visible
from grongintro.storage.offices import main_office

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader, Unit

_WRITER = "staff_id"
_KEPT = ("office_id", "person_id", _WRITER)


def person_of(desk: Desk, reader: Reader, person_id: str) -> Person:
    """The person a row is about; UserError when the account may not see them."""
    check_visible(desk, reader, person_id)
    return reader.get(Person, person_id)


def put(desk: Desk, unit: Unit, value: Any) -> Saved:
    """Write a row from its form: with an id it changes that row, without it makes a new one.

    The office (the person's, or the main one where the row is about nobody) and, where the table has one, the
    writer (`staff_id`) are filled in and then kept. UserError when the account may not see the person, when
    the row is somebody else's, or when another has changed it since the form was opened.
    """
    about = hasattr(value, "person_id")
    office_id = person_of(desk, unit, value.person_id).office_id if about else main_office(unit)
    value = tidy(value)
    if value.id:
        stored = _stored(unit, value)
        kept = {name: getattr(stored, name) for name in _KEPT if hasattr(stored, name)}
        unit.save(replace(value, **kept))
        return Saved(unit.changes(), value.id)
    own = {"id": new_id(), "office_id": office_id, "version": 1}
    if hasattr(value, _WRITER):
        own[_WRITER] = desk.actor.staff_id
    made = replace(value, **own)
    unit.add(made)
    return Saved(unit.changes(), made.id)


def _stored(reader: Reader, value: Any) -> Any:
    stored: Any = reader.get(type(value), value.id)
    if getattr(stored, "person_id", None) != getattr(value, "person_id", None):
        raise gone()
    return stored


def tidy(value: Any) -> Any:
    """The same value without blanks before and after its texts."""
    found = {each.name: getattr(value, each.name) for each in fields(value)}
    texts = {name: str(text).strip() for name, text in found.items() if type(text) is str}
    return replace(value, **texts)


def one_of(desk: Desk, reader: Reader, kind: type, row_id: str) -> Any:
    """A row about a person whom the account may see."""
    value: Any = reader.get(kind, row_id)
    check_visible(desk, reader, value.person_id)
    return value


def need(value: Any, words: dict[str, str]) -> None:
    """Raise UserError at the first of these text fields that is empty, with its words."""
    for field, message in words.items():
        if not getattr(value, field).strip():
            raise UserError(message, field=field)


def not_after(day: date | None, today: date, field: str) -> None:
    """Raise UserError when a day of something that has happened is after today."""
    if day is not None and day > today:
        raise UserError("Datoen er etter i dag. Skriv dagen det skjedde.", field=field)


def in_order(start: date | None, end: date | None, field: str = "end") -> None:
    """Raise UserError when a last day is before the first."""
    if start is not None and end is not None and end < start:
        raise UserError("Siste dag er før første dag. Rett en av datoene.", field=field)


def check_interpreter(value: Any) -> None:
    """Raise UserError when an interpreter was used and nothing is said of language or qualification."""
    if value.interpreter is InterpreterMode.NONE:
        return
    if not value.language.strip():
        raise UserError("Skriv hvilket språk det ble tolket til.", field="language")
    if value.interpreter_qualified is None:
        raise UserError("Velg om tolken var kvalifisert (tolkeloven § 7).", field="interpreter_qualified")


def newest(values: Iterable[Any], field: str) -> tuple[Any, ...]:
    """Rows by a date, the newest first; those of the same day by their id."""
    return tuple(sorted(values, key=lambda each: (getattr(each, field), each.id), reverse=True))
