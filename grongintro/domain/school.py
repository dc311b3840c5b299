"""The school year of a provider at a place: terms, and the days that it is closed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date


class EntryKind(StrEnum):
    """A stretch of the school year: one of its two terms, or days without teaching."""

    AUTUMN_TERM = "autumn_term"
    SPRING_TERM = "spring_term"
    AUTUMN_BREAK = "autumn_break"
    CHRISTMAS_BREAK = "christmas_break"
    WINTER_BREAK = "winter_break"
    EASTER_BREAK = "easter_break"
    SUMMER_BREAK = "summer_break"
    PLANNING_DAY = "planning_day"
    OTHER_CLOSED = "other_closed"


TERMS = frozenset({EntryKind.AUTUMN_TERM, EntryKind.SPRING_TERM})


@frozen
class SchoolCalendar:
    """The school year that begins in `first_year` (2026 is 2026/27) at a provider's place."""

    id: str
    office_id: str
    provider: str
    place: str
    first_year: int
    version: int = 1


@frozen
class CalendarEntry:
    """A term, or days when the school is closed; both days included."""

    id: str
    office_id: str
    calendar_id: str
    kind: EntryKind
    start: date
    end: date
    note: str = ""
    version: int = 1
