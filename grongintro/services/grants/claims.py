"""Claims on IMDi: made from a difference, sent, and closed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grongintro.domain.grant_control import ClaimState, GrantClaim
from grongintro.domain.grants import GrantCode
from grongintro.domain.ids import new_id
from grongintro.domain.person import Person
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.rules.grant_control import claim_limit
from grongintro.services import settings
from grongintro.services.desk import Desk, Saved
from grongintro.services.grants.basis import gather
from grongintro.services.grants.due import due_of_claim
from grongintro.services.people import check_visible
from grongintro.services.rows import in_order, not_after, tidy
from grongintro.storage.offices import main_office

if TYPE_CHECKING:
    from datetime import date

    from grongintro.services.grants.control import Difference

CLOSED = frozenset({ClaimState.SETTLED, ClaimState.DROPPED})


@dataclass(frozen=True)
class ClaimLine:
    """A claim with whose it is, and the last day it can be sent."""

    claim: GrantClaim
    name: str
    limit: date


def claim_from(desk: Desk, difference: Difference) -> GrantClaim:
    """A claim to fill in from a difference, or the one that was made of it.

    UserError when nothing is owed, or the amount is not known.
    """
    desk.require(Role.LEADER)
    if difference.claim is not None:
        return difference.claim
    if difference.ore is None:
        raise UserError("Satsen mangler, så beløpet er ikke kjent. Legg inn satsen i innstillingene.")
    if difference.ore <= 0:
        raise UserError("Kommunen har ikke noe til gode på denne linjen. Velg en der det mangler penger.")
    return GrantClaim(
        "",
        "",
        GrantCode(difference.code),
        difference.year,
        difference.ore,
        ClaimState.OPEN,
        desk.today,
        difference.person_id,
        note=difference.step.text,
    )


def save_claim(desk: Desk, value: GrantClaim) -> Saved:
    """Write a claim and how far it has come (leader, undoable).

    UserError when the amount is not above zero, a day is ahead, it is closed before it is sent, or a day that
    the state needs is missing.
    """
    desk.require(Role.LEADER)
    if value.ore <= 0:
        raise UserError("Skriv beløpet som mangler, over null.", field="ore")
    for name in ("noted_on", "sent_on", "closed_on"):
        not_after(getattr(value, name), desk.today, name)
    if value.state is ClaimState.SENT and value.sent_on is None:
        raise UserError("Skriv når kravet ble sendt.", field="sent_on")
    if value.state in CLOSED and value.closed_on is None:
        raise UserError("Skriv når kravet ble gjort opp eller frafalt.", field="closed_on")
    if value.state not in CLOSED and value.closed_on is not None:
        raise UserError("Velg om kravet er gjort opp eller frafalt.", field="state")
    in_order(value.noted_on, value.sent_on, "sent_on")
    in_order(value.sent_on, value.closed_on, "closed_on")
    with desk.write("save_claim") as unit:
        office = main_office(unit)
        if value.person_id is not None:
            check_visible(desk, unit, value.person_id)
            office = unit.get(Person, value.person_id).office_id
        if value.id:
            stored = unit.get(GrantClaim, value.id)
            unit.save(replace(tidy(value), office_id=stored.office_id, person_id=stored.person_id))
            return Saved(unit.changes(), value.id)
        made = replace(tidy(value), id=new_id(), office_id=office, version=1)
        unit.add(made)
        return Saved(unit.changes(), made.id)


def claims(desk: Desk) -> tuple[ClaimLine, ...]:
    """The claims, those that are not closed first and the nearest limit first (leader)."""
    desk.require(Role.LEADER)
    with desk.read() as reader:
        parameters = settings.parameters(reader)
        found = reader.find(GrantClaim)
        people = {each.person.id: each for each in gather(reader, parameters)}
    lines = []
    for claim in found:
        grantee = people.get(claim.person_id or "")
        facts = grantee.facts if grantee is not None else None
        since = due_of_claim(facts, claim.code, claim.paid_for)
        name = grantee.person.name if grantee is not None else "Kommunen"
        lines.append(ClaimLine(claim, name, claim_limit(since, parameters)[0]))
    return tuple(sorted(lines, key=lambda each: (each.claim.state in CLOSED, each.limit, each.name)))
