"""The dated switches of the law: what is passed and not in force, and what ends on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from grongintro.rules.parameters import Parameters

UPPER_AGE = "upper_age_programme"
PLAN_DOCUMENT = "plan_document"
CHAPTER_6A = "chapter_6a"
IN_FORCE = "in_force"


def chapter_6a_in_force(day: date, parameters: Parameters) -> bool:
    """Whether the temporary rules for collective protection (chapter 6A) are in force on `day`."""
    if day < parameters.first_day(CHAPTER_6A):
        return False
    return parameters.text(CHAPTER_6A, day) == IN_FORCE
