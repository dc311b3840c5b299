"""Places of practice: employers, placements, visits, and what participants wish for."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.followup import Form


class Sector(StrEnum):
    """Who owns the place; the municipality's own and private ones are counted apart."""

    MUNICIPAL = "municipal"
    PRIVATE = "private"
    STATE = "state"
    VOLUNTARY = "voluntary"


class PlacementResult(StrEnum):
    """What a placement led to."""

    JOB = "job"
    EDUCATION = "education"
    NEW_PLACEMENT = "new_placement"
    COMPLETED = "completed"
    BROKEN_OFF = "broken_off"


@frozen
class Employer:
    """An employer that takes or may take participants; `places` is how many at a time."""

    id: str
    office_id: str
    name: str
    sector: Sector
    organisation_number: str = ""
    branch: str = ""
    place: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    places: int = 0
    last_contact: date | None = None
    note: str = ""
    version: int = 1


@frozen
class Placement:
    """Practice with an employer, both days included; the three sign the agreement on their days."""

    id: str
    office_id: str
    person_id: str
    employer_id: str
    start: date
    end: date
    minutes_per_week: int
    tasks: str = ""
    goal: str = ""
    language_support: str = ""
    supervisor: str = ""
    participant_signed: date | None = None
    employer_signed: date | None = None
    municipality_signed: date | None = None
    ended_on: date | None = None
    result: PlacementResult | None = None
    evaluation: str = ""
    version: int = 1

    @property
    def last_day(self) -> date:
        """The last day of practice: the day it ended, where it ended before the agreed day."""
        return self.end if self.ended_on is None else min(self.end, self.ended_on)

    def holds_on(self, day: date) -> bool:
        """Whether it takes up a place on a day."""
        return self.start <= day <= self.last_day


@frozen
class PlacementVisit:
    """A follow-up of a placement that has been held."""

    id: str
    office_id: str
    person_id: str
    placement_id: str
    held_on: date
    staff_id: str
    form: Form
    note: str = ""
    version: int = 1


@frozen
class PracticeWish:
    """What a participant wishes for; `met_on` when it was met or given up."""

    id: str
    office_id: str
    person_id: str
    branch: str
    since: date
    place: str = ""
    note: str = ""
    met_on: date | None = None
    version: int = 1
