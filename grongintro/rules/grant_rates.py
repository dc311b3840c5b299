"""The rates of the grants by year and code: read from `resources/grants/rates.toml`, and looked up.

They are no parameters: a parameter applies until its next row, a rate only in its own year. A year without
one has no rate, so that nobody budgets with last year's by mistake.
"""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from grongintro import paths
from grongintro.domain.grants import Grade, GrantCode, Rate, RateState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FIRST_YEAR, LAST_YEAR = 1990, 2199
ORE = 100
_KEYS = {"year", "code", "kroner", "state", "grade", "source", "read"}
_CODES = list(GrantCode)
_STATES = list(RateState)


class RateFileError(ValueError):
    """A file of rates that breaks the rules of its own format: the program, not the user, must be mended."""


class Rates:
    """Rates by year and code. Where the budget has gone further, the later state is the one that counts."""

    def __init__(self, rates: Iterable[Rate]) -> None:
        self.all = tuple(sorted(rates, key=order))
        self._best = {(rate.year, rate.code): rate for rate in self.all}

    def of(self, year: int, code: GrantCode) -> Rate | None:
        """The rate of `code` in the year it is paid for; None where it is not known, which is not zero."""
        return self._best.get((year, code))


def order(rate: Rate) -> tuple[int, int, int]:
    """By year, then IMDi's order of codes, then how far the budget has come."""
    return rate.year, _CODES.index(rate.code), _STATES.index(rate.state)


@lru_cache(maxsize=1)
def shipped_rates() -> Rates:
    """The rates that came with the program, read once."""
    return load_rates(paths.resource("grants", "rates.toml"))


def load_rates(path: Path) -> Rates:
    """Read and check a file of rates; RateFileError says which one is wrong."""
    data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    if set(data) != {"rates"}:
        raise RateFileError(f"{path.name}: holds [[rates]] and nothing else")
    rates = [_rate(f"{path.name}: rate {number}", row) for number, row in enumerate(data["rates"], 1)]
    for earlier, later in pairwise(rates):
        if order(earlier) >= order(later):
            raise RateFileError(f"{path.name}: {later.year} {later.code} is unsorted or given twice")
    return Rates(rates)


def _rate(where: str, row: Mapping[str, Any]) -> Rate:
    if set(row) != _KEYS:
        raise RateFileError(f"{where}: has the keys {sorted(row)}, not {sorted(_KEYS)}")
    year, read, source = row["year"], row["read"], row["source"]
    if type(year) is not int or not FIRST_YEAR <= year <= LAST_YEAR:
        raise RateFileError(f"{where}: the year is a number from {FIRST_YEAR} to {LAST_YEAR}")
    if type(read) is not date:
        raise RateFileError(f"{where}: read is the date when the source was read")
    if not isinstance(source, str) or not source.strip():
        raise RateFileError(f"{where}: has no source")
    try:
        code, state, grade = GrantCode(row["code"]), RateState(row["state"]), Grade(row["grade"])
    except ValueError as fault:
        raise RateFileError(f"{where}: {fault}") from None
    return Rate(year, code, _ore(where, row["kroner"]), state, grade, source, read)


def _ore(where: str, kroner: object) -> int:
    """Øre from kroner with at most two decimals, above zero: a rate that is not known is left out."""
    if isinstance(kroner, bool) or not isinstance(kroner, int | Decimal):
        raise RateFileError(f"{where}: kroner is a number")
    ore = kroner * ORE
    if ore != int(ore) or ore <= 0:
        raise RateFileError(f"{where}: kroner is above zero, with at most two decimals")
    return int(ore)
