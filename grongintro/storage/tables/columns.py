"""What tables are made of: the columns that every row has, and the sorts of columns that come again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from grongintro.storage.types import EnumText

if TYPE_CHECKING:
    from enum import StrEnum

# What has been declared so far; the door of this package knows how to ask for the rest.
METADATA = sa.MetaData()
ENTITIES: dict[type, sa.Table] = {}


def text(name: str) -> sa.Column[str]:
    """Text that may be empty but is always there."""
    return sa.Column(name, sa.String, nullable=False, server_default="")


def day(name: str, *, needed: bool = False) -> sa.Column[Any]:
    """A date."""
    return sa.Column(name, sa.Date, nullable=not needed)


def flag(name: str) -> sa.Column[bool]:
    """Yes or no."""
    return sa.Column(name, sa.Boolean, nullable=False)


def to(name: str, target: str, *, needed: bool = True) -> sa.Column[str]:
    """The id of a row in another table."""
    return sa.Column(name, sa.String, sa.ForeignKey(f"{target}.id"), nullable=not needed)


def one_of(table: str, name: str, kind: type[StrEnum], *, needed: bool = True) -> tuple[Any, ...]:
    """One of the members of an enumeration, held by a CHECK."""
    allowed = ", ".join(f"'{member}'" for member in kind)
    return (
        sa.Column(name, EnumText(kind), nullable=not needed),
        sa.CheckConstraint(f"{name} IN ({allowed})", name=f"{table}_{name}_known"),
    )


def period(name: str) -> tuple[Any, ...]:
    """From one day to another, both included; without an end while it lasts."""
    return (
        day("start", needed=True),
        day("end"),
        sa.CheckConstraint('"end" IS NULL OR "end" >= start', name=f"{name}_period_order"),
    )


def entity(kind: type, name: str, *parts: Any, office: bool = True) -> sa.Table:
    """The table of a domain value: its UUID, its office, its version and what else it has."""
    own = _own() if office else _own()[:1]
    ENTITIES[kind] = sa.Table(name, METADATA, *own, sa.Column("version", sa.Integer, nullable=False), *parts)
    return ENTITIES[kind]


def named(name: str, *parts: Any, once: tuple[str, ...]) -> sa.Table:
    """A table whose rows are found by a name of their own, which `once` says; UUID and office beside it."""
    return sa.Table(name, METADATA, *_own(), *parts, sa.UniqueConstraint(*once))


def log(name: str, *parts: Any) -> sa.Table:
    """A table that is only added to: numbered without gaps, each hash over the line before (see `chain`)."""
    row_id, office_id = _own(key=False)
    number = sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True)
    chained = sa.Column("hash", sa.String, nullable=False)
    return sa.Table(name, METADATA, number, row_id, office_id, *parts, chained, sqlite_autoincrement=True)


def _own(*, key: bool = True) -> tuple[sa.Column[str], sa.Column[str]]:
    """What every row has, so that stores can be joined: a UUID of its own and the office it belongs to."""
    return (
        sa.Column("id", sa.String, primary_key=key, nullable=False, unique=None if key else True),
        to("office_id", "office"),
    )


def indexed(*columns: sa.Column[Any]) -> None:
    """An index on each of the columns."""
    for column in columns:
        sa.Index(f"ix_{column.table.name}_{column.name}", column)
