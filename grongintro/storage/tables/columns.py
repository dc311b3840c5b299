"""What tables are made of: the columns that every row has, and the sorts of columns that come again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from grongintro.storage.types import EnumText

if TYPE_CHECKING:
    from enum import StrEnum

metadata = sa.MetaData()
TABLES: dict[type, sa.Table] = {}


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
    own: list[sa.Column[Any]] = [sa.Column("id", sa.String, primary_key=True)]
    if office:
        own.append(to("office_id", "office"))
    own.append(sa.Column("version", sa.Integer, nullable=False))
    TABLES[kind] = sa.Table(name, metadata, *own, *parts)
    return TABLES[kind]


def indexed(*columns: sa.Column[Any]) -> None:
    """An index on each of the columns."""
    for column in columns:
        sa.Index(f"ix_{column.table.name}_{column.name}", column)
