"""Integreringstilskudd: what each person should release for the municipality, by calendar year and code."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from grongintro.domain.dates import age_on
from grongintro.domain.grants import GrantCategory, GrantCode
from grongintro.rules.grant_shares import year_share
from grongintro.rules.grant_steps import person_step, rate_steps, total_steps
from grongintro.rules.grant_values import GrantLine, GrantPerson

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from grongintro.domain.step import Step
    from grongintro.rules.grant_rates import Rates
    from grongintro.rules.parameters import Parameters

WHOLE = Fraction(1)
FIRST_YEAR_CODES: Mapping[GrantCategory, GrantCode] = {
    GrantCategory.ADULT_SINGLE: GrantCode.AR_1_SINGLE,
    GrantCategory.ADULT_FAMILY: GrantCode.AR_1,
    GrantCategory.CHILD: GrantCode.AR_1_CHILD,
    GrantCategory.UNACCOMPANIED_MINOR: GrantCode.AR_1_MINOR,
}
LATER_CODES: Mapping[int, GrantCode] = {
    2: GrantCode.AR_2,
    3: GrantCode.AR_3,
    4: GrantCode.AR_4,
    5: GrantCode.AR_5,
}


@dataclass(frozen=True)
class Grants:
    """What a group should release: lines in the order of persons, years and codes.

    `totals` are sums of the lines with a known rate, in øre, without the years that have none. `missing` are
    the rates that must be found, each once, by year and IMDi's code.
    """

    lines: tuple[GrantLine, ...]
    totals: Mapping[int, int]
    missing: tuple[tuple[int, GrantCode], ...]
    steps: tuple[Step, ...]


def expected(
    persons: Sequence[GrantPerson],
    years: range,
    rates: Rates,
    parameters: Parameters,
    *,
    twelfths_from: int | None = None,
) -> Grants:
    """What the persons should release in the calendar years, and why.

    The rate is the one of the year that is paid for. A year of a move is shared in twelfths, and in eighths
    before `twelfths_from` where that is given: ask twice to show both.
    """
    lines: list[GrantLine] = []
    steps: list[Step] = []
    for person in persons:
        own = tuple(_lines(person, years, rates, parameters, twelfths_from))
        lines += own
        steps.append(person_step(person, own, years, twelfths_from))
    return gathered(lines, steps, years)


def gathered(lines: Sequence[GrantLine], told: Sequence[Step], years: range) -> Grants:
    """Lines with their sums, the rates they lack, and the steps that end with both."""
    totals = _totals(lines)
    unknown = {(line.year, line.code) for line in lines if line.rate is None}
    missing = tuple(sorted(unknown, key=lambda each: (each[0], each[1].value)))
    steps = (*told, *rate_steps(lines), *total_steps(totals, years, len(missing)))
    return Grants(tuple(lines), totals, missing, steps)


def _totals(lines: Iterable[GrantLine]) -> dict[int, int]:
    sums: dict[int, int] = defaultdict(int)
    for line in lines:
        if line.ore is not None:
            sums[line.year] += line.ore
    return dict(sorted(sums.items()))


def _lines(
    person: GrantPerson, years: range, rates: Rates, parameters: Parameters, twelfths_from: int | None
) -> Iterator[GrantLine]:
    for year in range(max(person.settled.year, years.start), min(person.last_year + 1, years.stop)):
        number = year - person.settled.year + 1
        if number == 1:
            share = WHOLE if person.lives_here_when_settled else Fraction(0)
            codes = _first_year_codes(person, parameters)
        else:
            share = year_share(
                person.residence, person.settled, year, twelfths_from=twelfths_from, end=person.end
            )
            codes = (LATER_CODES[number],)
        if share:
            yield from (GrantLine(person.id, year, code, share, rates.of(year, code)) for code in codes)


def _first_year_codes(person: GrantPerson, parameters: Parameters) -> tuple[GrantCode, ...]:
    """Year 1 and what is paid once beside it, by the age on the day of settlement."""
    age = age_on(person.birth_date, person.settled)
    codes = [FIRST_YEAR_CODES[person.category]]
    if age >= parameters.at_or_first("grant_elderly_age", person.settled):
        codes.append(GrantCode.ELDERLY)
    if age < parameters.at_or_first("grant_nursery_age", person.settled):
        codes.append(GrantCode.NURSERY)
    return tuple(codes)
