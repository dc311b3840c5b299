"""IMDi's specification of a payment: its lines out of a workbook or a CSV file, as they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from grongintro.errors import UserError
from grongintro.exchange import sheets
from grongintro.exchange.amounts import read_ore, read_year
from grongintro.exchange.words import plain_word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grongintro.exchange.sheets import Line

_LOOKED_AT = 30
_HEADINGS = {
    "code": (
        "kode",
        "tilskuddskode",
        "tilskuddstype",
        "type",
        "type tilskudd",
        "tilskotskode",
        "tilskotstype",
    ),
    "amount": ("beløp", "utbetalt", "utbetalt beløp", "beløp kr", "beløp i kroner", "kroner", "utbetaling"),
    "year": ("tilskuddsår", "år", "gjelder år", "tilskotsår", "budsjettår"),
    "name": ("navn", "namn", "person", "mottaker"),
    "given": ("fornavn", "fornamn"),
    "family": ("etternavn", "etternamn"),
    "duf": ("duf", "duf nummer", "dufnummer", "duf nr", "dufnr"),
    "national": ("fødselsnummer", "fnr", "personnummer", "fødsels og personnummer", "f nr"),
}
_WORDS = {plain_word(word): name for name, all_ in _HEADINGS.items() for word in all_}
_NEEDED = ("code", "amount")
_TOTAL = re.compile(r"^(sum|totalt?|i alt|til sammen|delsum)\b", re.IGNORECASE)
_QUARTER = re.compile(r"(?:\bq\s*([1-4])\b|\b([1-4])\s*\.?\s*(?:kvartal|kv|termin)\b)", re.IGNORECASE)
_YEAR_IN_TEXT = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@dataclass(frozen=True)
class PaymentRow:
    """A line as it stands; `ore` and `year` None where they are no numbers, `total` for a sum of others."""

    line: int
    name: str
    duf: str
    national: str
    code: str
    amount: str
    ore: int | None
    year_text: str
    year: int | None
    total: bool

    @property
    def reference(self) -> str:
        """What IMDi calls the person: the name and the DUF number, else another number."""
        return ", ".join(filter(None, (self.name, self.duf))) or self.national


@dataclass(frozen=True)
class PaymentSheet:
    """What was read: the lines, the other sheets that hold something, and the quarter where it is told."""

    name: str
    rows: tuple[PaymentRow, ...]
    other_sheets: tuple[str, ...]
    year: int | None
    quarter: int | None


def read_payment_sheet(path: Path) -> PaymentSheet:
    """Read a specification; the heading may stand under a title, and the columns in any order.

    UserError in plain words when it is no sheet, or has no column with codes or amounts.
    """
    lines, others = sheets.read_lines(path)
    start, columns = _heading(lines)
    rows = tuple(_row(number, cells, columns) for number, cells in lines[start + 1 :])
    told = " ".join([path.stem, *(str(cell) for _, cells in lines[:start] for cell in cells)]).replace(
        "_", " "
    )
    quarter, year = _QUARTER.search(told), _YEAR_IN_TEXT.search(told)
    return PaymentSheet(
        path.name,
        rows,
        others,
        int(year[1]) if year else None,
        int(quarter[1] or quarter[2]) if quarter else None,
    )


def _heading(lines: Sequence[Line]) -> tuple[int, dict[str, int]]:
    best: tuple[int, dict[str, int]] = (0, {})
    for index, (_, cells) in enumerate(lines[:_LOOKED_AT]):
        found: dict[str, int] = {}
        for place, cell in enumerate(cells):
            name = _WORDS.get(plain_word(str(cell)))
            if name is not None:
                found.setdefault(name, place)
        if len(found) > len(best[1]):
            best = (index, found)
    missing = [name for name in _NEEDED if name not in best[1]]
    if missing:
        word = {"code": "kode", "amount": "beløp"}[missing[0]]
        raise UserError(
            f"Fant ingen kolonne med {word}. Arket trenger en linje med overskrifter, for eksempel "
            "Navn, DUF-nummer, Kode, År og Beløp.",
            field="path",
        )
    return best


def _row(number: int, cells: Sequence[object], columns: dict[str, int]) -> PaymentRow:
    def of(name: str) -> str:
        place = columns.get(name)
        if place is None or place >= len(cells):
            return ""
        cell = cells[place]
        return cell.isoformat() if isinstance(cell, date) else str(cell)

    name = of("name") or f"{of('given')} {of('family')}".strip()
    words = [str(cell).strip() for cell in cells if str(cell).strip()]
    amount, year_text = of("amount"), of("year")
    return PaymentRow(
        number,
        name,
        _digits(of("duf")),
        _digits(of("national")),
        of("code"),
        amount,
        read_ore(amount),
        year_text,
        read_year(year_text),
        bool(words and _TOTAL.match(words[0])),
    )


def _digits(text: str) -> str:
    return "".join(mark for mark in text if mark.isdigit())
