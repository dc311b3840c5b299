"""Budget and forecast: today's people and expected arrivals as a plan by code and year, in three variants."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from grongintro.domain.grants import GrantCode
from grongintro.domain.money import norwegian
from grongintro.rules.grant_rates import Rates
from grongintro.rules.grant_values import GrantLine
from grongintro.rules.grants import FIRST_YEAR_CODES, LATER_CODES
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from grongintro.domain.budget import ArrivalForecast
    from grongintro.domain.grants import Rate
    from grongintro.domain.step import Step

_CODES = list(GrantCode)


class Variant(StrEnum):
    """How many come: at least, likely, at most."""

    LOW = "low"
    LIKELY = "likely"
    HIGH = "high"


class AssumedRates(Rates):
    """Rates where a year without one is given the newest known of the same code.

    Such a rate keeps its own year, which tells it from one that is known (`is_assumed`).
    """

    def of(self, year: int, code: GrantCode) -> Rate | None:
        """The rate of the year, or else the newest known one."""
        known = super().of(year, code)
        if known is not None:
            return known
        years = [rate.year for rate in self.all if rate.code is code]
        return super().of(max(years), code) if years else None


@dataclass(frozen=True)
class CodeSum:
    """What a code gives in a year. `ore` are the lines with a rate; `assumed` when one is another year's.

    `lacking`: some of it has no rate, so that the sum is too low; it is never read as zero.
    """

    year: int
    code: GrantCode
    ore: int
    assumed: bool
    lacking: bool


@dataclass(frozen=True)
class Forecast:
    """A variant: sums by year and IMDi's order of codes, and the steps that tell it."""

    variant: Variant
    sums: tuple[CodeSum, ...]
    steps: tuple[Step, ...]

    def of(self, year: int, code: GrantCode) -> CodeSum | None:
        """What a code gives in a year; None where nobody releases it."""
        return next((each for each in self.sums if (each.year, each.code) == (year, code)), None)

    def total(self, year: int) -> int:
        """The known sum of a year in øre."""
        return sum(each.ore for each in self.sums if each.year == year)

    def lacks(self, year: int) -> bool:
        """Whether the year's sum is without something that has no rate."""
        return any(each.lacking for each in self.sums if each.year == year)

    def assumes(self, year: int) -> bool:
        """Whether the year's sum rests on a rate of another year."""
        return any(each.assumed for each in self.sums if each.year == year)

    @property
    def codes(self) -> tuple[GrantCode, ...]:
        """The codes that somebody releases, in IMDi's order."""
        return tuple(sorted({each.code for each in self.sums}, key=_CODES.index))


def forecast(
    known: Sequence[GrantLine],
    arrivals: Sequence[ArrivalForecast],
    variant: Variant,
    years: range,
    rates: Rates,
) -> Forecast:
    """The grants of today's people (`known`, made with the same rates) and of those who are expected.

    Who is expected is taken to be settled by agreement on 1 July, whole and for good: year 1 by category in
    the year of settlement, then years 2 to 5. What depends on age is not counted for them.
    """
    expected = [line for each in arrivals for line in _lines(each, variant, years, rates)]
    lines = [line for line in (*known, *expected) if line.year in years]
    sums = tuple(_sums(lines))
    made = Forecast(variant, sums, ())
    return Forecast(variant, sums, tuple(_steps(made, arrivals, years)))


def is_assumed(line: GrantLine) -> bool:
    """Whether a line is counted with the rate of another year."""
    return line.rate is not None and line.rate.year != line.year


def _lines(each: ArrivalForecast, variant: Variant, years: range, rates: Rates) -> Iterator[GrantLine]:
    count = getattr(each, variant)
    if not count:
        return
    codes = {1: FIRST_YEAR_CODES[each.category], **LATER_CODES}
    for number, code in codes.items():
        year = each.year + number - 1
        if year in years:
            yield GrantLine("", year, code, Fraction(count), rates.of(year, code))


def _sums(lines: Iterable[GrantLine]) -> Iterator[CodeSum]:
    found: dict[tuple[int, int], list[GrantLine]] = defaultdict(list)
    for line in lines:
        found[line.year, _CODES.index(line.code)].append(line)
    for (year, code), own in sorted(found.items()):
        yield CodeSum(
            year,
            _CODES[code],
            sum(line.ore for line in own if line.ore is not None),
            assumed=any(map(is_assumed, own)),
            lacking=any(line.rate is None for line in own),
        )


def _steps(made: Forecast, arrivals: Sequence[ArrivalForecast], years: range) -> Iterator[Step]:
    coming = sum(getattr(each, made.variant) for each in arrivals if each.year < years.stop)
    yield explain("grants.forecast", "arrivals", words={"count": str(coming)}, choice=True)
    for year in years:
        amount = f"{norwegian(made.total(year))} kr"
        words = {"year": str(year), "amount": amount}
        if made.lacks(year):
            yield explain("grants.forecast", "part", words=words, value=amount)
        else:
            yield explain("grants.forecast", "year", words=words, value=amount)
        if made.assumes(year):
            yield explain("grants.forecast", "assumed", words={"year": str(year)}, choice=True)


def balance(made: Forecast, costs: Mapping[int, int]) -> dict[int, int]:
    """Known grants less known costs of each year, in øre."""
    return {year: made.total(year) - ore for year, ore in costs.items()}
