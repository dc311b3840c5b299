"""Every row of a store that people work in has a UUID of its own and an office that exists."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from grongintro.paths import resource
from grongintro.services import imports, settings, talks
from grongintro.services.person_page import open_person
from grongintro.storage import tables
from tests.services.making import person, talk

if TYPE_CHECKING:
    from grongintro.services.demo import DemoStore
    from grongintro.services.desk import Desk


def _rows(desk: Desk) -> dict[str, list[Any]]:
    with desk.read() as reader:
        return {name: reader.rows(table.select()) for name, table in tables.every_table().tables.items()}


def _check(desk: Desk) -> set[str]:
    """Look at every row; returns the names of the tables that have any."""
    found = _rows(desk)
    offices = {row.id for row in found["office"]}
    ids = [row.id for rows in found.values() for row in rows]
    assert all(str(UUID(each)) == each for each in ids)
    assert len(ids) == len(set(ids))
    for name, rows in found.items():
        assert name == "office" or {row.office_id for row in rows} <= offices, name
    return {name for name, rows in found.items() if rows}


def test_every_row_of_the_demo_can_be_told_from_all_others(demo: DemoStore) -> None:
    assert _check(demo.desk_leader) >= {"municipality", "setting", "change_log", "decision_event"}


def test_so_can_what_is_found_by_a_name_of_its_own(desk: Desk, adviser_desk: Desk) -> None:
    preview = imports.read_sheet(adviser_desk, resource("demo", "eksempel-import.xlsx"))
    imports.run_import(adviser_desk, imports.dry_run(adviser_desk, preview.sheet, preview.mapping), {})
    person_id = person(adviser_desk)
    for _ in range(2):
        talks.keep_draft(adviser_desk, talk(person_id, date(2026, 11, 20)))
        open_person(adviser_desk, person_id)
        settings.change_municipality(desk, settings.municipality(desk))
    settings.add_grunnbelop(desk, valid_from=date(2027, 5, 1), value=150_000, source="Forskrift")
    assert _check(desk) >= {
        "municipality",
        "setting",
        "parameter_row",
        "draft",
        "import_record",
        "import_mapping",
        "change_log",
        "access_log",
    }
    found = _rows(desk)
    assert (len(found["draft"]), len(found["municipality"]), len(found["access_log"])) == (1, 1, 2)


def test_the_log_is_numbered_without_gaps(demo: DemoStore) -> None:
    numbers = sorted(row.seq for row in _rows(demo.desk_leader)["change_log"])
    assert numbers == list(range(1, len(numbers) + 1))
