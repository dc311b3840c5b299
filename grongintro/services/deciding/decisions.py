"""A decision's way, from draft to approval: the one door for the pages; deciding lies in `decision_issue`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grongintro.domain.case import (
    Case,
    Decision,
    DecisionKind,
    DecisionState,
    ReturnCode,
)
from grongintro.domain.decision import Missing
from grongintro.domain.ids import new_id
from grongintro.domain.person import Person
from grongintro.errors import UserError
from grongintro.letters.benefit_missing import missing
from grongintro.services.deciding.benefit_facts import gather
from grongintro.services.deciding.decision_issue import approve, deliver, letter_pdf, stored_pdf
from grongintro.services.deciding.decision_letter import content_of, mark_of
from grongintro.services.deciding.decision_lists import (
    DecisionRow,
    DecisionView,
    list_decisions,
    view_decision,
)
from grongintro.services.deciding.decision_watch import broken_facts, in_force
from grongintro.services.deciding.decision_way import check_decider, check_reader, record, refusals_of
from grongintro.services.desk import Desk, Saved
from grongintro.services.trust import signing
from grongintro.services.trust.authority import check_preparer
from grongintro.storage.rows.lists import count_rows

__all__ = [
    "DecisionRow",
    "DecisionView",
    "Preview",
    "approve",
    "change_replaces_from",
    "deliver",
    "draft_for",
    "letter_pdf",
    "list_decisions",
    "open_draft",
    "preview",
    "refusals_of",
    "replacement_for",
    "return_decision",
    "submit",
    "take_back",
    "view_decision",
    "withdraw",
    "write_assessment",
]

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.decision import BenefitDecisionContent
    from grongintro.storage.unit import Reader, Unit

OPEN = (DecisionState.DRAFT, DecisionState.SUBMITTED, DecisionState.RETURNED)


@dataclass(frozen=True)
class Preview:
    """The exact letter as it would be issued now, what it still lacks, and a mark of what was seen."""

    pdf: bytes
    missing: tuple[Missing, ...]
    seen: str = ""


def open_draft(
    desk: Desk, person_id: str, *, replaces_id: str | None = None, replaces_from: date | None = None
) -> Saved:
    """A draft for a person: the open one when there is one, else a new one, perhaps to replace an issued one.

    UserError at `replaces_from` when the first day of the new decision lies outside the programme.
    """
    desk.require_caseworker()
    with desk.write("open_draft") as unit:
        check_preparer(desk, unit, person_id, DecisionKind.INTRODUCTION_BENEFIT)
        standing = [d for d in unit.find(Decision, person_id=person_id) if d.state in OPEN]
        if standing:
            return Saved(unit.changes(), standing[0].id)
        gather(unit, person_id, start=replaces_from)
        person = unit.get(Person, person_id)
        case = _case_for(desk, unit, person, replaces_id)
        decision = Decision(
            new_id(),
            person.office_id,
            case.id,
            person_id,
            DecisionKind.INTRODUCTION_BENEFIT,
            DecisionState.DRAFT,
            replaces_id=replaces_id,
            replaces_from=replaces_from,
        )
        unit.add(decision)
        record(desk, unit, decision, "created")
        return Saved(unit.changes(), decision.id)


def draft_for(desk: Desk, person_id: str) -> Saved:
    """The draft to write on for a person; when a decision is in force, the new one is to replace it."""
    with desk.read() as reader:
        running = in_force(reader.find(Decision, person_id=person_id))
    return replacement_for(desk, running[-1].id) if running else open_draft(desk, person_id)


def replacement_for(desk: Desk, decision_id: str) -> Saved:
    """The draft that takes the place of an issued decision: from the day its facts changed, or today."""
    with desk.read() as reader:
        decision = reader.get(Decision, decision_id)
        changed = broken_facts(reader, [decision.person_id], desk.today)
    days = [each.changed_from for each in changed if each.decision_id == decision_id]
    since = days[0] if days else desk.today
    return open_draft(desk, decision.person_id, replaces_id=decision_id, replaces_from=since)


def change_replaces_from(desk: Desk, decision_id: str, day: date) -> Saved:
    """Choose the day from which a draft takes the place of the earlier decision."""
    desk.require_caseworker()
    with desk.write("change_replaces_from") as unit:
        decision = _changeable(unit, decision_id)
        check_preparer(desk, unit, decision.person_id, decision.kind)
        if decision.replaces_id is None:
            raise UserError("Dette vedtaket erstatter ikke noe annet.", field="replaces_from")
        replaced = unit.get(Decision, decision.replaces_id)
        if replaced.start is not None and day < replaced.start:
            raise UserError("Datoen er før det tidligere vedtaket begynner.", field="replaces_from")
        gather(unit, decision.person_id, start=day)
        unit.save(replace(decision, replaces_from=day))
        record(desk, unit, decision, "edited")
        return Saved(unit.changes(), decision_id)


def _case_for(desk: Desk, unit: Unit, person: Person, replaces_id: str | None) -> Case:
    if replaces_id is not None:
        replaced = unit.get(Decision, replaces_id)
        if replaced.state is not DecisionState.ISSUED:
            raise UserError("Bare et utstedt vedtak kan erstattes.", field="replaces_id")
        return unit.get(Case, replaced.case_id)
    existing = unit.find(Case, person_id=person.id)
    if existing:
        return existing[0]
    number = f"{desk.today.year}/{count_rows(unit, 'case_file') + 1}"
    case = Case(new_id(), person.office_id, person.id, number, "Introduksjonsstønad", desk.today)
    unit.add(case)
    return case


def write_assessment(desk: Desk, decision_id: str, text: str) -> Saved:
    """Write the adviser's own reasons in a draft or a returned decision."""
    desk.require_caseworker()
    with desk.write("write_assessment") as unit:
        decision = _changeable(unit, decision_id)
        check_preparer(desk, unit, decision.person_id, decision.kind)
        if decision.assessment == text:
            return Saved(unit.changes(), decision_id)
        unit.save(replace(decision, assessment=text))
        record(desk, unit, decision, "edited")
        return Saved(unit.changes(), decision_id)


