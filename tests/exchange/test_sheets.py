from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest

from grongintro.errors import UserError
from grongintro.exchange import sheets

if TYPE_CHECKING:
    from pathlib import Path


def workbook(path: Path, *rows: tuple[str | datetime | float | None, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def code_of(path: Path) -> str:
    with pytest.raises(UserError) as raised:
        sheets.read(path)
    assert raised.value.field == "path"
    return raised.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_of_any_kind(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"Navn{delimiter}Født\r\n\r\nBjørn Ås{delimiter}3.3.1990\r\n".encode(encoding))
    sheet = sheets.read(path)
    assert sheet.headings == ("Navn", "Født")
    assert [(row.line, row.cells) for row in sheet.rows] == [(3, {"Navn": "Bjørn Ås", "Født": "3.3.1990"})]


def test_quoted_cells_and_their_line_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('sep=;\nNavn;Adresse\n"Ås; ""Bo""";"Gata 1\nOppg. B"\nLi;Veien\n', encoding="utf-8")
    rows = sheets.read(path).rows
    assert [(row.line, row.cells["Adresse"]) for row in rows] == [(3, "Gata 1 Oppg. B"), (5, "Veien")]
    assert rows[0].cells["Navn"] == 'Ås; "Bo"'


def test_excel_dates_numbers_and_empty_lines(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        ("Deltakere 2026",),
        (),
        ("Navn", "Født", "Fnr", None, "Navn"),
        ("Li Wu", datetime(1990, 3, 3), 1.0e10, True, 2.5),  # noqa: DTZ001  as Excel keeps it
    )
    sheet = sheets.read(path)
    assert sheet.headings == ("Navn", "Født", "Fnr", "Kolonne 4", "Navn (2)")
    (row,) = sheet.rows
    assert row.line == 4
    assert row.cells == {
        "Navn": "Li Wu",
        "Født": date(1990, 3, 3),
        "Fnr": "10000000000",
        "Kolonne 4": "Ja",
        "Navn (2)": "2.5",
    }


def test_text_that_looks_like_a_formula_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Navn;Telefon;Adresse\n@navn;+47 90 00 00 00;-\n", encoding="utf-8")
    assert sheets.read(path).rows[0].formulas == ("Navn",)


def test_files_that_are_not_sheets_are_refused(tmp_path: Path) -> None:
    files = {
        "brev.pdf": b"%PDF-1.7\n%\xe2\xe3;a;b\n",
        "bilde.png": b"\x89PNG\r\n\x1a\n\0\0\0",
        "arkiv.zip": b"PK\x03\x04 something else",
        "gammel.xls": b"\xd0\xcf\x11\xe0 old",
        "brev.txt": b"Hei.\nDette er et brev.\n",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        assert code_of(tmp_path / name) == "not_a_sheet", name


def test_a_locked_workbook_says_that_it_is_locked(tmp_path: Path) -> None:
    path = tmp_path / "laast.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(UserError, match="låst med passord"):
        sheets.read(path)


def test_empty_sheets_and_missing_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("", encoding="utf-8")
    (tmp_path / "b.csv").write_text("Navn;Født\n;\n", encoding="utf-8")
    workbook(tmp_path / "c.xlsx")
    for name in ("a.csv", "b.csv", "c.xlsx"):
        assert code_of(tmp_path / name) == "empty_sheet", name
    assert code_of(tmp_path / "nei.csv") == "unreadable"


def test_too_many_lines_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    body = "".join(f"Li Wu;{number}\n" for number in range(sheets.MOST_ROWS))
    path.write_text(f"Navn;Nr\n{body}", encoding="utf-8")
    assert len(sheets.read(path).rows) == sheets.MOST_ROWS
    path.write_text(f"Navn;Nr\n{body}Bo;1\n", encoding="utf-8")
    assert code_of(path) == "too_large"


def test_openpyxl_is_not_imported_with_the_module() -> None:
    import subprocess
    import sys

    check = "import sys, grongintro.services.imports; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0  # noqa: S603
