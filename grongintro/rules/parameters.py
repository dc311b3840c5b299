"""Values that change over time, each with its first day, the day it was known, and its source.

They are data (`resources/parameters/*.toml`), so that a new basic amount is a new row and not a new program.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from grongintro import paths
from grongintro.domain.dates import short
from grongintro.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

LEAP_DAY = (2, 29)


class ParameterFileError(ValueError):
    """A parameter file that breaks the rules of its own format: the program, not the user, must be mended."""


class BeforeFirstValueError(UserError):
    """Somebody asked for a value on a day before the first one that is known."""


@dataclass(frozen=True)
class Row:
    """One dated value; `entered_by_user` marks a row that was added after the program was made."""

    valid_from: date
    known_from: date
    value: Fraction | str
    source: str
    entered_by_user: bool = False


@dataclass(frozen=True)
class Pending:
    """A value that is passed and not in force. `switch` names what it comes into force with."""

    value: Fraction | str
    source: str
    switch: str


@dataclass(frozen=True)
class Parameter:
    """One named value through time, rows in order of date; `yearly`: a new row is due every year."""

    name: str
    title: str
    unit: str
    law: str
    rows: tuple[Row, ...]
    yearly: bool = False
    pending: tuple[Pending, ...] = ()

    def row(self, day: date, known_by: date | None = None) -> Row:
        """The row in force on `day`, among those known on `known_by` where that is given."""
        for row in reversed(self.rows):
            if row.valid_from <= day and (known_by is None or row.known_from <= known_by):
                return row
        first = self.rows[0].valid_from
        raise BeforeFirstValueError(
            f"«{self.title}» er ikke kjent for {short(day)}. Første dag med verdi er {short(first)}: "
            "velg en senere dato.",
            code="before_first_value",
        )


@dataclass(frozen=True, eq=False)  # known by identity, so that what rules work out by them can be kept
class Parameters:
    """All parameters by name. Immutable: `with_rows` gives a new set."""

    by_name: Mapping[str, Parameter] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Parameter:
        return self.by_name[name]

    def row(self, name: str, day: date, known_by: date | None = None) -> Row:
        """The row of `name` in force on `day`; BeforeFirstValueError before the first one.

        A new basic amount applies from 1 May but is known about 20 May: with `known_by` the answer is the
        one that a decision of that day could give.
        """
        return self.by_name[name].row(day, known_by)

    def at(self, name: str, day: date, known_by: date | None = None) -> Fraction:
        """The number `name` on `day`, exact."""
        value = self.row(name, day, known_by).value
        if isinstance(value, str):
            raise TypeError(f"{name} is a text, use text()")
        return value

    def at_or_first(self, name: str, day: date) -> Fraction:
        """The number `name` on `day`, and before its first day the first one that is known."""
        return self.at(name, max(day, self.first_day(name)))

    def text(self, name: str, day: date) -> str:
        """The text `name` on `day`, for example the section that a subject stands in."""
        value = self.row(name, day).value
        if not isinstance(value, str):
            raise TypeError(f"{name} is a number, use at()")
        return value

    def law(self, subject: str, day: date) -> str:
        """Where administrative law deals with `subject` on `day`, e.g. `law("reasons", day)`."""
        return self.text(f"law_{subject}", day)

    def first_day(self, name: str) -> date:
        """The first day that `name` has a value."""
        return self.by_name[name].rows[0].valid_from

    def latest(self, name: str) -> Row:
        """The newest row of `name`."""
        return self.by_name[name].rows[-1]

    def outdated_from(self, name: str, day: date, known_by: date | None = None) -> date | None:
        """For a yearly value: the day from which a newer row should exist, when `day` is not before it."""
        parameter = self.by_name[name]
        due = _one_year_after(parameter.row(day, known_by).valid_from)
        return due if parameter.yearly and day >= due else None

    def with_rows(self, name: str, rows: Iterable[Row]) -> Parameters:
        """The same parameters with rows that a user entered, in any order.

        A row on the same first day as a shipped one replaces it: the user must be able to correct a value.
        UserError when a row has no source or two given rows share their first day.
        """
        extra = [replace(row, entered_by_user=True) for row in rows]
        days = [row.valid_from for row in extra]
        if len(set(days)) != len(days):
            raise UserError("To verdier gjelder fra samme dag. Behold bare den ene.", field="valid_from")
        if any(not row.source.strip() for row in extra):
            raise UserError("Skriv hvor verdien er hentet fra.", field="source")
        parameter = self.by_name[name]
        kept = [row for row in parameter.rows if row.valid_from not in days]
        merged = tuple(sorted(kept + extra, key=lambda row: row.valid_from))
        return Parameters({**self.by_name, name: replace(parameter, rows=merged)})


def _one_year_after(day: date) -> date:
    moved = day.replace(day=28) if (day.month, day.day) == LEAP_DAY else day
    return moved.replace(year=day.year + 1)


@lru_cache(maxsize=1)
def shipped_parameters() -> Parameters:
    """The parameters that came with the program, read once."""
    return load(paths.resource("parameters"))


def load(folder: Path) -> Parameters:
    """Read and check every `*.toml` in `folder`; ParameterFileError says which file and value is wrong."""
    found: dict[str, Parameter] = {}
    for path in sorted(folder.glob("*.toml")):
        tables = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        for name, table in tables.items():
            if name in found:
                raise ParameterFileError(f"{path.name}: {name} is defined twice")
            found[name] = _parameter(f"{path.name}: {name}", name, table)
    return Parameters(found)


def _parameter(where: str, name: str, table: Mapping[str, Any]) -> Parameter:
    unknown = set(table) - {"title", "unit", "law", "yearly", "rows", "pending"}
    if unknown:
        raise ParameterFileError(f"{where}: unknown keys {sorted(unknown)}")
    rows = tuple(_row(where, row) for row in table.get("rows", ()))
    if not rows:
        raise ParameterFileError(f"{where}: has no rows")
    if any(earlier.valid_from >= later.valid_from for earlier, later in pairwise(rows)):
        raise ParameterFileError(f"{where}: dates are unsorted or given twice")
    pending = tuple(_pending(where, name, entry) for entry in table.get("pending", ()))
    yearly = table.get("yearly", False)
    return Parameter(name, table["title"], table["unit"], table["law"], rows, yearly=yearly, pending=pending)


def _pending(where: str, name: str, data: Mapping[str, Any]) -> Pending:
    """`switch` where several parameters change together; else the parameter's own name."""
    named = {key: value for key, value in data.items() if key != "switch"}
    if set(named) != {"value", "source"} or not str(data["source"]).strip():
        raise ParameterFileError(f"{where}: a pending entry has a value and a source, and no date")
    return Pending(_value(where, data["value"]), data["source"], data.get("switch", name))


def _row(where: str, data: Mapping[str, Any]) -> Row:
    unknown = set(data) - {"valid_from", "known_from", "value", "source"}
    if unknown:
        raise ParameterFileError(f"{where}: unknown keys {sorted(unknown)} in a row")
    days = [data.get("valid_from"), data.get("known_from")]
    if any(type(day) is not date for day in days):
        raise ParameterFileError(f"{where}: a row needs valid_from and known_from as dates")
    source = data.get("source", "")
    if not isinstance(source, str) or not source.strip():
        raise ParameterFileError(f"{where}: the value of {data['valid_from']} has no source")
    return Row(data["valid_from"], data["known_from"], _value(where, data.get("value")), source)


def _value(where: str, value: object) -> Fraction | str:
    """A number as it is written; a text such as "2/3" is a share; any other text stays a text."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        raise ParameterFileError(f"{where}: a value is a number, a share such as 2/3, or a text")
    if not isinstance(value, str):
        return Fraction(value)
    numerator, slash, denominator = value.partition("/")
    if slash and numerator.isdecimal() and denominator.isdecimal():
        return Fraction(int(numerator), int(denominator))
    return value
