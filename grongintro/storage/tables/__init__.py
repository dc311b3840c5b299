"""The tables: one per domain value and a few others, each row with a UUID and an office.

Money is øre in INTEGER, dates are ISO text, enumerations are text with a CHECK, lists and snapshots are JSON.
Changing a table here needs a migration in `migrations/` and a new `SCHEMA` number.

Each subject's tables lie in a module of their own, which is imported when a table of it is first asked for: a
morning asks for a few subjects, and waits for no others. Whatever concerns the whole store asks for
`every_table` or `every_entity`, which import them all.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from grongintro.domain.person import Person
from grongintro.storage.tables import columns

if TYPE_CHECKING:
    import sqlalchemy as sa

SCHEMA = 1
# Columns that follow from a value and are kept for finding it; they are written with it and never logged.
DERIVED: dict[type, tuple[str, ...]] = {Person: ("search",)}

# Where the tables of a domain module's values are declared: a module here beside this one.
SUBJECTS = {
    "activity": "year",
    "application": "grants",
    "authority": "authority",
    "budget": "grants",
    "carried": "qualifying",
    "case": "decisions",
    "closing": "qualifying",
    "cooperation": "cooperation",
    "document": "documents",
    "eligibility": "qualifying",
    "followup": "followup",
    "grant_control": "grants",
    "household": "people",
    "mapping": "qualifying",
    "moving": "qualifying",
    "outlet": "outlets",
    "person": "people",
    "plan": "plans",
    "practice": "cooperation",
    "programme": "programme",
    "protection": "authority",
    "retention": "retention",
    "school": "year",
    "settlement": "settlement",
    "staff": "staff",
    "training": "training",
    "week": "year",
}
# The modules of tables whose rows are no domain values.
OTHERS = ("log", "service")


def table_of(kind: type) -> sa.Table:
    """The table of a domain value; its subject is declared when it is first asked for."""
    if kind not in columns.ENTITIES:
        _declare(SUBJECTS[kind.__module__.rpartition(".")[2]])
    return columns.ENTITIES[kind]


def every_entity() -> dict[type, sa.Table]:
    """The tables of all domain values."""
    every_table()
    return columns.ENTITIES


def kind_of(table: str) -> type[Any]:
    """The domain value that the rows of a table are."""
    return next(kind for kind, each in every_entity().items() if each.name == table)


def every_table() -> sa.MetaData:
    """All tables of the store with what binds them together."""
    for module in sorted({*SUBJECTS.values(), *OTHERS}):
        _declare(module)
    return columns.METADATA


def _declare(module: str) -> None:
    import_module(f"{__name__}.{module}")
