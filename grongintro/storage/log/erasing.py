"""Erasing all that is about one person, from the tables and from the words of the log.

The lines of the log stay, with who did what sort of thing when; their words and salts go, so that the chain
holds and nobody can work out what they said. The guards against deleting are lifted inside the one
transaction that erases, and set again before it ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from grongintro.storage import tables
from grongintro.storage.log.traces import deleted_about, drafts_about
from grongintro.storage.log.triggers import TRIGGERS
from grongintro.storage.tables.log import change_log

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grongintro.storage.unit import Unit

# A talk, a meeting or a home that others had a part in stays: it is about them too.
_SHARED = {
    "conversation": "conversation_person",
    "appointment": "appointment_person",
    "household": "household_member",
}
# What is about a row and names it without a foreign key.
_ABOUT = {"signature": "row_id", "fact_confirmation": "row_id"}
_PORTION = 500


def erase_person(unit: Unit, person_id: str) -> list[int]:
    """Erase every row about a person, and the words of the log about those; returns the lines' numbers.

    Also what was deleted before and stands in the log as the trash, and what any account has half-written.
    """
    going = _rows_about(unit, person_id)
    deleted = deleted_about(unit, person_id, going, _SHARED)
    named = {each for rows in (going, deleted) for ids in rows.values() for each in ids}
    going["draft"] = drafts_about(unit, named)
    connection = unit.connection
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    for trigger in TRIGGERS:
        connection.exec_driver_sql(f"DROP TRIGGER {trigger.split()[2]}")
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for name, ids in going.items():
        table = tables.every_table().tables[name]
        for portion in _portions(ids):
            connection.execute(sa.delete(table).where(table.c.id.in_(portion)))
    lines = _forget_words(unit, person_id, named)
    for trigger in TRIGGERS:
        connection.exec_driver_sql(trigger)
    return lines


def _rows_about(unit: Unit, person_id: str) -> dict[str, set[str]]:
    """Per table the ids of the rows that are this person's alone, and what leans on them."""
    found: dict[str, set[str]] = {"person": {person_id}}
    for shared, link in _SHARED.items():
        found[shared] = _only_with(unit, tables.every_table().tables[link], f"{shared}_id", person_id)
    grew = True
    while grew:
        before = sum(len(ids) for ids in found.values())
        for table in tables.every_table().sorted_tables:
            if table.name in {"erasure", "change_log", "access_log", "sign_in"}:
                continue
            found.setdefault(table.name, set()).update(_leaning(unit, table, found))
        grew = sum(len(ids) for ids in found.values()) > before
    return {name: ids for name, ids in found.items() if ids}


def _leaning(unit: Unit, table: sa.Table, found: dict[str, set[str]]) -> set[str]:
    ids: set[str] = set()
    for key in table.foreign_keys:
        if key.column.table.name in {"office", "staff", "account"}:
            continue
        ids |= _pointing(unit, table, key.parent, found.get(key.column.table.name, set()))
    if table.name in _ABOUT:
        every = {each for rows in found.values() for each in rows}
        ids |= _pointing(unit, table, table.c[_ABOUT[table.name]], every)
    return ids


def _pointing(unit: Unit, table: sa.Table, column: sa.Column[str], targets: set[str]) -> set[str]:
    ids: set[str] = set()
    for portion in _portions(targets):
        ids |= set(unit.connection.execute(sa.select(table.c.id).where(column.in_(portion))).scalars())
    return ids


def _only_with(unit: Unit, link: sa.Table, column: str, person_id: str) -> set[str]:
    """The talks, meetings or homes of a person that nobody else had a part in."""
    mine = sa.select(link.c[column]).where(link.c.person_id == person_id)
    others = sa.select(link.c[column]).where(link.c.person_id != person_id)
    query = mine.where(link.c[column].not_in(others))
    return set(unit.connection.execute(query).scalars())


def _forget_words(unit: Unit, person_id: str, ids: set[str]) -> list[int]:
    log = change_log
    about = [log.c.person_id == person_id]
    about += [log.c.row_id.in_(portion) for portion in _portions(ids)]
    # That the person is to be erased, by whom and why, is what stays.
    kept = log.c.subject != "erasure"
    lines: set[int] = set()
    for condition in about:
        query = sa.select(log.c.seq).where(condition, kept, log.c.salt.is_not(None))
        lines |= set(unit.connection.execute(query).scalars())
        change = sa.update(log).where(condition, kept)
        unit.connection.execute(change.values(old=None, new=None, salt=None))
    return sorted(lines)


def _portions(ids: Iterable[str]) -> list[list[str]]:
    every = sorted(ids)
    return [every[start : start + _PORTION] for start in range(0, len(every), _PORTION)]