def _changeable(unit: Unit, decision_id: str) -> Decision:
    decision = unit.get(Decision, decision_id)
    if decision.state not in {DecisionState.DRAFT, DecisionState.RETURNED}:
        raise UserError(
            "Vedtaket kan ikke endres nå. Et utstedt vedtak erstattes med et nytt.", code="frozen"
        )
    return decision


def preview(desk: Desk, decision_id: str, assessment: str | None = None) -> Preview:
    """The exact PDF as it stands, with unsaved reasons if given; writes nothing.

    An issued decision gives its stored bytes.
    """
    from grongintro.letters.benefit_decision import build  # noqa: PLC0415  ReportLab is slow to import
    from grongintro.letters.pdf import render  # noqa: PLC0415

    with desk.read() as reader:
        decision = reader.get(Decision, decision_id)
        check_reader(desk, reader, decision)
        if decision.state is DecisionState.ISSUED:
            return Preview(stored_pdf(reader, decision), ())
        if assessment is not None:
            decision = replace(decision, assessment=assessment)
        content = content_of(desk, reader, (decision,))
        found = _missing(reader, decision, content)
    return Preview(render(build(content)), found, mark_of(content))


def _missing(reader: Reader, decision: Decision, content: BenefitDecisionContent) -> tuple[Missing, ...]:
    """What a decision lacks: questions about how the person lives first, then what the letter lacks."""
    unanswered = gather(reader, decision.person_id, start=decision.replaces_from).lacking
    return tuple(Missing("living", message) for message in unanswered) + missing(content)


def submit(desk: Desk, decision_id: str) -> Saved:
    """Send a decision for approval. UserError with the first thing missing when it is not complete."""
    desk.require_caseworker()
    with desk.read() as reader:
        written = reader.get(Decision, decision_id)
        check_preparer(desk, reader, written.person_id, written.kind)
        lacking = _missing(reader, written, content_of(desk, reader, (written,)))
    if lacking:
        raise UserError(
            f"Vedtaket er ikke ferdig: {lacking[0].message}", field=lacking[0].field, code="missing"
        )
    with desk.write("submit_decision") as unit:
        decision = unit.get(Decision, decision_id)
        if decision.state is DecisionState.SUBMITTED:
            return Saved(unit.changes(), decision_id)
        decision = _changeable(unit, decision_id)
        unit.save(replace(decision, state=DecisionState.SUBMITTED))
        record(desk, unit, decision, "submitted")
        stated = {"person": decision.person_id, "letter": mark_of(content_of(desk, unit, (decision,)))}
        signing.sign(desk, unit, signing.SENT, decision.id, decision.office_id, stated)
        return Saved(unit.changes(), decision_id)


def take_back(desk: Desk, decision_id: str) -> Saved:
    """Take a submitted decision back to go on writing."""
    desk.require_caseworker()
    with desk.write("take_back_decision") as unit:
        decision = unit.get(Decision, decision_id)
        if decision.state is not DecisionState.SUBMITTED:
            raise UserError("Vedtaket ligger ikke til godkjenning.", code="state")
        check_preparer(desk, unit, decision.person_id, decision.kind)
        unit.save(replace(decision, state=DecisionState.DRAFT))
        record(desk, unit, decision, "taken_back")
        return Saved(unit.changes(), decision_id)


def withdraw(desk: Desk, decision_id: str, *, note: str) -> Saved:
    """Put a draft away for good, with why; it stays in the history."""
    desk.require_caseworker()
    if not note.strip():
        raise UserError("Skriv hvorfor utkastet legges bort.", field="note")
    with desk.write("withdraw_decision") as unit:
        decision = _changeable(unit, decision_id)
        check_preparer(desk, unit, decision.person_id, decision.kind)
        unit.save(replace(decision, state=DecisionState.WITHDRAWN))
        record(desk, unit, decision, "withdrawn", note=note.strip())
        return Saved(unit.changes(), decision_id)


def return_decision(desk: Desk, decision_id: str, *, code: ReturnCode, note: str) -> Saved:
    """Send a submitted decision back with a coded reason and what must be mended."""
    if not note.strip():
        raise UserError("Skriv hva som må rettes, så rådgiveren kan gjøre det.", field="note")
    with desk.write("return_decision") as unit:
        decision = unit.get(Decision, decision_id)
        check_decider(desk, unit, decision)
        if decision.state is not DecisionState.SUBMITTED:
            raise UserError("Vedtaket ligger ikke til godkjenning.", code="state")
        unit.save(replace(decision, state=DecisionState.RETURNED))
        record(desk, unit, decision, "returned", code=str(code), note=note.strip())
        return Saved(unit.changes(), decision_id)
