"""What the municipality keeps about grants: rates it entered, persons, registrations, what IMDi has paid."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.grants import GrantCategory, GrantCode, GrantEnd, RateState


@frozen
class EnteredRate:
    """A rate that the municipality entered, in øre: it goes before a shipped one of the same state."""

    id: str
    office_id: str
    year: int
    code: GrantCode
    ore: int
    state: RateState
    source: str
    read_on: date
    version: int = 1


@frozen
class GrantBasis:
    """What somebody was on the day of settlement, where it is not what the register of persons says.

    `settled_elsewhere` is the municipality of the first settlement, if it was another. `ended_on` is the last
    day in Norway, or with the permit, and `ended_by` why; both or none.
    """

    id: str
    office_id: str
    person_id: str
    category: GrantCategory
    humanitarian_family: bool = False
    settled_elsewhere: str = ""
    ended_by: GrantEnd | None = None
    ended_on: date | None = None
    reason: str = ""
    version: int = 1


@frozen
class GrantRegistration:
    """The day somebody was registered as settled with IMDi; nothing is paid before."""

    id: str
    office_id: str
    person_id: str
    registered_on: date
    settled_as: date
    note: str = ""
    version: int = 1


@frozen
class PaymentFile:
    """A specification of payment that was read: a quarter (1–4) of a year, and the file's fingerprint."""

    id: str
    office_id: str
    name: str
    year: int
    quarter: int
    read_on: date
    sha256: str
    version: int = 1


@frozen
class PaymentLine:
    """A line of a specification: what IMDi calls the person, the code as written, and the amount in øre.

    `person_id` None for a line that belongs to nobody known, or to the municipality as a whole.
    """

    id: str
    office_id: str
    file_id: str
    line: int
    reference: str
    code: str
    paid_for: int
    ore: int
    person_id: str | None = None
    note: str = ""
    version: int = 1


class ClaimState(StrEnum):
    """How far a difference with IMDi has come."""

    OPEN = "open_claim"
    SENT = "sent"
    SETTLED = "settled_claim"
    DROPPED = "dropped"


@frozen
class GrantClaim:
    """Something that is owed, claimed from IMDi (korrigeringskrav), in øre."""

    id: str
    office_id: str
    code: GrantCode
    paid_for: int
    ore: int
    state: ClaimState
    noted_on: date
    person_id: str | None = None
    sent_on: date | None = None
    closed_on: date | None = None
    note: str = ""
    version: int = 1
