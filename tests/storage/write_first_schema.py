"""Writes `0001_first.sql` from the tables: only as long as schema 1 has not been released."""

from __future__ import annotations

import sys
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

sys.path.insert(0, str(Path(__file__).parents[2]))

from typing import TYPE_CHECKING

from grongintro.storage import migrations, tables
from grongintro.storage.log.triggers import TRIGGERS

if TYPE_CHECKING:
    import sqlalchemy as sa

PLACE = Path(migrations.__path__[0]) / "versions" / "0001_first.sql"


def script() -> str:
    """Every statement that lays out a new store, as text."""
    dialect = sqlite.dialect()
    found: list[sa.schema.ExecutableDDLElement] = []
    for table in tables.every_table().sorted_tables:
        found.append(CreateTable(table))
        found += [CreateIndex(index) for index in sorted(table.indexes, key=lambda index: str(index.name))]
    written = [str(each.compile(dialect=dialect)).strip() for each in found]
    written = [each.replace("\t", "    ").replace(" \n", "\n") for each in written]
    return ";\n\n".join([*written, *TRIGGERS]) + ";\n"


if __name__ == "__main__":
    PLACE.write_text(script(), encoding="utf-8")
