"""Expected held against registered and paid: every difference explained, and what is owed with its limit."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from grongintro.domain.grant_control import ClaimState, GrantClaim, PaymentFile, PaymentLine
from grongintro.domain.grants import GrantCode
from grongintro.domain.staff import Role
from grongintro.rules.grant_control import Cause, ControlFacts, claim_limit, explain_difference
from grongintro.rules.grant_norwegian import basic_grant
from grongintro.services import settings
from grongintro.services.grants.basis import gather
from grongintro.services.grants.due import NORWEGIAN, ONCE, QUARTERS, Quarter
from grongintro.services.grants.expected import due_of, first_payment_follows
from grongintro.services.grants.payments import MUNICIPAL
from grongintro.services.grants.rates import rates_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from grongintro.domain.step import Step
    from grongintro.rules.grant_norwegian import NorwegianGrant
    from grongintro.rules.grant_rates import Rates
    from grongintro.rules.grant_shares import Ended
    from grongintro.rules.grant_values import GrantPerson
    from grongintro.rules.parameters import Parameters
    from grongintro.services.desk import Desk
    from grongintro.services.grants.basis import Grantee
    from grongintro.services.grants.due import Due

# Codes that stand for each other: one of them is paid, and another should have been.
_GROUPS: Mapping[GrantCode, str] = {
    GrantCode.AR_1_SINGLE: "year_1",
    GrantCode.AR_1: "year_1",
    GrantCode.AR_1_CHILD: "year_1",
    GrantCode.AR_1_MINOR: "year_1",
    GrantCode.MINOR_TO_16: "minor",
    GrantCode.MINOR_FROM_17: "minor",
}
MUNICIPALITY = "Kommunen"
NOT_CONTROLLED = frozenset({GrantCode.EXTRA_1, GrantCode.EXTRA_2, GrantCode.EXTENDED})
"""What is granted on application and not expected by itself."""


@dataclass(frozen=True)
class Difference:
    """What differs for a person, grant and year. `ore` above zero is owed; `limit` the last day to claim.

    `claim` is what has been written about it already.
    """

    person_id: str | None
    name: str
    code: GrantCode
    year: int
    expected: int | None
    received: int
    ore: int | None
    cause: Cause
    step: Step
    limit: date | None = None
    limit_step: Step | None = None
    claim: GrantClaim | None = None

    @property
    def key(self) -> str:
        """What a line is known by."""
        return f"{self.person_id or self.name}/{self.code}/{self.year}"


@dataclass(frozen=True)
class Unregistered:
    """Somebody whose settlement is not registered with IMDi as it is here, and why that is said."""

    person_id: str
    name: str
    why: str


@dataclass(frozen=True)
class ControlView:
    """The differences, those owed most first; the quarters that were read; and who is not registered."""

    differences: tuple[Difference, ...]
    quarters: tuple[Quarter, ...]
    unregistered: tuple[Unregistered, ...]

    @property
    def owed(self) -> int:
        """What is owed to the municipality, in øre, where it is not settled or dropped."""
        done = {ClaimState.SETTLED, ClaimState.DROPPED}
        return sum(
            each.ore
            for each in self.differences
            if each.ore is not None
            and each.ore > 0
            and each.cause is not Cause.ROUNDING
            and (each.claim is None or each.claim.state not in done)
        )


@dataclass
class _Side:
    """One person's grant in a year, expected and paid."""

    due: list[Due] = field(default_factory=list)
    paid: list[PaymentLine] = field(default_factory=list)


def control(desk: Desk) -> ControlView:
    """Hold everything that was read against what was expected in the same quarters (leader).

    A quarter without a file is not held against anything. What is paid once counts as expected when its
    quarter has been read, or when something was paid for it.
    """
    desk.require(Role.LEADER)
    with desk.read() as reader:
        parameters, rates = settings.parameters(reader), rates_of(reader)
        following = first_payment_follows(reader)
        grantees = gather(reader, parameters)
        files = reader.find(PaymentFile)
        lines = reader.find(PaymentLine)
        claims = reader.find(GrantClaim)
    read = {Quarter(each.year, each.quarter) for each in files}
    years = {each.year for each in read} | {each.paid_for for each in lines}
    there = range(min(years), max(years) + 1) if years else range(0)
    due = due_of(grantees, there, rates, parameters, following=following)
    people = {each.person.id: each for each in grantees}
    newest = {(each.person_id, each.code, each.paid_for): each for each in claims}
    sides = _sides(due, lines, read)
    found = [
        difference
        for key, side in sides.items()
        if (difference := _difference(people.get(key[0]), side, parameters, newest)) is not None
    ]
    found += _strangers(lines)
    for year, grant in basic_grants(due, rates, parameters).items():
        found += _basic(grant, year, lines, read, (parameters, newest))
    ordered = sorted(found, key=lambda each: (-(each.ore or 0), each.name, each.year, each.code))
    return ControlView(tuple(ordered), tuple(sorted(read)), unregistered(grantees, desk.today))


def _sides(
    due: Iterable[Due], lines: Iterable[PaymentLine], read: set[Quarter]
) -> dict[tuple[str, str, int], _Side]:
    sides: dict[tuple[str, str, int], _Side] = defaultdict(_Side)
    for line in lines:
        code = _code(line)
        if code is not None and line.person_id is not None and code not in NOT_CONTROLLED:
            sides[line.person_id, _GROUPS.get(code, code), line.paid_for].paid.append(line)
    for part in due:
        key = (part.person, _GROUPS.get(part.code, part.code), part.year)
        paid_already = key in sides and part.code in ONCE | NORWEGIAN and bool(sides[key].paid)
        if part.quarter in read or paid_already:
            sides[key].due.append(part)
    return sides


