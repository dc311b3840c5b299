"""A participant's week from a day on, the hours asked for, and vacation."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date, time

    from grongintro.domain.plan import ElementKind


class VacationState(StrEnum):
    """A wish, and how the municipality answered; only what is granted is vacation."""

    WISHED = "wished"
    GRANTED = "granted_vacation"
    REFUSED = "refused"


class PartYear(StrEnum):
    """What a programme year shorter than twelve months gives of vacation; the municipality's choice."""

    PRO_RATA = "pro_rata"
    FULL = "full_right"


@frozen
class WeekPlan:
    """One version of somebody's week: it holds from `start` until `end`, both included, or until the next."""

    id: str
    office_id: str
    person_id: str
    start: date
    end: date | None = None
    note: str = ""
    version: int = 1


@frozen
class WeekSlot:
    """An element in a week: Monday (0) to Sunday (6), when it begins, and how long it lasts in minutes.

    `calendar_id` is a school year of the provider whose closed days it follows, whatever the year.
    `followed_by` tells who follows self-study up.
    """

    id: str
    office_id: str
    person_id: str
    week_id: str
    kind: ElementKind
    weekday: int
    at: time
    minutes: int
    title: str = ""
    place: str = ""
    provider: str = ""
    calendar_id: str | None = None
    followed_by: str = ""
    version: int = 1


@frozen
class FullTimeNorm:
    """How many minutes a week count as full time for somebody, with the reason; both days included."""

    id: str
    office_id: str
    person_id: str
    start: date
    minutes_per_week: int
    reason: str
    end: date | None = None
    version: int = 1


@frozen
class Vacation:
    """Vacation that is wished for or granted (regulation § 18), both days included."""

    id: str
    office_id: str
    person_id: str
    start: date
    end: date
    state: VacationState
    answered_on: date | None = None
    note: str = ""
    version: int = 1


@frozen
class TravelTime:
    """Minutes from one place to another, the same both ways."""

    id: str
    office_id: str
    from_place: str
    to_place: str
    minutes: int
    version: int = 1
