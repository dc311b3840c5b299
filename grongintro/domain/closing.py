"""How a participation ended (§ 18 a): final status, what comes next, where the person is a year later."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date


class FinalStatus(StrEnum):
    """The main activity when the programme ended, by kind (sluttstatus)."""

    WORK = "work"
    UPPER_SECONDARY = "in_upper_secondary"
    HIGHER_EDUCATION = "in_higher_education"
    COMPULSORY_SCHOOL = "in_compulsory_school"
    NAV_MEASURE = "nav_measure_or_kvp"
    SOCIAL_ASSISTANCE = "social_assistance"
    SUPPLEMENTARY_ASSISTANCE = "supplementary_assistance"
    PARENTAL_LEAVE = "parental_leave"
    MOVED = "moved"
    UNKNOWN = "not_known"


GOAL_REACHED = frozenset({FinalStatus.WORK, FinalStatus.UPPER_SECONDARY, FinalStatus.HIGHER_EDUCATION})


@frozen
class Ending:
    """The end of a participation; `full_time` None where it makes no sense.

    The day of the certificate and the look a year later are added when they come.
    """

    id: str
    office_id: str
    person_id: str
    programme_id: str
    ended_on: date
    status: FinalStatus
    reason: str
    full_time: bool | None = None
    next_step: str = ""
    certificate_on: date | None = None
    year_later: FinalStatus | None = None
    year_later_on: date | None = None
    version: int = 1

    @property
    def goal_reached(self) -> bool:
        """Work, upper secondary or higher education: what the yearly result counts."""
        return self.status in GOAL_REACHED
