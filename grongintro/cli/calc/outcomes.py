"""`calc outcomes`: results against what the participants' background would predict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.cli.calc.answers import Answer, steps_json
from grongintro.domain.decimals import decimal_text
from grongintro.rules.outcomes import Outcome, outcomes

if TYPE_CHECKING:
    from fractions import Fraction

    from grongintro.cli.calc.fields import Fields
    from grongintro.rules.parameters import Parameters


def answer(fields: Fields, parameters: Parameters) -> Answer:  # noqa: ARG001  as every calculator is called
    """Read the participants, compare with the prediction, write the answer."""
    fields.only("participants", "odds", "national_share")
    participants = tuple(_participant(each) for each in fields.objects("participants", required=True))
    odds = _odds(fields.child("odds"))
    result = outcomes(participants, odds, fields.number("national_share"))
    return {
        "actual": decimal_text(result.actual, 1),
        "predicted": decimal_text(result.predicted, 1),
        "ratio": decimal_text(result.ratio, 2),
        "difference": decimal_text(result.difference, 1),
        "unknown_groups": list(result.unknown_groups),
        "steps": steps_json(result.steps),
    }


def _participant(fields: Fields) -> Outcome:
    fields.only("group", "goal_reached")
    return Outcome(fields.text("group"), fields.flag("goal_reached"))


def _odds(fields: Fields) -> dict[str, Fraction]:
    names = fields.names()
    return {name: fields.number(name) for name in names}
