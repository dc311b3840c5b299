"""The content of one cell: text without invisible characters, and dates as people and Excel write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime

from grongintro.domain.dates import MONTHS
from grongintro.errors import UserError

Cell = str | date

EXCEL_FAULTS = frozenset(
    {"#N/A", "#I/T", "#REF!", "#VALUE!", "#VERDI!", "#NAME?", "#NAVN?", "#DIV/0!", "#NULL!"}
)
_FORMULA = re.compile(r"[=+\-@]")
_HARMLESS = re.compile(r"[+\-][\d\s().]+|[-–]+")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_NUMBERS = re.compile(r"(\d{1,2})\s*[./\-]\s*(\d{1,2})\s*[./\-]\s*(\d{4}|\d{2})\.?")
_NAMED = re.compile(r"(\d{1,2})\.?\s*([a-zæøå]{3,9})\.?\s*(\d{4}|\d{2})")
_CENTURY = 100
_YEARS_AHEAD = 20


def clean(text: str) -> str:
    """Text without invisible characters, with every run of blanks (also no-break ones) as one space."""
    shown = "".join(
        mark for mark in text if unicodedata.category(mark) not in {"Cf", "Cc", "Cs"} or mark.isspace()
    )
    return " ".join(shown.split())


def plain(value: object) -> Cell:
    """What a spreadsheet's cell holds, as clean text or a date; whole numbers lose Excel's decimals."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        return "Ja" if value else "Nei"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return clean(str(value))


def looks_like_formula(cell: Cell) -> bool:
    """Whether a text would run as a formula if a spreadsheet opened it again; a phone number does not."""
    if isinstance(cell, date) or not _FORMULA.match(cell):
        return False
    return _HARMLESS.fullmatch(cell) is None


def read_day(cell: Cell, today: date, *, past: bool = False) -> date:
    """The date of a cell: a real date, «3.3.2026», «03.03.26», «3. mars 2026» or ISO.

    A year of two digits is at most twenty years ahead, and not ahead at all when the day must be `past`.
    UserError says how to write it.
    """
    if isinstance(cell, date):
        return cell
    parts = _parts(cell.casefold())
    found = None if parts is None else _real(*parts, today=today, past=past)
    if found is None:
        raise UserError(
            f"«{cell}» er ikke en dato. Skriv den som dag.måned.år, for eksempel 3.3.2026.", code="day"
        )
    return found


def _parts(text: str) -> tuple[int, int, str] | None:
    if found := _ISO.fullmatch(text):
        return int(found[3]), int(found[2]), found[1]
    if found := _NUMBERS.fullmatch(text):
        return int(found[1]), int(found[2]), found[3]
    if found := _NAMED.fullmatch(text):
        months = [number for number, name in enumerate(MONTHS, 1) if name.startswith(found[2])]
        return (int(found[1]), months[0], found[3]) if len(months) == 1 else None
    return None


def _real(day: int, month: int, year: str, *, today: date, past: bool) -> date | None:
    try:
        return date(_whole_year(day, month, year, today, past=past), month, day)
    except ValueError:
        return None


def _whole_year(day: int, month: int, year: str, today: date, *, past: bool) -> int:
    if len(year) > 2:  # noqa: PLR2004  written out
        return int(year)
    full = today.year - today.year % _CENTURY + int(year)
    too_late = (
        (full, month, day) > (today.year, today.month, today.day)
        if past
        else full > today.year + _YEARS_AHEAD
    )
    return full - _CENTURY if too_late else full
