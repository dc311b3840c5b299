"""Every requirement that has a light, in the order of a participant's way, and one participant's lights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.rules.compliance import ended, full_year, planned, start, taught
from grongintro.rules.compliance.light import Colour, Light, Requirement
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from datetime import date

    from grongintro.rules.compliance.facts import ComplianceFacts
    from grongintro.rules.parameters import Parameters

REQUIREMENTS = (
    Requirement("light.right", start.right),
    Requirement("light.mapping", start.mapping),
    Requirement("light.guidance", start.guidance),
    Requirement("light.programme_decision", start.programme_decision),
    Requirement("light.programme_start", start.programme_start),
    Requirement("light.plan", planned.plan),
    Requirement("light.plan_parts", planned.parts),
    Requirement("light.plan_together", planned.together),
    Requirement("light.goal", planned.goal),
    Requirement("light.content", planned.content),
    Requirement("light.plan_handed", planned.handed_over),
    Requirement("light.contract", planned.contract),
    Requirement("light.one_plan", planned.one_plan),
    Requirement("light.review", planned.review),
    Requirement("light.event", planned.event),
    Requirement("light.length", planned.length),
    Requirement("light.benefit", start.benefit),
    Requirement("light.training_offer", start.training_offer),
    Requirement("light.norwegian_plan", start.norwegian_plan),
    Requirement("light.civics", taught.civics),
    Requirement("light.civics_test", taught.civics_test),
    Requirement("light.norwegian_test", taught.norwegian_test),
    Requirement("light.life_skills", taught.life_skills),
    Requirement("light.parenting", taught.parenting),
    Requirement("light.final_status", ended.final_status),
    Requirement("light.certificate", ended.certificate),
    Requirement("light.full_time", full_year.full_time),
    Requirement("light.work_hours", full_year.work_hours),
    # Their facts are not kept in the program yet; each gets its test with the subject that brings them.
    Requirement("light.extension"),
    Requirement("light.material_change"),
    Requirement("light.notice"),
    Requirement("light.paid_in_arrears"),
    Requirement("light.coordination"),
    Requirement("light.deduction"),
    Requirement("light.leave_decision"),
)
_ORDER = {each.code: number for number, each in enumerate(REQUIREMENTS)}
_SEVERITY = (Colour.RED, Colour.AMBER, Colour.GREEN, Colour.LATER)


def lights(facts: ComplianceFacts, today: date, parameters: Parameters) -> tuple[Light, ...]:
    """One participant's lights on a day, in the order of the way; what does not concern them is left out.

    Requirements whose facts come later are told for those who take part, and never coloured.
    """
    found = []
    for each in REQUIREMENTS:
        if each.test is not None:
            light = each.test(facts, today, parameters)
        else:
            light = _later(each) if facts.takes_part else None
        if light is not None:
            found.append(light)
    return tuple(found)


def by_urgency(light: Light) -> tuple[int, int, int]:
    """A key that puts red first, then what has the fewest days left, then the order of the way."""
    left = 10_000 if light.days_left is None else light.days_left
    return _SEVERITY.index(light.colour), left, _ORDER[light.code]


def _later(requirement: Requirement) -> Light:
    return Light(requirement.code, Colour.LATER, explain(requirement.code, "later"))
