from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl

from grongintro.exchange.columns import check_mapping, propose
from grongintro.exchange.example import HEADINGS, duf_number, example_rows, write_example
from grongintro.exchange.sheets import read
from grongintro.paths import resource
from grongintro.rules.identity import check_duf, check_national

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = resource("demo", "eksempel-import.xlsx")


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_the_shipped_workbook_is_what_the_maker_writes(tmp_path: Path) -> None:
    write_example(tmp_path / "a.xlsx")
    assert contents(SHIPPED) == contents(tmp_path / "a.xlsx")


def test_every_heading_of_the_example_is_recognised() -> None:
    mapping = propose(read(SHIPPED).headings)
    assert tuple(mapping.values()) == HEADINGS
    check_mapping(mapping)


def test_numbers_of_the_example_are_synthetic_and_right() -> None:
    for row in example_rows():
        values = dict(zip(HEADINGS, row, strict=True))
        national = check_national(values["national_number"])
        assert national.valid
        assert national.synthetic
        assert check_duf(values["duf_number"]).valid
    assert check_duf(duf_number(2026, 123456)).valid
