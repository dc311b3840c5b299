"""A series of appointments: booked, changed from one on, the rest called off; and taken back as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.followup import AppointmentState, Booking, Repeat, Rhythm
from grongintro.errors import UserError
from grongintro.services import talks
from grongintro.services.calendar import series
from grongintro.services.calendar.collisions import draft_collisions
from grongintro.services.keeping import undo
from tests.services.calendar.making import MONDAY, all_of, book_series, draft, one
from tests.services.calendar.making import book as booked
from tests.services.making import person

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

FIVE = Repeat(Rhythm.WEEKLY, times=5)


def weeks(*numbers: int) -> list[date]:
    return [MONDAY + timedelta(weeks=number) for number in numbers]


def test_a_series_is_one_action(adviser_desk: Desk) -> None:
    book_series(adviser_desk, person(adviser_desk), FIVE)
    found = all_of(adviser_desk)
    assert [each.day for each in found] == weeks(0, 1, 2, 3, 4)
    assert len({each.series_id for each in found}) == 1
    assert found[0].series_id
    _, words = undo.undo_last(adviser_desk)
    assert words == "booket en serie avtaler fra 23. november med Selam Selamsen"
    assert all_of(adviser_desk) == []


def test_without_repeating_it_is_one_appointment(adviser_desk: Desk) -> None:
    series.book(adviser_desk, draft(person(adviser_desk)))
    assert [each.series_id for each in all_of(adviser_desk)] == [None]


@pytest.mark.parametrize(
    ("repeat", "field"),
    [
        (Repeat(Rhythm.WEEKLY), "until"),
        (Repeat(Rhythm.WEEKLY, times=1), "times"),
        (Repeat(Rhythm.WEEKLY, times=53), "times"),
        (Repeat(Rhythm.WEEKLY, until=MONDAY + timedelta(days=6)), "until"),
        (Repeat(Rhythm.WEEKLY, until=MONDAY - timedelta(days=1)), "until"),
        (Repeat(Rhythm.WEEKLY, until=MONDAY + timedelta(weeks=52)), "until"),
    ],
)
def test_too_few_or_too_many_are_refused_at_the_field(adviser_desk: Desk, repeat: Repeat, field: str) -> None:
    selam = person(adviser_desk)
    with pytest.raises(UserError) as refused:
        book_series(adviser_desk, selam, repeat)
    assert refused.value.field == field
    assert all_of(adviser_desk) == []


@pytest.mark.parametrize(("times", "fits"), [(2, True), (52, True)])
def test_the_fewest_and_the_most(adviser_desk: Desk, times: int, fits: bool) -> None:
    book_series(adviser_desk, person(adviser_desk), Repeat(Rhythm.WEEKLY, times=times))
    assert (len(all_of(adviser_desk)) == times) is fits


def test_this_and_the_following_are_changed_in_what_was_changed(adviser_desk: Desk) -> None:
    book_series(adviser_desk, person(adviser_desk), FIVE)
    first, _, third, fourth, last = all_of(adviser_desk)
    talks.change_appointment(adviser_desk, replace(fourth, interpreter=Booking.BOOKED, language="dari"))
    talks.change_appointment(adviser_desk, replace(last, state=AppointmentState.CANCELLED))
    changed = replace(third, day=third.day + timedelta(days=1), at=time(13), place="Bergsmo")
    assert series.left_in_series(adviser_desk, third) == 1
    series.change_following(adviser_desk, changed)
    found = all_of(adviser_desk)
    tuesday = timedelta(days=1)
    monday = weeks(0, 1, 2, 3, 4)
    assert [each.day for each in found] == [*monday[:2], monday[2] + tuesday, monday[3] + tuesday, monday[4]]
    assert [each.place for each in found] == ["Kontoret", "Kontoret", "Bergsmo", "Bergsmo", "Kontoret"]
    assert [each.at for each in found[1:4]] == [time(10), time(13), time(13)]
    assert (found[3].interpreter, found[3].language) == (Booking.BOOKED, "dari")
    _, words = undo.undo_last(adviser_desk)
    assert words.startswith("endret avtaler i en serie fra ")
    assert [each.day for each in all_of(adviser_desk)] == monday
    assert one(adviser_desk, first.id).day == MONDAY


def test_a_moved_series_keeps_off_public_holidays(adviser_desk: Desk) -> None:
    start = date(2027, 4, 26)
    book_series(adviser_desk, person(adviser_desk), Repeat(Rhythm.WEEKLY, times=4), start)
    first = all_of(adviser_desk)[0]
    series.change_following(adviser_desk, replace(first, day=start + timedelta(days=3)))
    assert [each.day for each in all_of(adviser_desk)] == [
        date(2027, 4, 29),
        date(2027, 5, 7),
        date(2027, 5, 13),
        date(2027, 5, 21),
    ]


def test_the_rest_is_called_off(adviser_desk: Desk) -> None:
    book_series(adviser_desk, person(adviser_desk), FIVE)
    third = all_of(adviser_desk)[2]
    series.cancel_rest(adviser_desk, third.id)
    planned, off = AppointmentState.PLANNED, AppointmentState.CANCELLED
    assert [each.state for each in all_of(adviser_desk)] == [planned, planned, off, off, off]
    _, words = undo.undo_last(adviser_desk)
    assert words.startswith("avlyste resten av en serie fra 7. desember")
    assert {each.state for each in all_of(adviser_desk)} == {planned}


def test_each_of_a_series_is_looked_at_and_the_first_few_are_told(adviser_desk: Desk) -> None:
    selam, omar = person(adviser_desk), person(adviser_desk, "Omar")
    repeat = Repeat(Rhythm.WEEKLY, times=6)
    booked(adviser_desk, selam, MONDAY + timedelta(weeks=2))
    assert draft_collisions(adviser_desk, draft(omar, repeat=repeat)) == (
        "07.12.2026: Kari Rådgiver har også Selam Selamsen kl. 10:00–10:45.",
    )
    book_series(adviser_desk, selam, repeat)
    told = draft_collisions(adviser_desk, draft(omar, repeat=repeat))
    assert [each[:10] for each in told[:4]] == ["23.11.2026", "30.11.2026", "07.12.2026", "07.12.2026"]
    assert told[4:] == ("Og 3 til.",)
