"""The calendar of some days: its entries with what they collide with, and whose may be looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen
from grongintro.domain.staff import Post, Role
from grongintro.domain.week import TravelTime
from grongintro.services.calendar.collisions import collisions
from grongintro.services.calendar.entries import CalendarEntry, Kind, entries_of_days
from grongintro.services.calendar.places import Proposal, Travel, proposals
from grongintro.services.calendar.staff import EVERYBODY, may_see_all, staff_names
from grongintro.services.people import visible_ids
from grongintro.services.year.on_day import WeeksOnDays

if TYPE_CHECKING:
    from datetime import date

    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader

DAYS_OF_WEEK = 7


@frozen
class CalendarView:
    """What lies in the days from `first` to `last`, and the colleagues whose calendar can be chosen.

    `gatherable` are appointments that could be moved to a day when others are held at the same place.
    """

    first: date
    last: date
    today: date
    entries: tuple[CalendarEntry, ...]
    travel: Travel
    colleagues: tuple[tuple[str, str], ...]
    gatherable: tuple[Proposal, ...] = ()

    def on(self, day: date) -> tuple[CalendarEntry, ...]:
        """The entries of a day, in order."""
        return tuple(each for each in self.entries if each.day == day)

    @property
    def to_book(self) -> tuple[CalendarEntry, ...]:
        """Appointments from today on whose interpreter must be booked."""
        return tuple(each for each in self.entries if each.lacks_interpreter and each.day >= self.today)


def calendar_view(desk: Desk, first: date, last: date, staff_id: str = EVERYBODY) -> CalendarView:
    """The calendar from one day to another of a colleague, or of everybody (for a leader).

    An adviser who asks for everybody gets the own one; a helper gets the appointments of the people they
    help, whoever holds them. An adviser's gatherings are those they lead, by name.
    """
    with desk.read() as reader:
        staff = staff_names(reader)
        visible = visible_ids(desk, reader)
        found = entries_of_days(reader, first, last, staff, visible)
        weeks = WeeksOnDays(reader, [who for each in found for who in each.person_ids])
        travel = Travel(reader.find(TravelTime))
        colleagues = _colleagues(desk, reader, staff)
    whose = staff_id if desk.actor.role is not Role.HELPER else EVERYBODY
    if whose == EVERYBODY and not may_see_all(desk) and desk.actor.role is not Role.HELPER:
        whose = desk.actor.staff_id
    shown = [each for each in found if _is_of(each, whose, staff.get(whose, ""))]
    today = desk.today
    warned = tuple(
        replace(each, warnings=collisions(each, found, weeks)) if each.can_move(today) else each
        for each in shown
    )
    could = proposals(warned, found, weeks, today) if (last - first).days < DAYS_OF_WEEK else ()
    return CalendarView(first, last, today, warned, travel, colleagues, could)


def _is_of(entry: CalendarEntry, staff_id: str, name: str) -> bool:
    if staff_id in {EVERYBODY, entry.staff_id}:
        return True
    return entry.kind is Kind.GATHERING and bool(name) and name.casefold() in entry.staff.casefold()


def _colleagues(desk: Desk, reader: Reader, staff: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Those who have a post today and hold appointments; a helper chooses nobody."""
    if desk.actor.role is Role.HELPER:
        return ()
    today = desk.today
    ids = {
        post.staff_id
        for post in reader.find(Post)
        if post.role in {Role.LEADER, Role.ADVISER}
        and post.start <= today
        and (post.end is None or post.end >= today)
    }
    return tuple(sorted(((each, staff[each]) for each in ids), key=lambda pair: pair[1].casefold()))
