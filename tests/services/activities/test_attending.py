"""Who came, the hours that follow from it, and whom an activity is meant for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.activity import Attendance, AttendanceState
from grongintro.domain.ids import new_id
from grongintro.domain.plan import ElementKind
from grongintro.domain.school import SchoolCalendar
from grongintro.domain.training import Level, Subject, TaughtHours, Training, TrainingBasis
from grongintro.domain.week import WeekPlan, WeekSlot
from grongintro.services.activities import activities, enrolling
from grongintro.services.activities.attending import Mark, register_attendance
from grongintro.services.activities.counted import attended_hours
from grongintro.services.activities.view import activity_view, person_activities
from grongintro.services.keeping import trash
from grongintro.services.qualifying import training
from grongintro.services.qualifying.light_facts import gather
from grongintro.services.qualifying.training_view import training_view
from grongintro.storage.offices import main_office
from tests.services.activities.programme import AHEAD, HELD, TODAY, enrolled, gathering, made
from tests.services.making import in_programme, person
from tests.services.qualifying.rows import refused, undone

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

CAME, AWAY, EXCUSED = AttendanceState.PRESENT, AttendanceState.ABSENT, AttendanceState.VALID_ABSENCE


_NAMES = ("Aron", "Biniam", "Dawit", "Eyob", "Filmon", "Girmay")


def held(desk: Desk, day: date = HELD, **more: object) -> tuple[str, str]:
    """An activity and its gathering."""
    key = made(desk)
    return key, activities.save_gathering(desk, gathering(key, day, **more)).id


def marks(desk: Desk, key: str) -> dict[str, Attendance]:
    return activity_view(desk, key).held[0].marks


def test_everybody_is_marked_at_once_changed_and_taken_back(adviser_desk: Desk) -> None:
    key, gathering_id = held(adviser_desk)
    people = [person(adviser_desk, name) for name in ("Aron", "Biniam", "Dawit")]
    enrolled(adviser_desk, key, *people)
    said = [Mark(people[0], CAME, 120), Mark(people[1], EXCUSED), Mark(people[2], None)]
    undone(adviser_desk, partial(register_attendance, adviser_desk, gathering_id, said))
    found = activity_view(adviser_desk, key).held[0]
    assert (found.count(CAME), found.count(EXCUSED), found.count(AWAY), found.lacking) == (1, 1, 0, 1)
    again = [Mark(people[0], None), Mark(people[1], AWAY), Mark(people[2], CAME)]
    undone(adviser_desk, partial(register_attendance, adviser_desk, gathering_id, again))
    assert {each.person_id: (each.state, each.minutes) for each in marks(adviser_desk, key).values()} == {
        people[1]: (AWAY, None),
        people[2]: (CAME, None),
    }


@pytest.mark.parametrize(("day", "fits"), [(HELD, True), (TODAY, True), (AHEAD, False)])
def test_what_is_ahead_has_no_attendance(adviser_desk: Desk, day: date, fits: bool) -> None:
    key, gathering_id = held(adviser_desk, day)
    who = person(adviser_desk)
    enrolled(adviser_desk, key, who)
    register = partial(register_attendance, adviser_desk, gathering_id, [Mark(who, CAME)])
    if fits:
        register()
    else:
        assert "24. november" in refused(register, code="ahead").message
    assert len(marks(adviser_desk, key)) == fits


@pytest.mark.parametrize(("minutes", "fits"), [(0, False), (1, True), (299, True), (300, True), (301, False)])
def test_nobody_came_longer_than_it_lasted(adviser_desk: Desk, minutes: int, fits: bool) -> None:
    key, gathering_id = held(adviser_desk)
    who = person(adviser_desk)
    enrolled(adviser_desk, key, who)
    register = partial(register_attendance, adviser_desk, gathering_id, [Mark(who, CAME, minutes)])
    if fits:
        register()
    else:
        refused(register, f"minutes_{who}")


def test_minutes_are_for_who_came_and_marks_for_who_is_enrolled(adviser_desk: Desk) -> None:
    key, gathering_id = held(adviser_desk)
    who, stranger = person(adviser_desk), person(adviser_desk, "Yonas")
    enrolled(adviser_desk, key, who)
    refused(partial(register_attendance, adviser_desk, gathering_id, [Mark(who, AWAY, 10)]), f"minutes_{who}")
    refused(
        partial(register_attendance, adviser_desk, gathering_id, [Mark(stranger, CAME)]), f"state_{stranger}"
    )


def test_attendance_counts_as_hours_taught_and_is_changed_there(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    in_programme(adviser_desk, who)
    key, first = held(adviser_desk, subject=Subject.CAREER_SKILLS, minutes=180)
    more = gathering(key, TODAY, subject=Subject.CAREER_SKILLS, minutes=60, organisation="Nav")
    second = activities.save_gathering(adviser_desk, more).id
    meeting = gathering(key, TODAY, at=time(18), subject=Subject.PARENTING_GROUP, minutes=90)
    third = activities.save_gathering(adviser_desk, meeting).id
    plain = activities.save_gathering(adviser_desk, gathering(key, TODAY, at=time(20), minutes=60)).id
    enrolled(adviser_desk, key, who)
    own = TaughtHours("", "", who, Subject.CAREER_SKILLS, HELD, HELD, 120)
    stored = training.register_hours(adviser_desk, own).id
    before = training_view(adviser_desk, who)
    assert before.sums[Subject.CAREER_SKILLS].minutes == 120
    for each, mark in ((first, Mark(who, CAME, 150)), (second, Mark(who, EXCUSED)), (third, Mark(who, CAME))):
        register_attendance(adviser_desk, each, [mark])
    register_attendance(adviser_desk, plain, [Mark(who, CAME)])
    view = training_view(adviser_desk, who)
    assert view.sums[Subject.CAREER_SKILLS].minutes == 120 + 150
    assert {
        (each.subject, each.minutes, each.provider) for each in view.hours if each.id in view.attended
    } == {
        (Subject.CAREER_SKILLS, 150, "Grong JFF"),
        (Subject.PARENTING_GROUP, 90, "Grong JFF"),
    }
    assert stored not in view.attended
    assert view.needs.life_skills is not None
    assert view.needs.life_skills.career_skills.done == 270
    with adviser_desk.read() as reader:
        facts = gather(reader, [who], adviser_desk.today)[who]
        assert sorted(each.minutes for each in facts.hours) == [90, 120, 150]
        assert reader.find(TaughtHours) == [each for each in view.hours if each.id == stored]
    register_attendance(adviser_desk, first, [Mark(who, AWAY)])
    assert training_view(adviser_desk, who).sums[Subject.CAREER_SKILLS].minutes == 120


def test_hours_of_many_are_read_in_as_many_questions_as_of_one(adviser_desk: Desk) -> None:
    people = [person(adviser_desk, name) for name in ("Aron", "Biniam", "Dawit")]
    key, gathering_id = held(adviser_desk, subject=Subject.MIGRATION_HEALTH)
    enrolled(adviser_desk, key, *people)
    register_attendance(adviser_desk, gathering_id, [Mark(each, CAME) for each in people])
    with adviser_desk.read() as reader:
        find, asked = reader.find, []

        def counting(kind: type, /, **equal: Any) -> list[Any]:
            asked.append(kind)
            return find(kind, **equal)

        reader.find = counting  # type: ignore[method-assign]
        for ids in (people[:1], people):
            asked.clear()
            found = attended_hours(reader, ids)
            assert [[each.minutes for each in found[who]] for who in ids] == [[300]] * len(ids)
            assert len(asked) == 2


def test_deleting_a_gathering_with_attendance_is_refused(adviser_desk: Desk) -> None:
    from grongintro.domain.activity import Gathering
    from grongintro.errors import UserError

    key, gathering_id = held(adviser_desk)
    who = person(adviser_desk)
    enrolled(adviser_desk, key, who)
    register_attendance(adviser_desk, gathering_id, [Mark(who, CAME)])
    with pytest.raises(UserError):
        trash.delete(adviser_desk, Gathering, gathering_id)
    assert person_activities(adviser_desk, who).own[0].came[CAME] == 1


def _follows(desk: Desk, who: str, calendar_id: str | None, start: date = date(2026, 8, 1)) -> None:
    """A week that rests on a school's year."""
    with desk.write("save_week") as unit:
        office = main_office(unit)
        week = WeekPlan(new_id(), office, who, start)
        unit.add(week)
        slot = WeekSlot(new_id(), office, who, week.id, ElementKind.NORWEGIAN, 0, time(9), 180)
        unit.add(replace(slot, calendar_id=calendar_id))


