"""Importing people, households, advisers, programmes and last talks from a spreadsheet.

A sheet is read (`read_sheet`), tried (`dry_run`, which writes nothing) and imported (`run_import`, all or
nothing). The same sheet again changes nothing; a changed sheet updates; what was changed in the program since
is never overwritten without a choice.
"""

from __future__ import annotations

from grongintro.services.imports.line import Note
from grongintro.services.imports.plan import Conflict, FieldChange, ImportPlan, RowKind, RowPlan
from grongintro.services.imports.run import (
    ImportResult,
    SheetPreview,
    Side,
    dry_run,
    field_choices,
    read_sheet,
    run_import,
)

__all__ = [
    "Conflict",
    "FieldChange",
    "ImportPlan",
    "ImportResult",
    "Note",
    "RowKind",
    "RowPlan",
    "SheetPreview",
    "Side",
    "dry_run",
    "field_choices",
    "read_sheet",
    "run_import",
]
