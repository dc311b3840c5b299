"""A colleague's coming appointments as a calendar file for a phone, with initials only."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from grongintro.domain.followup import Appointment, AppointmentState, Booking, Form
from grongintro.domain.period import Period
from grongintro.domain.person import Person
from grongintro.domain.protection import Protection
from grongintro.errors import UserError
from grongintro.exchange.appointments_ical import IcalLine, appointments_ical
from grongintro.storage.rows import lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.services.desk import Desk

WEEKS = 12
_WITHOUT = frozenset({Booking.NOT_NEEDED, Booking.CALLED_OFF})
_WHAT = {
    Form.MEETING: "Samtale",
    Form.PHONE: "Telefonsamtale",
    Form.VIDEO: "Videosamtale",
    Form.HOME_VISIT: "Hjemmebesøk",
    Form.MESSAGE: "Melding",
}


def calendar_file(desk: Desk, staff_id: str) -> bytes:
    """The file of a colleague's appointments from today for twelve weeks, those that are called off too.

    Appointments with protected persons are left out, also for those who see them: the file goes to places
    that know no protection. UserError when there is none.
    """
    desk.require_caseworker()
    today = desk.today
    with desk.read() as reader:
        last = today + timedelta(weeks=WEEKS)
        rows = lists.appointments(reader, today, last, staff_id=staff_id)
        found = reader.all_of(Appointment, "id", dict.fromkeys(row.id for row in rows))
        protected = {
            each.person_id for each in reader.find(Protection) if today in Period(each.start, each.end)
        }
        people = {each.id: each for each in reader.all_of(Person, "id", {row.person_id for row in rows})}
    called: dict[str, list[str]] = {}
    for row in rows:
        called.setdefault(row.id, []).append(row.person_id)
    lines = [
        _line(each, [people[key] for key in called[each.id]])
        for each in sorted(found, key=_order)
        if not protected & set(called[each.id])
    ]
    if not lines:
        raise UserError(f"Det er ingen avtaler de neste {WEEKS} ukene å lagre.", code="no_appointments")
    return appointments_ical(lines, desk.clock.now())


def _order(each: Appointment) -> tuple[str, str, str]:
    return each.day.isoformat(), each.at.isoformat() if each.at else "", each.id


def _line(each: Appointment, people: Sequence[Person]) -> IcalLine:
    who = " og ".join(initials(person) for person in people)
    return IcalLine(
        each.id,
        each.day,
        each.at,
        each.minutes,
        f"{_WHAT[each.form]} {who}",
        each.place,
        "Tolk: nei" if each.interpreter in _WITHOUT else "Tolk: ja",
        each.state is AppointmentState.CANCELLED,
        each.version,
    )


def initials(person: Person) -> str:
    """`A.Z.` for Amina Zahra."""
    return "".join(
        f"{name.strip()[:1].upper()}." for name in (person.given_name, person.family_name) if name.strip()
    )