def _school(desk: Desk, year: int, place: str = "Grong") -> str:
    with desk.write("save_calendar") as unit:
        made_ = SchoolCalendar(new_id(), main_office(unit), "Namdal voksenopplæring", place, year)
        unit.add(made_)
    return made_.id


def test_it_is_meant_for_those_in_the_programme_when_it_begins(adviser_desk: Desk) -> None:
    soon, later, nobody = (person(adviser_desk, name) for name in ("Aron", "Biniam", "Dawit"))
    in_programme(adviser_desk, soon, TODAY)
    in_programme(adviser_desk, later, date(2026, 12, 1))
    key = made(adviser_desk)
    assert [each.person_id for each in activity_view(adviser_desk, key).meant] == [soon]
    ahead = made(adviser_desk, start=date(2026, 12, 1), end=date(2026, 12, 2), sign_up_by=None)
    enrolling.enrol(adviser_desk, ahead, later)
    meant = activity_view(adviser_desk, ahead).meant
    assert [(each.person_id, each.state) for each in meant] == [(soon, None), (later, "enrolled")]
    assert nobody not in {each.person_id for each in meant}


def test_with_a_school_it_is_meant_for_those_whose_week_rests_on_it(adviser_desk: Desk) -> None:
    here, before, elsewhere, without = (
        person(adviser_desk, name) for name in ("Aron", "Biniam", "Dawit", "Eyob")
    )
    for each in (here, before, elsewhere, without):
        in_programme(adviser_desk, each, TODAY)
    last, this, other = (
        _school(adviser_desk, 2025), _school(adviser_desk, 2026), _school(adviser_desk, 2026, "Namsos"),
    )  # fmt: skip
    _follows(adviser_desk, here, this)
    _follows(adviser_desk, before, last)
    _follows(adviser_desk, elsewhere, this, date(2026, 1, 5))
    _follows(adviser_desk, elsewhere, other)
    key = made(adviser_desk, calendar_id=this)
    assert [each.person_id for each in activity_view(adviser_desk, key).meant] == [here, before]


