"""A decision's way: draft, for approval, returned or issued, delivered. Nothing issued is ever edited."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grongintro.domain.case import (
    Case,
    Decision,
    DecisionEvent,
    DecisionKind,
    DecisionState,
    DeliveryWay,
    IssuedLetter,
    ReturnCode,
)
from grongintro.domain.decision import Missing
from grongintro.domain.ids import new_id
from grongintro.domain.person import Person
from grongintro.domain.staff import Staff
from grongintro.errors import UserError
from grongintro.letters.benefit_missing import missing
from grongintro.rules import deadlines
from grongintro.services import settings
from grongintro.services.benefit_basis import gather, snapshot
from grongintro.services.decision_letter import content_of, used_parameters
from grongintro.services.decision_watch import broken_facts, in_force
from grongintro.services.desk import Desk, Saved
from grongintro.storage.lists import count_rows

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.decision import BenefitDecisionContent
    from grongintro.storage.unit import Reader, Unit

OPEN = (DecisionState.DRAFT, DecisionState.SUBMITTED, DecisionState.RETURNED)


@dataclass(frozen=True)
class DecisionRow:
    """A line of the list of decisions."""

    id: str
    person_id: str
    name: str
    case_number: str
    number: str
    state: DecisionState
    changed: date
    prepared_by: str
    decided_by: str
    delivered_on: date | None
    received_on: date | None
    appeal_deadline: date | None
    start: date | None
    end: date | None


@dataclass(frozen=True)
class Preview:
    """The exact letter as it would be issued now, and what it still lacks."""

    pdf: bytes
    missing: tuple[Missing, ...]


@dataclass(frozen=True)
class DecisionView:
    """One decision with its way so far."""

    decision: Decision
    case: Case
    person: Person
    events: tuple[tuple[DecisionEvent, str], ...]
    replaces_number: str


def list_decisions(desk: Desk, *, person_id: str | None = None) -> tuple[DecisionRow, ...]:
    """All decisions, or one person's, the newest first."""
    desk.require_caseworker()
    with desk.read() as reader:
        equal = {} if person_id is None else {"person_id": person_id}
        found = reader.find(Decision, **equal)
        people = {p.id: p.name for p in reader.all_of(Person, "id", [d.person_id for d in found])}
        cases = {c.id: c.number for c in reader.find(Case)}
        staff = {one.id: one.name for one in reader.find(Staff)}
        events = reader.all_of(DecisionEvent, "decision_id", [d.id for d in found])
    by_decision: dict[str, list[DecisionEvent]] = {}
    for event in sorted(events, key=lambda e: (e.at, e.id)):
        by_decision.setdefault(event.decision_id, []).append(event)
    rows = [_row(d, people, cases, staff, by_decision[d.id]) for d in found]
    return tuple(sorted(rows, key=lambda row: (row.changed, row.id), reverse=True))


def _row(
    decision: Decision,
    people: dict[str, str],
    cases: dict[str, str],
    staff: dict[str, str],
    events: list[DecisionEvent],
) -> DecisionRow:
    return DecisionRow(
        decision.id,
        decision.person_id,
        people[decision.person_id],
        cases[decision.case_id],
        decision.number,
        decision.state,
        events[-1].at.date(),
        staff[events[0].staff_id],
        staff.get(decision.decided_by or "", ""),
        decision.delivered_on,
        decision.received_on,
        decision.appeal_deadline,
        decision.start,
        decision.end,
    )


def view_decision(desk: Desk, decision_id: str) -> DecisionView:
    """One decision for its page."""
    desk.require_caseworker()
    with desk.read() as reader:
        decision = reader.get(Decision, decision_id)
        staff = {one.id: one.name for one in reader.find(Staff)}
        events = sorted(reader.find(DecisionEvent, decision_id=decision_id), key=lambda e: (e.at, e.id))
        old = reader.get(Decision, decision.replaces_id).number if decision.replaces_id else ""
        return DecisionView(
            decision,
            reader.get(Case, decision.case_id),
            reader.get(Person, decision.person_id),
            tuple((event, staff[event.staff_id]) for event in events),
            old,
        )


def open_draft(
    desk: Desk, person_id: str, *, replaces_id: str | None = None, replaces_from: date | None = None
) -> Saved:
    """A draft for a person: the open one when there is one, else a new one, perhaps to replace an issued one.

    UserError at `replaces_from` when the first day of the new decision lies outside the programme.
    """
    desk.require_caseworker()
    with desk.write("open_draft") as unit:
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
        _event(desk, unit, decision, "created")
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
        if decision.replaces_id is None:
            raise UserError("Dette vedtaket erstatter ikke noe annet.", field="replaces_from")
        replaced = unit.get(Decision, decision.replaces_id)
        if replaced.start is not None and day < replaced.start:
            raise UserError("Datoen er før det tidligere vedtaket begynner.", field="replaces_from")
        gather(unit, decision.person_id, start=day)
        unit.save(replace(decision, replaces_from=day))
        _event(desk, unit, decision, "edited")
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
        if decision.assessment == text:
            return Saved(unit.changes(), decision_id)
        unit.save(replace(decision, assessment=text))
        _event(desk, unit, decision, "edited")
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

    desk.require_caseworker()
    with desk.read() as reader:
        decision = reader.get(Decision, decision_id)
        if decision.state is DecisionState.ISSUED:
            return Preview(_stored_pdf(reader, decision), ())
        if assessment is not None:
            decision = replace(decision, assessment=assessment)
        content = content_of(desk, reader, (decision,))
        found = _missing(reader, decision, content)
    return Preview(render(build(content)), found)


