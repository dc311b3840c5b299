"""Appointments as an iCalendar file (RFC 5545) for a phone or another calendar: what each line says."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

    from icalendar import Event

_ZONE = "Europe/Oslo"
_MAKER = "-//grongintro//avtaler//NO"


@frozen
class IcalLine:
    """One appointment as it may leave the store: never a name, a number or a note.

    `version` counts its changes, so that a calendar that has it knows which is newer.
    """

    id: str
    day: date
    at: time | None
    minutes: int
    title: str
    place: str
    words: str
    cancelled: bool
    version: int


def appointments_ical(lines: Sequence[IcalLine], made_at: datetime) -> bytes:
    """The file; the same appointment has the same UID in every file. Clock times are Norwegian."""
    from icalendar import Calendar  # noqa: PLC0415  slow to import, and only wanted here

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for line in lines:
        calendar.add_component(_event(line, made_at))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(line: IcalLine, made_at: datetime) -> Event:
    from icalendar import Event  # noqa: PLC0415

    event = Event()
    event.add("uid", f"{line.id}@grongintro")
    event.add("dtstamp", made_at.replace(tzinfo=ZoneInfo(_ZONE)).astimezone(ZoneInfo("UTC")))
    event.add("sequence", line.version)
    event.add("summary", line.title)
    event.add("status", "CANCELLED" if line.cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    if line.place:
        event.add("location", line.place)
    event.add("description", line.words)
    if line.at is None:
        event.add("dtstart", line.day)
        event.add("dtend", line.day + timedelta(days=1))
    else:
        start = datetime.combine(line.day, line.at, ZoneInfo(_ZONE))
        event.add("dtstart", start)
        event.add("duration", timedelta(minutes=line.minutes))
    return event
