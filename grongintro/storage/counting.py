"""How many rows a store holds and whether its pages are whole: what a copy is held against its store by."""

from __future__ import annotations

from typing import Any


def damage_in(connection: Any) -> list[str]:
    """What SQLite finds wrong with a file's pages, over a raw connection; nothing in a whole one."""
    return [str(row[0]) for row in connection.execute("PRAGMA quick_check") if row[0] != "ok"]


def count_rows(connection: Any) -> int:
    """The rows of all tables together, over a raw connection."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return sum(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names)  # noqa: S608