def _missing(reader: Reader, decision: Decision, content: BenefitDecisionContent) -> tuple[Missing, ...]:
    """What a decision lacks: questions about how the person lives first, then what the letter lacks."""
    unanswered = gather(reader, decision.person_id, start=decision.replaces_from).lacking
    return tuple(Missing("living", message) for message in unanswered) + missing(content)


def submit(desk: Desk, decision_id: str) -> Saved:
    """Send a decision for approval. UserError with the first thing missing when it is not complete."""
    desk.require_caseworker()
    with desk.read() as reader:
        written = reader.get(Decision, decision_id)
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
        _event(desk, unit, decision, "submitted")
        return Saved(unit.changes(), decision_id)


def take_back(desk: Desk, decision_id: str) -> Saved:
    """Take a submitted decision back to go on writing."""
    desk.require_caseworker()
    with desk.write("take_back_decision") as unit:
        decision = unit.get(Decision, decision_id)
        if decision.state is not DecisionState.SUBMITTED:
            raise UserError("Vedtaket ligger ikke til godkjenning.", code="state")
        unit.save(replace(decision, state=DecisionState.DRAFT))
        _event(desk, unit, decision, "taken_back")
        return Saved(unit.changes(), decision_id)


def withdraw(desk: Desk, decision_id: str, *, note: str) -> Saved:
    """Put a draft away for good, with why; it stays in the history."""
    desk.require_caseworker()
    if not note.strip():
        raise UserError("Skriv hvorfor utkastet legges bort.", field="note")
    with desk.write("withdraw_decision") as unit:
        decision = _changeable(unit, decision_id)
        unit.save(replace(decision, state=DecisionState.WITHDRAWN))
        _event(desk, unit, decision, "withdrawn", note=note.strip())
        return Saved(unit.changes(), decision_id)


def return_decision(desk: Desk, decision_id: str, *, code: ReturnCode, note: str) -> Saved:
    """Send a submitted decision back with a coded reason and what must be mended."""
    if not note.strip():
        raise UserError("Skriv hva som må rettes, så rådgiveren kan gjøre det.", field="note")
    with desk.write("return_decision") as unit:
        decision = unit.get(Decision, decision_id)
        _check_decider(desk, unit, decision)
        if decision.state is not DecisionState.SUBMITTED:
            raise UserError("Vedtaket ligger ikke til godkjenning.", code="state")
        unit.save(replace(decision, state=DecisionState.RETURNED))
        _event(desk, unit, decision, "returned", code=str(code), note=note.strip())
        return Saved(unit.changes(), decision_id)


def _check_decider(desk: Desk, reader: Reader, decision: Decision) -> Staff:
    """The acting colleague, if they have authority to decide and took no part in preparing."""
    staff = reader.get(Staff, desk.actor.staff_id)
    if not staff.may_decide:
        raise UserError("Du har ikke myndighet til å fatte vedtak.", code="authority")
    prepared = {
        event.staff_id
        for event in reader.find(DecisionEvent, decision_id=decision.id)
        if event.event in {"created", "edited", "submitted", "taken_back"}
    }
    if staff.id in prepared:
        raise UserError(
            "Du har vært med på å forberede vedtaket. En annen med myndighet må godkjenne det.",
            code="four_eyes",
        )
    return staff


def approve(desk: Desk, decision_id: str) -> Saved:
    """Decide: number, freeze and store all submitted decisions of the case with one letter.

    A second call for an issued decision changes nothing. UserError when the account may not decide or the
    letter lacks something.
    """
    from grongintro.letters.benefit_decision import build  # noqa: PLC0415  ReportLab is slow to import
    from grongintro.letters.pdf import render  # noqa: PLC0415
    from grongintro.letters.text import plain_text  # noqa: PLC0415

    with desk.write("issue_decision") as unit:
        asked = unit.get(Decision, decision_id)
        if asked.state is DecisionState.ISSUED:
            return Saved(unit.changes(), decision_id)
        together = tuple(unit.find(Decision, case_id=asked.case_id, state=DecisionState.SUBMITTED))
        if asked.id not in {decision.id for decision in together}:
            raise UserError("Vedtaket ligger ikke til godkjenning.", code="state")
        for decision in together:
            _check_decider(desk, unit, decision)
        numbered = _numbered(desk, unit, together)
        content = content_of(desk, unit, numbered, decided=True)
        lacking = missing(content)
        if lacking:
            raise UserError(f"Vedtaket er ikke ferdig: {lacking[0].message}", code="missing")
        letter = build(content)
        pdf = render(letter)
        stored = IssuedLetter(
            new_id(),
            asked.office_id,
            asked.case_id,
            letter.title,
            desk.today,
            plain_text(letter),
            pdf,
            hashlib.sha256(pdf).hexdigest(),
        )
        unit.add(stored)
        for decision in numbered:
            _freeze(desk, unit, decision, stored)
        return Saved(unit.changes(), decision_id)


