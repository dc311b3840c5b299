"""Who may decide what: dated delegations, the events that give an account power, and what others confirm."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date, datetime


class DecisionType(StrEnum):
    """What a decision does, as authority is delegated and four eyes are asked for."""

    GRANT = "grant"
    REFUSAL = "refusal"
    STOP = "stop"
    REDUCTION = "reduction"
    REPAYMENT = "repayment"
    EXEMPTION = "exemption"
    LOSS_OF_SELF_CERTIFICATION = "loss_of_self_certification"
    PAYMENT = "payment"
    LEAVE = "leave"
    ABSENCE = "absence"


@frozen
class Delegation:
    """Authority to decide, given to a person from one day to another, both included.

    `basis` names the document it rests on. A deputy's counts only while the one deputised for is away;
    `outside` tells that the person stands outside the service, and may decide when its leader is inhabil.
    """

    id: str
    office_id: str
    staff_id: str
    types: tuple[str, ...]
    start: date
    basis: str
    end: date | None = None
    deputy_for: str | None = None
    outside: bool = False
    version: int = 1


@frozen
class Conflict:
    """A colleague is inhabil for a person (forvaltningsloven § 6), from one day to another, both included."""

    id: str
    office_id: str
    staff_id: str
    person_id: str
    reason: str
    start: date
    end: date | None = None
    version: int = 1


class AccountEventKind(StrEnum):
    """What gave an account power, or took it."""

    FOUNDED = "founded"
    CREATED = "created"
    ROLE_CHANGED = "role_changed"
    DELEGATED = "delegated"
    ONE_PERSON = "one_person"
    PASSWORD_RESET = "password_reset"  # noqa: S105  a kind of event
    RECOVERED = "recovered"
    REMOVED = "removed"


@frozen
class AccountEvent:
    """Something that gave an account power: who did it (an account id), when, and about which delegation.

    Founding and removal need no confirmation; everything else counts for deciding once another has confirmed.
    """

    id: str
    office_id: str
    account_id: str
    kind: AccountEventKind
    made_by: str
    at: datetime
    detail: str = ""
    delegation_id: str | None = None
    version: int = 1


@frozen
class EventConfirmation:
    """Another existing person has confirmed an account event; it is signed."""

    id: str
    office_id: str
    event_id: str
    account_id: str
    at: datetime
    public_key: str
    version: int = 1


@frozen
class AccountKey:
    """An account's public signing key (Ed25519, base64), from when it was made until the next one."""

    id: str
    office_id: str
    account_id: str
    public_key: str
    made_at: datetime
    version: int = 1


@frozen
class Signature:
    """A signed statement: the exact text, who signed it when, and the signature (base64).

    `row_id` is what it is about; `purpose` says what was signed for.
    """

    id: str
    office_id: str
    purpose: str
    row_id: str
    account_id: str
    at: datetime
    payload: str
    signature: str
    version: int = 1


@frozen
class FactConfirmation:
    """A colleague has held a registered fact against a named document.

    `subject` and `row_id` name the row, `row_version` what it said then.
    """

    id: str
    office_id: str
    person_id: str
    subject: str
    row_id: str
    row_version: int
    document: str
    account_id: str
    at: datetime
    version: int = 1
