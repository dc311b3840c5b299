"""What an appointment collides with: the adviser's and the participants' other ones, and their week."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.person import Person
from grongintro.rules.week import meet, minute_of
from grongintro.services.calendar.entries import CalendarEntry, Kind, entries_of_days
from grongintro.services.calendar.series import known_days
from grongintro.services.calendar.staff import staff_names
from grongintro.services.naming.values import VALUES
from grongintro.services.people import visible_ids
from grongintro.services.year.on_day import WeeksOnDays

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

    from grongintro.domain.week import WeekSlot
    from grongintro.services.desk import Desk
    from grongintro.services.talks import AppointmentDraft

_FEW = 4


def collisions(
    entry: CalendarEntry, others: Sequence[CalendarEntry], weeks: WeeksOnDays, *, staff_name: str = ""
) -> tuple[str, ...]:
    """What a planned appointment with a clock time collides with, a sentence for each."""
    if entry.at is None:
        return ()
    found: list[str] = []
    for other in others:
        if other.id == entry.id or other.day != entry.day or other.at is None or not _stands(other):
            continue
        if meet(entry.at, entry.minutes, other.at, other.minutes):
            found += _with_other(entry, other, staff_name or entry.staff)
    for person_id, name in entry.people:
        for slot in weeks.on(person_id, entry.day):
            if meet(entry.at, entry.minutes, slot.at, slot.minutes):
                found.append(f"{name} har {_what(slot)} kl. {_span(slot.at, slot.minutes)}.")
    return tuple(found)


def _what(slot: WeekSlot) -> str:
    return slot.title or VALUES[slot.kind]


def _stands(other: CalendarEntry) -> bool:
    return other.planned or other.kind is Kind.GATHERING


def _with_other(entry: CalendarEntry, other: CalendarEntry, name: str) -> list[str]:
    when = _span(other.at, other.minutes) if other.at is not None else ""
    if _same_adviser(entry, other, name):
        return [f"{name} har også {other.title} kl. {when}."]
    twice = [who for person_id, who in entry.people if person_id in other.person_ids]
    return [f"{who} er også kalt inn av {other.staff} kl. {when}." for who in twice]


def _same_adviser(entry: CalendarEntry, other: CalendarEntry, name: str) -> bool:
    if other.kind is Kind.GATHERING:
        return bool(name) and name.casefold() in other.staff.casefold()
    return other.staff_id == entry.staff_id


def _span(at: time, minutes: int) -> str:
    end = minute_of(at) + minutes
    return f"{at:%H:%M}–{end // 60 % 24:02}:{end % 60:02}"


def draft_collisions(
    desk: Desk, draft: AppointmentDraft, *, appointment_id: str = "", staff_id: str = ""
) -> tuple[str, ...]:
    """What an appointment that is being written collides with, each of a series; nothing is refused for it.

    Of a series the first few are told, with their days.
    """
    if draft.at is None:
        return ()
    days = [each.day for each in known_days(draft)] or [draft.day]
    with desk.read() as reader:
        staff = staff_names(reader)
        others = entries_of_days(reader, min(days), max(days), staff, visible_ids(desk, reader))
        own = next((each for each in others if each.id == appointment_id), None)
        who = staff_id or (own.staff_id if own else desk.actor.staff_id)
        ids = draft.person_ids or (own.person_ids if own else ())
        people = tuple((each.id, each.name) for each in reader.all_of(Person, "id", ids))
        weeks = WeeksOnDays(reader, ids)
    entry = replace(_as_entry(draft, appointment_id), staff_id=who, people=people)
    found = {
        day: collisions(replace(entry, day=day), others, weeks, staff_name=staff.get(who, "")) for day in days
    }
    return found[draft.day] if len(days) == 1 else _first_few(found)


def _as_entry(draft: AppointmentDraft, appointment_id: str) -> CalendarEntry:
    return CalendarEntry(
        appointment_id, Kind.APPOINTMENT, draft.day, draft.at, draft.minutes, "", draft.place
    )


def _first_few(found: dict[date, tuple[str, ...]]) -> tuple[str, ...]:
    told = [f"{short(day)}: {sentence}" for day, sentences in found.items() for sentence in sentences]
    rest = len(told) - _FEW
    return (*told[:_FEW], f"Og {rest} til.") if rest > 0 else tuple(told)
