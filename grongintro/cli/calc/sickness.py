"""`calc sickness`: what self-certified sickness covers, and when it may be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.cli.calc.answers import Answer, day_json, steps_json
from grongintro.cli.calc.fields import refuse_overlap
from grongintro.rules.sickness import SicknessEntry, SicknessKind, sickness

if TYPE_CHECKING:
    from grongintro.cli.calc.fields import Fields
    from grongintro.rules.parameters import Parameters


def answer(fields: Fields, parameters: Parameters) -> Answer:
    """Read the absences, compute what is covered, write the answer."""
    fields.only("programme_start", "entries")
    start = fields.day("programme_start")
    read = [(each, _entry(each)) for each in fields.objects("entries")]
    refuse_overlap((each, entry.period) for each, entry in read)
    result = sickness(start, (entry for _, entry in read), parameters)
    return {
        "entries": [
            {
                "from": covered.start.isoformat(),
                "covered_days": covered.covered_days,
                "uncovered_from": day_json(covered.uncovered_from),
            }
            for covered in result.entries
        ],
        "uses_last_12_months": result.uses_last_12_months,
        "may_withdraw": result.may_withdraw,
        "steps": steps_json(result.steps),
    }


def _entry(fields: Fields) -> SicknessEntry:
    fields.only("from", "to", "kind")
    fields.day("from")
    fields.day("to")
    return SicknessEntry(fields.period(), fields.choice("kind", SicknessKind))