def test_with_a_level_it_is_meant_for_those_at_it(adviser_desk: Desk) -> None:
    people = [person(adviser_desk, name) for name in ("Aron", "Biniam", "Dawit")]
    for who, level in zip(people, (Level.A1, Level.A2, None), strict=True):
        in_programme(adviser_desk, who, TODAY)
        value = Training("", "", who, TrainingBasis.SECTION_27, date(2026, 6, 1), level=level)
        training.save_training(adviser_desk, value)
    key = made(adviser_desk, level=Level.A2)
    assert [each.person_id for each in activity_view(adviser_desk, key).meant] == [people[1]]


@pytest.mark.parametrize(("many", "each"), [(1, 10_000), (2, 5_000), (3, 3_333), (6, 1_667)])
def test_the_cost_is_shared_among_those_who_are_enrolled(adviser_desk: Desk, many: int, each: int) -> None:
    key = made(adviser_desk, budget=15_000)
    activities.save_gathering(adviser_desk, gathering(key, cost=10_000))
    view = activity_view(adviser_desk, key)
    assert (view.cost, view.left, view.per_participant) == (10_000, 5_000, None)
    enrolled(adviser_desk, key, *(person(adviser_desk, name) for name in _NAMES[:many]))
    assert activity_view(adviser_desk, key).per_participant == each
