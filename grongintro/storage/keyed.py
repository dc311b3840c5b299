"""The few rows that are not domain values: municipality, settings, drafts, rates the user added, imports."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from grongintro.domain.municipality import Language, Municipality
from grongintro.storage import tables as t
from grongintro.storage.types import to_plain

if TYPE_CHECKING:
    from datetime import date, datetime

    from grongintro.storage.unit import Reader, Unit


def municipality(reader: Reader) -> Municipality:
    """The municipality of the store."""
    row = dict(reader.rows(sa.select(t.municipality))[0]._mapping)  # noqa: SLF001  SQLAlchemy's public name
    row.pop("id")
    row["language"] = Language(row["language"])
    return Municipality(**row)


def save_municipality(unit: Unit, value: Municipality) -> None:
    """Write the municipality, first or anew, with its line in the log."""
    found = unit.rows(sa.select(t.municipality.c.id))
    old = asdict(municipality(unit)) if found else None
    new = asdict(value)
    if found:
        unit.connection.execute(sa.update(t.municipality), new)
    else:
        unit.connection.execute(sa.insert(t.municipality), {"id": 1, **new})
    unit.log("municipality", "1", old, new)


def settings(reader: Reader) -> dict[str, Any]:
    """All settings that differ from their default."""
    return {row.name: row.value for row in reader.rows(sa.select(t.setting))}


def save_setting(unit: Unit, name: str, value: Any) -> None:
    """Write one setting, with its line in the log; None takes it back to its default."""
    old = settings(unit).get(name)
    unit.connection.execute(sa.delete(t.setting).where(t.setting.c.name == name))
    if value is not None:
        unit.connection.execute(sa.insert(t.setting), {"name": name, "value": value})
    unit.log("setting", name, {"value": old}, {"value": value})


def parameter_rows(reader: Reader) -> list[Any]:
    """Values of parameters that the municipality has added, by parameter and date."""
    table = t.parameter_row
    return reader.rows(sa.select(table).order_by(table.c.parameter, table.c.valid_from))


def add_parameter_row(
    unit: Unit, parameter: str, *, valid_from: date, known_from: date, value: str, source: str
) -> None:
    """Add a dated value, e.g. the basic amount of a new year."""
    row = {
        "parameter": parameter,
        "valid_from": valid_from,
        "known_from": known_from,
        "value": value,
        "source": source,
    }
    unit.connection.execute(sa.insert(t.parameter_row), row)
    unit.log("parameter_row", f"{parameter} {valid_from}", None, {k: to_plain(v) for k, v in row.items()})


def draft(reader: Reader, account_id: str, kind: str, subject_id: str) -> Any | None:
    """The body of a half-written form, or None."""
    rows = reader.rows(sa.select(t.draft.c.body).where(*_draft_key(account_id, kind, subject_id)))
    return rows[0][0] if rows else None


def draft_saved_at(reader: Reader, account_id: str, kind: str, subject_id: str) -> datetime | None:
    """When a half-written form was kept, or None when there is none."""
    rows = reader.rows(sa.select(t.draft.c.saved_at).where(*_draft_key(account_id, kind, subject_id)))
    return rows[0][0] if rows else None


def save_draft(reader: Reader, account_id: str, kind: str, subject_id: str, body: Any, at: datetime) -> None:
    """Keep a half-written form; the log does not follow every keystroke."""
    drop_draft(reader, account_id, kind, subject_id)
    values = {"account_id": account_id, "kind": kind, "subject_id": subject_id, "body": body, "saved_at": at}
    reader.connection.execute(sa.insert(t.draft), values)


def drop_draft(reader: Reader, account_id: str, kind: str, subject_id: str) -> None:
    """Forget a half-written form."""
    reader.connection.execute(sa.delete(t.draft).where(*_draft_key(account_id, kind, subject_id)))


def _draft_key(account_id: str, kind: str, subject_id: str) -> tuple[Any, ...]:
    table = t.draft
    return (table.c.account_id == account_id, table.c.kind == kind, table.c.subject_id == subject_id)


def import_records(reader: Reader) -> dict[str, Any]:
    """What earlier imports brought: source key → row with person_id and the values as imported."""
    return {row.source_key: row for row in reader.rows(sa.select(t.import_record))}


def save_import_record(unit: Unit, source_key: str, person_id: str, imported: dict[str, Any]) -> None:
    """Remember what an import brought for a person."""
    table = t.import_record
    unit.connection.execute(sa.delete(table).where(table.c.source_key == source_key))
    row = {"source_key": source_key, "person_id": person_id, "imported": imported}
    unit.connection.execute(sa.insert(table), row)


def import_mapping(reader: Reader, signature: str) -> dict[str, str] | None:
    """The remembered column mapping for a sheet with these headings, or None."""
    table = t.import_mapping
    rows = reader.rows(sa.select(table.c["columns"]).where(table.c.signature == signature))
    return dict(rows[0][0]) if rows else None


def save_import_mapping(unit: Unit, signature: str, columns: dict[str, str]) -> None:
    """Remember a column mapping."""
    table = t.import_mapping
    unit.connection.execute(sa.delete(table).where(table.c.signature == signature))
    unit.connection.execute(sa.insert(table), {"signature": signature, "columns": columns})
