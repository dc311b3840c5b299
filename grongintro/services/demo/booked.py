"""The weeks around the demo's day as a calendar shows them: series, interpreters, ways between places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from typing import TYPE_CHECKING

from grongintro.domain.followup import Appointment, AppointmentState, Booking, Form, Repeat, Rhythm
from grongintro.domain.week import TravelTime
from grongintro.services import talks
from grongintro.services.calendar import series
from grongintro.services.demo.diary import Who
from grongintro.services.demo.staff import BERGSMO, SENTRUM
from grongintro.services.talks import AppointmentDraft
from grongintro.services.year import weeks

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.services.demo.diary import Diary, Town
    from grongintro.services.desk import Desk

_WAY = 15
"""Minutes from the centre to Bergsmo."""
_CALLED_OFF = 2


@dataclass(frozen=True)
class Agreed:
    """An appointment or a series of them: who with whom, the day from today, and how it stands."""

    who: Who
    keys: tuple[str, ...]
    day: int
    at: str
    place: str
    booking: Booking = Booking.NOT_NEEDED
    language: str = ""
    form: Form = Form.MEETING
    minutes: int = 45
    repeat: Repeat | None = None
    note: str = ""


SERIES = (
    Agreed(
        Who.KARI,
        ("parwin",),
        1,
        "12:30",
        BERGSMO,
        Booking.BOOKED,
        "dari",
        minutes=30,
        repeat=Repeat(Rhythm.WEEKLY, times=8),
        note="Gjennomgang av uken",
    ),
    Agreed(
        Who.KARI,
        ("nataliia",),
        10,
        "13:00",
        SENTRUM,
        Booking.TO_BOOK,
        "ukrainsk",
        repeat=Repeat(Rhythm.FORTNIGHTLY, times=6),
    ),
    Agreed(
        Who.IVAR,
        ("hala",),
        2,
        "09:00",
        SENTRUM,
        Booking.CONFIRMED,
        "arabisk",
        Form.PHONE,
        30,
        Repeat(Rhythm.MONTHLY, times=4),
    ),
)
ALONE = (
    Agreed(Who.KARI, ("omar",), 1, "10:00", SENTRUM, Booking.BOOKED, "arabisk"),
    Agreed(Who.KARI, ("daniel",), 1, "10:55", BERGSMO, note="Vil snakke om norskprøven"),
    Agreed(Who.KARI, ("abdirahman",), 8, "09:15", BERGSMO, Booking.TO_BOOK, "somali", Form.HOME_VISIT),
    Agreed(Who.IVAR, ("ismail",), 3, "10:00", BERGSMO, Booking.BOOKED, "dari"),
    Agreed(Who.IVAR, ("firas",), 3, "10:30", BERGSMO, Booking.TO_BOOK, "arabisk"),
)


def note_booked(diary: Diary) -> None:
    """What was booked some days ago, and how long the way takes."""
    days = diary.days
    diary.note(days.work(-30), "14:10", Who.LEADER, _drive)
    for number, agreed in enumerate((*SERIES, *ALONE)):
        diary.note(days.work(-5), f"14:{20 + number}", agreed.who, _book(agreed))
    diary.note(days.work(-3), "15:55", Who.KARI, _call_one_off)


def _drive(desk: Desk, town: Town) -> object:
    del town
    return weeks.save_travel_time(desk, TravelTime("", "", SENTRUM, BERGSMO, _WAY))


def _book(agreed: Agreed) -> Callable[[Desk, Town], object]:
    def book(desk: Desk, town: Town) -> object:
        saved = series.book(desk, _draft(agreed, town))
        if agreed.repeat is not None:
            town.appointments[f"series {agreed.keys[0]}"] = saved.id
        return saved

    return book


def _draft(agreed: Agreed, town: Town) -> AppointmentDraft:
    return AppointmentDraft(
        tuple(town.people[key] for key in agreed.keys),
        town.days.ahead(agreed.day),
        time.fromisoformat(agreed.at),
        agreed.minutes,
        agreed.place,
        agreed.form,
        agreed.booking,
        agreed.language,
        agreed.note,
        agreed.repeat,
    )


def _call_one_off(desk: Desk, town: Town) -> object:
    """The third of Parwin's series is called off; the others stand."""
    first = talks.get_appointment(desk, town.appointments["series parwin"])
    with desk.read() as reader:
        found = reader.find(Appointment, series_id=first.series_id)
    third = sorted(found, key=lambda each: each.day)[_CALLED_OFF]
    return talks.change_appointment(desk, replace(third, state=AppointmentState.CANCELLED))
