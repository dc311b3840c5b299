"""A case and the way of its decisions: draft, for approval, returned, issued."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date, datetime


class DecisionKind(StrEnum):
    """What is decided; issue D adds the other kinds."""

    INTRODUCTION_BENEFIT = "introduction_benefit"


class DecisionState(StrEnum):
    """How far a decision has come."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"


class ReturnCode(StrEnum):
    """Why a decision came back."""

    FACTS = "facts"
    REASONS = "reasons"
    LAW = "law"
    AMOUNT = "amount"
    LANGUAGE = "language"
    OTHER = "other"


class DeliveryWay(StrEnum):
    """How the participant got the letter."""

    HANDED_OVER = "handed_over"
    POSTED = "posted"
    DIGITAL = "digital"


@frozen
class Case:
    """One matter of one person; it holds one or more decisions."""

    id: str
    office_id: str
    person_id: str
    number: str
    title: str
    opened: date
    version: int = 1


@frozen
class Decision:
    """One decision. Once issued, everything but the delivery is frozen (a trigger in the store sees to it).

    `facts` is the snapshot that it rests on, `steps` the explained computation, `parameters` the rates used
    with their sources; all plain JSON with a schema number. Days are inclusive.
    """

    id: str
    office_id: str
    case_id: str
    person_id: str
    kind: DecisionKind
    state: DecisionState
    start: date | None = None
    end: date | None = None
    assessment: str = ""
    facts: dict[str, Any] | None = None
    steps: dict[str, Any] | None = None
    parameters: dict[str, Any] | None = None
    replaces_id: str | None = None
    replaces_from: date | None = None
    number: str = ""
    letter_id: str | None = None
    decided_by: str | None = None
    decided_on: date | None = None
    delivered_on: date | None = None
    delivery: DeliveryWay | None = None
    delivered_by: str | None = None
    delivery_interpreter: str = ""
    received_on: date | None = None
    appeal_deadline: date | None = None
    version: int = 1


@frozen
class IssuedLetter:
    """A letter as it was issued: its text, its bytes and their SHA-256 (hex). Never edited, never rebuilt."""

    id: str
    office_id: str
    case_id: str
    title: str
    issued_on: date
    text: str
    pdf: bytes
    sha256: str
    version: int = 1


@frozen
class DecisionEvent:
    """A step on a decision's way: who did what when."""

    id: str
    office_id: str
    decision_id: str
    at: datetime
    staff_id: str
    event: str
    code: str = ""
    note: str = ""
    version: int = 1
