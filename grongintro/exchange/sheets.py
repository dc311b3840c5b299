"""Reading a spreadsheet: .xlsx or .csv into headings and plain rows, or a sentence on why it cannot be."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from grongintro.errors import UserError
from grongintro.exchange.cells import Cell, clean, looks_like_formula, plain
from grongintro.exchange.columns import propose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_BYTES = 30_000_000
_MOST_UNPACKED = 500_000_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS = ";\t,"
_FEWEST_HEADINGS = 2
_TITLES = 10

Line = tuple[int, list[Cell]]


@dataclass(frozen=True)
class SheetRow:
    """A line of the sheet, numbered as the spreadsheet numbers it, with its filled cells by heading.

    `formulas` are the headings of cells whose text looks like a formula.
    """

    line: int
    cells: dict[str, Cell]
    formulas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A sheet that was read: the file's name, its headings in order, and the lines that hold something."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[SheetRow, ...] = field(repr=False)


def read(path: Path) -> Sheet:
    """Read a spreadsheet.

    UserError in plain Norwegian when it cannot be opened, is not a sheet, is locked with a password, is empty
    or holds more than `MOST_ROWS` lines.
    """
    content = _content(path)
    if content.startswith(_OLD_OFFICE):
        raise UserError(_old_office(content), field="path", code="not_a_sheet")
    lines = _excel_lines(content) if content.startswith(_ZIP) else _text_lines(content)
    return _sheet(path.name, lines)


def read_lines(path: Path) -> tuple[list[Line], tuple[str, ...]]:
    """The filled lines of the first sheet that holds something, and the names of the others that do.

    For a file whose headings are the reader's own to find. UserError as for `read`.
    """
    content = _content(path)
    if content.startswith(_OLD_OFFICE):
        raise UserError(_old_office(content), field="path", code="not_a_sheet")
    if not content.startswith(_ZIP):
        return _text_lines(content), ()
    lines = _excel_lines(content)
    return lines, _filled_names(content)[1:]


def _filled_names(content: bytes) -> tuple[str, ...]:
    import openpyxl  # noqa: PLC0415  slow to import, and only wanted here

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        return tuple(sheet.title for sheet in shown if _holds_something(sheet))
    finally:
        book.close()


def _holds_something(sheet: Any) -> bool:
    return any(any(map(plain, row)) for row in sheet.iter_rows(values_only=True))


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UserError(
                "Filen er for stor. Del den i flere filer, eller slett ark og bilder som ikke skal inn.",
                field="path",
                code="too_large",
            )
        content = path.read_bytes()
    except OSError:
        raise UserError(
            "Filen kan ikke åpnes. Lukk den i Excel, se etter at den ligger der ennå, og prøv igjen.",
            field="path",
            code="unreadable",
        ) from None
    if not content.strip(b"\xef\xbb\xbf \t\r\n;,"):
        raise _empty()
    return content


def _empty() -> UserError:
    return UserError(
        "Arket er tomt. Det trenger en linje med overskrifter og minst én linje under.",
        field="path",
        code="empty_sheet",
    )


def _not_a_sheet() -> UserError:
    return UserError(
        "Filen er ikke et regneark. Velg en Excel-fil (.xlsx) eller en CSV-fil.",
        field="path",
        code="not_a_sheet",
    )


def _old_office(content: bytes) -> str:
    if _ENCRYPTED in content:
        return "Regnearket er låst med passord. Åpne det i Excel, ta bort passordet og lagre det først."
    return "Filen er i et gammelt format. Åpne den i Excel og lagre den som Excel-arbeidsbok (.xlsx)."


def _excel_lines(content: bytes) -> list[Line]:
    import openpyxl  # noqa: PLC0415  slow to import, and only wanted here

    try:
        _refuse_bomb(content)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except UserError:
        raise
    except Exception:  # noqa: BLE001  openpyxl raises whatever a broken file makes it stumble on
        raise _not_a_sheet() from None
    try:
        for sheet in book.worksheets:
            lines = _filled(sheet.iter_rows(values_only=True)) if sheet.sheet_state == "visible" else []
            if lines:
                return lines
    except UserError:
        raise
    except Exception:  # noqa: BLE001  the same: a sheet is only parsed here
        raise _not_a_sheet() from None
    finally:
        book.close()
    raise _empty()


def _refuse_bomb(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED:
            raise _too_many()


def _filled(rows: Iterable[Iterable[Any]]) -> list[Line]:
    return _limited((number, [plain(value) for value in row]) for number, row in enumerate(rows, 1))


def _limited(lines: Iterable[Line]) -> list[Line]:
    """The lines that hold something; refused when there are too many."""
    found: list[Line] = []
    for number, cells in lines:
        if any(cells):
            found.append((number, cells))
        if len(found) > MOST_ROWS + 1:
            raise _too_many()
    return found


def _too_many() -> UserError:
    return UserError(
        f"Arket har flere enn {MOST_ROWS:,} linjer. Del det i flere filer.".replace(",", "\u00a0"),
        field="path",
        code="too_large",
    )


def _text_lines(content: bytes) -> list[Line]:
    text = _decoded(content)
    first, _, rest = text.partition("\n")
    delimiter, skipped = _delimiter(first), 0
    if first.strip().casefold() in {"sep=;", "sep=,", "sep=\t"}:
        delimiter, text, skipped = first.strip()[-1], rest, 1
    try:
        return _limited(_records(text, delimiter, skipped))
    except csv.Error:
        raise _not_a_sheet() from None


def _records(text: str, delimiter: str, skipped: int) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    start = 1
    for record in reader:
        yield start + skipped, [plain(value) for value in record]
        start = reader.line_num + 1


def _decoded(content: bytes) -> str:
    if content.startswith(_UTF16):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content or content.startswith(b"%PDF"):
        raise _not_a_sheet()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(first: str) -> str:
    bare = "".join(first.split('"')[::2])
    return max(_DELIMITERS, key=bare.count)


def _sheet(name: str, lines: list[Line]) -> Sheet:
    start = _heading_line(lines)
    if start is None:
        raise _empty() if len(lines) < _FEWEST_HEADINGS else _not_a_sheet()
    rows = lines[start + 1 :]
    if not rows:
        raise _empty()
    width = max(len(_trimmed(cells)) for _, cells in lines[start:])
    if width > MOST_COLUMNS:
        raise UserError(f"Arket har flere enn {MOST_COLUMNS} kolonner.", field="path", code="too_large")
    headings = _headings(lines[start][1], width)
    return Sheet(name, headings, tuple(_row(number, cells, headings) for number, cells in rows))


def _heading_line(lines: list[Line]) -> int | None:
    """The line with the most known headings near the top, else the first with two filled cells."""
    known = [sum(map(bool, propose([str(c) for c in cells]).values())) for _, cells in lines[:_TITLES]]
    if max(known, default=0) >= _FEWEST_HEADINGS:
        return known.index(max(known))
    filled = (sum(map(bool, cells)) for _, cells in lines)
    return next((index for index, count in enumerate(filled) if count >= _FEWEST_HEADINGS), None)


def _trimmed(cells: list[Cell]) -> list[Cell]:
    last = max((index for index, cell in enumerate(cells, 1) if cell), default=0)
    return cells[:last]


def _headings(cells: list[Cell], width: int) -> tuple[str, ...]:
    """A heading for every column, each once: «Kolonne 4» where it is empty, «Navn (2)» the second time."""
    found: list[str] = []
    for index in range(width):
        wanted = clean(str(cells[index])) if index < len(cells) else ""
        name, number = wanted or f"Kolonne {index + 1}", 1
        while name in found:
            number += 1
            name = f"{wanted} ({number})"
        found.append(name)
    return tuple(found)


def _row(number: int, cells: list[Cell], headings: tuple[str, ...]) -> SheetRow:
    filled = {heading: cell for heading, cell in zip(headings, cells, strict=False) if cell}
    return SheetRow(number, filled, tuple(h for h, cell in filled.items() if looks_like_formula(cell)))
