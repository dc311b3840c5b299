"""What the grants should be: for everybody by year and code, by quarter, and for one with every reason."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grongintro.domain.grants import GrantCategory
from grongintro.domain.staff import Role
from grongintro.rules import grants
from grongintro.rules.grant_minors import expected_for_minors
from grongintro.rules.grant_shares import first_year_of_twelfths
from grongintro.services import settings
from grongintro.services.grants.basis import gather
from grongintro.services.grants.due import parts
from grongintro.services.grants.norwegian import basic_lines, norwegian_lines, norwegian_steps
from grongintro.services.grants.rates import rates_of
from grongintro.services.rows import person_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from grongintro.domain.grants import GrantCode
    from grongintro.domain.step import Step
    from grongintro.rules.grant_rates import Rates
    from grongintro.rules.grant_values import GrantLine
    from grongintro.rules.parameters import Parameters
    from grongintro.services.desk import Desk
    from grongintro.services.grants.basis import Grantee
    from grongintro.services.grants.due import Due
    from grongintro.storage.unit import Reader

YEARS_SHOWN = 5


@dataclass(frozen=True)
class YearSum:
    """The sum of what is known in øre, and how many lines lack a rate: they are not in the sum."""

    ore: int = 0
    missing: int = 0
    lines: int = 0


@dataclass(frozen=True)
class PersonExpected:
    """One person's sums by year; no year where nothing is released."""

    grantee: Grantee
    years: Mapping[int, YearSum]


@dataclass(frozen=True)
class CodeExpected:
    """A grant in all its years, for everybody."""

    code: GrantCode
    years: Mapping[int, YearSum]


@dataclass(frozen=True)
class AllExpected:
    """Everybody's grants: people by name, grants in IMDi's order, sums by year, and the rates to find."""

    years: range
    people: tuple[PersonExpected, ...]
    codes: tuple[CodeExpected, ...]
    totals: Mapping[int, YearSum]
    missing: tuple[tuple[int, GrantCode], ...]


@dataclass(frozen=True)
class OneExpected:
    """One person's grants by quarter, with the steps; `reasons` are about whether any are released."""

    grantee: Grantee
    parts: tuple[Due, ...]
    steps: tuple[Step, ...]


def all_expected(desk: Desk, first_year: int) -> AllExpected:
    """What everybody should release in five calendar years (leader)."""
    desk.require(Role.LEADER)
    with desk.read() as reader:
        return expected_in(reader, range(first_year, first_year + YEARS_SHOWN))


def expected_in(reader: Reader, years: range) -> AllExpected:
    """The same from an open reading."""
    parameters = settings.parameters(reader)
    grantees = gather(reader, parameters)
    rates = rates_of(reader)
    lines = lines_of(grantees, years, rates, parameters)
    lines += basic_lines(lines, years, rates, parameters)
    by_person: dict[str, list[GrantLine]] = defaultdict(list)
    by_code: dict[GrantCode, list[GrantLine]] = defaultdict(list)
    for line in lines:
        by_person[line.person].append(line)
        by_code[line.code].append(line)
    missing = {(line.year, line.code) for line in lines if line.rate is None}
    return AllExpected(
        years,
        tuple(PersonExpected(each, _sums(by_person.get(each.person.id, ()))) for each in grantees),
        tuple(CodeExpected(code, _sums(by_code[code])) for code in type_order(by_code)),
        _sums(lines),
        tuple(sorted(missing, key=lambda each: (each[0], each[1].value))),
    )


def type_order(codes: Iterable[GrantCode]) -> list[GrantCode]:
    """Codes in IMDi's order."""
    kinds = list(codes)
    order = list(type(kinds[0])) if kinds else []
    return sorted(kinds, key=order.index)


def lines_of(
    grantees: Iterable[Grantee], years: range, rates: Rates, parameters: Parameters
) -> list[GrantLine]:
    """The persons' lines: integreringstilskudd, særskilt tilskudd for minors alone, and Norwegian."""
    there = [each for each in grantees if each.facts is not None]
    found = [each.facts for each in there if each.facts is not None]
    minors = [each for each in found if each.category is GrantCategory.UNACCOMPANIED_MINOR]
    twelfths_from = first_year_of_twelfths(parameters)
    own = grants.expected(found, years, rates, parameters, twelfths_from=twelfths_from)
    special = expected_for_minors(minors, years, rates, parameters)
    return [*own.lines, *special.lines, *norwegian_lines(there, years, rates, parameters)]


def _sums(lines: Sequence[GrantLine]) -> dict[int, YearSum]:
    found: dict[int, YearSum] = {}
    for line in lines:
        sofar = found.get(line.year, YearSum())
        ore = line.ore
        found[line.year] = YearSum(sofar.ore + (ore or 0), sofar.missing + (ore is None), sofar.lines + 1)
    return dict(sorted(found.items()))


def due_of(
    grantees: Iterable[Grantee], years: range, rates: Rates, parameters: Parameters, *, following: bool
) -> list[Due]:
    """Every part that is due in the years, by person."""
    there = list(grantees)
    people = {each.facts.id: each.facts for each in there if each.facts is not None}
    lines = lines_of(there, years, rates, parameters)
    return [part for line in lines for part in parts(line, people[line.person], following=following)]


def one_expected(desk: Desk, person_id: str) -> OneExpected:
    """A person's grants in all their years, by quarter and with every step (leader).

    UserError when the account may not see the person.
    """
    desk.require(Role.LEADER)
    with desk.read() as reader:
        person_of(desk, reader, person_id)
        parameters, rates = settings.parameters(reader), rates_of(reader)
        following = first_payment_follows(reader)
        grantee = next(each for each in gather(reader, parameters) if each.person.id == person_id)
    facts = grantee.facts
    if facts is None:
        return OneExpected(grantee, (), ())
    years = range(facts.settled.year, facts.last_year + 1)
    named = replace(facts, id=grantee.person.name)
    twelfths_from = first_year_of_twelfths(parameters)
    steps = grants.expected([named], years, rates, parameters, twelfths_from=twelfths_from).steps
    if facts.category is GrantCategory.UNACCOMPANIED_MINOR:
        last = facts.birth_date.year + int(parameters.at_or_first("minor_grant_last_age", facts.settled))
        years = range(facts.settled.year, max(last, facts.last_year) + 1)
        steps = (*steps, *expected_for_minors([named], years, rates, parameters).steps)
    due = due_of([grantee], years, rates, parameters, following=following)
    steps = (*steps, *norwegian_steps(grantee, years, rates, parameters))
    return OneExpected(grantee, tuple(sorted(due, key=lambda each: (each.quarter, each.code))), steps)


def first_payment_follows(reader: Reader) -> bool:
    """Whether year 1 is expected in the quarter after the settlement: the municipality's choice."""
    return bool(settings.value_of(reader, "grant_first_payment") == "following")
