"""Taking part in the introduction programme."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date


class Education(StrEnum):
    """Education on arrival, by regulation § 65 a."""

    UPPER_SECONDARY = "upper_secondary"
    LESS = "less"


class Goal(StrEnum):
    """The final goal (sluttmål) of §§ 13 and 14."""

    WORK = "work"
    HIGHER_EDUCATION = "higher_education"
    REQUALIFICATION = "requalification"
    PART_UPPER_SECONDARY = "part_upper_secondary"
    FULL_UPPER_SECONDARY = "full_upper_secondary"
    VOCATIONAL = "vocational"


class Status(StrEnum):
    """Where a person stands; derived from dated facts, never typed."""

    EXPECTED = "expected"
    NOT_OFFERED = "not_offered"
    AWAITING_START = "awaiting_start"
    IN_PROGRAMME = "in_programme"
    ON_LEAVE = "on_leave"
    STOPPED = "stopped"
    ENDED = "ended"
    MOVED = "moved"


@frozen
class Programme:
    """A participation: offered, started, planned to end, perhaps stopped before its end.

    `end` is the last day by the decision (additions included); `stopped` the last day if it was broken off.
    """

    id: str
    office_id: str
    person_id: str
    offered: date
    start: date | None = None
    end: date | None = None
    education: Education = Education.LESS
    goal: Goal = Goal.WORK
    stopped: date | None = None
    stop_reason: str = ""
    version: int = 1

    @property
    def last_day(self) -> date | None:
        """The last day of taking part that is known."""
        ends = [day for day in (self.end, self.stopped) if day is not None]
        return min(ends) if ends else None


@frozen
class ProgrammeLeave:
    """Leave from the programme, both days included."""

    id: str
    office_id: str
    person_id: str
    start: date
    end: date | None = None
    paid: bool = False
    reason: str = ""
    version: int = 1


def current_programme(programmes: list[Programme]) -> Programme | None:
    """The newest participation of a person."""
    return max(programmes, key=lambda programme: programme.offered, default=None)