def _numbered(desk: Desk, unit: Unit, together: tuple[Decision, ...]) -> tuple[Decision, ...]:
    year = desk.today.year
    taken = sum(1 for d in unit.find(Decision, state=DecisionState.ISSUED) if d.number.startswith(f"{year}-"))
    return tuple(
        replace(decision, number=f"{year}-{taken + index:03d}")
        for index, decision in enumerate(together, start=1)
    )


def _freeze(desk: Desk, unit: Unit, decision: Decision, letter: IssuedLetter) -> None:
    basis = gather(unit, decision.person_id, start=decision.replaces_from)
    if basis.facts is None:
        raise UserError("Programmet har ingen startdato.", code="missing")
    content = content_of(desk, unit, (decision,), decided=True)
    steps = [step.to_json() for step in content.decisions[0].steps]
    unit.save(
        replace(
            decision,
            state=DecisionState.ISSUED,
            start=basis.facts.programme.start,
            end=basis.facts.programme.end,
            facts=snapshot(basis.facts),
            steps={"schema": 1, "steps": steps},
            parameters=used_parameters(unit, content, desk.today),
            letter_id=letter.id,
            decided_by=desk.actor.staff_id,
            decided_on=desk.today,
        )
    )
    _event(desk, unit, decision, "issued")


def letter_pdf(desk: Desk, decision_id: str) -> bytes:
    """The issued bytes, as they were signed; a reprint never rebuilds."""
    desk.require_caseworker()
    with desk.read() as reader:
        return _stored_pdf(reader, reader.get(Decision, decision_id))


def _stored_pdf(reader: Reader, decision: Decision) -> bytes:
    if decision.letter_id is None:
        raise UserError("Vedtaket er ikke utstedt ennå.", code="state")
    letter = reader.get(IssuedLetter, decision.letter_id)
    if hashlib.sha256(letter.pdf).hexdigest() != letter.sha256:
        raise UserError("Det lagrede brevet stemmer ikke med kontrollsummen. Si fra til leder.", code="hash")
    return letter.pdf


def deliver(
    desk: Desk,
    decision_id: str,
    *,
    way: DeliveryWay,
    delivered_on: date,
    received_on: date | None,
    interpreter: str = "",
) -> Saved:
    """Write how and when the letter was given, and when it was received: the appeal deadline follows.

    Handed over in person counts as received that day. UserError when a day is before the decision, after
    today, or received before it was sent.
    """
    desk.require_caseworker()
    received = delivered_on if way is DeliveryWay.HANDED_OVER else received_on
    with desk.write("deliver_decision") as unit:
        decision = unit.get(Decision, decision_id)
        _check_delivery(decision, delivered_on, received, desk.today)
        known = settings.parameters(unit)
        limit = deadlines.appeal(received, known).deadline if received else None
        unit.save(
            replace(
                decision,
                delivery=way,
                delivered_on=delivered_on,
                delivered_by=desk.actor.staff_id,
                delivery_interpreter=interpreter.strip(),
                received_on=received,
                appeal_deadline=limit,
            )
        )
        _event(desk, unit, decision, "delivered", code=str(way))
        return Saved(unit.changes(), decision_id)


def _check_delivery(decision: Decision, delivered_on: date, received_on: date | None, today: date) -> None:
    if decision.state is not DecisionState.ISSUED or decision.decided_on is None:
        raise UserError("Vedtaket er ikke utstedt ennå.", code="state")
    if not decision.decided_on <= delivered_on <= today:
        raise UserError("Dagen må være fra vedtaksdagen til i dag.", field="delivered_on")
    if received_on is not None and not delivered_on <= received_on <= today:
        raise UserError("Mottatt må være fra dagen det ble sendt, til i dag.", field="received_on")


def may_decide(desk: Desk, decision_id: str) -> str:
    """Why the acting account may not approve this decision, in words; empty when it may."""
    with desk.read() as reader:
        try:
            _check_decider(desk, reader, reader.get(Decision, decision_id))
        except UserError as refusal:
            return refusal.message
    return ""


def _event(desk: Desk, unit: Unit, decision: Decision, event: str, *, code: str = "", note: str = "") -> None:
    unit.add(
        DecisionEvent(
            new_id(),
            decision.office_id,
            decision.id,
            desk.clock.now(),
            desk.actor.staff_id,
            event,
            code,
            note,
        )
    )
