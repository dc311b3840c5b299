"""The calendar's days: what stands there for whom, what it collides with, and in how many questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from grongintro.domain.activity import Activity, ActivityKind, Gathering
from grongintro.domain.followup import AppointmentState, Booking, Form
from grongintro.domain.ids import new_id
from grongintro.domain.week import TravelTime
from grongintro.errors import UserError
from grongintro.services import talks
from grongintro.services.calendar.collisions import draft_collisions
from grongintro.services.calendar.entries import Kind
from grongintro.services.calendar.moving import interpreter_must_know, move_appointment
from grongintro.services.calendar.places import Travel, stops_of
from grongintro.services.calendar.staff import EVERYBODY, first_choice
from grongintro.services.calendar.view import CalendarView, calendar_view
from grongintro.services.keeping import undo
from grongintro.services.staff import link_helper
from grongintro.services.trust.protection import protect
from grongintro.storage.offices import main_office
from tests.services.calendar.making import MONDAY, all_of, book, draft, one, with_week
from tests.services.making import go_to, person, talk
from tests.services.year_rows import with_year
from tests.ui.store import TinyStore, tiny_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from grongintro.services.desk import Desk

SUNDAY = MONDAY + timedelta(days=6)


def week(desk: Desk, staff_id: str = EVERYBODY) -> CalendarView:
    return calendar_view(desk, MONDAY, SUNDAY, staff_id)


def gathering(desk: Desk, leader: str, at: time = time(12)) -> None:
    with desk.write("save_gathering") as unit:
        office = main_office(unit)
        activity = Activity(new_id(), office, ActivityKind.PARENTING, "Foreldreveiledning", MONDAY, SUNDAY)
        unit.add(activity)
        unit.add(Gathering(new_id(), office, activity.id, MONDAY, at, 120, "Gang 1", "Skolen", leader))


def test_each_sort_of_thing_stands_on_its_day(adviser_desk: Desk) -> None:
    selam = person(adviser_desk)
    later = book(
        adviser_desk, selam, MONDAY + timedelta(days=1), interpreter=Booking.TO_BOOK, language="dari"
    )
    done = book(adviser_desk, selam)
    talks.log_conversation(adviser_desk, talk(selam, appointment_id=done))
    talks.log_conversation(adviser_desk, talk(selam, minutes=30))
    talks.log_conversation(adviser_desk, talk(selam, form=Form.MESSAGE, text="Husk møtet"))
    with_year(adviser_desk, selam, "x")
    found = week(adviser_desk, adviser_desk.actor.staff_id).entries
    assert [(each.kind, each.day, each.at, each.state) for each in found] == [
        (Kind.TALK, MONDAY, None, None),
        (Kind.VISIT, MONDAY, None, None),
        (Kind.APPOINTMENT, MONDAY, time(10), AppointmentState.DONE),
        (Kind.APPOINTMENT, MONDAY + timedelta(days=1), time(10), AppointmentState.PLANNED),
    ]
    assert [each.id for each in week(adviser_desk).to_book] == [later]
    assert found[1].title == "Selam Selamsen – Grong sag"


def test_an_adviser_has_the_own_days_and_the_leader_all(adviser_desk: Desk, desk: Desk) -> None:
    selam = person(adviser_desk)
    own = book(adviser_desk, selam)
    other = book(desk, selam, at=time(14))
    gathering(desk, "Kari Rådgiver og Liv Leder")
    kari, liv = adviser_desk.actor.staff_id, desk.actor.staff_id

    def appointments(view: CalendarView) -> set[str]:
        return {each.id for each in view.entries if each.kind is Kind.APPOINTMENT}

    assert first_choice(adviser_desk) == kari
    assert first_choice(desk) == EVERYBODY
    assert appointments(week(adviser_desk)) == {own}
    assert appointments(week(adviser_desk, liv)) == {other}
    assert appointments(week(desk)) == {own, other}
    assert dict(week(desk).colleagues) == {kari: "Kari Rådgiver", liv: "Liv Leder"}
    for view in (week(desk), week(desk, kari), week(desk, liv)):
        assert [each.title for each in view.entries if each.kind is Kind.GATHERING] == [
            "Foreldreveiledning: Gang 1"
        ]
    gathering(desk, "Frivilligsentralen")
    assert len([each for each in week(desk, kari).entries if each.kind is Kind.GATHERING]) == 1


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[TinyStore]:
    made = tiny_store(tmp_path)
    yield made
    made.close()


def test_a_helper_sees_the_own_people_and_nobody_a_protected_one(tiny: TinyStore) -> None:
    day = tiny.adviser.today
    mine = book(tiny.adviser, tiny.ids["Amina"], day)
    other = book(tiny.adviser, tiny.ids["Åse"], day, time(12))
    link_helper(tiny.leader, tiny.helper.actor.staff_id, tiny.ids["Amina"], start=day)
    assert [each.id for each in calendar_view(tiny.helper, day, day).entries] == [mine]
    assert calendar_view(tiny.helper, day, day).colleagues == ()
    assert {each.id for each in calendar_view(tiny.leader, day, day).entries} == {mine, other}
    accounts = tuple(desk.actor.account_id for desk in (tiny.adviser, tiny.leader))
    protect(tiny.leader, tiny.ids["Amina"], basis="Strengt fortrolig adresse", account_ids=accounts)
    assert calendar_view(tiny.helper, day, day).entries == ()


@pytest.mark.parametrize(
    ("at", "collides"),
    [(time(9, 15), False), (time(9, 16), True), (time(10, 44), True), (time(10, 45), False)],
)
def test_two_of_an_adviser_that_overlap_warn_and_are_not_refused(
    adviser_desk: Desk, at: time, collides: bool
) -> None:
    book(adviser_desk, person(adviser_desk))
    other = person(adviser_desk, "Omar")
    told = draft_collisions(adviser_desk, draft(other, at=at))
    assert told == (("Kari Rådgiver har også Selam Selamsen kl. 10:00–10:45.",) if collides else ())
    booked = book(adviser_desk, other, at=at)
    warned = {each.id: each.warnings for each in week(adviser_desk).entries}
    assert bool(warned[booked]) is collides


def test_the_participant_s_week_and_other_appointments_warn(adviser_desk: Desk, desk: Desk) -> None:
    selam = person(adviser_desk)
    with_week(adviser_desk, selam, (0, time(9), 180), (1, time(9), 180))
    assert draft_collisions(adviser_desk, draft(selam)) == ("Selam Selamsen har norsk kl. 09:00–12:00.",)
    assert draft_collisions(adviser_desk, draft(selam, at=time(12))) == ()
    assert draft_collisions(adviser_desk, draft(selam, MONDAY + timedelta(days=2))) == ()
    assert draft_collisions(adviser_desk, draft(selam, at=None)) == ()
    assert draft_collisions(adviser_desk, draft(selam, date(2028, 12, 25))) == ()
    book(desk, selam, at=time(13))
    assert draft_collisions(adviser_desk, draft(selam, at=time(13, 30))) == (
        "Selam Selamsen er også kalt inn av Liv Leder kl. 13:00–13:45.",
    )
    with_week(adviser_desk, selam, start=MONDAY + timedelta(days=7))
    assert draft_collisions(adviser_desk, draft(selam, MONDAY + timedelta(days=7))) == ()


def test_a_gathering_collides_with_its_leader_s_appointment(adviser_desk: Desk) -> None:
    gathering(adviser_desk, "Kari Rådgiver", time(10))
    assert draft_collisions(adviser_desk, draft(person(adviser_desk))) == (
        "Kari Rådgiver har også Foreldreveiledning: Gang 1 kl. 10:00–12:00.",
    )


def test_an_appointment_is_moved_and_moved_back(adviser_desk: Desk) -> None:
    booked = book(adviser_desk, person(adviser_desk), interpreter=Booking.BOOKED, language="dari")
    move_appointment(adviser_desk, booked, MONDAY + timedelta(days=2), time(13, 15))
    moved = one(adviser_desk, booked)
    assert (moved.day, moved.at) == (MONDAY + timedelta(days=2), time(13, 15))
    assert interpreter_must_know(adviser_desk, booked)
    _, words = undo.undo_last(adviser_desk)
    assert words == "flyttet avtale 25. november med Selam Selamsen"
    assert (one(adviser_desk, booked).day, one(adviser_desk, booked).at) == (MONDAY, time(10))


def test_what_is_done_cancelled_or_past_is_not_moved(adviser_desk: Desk) -> None:
    booked = book(adviser_desk, person(adviser_desk))
    appointment = one(adviser_desk, booked)
    with pytest.raises(UserError, match="Flytt avtalen til i dag eller senere"):
        move_appointment(adviser_desk, booked, MONDAY - timedelta(days=1), time(10))
    for state, told in ((AppointmentState.DONE, "gjennomført"), (AppointmentState.CANCELLED, "avlyst")):
        talks.change_appointment(adviser_desk, replace(one(adviser_desk, booked), state=state))
        with pytest.raises(UserError, match=told):
            move_appointment(adviser_desk, booked, MONDAY, time(11))
    talks.change_appointment(adviser_desk, replace(one(adviser_desk, booked), state=AppointmentState.PLANNED))
    go_to(adviser_desk, MONDAY + timedelta(days=1))
    with pytest.raises(UserError, match="før i dag"):
        move_appointment(adviser_desk, booked, MONDAY + timedelta(days=2), time(10))
    assert one(adviser_desk, booked).day == appointment.day


def test_a_helper_moves_no_appointment_of_others(tiny: TinyStore) -> None:
    booked = book(tiny.adviser, tiny.ids["Amina"], tiny.adviser.today)
    with pytest.raises(UserError):
        move_appointment(tiny.helper, booked, tiny.adviser.today, time(11))
    assert all_of(tiny.adviser)[0].at == time(10)


def test_the_time_between_places(adviser_desk: Desk) -> None:
    selam = person(adviser_desk)
    book(adviser_desk, selam, at=time(9))
    book(adviser_desk, selam, at=time(10))
    book(adviser_desk, selam, at=time(11), place="Skolen")
    entries = week(adviser_desk).entries
    for minutes, tight in ((14, False), (15, False), (16, True)):
        travel = Travel([TravelTime("", "", "skolen", "Kontoret ", minutes)])
        first, last = stops_of(entries, travel)
        assert (first.place, len(first.entries), first.gap, first.travel) == ("Kontoret", 2, 15, minutes)
        assert first.tight is tight
        assert (last.place, last.gap, last.tight) == ("Skolen", None, False)
    assert stops_of(entries, Travel([]))[0].travel is None
    assert stops_of((), Travel([])) == ()


def test_what_could_be_gathered_is_proposed_and_not_done(adviser_desk: Desk) -> None:
    selam, omar = person(adviser_desk), person(adviser_desk, "Omar")
    tuesday, friday = MONDAY + timedelta(days=1), MONDAY + timedelta(days=4)
    for at in (time(9), time(10)):
        book(adviser_desk, selam, tuesday, at, place="Bergsmo")
    alone = book(adviser_desk, omar, friday, time(10), place="Bergsmo")
    book(adviser_desk, omar, friday, time(12), place="Skolen")
    (proposal,) = week(adviser_desk).gatherable
    assert (proposal.entry.id, proposal.day, proposal.at) == (alone, tuesday, time(8, 15))
    with_week(adviser_desk, omar, (1, time(8), 60))
    (proposal,) = week(adviser_desk).gatherable
    assert proposal.at == time(10, 45)
    assert one(adviser_desk, alone).day == friday
    move_appointment(adviser_desk, alone, proposal.day, proposal.at)
    assert week(adviser_desk).gatherable == ()


def asked(desk: Desk) -> int:
    told: list[Any] = []

    def note(_connection: Any, _cursor: Any, sql: str, *_: Any) -> None:
        if sql != "BEGIN":
            told.append(sql)

    engine = desk.store.engine
    week(desk)
    event.listen(engine, "before_cursor_execute", note)
    try:
        week(desk)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(told)


def test_a_week_is_read_in_as_few_questions_however_many_appointments(adviser_desk: Desk) -> None:
    selam = person(adviser_desk)
    with_week(adviser_desk, selam, (0, time(9), 180))
    book(adviser_desk, selam)
    few = asked(adviser_desk)
    for hour in range(8, 16):
        book(adviser_desk, person(adviser_desk, f"Nr{hour}", born=date(1970 + hour, 5, hour)), at=time(hour))
    assert asked(adviser_desk) == few <= 12
