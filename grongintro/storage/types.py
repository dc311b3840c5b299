"""Column types that hold domain values as plain, portable text and integers."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spare blanks: the same value is always the same text."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


class EnumText(sa.types.TypeDecorator[StrEnum]):
    """A StrEnum as its text; the table adds the CHECK."""

    impl = sa.String
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """Write the text of the member."""
        del dialect
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """Read the member back."""
        del dialect
        return None if value is None else self.kind(value)


class TextTuple(sa.types.TypeDecorator[tuple[str, ...]]):
    """A tuple of texts as a JSON array."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:
        """Write the array."""
        del dialect
        return canonical(list(value or ()))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:
        """Read the tuple back."""
        del dialect
        return tuple(json.loads(value)) if value else ()


class JsonText(sa.types.TypeDecorator[Any]):
    """Any JSON value as canonical text."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write canonical JSON."""
        del dialect
        return None if value is None else canonical(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read the value back."""
        del dialect
        return None if value is None else json.loads(value)


def to_plain(value: Any) -> Any:
    """A column's value as plain JSON, for the change log."""
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, bytes):
        return {"bytes": len(value)}
    return value


def from_plain(column: sa.Column[Any], value: Any) -> Any:
    """The column's value that `to_plain` wrote; stored bytes are not in the log and cannot be read back."""
    kind = column.type
    if value is None:
        return None
    if isinstance(kind, EnumText):
        return kind.kind(value)
    if isinstance(kind, TextTuple):
        return tuple(value)
    for sort, read in _FROM_ISO:
        if isinstance(kind, sort):
            return read(value)
    return value


_FROM_ISO: tuple[tuple[type, Any], ...] = (
    (sa.DateTime, datetime.fromisoformat),
    (sa.Date, date.fromisoformat),
    (sa.Time, time.fromisoformat),
)
