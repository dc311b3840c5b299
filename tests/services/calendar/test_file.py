"""The calendar file: read back with the library; no name, number or note in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from grongintro.domain.followup import AppointmentState, Booking, Form
from grongintro.errors import UserError
from grongintro.services import talks
from grongintro.services.calendar.file import calendar_file
from grongintro.services.trust.protection import protect
from tests.services.calendar.making import MONDAY, book, one
from tests.services.making import person
from tests.ui.store import TinyStore, tiny_store

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.desk import Desk


def events(raw: bytes) -> dict[str, Any]:
    return {str(each["UID"]): each for each in Calendar.from_ical(raw).walk("VEVENT")}


def test_the_file_says_initials_place_and_interpreter(adviser_desk: Desk) -> None:
    selam = person(adviser_desk, phone="412 34 567")
    booked = book(adviser_desk, selam, interpreter=Booking.BOOKED, language="dari", note="Ta med brevet")
    untimed = book(adviser_desk, selam, MONDAY + timedelta(days=1), None, form=Form.HOME_VISIT)
    off = book(adviser_desk, selam, MONDAY + timedelta(days=2))
    cancelled = replace(one(adviser_desk, off), state=AppointmentState.CANCELLED)
    talks.change_appointment(adviser_desk, cancelled)
    raw = calendar_file(adviser_desk, adviser_desk.actor.staff_id)
    found = events(raw)
    first = found[f"{booked}@grongintro"]
    assert (str(first["SUMMARY"]), str(first["LOCATION"])) == ("Samtale S.S.", "Kontoret")
    assert (str(first["DESCRIPTION"]), str(first["STATUS"])) == ("Tolk: ja", "CONFIRMED")
    start = first["DTSTART"].dt
    assert (start.replace(tzinfo=None), start.utcoffset()) == (
        datetime(2026, 11, 23, 10),  # noqa: DTZ001
        timedelta(hours=1),
    )
    assert str(first["DTSTART"].params["TZID"]) == "Europe/Oslo"
    assert first["DURATION"].dt == timedelta(minutes=45)
    assert found[f"{untimed}@grongintro"]["DTSTART"].dt == date(2026, 11, 24)
    assert str(found[f"{untimed}@grongintro"]["SUMMARY"]) == "Hjemmebesøk S.S."
    assert str(found[f"{off}@grongintro"]["STATUS"]) == "CANCELLED"
    assert int(found[f"{off}@grongintro"]["SEQUENCE"]) > int(first["SEQUENCE"])
    text = raw.decode()
    for secret in ("Selam", "412", "brevet", "dari"):
        assert secret not in text


def test_summer_has_its_own_hour(adviser_desk: Desk) -> None:
    from tests.services.making import go_to

    selam = person(adviser_desk)
    go_to(adviser_desk, date(2027, 6, 1))
    booked = book(adviser_desk, selam, date(2027, 6, 2))
    start = events(calendar_file(adviser_desk, adviser_desk.actor.staff_id))[f"{booked}@grongintro"][
        "DTSTART"
    ].dt
    assert (start.time(), start.utcoffset()) == (time(10), timedelta(hours=2))


@pytest.mark.parametrize(("days", "there"), [(83, True), (84, True), (85, False)])
def test_twelve_weeks_are_in_it(adviser_desk: Desk, days: int, there: bool) -> None:
    selam = person(adviser_desk)
    book(adviser_desk, selam)
    booked = book(adviser_desk, selam, MONDAY + timedelta(days=days))
    found = events(calendar_file(adviser_desk, adviser_desk.actor.staff_id))
    assert (f"{booked}@grongintro" in found) is there


def test_the_same_appointment_has_the_same_uid_each_time(adviser_desk: Desk) -> None:
    book(adviser_desk, person(adviser_desk))
    kari = adviser_desk.actor.staff_id
    assert set(events(calendar_file(adviser_desk, kari))) == set(events(calendar_file(adviser_desk, kari)))
    assert calendar_file(adviser_desk, kari) == calendar_file(adviser_desk, kari)


def test_nothing_to_save_is_said(adviser_desk: Desk) -> None:
    with pytest.raises(UserError, match="ingen avtaler de neste 12 ukene"):
        calendar_file(adviser_desk, adviser_desk.actor.staff_id)


def test_a_protected_person_is_left_out_and_a_helper_saves_none(tmp_path: Path) -> None:
    tiny: TinyStore = tiny_store(tmp_path)
    day = tiny.adviser.today
    mine = book(tiny.adviser, tiny.ids["Amina"], day)
    other = book(tiny.adviser, tiny.ids["Åse"], day, time(12))
    kari = tiny.adviser.actor.staff_id
    assert set(events(calendar_file(tiny.adviser, kari))) == {f"{mine}@grongintro", f"{other}@grongintro"}
    accounts = tuple(desk.actor.account_id for desk in (tiny.adviser, tiny.leader))
    protect(tiny.leader, tiny.ids["Amina"], basis="Fortrolig adresse", account_ids=accounts)
    found = events(calendar_file(tiny.adviser, kari))
    assert [str(each["SUMMARY"]) for each in found.values()] == ["Samtale Å.A."]
    with pytest.raises(UserError):
        calendar_file(tiny.helper, kari)
    tiny.close()
