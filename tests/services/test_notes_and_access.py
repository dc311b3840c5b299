"""Sensitive notes are read by the few who must; the leader reads who has seen whom."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.followup import Conversation, NoteClass
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services import my_day, talks
from grongintro.services.keeping import trash
from grongintro.services.people import assign_adviser
from grongintro.services.person_page import history, open_person
from grongintro.services.staff import add_staff, link_helper, set_post
from grongintro.services.trust import accounts
from grongintro.services.trust.access import who_saw
from grongintro.services.trust.login import change_password, switch_user
from grongintro.services.trust.notes import CLOSED
from tests.services.making import TODAY, go_to, person, talk

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

SECRET = "Fortalte om det som skjedde på reisen."


def colleague(desk: Desk, name: str, role: Role) -> Desk:
    staff_id = add_staff(desk, name=name, title="", phone="", email="").id
    set_post(desk, staff_id, role=role, percent=50, start=TODAY)
    given, own, login = "fire ord til utlevering", "helt egne lange ord", name.split(maxsplit=1)[0].lower()
    accounts.create_account(desk, staff_id, login=login, password=given, role=role)
    return change_password(switch_user(desk, login, given), given, own, own)


@pytest.fixture
def other(desk: Desk) -> Desk:
    return colleague(desk, "Ola Nilsen", Role.ADVISER)


def texts(desk: Desk, person_id: str) -> list[str]:
    return [row.text for row in open_person(desk, person_id).talks]


@pytest.mark.parametrize("kind", [NoteClass.ORDINARY, NoteClass.THIRD_PARTY])
def test_other_notes_are_read_by_all(adviser_desk: Desk, other: Desk, kind: NoteClass) -> None:
    who = person(adviser_desk)
    talks.log_conversation(adviser_desk, talk(who, text=SECRET, note_class=kind))
    assert texts(other, who) == [SECRET]


def test_a_sensitive_note_is_read_by_writer_adviser_and_leader(
    desk: Desk, adviser_desk: Desk, other: Desk
) -> None:
    who = person(adviser_desk)
    talks.log_conversation(adviser_desk, talk(who, text=SECRET, note_class=NoteClass.SENSITIVE))
    assert texts(adviser_desk, who) == texts(desk, who) == [SECRET]
    assert texts(other, who) == [CLOSED]
    assert SECRET not in repr(history(other, who))
    assert SECRET in repr(history(adviser_desk, who))


def test_it_follows_the_case_to_the_new_adviser(desk: Desk, adviser_desk: Desk, other: Desk) -> None:
    who = person(adviser_desk)
    talks.log_conversation(other, talk(who, text=SECRET, note_class=NoteClass.SENSITIVE))
    assert texts(adviser_desk, who) == [SECRET]
    assign_adviser(desk, [who], desk.actor.staff_id, start=TODAY)
    assert texts(adviser_desk, who) == [CLOSED]
    assert texts(other, who) == [SECRET], "the one who wrote it"


def test_a_note_that_is_closed_to_one_is_not_deleted_by_them(adviser_desk: Desk, other: Desk) -> None:
    who = person(adviser_desk)
    saved = talks.log_conversation(adviser_desk, talk(who, text=SECRET, note_class=NoteClass.SENSITIVE))
    with pytest.raises(UserError) as refused:
        trash.delete(other, Conversation, saved.id)
    assert refused.value.code == "closed"
    assert texts(adviser_desk, who) == [SECRET]


def test_a_deleted_sensitive_note_stays_closed_in_the_history(adviser_desk: Desk, other: Desk) -> None:
    who = person(adviser_desk)
    saved = talks.log_conversation(adviser_desk, talk(who, text=SECRET, note_class=NoteClass.SENSITIVE))
    trash.delete(adviser_desk, Conversation, saved.id)
    assert SECRET not in repr(history(other, who))
    assert SECRET not in repr(trash.trash(other))


def test_a_helpers_day_does_not_show_it(desk: Desk, adviser_desk: Desk) -> None:
    helper = colleague(desk, "Ingvild Hjelper", Role.HELPER)
    who = person(adviser_desk)
    link_helper(adviser_desk, helper.actor.staff_id, who, start=TODAY)
    talks.log_conversation(
        adviser_desk,
        talk(who, TODAY - timedelta(days=60), text=SECRET, note_class=NoteClass.SENSITIVE),
    )
    assert SECRET in repr(my_day.my_day(adviser_desk))
    assert SECRET not in repr(my_day.my_day(helper))
    assert CLOSED in repr(my_day.my_day(helper))


def test_the_leader_reads_who_has_seen_whom(desk: Desk, adviser_desk: Desk, other: Desk) -> None:
    who = person(adviser_desk, "Liv", family_name="Nilsen")
    for reader in (adviser_desk, other, other):
        open_person(reader, who)
    found = {seen.who: seen for seen in who_saw(desk)}
    mine, theirs = found["Kari Rådgiver"], found["Ola Nilsen"]
    assert (mine.times, mine.own_case, mine.relative, mine.is_worth_asking) == (1, True, False, False)
    assert (theirs.times, theirs.own_case, theirs.relative, theirs.is_worth_asking) == (2, False, True, True)


def test_a_person_with_a_colleagues_name_is_flagged(desk: Desk, adviser_desk: Desk, other: Desk) -> None:
    who = person(adviser_desk, "Ola", family_name="Nilsen")
    open_person(adviser_desk, who)
    (seen,) = who_saw(desk, person_id=who)
    assert seen.colleague
    assert seen.is_worth_asking
    del other


@pytest.mark.parametrize(("days", "count"), [(89, 1), (90, 1), (91, 0)])
def test_it_looks_ninety_days_back(desk: Desk, adviser_desk: Desk, days: int, count: int) -> None:
    open_person(adviser_desk, person(adviser_desk))
    go_to(desk, TODAY + timedelta(days=days))
    assert len(who_saw(desk)) == count


def test_only_a_leader_reads_it(adviser_desk: Desk) -> None:
    with pytest.raises(UserError) as refused:
        who_saw(adviser_desk)
    assert refused.value.code == "role"
