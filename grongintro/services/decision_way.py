"""The steps on a decision's way, and who may decide: never one who has touched it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.case import Decision, DecisionEvent
from grongintro.domain.ids import new_id
from grongintro.errors import UserError
from grongintro.services.authority import deciding_refusals

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader, Unit


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


def may_decide(desk: Desk, decision_id: str) -> str:
    """Why the acting account may not approve this decision, in words; empty when it may."""
    with desk.read() as reader:
        try:
            check_decider(desk, reader, reader.get(Decision, decision_id))
        except UserError as refusal:
            return refusal.message
    return ""
