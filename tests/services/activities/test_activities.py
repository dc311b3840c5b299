"""Activities and gatherings: written, refused at the field, taken back, copied to next year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.activity import Activity, AttendanceState, EnrolmentState, Gathering
from grongintro.domain.followup import Booking
from grongintro.domain.staff import Role
from grongintro.domain.training import Subject
from grongintro.errors import UserError
from grongintro.services.activities import activities, attending, enrolling
from grongintro.services.activities.view import activity_view, list_activities
from grongintro.services.keeping import trash
from tests.services.activities.programme import (
    AHEAD,
    END,
    HELD,
    START,
    enrolled,
    gathering,
    made,
    programme,
    states,
    stored,
    with_places,
)
from tests.services.making import person
from tests.services.qualifying.rows import refused, undone
from tests.services.test_notes_and_access import colleague

if TYPE_CHECKING:
    from grongintro.services.desk import Desk, Saved

BEFORE, AFTER = START - timedelta(days=1), END + timedelta(days=1)


def test_an_activity_is_written_and_taken_back(adviser_desk: Desk) -> None:
    saved = undone(adviser_desk, partial(activities.save_activity, adviser_desk, programme(title=" Skog ")))
    found = stored(adviser_desk, Activity, saved.id)
    assert (found.title, found.start, found.budget) == ("Skog", START, None)
    changed = activities.save_activity(adviser_desk, replace(found, budget=500_000))
    assert stored(adviser_desk, Activity, changed.id).budget == 500_000


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"title": "  "}, "title"),
        ({"end": BEFORE}, "end"),
        ({"sign_up_by": AFTER}, "sign_up_by"),
        ({"budget": -1}, "budget"),
        ({"evaluation": "Fint"}, "evaluated_on"),
        ({"evaluated_on": date(2026, 11, 23)}, "evaluation"),
        ({"evaluated_on": date(2026, 11, 24), "evaluation": "Fint"}, "evaluated_on"),
        ({"evaluated_on": BEFORE, "evaluation": "Fint"}, "evaluated_on"),
    ],
)
def test_an_activity_that_cannot_be_right(adviser_desk: Desk, more: dict[str, Any], field: str) -> None:
    refused(partial(activities.save_activity, adviser_desk, programme(**more)), field)
    assert list_activities(adviser_desk) == ()


@pytest.mark.parametrize(
    ("end", "fits"), [(START - timedelta(days=1), False), (START, True), (START + timedelta(days=1), True)]
)
def test_it_may_be_one_day(adviser_desk: Desk, end: date, fits: bool) -> None:
    value = programme(end=end, sign_up_by=None)
    if fits:
        assert activities.save_activity(adviser_desk, value).id
    else:
        refused(partial(activities.save_activity, adviser_desk, value), "end")


@pytest.mark.parametrize(
    ("more", "field"),
    [({"start": HELD + timedelta(days=1)}, "start"), ({"end": HELD - timedelta(days=1)}, "end")],
)
def test_a_period_holds_its_gatherings(adviser_desk: Desk, more: dict[str, Any], field: str) -> None:
    key = with_places(adviser_desk, None)
    value = replace(stored(adviser_desk, Activity, key), sign_up_by=None, **more)
    error = refused(partial(activities.save_activity, adviser_desk, value), field)
    assert "Skogstur" in error.message
    assert stored(adviser_desk, Activity, key).start == START


def test_a_gathering_is_written_and_taken_back(adviser_desk: Desk) -> None:
    key = made(adviser_desk)
    saved = undone(
        adviser_desk,
        partial(
            activities.save_gathering,
            adviser_desk,
            gathering(key, interpreter=Booking.BOOKED, language="dari"),
        ),
    )
    assert stored(adviser_desk, Gathering, saved.id).organisation == "Grong JFF"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"title": ""}, "title"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": -60}, "minutes"),
        ({"at": time(20), "minutes": 241}, "minutes"),
        ({"day": BEFORE}, "day"),
        ({"day": AFTER}, "day"),
        ({"places": 0}, "places"),
        ({"cost": -1}, "cost"),
        ({"subject": Subject.NORWEGIAN}, "subject"),
        ({"interpreter": Booking.TO_BOOK}, "language"),
    ],
)
def test_a_gathering_that_cannot_be_right(adviser_desk: Desk, more: dict[str, Any], field: str) -> None:
    key = made(adviser_desk)
    refused(partial(activities.save_gathering, adviser_desk, gathering(key, **more)), field)
    assert activity_view(adviser_desk, key).gatherings == ()


@pytest.mark.parametrize(("at", "fits"), [(time(13, 59), False), (time(14), True), (time(14, 1), True)])
def test_gatherings_of_one_activity_do_not_overlap(adviser_desk: Desk, at: time, fits: bool) -> None:
    key = with_places(adviser_desk, None)
    other = partial(activities.save_gathering, adviser_desk, gathering(key, at=at, minutes=60))
    if fits:
        assert other().id
    else:
        assert "14:00" in refused(other, "at").message


def test_a_gathering_may_be_changed_within_its_own_time(adviser_desk: Desk) -> None:
    key = with_places(adviser_desk, None)
    (known,) = activity_view(adviser_desk, key).gatherings
    activities.save_gathering(adviser_desk, replace(known, minutes=240))
    assert activity_view(adviser_desk, key).gatherings[0].minutes == 240


@pytest.mark.parametrize(("places", "fits"), [(1, False), (2, True), (3, True)])
def test_there_are_never_fewer_places_than_enrolled(adviser_desk: Desk, places: int, fits: bool) -> None:
    key = with_places(adviser_desk, 5)
    enrolled(adviser_desk, key, person(adviser_desk), person(adviser_desk, "Yonas"))
    (known,) = activity_view(adviser_desk, key).gatherings
    change = partial(activities.save_gathering, adviser_desk, replace(known, places=places))
    if fits:
        change()
        assert activity_view(adviser_desk, key).places.capacity == places
    else:
        assert "2 er påmeldt" in refused(change, "places").message
        assert activity_view(adviser_desk, key).places.capacity == 5


def test_the_least_places_count_for_the_whole(adviser_desk: Desk) -> None:
    key = with_places(adviser_desk, 12)
    activities.save_gathering(adviser_desk, gathering(key, AHEAD, places=8))
    activities.save_gathering(adviser_desk, gathering(key, END))
    assert activity_view(adviser_desk, key).places.capacity == 8


def test_more_places_let_those_who_wait_up_in_one_action(adviser_desk: Desk) -> None:
    key = with_places(adviser_desk, 1)
    first, second, third = (person(adviser_desk, name) for name in ("Aron", "Biniam", "Dawit"))
    enrolled(adviser_desk, key, first, second, third)

    def two_places() -> Saved:
        (known,) = activity_view(adviser_desk, key).gatherings
        return activities.save_gathering(adviser_desk, replace(known, places=2))

    undone(adviser_desk, two_places)
    assert states(adviser_desk, key) == {
        first: EnrolmentState.ENROLLED,
        second: EnrolmentState.ENROLLED,
        third: EnrolmentState.WAITING,
    }


def test_a_gathering_with_attendance_stays_in_the_past_and_as_long(adviser_desk: Desk) -> None:
    key = with_places(adviser_desk, None)
    who = person(adviser_desk)
    enrolled(adviser_desk, key, who)
    (known,) = activity_view(adviser_desk, key).gatherings
    mark = attending.Mark(who, AttendanceState.PRESENT, 200)
    attending.register_attendance(adviser_desk, known.id, [mark])
    refused(partial(activities.save_gathering, adviser_desk, replace(known, day=AHEAD)), "day")
    refused(partial(activities.save_gathering, adviser_desk, replace(known, minutes=199)), "minutes")
    activities.save_gathering(adviser_desk, replace(known, minutes=200))


def test_next_year_is_proposed_seen_and_written_without_the_people(adviser_desk: Desk) -> None:
    key = with_places(adviser_desk, 12, budget=900_000, evaluation="Fint", evaluated_on=date(2026, 11, 23))
    activities.save_gathering(
        adviser_desk, gathering(key, AHEAD, interpreter=Booking.BOOKED, language="dari")
    )
    enrolling.enrol(adviser_desk, key, person(adviser_desk))
    draft, sources = activities.propose_copy(adviser_desk, key)
    assert (draft.start, draft.end) == (date(2027, 11, 22), date(2027, 12, 10))
    assert draft.days == (date(2027, 11, 26), date(2027, 11, 30))
    assert [each.day for each in sources] == [HELD, AHEAD]
    moved = replace(draft, title="Høstferie 2027", days=(draft.days[0], date(2027, 12, 1)))
    saved = undone(adviser_desk, partial(activities.copy_activity, adviser_desk, moved))
    view = activity_view(adviser_desk, saved.id)
    assert (view.activity.title, view.activity.evaluation, view.activity.budget) == (
        "Høstferie 2027",
        "",
        900_000,
    )
    assert [each.day for each in view.gatherings] == [date(2027, 11, 26), date(2027, 12, 1)]
    assert [each.interpreter for each in view.gatherings] == [None, Booking.TO_BOOK]
    assert view.taking == ()
    assert len(activity_view(adviser_desk, key).taking) == 1


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Høstferie 2026", "Høstferie 2027"),
        ("Informasjonstimer 2026/27", "Informasjonstimer 2027/28"),
        ("Timer 2098/99", "Timer 2099/00"),
        ("Gruppe 12", "Gruppe 12"),
    ],
)
def test_the_year_in_the_name_is_the_next(adviser_desk: Desk, title: str, expected: str) -> None:
    draft, _ = activities.propose_copy(adviser_desk, made(adviser_desk, title=title))
    assert draft.title == expected


def test_a_copy_is_refused_at_the_day_that_is_wrong(adviser_desk: Desk) -> None:
    key = with_places(adviser_desk, None)
    activities.save_gathering(adviser_desk, gathering(key, AHEAD))
    draft, _ = activities.propose_copy(adviser_desk, key)
    outside = replace(draft, days=(draft.days[0], draft.end + timedelta(days=1)))
    refused(partial(activities.copy_activity, adviser_desk, outside), "day_1")
    twice = replace(draft, days=(draft.days[0], draft.days[0]))
    refused(partial(activities.copy_activity, adviser_desk, twice), "day_1")
    assert len(list_activities(adviser_desk)) == 1


def test_week_53_makes_room_for_itself(adviser_desk: Desk) -> None:
    key = made(adviser_desk, start=date(2026, 12, 21), end=date(2027, 1, 3), sign_up_by=None)
    for day in (date(2026, 12, 22), date(2026, 12, 29)):
        activities.save_gathering(adviser_desk, gathering(key, day))
    draft, _ = activities.propose_copy(adviser_desk, key)
    assert draft.days == (date(2027, 12, 28), date(2028, 1, 4))
    assert draft.end == date(2028, 1, 4)
    assert activities.copy_activity(adviser_desk, draft).id


def test_deleting_takes_the_gatherings_and_stops_at_people(adviser_desk: Desk) -> None:
    key = with_places(adviser_desk, None)
    assert trash.deletion_plan(adviser_desk, Activity, key).words == "aktiviteten og 1 samling"
    enrolled(adviser_desk, key, person(adviser_desk))
    with pytest.raises(UserError):
        trash.delete(adviser_desk, Activity, key)


def test_a_helper_plans_nothing(desk: Desk, adviser_desk: Desk) -> None:
    helper = colleague(desk, "Ingvild Hjelper", Role.HELPER)
    key = with_places(adviser_desk, None)
    refused(partial(activities.save_activity, helper, programme()), code="role")
    refused(partial(activities.save_gathering, helper, gathering(key)), code="role")
    refused(partial(list_activities, helper), code="role")
