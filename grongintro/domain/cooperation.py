"""Cooperation with others: contacts, meetings, agreements, referrals, volunteers."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date, time


class ServiceKind(StrEnum):
    """The ordinary services that a participant may be referred to."""

    NAV = "nav"
    DOCTOR = "general_practitioner"
    HEALTH_CENTRE = "health_centre"
    MENTAL_HEALTH = "mental_health"
    ADULT_EDUCATION = "adult_education"
    SCHOOL_OR_KINDERGARTEN = "school_or_kindergarten"
    CHILD_WELFARE = "child_welfare"
    HOUSING_OFFICE = "housing_office"
    DEBT_ADVICE = "debt_advice"
    CULTURE_AND_SPORT = "culture_and_sport"
    OTHER = "other"


@frozen
class Contact:
    """Somebody in another service, school, firm or association."""

    id: str
    office_id: str
    name: str
    organisation: str = ""
    role: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    version: int = 1


@frozen
class CooperationMeeting:
    """A meeting with another service, planned or held; `text` is what was agreed."""

    id: str
    office_id: str
    organisation: str
    day: date
    staff_id: str
    at: time | None = None
    place: str = ""
    present: str = ""
    topics: str = ""
    text: str = ""
    next_on: date | None = None
    version: int = 1


@frozen
class CooperationAgreement:
    """A written agreement on cooperation (samarbeidsavtale) with its parties and when it is renewed."""

    id: str
    office_id: str
    title: str
    parties: str
    start: date
    renew_by: date | None = None
    ended_on: date | None = None
    note: str = ""
    version: int = 1


@frozen
class Referral:
    """A participant referred to an ordinary service, from a talk or by itself, and what came of it."""

    id: str
    office_id: str
    person_id: str
    staff_id: str
    service: ServiceKind
    what: str
    sent_on: date
    answered_on: date | None = None
    answer: str = ""
    went_alone: bool | None = None
    conversation_id: str | None = None
    version: int = 1


@frozen
class Volunteer:
    """A volunteer or an association, with what they do; when the police certificate was seen, if ever."""

    id: str
    office_id: str
    name: str
    organisation: str = ""
    phone: str = ""
    email: str = ""
    activity: str = ""
    certificate_needed: bool = True
    certificate_seen: date | None = None
    note: str = ""
    version: int = 1


@frozen
class VolunteerMatch:
    """A participant and a volunteer, both days included."""

    id: str
    office_id: str
    person_id: str
    volunteer_id: str
    start: date
    end: date | None = None
    note: str = ""
    version: int = 1
