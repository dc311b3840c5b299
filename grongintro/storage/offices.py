"""Which office a row belongs to, where no domain value says it.

- What is the whole service's (municipality, settings, parameters, column mappings): the store's main office.
- What an import brought, and that somebody opened a person's page: the person's office.
- A half-written form: its account's office.
- A line of the change log: the office of the row that was changed, since that is where the row would go when
  a store is divided; a change of an office is its own.
"""

from __future__ import annotations

from typing import Any, Protocol

import sqlalchemy as sa

from grongintro.storage.tables.staff import office

_MAIN = sa.select(sa.func.min(office.c.id))


class Connected(Protocol):
    """Whoever reads in a transaction: a `Reader` or a `Unit`, which know this module."""

    connection: sa.Connection


def main_office(reader: Connected) -> str:
    """The id of the store's main office: the first one made."""
    return str(reader.connection.execute(_MAIN).scalar_one())


def office_of(table: sa.Table, row_id: str) -> sa.ScalarSelect[Any]:
    """The office of a row of `table`, as a part of a statement."""
    return sa.select(table.c.office_id).where(table.c.id == row_id).scalar_subquery()


def office_of_change(table: str, row_id: str, row: dict[str, Any]) -> str:
    """The office of a change's line in the log."""
    return row_id if table == office.name else str(row["office_id"])
