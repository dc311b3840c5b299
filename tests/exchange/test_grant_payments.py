"""Amounts, and IMDi's specification as municipalities really have it: titles, commas, totals, two sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from grongintro.errors import UserError
from grongintro.exchange.amounts import read_ore, read_year
from grongintro.exchange.grant_payments import read_payment_sheet

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "Navn;DUF-nummer;Tilskuddskode;Tilskuddsår;Beløp (kr)\n"


@pytest.mark.parametrize(
    ("text", "ore"),
    [
        ("249 500", 24950000),
        ("249\u00a0500,00", 24950000),
        ("20791,67 kr", 2079167),
        ("249.500", 24950000),
        ("1.249.500,5", 124950050),
        ("20791.6666667", 2079167),
        ("-1 200", -120000),
        ("(1200)", -120000),
        ("kr 45 000,-", 4500000),
        ("se vedlegg", None),
        ("", None),
        ("12a", None),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, ore: int | None) -> None:
    assert read_ore(text) == ore


@pytest.mark.parametrize(("text", "year"), [("1989", None), ("1990", 1990), ("2199", 2199), ("2200", None)])
def test_a_year_is_four_digits_within_reason(text: str, year: int | None) -> None:
    assert read_year(text) == year


def test_the_heading_stands_under_a_title_and_totals_are_marked(tmp_path: Path) -> None:
    path = tmp_path / "fil.csv"
    path.write_text(
        f"Utbetaling 2. kvartal 2026;;;;\n\n{HEAD}Sara Haile;123;AR-2;2026;62375,25\nSum;;;;62375,25\n"
    )
    found = read_payment_sheet(path)
    assert (found.quarter, found.year) == (2, 2026)
    assert [(each.ore, each.total) for each in found.rows] == [(6237525, False), (6237525, True)]
    assert found.rows[0].reference == "Sara Haile, 123"


def test_the_quarter_may_stand_in_the_name_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "imdi_Q4_2025.csv"
    path.write_text(f"{HEAD}Sara;1;AR-2;2025;1\n")
    found = read_payment_sheet(path)
    assert (found.quarter, found.year) == (4, 2025)


def test_a_workbook_with_two_sheets_tells_the_other(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.append(["Beløp", "Kode", "Fornavn", "Etternavn"])
    first.append([20791.67, "AR-1 B", "Sara", "Haile"])
    book.create_sheet("Norsk").append(["noe"])
    book.create_sheet("Tomt")
    path = tmp_path / "fil.xlsx"
    book.save(path)
    found = read_payment_sheet(path)
    assert found.other_sheets == ("Norsk",)
    assert [(each.ore, each.code, each.name) for each in found.rows] == [(2079167, "AR-1 B", "Sara Haile")]


def test_a_sheet_without_amounts_says_what_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "fil.csv"
    path.write_text("Navn;Kode\nSara;AR-2\n")
    with pytest.raises(UserError, match="Fant ingen kolonne med beløp"):
        read_payment_sheet(path)
