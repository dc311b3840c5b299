"""`calc length`: how long a programme may last and when it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.cli.calc.answers import Answer, steps_json
from grongintro.domain.programme import Education, Goal
from grongintro.rules.programme_length import LengthFacts, programme_length

if TYPE_CHECKING:
    from grongintro.cli.calc.fields import Fields
    from grongintro.rules.parameters import Parameters

FIELDS = (
    "offered",
    "start",
    "birth_date",
    "education",
    "goal",
    "months",
    "extension_months",
    "authorised_working_days",
)
MOST_WORKING_DAYS = 10_000


def answer(fields: Fields, parameters: Parameters) -> Answer:
    """Read the facts, compute the length, write the answer."""
    fields.only(*FIELDS)
    facts = LengthFacts(
        offered=fields.day("offered"),
        start=fields.day("start"),
        birth_date=fields.day("birth_date"),
        education=fields.choice("education", Education),
        goal=fields.choice("goal", Goal),
        months=fields.optional_whole("months", least=1),
        extension_months=fields.whole("extension_months", 0),
        authorised_working_days=fields.whole("authorised_working_days", 0, most=MOST_WORKING_DAYS),
    )
    result = programme_length(facts, parameters)
    return {
        "regime": result.regime,
        "max_months": result.max_months,
        "max_extension_months": result.max_extension_months,
        "end": result.end.isoformat(),
        "added_working_days": result.added_working_days,
        "end_with_additions": result.end_with_additions.isoformat(),
        "warnings": [warning.value for warning in result.warnings],
        "steps": steps_json(result.steps),
    }
