"""Signed statements: what somebody stood for, with a key that only their password opens."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from grongintro.domain.authority import Signature
from grongintro.domain.ids import new_id
from grongintro.errors import UserError
from grongintro.storage.log import integrity
from grongintro.storage.offices import main_office
from grongintro.storage.types import canonical

if TYPE_CHECKING:
    from grongintro.domain.authority import FactConfirmation
    from grongintro.domain.case import Decision, IssuedLetter
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Unit

SENT, ISSUED = "decision_sent", "decision_issued"
CONFIRMED, FACT, SEAL = "account_confirmed", "fact_confirmed", "log_seal"
ERASURE_ASKED, ERASURE_DONE = "erasure_asked", "erasure_done"
TWO_PERSONS = "two_persons"


def sign(desk: Desk, unit: Unit, purpose: str, row_id: str, office_id: str, stated: dict[str, Any]) -> None:
    """Write that the signed-in person stands for `stated` about a row; UserError without a key."""
    if desk.identity is None:
        raise UserError("Logg inn på nytt med passordet ditt for å kunne signere.", code="no_key")
    at = desk.clock.now()
    whole = {
        **stated,
        "purpose": purpose,
        "row": row_id,
        "account": desk.actor.account_id,
        "at": at.isoformat(),
    }
    payload = canonical(whole)
    signature = desk.identity.sign(payload)
    unit.add(Signature(new_id(), office_id, purpose, row_id, desk.actor.account_id, at, payload, signature))


def seal_log(desk: Desk) -> None:
    """Sign how far the logs go, as somebody leaves: what lies before cannot be written anew unseen by them.

    Nothing happens for one without keys, or who only reads.
    """
    if desk.identity is None or desk.actor.must_change or desk.store.read_only:
        return
    with desk.write("seal_log") as unit:
        now = {name: list(line) for name, line in integrity.heads(unit).items()}
        sign(desk, unit, SEAL, desk.actor.account_id, main_office(unit), {"heads": now})


def statement_of(decision: Decision, letter: IssuedLetter) -> dict[str, Any]:
    """What is signed of an issued decision: its number, whom it is for, by whom, the facts and the letter.

    Beside it the signature says how many persons the decision type needed that day.
    """
    return {
        "number": decision.number,
        "case": decision.case_id,
        "person": decision.person_id,
        "decided_by": decision.decided_by,
        "decided_on": decision.decided_on.isoformat() if decision.decided_on else None,
        "facts": digest(decision.facts),
        "steps": digest(decision.steps),
        "assessment": digest(decision.assessment),
        "letter": letter.sha256,
    }


def fact_statement(given: FactConfirmation) -> dict[str, Any]:
    """What is signed of a confirmed fact: which row, as it stood then, and by what document."""
    return {
        "person": given.person_id,
        "subject": given.subject,
        "fact": given.row_id,
        "version": given.row_version,
        "document": given.document,
    }


def digest(value: Any) -> str:
    """SHA-256 (hex) of a value as canonical JSON."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()
