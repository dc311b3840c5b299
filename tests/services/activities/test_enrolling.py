"""Taking part: a place, the waiting list in its order, and moving up when a place comes free."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.activity import Activity, Enrolment, EnrolmentState
from grongintro.domain.person import Person
from grongintro.domain.staff import Role
from grongintro.services.activities import activities, enrolling
from grongintro.services.activities.view import activity_view, person_activities
from grongintro.services.keeping import trash
from grongintro.services.trust.inhabil import mark_inhabil
from grongintro.services.trust.protection import protect
from tests.services.activities.programme import END, enrolled, states, stored, with_places
from tests.services.making import go_to, person
from tests.services.qualifying.rows import refused, undone
from tests.services.test_notes_and_access import colleague

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

ENROLLED, WAITING = EnrolmentState.ENROLLED, EnrolmentState.WAITING
DECLINED, INVITED = EnrolmentState.DECLINED, EnrolmentState.INVITED


@pytest.fixture
def people(adviser_desk: Desk) -> list[str]:
    return [person(adviser_desk, name) for name in ("Aron", "Biniam", "Dawit", "Eyob")]


@pytest.mark.parametrize(("places", "expected"), [(1, WAITING), (2, ENROLLED), (None, ENROLLED)])
def test_the_second_gets_a_place_or_waits(
    adviser_desk: Desk, people: list[str], places: int | None, expected: EnrolmentState
) -> None:
    key = with_places(adviser_desk, places)
    enrolled(adviser_desk, key, people[0])
    saved = undone(adviser_desk, partial(enrolling.enrol, adviser_desk, key, people[1], note="Trenger skyss"))
    found = enrolling.enrolment_of(adviser_desk, saved.id)
    assert (found.state, found.since, found.note) == (expected, adviser_desk.today, "Trenger skyss")


def test_declining_lets_the_first_in_line_up_in_one_action(adviser_desk: Desk, people: list[str]) -> None:
    key = with_places(adviser_desk, 1)
    first, *_ = enrolled(adviser_desk, key, *people)
    assert [each.number for each in activity_view(adviser_desk, key).taking] == [0, 1, 2, 3]
    undone(adviser_desk, partial(enrolling.decline, adviser_desk, first))
    assert list(states(adviser_desk, key).values()) == [DECLINED, ENROLLED, WAITING, WAITING]
    waiting = [each for each in activity_view(adviser_desk, key).taking if each.number]
    assert [(each.name, each.number) for each in waiting] == [("Dawit Dawitsen", 1), ("Eyob Eyobsen", 2)]


def test_one_who_waits_may_decline_and_lets_nobody_up(adviser_desk: Desk, people: list[str]) -> None:
    key = with_places(adviser_desk, 1)
    keys = enrolled(adviser_desk, key, *people[:3])
    enrolling.decline(adviser_desk, keys[1])
    assert list(states(adviser_desk, key).values()) == [ENROLLED, DECLINED, WAITING]
    refused(partial(enrolling.decline, adviser_desk, keys[1]), code="declined")


def test_who_comes_back_stands_last(adviser_desk: Desk, people: list[str]) -> None:
    key = with_places(adviser_desk, 1)
    keys = enrolled(adviser_desk, key, *people[:3])
    enrolling.decline(adviser_desk, keys[0])
    go_to(adviser_desk, date(2026, 11, 24))
    enrolling.enrol(adviser_desk, key, people[0])
    waiting = [each.name for each in activity_view(adviser_desk, key).taking if each.number]
    assert waiting == ["Dawit Dawitsen", "Aron Aronsen"]


def test_the_line_is_by_the_day_and_then_as_they_came(adviser_desk: Desk, people: list[str]) -> None:
    key = with_places(adviser_desk, 1)
    enrolling.invite(adviser_desk, key, [people[3]])
    enrolled(adviser_desk, key, people[0], people[1])
    go_to(adviser_desk, date(2026, 11, 24))
    enrolling.enrol(adviser_desk, key, people[3])
    enrolling.enrol(adviser_desk, key, people[2])
    waiting = [each.enrolment.person_id for each in activity_view(adviser_desk, key).taking if each.number]
    assert waiting == [people[1], people[3], people[2]]


def test_deleting_an_enrolment_lets_the_first_up_and_is_told_rightly(
    adviser_desk: Desk, people: list[str]
) -> None:
    key = with_places(adviser_desk, 1)
    keys = enrolled(adviser_desk, key, *people[:2])
    undone(adviser_desk, partial(trash.delete, adviser_desk, Enrolment, keys[0]))
    assert states(adviser_desk, key) == {people[1]: ENROLLED}
    (line,) = trash.trash(adviser_desk)
    assert line.words == "Påmelding for Aron Aronsen"
    trash.put_back(adviser_desk, line.action)
    assert states(adviser_desk, key) == {people[0]: ENROLLED, people[1]: WAITING}


def test_deleting_a_person_lets_the_first_up(adviser_desk: Desk, people: list[str]) -> None:
    key = with_places(adviser_desk, 1)
    enrolled(adviser_desk, key, *people[:2])
    trash.delete(adviser_desk, Person, people[0])
    assert states(adviser_desk, key) == {people[1]: ENROLLED}


@pytest.mark.parametrize(
    ("day", "expected"), [(END, ENROLLED), (date(2026, 12, 5), WAITING), (date(2026, 12, 6), WAITING)]
)
def test_nobody_is_let_up_into_what_is_over(
    adviser_desk: Desk, people: list[str], day: date, expected: EnrolmentState
) -> None:
    key = with_places(adviser_desk, 1)
    first, _ = enrolled(adviser_desk, key, *people[:2])
    go_to(adviser_desk, day)
    enrolling.decline(adviser_desk, first)
    assert states(adviser_desk, key)[people[1]] is expected


def test_those_it_is_meant_for_are_invited_once_and_answer(adviser_desk: Desk, people: list[str]) -> None:
    key = with_places(adviser_desk, 1)
    undone(adviser_desk, partial(enrolling.invite, adviser_desk, key, people[:2]))
    enrolled(adviser_desk, key, people[0])
    enrolling.invite(adviser_desk, key, people[:3])
    assert states(adviser_desk, key) == {people[0]: ENROLLED, people[1]: INVITED, people[2]: INVITED}
    refused(partial(enrolling.invite, adviser_desk, key, people[:3]), "person_ids")
    error = refused(partial(enrolling.enrol, adviser_desk, key, people[0]), "person_id")
    assert "påmeldt fra før" in error.message
    enrolled(adviser_desk, key, people[1])
    error = refused(partial(enrolling.enrol, adviser_desk, key, people[1]), "person_id")
    assert "ventelisten fra før" in error.message


def test_a_protected_person_has_their_place_and_is_not_passed(
    desk: Desk, adviser_desk: Desk, people: list[str]
) -> None:
    other = colleague(desk, "Ola Nilsen", Role.ADVISER)
    key = with_places(adviser_desk, 1)
    first, *_ = enrolled(adviser_desk, key, *people[:3])
    named = (adviser_desk.actor.account_id, desk.actor.account_id)
    protect(adviser_desk, people[1], basis="Strengt fortrolig adresse", account_ids=named)
    view = activity_view(other, key)
    assert (view.places.enrolled, len(view.places.waiting)) == (1, 2)
    assert [each.name for each in view.taking] == ["Aron Aronsen", "Dawit Dawitsen"]
    enrolling.decline(other, first)
    assert states(adviser_desk, key)[people[1]] is WAITING
    enrolling.enrol(other, key, people[3])
    assert states(adviser_desk, key)[people[3]] is WAITING
    enrolling.enrol(adviser_desk, key, person(adviser_desk, "Filmon"))
    assert list(states(adviser_desk, key).values()) == [DECLINED, ENROLLED, WAITING, WAITING, WAITING]


def test_one_whom_the_account_is_inhabil_for_waits_for_somebody_else(
    desk: Desk, adviser_desk: Desk, people: list[str]
) -> None:
    key = with_places(adviser_desk, 1)
    first, _ = enrolled(adviser_desk, key, *people[:2])
    mark_inhabil(desk, adviser_desk.actor.staff_id, people[1], reason="Søsken")
    enrolling.decline(adviser_desk, first)
    assert states(desk, key)[people[1]] is WAITING
    (known,) = activity_view(desk, key).gatherings
    activities.save_gathering(desk, replace(known, places=2))
    assert states(desk, key)[people[1]] is ENROLLED


def test_a_person_sees_what_they_take_part_in_and_what_is_open(adviser_desk: Desk, people: list[str]) -> None:
    own, free = with_places(adviser_desk, 1), with_places(adviser_desk, None, title="Vinterferie")
    enrolled(adviser_desk, own, people[0])
    found = person_activities(adviser_desk, people[0])
    assert [each.activity.title for each in found.own] == ["Høstferie i skogen"]
    assert [each.activity.title for each in found.open] == ["Vinterferie"]
    assert (found.own[0].held, found.own[0].next) == (1, None)
    go_to(adviser_desk, date(2026, 12, 5))
    assert person_activities(adviser_desk, people[0]).open == ()
    assert stored(adviser_desk, Activity, free).title == "Vinterferie"


def test_a_helper_enrols_nobody(desk: Desk, adviser_desk: Desk, people: list[str]) -> None:
    helper = colleague(desk, "Ingvild Hjelper", Role.HELPER)
    key = with_places(adviser_desk, None)
    refused(partial(enrolling.enrol, helper, key, people[0]), code="role")
    refused(partial(enrolling.invite, helper, key, people), code="role")
    refused(partial(person_activities, helper, people[0]), code="role")
