"""The steps on a decision's way, and who may decide: never one who has touched it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.case import Decision, DecisionEvent, DecisionState
from grongintro.domain.ids import new_id
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services.trust.authority import deciding_refusals
from grongintro.services.trust.inhabil import check_not_inhabil

if TYPE_CHECKING:
    from grongintro.rules.authority import Refusal
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader, Unit

_SENT = frozenset({DecisionState.SUBMITTED, DecisionState.RETURNED, DecisionState.ISSUED})


def record(desk: Desk, unit: Unit, decision: Decision, event: str, *, code: str = "", note: str = "") -> None:
    """Write a step on a decision's way: what the acting colleague did, perhaps with a coded reason."""
    unit.add(
        DecisionEvent(
            new_id(),
            decision.office_id,
            decision.id,
            desk.clock.now(),
            desk.actor.staff_id,
            event,
            code,
            note,
        )
    )


def check_decider(desk: Desk, reader: Reader, decision: Decision) -> None:
    """Raise UserError, with the first reason, unless the signed-in person may decide this decision."""
    for refusal in deciding_refusals(desk, reader, decision):
        raise UserError(refusal.words, code=refusal.code)


def refusals_of(desk: Desk, decision_id: str) -> tuple[Refusal, ...]:
    """Every reason why the acting account may not approve this decision; empty when it may."""
    with desk.read() as reader:
        return deciding_refusals(desk, reader, reader.get(Decision, decision_id))


def check_reader(desk: Desk, reader: Reader, decision: Decision) -> None:
    """Raise UserError unless the account may read this decision; what is still written, no decider sees."""
    desk.require_reader_of_decisions()
    check_not_inhabil(desk, reader, decision.person_id)
    if not readable(desk, decision):
        raise UserError("Vedtaket er ikke sendt til godkjenning ennå.", code="role")


def readable(desk: Desk, decision: Decision) -> bool:
    """Whether a decision has come far enough for the account to see it."""
    return desk.actor.role is not Role.DECIDER or decision.state in _SENT
