"""The whole store as text: equal for two demos of the same day, whatever their keys are."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

from grongintro.storage import tables

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

# UUIDs, the hashes of the logs' chains, public keys and signatures.
_HASH = r"(?:(?<=salt=)[0-9a-f]{32}|(?:(?<=hash=)|(?<=mark=)|(?<=,\\\")|(?<=,\"))[0-9a-f]{64})"
_KEY = re.compile(
    rf"[0-9a-f]{{8}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}-[0-9a-f]{{12}}|{_HASH}"
    r"|[A-Za-z0-9+/]{86}==|[A-Za-z0-9+/]{43}="
)


def dump(desk: Desk) -> str:
    """Every row of every table in the order it was made; keys are numbered as they appear, bytes hashed."""
    with desk.read() as reader:
        lines = [
            line
            for table in tables.every_table().sorted_tables
            for line in _table(table.name, reader.rows(table.select().order_by(*table.primary_key.columns)))
        ]
    text = "\n".join(lines).replace(str(desk.store.path.parent), "<mappe>")
    seen: dict[str, str] = {}
    return _KEY.sub(lambda found: seen.setdefault(found.group(), f"#{len(seen) + 1}"), text) + "\n"


def _table(name: str, rows: list[Any]) -> list[str]:
    return [f"[{name}] {len(rows)}", *(_row(row._mapping) for row in rows)]  # noqa: SLF001  SQLAlchemy's public name


def _row(values: Any) -> str:
    return " | ".join(f"{name}={_cell(value)}" for name, value in values.items())


def _cell(value: object) -> str:
    if isinstance(value, bytes):
        return f"sha256:{hashlib.sha256(value).hexdigest()}"
    return str(value).replace("\n", "\\n")
