"""From a cell to the value that is kept, as plain text (ISO dates, fixed words, digits), and back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from grongintro.domain import dates
from grongintro.errors import UserError
from grongintro.exchange.cells import EXCEL_FAULTS, Cell, read_day
from grongintro.exchange.columns import BY_NAME, Field, Kind
from grongintro.exchange.words import NO, YES, YES_NO, label_of, plain_word, read_choice

if TYPE_CHECKING:
    from collections.abc import Callable

_NATIONAL = 11
_POSTAL = 4
_SHORTENED = re.compile(r"\d[.,]?\d*e\+?\d+", re.IGNORECASE)


@dataclass(frozen=True)
class Value:
    """What a cell holds, as it is kept; `note` says what was mended on the way."""

    text: str
    note: str = ""


def read_value(field: Field, cell: Cell, today: date) -> Value:
    """Read a filled cell. UserError says in Norwegian what is wrong and how to write it."""
    if isinstance(cell, str) and cell.upper() in EXCEL_FAULTS:
        raise UserError(f"Cellen viser en feil fra Excel ({cell}). Rett formelen, eller skriv verdien.")
    if field.kind in {Kind.DAY, Kind.PAST_DAY}:
        return Value(_day(field, cell, today))
    text = dates.short(cell) if isinstance(cell, date) else cell
    if field.kind is Kind.CHOICE:
        return Value(read_choice(text, field.choices))
    reader = _READERS.get(field.kind)
    return reader(text) if reader else Value(text)


def show(name: str, value: str) -> str:
    """A kept value as people read it; ids of people are the caller's to name."""
    field = BY_NAME[name]
    if value and field.kind in {Kind.DAY, Kind.PAST_DAY}:
        return dates.short(date.fromisoformat(value))
    if field.kind is Kind.CHOICE:
        return label_of(value, field.choices) if value else ""
    return value


def split_name(text: str) -> tuple[str, str]:
    """Given and family name of a whole name: «Haile, Sara» or «Sara Haile». UserError when it is one word."""
    if "," in text:
        family, given = (part.strip() for part in text.split(",", 1))
    else:
        given, _, family = text.rpartition(" ")
    if not given or not family:
        raise UserError(f"«{text}» er bare ett navn. Skriv både fornavn og etternavn.", code="name")
    return given, family


def _day(field: Field, cell: Cell, today: date) -> str:
    day = read_day(cell, today, past=field.kind is Kind.PAST_DAY)
    if field.kind is Kind.PAST_DAY and day > today:
        raise UserError(f"{dates.short(day)} er etter i dag. Rett datoen.", code="day")
    return day.isoformat()


def _digits(text: str) -> str:
    if _SHORTENED.fullmatch(text):
        raise UserError(
            f"Excel har forkortet nummeret til {text}. Gjør kolonnen om til tekst og skriv det på nytt."
        )
    return re.sub(r"[\s.\-]", "", text)


def _national(text: str) -> Value:
    digits = _digits(text)
    if digits.isdigit() and len(digits) == _NATIONAL - 1:
        return Value(
            f"0{digits}", "Nummeret hadde 10 siffer. Nullen foran, som Excel tar bort, er satt tilbake."
        )
    return Value(digits)


def _postal(text: str) -> Value:
    digits = _digits(text)
    if digits.isdigit() and len(digits) == _POSTAL - 1:
        return Value(f"0{digits}", "Postnummeret hadde tre siffer. Nullen foran er satt tilbake.")
    return Value(digits)


def _several(text: str) -> Value:
    parts = (part.strip() for part in re.split(r"[,;/]| og ", text))
    return Value(", ".join(dict.fromkeys(part for part in parts if part)))


def _interpreter(text: str) -> Value:
    """A language, or `yes` or nothing: «ja» asks for the person's own language."""
    if plain_word(text) in {"ingen tolk", "trenger ikke tolk", "ikke behov"}:
        return Value("")
    try:
        answer = read_choice(text, YES_NO)
    except UserError:
        return Value(text)
    return Value({YES: YES, NO: ""}[answer])


_READERS: dict[Kind, Callable[[str], Value]] = {
    Kind.NATIONAL: _national,
    Kind.DUF: lambda text: Value(_digits(text)),
    Kind.POSTAL: _postal,
    Kind.LIST: _several,
    Kind.INTERPRETER: _interpreter,
}
