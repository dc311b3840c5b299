"""When the next talk is due for a real person, on the day before, the day and the day after a boundary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.followup import Outcome, Rhythm
from grongintro.errors import UserError
from grongintro.services import cadence, talks
from grongintro.services.status_book import status_book
from tests.services.making import TODAY, go_to, in_programme, person, talk

if TYPE_CHECKING:
    from grongintro.services.cadence import Due
    from grongintro.services.desk import Desk

ARRIVED = date(2026, 6, 1)


def _due(desk: Desk, person_id: str, on: date) -> Due | None:
    with desk.read() as reader:
        return cadence.due_talks(reader, [person_id], status_book(reader, [person_id]), on).get(person_id)


@pytest.mark.parametrize(
    ("held", "due"),
    [
        (date(2026, 6, 30), date(2026, 7, 7)),  # the last day of the weekly month
        (date(2026, 7, 1), date(2026, 7, 15)),  # the boundary is in the new phase
        (date(2026, 7, 2), date(2026, 7, 16)),
        (date(2026, 9, 30), date(2026, 10, 14)),  # the last day of the fortnightly months
        (date(2026, 10, 1), date(2026, 11, 2)),  # 1 November is a Sunday
        (date(2026, 10, 2), date(2026, 11, 2)),
    ],
)
def test_the_rhythm_changes_with_the_phase(adviser_desk: Desk, held: date, due: date) -> None:
    person_id = person(adviser_desk)
    talks.log_conversation(adviser_desk, talk(person_id, held))
    found = _due(adviser_desk, person_id, TODAY)
    assert found is not None
    assert found.due == due


@pytest.mark.parametrize(
    ("on", "late"), [(date(2026, 6, 7), 0), (date(2026, 6, 8), 0), (date(2026, 6, 9), 1)]
)
def test_a_talk_is_overdue_from_the_day_after(adviser_desk: Desk, on: date, late: int) -> None:
    found = _due(adviser_desk, person(adviser_desk), on)
    assert found is not None
    assert found.overdue_days(on) == late


@pytest.mark.parametrize(
    ("on", "final"),
    [
        (date(2028, 11, 16), False),
        (date(2028, 11, 17), True),
        (date(2028, 11, 30), True),
        (date(2028, 12, 1), False),
    ],
)
def test_the_last_fourteen_days_ask_for_a_final_talk(adviser_desk: Desk, on: date, final: bool) -> None:
    person_id = person(adviser_desk)
    in_programme(adviser_desk, person_id)
    go_to(adviser_desk, date(2028, 11, 10))
    talks.log_conversation(adviser_desk, talk(person_id, date(2028, 11, 10)))
    found = _due(adviser_desk, person_id, on)
    assert found is not None
    assert found.final is final
    assert not final or found.due == date(2028, 11, 30)


def test_a_talk_in_the_last_fourteen_days_is_the_final_one(adviser_desk: Desk) -> None:
    person_id = person(adviser_desk)
    in_programme(adviser_desk, person_id)
    go_to(adviser_desk, date(2028, 11, 17))
    talks.log_conversation(adviser_desk, talk(person_id, date(2028, 11, 17)))
    found = _due(adviser_desk, person_id, date(2028, 11, 20))
    assert found is not None
    assert not found.final


def test_an_own_rhythm_needs_a_reason_and_overrides_the_plan(adviser_desk: Desk) -> None:
    person_id = person(adviser_desk)
    talks.log_conversation(adviser_desk, talk(person_id))
    with pytest.raises(UserError) as refused:
        cadence.set_rhythm(adviser_desk, person_id, rhythm=Rhythm.WEEKLY, reason=" ")
    assert refused.value.field == "reason"
    cadence.set_rhythm(adviser_desk, person_id, rhythm=Rhythm.WEEKLY, reason="Har det tungt")
    found = _due(adviser_desk, person_id, TODAY)
    assert found is not None
    assert found.due == TODAY + timedelta(days=7)


def test_opened_later_than_the_arrival_begins_on_the_day_it_was_opened(adviser_desk: Desk) -> None:
    person_id = person(adviser_desk)
    cadence.close_follow_up(adviser_desk, person_id, closed=date(2026, 8, 1), reason="Flyttet til slekt")
    cadence.open_follow_up(adviser_desk, person_id, opened=date(2026, 11, 2))
    found = _due(adviser_desk, person_id, TODAY)
    assert found is not None
    assert found.due == date(2026, 12, 2)


@pytest.mark.parametrize(
    ("on", "there"), [(date(2026, 7, 31), True), (date(2026, 8, 1), True), (date(2026, 8, 2), False)]
)
def test_a_closed_follow_up_ends_after_its_day(adviser_desk: Desk, on: date, there: bool) -> None:
    person_id = person(adviser_desk)
    cadence.close_follow_up(adviser_desk, person_id, closed=date(2026, 8, 1), reason="Ønsker det ikke")
    assert (_due(adviser_desk, person_id, on) is not None) is there


@pytest.mark.parametrize(
    "more", [{"counts": False}, {"outcome": Outcome.NO_SHOW}, {"outcome": Outcome.MOVED}]
)
def test_what_does_not_count_leaves_the_talk_due(adviser_desk: Desk, more: dict[str, object]) -> None:
    person_id = person(adviser_desk)
    before = _due(adviser_desk, person_id, TODAY)
    talks.log_conversation(adviser_desk, replace(talk(person_id), **more))  # type: ignore[arg-type]
    after = _due(adviser_desk, person_id, TODAY)
    assert before is not None
    assert after is not None
    assert after.due == before.due
