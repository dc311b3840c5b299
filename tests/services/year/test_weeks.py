from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.plan import ElementKind
from grongintro.domain.week import TravelTime, WeekPlan
from grongintro.rules.week import in_force, minutes_beside, overlapping, travel
from grongintro.services.keeping import trash
from grongintro.services.keeping.undo import undo_last
from grongintro.services.year import weeks
from tests.services.making import TODAY
from tests.services.year.making import START, full_week, refused, slot, taking_part, week

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

ONE = timedelta(days=1)


def plan(key: str, start: date, end: date | None = None) -> WeekPlan:
    return WeekPlan(key, "", "", start, end)


@pytest.mark.parametrize(
    ("end", "held_until"),
    [(None, START + 6 * ONE), (START + 5 * ONE, START + 5 * ONE), (START + 8 * ONE, START + 6 * ONE)],
)
def test_a_version_holds_until_the_day_before_the_next(end: date | None, held_until: date) -> None:
    first, second = plan("a", START, end), plan("b", START + 7 * ONE)
    assert [(each.id, each.end) for each in in_force([second, first])] == [("a", held_until), ("b", None)]


def test_of_two_from_one_day_the_last_one_made_holds() -> None:
    assert [each.id for each in in_force([plan("b", START), plan("a", START)])] == ["b"]


@pytest.mark.parametrize(("at", "count"), [(time(9, 59), 1), (time(10, 0), 0), (time(10, 1), 0)])
def test_elements_overlap_by_a_minute_or_not(at: time, count: int) -> None:
    first = slot("p", "w", 0, time(9), 60)
    assert len(overlapping([replace(first, id="x", at=at), first])) == count
    assert overlapping([first, replace(first, id="x", weekday=1)]) == ()


@pytest.mark.parametrize(("between", "short"), [(14, True), (15, False), (16, False)])
def test_the_way_between_two_places(between: int, short: bool) -> None:
    at = time(10, between)
    first = replace(slot("p", "w", 0, time(9), 60), id="a", place="Skolen")
    second = replace(first, id="b", at=at, place="Saga")
    (lack,) = travel([second, first], {frozenset({"Skolen", "Saga"}): 15})
    assert (lack.between, lack.too_short) == (between, short)
    (unknown,) = travel([first, second], {})
    assert (unknown.needed, unknown.too_short) == (None, False)


@pytest.mark.parametrize(
    ("at", "minutes", "beside"),
    [
        (time(8), 60, 60),
        (time(8), 61, 60),
        (time(9), 180, 0),
        (time(8), 300, 120),
        (time(10), 30, 0),
        (time(11, 30), 90, 60),
        (time(12), 60, 60),
        (time(8), 480, 240),
    ],
)
def test_what_lies_at_the_same_time_counts_once(at: time, minutes: int, beside: int) -> None:
    """The week holds 9–12 and 14–15."""
    first = slot("p", "w", 0, time(9), 180)
    second = slot("p", "w", 0, time(14), 60)
    assert minutes_beside(at, minutes, [second, first]) == beside


def test_a_new_version_begins_as_a_copy_and_the_old_one_ends(adviser_desk: Desk) -> None:
    who = taking_part(adviser_desk)
    full_week(adviser_desk, who)
    week(adviser_desk, who, TODAY)
    first, second = weeks.versions(adviser_desk, who)
    assert (first.plan.end, first.stored.end, second.plan.end) == (TODAY - ONE, None, None)
    assert [each.minutes for each in second.slots] == [450] * 5
    assert (first.minutes, second.minutes) == (2250, 2250)
    empty = weeks.save_week(adviser_desk, WeekPlan("", "", who, TODAY + ONE), copied=False).id
    assert weeks.versions(adviser_desk, who)[-1].slots == ()
    assert weeks.versions(adviser_desk, who)[-1].plan.id == empty
    refused("start", partial(week, adviser_desk, who, TODAY))
    refused("end", partial(week, adviser_desk, who, TODAY + 9 * ONE, end=TODAY))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"minutes": 4}, "minutes"),
        ({"at": time(16, 31)}, "minutes"),
        ({"weekday": 7}, "weekday"),
        ({"weekday": 0, "at": time(16, 29)}, "at"),
        ({"kind": ElementKind.SELF_STUDY, "weekday": 5}, "followed_by"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    adviser_desk: Desk, change: dict[str, object], field: str
) -> None:
    who = taking_part(adviser_desk)
    week_id = full_week(adviser_desk, who)
    wrong = replace(slot(who, week_id, 5), **change)  # type: ignore[arg-type]
    before = weeks.versions(adviser_desk, who)
    assert refused(field, partial(weeks.save_slot, adviser_desk, wrong))
    assert weeks.versions(adviser_desk, who) == before


