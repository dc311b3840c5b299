"""Health is written and read by the few who must, and closed to the others wherever it might show."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.mapping import AdaptationNeed, HealthStep, HealthStepKind
from grongintro.domain.staff import Role
from grongintro.services.find import find_people
from grongintro.services.keeping import trash, undo
from grongintro.services.people import assign_adviser
from grongintro.services.person_page import history
from grongintro.services.qualifying import health
from grongintro.services.trust.notes import CLOSED_ROW, is_closed
from tests.services.making import TODAY, person
from tests.services.qualifying.rows import adaptation, health_step, refused, undone
from tests.services.test_notes_and_access import colleague

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

SECRET = "Kan ikke løfte tungt"
DAY = timedelta(days=1)


@pytest.fixture
def other(desk: Desk) -> Desk:
    return colleague(desk, "Ola Nilsen", Role.ADVISER)


@pytest.fixture
def known(adviser_desk: Desk) -> str:
    who = person(adviser_desk)
    health.save_adaptation_need(adviser_desk, adaptation(who, text=SECRET))
    step = health_step(who, adviser_desk.actor.staff_id, text=SECRET, kind=HealthStepKind.REFERRAL)
    health.save_health_step(adviser_desk, step)
    return who


def test_it_is_written_finished_and_undone(adviser_desk: Desk) -> None:
    who, me = person(adviser_desk), adviser_desk.actor.staff_id
    undone(adviser_desk, partial(health.save_adaptation_need, adviser_desk, adaptation(who)))
    late = health_step(who, me, day=TODAY - DAY)
    saved = undone(adviser_desk, partial(health.save_health_step, adviser_desk, late))
    health.save_health_step(adviser_desk, health_step(who, me, day=TODAY + DAY))
    view = health.health_view(adviser_desk, who)
    assert [(row.day, row.overdue, row.owner) for row in view.steps] == [
        (TODAY - DAY, True, "Kari Rådgiver"),
        (TODAY + DAY, False, "Kari Rådgiver"),
    ]
    undone(adviser_desk, partial(health.finish_health_step, adviser_desk, saved.id, done_on=TODAY))
    last = health.health_view(adviser_desk, who).steps[-1]
    assert (last.id, last.done_on, last.overdue) == (saved.id, TODAY, False)
    health.finish_health_step(adviser_desk, saved.id, done_on=None)
    assert health.health_view(adviser_desk, who).steps[0].overdue


def test_what_cannot_be_is_told_at_its_field(adviser_desk: Desk, other: Desk) -> None:
    who, me = person(adviser_desk), adviser_desk.actor.staff_id
    need, step = (
        partial(health.save_adaptation_need, adviser_desk),
        partial(health.save_health_step, adviser_desk),
    )
    refused(partial(need, adaptation(who, text=" ")), "text")
    refused(partial(need, adaptation(who, end=TODAY - DAY)), "end")
    refused(partial(step, health_step(who, other.actor.staff_id)), "owner_id")
    refused(partial(step, health_step(who, me, done_on=TODAY + DAY)), "done_on")
    saved = step(health_step(who, me))
    refused(partial(health.finish_health_step, adviser_desk, saved.id, done_on=TODAY + DAY), "done_on")


def test_who_may_see_to_it(desk: Desk, adviser_desk: Desk, other: Desk) -> None:
    who = person(adviser_desk)
    assert [each.name for each in health.owners(adviser_desk, who)] == ["Kari Rådgiver", "Liv Leder"]
    assert [each.name for each in health.owners(other, who)] == ["Ola Nilsen", "Kari Rådgiver", "Liv Leder"]
    step = health_step(who, desk.actor.staff_id)
    assert health.save_health_step(adviser_desk, step).id


def test_the_others_see_that_it_is_closed(desk: Desk, adviser_desk: Desk, other: Desk, known: str) -> None:
    for reading in (desk, adviser_desk):
        view = health.health_view(reading, known)
        assert (view.needs[0].text, view.steps[0].text) == (SECRET, SECRET)
        assert not view.needs[0].closed
        assert view.steps[0].kind is HealthStepKind.REFERRAL
    view = health.health_view(other, known)
    (need,), (step,) = view.needs, view.steps
    assert (need.text, need.closed, need.need) == (CLOSED_ROW, True, None)
    assert (step.text, step.closed, step.step, step.kind) == (CLOSED_ROW, True, None, None)
    assert is_closed(step.text)


def test_it_follows_the_case_to_the_new_adviser(desk: Desk, adviser_desk: Desk, other: Desk) -> None:
    who = person(adviser_desk)
    health.save_adaptation_need(other, adaptation(who, text=SECRET))
    assert SECRET in repr(health.health_view(adviser_desk, who))
    assign_adviser(desk, [who], desk.actor.staff_id, start=TODAY)
    assert SECRET not in repr(health.health_view(adviser_desk, who))
    assert SECRET in repr(health.health_view(other, who)), "the one who wrote it"


def test_who_wrote_it_stays_when_a_leader_changes_it(desk: Desk, adviser_desk: Desk, other: Desk) -> None:
    who = person(adviser_desk)
    saved = health.save_adaptation_need(other, adaptation(who))
    need = health.health_view(desk, who).needs[0].need
    assert need is not None
    health.save_adaptation_need(desk, replace(need, text=SECRET))
    row = health.health_view(other, who).needs[0]
    assert (row.id, row.writer, row.text) == (saved.id, "Ola Nilsen", SECRET)


def _rows(desk: Desk, who: str) -> dict[type, str]:
    with desk.read() as reader:
        (need,), (step,) = (
            reader.find(AdaptationNeed, person_id=who),
            reader.find(HealthStep, person_id=who),
        )
    return {AdaptationNeed: need.id, HealthStep: step.id}


def test_nor_does_it_show_in_history_trash_undo_or_search(
    adviser_desk: Desk, other: Desk, known: str
) -> None:
    lines = [line.details for line in history(other, known)]
    assert lines.count(CLOSED_ROW) == 2
    words = (SECRET, "henvisning")
    assert all(word not in line for word in words for line in lines)
    assert SECRET in repr(history(adviser_desk, known))
    undoable = undo.last_undoable(adviser_desk)
    assert undoable is not None
    assert undoable.words == "lagret helseoppfølging 23. november for Selam Selamsen"
    for kind, row_id in _rows(adviser_desk, known).items():
        trash.delete(adviser_desk, kind, row_id)
    assert SECRET not in repr(history(other, known)), "nor when it is deleted"
    assert SECRET in repr(history(adviser_desk, known))
    assert [line.words for line in trash.trash(other)] == [
        "Helseoppfølging 23. november for Selam Selamsen",
        "Behov for tilrettelegging for Selam Selamsen",
    ]
    assert find_people(other, "løfte") == ()


def test_changes_of_it_are_closed_too(adviser_desk: Desk, other: Desk, known: str) -> None:
    (need,) = health.health_view(adviser_desk, known).needs
    assert need.need is not None
    health.save_adaptation_need(adviser_desk, replace(need.need, text="Må ha ro"))
    assert "Må ha ro" not in repr(history(other, known))
    assert "Må ha ro" in repr(history(adviser_desk, known))


def test_what_is_closed_is_neither_changed_finished_nor_deleted(
    adviser_desk: Desk, other: Desk, known: str
) -> None:
    rows = _rows(adviser_desk, known)
    change = adaptation(known, id=rows[AdaptationNeed])
    refused(partial(health.save_adaptation_need, other, change), code="closed")
    refused(partial(health.finish_health_step, other, rows[HealthStep], done_on=TODAY), code="closed")
    for kind, row_id in rows.items():
        refused(partial(trash.delete, other, kind, row_id), code="closed")
    assert SECRET in repr(health.health_view(adviser_desk, known))


def test_a_helper_writes_nothing(desk: Desk, adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    helper = colleague(desk, "Ingvild Hjelper", Role.HELPER)
    refused(partial(health.save_adaptation_need, helper, adaptation(who)), code="role")
    refused(partial(health.save_health_step, helper, health_step(who, "x")), code="role")
    refused(partial(health.health_view, helper, who), code="role")
