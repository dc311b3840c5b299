"""Those who work in the service: posts in per cent over time, absence, accounts."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date


class Role(StrEnum):
    """What an account may do; a decider stands outside the service and sees only what is to be decided."""

    LEADER = "leader"
    ADVISER = "adviser"
    HELPER = "helper"
    DECIDER = "decider"


@frozen
class Office:
    """A place of work (sted) of the service."""

    id: str
    name: str
    address: str = ""
    version: int = 1


@frozen
class Staff:
    """A colleague; authority to decide is a delegation of its own (`domain.authority`)."""

    id: str
    office_id: str
    name: str
    title: str = ""
    phone: str = ""
    email: str = ""
    version: int = 1


@frozen
class Post:
    """A post in per cent from one day to another, both included.

    `counts` says whether it counts as adviser against the guideline; a leader's and a borrowed helper's do
    not. `service` names the lender of a helper («BEEM»).
    """

    id: str
    office_id: str
    staff_id: str
    role: Role
    percent: int
    start: date
    end: date | None = None
    counts: bool = True
    service: str = ""
    version: int = 1


@frozen
class StaffAbsence:
    """A colleague is away; the cases are the substitute's meanwhile."""

    id: str
    office_id: str
    staff_id: str
    start: date
    end: date | None = None
    substitute_id: str | None = None
    reason: str = ""
    version: int = 1


@frozen
class Assignment:
    """The responsible adviser of a person; one at a time."""

    id: str
    office_id: str
    person_id: str
    staff_id: str
    start: date
    end: date | None = None
    version: int = 1


@frozen
class HelperLink:
    """A borrowed helper works with this person, and therefore may see them."""

    id: str
    office_id: str
    person_id: str
    staff_id: str
    start: date
    end: date | None = None
    version: int = 1


@frozen
class Account:
    """A sign-in: the name typed, the colleague it belongs to and what it may do."""

    id: str
    office_id: str
    staff_id: str
    login: str
    role: Role
    slot_id: str
    must_change: bool = False
    active: bool = True
    version: int = 1


@frozen
class Actor:
    """Who acts: the signed-in account with the colleague's name."""

    account_id: str
    staff_id: str
    name: str
    role: Role
    must_change: bool = False
