"""Applications for grants: ekstratilskudd and project grants as cases."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date


class Scheme(StrEnum):
    """What is applied for."""

    EXTRA_1 = "extra_1"
    EXTRA_2 = "extra_2"
    JOB_CHANCE = "job_chance"
    DEVELOPMENT = "development"
    OTHER = "other"


class ApplicationState(StrEnum):
    """How far an application has come."""

    PREPARING = "preparing"
    SENT = "sent"
    GRANTED = "granted_application"
    PARTLY = "partly"
    REFUSED = "refused"
    GIVEN_UP = "given_up"


@frozen
class GrantApplication:
    """One application: by when, how far, what was answered, and what is to be reported. Money in øre.

    `grant_year` is the personal 12-month year of ekstratilskudd, or the calendar year of a project.
    """

    id: str
    office_id: str
    scheme: Scheme
    title: str
    grant_year: int
    deadline: date
    state: ApplicationState
    staff_id: str
    reason: str = ""
    measures: str = ""
    sent_on: date | None = None
    answered_on: date | None = None
    granted_ore: int | None = None
    appeal_by: date | None = None
    appealed_on: date | None = None
    report_by: date | None = None
    reported_on: date | None = None
    note: str = ""
    version: int = 1


@frozen
class ApplicationPerson:
    """Somebody whom an application is about."""

    id: str
    office_id: str
    person_id: str
    application_id: str
    version: int = 1


@frozen
class ApplicationCost:
    """A cost in øre, or a deduction for what other state money covers."""

    id: str
    office_id: str
    application_id: str
    text: str
    ore: int
    deduction: bool = False
    version: int = 1


@frozen
class ApplicationPaper:
    """A document that is needed; `present_on` when it is there."""

    id: str
    office_id: str
    application_id: str
    text: str
    present_on: date | None = None
    version: int = 1
