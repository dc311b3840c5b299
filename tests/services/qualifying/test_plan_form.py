"""What the form of a plan asks while it is written: what is lacking, hints, how long, the paper, adoption."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.carried import Quota
from grongintro.domain.person import PermitKind
from grongintro.domain.plan import ElementKind, PlanKind, PlanState
from grongintro.domain.programme import Education, Goal
from grongintro.domain.training import Level, TestPart, Training, TrainingBasis
from grongintro.services import people
from grongintro.services.programmes import ProgrammeDraft, register_leave, save_programme
from grongintro.services.qualifying import adopting, papers, plans
from grongintro.services.qualifying.carried import set_opening_balance
from grongintro.services.qualifying.plan_hints import plan_hints
from grongintro.services.qualifying.plan_view import plan_sheet
from grongintro.services.qualifying.plans import PlanDraft
from grongintro.services.qualifying.training import save_training
from tests.services.making import TODAY, person
from tests.services.qualifying.plans import (
    ELEMENTS,
    END,
    PHASES,
    START,
    adopted,
    drafted,
    element,
    participant,
    whole,
)
from tests.services.qualifying.rows import balance, refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.domain.plan import PlanVersion
    from grongintro.services.desk import Desk

DAY = timedelta(days=1)


def begun(desk: Desk, who: str, kind: PlanKind = PlanKind.INTEGRATION) -> PlanVersion:
    return plan_sheet(desk, plans.new_plan(desk, who, kind).id).version


def test_an_unsaved_draft_is_held_against_the_law(adviser_desk: Desk) -> None:
    version = begun(adviser_desk, participant(adviser_desk))
    stored = [each.field for each in adopting.missing(adviser_desk, version.id)]
    assert [each.field for each in adopting.lacking(adviser_desk, PlanDraft(version))] == stored
    draft = PlanDraft(whole(version), PHASES, ELEMENTS)
    assert adopting.lacking(adviser_desk, draft) == ()
    assert [each.field for each in adopting.missing(adviser_desk, version.id)] == stored


def test_a_revision_also_lacks_what_it_changes(adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    adopted(adviser_desk, who)
    draft = PlanDraft(whole(begun(adviser_desk, who)), PHASES, ELEMENTS)
    assert [each.field for each in adopting.lacking(adviser_desk, draft)] == ["material", "change_reason"]
    told = replace(draft.version, material=False, change_reason="Ny arbeidsgiver")
    assert adopting.lacking(adviser_desk, replace(draft, version=told)) == ()


@pytest.mark.parametrize(("first", "fields"), [(-1, ["elements"]), (0, []), (1, [])])
def test_dates_of_parts_are_held_against_the_plan(adviser_desk: Desk, first: int, fields: list[str]) -> None:
    version = whole(begun(adviser_desk, participant(adviser_desk)))
    part = element(ElementKind.NORWEGIAN, "Norsk", start=START + first * DAY)
    found = adopting.wrong_dates(PlanDraft(version, (), (part,)))
    assert [each.field for each in found] == fields


def test_a_draft_is_written_and_adopted_in_one(adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    version = begun(adviser_desk, who)
    lacks = PlanDraft(replace(whole(version), own_view=""), PHASES, ELEMENTS)
    refused(partial(adopting.adopt_draft, adviser_desk, lacks), "own_view", code="missing")
    assert plan_sheet(adviser_desk, version.id).version == version
    adopting.adopt_draft(adviser_desk, PlanDraft(whole(version), PHASES, ELEMENTS))
    sheet = plan_sheet(adviser_desk, version.id)
    assert sheet.version.state is PlanState.ADOPTED
    assert (len(sheet.phases), len(sheet.elements)) == (len(PHASES), len(ELEMENTS))


@pytest.mark.parametrize(
    ("offered", "goal", "last"),
    [
        (date(2026, 11, 20), Goal.WORK, date(2028, 11, 30)),
        (date(2026, 11, 20), Goal.PART_UPPER_SECONDARY, date(2030, 11, 30)),
        (date(2026, 11, 20), Goal.VOCATIONAL, date(2031, 11, 30)),
    ],
)
def test_a_plan_lasts_no_longer_than_every_extension(
    adviser_desk: Desk, offered: date, goal: Goal, last: date
) -> None:
    who = participant(adviser_desk)
    save_programme(adviser_desk, who, ProgrammeDraft(offered, START, Education.LESS, goal, END))
    version = whole(begun(adviser_desk, who), final_goal=goal)
    save = partial(plans.save_plan, adviser_desk)
    error = refused(partial(save, PlanDraft(replace(version, end=last + DAY))), "end", code="too_long")
    extends = goal is Goal.PART_UPPER_SECONDARY
    assert ("forlenges til" in error.message, "kan ikke forlenges" in error.message) == (extends, not extends)
    save(PlanDraft(replace(version, end=last)))


def _leave(desk: Desk, who: str) -> None:
    register_leave(desk, who, start=START, end=START + 30 * DAY, paid=False, reason="Fødsel")


def _added_days(desk: Desk, who: str) -> None:
    set_opening_balance(desk, balance(who, quota=Quota.ADDED_DAYS))


def _longer_programme(desk: Desk, who: str) -> None:
    draft = ProgrammeDraft(date(2026, 11, 20), START, Education.LESS, Goal.WORK, END + 30 * DAY)
    save_programme(desk, who, draft)


@pytest.mark.parametrize("add", [_leave, _added_days, _longer_programme])
def test_what_comes_on_top_is_not_refused(adviser_desk: Desk, add: Callable[[Desk, str], None]) -> None:
    who = participant(adviser_desk)
    version = whole(begun(adviser_desk, who), end=END + 30 * DAY)
    refused(partial(plans.save_plan, adviser_desk, PlanDraft(version)), "end")
    add(adviser_desk, who)
    plans.save_plan(adviser_desk, PlanDraft(version))


@pytest.mark.parametrize(
    ("born", "told"),
    [
        (date(2001, 12, 1), ""),
        (date(2001, 12, 2), "under 25 år"),
        (date(1971, 1, 1), ""),
        (date(1970, 12, 1), "over 55 år"),
    ],
)
def test_the_goal_is_told_by_education_and_age(adviser_desk: Desk, born: date, told: str) -> None:
    hints = plan_hints(adviser_desk, begun(adviser_desk, participant(adviser_desk, born=born)))
    assert "Uten videregående opplæring" in hints.goal[0]
    assert "§ 14" in hints.goal[0]
    assert len(hints.goal) == (2 if told else 1)
    assert told in hints.goal[-1]


def test_collective_protection_has_its_hint(adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    granted = date(2026, 5, 1)
    people.add_permit(adviser_desk, who, kind=PermitKind.COLLECTIVE_34, granted=granted, valid_to=None)
    hints = plan_hints(adviser_desk, begun(adviser_desk, who))
    assert "utlendingsloven § 34" in hints.goal[-1]
    assert hints.civics is None
    assert "§§ 29, 33, 37 c og 37 d" in hints.civics_why


def test_every_proposal_says_why(adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    version = begun(adviser_desk, who)
    hints = plan_hints(adviser_desk, version)
    assert hints.levels[TestPart.LISTENING] is Level.B1
    assert "integreringsforskriften § 28" in hints.levels_why
    assert (hints.end, hints.civics, hints.norwegian) == (END, 75 * 60, None)
    assert "30.11.2028" in hints.end_why
    assert "registrer opplæringen" in hints.norwegian_why
    training = Training("", "", who, TrainingBasis.SECTION_27, TODAY, START, minutes_per_week=600)
    save_training(adviser_desk, training)
    whole_hours = 600 * ((END - START).days + 1) // 7 // 60
    assert plan_hints(adviser_desk, version).norwegian == whole_hours * 60
    open_goal = plan_hints(adviser_desk, replace(version, final_goal=None))
    assert open_goal.end is None
    assert "Velg sluttmål" in open_goal.end_why


def test_outside_the_programme_little_is_known(adviser_desk: Desk) -> None:
    hints = plan_hints(adviser_desk, begun(adviser_desk, person(adviser_desk), PlanKind.NORWEGIAN))
    assert (hints.goal, hints.levels, hints.end, hints.end_why) == ((), {}, None, "")
    assert "Kartlegg" in hints.levels_why


def test_an_unsaved_draft_has_its_paper(adviser_desk: Desk) -> None:
    plan_id = drafted(adviser_desk, participant(adviser_desk))
    sheet = plan_sheet(adviser_desk, plan_id)
    draft = PlanDraft(replace(sheet.version, long_term_goal="Noe annet"), sheet.phases, sheet.elements)
    assert papers.draft_pdf(adviser_desk, draft).startswith(b"%PDF")
    assert plan_sheet(adviser_desk, plan_id) == sheet
