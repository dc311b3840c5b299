"""What an adviser does with a sheet: read it, try it, import it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from grongintro.domain import dates
from grongintro.errors import UserError
from grongintro.exchange import columns, sheets
from grongintro.services import settings
from grongintro.services.desk import Desk, Saved
from grongintro.services.imports.plan import (
    ImportPlan,
    RowKind,
    RowPlan,
    as_person,
    check_permit,
    check_programme,
    make_plan,
)
from grongintro.services.imports.write import Accepted, Writer
from grongintro.services.keeping.safety import back_up_before
from grongintro.services.people import check_person
from grongintro.storage.rows import keyed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from grongintro.exchange.cells import Cell
    from grongintro.exchange.sheets import Sheet
    from grongintro.rules.parameters import Parameters
    from grongintro.services.imports.known import Known

Side = Literal["program", "sheet"]
_FIRST_ROWS = 5


@dataclass(frozen=True)
class SheetPreview:
    """A sheet that was read: its headings with the proposed or remembered field of each, and its first lines.

    `mapping` gives for each heading the name of a field, or "" when the column is not imported.
    """

    sheet: Sheet = field(repr=False)
    headings: tuple[str, ...]
    mapping: dict[str, str]
    remembered: bool
    first_rows: tuple[tuple[int, tuple[str, ...]], ...]
    row_count: int


@dataclass(frozen=True)
class ImportResult:
    """What an import did; `copy` is the folder of the copy made before it, if a place is chosen."""

    saved: Saved
    created: int
    updated: int
    unchanged: int
    copy: Path | None


def field_choices() -> tuple[tuple[str, str], ...]:
    """The fields that a heading may be, as (name, label) in the order of the form; "" stands first."""
    return (("", "Ikke med"), *((each.name, each.label) for each in columns.FIELDS))


def read_sheet(desk: Desk, path: Path) -> SheetPreview:
    """Read a spreadsheet and propose what its columns are. UserError when it cannot be read as a sheet."""
    desk.require_caseworker()
    sheet = sheets.read(path)
    with desk.read() as reader:
        remembered = keyed.import_mapping(reader, _signature(sheet))
    proposed = columns.propose(sheet.headings)
    mapping = {heading: (remembered or proposed).get(heading, "") for heading in sheet.headings}
    first = tuple(
        (row.line, tuple(_as_text(row.cells.get(heading, "")) for heading in sheet.headings))
        for row in sheet.rows[:_FIRST_ROWS]
    )
    return SheetPreview(sheet, sheet.headings, mapping, remembered is not None, first, len(sheet.rows))


def dry_run(desk: Desk, sheet: Sheet, mapping: Mapping[str, str]) -> ImportPlan:
    """Work out what an import would do, line by line, and write nothing.

    UserError, with the heading as its field, when the mapping cannot be used; the plan has the lines' faults.
    """
    desk.require_caseworker()
    with desk.read() as reader:
        return make_plan(reader, sheet, mapping, desk.today)[0]


def run_import(desk: Desk, plan: ImportPlan, choices: Mapping[tuple[str, str], Side]) -> ImportResult:
    """Import a sheet in one transaction, after a copy of the store when a place for copies is chosen.

    `choices` answers each of the plan's conflicts, by source key and field. The plan is worked out again in
    the transaction, so that what has changed meanwhile is seen. UserError, and nothing written, when a line
    has a fault or a conflict has no answer.
    """
    desk.require_caseworker()
    _refuse(plan, choices)
    copy = None if plan.count(RowKind.UNCHANGED) == len(plan.rows) else back_up_before(desk, "importen")
    with desk.write("import_people") as unit:
        fresh, known = make_plan(unit, plan.sheet, plan.mapping, desk.today)
        _refuse(fresh, choices)
        parameters = settings.parameters(unit)
        lines = [_accepted(row, known, choices, parameters, desk.today) for row in fresh.rows]
        writer = Writer(
            unit, known, staff_id=desk.actor.staff_id, today=desk.today, file_name=plan.sheet.name
        )
        writer.write(lines)
        keyed.save_import_mapping(unit, _signature(plan.sheet), plan.mapping)
        created = sum(row.new for row in fresh.rows)
        updated = sum(bool(line.values) and not line.row.new for line in lines)
        return ImportResult(Saved(unit.changes()), created, updated, len(lines) - created - updated, copy)


def _refuse(plan: ImportPlan, choices: Mapping[tuple[str, str], Side]) -> None:
    if plan.faults:
        first = plan.faults[0]
        raise UserError(
            f"Ingenting er importert. Rett feilene i arket først. Linje {first.line}, {first.field}: "
            f"{first.message}",
            code="faults",
        )
    open_questions = [each for each in plan.conflicts if (each.source_key, each.field) not in choices]
    if open_questions:
        first_open = open_questions[0]
        raise UserError(
            f"Ingenting er importert. Velg hvilken verdi som gjelder for {first_open.name}: "
            f"{first_open.label}.",
            field=first_open.field,
            code="choose",
        )


def _accepted(
    row: RowPlan,
    known: Known,
    choices: Mapping[tuple[str, str], Side],
    parameters: Parameters,
    today: date,
) -> Accepted:
    """The line after the user's choices, checked once more as a whole."""
    chosen = {
        each.field: row.values[each.field]
        for each in row.conflicts
        if choices[each.source_key, each.field] == "sheet"
    }
    values = {**row.accepted, **chosen}
    after = {**known.values.get(row.person_id, {}), **values}
    if values:
        try:
            check_person(as_person(after, known.people.get(row.person_id)), today)
            check_programme(after, parameters)
            check_permit(after)
        except UserError as error:
            raise UserError(f"Linje {row.line}, {row.name}: {error.message}", field=error.field) from None
    return Accepted(row, values, after)


def _signature(sheet: Sheet) -> str:
    """What a sheet with these headings is remembered by, in whatever order they stand."""
    return hashlib.sha256("\n".join(sorted(sheet.headings)).encode()).hexdigest()


def _as_text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else dates.short(cell)
