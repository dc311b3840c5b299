"""All rows as they lie in the file: out for the open export, in again into a new store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grongintro.storage import tables
from grongintro.storage.faults import translated

if TYPE_CHECKING:
    from grongintro.storage.opened import Store
    from grongintro.storage.unit import Reader

# Half-written forms are nobody else's, and no record of anything.
_LEFT_OUT = frozenset({"draft"})


def read_rows(reader: Reader) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table as SQLite keeps it, by table, in the order of the key."""
    found = {}
    for table in tables.every_table().sorted_tables:
        if table.name not in _LEFT_OUT:
            order = ", ".join(f'"{column.name}"' for column in table.primary_key.columns)
            query = f'SELECT * FROM "{table.name}" ORDER BY {order}'  # noqa: S608  our own table names
            found[table.name] = [dict(row) for row in reader.connection.exec_driver_sql(query).mappings()]
    return found


def write_rows(store: Store, rows: dict[str, list[dict[str, Any]]]) -> None:
    """Put the rows into a new, empty store, all or none; KeyError for a table or column it does not know.

    Parts come before what they are part of: an adopted plan takes no more phases or elements.
    """
    place = {table.name: number for number, table in enumerate(tables.every_table().sorted_tables)}
    with translated(), store.engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for name, found in sorted(rows.items(), key=lambda item: place[item[0]], reverse=True):
            columns = [column.name for column in tables.every_table().tables[name].columns]
            names = ", ".join(f'"{column}"' for column in columns)
            marks = ", ".join("?" for _ in columns)
            insert = f'INSERT INTO "{name}" ({names}) VALUES ({marks})'  # noqa: S608  our own table names
            for row in found:
                connection.exec_driver_sql(insert, tuple(row[column] for column in columns))
