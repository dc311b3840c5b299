"""The few rows that are not domain values: municipality, settings, drafts, rates the user added, imports."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from grongintro.domain.ids import new_id
from grongintro.domain.municipality import Language, Municipality
from grongintro.storage.offices import main_office, office_of
from grongintro.storage.tables import people, service, staff

if TYPE_CHECKING:
    from datetime import date, datetime

    from grongintro.storage.unit import Reader, Unit


def municipality(reader: Reader) -> Municipality:
    """The municipality of the store."""
    row = _stored_municipality(reader)
    if row is None:
        raise LookupError(service.municipality.name)
    row["language"] = Language(row["language"])
    return Municipality(**row)


def _stored_municipality(reader: Reader) -> dict[str, Any] | None:
    query = sa.select(*(service.municipality.c[field.name] for field in fields(Municipality)))
    found = reader.connection.execute(query).mappings().first()
    return dict(found) if found else None


def save_municipality(unit: Unit, value: Municipality) -> None:
    """Write the municipality, first or anew, with its line in the log."""
    old, new = _stored_municipality(unit), asdict(value)
    key = {"office_id": main_office(unit)}
    row_id = _put(unit, service.municipality, key, new)
    unit.log("municipality", row_id, old, new, whole=key)


def settings(reader: Reader) -> dict[str, Any]:
    """All settings that differ from their default."""
    return {row.name: row.value for row in reader.rows(sa.select(service.setting))}


def save_setting(unit: Unit, name: str, value: Any) -> None:
    """Write one setting, with its line in the log; None takes it back to its default."""
    key = {"office_id": main_office(unit), "name": name}
    found = unit.rows(sa.select(service.setting).where(*_is(service.setting, key)))
    old = {"name": name, "value": found[0].value} if found else None
    if value is not None:
        row_id = _put(unit, service.setting, key, {"value": value})
        unit.log("setting", row_id, old, {"name": name, "value": value}, whole=key)
    elif found:
        unit.connection.execute(sa.delete(service.setting).where(service.setting.c.id == found[0].id))
        unit.log("setting", found[0].id, old, None, whole=key)


def parameter_rows(reader: Reader) -> list[Any]:
    """Values of parameters that the municipality has added, by parameter and date."""
    table = service.parameter_row
    return reader.rows(sa.select(table).order_by(table.c.parameter, table.c.valid_from))


def add_parameter_row(
    unit: Unit, parameter: str, *, valid_from: date, known_from: date, value: str, source: str
) -> None:
    """Add a dated value, e.g. the basic amount of a new year."""
    key = {"office_id": main_office(unit), "parameter": parameter, "valid_from": valid_from}
    row = {**key, "known_from": known_from, "value": value, "source": source}
    unit.log("parameter_row", _insert(unit, service.parameter_row, row), None, row)


def remove_parameter_row(unit: Unit, parameter: str, valid_from: date) -> None:
    """Take a dated value away again; nothing happens when there is none."""
    table = service.parameter_row
    key = {"office_id": main_office(unit), "parameter": parameter, "valid_from": valid_from}
    for row in unit.rows(sa.select(table).where(*_is(table, key))):
        unit.connection.execute(sa.delete(table).where(table.c.id == row.id))
        old = {**key, "known_from": row.known_from, "value": row.value, "source": row.source}
        unit.log("parameter_row", row.id, old, None)


def draft(reader: Reader, account_id: str, kind: str, subject_id: str) -> Any | None:
    """The body of a half-written form, or None."""
    rows = reader.rows(sa.select(service.draft.c.body).where(*_draft_key(account_id, kind, subject_id)))
    return rows[0][0] if rows else None


def draft_saved_at(reader: Reader, account_id: str, kind: str, subject_id: str) -> datetime | None:
    """When a half-written form was kept, or None when there is none."""
    rows = reader.rows(sa.select(service.draft.c.saved_at).where(*_draft_key(account_id, kind, subject_id)))
    return rows[0][0] if rows else None


def save_draft(reader: Reader, account_id: str, kind: str, subject_id: str, body: Any, at: datetime) -> None:
    """Keep a half-written form; the log does not follow every keystroke."""
    key = {"account_id": account_id, "kind": kind, "subject_id": subject_id}
    values = {"office_id": office_of(staff.account, account_id), "body": body, "saved_at": at}
    _put(reader, service.draft, key, values)


def drop_draft(reader: Reader, account_id: str, kind: str, subject_id: str) -> None:
    """Forget a half-written form."""
    reader.connection.execute(sa.delete(service.draft).where(*_draft_key(account_id, kind, subject_id)))


def _draft_key(account_id: str, kind: str, subject_id: str) -> list[sa.ColumnElement[bool]]:
    return _is(service.draft, {"account_id": account_id, "kind": kind, "subject_id": subject_id})


def import_records(reader: Reader) -> dict[str, Any]:
    """What earlier imports brought: source key → row with person_id and the values as imported."""
    return {row.source_key: row for row in reader.rows(sa.select(service.import_record))}


def save_import_record(unit: Unit, source_key: str, person_id: str, imported: dict[str, Any]) -> None:
    """Remember what an import brought for a person."""
    key = {"office_id": office_of(people.person_table, person_id), "source_key": source_key}
    _put(unit, service.import_record, key, {"person_id": person_id, "imported": imported})


def import_mapping(reader: Reader, signature: str) -> dict[str, str] | None:
    """The remembered column mapping for a sheet with these headings, or None."""
    table = service.import_mapping
    rows = reader.rows(sa.select(table.c["columns"]).where(table.c.signature == signature))
    return dict(rows[0][0]) if rows else None


def save_import_mapping(unit: Unit, signature: str, columns: dict[str, str]) -> None:
    """Remember a column mapping."""
    key = {"office_id": main_office(unit), "signature": signature}
    _put(unit, service.import_mapping, key, {"columns": columns})


def _put(reader: Reader, table: sa.Table, key: dict[str, Any], values: dict[str, Any]) -> str:
    """Write the row with this key, first or anew; its id, which stays the same when it is written anew."""
    found = reader.rows(sa.select(table.c.id).where(*_is(table, key)))
    if not found:
        return _insert(reader, table, {**key, **values})
    row_id = str(found[0].id)
    reader.connection.execute(sa.update(table).where(table.c.id == row_id).values(**values))
    return row_id


def _insert(reader: Reader, table: sa.Table, row: dict[str, Any]) -> str:
    row_id = new_id()
    reader.connection.execute(sa.insert(table).values(id=row_id, **row))
    return row_id


def _is(table: sa.Table, key: dict[str, Any]) -> list[sa.ColumnElement[bool]]:
    return [table.c[name] == value for name, value in key.items()]
