"""What stands in the calendar: one value for appointments, held talks, visits to practice and gatherings."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Any

from grongintro.domain.followup import AppointmentState, Booking, Form, Outcome
from grongintro.domain.frozen import frozen
from grongintro.storage.rows import calendar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, time

    from grongintro.storage.unit import Reader


class Kind(StrEnum):
    """What an entry is; each has a sort of its own in the filter."""

    APPOINTMENT = "appointment"
    TALK = "talk"
    VISIT = "visit"
    GATHERING = "gathering"


@frozen
class CalendarEntry:
    """Something with a day; `at` is None where no clock time is known. `people` are ids with names.

    `warnings` say in words what it collides with. Only appointments have a state and a series, only
    gatherings an activity.
    """

    id: str
    kind: Kind
    day: date
    at: time | None
    minutes: int
    title: str
    place: str
    staff_id: str = ""
    staff: str = ""
    people: tuple[tuple[str, str], ...] = ()
    form: Form | None = None
    interpreter: Booking = Booking.NOT_NEEDED
    language: str = ""
    state: AppointmentState | None = None
    series_id: str | None = None
    note: str = ""
    activity_id: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def person_ids(self) -> tuple[str, ...]:
        """Those it is with."""
        return tuple(person_id for person_id, _ in self.people)

    @property
    def planned(self) -> bool:
        """Whether it is an appointment that still stands."""
        return self.state is AppointmentState.PLANNED

    @property
    def lacks_interpreter(self) -> bool:
        """Whether somebody must see to an interpreter."""
        return self.planned and self.interpreter in {Booking.TO_BOOK, Booking.CALLED_OFF}

    def can_move(self, today: date) -> bool:
        """Whether it may be moved to another day or time."""
        return self.planned and self.day >= today


def order(entry: CalendarEntry) -> tuple[date, bool, str, str, str]:
    """Day by day: those without a clock time first, then as the clock goes."""
    at = entry.at.isoformat() if entry.at is not None else ""
    return entry.day, entry.at is not None, at, entry.title.casefold(), entry.id


def entries_of_days(
    reader: Reader, first: date, last: date, staff: dict[str, str], visible: set[str] | None
) -> list[CalendarEntry]:
    """Everything from one day to another about those who are visible (None: everybody), in order.

    A held talk that an appointment was for is shown as that appointment, and messages are not shown. Who may
    only see some people sees no gatherings.
    """

    def shown(rows: Iterable[Any]) -> list[Any]:
        return [row for row in rows if visible is None or row.person_id in visible]

    booked = shown(calendar.appointments_of_days(reader, first, last))
    talks = shown(calendar.talks_of_days(reader, first, last))
    known = {row.id for row in booked}
    found = [*_grouped(booked, _appointment)]
    found += _grouped([row for row in talks if _is_shown(row, known)], _talk)
    found += _grouped(shown(calendar.visits_of_days(reader, first, last)), _visit)
    if visible is None:
        found += [_gathering(row) for row in calendar.gatherings_of_days(reader, first, last)]
    named = (replace(each, staff=staff.get(each.staff_id, each.staff)) for each in found)
    return sorted(named, key=order)


def _is_shown(talk: Any, known: set[str]) -> bool:
    told = talk.outcome is Outcome.HELD and talk.form is not Form.MESSAGE
    return told and talk.appointment_id not in known


def _grouped(rows: list[Any], make: Callable[[Any], CalendarEntry]) -> list[CalendarEntry]:
    """One entry for the rows of each, with the people of all of them."""
    found = []
    for _, group in groupby(rows, key=lambda row: row.id):
        same = list(group)
        people = tuple((row.person_id, f"{row.given_name} {row.family_name}".strip()) for row in same)
        entry = make(same[0])
        title = ", ".join(name for _, name in people)
        found.append(
            replace(entry, people=people, title=f"{title} – {entry.title}" if entry.title else title)
        )
    return found


def _appointment(row: Any) -> CalendarEntry:
    return CalendarEntry(
        row.id,
        Kind.APPOINTMENT,
        row.day,
        row.at,
        row.minutes,
        "",
        row.place,
        row.staff_id,
        form=row.form,
        interpreter=row.interpreter,
        language=row.language,
        state=row.state,
        series_id=row.series_id,
        note=row.note,
    )


def _talk(row: Any) -> CalendarEntry:
    return CalendarEntry(
        row.id, Kind.TALK, row.held_on, None, row.minutes or 0, "", row.place, row.staff_id, form=row.form
    )


def _visit(row: Any) -> CalendarEntry:
    return CalendarEntry(
        row.id, Kind.VISIT, row.held_on, None, 0, row.name, row.place, row.staff_id, form=row.form
    )


def _gathering(row: Any) -> CalendarEntry:
    title = row.title if row.title == row.activity else f"{row.activity}: {row.title}"
    return CalendarEntry(
        row.id,
        Kind.GATHERING,
        row.day,
        row.at,
        row.minutes,
        title,
        row.place,
        staff=row.leader,
        interpreter=row.interpreter or Booking.NOT_NEEDED,
        language=row.language,
        activity_id=row.activity_id,
    )
