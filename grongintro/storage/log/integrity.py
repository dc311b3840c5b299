"""Holding a store against itself: the chains of its logs, its triggers, its rows against the log."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from grongintro.storage import tables
from grongintro.storage.log.chain import erased, first_break, hash_at, head
from grongintro.storage.log.triggers import TRIGGERS
from grongintro.storage.tables.log import change_log
from grongintro.storage.types import canonical, to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grongintro.storage.log.chain import Head
    from grongintro.storage.unit import Reader

LOGS = ("change_log", "access_log", "sign_in")
# What decisions and authority rest on; small in every store, so it is looked through at each opening.
DECIDING = (
    "office",
    "staff",
    "account",
    "account_event",
    "account_key",
    "event_confirmation",
    "delegation",
    "conflict",
    "person",
    "programme",
    "living_fact",
    "case_file",
    "decision",
    "decision_event",
    "issued_letter",
    "fact_confirmation",
    "signature",
    "erasure",
)
_BLANKS = re.compile(r"\s+")

Heads = dict[str, tuple[int, str]]


def newest_lines(reader: Reader) -> dict[str, Head]:
    """The newest line of each log."""
    return {name: head(reader.connection, tables.every_table().tables[name]) for name in LOGS}


def heads(reader: Reader) -> Heads:
    """The newest line of each log: its number and hash."""
    return {name: (each.seq, each.hash) for name, each in newest_lines(reader).items()}


def broken_logs(reader: Reader) -> list[tuple[str, int]]:
    """The logs whose chain does not hold, with the number of the first line that does not follow."""
    found = []
    for name in LOGS:
        at = first_break(reader.connection, tables.every_table().tables[name])
        if at is not None:
            found.append((name, at))
    return found


def lacks(reader: Reader, known: Heads) -> list[str]:
    """The logs that no longer hold a line they once ended with: cut off, or written anew."""
    return [
        name
        for name, (seq, expected) in known.items()
        if hash_at(reader.connection, tables.every_table().tables[name], seq) != expected
    ]


def missing_triggers(reader: Reader) -> list[str]:
    """The triggers that guard what is only added to, but are gone or changed."""
    query = sa.text("SELECT sql FROM sqlite_master WHERE type = 'trigger'")
    kept = {_BLANKS.sub(" ", row.sql) for row in reader.connection.execute(query)}
    return [each.split()[2] for each in TRIGGERS if _BLANKS.sub(" ", each) not in kept]


def rows_beside_log(reader: Reader, names: Iterable[str]) -> list[tuple[str, str]]:
    """The rows that are not what the log last said of them: (table, id); changed, added or gone past it."""
    wanted = tuple(names)
    told = _told(reader, wanted)
    found = []
    for name in wanted:
        logged, stored = told[name], _stored(reader, name)
        found += [
            (name, row_id)
            for row_id in sorted(logged.keys() | stored.keys())
            if logged.get(row_id) != stored.get(row_id)
        ]
    return found


def erased_lines(reader: Reader) -> list[tuple[int, str | None, str]]:
    """The lines of the change log whose words are erased: (number, person, row)."""
    log = change_log
    query = sa.select(log.c.seq, log.c.person_id, log.c.row_id).where(log.c.salt.is_(None))
    return [(row.seq, row.person_id, row.row_id) for row in reader.connection.execute(query)]


def every_entity() -> tuple[str, ...]:
    """The tables of all domain values."""
    return tuple(table.name for table in tables.every_entity().values())


def _told(reader: Reader, names: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Per table and row: what the log adds up to, as canonical JSON."""
    rows: dict[str, dict[str, Any]] = {name: {} for name in names}
    for line in _changes(reader, names):
        table = rows[line.subject]
        if erased(line) or line.new is None:
            table.pop(line.row_id, None)
        else:
            table[line.row_id] = {**table.get(line.row_id, {}), **json.loads(line.new)}
    return {name: {row_id: canonical(row) for row_id, row in table.items()} for name, table in rows.items()}


def _changes(reader: Reader, names: tuple[str, ...]) -> Iterator[Any]:
    log = change_log
    query = sa.select(log.c.subject, log.c.row_id, log.c.new, log.c.salt).where(log.c.subject.in_(names))
    yield from reader.connection.execute(query.order_by(log.c.seq))


def _stored(reader: Reader, name: str) -> dict[str, str]:
    table = tables.every_table().tables[name]
    kinds = [kind for kind in tables.DERIVED if tables.table_of(kind) is table]
    derived = {column for kind in kinds for column in tables.DERIVED[kind]}
    columns = [column for column in table.c if column.name not in derived]
    return {
        row["id"]: canonical({column: to_plain(value) for column, value in row.items()})
        for row in reader.connection.execute(sa.select(*columns)).mappings()
    }
