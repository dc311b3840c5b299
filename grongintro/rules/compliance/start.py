"""Lights for the way into the programme (integreringsloven §§ 8–12 and 20)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grongintro.domain.carried import CarriedKind
from grongintro.domain.dates import short
from grongintro.domain.eligibility import Standing
from grongintro.domain.plan import PlanKind
from grongintro.domain.programme import Status
from grongintro.rules import deadlines
from grongintro.rules.compliance.facts import OVER, ComplianceFacts
from grongintro.rules.compliance.light import Deadline, Light, Mend, amber, by_deadline, green, red

if TYPE_CHECKING:
    from datetime import date

    from grongintro.rules.parameters import Parameters

_WAITING = frozenset({Status.NOT_OFFERED, Status.AWAITING_START})


def right(facts: ComplianceFacts, today: date, _parameters: Parameters) -> Light | None:
    """Right and duty are tried and written down for every adult who may have them (§§ 8 and 9)."""
    deadline = start_deadline(facts)
    if deadline is None or facts.status in OVER:
        return None
    if facts.assessed_on is None and facts.standing is Standing.OUTSIDE:
        return None
    return by_deadline(Deadline("light.right", facts.assessed_on, deadline, Mend.RIGHT), today)


def programme_decision(facts: ComplianceFacts, today: date, _parameters: Parameters) -> Light | None:
    """The decision on a programme is made within three months of settlement or claim (§ 12)."""
    deadline = _bound_deadline(facts)
    if deadline is None:
        return None
    carried = facts.carried_on(CarriedKind.PROGRAMME_DECISION)
    days = [day for day in (facts.offered, carried) if day is not None]
    met = min(days, default=None)
    return by_deadline(Deadline("light.programme_decision", met, deadline, Mend.PROGRAMME), today)


def programme_start(facts: ComplianceFacts, today: date, _parameters: Parameters) -> Light | None:
    """The programme begins within the same three months; a late start needs its written reason."""
    deadline = _bound_deadline(facts)
    if deadline is None:
        return None
    started = facts.programme.start if facts.programme is not None else None
    light = by_deadline(Deadline("light.programme_start", started, deadline, Mend.PROGRAMME), today)
    reasoned = facts.late_starts[-1].written_on if facts.late_starts else None
    reasoned = reasoned or facts.carried_on(CarriedKind.LATE_START_DECISION)
    begun = started is not None and started <= today
    if not light.late and (begun or today <= deadline):
        return light
    if reasoned is None:
        words = {"end": short(deadline), **({"day": short(started)} if started and begun else {})}
        told = red(
            "light.programme_start",
            "late_unreasoned" if begun else "broken_unreasoned",
            Mend.LATE_START,
            **words,
        )
        return replace(told, days_left=light.days_left)
    if begun:
        return light
    told = amber(
        "light.programme_start", "reasoned", Mend.PROGRAMME, end=short(deadline), day=short(reasoned)
    )
    return replace(told, days_left=light.days_left)


def mapping(facts: ComplianceFacts, today: date, _parameters: Parameters) -> Light | None:
    """Competence is mapped before the programme is decided (§ 10, or § 6 before settlement)."""
    if not _in_target(facts):
        return None
    deadline = facts.offered or start_deadline(facts)
    if deadline is None:
        return None
    met = min((each.mapped_on for each in facts.mappings), default=None)
    return by_deadline(Deadline("light.mapping", met, deadline, Mend.MAPPING), today)


def guidance(facts: ComplianceFacts, today: date, _parameters: Parameters) -> Light | None:
    """Career guidance is held, and should come before the decision (§ 11); under § 34 it is offered."""
    if not _in_target(facts):
        return None
    held = min((each.held_on for each in facts.guidance if each.held_on is not None), default=None)
    offered = min((each.offered_on for each in facts.guidance), default=None)
    if held is not None and held <= today:
        before = facts.offered is None or held <= facts.offered
        light = green("light.guidance", "met" if before else "after", day=short(held))
        return replace(light, late=not before)
    if facts.collective and offered is not None:
        return green("light.guidance", "offered_34", day=short(offered))
    deadline = start_deadline(facts)
    if offered is not None:
        return amber("light.guidance", "not_held", Mend.GUIDANCE, day=short(offered))
    if deadline is None or today <= deadline:
        return amber("light.guidance", "not_offered", Mend.GUIDANCE)
    return red("light.guidance", "not_offered", Mend.GUIDANCE)


def training_offer(facts: ComplianceFacts, today: date, _parameters: Parameters) -> Light | None:
    """Norwegian and civics are offered within three months of arrival or claim (§ 30 third paragraph)."""
    if facts.training_standing not in {Standing.RIGHT_AND_DUTY, Standing.RIGHT_ONLY}:
        return None
    if facts.person.arrived is None or facts.status in OVER:
        return None
    claimed = min((each.claimed for each in facts.training if each.claimed is not None), default=None)
    deadline = deadlines.programme_start(facts.person.arrived, claimed).deadline
    days = [each.offered for each in facts.training]
    carried = facts.carried_on(CarriedKind.TRAINING_DECISION)
    met = min([*days, *([carried] if carried else [])], default=None)
    return by_deadline(Deadline("light.training_offer", met, deadline, Mend.TRAINING), today)


def norwegian_plan(facts: ComplianceFacts, today: date, _parameters: Parameters) -> Light | None:
    """Who is offered training outside the programme gets a Norwegian plan at once (§§ 34 and 37 d)."""
    if facts.offered is not None or not facts.training or facts.status in OVER:
        return None
    first = facts.adopted(PlanKind.NORWEGIAN)
    met = first[0].made_on if first else None
    deadline = facts.training[-1].offered
    return by_deadline(Deadline("light.norwegian_plan", met, deadline, Mend.NORWEGIAN_PLAN), today)


def benefit(facts: ComplianceFacts, today: date, _parameters: Parameters) -> Light | None:
    """The benefit is decided when the programme begins (§§ 19, 20 and 46 a)."""
    if not facts.takes_part or facts.programme is None or facts.programme.start is None:
        return None
    carried = facts.carried_on(CarriedKind.BENEFIT_DECISION)
    days = [day for day in (facts.benefit_decided, carried) if day is not None]
    met = min(days, default=None)
    return by_deadline(Deadline("light.benefit", met, facts.programme.start, Mend.DECISION), today)


def start_deadline(facts: ComplianceFacts) -> date | None:
    """Three months after coming here, and after a claim (§ 12); None before anybody has come."""
    person = facts.person
    if person.arrived is None and person.claimed is None:
        return None
    return deadlines.programme_start(person.arrived, person.claimed).deadline


def _bound_deadline(facts: ComplianceFacts) -> date | None:
    """The deadline of those who must get a programme, and of those who have one."""
    if facts.status is Status.MOVED or facts.status is Status.EXPECTED:
        return None
    bound = facts.standing is Standing.RIGHT_AND_DUTY or facts.programme is not None
    return start_deadline(facts) if bound else None


def _in_target(facts: ComplianceFacts) -> bool:
    """Those with right and duty, until the programme is over; under § 34 those who take part."""
    if facts.status in OVER or facts.status is Status.EXPECTED:
        return False
    if facts.takes_part:
        return True
    return facts.standing is Standing.RIGHT_AND_DUTY and facts.status in _WAITING
