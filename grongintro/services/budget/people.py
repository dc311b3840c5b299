"""Whom today's plan rests on: those who are settled and what they release, and the programmes that run."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from grongintro.domain.dates import age_on
from grongintro.domain.grant_control import EnteredRate, GrantBasis
from grongintro.domain.grants import GrantCategory, Rate, RateState
from grongintro.domain.household import HouseholdMember
from grongintro.domain.period import Period
from grongintro.domain.person import Permit, PermitKind, Person
from grongintro.domain.programme import Programme
from grongintro.rules.benefit import factor_periods
from grongintro.rules.grant_rates import Rates, shipped_rates
from grongintro.rules.grant_values import GrantPerson
from grongintro.services import settings
from grongintro.services.deciding import benefit_facts
from grongintro.services.deciding.benefit_amounts import choices

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from grongintro.storage.unit import Reader

ADULT = 18
_OUTSIDE = {PermitKind.OTHER, PermitKind.FAMILY_OTHER, PermitKind.PERMANENT}


def rates_of(reader: Reader) -> Rates:
    """The shipped rates with what the municipality has entered, which goes before one of the same state."""
    shipped = {(each.year, each.code, each.state): each for each in shipped_rates().all}
    entered = {
        (each.year, each.code, each.state): Rate(
            each.year, each.code, each.ore, RateState(each.state), None, each.source, each.read_on
        )
        for each in reader.find(EnteredRate)
    }
    return Rates((shipped | entered).values())


def grant_persons(reader: Reader) -> tuple[GrantPerson, ...]:
    """Those who release grants, by the day they were first settled.

    The permit decides who does: the newest one, where any is registered. What `GrantBasis` says goes before
    what the register says of category, which is taken from age and household on the day of settlement.
    """
    permits = _newest_permit(reader.find(Permit))
    bases = {each.person_id: each for each in reader.find(GrantBasis)}
    homes: dict[str, list[HouseholdMember]] = defaultdict(list)
    for member in reader.find(HouseholdMember):
        homes[member.household_id].append(member)
    found = [
        _grant_person(person, bases.get(person.id), homes)
        for person in reader.find(Person)
        if person.id not in permits or permits[person.id].kind not in _OUTSIDE
    ]
    settled = [each for each in found if each is not None]
    return tuple(sorted(settled, key=lambda each: (each.settled, each.id)))


def _newest_permit(permits: Iterable[Permit]) -> dict[str, Permit]:
    found: dict[str, Permit] = {}
    for each in sorted(permits, key=lambda each: (each.granted, each.id)):
        found[each.person_id] = each
    return found


def _grant_person(
    person: Person, basis: GrantBasis | None, homes: Mapping[str, Sequence[HouseholdMember]]
) -> GrantPerson | None:
    settled = person.first_settled or person.arrived
    if settled is None:
        return None
    arrived = person.arrived or settled
    ended = person.moved_out if person.moved_out is not None and person.moved_out >= arrived else None
    category = basis.category if basis is not None else _category(person, settled, arrived, homes)
    return GrantPerson(
        person.id,
        settled,
        person.birth_date,
        category,
        (Period(arrived, ended),),
        humanitarian_family=basis is not None and basis.humanitarian_family,
    )


def _category(
    person: Person, settled: date, arrived: date, homes: Mapping[str, Sequence[HouseholdMember]]
) -> GrantCategory:
    """A child by age; an adult is in a family where the household they came to has somebody else in it."""
    if age_on(person.birth_date, settled) < ADULT:
        return GrantCategory.CHILD
    others = (
        each
        for home in homes.values()
        if any(own.person_id == person.id and arrived in Period(own.start, own.end) for own in home)
        for each in home
        if each.person_id != person.id and arrived in Period(each.start, each.end)
    )
    return GrantCategory.ADULT_FAMILY if any(others) else GrantCategory.ADULT_SINGLE


def minors(persons: Iterable[GrantPerson]) -> tuple[GrantPerson, ...]:
    """Those who came alone as minors."""
    return tuple(each for each in persons if each.category is GrantCategory.UNACCOMPANIED_MINOR)


def benefit_shares(reader: Reader) -> tuple[tuple[tuple[Period, Fraction], ...], int]:
    """The stretches of today's programmes with their share of full benefit, and how many cannot be counted.

    A programme whose living situation is not answered, or that has no end, cannot be.
    """
    found: list[tuple[Period, Fraction]] = []
    lacking = 0
    ids = sorted({each.person_id for each in reader.find(Programme) if each.start is not None})
    benefit_facts.read_ahead(reader, ids)
    chosen, known = choices(reader), settings.parameters(reader)
    for person_id in ids:
        if person_id in reader.guard.barred:
            continue
        basis = benefit_facts.gather(reader, person_id)
        if basis.facts is None or basis.lacking or basis.facts.programme.end is None:
            lacking += 1
            continue
        found += [(each.period, each.factor) for each in factor_periods(basis.facts, chosen, known)]
    return tuple(found), lacking
