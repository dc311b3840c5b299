"""Deciding: number, freeze, store with its letter; then delivering. Nothing issued is ever edited."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from grongintro.domain.case import Decision, DecisionState, DeliveryWay, IssuedLetter
from grongintro.domain.ids import new_id
from grongintro.errors import UserError
from grongintro.letters.benefit_missing import missing
from grongintro.rules import deadlines
from grongintro.services import settings
from grongintro.services.deciding.benefit_facts import gather, snapshot
from grongintro.services.deciding.decision_letter import content_of, mark_of, used_parameters
from grongintro.services.deciding.decision_way import check_decider, check_reader, record
from grongintro.services.desk import Desk, Saved
from grongintro.services.trust import signing
from grongintro.services.trust.authority import TYPES, two_persons

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.decision import BenefitDecisionContent
    from grongintro.storage.unit import Reader, Unit


def approve(desk: Desk, decision_id: str, *, seen: str | None = None) -> Saved:
    """Decide: number, freeze and store all submitted decisions of the case with one letter.

    A second call for an issued decision changes nothing. UserError when the account may not decide or the
    letter lacks something. `seen` is the mark of the preview that the decider read: with it, a letter that
    says something else by now is refused (code `changed`).
    """
    with desk.write("issue_decision") as unit:
        asked = unit.get(Decision, decision_id)
        if asked.state is DecisionState.ISSUED:
            return Saved(unit.changes(), decision_id)
        together = tuple(unit.find(Decision, case_id=asked.case_id, state=DecisionState.SUBMITTED))
        if asked.id not in {decision.id for decision in together}:
            raise UserError("Vedtaket ligger ikke til godkjenning.", code="state")
        for decision in together:
            check_decider(desk, unit, decision)
        if seen is not None and seen != mark_of(content_of(desk, unit, (asked,))):
            raise UserError(
                "Opplysningene er endret siden du så brevet. Les det på nytt og godkjenn hvis det er riktig.",
                code="changed",
            )
        numbered = _numbered(desk, unit, together)
        letter = _letter(asked, content_of(desk, unit, numbered, decided=True), desk.today)
        unit.add(letter)
        for decision in numbered:
            _freeze(desk, unit, decision, letter)
        return Saved(unit.changes(), decision_id)


def _letter(decision: Decision, content: BenefitDecisionContent, today: date) -> IssuedLetter:
    """The letter as it will always be: text, bytes and their checksum. UserError when it lacks something."""
    from grongintro.letters.benefit_decision import build  # noqa: PLC0415  ReportLab is slow to import
    from grongintro.letters.pdf import render  # noqa: PLC0415
    from grongintro.letters.text import plain_text  # noqa: PLC0415

    lacking = missing(content)
    if lacking:
        raise UserError(f"Vedtaket er ikke ferdig: {lacking[0].message}", code="missing")
    letter = build(content)
    pdf = render(letter)
    return IssuedLetter(
        new_id(),
        decision.office_id,
        decision.case_id,
        letter.title,
        today,
        plain_text(letter),
        pdf,
        hashlib.sha256(pdf).hexdigest(),
    )


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
    issued = unit.save(
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
    record(desk, unit, decision, "issued")
    two = two_persons(unit, TYPES[decision.kind])
    stated = {**signing.statement_of(issued, letter), signing.TWO_PERSONS: two}
    signing.sign(desk, unit, signing.ISSUED, decision.id, decision.office_id, stated)


def letter_pdf(desk: Desk, decision_id: str) -> bytes:
    """The issued bytes, as they were signed; a reprint never rebuilds."""
    with desk.read() as reader:
        decision = reader.get(Decision, decision_id)
        check_reader(desk, reader, decision)
        return stored_pdf(reader, decision)


def stored_pdf(reader: Reader, decision: Decision) -> bytes:
    """The letter's bytes as they were stored; UserError when they no longer fit their checksum."""
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
        check_reader(desk, unit, decision)
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
        record(desk, unit, decision, "delivered", code=str(way))
        return Saved(unit.changes(), decision_id)


def _check_delivery(decision: Decision, delivered_on: date, received_on: date | None, today: date) -> None:
    if decision.state is not DecisionState.ISSUED or decision.decided_on is None:
        raise UserError("Vedtaket er ikke utstedt ennå.", code="state")
    if not decision.decided_on <= delivered_on <= today:
        raise UserError("Dagen må være fra vedtaksdagen til i dag.", field="delivered_on")
    if received_on is not None and not delivered_on <= received_on <= today:
        raise UserError("Mottatt må være fra dagen det ble sendt, til i dag.", field="received_on")