def _code(line: PaymentLine) -> GrantCode | None:
    try:
        return GrantCode(line.code)
    except ValueError:
        return None


def _difference(
    grantee: Grantee | None,
    side: _Side,
    parameters: Parameters,
    claims: Mapping[tuple[str | None, GrantCode, int], GrantClaim],
) -> Difference | None:
    if grantee is None:
        return None
    facts = _control_facts(grantee, side)
    explained = explain_difference(facts)
    if explained is None:
        return None
    since = min((each.since for each in side.due), default=None)
    limit = None if since is None or not (explained.ore or 0) > 0 else claim_limit(since, parameters)
    code, year = GrantCode(facts.code), side.due[0].year if side.due else side.paid[0].paid_for
    return Difference(
        grantee.person.id,
        grantee.person.name,
        code,
        year,
        facts.expected,
        facts.received,
        explained.ore,
        explained.cause,
        explained.step,
        None if limit is None else limit[0],
        None if limit is None else limit[1],
        claims.get((grantee.person.id, code, year)),
    )


def _control_facts(grantee: Grantee, side: _Side) -> ControlFacts:
    amounts = [each.ore for each in side.due]
    expected = None if None in amounts else sum(each or 0 for each in amounts)
    wanted = [str(each.code) for each in side.due]
    paid = [each.code for each in side.paid]
    other = next((code for code in paid if wanted and code not in wanted), "")
    year = side.due[0].year if side.due else side.paid[0].paid_for
    person, facts = grantee.person, grantee.facts
    gone = person.moved_out is not None and person.moved_out.year <= year
    came = person.arrived is not None and person.arrived.year == year
    return ControlFacts(
        expected,
        sum(each.ore for each in side.paid),
        (wanted or paid)[0],
        other,
        registered=None if grantee.registered is None else grantee.registered.registered_on,
        moved_out=person.moved_out if gone else None,
        end=_ended_by(facts, year),
        moved_in=came and facts is not None and not facts.lives_here_when_settled,
    )


def _ended_by(facts: GrantPerson | None, year: int) -> Ended | None:
    """The end of the person's grants, when it has come by a year."""
    end = None if facts is None else facts.end
    return end if end is not None and end.last.year <= year else None


def basic_grants(due: Iterable[Due], rates: Rates, parameters: Parameters) -> dict[int, NorwegianGrant]:
    """Grunntilskudd of each year, by how many release a grant for Norwegian in it."""
    counted = Counter(part.year for part in due if part.code in NORWEGIAN)
    return {year: basic_grant(count, year, rates, parameters) for year, count in sorted(counted.items())}


def _basic(
    grant: NorwegianGrant,
    year: int,
    lines: Iterable[PaymentLine],
    read: set[Quarter],
    known: tuple[Parameters, Mapping[tuple[str | None, GrantCode, int], GrantClaim]],
) -> Iterator[Difference]:
    """What differs in grunntilskudd, when something was paid or the year's last quarter has been read."""
    paid = [each for each in lines if each.code in MUNICIPAL and each.paid_for == year]
    if grant.code is None or (not paid and Quarter(year, QUARTERS) not in read):
        return
    expected, received = None if grant.rate is None else grant.rate.ore, sum(each.ore for each in paid)
    other = next((each.code for each in paid if each.code != grant.code), "")
    explained = explain_difference(ControlFacts(expected, received, str(grant.code), other, municipal=True))
    if explained is None:
        return
    parameters, claims = known
    limit = claim_limit(date(year, 1, 1), parameters) if (explained.ore or 0) > 0 else None
    claim = claims.get((None, grant.code, year))
    yield Difference(
        None, MUNICIPALITY, grant.code, year, expected, received, explained.ore, explained.cause,
        explained.step, None if limit is None else limit[0], None if limit is None else limit[1], claim,
    )  # fmt: skip


def _strangers(lines: Iterable[PaymentLine]) -> Iterator[Difference]:
    """What is paid for somebody whom the service has not registered."""
    for line in lines:
        code = _code(line)
        if code is None or line.person_id is not None or line.code in MUNICIPAL:
            continue
        explained = explain_difference(ControlFacts(0, line.ore, line.code, known=False))
        if explained is not None:
            yield Difference(
                None,
                line.reference or "–",
                code,
                line.paid_for,
                0,
                line.ore,
                explained.ore,
                explained.cause,
                explained.step,
            )


def unregistered(grantees: Iterable[Grantee], today: date) -> tuple[Unregistered, ...]:
    """Those who release grants and are not registered as settled, or with another date than the one here."""
    return tuple(_unregistered(grantees, today))


def _unregistered(grantees: Iterable[Grantee], today: date) -> Iterator[Unregistered]:
    for grantee in grantees:
        facts, person = grantee.facts, grantee.person
        if facts is None or facts.settled > today or not facts.lives_here_when_settled:
            continue
        if grantee.registered is None:
            yield Unregistered(person.id, person.name, "Ikke registrert som bosatt hos IMDi.")
        elif grantee.registered.settled_as != facts.settled:
            yield Unregistered(person.id, person.name, "Registrert hos IMDi med en annen dato enn her.")
