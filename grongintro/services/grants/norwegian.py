"""The grants for training in Norwegian: what each person releases, and grunntilskudd by how many there are.

How a year is shared at a move is not known: a year with a move is left out, and so is one of unknown origin.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from grongintro.domain.dates import age_on
from grongintro.domain.person import PermitKind
from grongintro.rules.grant_norwegian import basic_grant, collective_grant, person_grant
from grongintro.rules.grant_values import GrantLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from grongintro.domain.step import Step
    from grongintro.rules.grant_norwegian import NorwegianGrant
    from grongintro.rules.grant_rates import Rates
    from grongintro.rules.grant_values import GrantPerson
    from grongintro.rules.parameters import Parameters
    from grongintro.services.grants.basis import Grantee

FIRST_AGE, LAST_AGE = 18, 67
YEARS = 3
WHOLE = Fraction(1)
LOW_ORIGIN = frozenset(
    {
        "norge", "sverige", "danmark", "finland", "island", "storbritannia", "irland", "nederland", "belgia",
        "luxembourg", "frankrike", "tyskland", "sveits", "østerrike", "spania", "portugal", "italia",
        "hellas", "malta", "kypros", "usa", "canada", "australia", "new zealand", "andorra", "monaco",
        "san marino", "liechtenstein",
    }
)  # fmt: skip
"""Western Europe, North America, Australia and New Zealand; everybody else has the high rate."""


def norwegian_lines(
    grantees: Iterable[Grantee], years: range, rates: Rates, parameters: Parameters
) -> Iterator[GrantLine]:
    """A line for each year in the target group: adults, by where they come from or their protection."""
    for grantee in grantees:
        for year, grant in _grants(grantee, years, rates, parameters):
            yield from _line(grantee.person.id, year, grant)


def norwegian_steps(grantee: Grantee, years: range, rates: Rates, parameters: Parameters) -> tuple[Step, ...]:
    """Why each of a person's years gives a grant for Norwegian or not."""
    found = _grants(grantee, years, rates, parameters)
    return tuple(step for _, grant in found if grant is not None for step in grant.steps)


def _grants(
    grantee: Grantee, years: range, rates: Rates, parameters: Parameters
) -> Iterator[tuple[int, NorwegianGrant | None]]:
    facts = grantee.facts
    if facts is None or not FIRST_AGE <= age_on(facts.birth_date, facts.settled) <= LAST_AGE:
        return
    first = facts.settled.year
    for year in range(max(first, years.start), min(first + YEARS, years.stop)):
        if not _moves(facts, year):
            yield year, _grant(grantee, year - first + 1, year, rates, parameters)


def _grant(
    grantee: Grantee, number: int, year: int, rates: Rates, parameters: Parameters
) -> NorwegianGrant | None:
    if grantee.permit is not None and grantee.permit.kind is PermitKind.COLLECTIVE_34:
        return collective_grant(number, year, rates)
    origin = grantee.person.citizenship.strip().casefold()
    if not origin:
        return None
    return person_grant(number, year, rates, parameters, high=origin not in LOW_ORIGIN)


def _line(who: str, year: int, grant: NorwegianGrant | None) -> Iterator[GrantLine]:
    if grant is not None and grant.code is not None:
        yield GrantLine(who, year, grant.code, WHOLE, grant.rate)


def _moves(facts: GrantPerson, year: int) -> bool:
    """Whether the person does not live here all of the year, or all of it from the settlement."""
    first, last = max(facts.settled, date(year, 1, 1)), date(year, 12, 31)
    if facts.end is not None and facts.end.last < last:
        return True
    return not any(first in stay and last in stay for stay in facts.residence)


def basic_lines(
    lines: Sequence[GrantLine], years: range, rates: Rates, parameters: Parameters
) -> list[GrantLine]:
    """Grunntilskudd to the municipality, a line about nobody for each year that somebody is counted in."""
    norwegian = Counter(line.year for line in lines if line.code.value.startswith(("P-AR", "P37D")))
    found: list[GrantLine] = []
    for year in years:
        if norwegian[year]:
            found += _line("", year, basic_grant(norwegian[year], year, rates, parameters))
    return found
