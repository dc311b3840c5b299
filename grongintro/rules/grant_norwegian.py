"""Grants for training in Norwegian: grunntilskudd by how many there are, and what each person releases.

How a year is shared when somebody moves is not known more nearly than «by the time lived»: it is not counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from grongintro.domain.grants import GrantCode
from grongintro.rules.grant_steps import amount
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grongintro.domain.grants import Rate
    from grongintro.domain.step import Step
    from grongintro.rules.grant_rates import Rates
    from grongintro.rules.parameters import Parameters

HIGH: Mapping[int, GrantCode] = {
    1: GrantCode.PERSON_1_HIGH,
    2: GrantCode.PERSON_2_HIGH,
    3: GrantCode.PERSON_3_HIGH,
}
LOW: Mapping[int, GrantCode] = {
    1: GrantCode.PERSON_1_LOW,
    2: GrantCode.PERSON_2_LOW,
    3: GrantCode.PERSON_3_LOW,
}


@dataclass(frozen=True)
class NorwegianGrant:
    """A grant of a year: `code` None where there is none; `rate` None where it is not known."""

    code: GrantCode | None
    rate: Rate | None
    steps: tuple[Step, ...]


def basic_grant(count: int, year: int, rates: Rates, parameters: Parameters) -> NorwegianGrant:
    """Grunntilskudd to the municipality for `count` persons in the calculation base: none from 151."""
    day = date(year, 1, 1)
    low_most = int(parameters.at_or_first("basic_grant_low_most", day))
    most = int(parameters.at_or_first("basic_grant_most", day))
    words = {"count": str(count), "year": str(year)}
    if count < 1:
        none = explain("grants.basic", "nobody", words={"year": str(year)})
        return NorwegianGrant(None, None, (none,))
    if count > most:
        none = explain("grants.basic", "too_many", words=words | {"most": str(most)})
        return NorwegianGrant(None, None, (none,))
    if count <= low_most:
        step = explain("grants.basic", "low", words=words | {"most": str(low_most)})
        return _basic(GrantCode.BASIC_LOW, year, rates, step)
    limits = {"least": str(low_most + 1), "most": str(most)}
    step = explain("grants.basic", "high", words=words | limits)
    return _basic(GrantCode.BASIC_HIGH, year, rates, step)


def _basic(code: GrantCode, year: int, rates: Rates, step: Step) -> NorwegianGrant:
    rate = rates.of(year, code)
    if rate is None:
        told = explain("grants.basic", "unknown", words={"year": str(year)})
    else:
        words = {"year": str(year), "amount": amount(rate.ore)}
        told = explain("grants.basic", "amount", words=words, value=amount(rate.ore))
    return NorwegianGrant(code, rate, (step, told))


def person_grant(
    number: int, year: int, rates: Rates, parameters: Parameters, *, high: bool
) -> NorwegianGrant:
    """What a person releases in the `number`-th year of the target group; `high` by where they come from."""
    years = int(parameters.at_or_first("norwegian_grant_years", date(year, 1, 1)))
    code = (HIGH if high else LOW).get(number) if number <= years else None
    if code is None:
        words = {"number": str(number), "years": str(years)}
        return NorwegianGrant(None, None, (explain("grants.norwegian", "over", words=words),))
    words = {"number": str(number), "year": str(year)}
    step = explain("grants.norwegian", "high" if high else "low", words=words)
    return _person(code, year, rates, step)


def collective_grant(number: int, year: int, rates: Rates) -> NorwegianGrant:
    """What a person with collective protection releases: one year at most (§ 37 d)."""
    if number > 1:
        words = {"number": str(number)}
        return NorwegianGrant(None, None, (explain("grants.norwegian", "collective_over", words=words),))
    step = explain("grants.norwegian", "collective", words={"year": str(year)})
    return _person(GrantCode.COLLECTIVE, year, rates, step)


def _person(code: GrantCode, year: int, rates: Rates, step: Step) -> NorwegianGrant:
    rate = rates.of(year, code)
    if rate is None:
        told = explain("grants.norwegian", "unknown", words={"year": str(year)})
    else:
        words = {"year": str(year), "amount": amount(rate.ore)}
        told = explain("grants.norwegian", "amount", words=words, value=amount(rate.ore))
    return NorwegianGrant(code, rate, (step, told))
