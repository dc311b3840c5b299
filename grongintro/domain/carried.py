"""What was done before the service began to use the program, or in another municipality: «overført»."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date


class CarriedKind(StrEnum):
    """What sort of decision or paper it is."""

    PROGRAMME_DECISION = "programme_decision"
    BENEFIT_DECISION = "benefit_decision"
    TRAINING_DECISION = "training_decision"
    PLAN_DECISION = "plan_decision"
    CONTRACT = "integration_contract"
    LATE_START_DECISION = "late_start_decision"
    EXTENSION = "extension_decision"
    LEAVE_DECISION = "leave_decision"
    EXEMPTION_DECISION = "exemption_decision"
    STOP_DECISION = "stop_decision"
    OTHER = "other"


class Quota(StrEnum):
    """What is counted against a limit, and may have been used before."""

    PROGRAMME_MONTHS = "programme_months"
    SELF_CERTIFICATIONS = "self_certifications"
    CHILD_ILLNESS_DAYS = "child_illness_days"
    WELFARE_DAYS = "welfare_days"
    RELIGIOUS_DAYS = "religious_days"
    VACATION_DAYS = "vacation_days"
    CARE_LEAVE_DAYS = "care_leave_days"
    ADDED_DAYS = "added_days"
    NORWEGIAN_HOURS = "norwegian_hours"
    CIVICS_HOURS = "civics_hours"
    MIGRATION_HEALTH_HOURS = "migration_health_hours"
    CAREER_SKILLS_HOURS = "career_skills_hours"
    PARENTING_MEETINGS = "parenting_meetings"


@frozen
class CarriedMatter:
    """A decision, plan or contract made earlier, with its date, number and decider, and perhaps its scan."""

    id: str
    office_id: str
    person_id: str
    kind: CarriedKind
    dated: date
    number: str = ""
    decided_by: str = ""
    note: str = ""
    document_id: str | None = None
    version: int = 1


@frozen
class OpeningBalance:
    """How much of a quota was used up to and including a day, in hundredths of its unit, and who says so."""

    id: str
    office_id: str
    person_id: str
    quota: Quota
    hundredths: int
    as_of: date
    source: str
    version: int = 1
