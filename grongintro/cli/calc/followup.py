"""`calc followup`: when the next conversation is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.cli.calc.answers import Answer, day_json, steps_json
from grongintro.domain.followup import Rhythm
from grongintro.rules.followup import PLAN_LENGTH, FollowupFacts, Phase, default_phases, next_talk

if TYPE_CHECKING:
    from grongintro.cli.calc.fields import Fields
    from grongintro.rules.parameters import Parameters


def answer(fields: Fields, parameters: Parameters) -> Answer:
    """Read the facts, find the next talk, write the answer."""
    fields.only("settled", "on", "held", "programme_end", "count", "phases")
    facts = FollowupFacts(
        settled=fields.day("settled"),
        held=fields.days("held"),
        programme_end=fields.any_day("programme_end") if fields.has("programme_end") else None,
        phases=_phases(fields) if fields.has("phases") else default_phases(parameters),
    )
    result = next_talk(facts, fields.day("on"), fields.whole("count", PLAN_LENGTH))
    return {
        "phase": result.phase.value,
        "last": day_json(result.last),
        "due": day_json(result.due),
        "overdue_days": result.overdue_days,
        "status": result.status.value,
        "plan": [day.isoformat() for day in result.plan],
        "steps": steps_json(result.steps),
    }


def _phases(fields: Fields) -> tuple[Phase, ...]:
    items = fields.objects("phases")
    for item in items:
        item.only("interval", "months")
    return tuple(
        Phase(item.choice("interval", Rhythm), item.optional_whole("months", least=1)) for item in items
    )
