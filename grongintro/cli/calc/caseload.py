"""`calc caseload`: participants per full-time adviser against the guideline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.cli.calc.answers import Answer, steps_json
from grongintro.domain.decimals import decimal_text
from grongintro.rules.caseload import Adviser, Load, PostShare, Responsibility, caseload, default_guideline

if TYPE_CHECKING:
    from grongintro.cli.calc.fields import Fields
    from grongintro.rules.parameters import Parameters


def answer(fields: Fields, parameters: Parameters) -> Answer:
    """Read the advisers, compute the load, write the answer."""
    fields.only("on", "guideline", "advisers")
    on = fields.day("on")
    guideline = fields.positive("guideline", default_guideline(parameters))
    advisers = tuple(_adviser(each) for each in fields.objects("advisers", required=True))
    result = caseload(advisers, on, guideline)
    return {
        "advisers": [{"id": name, **_load(load)} for name, load in result.advisers],
        "total": {
            **_load(result.total),
            "needed_fte": decimal_text(result.needed_fte, 2),
            "missing_fte": decimal_text(result.missing_fte, 2),
        },
        "steps": steps_json(result.steps),
    }


def _adviser(fields: Fields) -> Adviser:
    fields.only("id", "positions", "participants")
    return Adviser(
        id=fields.text("id"),
        posts=tuple(_post(each) for each in fields.objects("positions", required=True)),
        participants=tuple(_participant(each) for each in fields.objects("participants", required=True)),
    )


def _post(fields: Fields) -> PostShare:
    fields.only("from", "to", "percent", "counts")
    period = fields.period(open_end=True)
    return PostShare(period, fields.number("percent"), fields.flag("counts", default=True))


def _participant(fields: Fields) -> Responsibility:
    fields.only("id", "from", "to")
    return Responsibility(fields.text("id"), fields.period(open_end=True))


def _load(load: Load) -> Answer:
    per_fte = load.per_fte
    return {
        "fte": decimal_text(load.fte, 2),
        "active": load.active,
        "capacity": decimal_text(load.capacity, 1),
        "per_fte": None if per_fte is None else decimal_text(per_fte, 1),
        "status": load.status.value,
    }
