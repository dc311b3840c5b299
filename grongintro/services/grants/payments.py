"""Specifications of payment: a file is read and held against the persons, shown, and then stored."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.grant_control import PaymentFile, PaymentLine
from grongintro.domain.ids import new_id
from grongintro.domain.names import fold
from grongintro.domain.person import Person
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.rules.grant_rates import FIRST_YEAR, LAST_YEAR
from grongintro.services.desk import Desk, Saved
from grongintro.services.grants.pasted_rates import code_of
from grongintro.storage.offices import main_office

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from grongintro.exchange.grant_payments import PaymentRow
    from grongintro.storage.unit import Unit

QUARTERS = 4


class PaymentFate(StrEnum):
    """What becomes of a line of a specification."""

    MATCHED = "matched"
    NO_PERSON = "no_person"
    UNKNOWN_CODE = "unknown_code"
    NOT_A_NUMBER = "not_a_number"
    TOTAL = "total"


STORED = frozenset({PaymentFate.MATCHED, PaymentFate.NO_PERSON, PaymentFate.UNKNOWN_CODE})
MUNICIPAL = frozenset({"Grunntilskudd-H", "Grunntilskudd-L"})


@dataclass(frozen=True)
class JudgedLine:
    """A line, what becomes of it and why, and the person it is about, by id and name."""

    row: PaymentRow
    fate: PaymentFate
    why: str = ""
    person_id: str | None = None
    person: str = ""


@dataclass(frozen=True)
class PaymentPreview:
    """What a file holds before anything is stored; year and quarter None where the file does not tell."""

    name: str
    sha256: str
    year: int | None
    quarter: int | None
    lines: tuple[JudgedLine, ...]
    other_sheets: tuple[str, ...]

    def count(self, fate: PaymentFate) -> int:
        """How many lines become this."""
        return sum(each.fate is fate for each in self.lines)

    @property
    def ore(self) -> int:
        """The sum of the lines that will be stored."""
        return sum(each.row.ore or 0 for each in self.lines if each.fate in STORED)


@dataclass(frozen=True)
class Payment:
    """A preview with the quarter the leader says it is for."""

    preview: PaymentPreview
    year: int
    quarter: int


@dataclass(frozen=True)
class FileLine:
    """A file that was read: its lines with names, its sum in øre, and how many lines have no person."""

    file: PaymentFile
    lines: tuple[PaymentLine, ...]
    names: dict[str, str]

    @property
    def ore(self) -> int:
        """What was paid."""
        return sum(each.ore for each in self.lines)

    @property
    def without_person(self) -> int:
        """How many lines are about nobody known."""
        return sum(each.person_id is None for each in self.lines)


def read_payments(desk: Desk, path: Path) -> PaymentPreview:
    """Every line of a specification with its fate; nothing is stored (leader).

    UserError when the file cannot be read.
    """
    from grongintro.exchange.grant_payments import read_payment_sheet  # noqa: PLC0415  when a file is read

    desk.require(Role.LEADER)
    sheet = read_payment_sheet(path)
    with desk.read() as reader:
        known = _Known(reader.find(Person), reader.guard.barred)
    lines = tuple(_judged(row, known) for row in sheet.rows)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return PaymentPreview(sheet.name, sha256, sheet.year, sheet.quarter, lines, sheet.other_sheets)


class _Known:
    """The persons by what a specification may call them; a name or number of two persons finds nobody."""

    def __init__(self, people: Iterable[Person], barred: Collection[str]) -> None:
        self.barred = barred
        self._found: dict[str, Person | None] = {}
        for person in people:
            names = (
                f"{person.given_name} {person.family_name}",
                f"{person.family_name} {person.given_name}",
            )
            keys = {fold(name) for name in names} | {person.national_number, person.duf_number} - {""}
            for key in keys:
                self._found[key] = None if key in self._found else person

    def of(self, row: PaymentRow) -> Person | None:
        """The person of a line: by number first, and by name where no number is known here."""
        for key in (row.duf, row.national, fold(row.name)):
            found = self._found.get(key) if key else None
            if found is not None:
                return found
        return None


def _judged(row: PaymentRow, known: _Known) -> JudgedLine:
    if row.total:
        return JudgedLine(row, PaymentFate.TOTAL, "Sum av linjene over. Tas ikke med.")
    if row.ore is None:
        words = f"«{row.amount}» er ikke et beløp." if row.amount else "Linjen har ikke noe beløp."
        return JudgedLine(row, PaymentFate.NOT_A_NUMBER, words)
    if row.year is None and row.year_text:
        return JudgedLine(row, PaymentFate.NOT_A_NUMBER, f"«{row.year_text}» er ikke et år.")
    return _with_person(row, known)


def _with_person(row: PaymentRow, known: _Known) -> JudgedLine:
    code, person = code_of(row.code), known.of(row)
    if person is not None and person.id in known.barred:
        why = "Du er registrert som inhabil for denne personen. Linjen lagres uten person."
        return JudgedLine(row, PaymentFate.NO_PERSON, why)
    person_id, name = (None, "") if person is None else (person.id, person.name)
    if code is None:
        why = "Koden er ikke en av dem IMDi har oppgitt. Linjen lagres, men kontrolleres ikke."
        return JudgedLine(row, PaymentFate.UNKNOWN_CODE, why, person_id, name)
    if person is None and code.value not in MUNICIPAL:
        why = "Fant ingen person med dette navnet eller nummeret."
        return JudgedLine(row, PaymentFate.NO_PERSON, why)
    return JudgedLine(row, PaymentFate.MATCHED, "", person_id, name)


def store_payments(desk: Desk, payment: Payment) -> Saved:
    """Store the lines of a file for a quarter; one that was read for the quarter before goes (undoable).

    UserError when the quarter is none, or no line can be stored.
    """
    desk.require(Role.LEADER)
    if not FIRST_YEAR <= payment.year <= LAST_YEAR:
        raise UserError(f"Skriv året, fra {FIRST_YEAR} til {LAST_YEAR}.", field="year")
    if not 1 <= payment.quarter <= QUARTERS:
        raise UserError("Velg kvartalet utbetalingen gjelder.", field="quarter")
    kept = [each for each in payment.preview.lines if each.fate in STORED]
    if not kept:
        raise UserError("Ingen av linjene kan lagres. Velg en annen fil.", field="path")
    with desk.write("read_payments") as unit:
        _remove(unit, payment)
        file = _file(desk, unit, payment)
        unit.add(file)
        unit.add_all(_line(file, each) for each in kept)
        return Saved(unit.changes(), file.id)


def _remove(unit: Unit, payment: Payment) -> None:
    for before in unit.find(PaymentFile, year=payment.year, quarter=payment.quarter):
        for line in unit.find(PaymentLine, file_id=before.id):
            unit.remove(line)
        unit.remove(before)


def _file(desk: Desk, unit: Unit, payment: Payment) -> PaymentFile:
    preview = payment.preview
    office = main_office(unit)
    return PaymentFile(
        new_id(), office, preview.name, payment.year, payment.quarter, desk.today, preview.sha256
    )


def _line(file: PaymentFile, judged: JudgedLine) -> PaymentLine:
    row = judged.row
    code = code_of(row.code)
    return PaymentLine(
        new_id(),
        file.office_id,
        file.id,
        row.line,
        row.reference,
        row.code if code is None else code.value,
        row.year or file.year,
        row.ore or 0,
        judged.person_id,
        judged.why,
    )


def payment_files(desk: Desk) -> tuple[FileLine, ...]:
    """The files that were read, the newest quarter first, with their lines (leader)."""
    desk.require(Role.LEADER)
    with desk.read() as reader:
        files = reader.find(PaymentFile)
        lines = reader.find(PaymentLine)
        names = {each.id: each.name for each in reader.find(Person)}
    by_file: dict[str, list[PaymentLine]] = {each.id: [] for each in files}
    for line in lines:
        by_file[line.file_id].append(line)
    ordered: Sequence[PaymentFile] = sorted(files, key=lambda each: (each.year, each.quarter), reverse=True)
    return tuple(
        FileLine(each, tuple(sorted(by_file[each.id], key=lambda line: line.line)), names) for each in ordered
    )
