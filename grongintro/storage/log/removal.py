"""Removing a row together with the rows that are part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from grongintro.storage import tables
from grongintro.storage.log.undo import check_leaning, refuse_leaning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.storage.unit import Reader, Unit


def leaning_on(
    reader: Reader, table: sa.Table, row_id: str, along: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    """The rows of the tables in `along` that lean on a row, and on those again: (table, id)."""
    found: list[tuple[str, str]] = []
    for name in along:
        other = tables.every_table().tables[name]
        for key in other.foreign_keys:
            if key.column.table is table:
                ids = reader.connection.execute(sa.select(other.c.id).where(key.parent == row_id)).scalars()
                found += [(name, each) for each in ids if (name, each) not in found]
    return tuple(found)


def check_removable(reader: Reader, table: sa.Table, row_id: str, with_it: Sequence[tuple[str, str]]) -> None:
    """Raise UserError when something that would stay leans on a row or on what goes `with_it`."""
    gone = frozenset({*with_it, (table.name, row_id)})
    for name, each in gone:
        check_leaning(reader, tables.every_table().tables[name], each, gone)


def remove_with(unit: Unit, table: sa.Table, row_id: str, along: Sequence[str]) -> None:
    """Remove a row and what leans on it of `along`; UserError when anything else does."""
    with_it = leaning_on(unit, table, row_id, along)
    gone = frozenset({*with_it, (table.name, row_id)})
    for name, each in (*with_it, (table.name, row_id)):
        refuse_leaning(unit, tables.every_table().tables[name], each, gone)
    for name, each in (*with_it, (table.name, row_id)):
        unit.remove(unit.get(tables.kind_of(name), each))