def test_an_element_until_midnight_and_one_beside_another_are_taken(adviser_desk: Desk) -> None:
    who = taking_part(adviser_desk)
    week_id = full_week(adviser_desk, who)
    weeks.save_slot(adviser_desk, slot(who, week_id, 0, time(16, 30), 450))
    weeks.save_slot(adviser_desk, slot(who, week_id, 5, minutes=weeks.SHORTEST))
    assert len(weeks.versions(adviser_desk, who)[0].slots) == 7


def test_moving_keeps_the_length_and_is_undone(adviser_desk: Desk) -> None:
    who = taking_part(adviser_desk)
    full_week(adviser_desk, who)
    key = weeks.versions(adviser_desk, who)[0].slots[0].id
    message = refused("at", partial(weeks.move_slot, adviser_desk, key, 1, time(10)))
    assert "09.00–16.30" in message
    weeks.move_slot(adviser_desk, key, 5, time(10))
    moved = weeks.versions(adviser_desk, who)[0].slots[-1]
    assert (moved.id, moved.weekday, moved.at, moved.minutes) == (key, 5, time(10), 450)
    undo_last(adviser_desk)
    assert weeks.versions(adviser_desk, who)[0].slots[0].at == time(9)


def test_others_get_the_same_week_all_or_none(adviser_desk: Desk) -> None:
    who, other, third = (taking_part(adviser_desk, name) for name in ("Selam", "Amina", "Yonas"))
    week_id = full_week(adviser_desk, who)
    week(adviser_desk, third, TODAY)
    refused("person_ids", partial(weeks.copy_week, adviser_desk, week_id, (), TODAY))
    words = refused("start", partial(weeks.copy_week, adviser_desk, week_id, (other, third), TODAY))
    assert "Yonas" in words
    assert weeks.versions(adviser_desk, other) == ()
    weeks.copy_week(adviser_desk, week_id, (other,), TODAY)
    (copied,) = weeks.versions(adviser_desk, other)
    assert (copied.plan.start, copied.minutes) == (TODAY, 2250)
    assert {each.person_id for each in copied.slots} == {other}
    undo_last(adviser_desk)
    assert weeks.versions(adviser_desk, other) == ()


def test_a_version_goes_to_the_trash_with_its_elements_and_back(adviser_desk: Desk) -> None:
    who = taking_part(adviser_desk)
    week_id = full_week(adviser_desk, who)
    assert trash.deletion_plan(adviser_desk, WeekPlan, week_id).words == "ukeplanen og 5 tider i ukeplanen"
    trash.delete(adviser_desk, WeekPlan, week_id)
    assert weeks.versions(adviser_desk, who) == ()
    (line,) = trash.trash(adviser_desk)
    trash.put_back(adviser_desk, line.action)
    assert len(weeks.versions(adviser_desk, who)[0].slots) == 5


def test_travel_times_are_the_same_both_ways(adviser_desk: Desk) -> None:
    weeks.save_travel_time(adviser_desk, TravelTime("", "", "Skolen", "Saga", 15))
    back = TravelTime("", "", "Saga", "Skolen", 20)
    refused("to_place", partial(weeks.save_travel_time, adviser_desk, back))
    refused("to_place", partial(weeks.save_travel_time, adviser_desk, replace(back, to_place="Saga")))
    refused(
        "minutes", partial(weeks.save_travel_time, adviser_desk, replace(back, to_place="Bua", minutes=0))
    )
    assert [each.minutes for each in weeks.travel_times(adviser_desk)] == [15]
