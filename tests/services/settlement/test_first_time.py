"""Guidance in living, statements, and goals for the first time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.settlement import LivingGuidance, NeedsStatement, SettlementGoal
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.rules.compliance.light import Mend
from grongintro.services.keeping import trash
from grongintro.services.keeping.undo import undo_last
from grongintro.services.qualifying.today import law_day
from grongintro.services.settlement import goals, guidance
from grongintro.services.settlement.view import person_settlement, settlement_view
from grongintro.services.trust import notes
from tests.services.making import TODAY, person

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

LATER = TODAY + timedelta(days=1)


def statement(who: str, **more: Any) -> NeedsStatement:
    return replace(NeedsStatement("", "", who, "", TODAY, "IMDi", "Trenger bolig uten trapper"), **more)


def refused(call: Any, *given: Any) -> str:
    with pytest.raises(UserError) as caught:
        call(*given)
    return caught.value.field or caught.value.code or ""


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"topics": " "}, "topics"),
        ({"held_on": LATER}, "held_on"),
        ({"next_on": TODAY - timedelta(days=1)}, "next_on"),
        ({"next_on": TODAY}, "next_on"),
        ({"next_on": LATER}, ""),
    ],
)
def test_guidance_is_held_and_the_next_is_after_it(desk: Desk, more: dict[str, Any], field: str) -> None:
    who = person(desk)
    value = replace(LivingGuidance("", "", who, TODAY, "", "Strøm"), **more)
    if field:
        assert refused(guidance.save_guidance, desk, value) == field
    else:
        guidance.save_guidance(desk, value)
    found = person_settlement(desk, who).guidance
    assert [each.staff for each in found] == [desk.actor.name] * (not field)


@pytest.mark.parametrize(
    ("more", "field"),
    [({"text": " "}, "text"), ({"to_whom": ""}, "to_whom"), ({"written_on": LATER}, "written_on")],
)
def test_a_statement_that_cannot_be_right(desk: Desk, more: dict[str, Any], field: str) -> None:
    who = person(desk)
    assert refused(guidance.save_statement, desk, statement(who, **more)) == field
    assert person_settlement(desk, who).statements == ()


def test_a_statement_is_closed_to_who_has_no_part_in_it(desk: Desk, adviser_desk: Desk) -> None:
    who = person(desk)
    key = guidance.save_statement(desk, statement(who)).id
    (line,) = person_settlement(adviser_desk, who).statements
    assert (line.statement, line.text, line.writer) == (None, notes.CLOSED_ROW, desk.actor.name)
    assert refused(guidance.save_statement, adviser_desk, statement(who, id=key)) == "closed"
    assert refused(trash.delete, adviser_desk, NeedsStatement, key) == "closed"
    (own,) = person_settlement(desk, who).statements
    assert own.text == "Trenger bolig uten trapper"


def test_the_usual_goals_are_counted_from_the_day_they_came(desk: Desk) -> None:
    who = person(desk, arrived=date(2026, 8, 31))
    view = person_settlement(desk, who)
    assert {each.due for each in view.proposed} == {date(2026, 11, 30), date(2027, 2, 28)}
    assert view.goals == ()
    goals.take_proposals(desk, who)
    assert len(person_settlement(desk, who).goals) == len(view.proposed)
    assert "alt mål" in _message(desk, who)
    undo_last(desk)
    assert person_settlement(desk, who).goals == ()


def _message(desk: Desk, who: str) -> str:
    with pytest.raises(UserError) as caught:
        goals.take_proposals(desk, who)
    return caught.value.message


def test_without_a_day_of_arrival_nothing_is_proposed(desk: Desk) -> None:
    who = person(desk, arrived=None)
    assert person_settlement(desk, who).proposed == ()
    assert "når personen kom" in _message(desk, who)


@pytest.mark.parametrize(("away", "told"), [(6, True), (7, True), (8, False), (-3, True)])
def test_a_goal_comes_to_the_adviser_s_day_a_week_before(desk: Desk, away: int, *, told: bool) -> None:
    who = person(desk)
    value = SettlementGoal("", "", who, 3, "Har konto", TODAY + timedelta(days=away))
    key = goals.save_goal(desk, value).id
    due = [each.id for each in law_day(desk).due if each.mend is Mend.SETTLEMENT_GOAL]
    assert due == [key] * told
    goals.tick_goal(desk, key, met=True)
    assert not any(each.mend is Mend.SETTLEMENT_GOAL for each in law_day(desk).due)
    assert person_settlement(desk, who).goals[0].met_on == TODAY


@pytest.mark.parametrize(
    ("more", "field"), [({"text": ""}, "text"), ({"months": 4}, "months"), ({"met_on": LATER}, "met_on")]
)
def test_a_goal_that_cannot_be_right(desk: Desk, more: dict[str, Any], field: str) -> None:
    who = person(desk)
    value = replace(SettlementGoal("", "", who, 6, "Har konto", TODAY), **more)
    assert refused(goals.save_goal, desk, value) == field


def test_a_helper_gets_nothing_of_it(desk: Desk) -> None:
    who = person(desk)
    helper = replace(desk, actor=replace(desk.actor, role=Role.HELPER))
    assert refused(settlement_view, helper) == "role"
    assert refused(person_settlement, helper, who) == "role"
