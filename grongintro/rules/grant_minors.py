"""Særskilt tilskudd: what unaccompanied minors release beside the rest, by their year of birth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.grants import GrantCode
from grongintro.rules.grant_shares import year_share
from grongintro.rules.grant_steps import known_amount, line_step, move_steps
from grongintro.rules.grant_values import GrantLine
from grongintro.rules.grants import Grants, gathered
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grongintro.domain.sentences import Word
    from grongintro.domain.step import Step
    from grongintro.rules.grant_rates import Rates
    from grongintro.rules.grant_values import GrantPerson
    from grongintro.rules.parameters import Parameters


def expected_for_minors(
    persons: Sequence[GrantPerson], years: range, rates: Rates, parameters: Parameters
) -> Grants:
    """What unaccompanied minors should release, through the year they turn 20; it does not end at 18.

    Who counts as one is the caller's to say. Unlike year 1 of integreringstilskudd the year of settlement is
    not whole: it is counted by months, from that of settlement.
    """
    lines: list[GrantLine] = []
    steps: list[Step] = []
    for person in persons:
        own = tuple(_lines(person, years, rates, parameters))
        lines += own
        steps.append(_person_step(person, own, years, parameters))
    return gathered(lines, steps, years)


def minor_code(birth_year: int, year: int, parameters: Parameters) -> GrantCode | None:
    """The grant of a calendar year by the age that is reached in it; None when it is over."""
    turns = year - birth_year
    if turns > _age("minor_grant_last_age", parameters):
        return None
    young = turns <= _age("minor_grant_low_age", parameters)
    return GrantCode.MINOR_TO_16 if young else GrantCode.MINOR_FROM_17


def _age(name: str, parameters: Parameters) -> int:
    return int(parameters.at(name, parameters.first_day(name)))


def _lines(person: GrantPerson, years: range, rates: Rates, parameters: Parameters) -> Iterator[GrantLine]:
    for year in range(max(person.settled.year, years.start), years.stop):
        code = minor_code(person.birth_date.year, year, parameters)
        if code is None:
            return
        share = year_share(person.residence, person.settled, year, end=person.end)
        if share:
            yield GrantLine(person.id, year, code, share, rates.of(year, code))


def _person_step(
    person: GrantPerson, lines: tuple[GrantLine, ...], years: range, parameters: Parameters
) -> Step:
    age = _age("minor_grant_last_age", parameters)
    last = person.birth_date.year + age
    words: dict[str, Word] = {"person": person.id, "settled": short(person.settled), "last": str(last)}
    if last < person.settled.year:
        return explain("grants.minor", "over", words=words)
    words |= {
        "age": str(age),
        "first": str(person.settled.year),
        "asked_first": str(years.start),
        "asked_last": str(years.stop - 1),
        "amount": known_amount(lines),
    }
    months = explain("grants.minor", "months")
    moves = move_steps(person, last)
    children = (months, *moves, *map(line_step, lines))
    return explain("grants.minor", "years", words=words, value=known_amount(lines), children=children)
