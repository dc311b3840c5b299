"""Adopting a plan, and what is written on it after that: handed over and signed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grongintro.domain.plan import PlanElement, PlanPhase, PlanState, PlanVersion
from grongintro.errors import UserError
from grongintro.rules.plan_requirements import misplaced, missing_parts
from grongintro.services import settings
from grongintro.services.desk import Saved
from grongintro.services.people import check_visible
from grongintro.services.qualifying.plan_facts import adopted_before, plan_facts
from grongintro.services.qualifying.plans import draft_of, write_draft
from grongintro.services.rows import need, one_of

if TYPE_CHECKING:
    from datetime import date

    from grongintro.rules.plan_requirements import Missing
    from grongintro.services.desk import Desk
    from grongintro.services.qualifying.plans import PlanDraft
    from grongintro.storage.unit import Reader, Unit

_MATERIAL = (
    "Velg om endringen er vesentlig. En vesentlig endring er et enkeltvedtak "
    "(integreringsloven § 46 bokstav c)."
)
_WHY = "Skriv hvorfor planen endres."


@dataclass(frozen=True)
class Lacking:
    """What keeps a draft from being adopted, in words, and the field it is about."""

    field: str
    text: str


def lacking(desk: Desk, draft: PlanDraft) -> tuple[Lacking, ...]:
    """What a draft lacks as it stands in its form, saved or not, in the order of the form."""
    plan = draft.version
    with desk.read() as reader:
        check_visible(desk, reader, plan.person_id)
        facts, known = plan_facts(reader, plan), settings.parameters(reader)
        found = missing_parts(plan, draft.elements, facts, known, draft.phases)
        revises = adopted_before(reader, plan) is not None
    told = [(each.field, each.text_step.text) for each in found]
    if revises and plan.material is None:
        told.append(("material", _MATERIAL))
    if revises and not plan.change_reason.strip():
        told.append(("change_reason", _WHY))
    return tuple(Lacking(field, text) for field, text in dict.fromkeys(told))


def wrong_dates(draft: PlanDraft) -> tuple[Lacking, ...]:
    """Elements and phases of a draft that do not lie in order inside the plan's own dates."""
    found = misplaced(draft.version, draft.elements, draft.phases)
    return tuple(Lacking(each.field, each.text_step.text) for each in found)


def missing(desk: Desk, plan_id: str) -> tuple[Missing, ...]:
    """What must be mended before the version can be adopted, in the order of the form."""
    with desk.read() as reader:
        return missing_of(reader, one_of(desk, reader, PlanVersion, plan_id))


def missing_of(reader: Reader, plan: PlanVersion) -> tuple[Missing, ...]:
    """What a version lacks, in a transaction that is already open."""
    elements = reader.find(PlanElement, plan_id=plan.id)
    phases = reader.find(PlanPhase, plan_id=plan.id)
    parameters = settings.parameters(reader)
    return missing_parts(plan, elements, plan_facts(reader, plan), parameters, phases)


def adopt_plan(desk: Desk, plan_id: str) -> Saved:
    """Adopt a draft; it is never edited or undone after that. `decision_words` says what it is by § 46.

    UserError with all that is missing (code `missing`), or when a revision does not say whether it is
    material and why.
    """
    desk.require_caseworker()
    with desk.write("adopt_plan") as unit:
        return _adopt(desk, unit, plan_id)


def adopt_draft(desk: Desk, draft: PlanDraft) -> Saved:
    """Write a draft as it stands in its form and adopt it: both, or neither. UserError as for each."""
    desk.require_caseworker()
    with desk.write("adopt_plan") as unit:
        write_draft(desk, unit, draft)
        return _adopt(desk, unit, draft.version.id)


def _adopt(desk: Desk, unit: Unit, plan_id: str) -> Saved:
    plan = draft_of(desk, unit, plan_id)
    before = unit.find(PlanVersion, person_id=plan.person_id, kind=plan.kind, state=PlanState.ADOPTED)
    plan = replace(plan, number=1 + max((each.number for each in before), default=0))
    if before:
        _check_revision(plan)
    found = missing_of(unit, plan)
    if found:
        words = "\n".join(dict.fromkeys(each.text_step.text for each in found))
        raise UserError(words, field=found[0].field, code="missing")
    unit.save(replace(plan, state=PlanState.ADOPTED))
    return Saved(unit.changes(), plan_id)


def _check_revision(plan: PlanVersion) -> None:
    if plan.material is None:
        raise UserError(_MATERIAL, field="material")
    need(plan, {"change_reason": _WHY})


def decision_words(plan: PlanVersion) -> str:
    """That a version is a decision of its own, with a right to appeal (§ 46 c); empty for a small change."""
    if plan.number == 1:
        return "Planen er et enkeltvedtak som kan påklages (integreringsloven § 46 bokstav c)."
    if plan.material:
        return (
            "Endringen er vesentlig, og er et enkeltvedtak som kan påklages "
            "(integreringsloven § 46 bokstav c)."
        )
    return ""


def hand_over_plan(desk: Desk, plan_id: str, day: date) -> Saved:
    """Write the day the participant got the adopted plan, and from whom (undoable)."""
    desk.require_caseworker()
    with desk.write("hand_over_plan") as unit:
        plan = _adopted(desk, unit, plan_id, day, "handed_over_on")
        unit.save(replace(plan, handed_over_on=day, handed_over_by=desk.actor.staff_id))
        return Saved(unit.changes(), plan_id)


def sign_plan(desk: Desk, plan_id: str, day: date) -> Saved:
    """Write the day the participant signed the adopted plan (undoable)."""
    desk.require_caseworker()
    with desk.write("sign_plan") as unit:
        plan = _adopted(desk, unit, plan_id, day, "signed_on")
        unit.save(replace(plan, signed_on=day))
        return Saved(unit.changes(), plan_id)


def _adopted(desk: Desk, reader: Reader, plan_id: str, day: date, field: str) -> PlanVersion:
    plan: PlanVersion = one_of(desk, reader, PlanVersion, plan_id)
    if plan.state is not PlanState.ADOPTED:
        raise UserError("Planen er et utkast. Vedta den først.", code="state")
    if not plan.made_on <= day <= desk.today:
        raise UserError("Dagen må være fra planen ble laget, til i dag.", field=field)
    return plan
