from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from grongintro.domain.followup import Rhythm
from grongintro.errors import UserError
from grongintro.rules.calendar_days import is_working_day
from grongintro.rules.followup import (
    FollowupFacts,
    FollowupStatus,
    Phase,
    default_phases,
    next_talk,
    own_rhythm,
)
from grongintro.rules.parameters import shipped_parameters

FACTS = FollowupFacts(settled=date(2026, 9, 1))


@pytest.mark.parametrize(
    ("held", "phase", "due"),
    [
        (date(2026, 9, 30), Rhythm.WEEKLY, date(2026, 10, 7)),
        (date(2026, 10, 1), Rhythm.FORTNIGHTLY, date(2026, 10, 15)),
        (date(2026, 10, 2), Rhythm.FORTNIGHTLY, date(2026, 10, 16)),
        (date(2026, 12, 31), Rhythm.FORTNIGHTLY, date(2027, 1, 14)),
        (date(2027, 1, 1), Rhythm.MONTHLY, date(2027, 2, 1)),
        (date(2027, 1, 2), Rhythm.MONTHLY, date(2027, 2, 2)),
    ],
)
def test_a_talk_on_a_boundary_is_in_the_new_phase(held: date, phase: Rhythm, due: date) -> None:
    result = next_talk(replace(FACTS, held=(held,)), held)
    assert (result.phase, result.due, result.last) == (phase, due, held)


@pytest.mark.parametrize(
    ("on", "status", "overdue"),
    [
        (date(2026, 9, 7), FollowupStatus.UPCOMING, 0),
        (date(2026, 9, 8), FollowupStatus.TODAY, 0),
        (date(2026, 9, 9), FollowupStatus.OVERDUE, 1),
    ],
)
def test_the_first_talk_is_due_a_week_after_arrival(on: date, status: FollowupStatus, overdue: int) -> None:
    result = next_talk(FACTS, on)
    assert (result.due, result.status, result.overdue_days) == (date(2026, 9, 8), status, overdue)


@pytest.mark.parametrize(
    ("on", "last"),
    [
        (date(2026, 9, 9), None),
        (date(2026, 9, 10), date(2026, 9, 10)),
        (date(2026, 9, 11), date(2026, 9, 10)),
    ],
)
def test_talks_after_the_day_asked_about_do_not_count(on: date, last: date | None) -> None:
    assert next_talk(replace(FACTS, held=(date(2026, 9, 10),)), on).last == last


@pytest.mark.parametrize(
    ("end", "due"),
    [(date(2026, 9, 7), None), (date(2026, 9, 8), date(2026, 9, 8)), (date(2026, 9, 9), date(2026, 9, 8))],
)
def test_no_talk_is_due_after_the_programme(end: date, due: date | None) -> None:
    result = next_talk(replace(FACTS, programme_end=end), date(2026, 9, 2))
    assert result.due == due
    assert (result.status is FollowupStatus.ENDED) is (due is None)
    assert result.plan == (() if due is None else (due,))


@pytest.mark.parametrize(
    ("on", "ended"),
    [(date(2026, 9, 29), False), (date(2026, 9, 30), False), (date(2026, 10, 1), True)],
)
def test_an_overdue_talk_lapses_when_the_programme_has_ended(on: date, ended: bool) -> None:
    result = next_talk(replace(FACTS, programme_end=date(2026, 9, 30)), on)
    assert (result.status is FollowupStatus.ENDED) is ended


def test_the_plan_has_as_many_working_days_as_asked_for() -> None:
    plan = next_talk(FACTS, FACTS.settled, count=40).plan
    assert len(plan) == 40
    assert all(is_working_day(day) for day in plan)
    assert all(later - earlier >= timedelta(days=5) for earlier, later in pairwise(plan))


def test_no_plan_is_made_when_none_is_asked_for() -> None:
    result = next_talk(FACTS, FACTS.settled, count=0)
    assert result.plan == ()
    assert result.due == date(2026, 9, 8)


def test_a_persons_own_rhythm_is_other_phases() -> None:
    facts = replace(FACTS, phases=own_rhythm(Rhythm.FORTNIGHTLY))
    assert next_talk(facts, date(2026, 9, 1)).due == date(2026, 9, 15)


def test_the_shipped_phases_are_those_of_the_plan() -> None:
    assert default_phases(shipped_parameters()) == FACTS.phases


def test_the_last_phase_goes_on_though_it_has_a_length() -> None:
    facts = replace(FACTS, phases=(Phase(Rhythm.WEEKLY, 1),), held=(date(2027, 9, 1),))
    assert next_talk(facts, date(2027, 9, 1)).due == date(2027, 9, 8)


@pytest.mark.parametrize(
    ("phases", "field"),
    [
        ((), "phases"),
        ((Phase(Rhythm.WEEKLY), Phase(Rhythm.MONTHLY)), "phases[0].months"),
        ((Phase(Rhythm.WEEKLY, 1), Phase(Rhythm.MONTHLY, 0)), "phases[1].months"),
    ],
)
def test_phases_that_cannot_be_followed_are_refused(phases: tuple[Phase, ...], field: str) -> None:
    with pytest.raises(UserError) as fault:
        next_talk(replace(FACTS, phases=phases), date(2026, 9, 1))
    assert fault.value.field == field


def test_the_steps_say_that_the_rhythm_is_the_municipalitys_choice_and_why_a_day_moves() -> None:
    facts = replace(FACTS, held=(date(2026, 12, 18),))
    steps = next_talk(facts, date(2026, 12, 18)).steps
    assert steps[0].choice
    assert "kommunens valg" in steps[0].text
    assert steps[-1].value == "04.01.2027"
    assert steps[-1].law == "integreringsforskriften § 17 første ledd"


def test_the_steps_of_an_ended_programme_say_so() -> None:
    ended = replace(FACTS, programme_end=date(2026, 9, 7))
    assert "ville komme etter" in next_talk(ended, date(2026, 9, 2)).steps[1].text
    assert "sluttet" in next_talk(ended, date(2026, 9, 8)).steps[1].text
