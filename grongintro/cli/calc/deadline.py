"""`calc deadline`: legal deadlines."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.cli.calc.answers import Answer, steps_json
from grongintro.errors import UserError
from grongintro.rules import deadlines
from grongintro.rules.parameters import BeforeFirstValueError

if TYPE_CHECKING:
    from grongintro.cli.calc.fields import Fields
    from grongintro.rules.parameters import Parameters


class Kind(StrEnum):
    """Which deadline is asked for."""

    APPEAL = "appeal"
    PROGRAMME_START = "programme_start"
    CERTIFICATE_REVIEW = "certificate_review"
    NIR = "nir"


def answer(fields: Fields, parameters: Parameters) -> Answer:
    """Read the dates, compute the deadline, write the answer."""
    result = _deadline(fields.choice("kind", Kind), fields, parameters)
    found: Answer = {"deadline": result.deadline.isoformat()}
    if result.from_settlement is not None:
        found["from_settlement"] = result.from_settlement.isoformat()
    if result.from_claim is not None:
        found["from_claim"] = result.from_claim.isoformat()
    return {**found, "steps": steps_json(result.steps)}


def _deadline(kind: Kind, fields: Fields, parameters: Parameters) -> deadlines.Deadline:
    if kind is Kind.APPEAL:
        fields.only("kind", "received")
        received = fields.day("received")
        try:
            return deadlines.appeal(received, parameters)
        except BeforeFirstValueError as fault:
            raise UserError(fault.message, field="received", code=fault.code) from None
    if kind is Kind.PROGRAMME_START:
        fields.only("kind", "settled", "claimed")
        return deadlines.programme_start(fields.optional_day("settled"), fields.optional_day("claimed"))
    if kind is Kind.CERTIFICATE_REVIEW:
        fields.only("kind", "decided")
        return deadlines.certificate_review(fields.day("decided"))
    fields.only("kind", "event")
    return deadlines.nir(fields.day("event"))
