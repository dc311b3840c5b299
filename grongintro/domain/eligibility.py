"""What decides whether somebody has a right and a duty to take part, and what was found when it was tried."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date


class Standing(StrEnum):
    """Where a person stands under §§ 8 and 9 (programme) or § 26 (Norwegian and civics)."""

    RIGHT_AND_DUTY = "right_and_duty"
    RIGHT_ONLY = "right_only"
    DUTY_ONLY = "duty_only"
    MAY_BE_OFFERED = "may_be_offered"
    OUTSIDE = "outside"
    UNDECIDED = "undecided"


@frozen
class Employment:
    """Work, or an offer of work, from one day to another, both included (§ 8 fourth paragraph).

    `minutes_per_week` is the length of the post; `end` None while it lasts.
    """

    id: str
    office_id: str
    person_id: str
    start: date
    minutes_per_week: int
    end: date | None = None
    employer: str = ""
    offer_only: bool = False
    version: int = 1


@frozen
class RightAssessment:
    """One trial of right and duty to programme: what the rules answered, what was decided, and every step.

    `reason` is written when `standing` is another than `computed`; only then. `steps` is plain JSON. A row is
    never changed: a new trial is a new row.
    """

    id: str
    office_id: str
    person_id: str
    assessed_on: date
    staff_id: str
    computed: Standing
    standing: Standing
    steps: dict[str, Any]
    reason: str = ""
    version: int = 1
