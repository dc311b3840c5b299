"""The steps on a decision's way, and who may decide: never one who prepared it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.case import Decision, DecisionEvent
from grongintro.domain.ids import new_id
from grongintro.domain.staff import Staff
from grongintro.errors import UserError

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


def check_decider(desk: Desk, reader: Reader, decision: Decision) -> Staff:
    """The acting colleague, if they have authority to decide and took no part in preparing."""
    staff = reader.get(Staff, desk.actor.staff_id)
    if not staff.may_decide:
        raise UserError("Du har ikke myndighet til å fatte vedtak.", code="authority")
    prepared = {
        event.staff_id
        for event in reader.find(DecisionEvent, decision_id=decision.id)
        if event.event in {"created", "edited", "submitted", "taken_back"}
    }
    if staff.id in prepared:
        raise UserError(
            "Du har vært med på å forberede vedtaket. En annen med myndighet må godkjenne det.",
            code="four_eyes",
        )
    return staff


def may_decide(desk: Desk, decision_id: str) -> str:
    """Why the acting account may not approve this decision, in words; empty when it may."""
    with desk.read() as reader:
        try:
            check_decider(desk, reader, reader.get(Decision, decision_id))
        except UserError as refusal:
            return refusal.message
    return ""
