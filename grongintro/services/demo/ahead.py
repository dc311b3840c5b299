"""What lies ahead on the demo's day: appointments, tasks, and an interpreter that nobody has booked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from grongintro.domain.followup import Booking, Form
from grongintro.services import talks
from grongintro.services.demo.diary import Who
from grongintro.services.demo.staff import BERGSMO, SENTRUM
from grongintro.services.talks import AppointmentDraft

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.services.demo.diary import Diary, Town
    from grongintro.services.desk import Desk


@dataclass(frozen=True)
class Agreed:
    """An appointment ahead; days on which nobody works are moved on, but for today."""

    who: Who
    keys: tuple[str, ...]
    day: int
    at: str
    place: str
    booking: Booking
    language: str = ""
    form: Form = Form.MEETING
    minutes: int = 45
    note: str = ""


AGREED = (
    Agreed(
        Who.KARI, ("filmon",), 0, "10:00", BERGSMO, Booking.TO_BOOK, "tigrinja", note="Sunniva (BEEM) er med"
    ),
    Agreed(Who.KARI, ("abdirahman",), 2, "13:00", BERGSMO, Booking.CONFIRMED, "somali"),
    Agreed(
        Who.KARI, ("nataliia",), 3, "09:30", SENTRUM, Booking.BOOKED, "ukrainsk", note="Fra seniortilbudet"
    ),
    Agreed(Who.KARI, ("parwin",), 12, "11:00", BERGSMO, Booking.CALLED_OFF, "dari", Form.HOME_VISIT),
    Agreed(Who.IVAR, ("nabil", "samira"), 1, "10:30", BERGSMO, Booking.CONFIRMED, "arabisk"),
    Agreed(Who.IVAR, ("samuel",), 4, "12:00", BERGSMO, Booking.TO_BOOK, "tigrinja"),
    Agreed(
        Who.LEADER,
        ("esperance",),
        15,
        "09:00",
        SENTRUM,
        Booking.TO_BOOK,
        "swahili",
        note="Mottak av ektefelle",
    ),
)


@dataclass(frozen=True)
class Duty:
    """A task: whose, what, when due, when written."""

    who: Who
    text: str
    due: int
    written: int
    key: str = ""


DUTIES = (
    Duty(Who.KARI, "Sende rapport om bosatte til avdelingsleder", 1, -8),
    Duty(Who.KARI, "Bestille klasserom på Bergsmo til gruppesamling", -3, -17),
    Duty(Who.KARI, "Minne om fornyelse av oppholdstillatelsen", 4, -7, "parwin"),
    Duty(Who.IVAR, "Skrive utkast til vedtak om stønad", 2, -6, "yasmin"),
    Duty(Who.LEADER, "Se på saksmengden og vurdere fleksibel ressurs", 3, -5),
    Duty(Who.HELPER, "Følge Filmon til tannlegen", 2, -4, "filmon"),
)


def note_ahead(diary: Diary) -> None:
    """Appointments and tasks, written some days ago."""
    for number, agreed in enumerate(AGREED):
        diary.note(diary.days.work(-7), f"15:{30 + number}", agreed.who, _book(agreed))
    for number, duty in enumerate(DUTIES):
        diary.note(diary.days.work(duty.written), f"15:{40 + number}", duty.who, _write(duty))


def _book(agreed: Agreed) -> Callable[[Desk, Town], object]:
    def book(desk: Desk, town: Town) -> object:
        day = town.days.ahead(agreed.day) if agreed.day else town.days.on
        draft = AppointmentDraft(
            tuple(town.people[key] for key in agreed.keys),
            day,
            time.fromisoformat(agreed.at),
            agreed.minutes,
            agreed.place,
            agreed.form,
            agreed.booking,
            agreed.language,
            agreed.note,
        )
        return talks.book_appointment(desk, draft)

    return book


def _write(duty: Duty) -> Callable[[Desk, Town], object]:
    def write(desk: Desk, town: Town) -> object:
        person_id = town.people[duty.key] if duty.key else None
        return talks.add_task(desk, duty.text, due=town.days.day(duty.due), person_id=person_id)

    return write
