"""Settlement: what was asked and decided, who is expected, what must be ready, homes, guidance in living."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date


class SettlementKind(StrEnum):
    """Whom a number is about; the last two are counted apart and also within the first."""

    ALL = "all_settled"
    COLLECTIVE = "collective_protection"
    MINORS = "unaccompanied_minors"


@frozen
class SettlementNumber:
    """IMDi's numbers of a year and kind; None is not known («:» or «-»), never zero."""

    id: str
    office_id: str
    year: int
    kind: SettlementKind
    asked: int | None = None
    decided: int | None = None
    settled: int | None = None
    agreed: int | None = None
    as_of: date | None = None
    source: str = ""
    version: int = 1


class ArrivalState(StrEnum):
    """How far somebody who is expected has come."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    AGREED = "agreed_arrival"
    ARRIVED = "arrived"
    CALLED_OFF = "called_off"


@frozen
class ExpectedArrival:
    """A household that is expected: how many, when, their needs, and where they will live.

    `permit_on` is when they got their permits, which the goals are counted from. `amot_from` is set for one
    who waits in an alternative place of reception (AMOT), `amot_to` when that is over.
    """

    id: str
    office_id: str
    name: str
    adults: int
    children: int
    state: ArrivalState
    kind: SettlementKind
    expected_on: date | None = None
    permit_on: date | None = None
    needs: str = ""
    housing_id: str | None = None
    amot_from: date | None = None
    amot_to: date | None = None
    household_id: str | None = None
    note: str = ""
    version: int = 1


@frozen
class ArrivalStep:
    """Something that must be ready for an arrival: by when, who sees to it, when it was done."""

    id: str
    office_id: str
    arrival_id: str
    text: str
    due: date | None = None
    owner_id: str | None = None
    done_on: date | None = None
    version: int = 1


class HousingOwner(StrEnum):
    """Who owns a home."""

    MUNICIPALITY = "municipality"
    FOUNDATION = "foundation"
    PRIVATE = "private"


@frozen
class Housing:
    """A home: rent in øre a month, size in square metres, and when it is free."""

    id: str
    office_id: str
    address: str
    owner: HousingOwner
    owner_name: str = ""
    rent: int | None = None
    rooms: int = 0
    size: int = 0
    place: str = ""
    free_from: date | None = None
    contract_start: date | None = None
    contract_end: date | None = None
    note: str = ""
    version: int = 1


@frozen
class HousingStay:
    """Somebody in a home, both days included."""

    id: str
    office_id: str
    person_id: str
    housing_id: str
    start: date
    end: date | None = None
    version: int = 1


@frozen
class LivingGuidance:
    """Guidance in living (boveiledning) that was held, also for those outside the programme."""

    id: str
    office_id: str
    person_id: str
    held_on: date
    staff_id: str
    topics: str
    next_on: date | None = None
    note: str = ""
    version: int = 1


@frozen
class NeedsStatement:
    """A statement on somebody's special needs for IMDi or another service; it may tell of health."""

    id: str
    office_id: str
    person_id: str
    staff_id: str
    written_on: date
    to_whom: str
    text: str
    version: int = 1


@frozen
class SettlementGoal:
    """A goal for the first time after settlement, by month three or six, and when it was reached."""

    id: str
    office_id: str
    person_id: str
    months: int
    text: str
    due: date
    met_on: date | None = None
    note: str = ""
    version: int = 1
