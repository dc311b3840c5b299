"""The end of a participation, its certificate, and the look a year later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.closing import Ending, FinalStatus
from grongintro.domain.programme import Education, Goal, Programme
from grongintro.domain.staff import Role
from grongintro.services.keeping import trash
from grongintro.services.programmes import ProgrammeDraft, save_programme, stop_programme
from grongintro.services.qualifying import closing
from grongintro.services.qualifying.closing import EndDraft
from tests.services.making import TODAY, go_to, person
from tests.services.qualifying.rows import refused, undone
from tests.services.test_notes_and_access import colleague

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

DAY = timedelta(days=1)
START, END = date(2025, 1, 1), date(2026, 12, 31)
WORK = EndDraft(FinalStatus.WORK, TODAY, "Fast jobb på sagbruket", full_time=True)


@pytest.fixture
def taking_part(adviser_desk: Desk) -> str:
    who = person(adviser_desk)
    save_programme(
        adviser_desk, who, ProgrammeDraft(date(2024, 12, 1), START, Education.LESS, Goal.WORK, END)
    )
    return who


def _programme(desk: Desk, who: str) -> Programme:
    with desk.read() as reader:
        (found,) = reader.find(Programme, person_id=who)
        return found


def test_an_earlier_end_stops_the_programme(adviser_desk: Desk, taking_part: str) -> None:
    saved = undone(adviser_desk, partial(closing.end_programme, adviser_desk, taking_part, WORK))
    programme = _programme(adviser_desk, taking_part)
    assert (programme.stopped, programme.stop_reason) == (TODAY, WORK.reason)
    (ending,) = closing.endings_of(adviser_desk, taking_part)
    assert (ending.id, ending.programme_id, ending.goal_reached) == (saved.id, programme.id, True)


def test_it_is_changed_and_not_written_twice(adviser_desk: Desk, taking_part: str) -> None:
    saved = closing.end_programme(adviser_desk, taking_part, replace(WORK, ended_on=TODAY - DAY))
    changed = EndDraft(FinalStatus.SOCIAL_ASSISTANCE, TODAY, "Fant ikke jobb", next_step="Nav følger opp")
    again = closing.end_programme(adviser_desk, taking_part, changed)
    assert again.id == saved.id
    (ending,) = closing.endings_of(adviser_desk, taking_part)
    assert (ending.status, ending.full_time, ending.goal_reached) == (changed.status, None, False)
    programme = _programme(adviser_desk, taking_part)
    assert (programme.stopped, programme.stop_reason) == (TODAY, "Fant ikke jobb")


def test_the_last_day_of_the_plan_is_no_stop(adviser_desk: Desk, taking_part: str) -> None:
    go_to(adviser_desk, END)
    closing.end_programme(adviser_desk, taking_part, replace(WORK, ended_on=END))
    assert _programme(adviser_desk, taking_part).stopped is None


def test_one_that_was_stopped_keeps_its_day(adviser_desk: Desk, taking_part: str) -> None:
    stop_programme(adviser_desk, taking_part, last_day=TODAY - DAY, reason="Uteblitt")
    refused(partial(closing.end_programme, adviser_desk, taking_part, WORK), "ended_on")
    closing.end_programme(adviser_desk, taking_part, replace(WORK, ended_on=TODAY - DAY))
    assert _programme(adviser_desk, taking_part).stop_reason == "Uteblitt"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ended_on": TODAY + DAY}, "ended_on"),
        ({"ended_on": START - DAY}, "ended_on"),
        ({"reason": " "}, "reason"),
        ({"full_time": None}, "full_time"),
        ({"status": FinalStatus.MOVED}, "full_time"),
        ({"status": FinalStatus.SOCIAL_ASSISTANCE, "full_time": None}, "next_step"),
        ({"status": FinalStatus.COMPULSORY_SCHOOL}, "next_step"),
    ],
)
def test_an_end_that_cannot_be(
    adviser_desk: Desk, taking_part: str, wrong: dict[str, Any], field: str
) -> None:
    refused(partial(closing.end_programme, adviser_desk, taking_part, replace(WORK, **wrong)), field)


@pytest.mark.parametrize("status", list(FinalStatus))
def test_every_status_can_be_written(adviser_desk: Desk, taking_part: str, status: FinalStatus) -> None:
    full_time = False if status in closing.WITH_EXTENT else None
    draft = replace(WORK, status=status, full_time=full_time, next_step="Videre hos Nav")
    closing.end_programme(adviser_desk, taking_part, draft)
    (ending,) = closing.endings_of(adviser_desk, taking_part)
    reached = {FinalStatus.WORK, FinalStatus.UPPER_SECONDARY, FinalStatus.HIGHER_EDUCATION}
    assert ending.goal_reached is (status in reached)


def test_who_never_started_has_nothing_to_end(adviser_desk: Desk) -> None:
    refused(partial(closing.end_programme, adviser_desk, person(adviser_desk), WORK), "ended_on")


def test_the_certificate_and_the_year_later(adviser_desk: Desk, taking_part: str) -> None:
    saved = closing.end_programme(adviser_desk, taking_part, WORK)
    issue = partial(closing.issue_certificate, adviser_desk, saved.id)
    note = partial(closing.note_year_later, adviser_desk, saved.id, FinalStatus.WORK)
    for act, field in ((issue, "certificate_on"), (note, "year_later_on")):
        refused(partial(act, TODAY - DAY), field)
        refused(partial(act, TODAY + DAY), field)
        undone(adviser_desk, partial(act, TODAY))
    (ending,) = closing.endings_of(adviser_desk, taking_part)
    assert (ending.certificate_on, ending.year_later_on, ending.year_later) == (
        TODAY,
        TODAY,
        FinalStatus.WORK,
    )


@pytest.mark.parametrize(("days", "due"), [(-1, False), (0, True), (1, True)])
def test_a_year_later_somebody_must_look(
    adviser_desk: Desk, taking_part: str, days: int, *, due: bool
) -> None:
    saved = closing.end_programme(adviser_desk, taking_part, WORK)
    day = date(2027, 11, 23) + timedelta(days=days)
    with adviser_desk.read() as reader:
        found = closing.endings_due(reader, [taking_part], day)
    assert [each.ending.id for each in found] == ([saved.id] if due else [])
    go_to(adviser_desk, day)
    closing.note_year_later(adviser_desk, saved.id, FinalStatus.UNKNOWN, day)
    with adviser_desk.read() as reader:
        assert closing.endings_due(reader, [taking_part], day) == ()


def test_it_is_deleted_and_put_back(adviser_desk: Desk, taking_part: str) -> None:
    saved = closing.end_programme(adviser_desk, taking_part, WORK)
    trash.delete(adviser_desk, Ending, saved.id)
    assert closing.endings_of(adviser_desk, taking_part) == ()
    trash.put_back(adviser_desk, trash.trash(adviser_desk)[0].action)
    assert [each.id for each in closing.endings_of(adviser_desk, taking_part)] == [saved.id]


def test_a_helper_ends_nothing(desk: Desk, adviser_desk: Desk, taking_part: str) -> None:
    saved = closing.end_programme(adviser_desk, taking_part, WORK)
    helper = colleague(desk, "Ingvild Hjelper", Role.HELPER)
    refused(partial(closing.end_programme, helper, taking_part, WORK), code="role")
    refused(partial(closing.issue_certificate, helper, saved.id, TODAY), code="role")
    refused(partial(closing.note_year_later, helper, saved.id, FinalStatus.WORK, TODAY), code="role")
    refused(partial(closing.endings_of, helper, taking_part), code="role")
