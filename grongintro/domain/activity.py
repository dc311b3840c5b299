"""Holiday programmes, information hours and groups: their gatherings, who takes part, who came."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date, time

    from grongintro.domain.followup import Booking
    from grongintro.domain.training import Level, Subject


class ActivityKind(StrEnum):
    """What an activity is; a holiday programme fills the days when the school is closed."""

    HOLIDAY_PROGRAMME = "holiday_programme"
    INFORMATION = "information_hours"
    LIFE_SKILLS = "life_skills"
    PARENTING = "parenting"


class EnrolmentState(StrEnum):
    """How far somebody has come with an activity."""

    INVITED = "invited"
    ENROLLED = "enrolled"
    WAITING = "on_waiting_list"
    DECLINED = "declined"


class AttendanceState(StrEnum):
    """Whether somebody who was enrolled came to a gathering."""

    PRESENT = "present"
    VALID_ABSENCE = "valid_absence"
    ABSENT = "absent"


@frozen
class Activity:
    """A holiday programme, a year of information hours or a group, from its first to its last day.

    `calendar_id` names the school whose closed days it fills, `level` whom it is fit for. `budget` in øre.
    """

    id: str
    office_id: str
    kind: ActivityKind
    title: str
    start: date
    end: date
    theme: str = ""
    for_whom: str = ""
    calendar_id: str | None = None
    level: Level | None = None
    sign_up_by: date | None = None
    budget: int | None = None
    invitation: str = ""
    evaluation: str = ""
    evaluated_on: date | None = None
    version: int = 1


@frozen
class Gathering:
    """One gathering of an activity. `places` None where there is no limit; `cost` in øre.

    `subject` is what its hours count as (regulation §§ 3–4), if anything.
    """

    id: str
    office_id: str
    activity_id: str
    day: date
    at: time
    minutes: int
    title: str
    place: str = ""
    leader: str = ""
    organisation: str = ""
    places: int | None = None
    cost: int = 0
    subject: Subject | None = None
    interpreter: Booking | None = None
    language: str = ""
    version: int = 1


@frozen
class Enrolment:
    """Somebody and an activity; `since` is the day of the state and orders the waiting list."""

    id: str
    office_id: str
    person_id: str
    activity_id: str
    state: EnrolmentState
    since: date
    note: str = ""
    version: int = 1


@frozen
class Attendance:
    """Whether somebody came to a gathering; `minutes` None for all of it."""

    id: str
    office_id: str
    person_id: str
    gathering_id: str
    state: AttendanceState
    minutes: int | None = None
    version: int = 1
