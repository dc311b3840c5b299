"""The demo: an invented municipality the size of Grong, made through the services as its people would."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.errors import UserError
from grongintro.services.demo.activities import note_activities
from grongintro.services.demo.ahead import note_ahead
from grongintro.services.demo.applied import note_applied
from grongintro.services.demo.authority import note_authority
from grongintro.services.demo.booked import note_booked
from grongintro.services.demo.calendar import FIRST, LAST, Days, at
from grongintro.services.demo.decisions import note_decisions
from grongintro.services.demo.diary import Diary, Who
from grongintro.services.demo.ended import note_ended
from grongintro.services.demo.granted import note_granted
from grongintro.services.demo.mapped import note_mapped
from grongintro.services.demo.notes import note_notes
from grongintro.services.demo.papers import note_papers
from grongintro.services.demo.people import note_people
from grongintro.services.demo.placed import note_placed
from grongintro.services.demo.planned import note_planned
from grongintro.services.demo.programmes import note_programmes
from grongintro.services.demo.settled import note_settled
from grongintro.services.demo.staff import LOGINS, DemoLogin, found, note_staff
from grongintro.services.demo.talks import note_talks
from grongintro.services.demo.taught import note_taught
from grongintro.services.demo.together import note_together
from grongintro.services.demo.year import note_year

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from grongintro.services.desk import Desk

# What happened, subject by subject; each notes its days in the diary, which then lives them in order.
_NOTES = (
    note_staff,
    note_people,
    note_programmes,
    note_mapped,
    note_planned,
    note_taught,
    note_year,
    note_activities,
    note_placed,
    note_together,
    note_settled,
    note_applied,
    note_ended,
    note_granted,
    note_talks,
    note_ahead,
    note_booked,
    note_decisions,
    note_authority,
    note_papers,
    note_notes,
)


@dataclass(frozen=True)
class DemoStore:
    """The open demo: both desks share store and clock. The dictionaries are ids by key."""

    desk_adviser: Desk
    desk_leader: Desk
    folder: Path
    logins: tuple[DemoLogin, ...]
    people: dict[str, str]
    decisions: dict[str, str]
    plans: dict[str, str]
    activities: dict[str, str]
    applications: dict[str, str]


def build_demo(folder: Path, on: date) -> DemoStore:
    """Make the demo of the day `on` in `folder`; the same day always gives the same content.

    UserError at `on` for a day that the rules of the demo do not reach.
    """
    check_day(on)
    days = Days(on)
    town = found(folder, days)
    try:
        diary = Diary(days)
        for note in _NOTES:
            note(diary)
        with town.desks[Who.LEADER].store.in_a_hurry():
            diary.live(town)
    except BaseException:
        town.desks[Who.LEADER].store.close()
        raise
    town.clock.instant = at(on, "08:30")
    adviser = town.desks[Who.KARI]
    adviser.store.holder.rename(adviser.actor.name, town.clock.now())
    return DemoStore(
        adviser,
        town.desks[Who.LEADER],
        folder,
        tuple(LOGINS.values()),
        town.people,
        town.decisions,
        town.plans,
        town.activities,
        town.applications,
    )


def check_day(on: date) -> None:
    """Raise UserError at `on` when the demo cannot be set on that day."""
    if not FIRST <= on <= LAST:
        raise UserError(f"Velg en dato fra {short(FIRST)} til {short(LAST)}.", field="on")
