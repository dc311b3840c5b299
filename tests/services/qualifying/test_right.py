"""Right and duty shown, assessed and overruled with a reason; work in threes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.eligibility import Employment, RightAssessment, Standing
from grongintro.domain.person import PermitKind, Settlement
from grongintro.domain.staff import Role
from grongintro.services import people
from grongintro.services.keeping import trash, undo
from grongintro.services.person_page import history
from grongintro.services.qualifying import right
from tests.services.making import TODAY, go_to, person, state
from tests.services.qualifying.rows import refused, undone
from tests.services.test_notes_and_access import colleague

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

DAY = timedelta(days=1)


def _settled(desk: Desk, **more: Any) -> str:
    """A refugee settled by agreement on 1 June 2026."""
    facts = {"settlement": Settlement.AGREED, "first_settled": date(2026, 6, 1), **more}
    who = person(desk, **facts)
    people.add_permit(
        desk, who, kind=PermitKind.REFUGEE_28, granted=date(2026, 3, 1), valid_to=date(2029, 3, 1)
    )
    return who


def _work(who: str, **more: Any) -> Employment:
    return replace(Employment("", "", who, date(2026, 11, 1), 30 * 60, employer="Sagbruket"), **more)


def test_the_page_shows_today_the_periods_and_the_deadline(adviser_desk: Desk) -> None:
    who = _settled(adviser_desk)
    view = right.right_view(adviser_desk, who)
    assert (view.right.standing, view.training.standing) == (
        Standing.RIGHT_AND_DUTY,
        Standing.RIGHT_AND_DUTY,
    )
    assert view.missing == ()
    assert view.deadline is not None
    assert view.deadline.deadline == date(2026, 9, 1)
    assert view.periods[0].period.start == date(2026, 3, 1)
    assert view.periods[-1].period.end == date(2028, 11, 23)
    assert view.periods[-1].standing is Standing.OUTSIDE, "two years have passed"
    assert not view.changed_since


def test_what_is_missing_is_named(adviser_desk: Desk) -> None:
    view = right.right_view(adviser_desk, person(adviser_desk))
    assert view.right.standing is Standing.UNDECIDED
    assert view.missing
    assert len(set(view.missing)) == len(view.missing)


def test_an_assessment_keeps_what_the_rules_answered(adviser_desk: Desk) -> None:
    who = _settled(adviser_desk)
    saved = right.assess_right(adviser_desk, who, reason="ikke spurt om")
    (row,) = right.right_view(adviser_desk, who).assessments
    assert (row.assessment.id, row.by, row.assessment.assessed_on) == (saved.id, "Kari Rådgiver", TODAY)
    assert (row.assessment.computed, row.assessment.standing, row.assessment.reason) == (
        Standing.RIGHT_AND_DUTY,
        Standing.RIGHT_AND_DUTY,
        "",
    )
    assert row.steps == right.right_view(adviser_desk, who).right.steps
    assert undo.words_of(adviser_desk, saved.changes.action or "") == ""
    refused(partial(undo.undo, adviser_desk, saved.changes.action or ""), code="not_undoable")
    assert "vurdering av rett og plikt" in repr(history(adviser_desk, who))


def test_another_answer_needs_its_reason(adviser_desk: Desk) -> None:
    who = _settled(adviser_desk)
    assess = partial(right.assess_right, adviser_desk, who, standing=Standing.OUTSIDE)
    refused(partial(assess, reason=" "), "reason")
    assess(reason=" Har reist ut av landet ")
    (row,) = right.right_view(adviser_desk, who).assessments
    assert (row.assessment.computed, row.assessment.standing, row.assessment.reason) == (
        Standing.RIGHT_AND_DUTY,
        Standing.OUTSIDE,
        "Har reist ut av landet",
    )


@pytest.mark.parametrize("standing", [Standing.UNDECIDED, Standing.DUTY_ONLY])
def test_what_is_no_answer_is_not_signed_off(adviser_desk: Desk, standing: Standing) -> None:
    who = _settled(adviser_desk)
    refused(partial(right.assess_right, adviser_desk, who, standing=standing, reason="x"), "standing")


def test_with_facts_missing_somebody_must_choose(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    error = refused(partial(right.assess_right, adviser_desk, who), "standing", code="missing")
    assert right.right_view(adviser_desk, who).right.missing[0] in error.message
    right.assess_right(adviser_desk, who, standing=Standing.MAY_BE_OFFERED, reason="Kom med familien")
    assert len(right.right_view(adviser_desk, who).assessments) == 1


def test_a_job_changes_the_answer_and_the_page_says_so(adviser_desk: Desk) -> None:
    who = _settled(adviser_desk)
    right.assess_right(adviser_desk, who)
    undone(adviser_desk, partial(right.add_employment, adviser_desk, _work(who)))
    view = right.right_view(adviser_desk, who)
    assert (view.right.standing, view.changed_since) == (Standing.OUTSIDE, True)
    (job,) = view.employment
    before = state(adviser_desk)
    saved = right.change_employment(adviser_desk, replace(job, end=TODAY))
    assert undo.words_of(adviser_desk, saved.changes.action or "").startswith("endret arbeid")
    undo.undo(adviser_desk, saved.changes.action or "")
    assert state(adviser_desk) == before
    refused(partial(right.change_employment, adviser_desk, replace(job, end=TODAY)), code="stale")
    (job,) = right.right_view(adviser_desk, who).employment
    right.change_employment(adviser_desk, replace(job, end=TODAY))
    go_to(adviser_desk, TODAY + DAY)
    assert not right.right_view(adviser_desk, who).changed_since, "the job is over within the two years"


@pytest.mark.parametrize("minutes", [1, 30 * 60, 168 * 60])
def test_hours_at_the_edges_are_taken(adviser_desk: Desk, minutes: int) -> None:
    made = _work(_settled(adviser_desk), minutes_per_week=minutes)
    assert right.add_employment(adviser_desk, made).id


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"employer": " "}, "employer"),
        ({"minutes_per_week": 0}, "minutes_per_week"),
        ({"minutes_per_week": 168 * 60 + 1}, "minutes_per_week"),
        ({"end": date(2026, 10, 31)}, "end"),
    ],
)
def test_work_that_cannot_be(adviser_desk: Desk, wrong: dict[str, Any], field: str) -> None:
    who = _settled(adviser_desk)
    refused(partial(right.add_employment, adviser_desk, _work(who, **wrong)), field)


@pytest.mark.parametrize(("days", "overlaps"), [(-1, True), (0, True), (1, False)])
def test_the_same_job_stands_once_at_a_time(adviser_desk: Desk, days: int, *, overlaps: bool) -> None:
    who = _settled(adviser_desk)
    right.add_employment(adviser_desk, _work(who, end=date(2026, 11, 10)))
    again = _work(who, employer="sagbruket ", start=date(2026, 11, 10) + timedelta(days=days))
    act = partial(right.add_employment, adviser_desk, again)
    if overlaps:
        refused(act, "start")
    else:
        assert act().id
    other = replace(again, employer="Butikken")
    assert right.add_employment(adviser_desk, other).id, "two part-time posts at once are two posts"
    assert right.add_employment(adviser_desk, replace(again, offer_only=True)).id


def test_facts_come_for_many_at_once(adviser_desk: Desk) -> None:
    one = _settled(adviser_desk)
    other = _settled(adviser_desk, given="Amina", born=date(1985, 5, 5))
    right.add_employment(adviser_desk, _work(other))
    with adviser_desk.read() as reader:
        found = right.facts_for(reader, [one, other, "ukjent"])
    assert {key: len(facts.work) for key, facts in found.items()} == {one: 0, other: 1}


def test_work_is_deleted_and_put_back_and_an_assessment_is_neither(adviser_desk: Desk) -> None:
    who = _settled(adviser_desk)
    saved = right.add_employment(adviser_desk, _work(who))
    trash.delete(adviser_desk, Employment, saved.id)
    trash.put_back(adviser_desk, trash.trash(adviser_desk)[0].action)
    assert len(right.right_view(adviser_desk, who).employment) == 1
    assert RightAssessment not in trash.ALONG


def test_a_helper_assesses_nothing(desk: Desk, adviser_desk: Desk) -> None:
    who = _settled(adviser_desk)
    helper = colleague(desk, "Ingvild Hjelper", Role.HELPER)
    refused(partial(right.assess_right, helper, who), code="role")
    refused(partial(right.add_employment, helper, _work(who)), code="role")
    refused(partial(right.change_employment, helper, _work(who)), code="role")
    refused(partial(right.right_view, helper, who), code="role")
