"""Plans: begun with what is known, written whole, adopted when nothing is missing, and compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.household import LivingFactKind
from grongintro.domain.person import PermitKind
from grongintro.domain.plan import ElementKind, PlanElement, PlanKind, PlanPhase, PlanState, PlanVersion
from grongintro.domain.programme import Education, Goal
from grongintro.domain.staff import Role
from grongintro.domain.training import Level, Training, TrainingBasis
from grongintro.services import people
from grongintro.services.keeping import trash, undo
from grongintro.services.programmes import stop_programme
from grongintro.services.qualifying import adopting, mapping, plans
from grongintro.services.qualifying.plan_compare import compare
from grongintro.services.qualifying.plan_facts import plan_facts
from grongintro.services.qualifying.plan_view import PlanSheet, plan_sheet, plan_view
from grongintro.services.qualifying.plans import PlanDraft
from tests.services.making import TODAY, answer, go_to, person, state
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
from tests.services.qualifying.rows import mapped, prior, refused, undone
from tests.services.test_notes_and_access import colleague

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

DAY = timedelta(days=1)


def _add(desk: Desk, row: object) -> None:
    with desk.write("save_training") as unit:
        unit.add(row)


def _training(desk: Desk, who: str, **more: Any) -> None:
    office = people.get_person(desk, who).office_id
    made = Training("t1", office, who, TrainingBasis.SECTION_27, TODAY, START, minutes_per_week=600)
    _add(desk, replace(made, **more))


def test_the_first_version_begins_with_what_is_known(adviser_desk: Desk) -> None:
    who = participant(adviser_desk, interpreter_language="tigrinja")
    mapping.save_prior_element(adviser_desk, prior(who, place="Mottaket", minutes=6030))
    _training(adviser_desk, who)
    begin = partial(plans.new_plan, adviser_desk, who, PlanKind.INTEGRATION)
    made = plan_sheet(adviser_desk, undone(adviser_desk, begin).id)
    plan = made.version
    assert (plan.number, plan.state, plan.made_on, plan.start, plan.end) == (
        1,
        PlanState.DRAFT,
        TODAY,
        START,
        END,
    )
    assert (plan.final_goal, plan.listening, plan.speaking) == (Goal.WORK, Level.B1, Level.B1)
    assert plan.civics_minutes == 75 * 60
    assert plan.norwegian_minutes == 600 * ((END - START).days + 1) // 7 // 60 * 60
    assert (plan.builds_on, plan.language) == ("Norsk i mottak, Mottaket (100,5 timer)", "tigrinja")
    assert made.written_by == "Kari Rådgiver"
    assert (made.phases, made.elements) == ((), ())


def test_nothing_known_is_nothing_filled_in(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    plan_id = plans.new_plan(adviser_desk, who, PlanKind.NORWEGIAN).id
    plan = plan_sheet(adviser_desk, plan_id).version
    assert (plan.start, plan.final_goal, plan.listening, plan.norwegian_minutes) == (None, None, None, None)
    assert plan.builds_on == ""


def test_collective_protection_has_no_civics(adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    granted = date(2026, 5, 1)
    people.add_permit(adviser_desk, who, kind=PermitKind.COLLECTIVE_34, granted=granted, valid_to=None)
    plan_id = plans.new_plan(adviser_desk, who, PlanKind.INTEGRATION).id
    assert plan_sheet(adviser_desk, plan_id).version.civics_minutes is None
    with adviser_desk.read() as reader:
        assert plan_facts(reader, reader.get(PlanVersion, plan_id)).collective


def test_there_is_one_draft_and_one_kind(adviser_desk: Desk) -> None:
    who, outside = participant(adviser_desk), person(adviser_desk, "Amina", born=date(1985, 5, 5))
    begin = partial(plans.new_plan, adviser_desk)
    error = refused(partial(begin, who, PlanKind.NORWEGIAN), "kind")
    assert "§ 15 sjuende ledd" in error.message
    refused(partial(begin, outside, PlanKind.INTEGRATION), "kind")
    refused(partial(begin, who, PlanKind.INTEGRATION, made_on=TODAY + DAY), "made_on")
    refused(partial(begin, who, PlanKind.INTEGRATION, made_on=date(2026, 11, 19)), "kind")
    assert plan_view(adviser_desk, who).may_begin is PlanKind.INTEGRATION
    begin(who, PlanKind.INTEGRATION)
    assert plan_view(adviser_desk, who).may_begin is None
    refused(partial(begin, who, PlanKind.INTEGRATION), code="draft")
    assert plan_view(adviser_desk, outside).may_begin is PlanKind.NORWEGIAN
    begin(outside, PlanKind.NORWEGIAN)


@pytest.mark.parametrize(
    ("days", "kind"), [(-1, PlanKind.INTEGRATION), (0, PlanKind.INTEGRATION), (1, PlanKind.NORWEGIAN)]
)
def test_after_the_programme_a_plan_of_its_own_may_be_made(
    adviser_desk: Desk, days: int, kind: PlanKind
) -> None:
    who = participant(adviser_desk)
    last = START + timedelta(days=10)
    stop_programme(adviser_desk, who, last_day=last, reason="Fikk jobb")
    go_to(adviser_desk, last + timedelta(days=days))
    assert plan_view(adviser_desk, who).may_begin is kind


def test_a_draft_is_written_whole_and_undone(adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    plan_id = plans.new_plan(adviser_desk, who, PlanKind.INTEGRATION).id
    version = plan_sheet(adviser_desk, plan_id).version
    draft = PlanDraft(whole(version), PHASES, ELEMENTS)
    before = state(adviser_desk)
    saved = plans.save_plan(adviser_desk, draft)
    sheet = plan_sheet(adviser_desk, plan_id)
    assert [(each.number, each.name) for each in sheet.phases] == [(1, "Grunnlag"), (2, "Praksis")]
    assert [each.title for each in sheet.elements] == [
        "Livsmestring",
        "Norsk",
        "Praksis på sagbruket",
        "Samfunnskunnskap",
    ]
    refused(partial(plans.save_plan, adviser_desk, draft), code="stale")
    undo.undo(adviser_desk, saved.changes.action or "")
    assert state(adviser_desk) == before


def _as_draft(sheet: PlanSheet) -> PlanDraft:
    return PlanDraft(sheet.version, sheet.phases, sheet.elements)


def test_what_is_left_out_goes_and_what_is_changed_keeps_its_row(adviser_desk: Desk) -> None:
    plan_id = drafted(adviser_desk, participant(adviser_desk))
    sheet = plan_sheet(adviser_desk, plan_id)
    first, second = sheet.phases
    changed = PlanDraft(
        replace(sheet.version, kind=PlanKind.NORWEGIAN, number=7, state=PlanState.ADOPTED),
        (replace(second, name="Praksis først"), replace(first, id="", name="Så grunnlag")),
        sheet.elements[:1],
    )
    undone_state = state(adviser_desk)
    saved = plans.save_plan(adviser_desk, changed)
    now = plan_sheet(adviser_desk, plan_id)
    assert [(each.number, each.name) for each in now.phases] == [(1, "Praksis først"), (2, "Så grunnlag")]
    assert now.phases[0].id == second.id
    assert now.elements == sheet.elements[:1]
    assert (now.version.kind, now.version.number, now.version.state) == (
        PlanKind.INTEGRATION,
        1,
        PlanState.DRAFT,
    )
    undo.undo(adviser_desk, saved.changes.action or "")
    assert state(adviser_desk) == undone_state


def test_a_colleague_who_changed_only_the_elements_is_not_overwritten(adviser_desk: Desk) -> None:
    plan_id = drafted(adviser_desk, participant(adviser_desk))
    sheet = plan_sheet(adviser_desk, plan_id)
    plans.save_plan(adviser_desk, replace(_as_draft(sheet), elements=sheet.elements[:2]))
    refused(partial(plans.save_plan, adviser_desk, _as_draft(sheet)), code="stale")
    now = plan_sheet(adviser_desk, plan_id)
    plans.save_plan(adviser_desk, _as_draft(now))
    assert plan_sheet(adviser_desk, plan_id).version == now.version, "nothing changed, nothing written"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"made_on": TODAY + DAY}, "made_on"),
        ({"end": START - DAY}, "end"),
        ({"civics_minutes": -1}, "civics_minutes"),
        ({"norwegian_minutes": -1}, "norwegian_minutes"),
    ],
)
def test_a_draft_that_cannot_be(adviser_desk: Desk, wrong: dict[str, Any], field: str) -> None:
    plan_id = drafted(adviser_desk, participant(adviser_desk))
    draft = _as_draft(plan_sheet(adviser_desk, plan_id))
    refused(
        partial(plans.save_plan, adviser_desk, replace(draft, version=replace(draft.version, **wrong))), field
    )


def test_parts_that_cannot_be(adviser_desk: Desk) -> None:
    plan_id = drafted(adviser_desk, participant(adviser_desk))
    draft = _as_draft(plan_sheet(adviser_desk, plan_id))
    save = partial(plans.save_plan, adviser_desk)
    for phase in (replace(PHASES[0], name=" "), replace(PHASES[0], end=START - DAY)):
        refused(partial(save, replace(draft, phases=(phase,))), "phases")
    for part in (
        element(ElementKind.WORK, ""),
        element(ElementKind.WORK, "Jobb", end=START - DAY),
        element(ElementKind.WORK, "Jobb", minutes_per_week=-1),
    ):
        refused(partial(save, replace(draft, elements=(part,))), "elements")
    other = element(ElementKind.WORK, "Jobb", id="en annens")
    refused(partial(save, replace(draft, elements=(other,))), code="gone")


def test_all_that_is_missing_is_told_at_once(adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    plan_id = plans.new_plan(adviser_desk, who, PlanKind.INTEGRATION).id
    lacking = adopting.missing(adviser_desk, plan_id)
    assert lacking == plan_sheet(adviser_desk, plan_id).missing
    error = refused(partial(adopting.adopt_plan, adviser_desk, plan_id), lacking[0].field, code="missing")
    assert {each.text_step.text for each in lacking} == set(error.message.split("\n"))
    assert {"long_term_goal", "norwegian_minutes", "elements", "work_reason"} <= {e.field for e in lacking}


def test_a_whole_plan_is_adopted_handed_over_and_signed(adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    plan_id = drafted(adviser_desk, who)
    for too_early in (adopting.hand_over_plan, adopting.sign_plan):
        refused(partial(too_early, adviser_desk, plan_id, TODAY), code="state")
    saved = adopting.adopt_plan(adviser_desk, plan_id)
    assert undo.words_of(adviser_desk, saved.changes.action or "") == ""
    refused(partial(undo.undo, adviser_desk, saved.changes.action or ""), code="not_undoable")
    refused(partial(adopting.adopt_plan, adviser_desk, plan_id), code="state")
    refused(partial(trash.delete, adviser_desk, PlanVersion, plan_id), code="final")
    for act, field in (
        (adopting.hand_over_plan, "handed_over_on"),
        (adopting.sign_plan, "signed_on"),
    ):
        refused(partial(act, adviser_desk, plan_id, TODAY + DAY), field)
        refused(partial(act, adviser_desk, plan_id, TODAY - DAY), field)
        undone(adviser_desk, partial(act, adviser_desk, plan_id, TODAY))
    sheet = plan_sheet(adviser_desk, plan_id)
    assert (sheet.version.handed_over_on, sheet.version.signed_on) == (TODAY, TODAY)
    assert sheet.handed_over_by == "Kari Rådgiver"
    assert "§ 46 bokstav c" in sheet.decides
    refused(partial(plans.save_plan, adviser_desk, _as_draft(sheet)), code="state")


def test_what_was_written_before_it_was_adopted_is_not_undone(adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    begun = plans.new_plan(adviser_desk, who, PlanKind.INTEGRATION)
    version = plan_sheet(adviser_desk, begun.id).version
    written = plans.save_plan(adviser_desk, PlanDraft(whole(version), PHASES, ELEMENTS))
    sheet = plan_sheet(adviser_desk, begun.id)
    fewer = plans.save_plan(adviser_desk, replace(_as_draft(sheet), phases=sheet.phases[:1]))
    now = plan_sheet(adviser_desk, begun.id)
    more = replace(now.elements[0], reason="Mer")
    touched = plans.save_plan(adviser_desk, PlanDraft(now.version, now.phases, (more, *now.elements[1:])))
    adopting.adopt_plan(adviser_desk, begun.id)
    for saved in (begun, written, fewer, touched):
        error = refused(partial(undo.undo, adviser_desk, saved.changes.action or ""), code="not_undoable")
        assert "vedtatt plan angres ikke" in error.message
    with adviser_desk.read() as reader:
        assert len(reader.find(PlanPhase, plan_id=begun.id)) == 1
        assert len(reader.find(PlanElement, plan_id=begun.id)) == 4


def test_a_later_version_copies_the_newest_and_says_why(adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    first = adopted(adviser_desk, who)
    adopting.sign_plan(adviser_desk, first, TODAY)
    second = undone(adviser_desk, partial(plans.new_plan, adviser_desk, who, PlanKind.INTEGRATION)).id
    sheet = plan_sheet(adviser_desk, second)
    plan = sheet.version
    assert (plan.number, plan.long_term_goal, plan.signed_on) == (2, "Fast arbeid som snekker", None)
    assert (plan.present, plan.own_view, plan.material) == (False, "", None)
    assert [each.name for each in sheet.phases] == ["Grunnlag", "Praksis"]
    assert len(sheet.elements) == len(ELEMENTS)
    again = partial(adopting.adopt_plan, adviser_desk, second)
    refused(again, "material")
    _write(adviser_desk, second, material=True)
    refused(again, "change_reason")
    _write(adviser_desk, second, change_reason="Fikk tilbud om jobb")
    refused(again, "absence_reason", code="missing")
    _write(adviser_desk, second, present=True, interpreter_reason="Snakker norsk", own_view="Glad")
    adopting.adopt_plan(adviser_desk, second)
    decides = plan_sheet(adviser_desk, second).decides
    assert decides.startswith("Endringen er vesentlig")
    assert [each.version.number for each in plan_view(adviser_desk, who).sheets] == [2, 1]


def _write(desk: Desk, plan_id: str, **more: Any) -> None:
    sheet = plan_sheet(desk, plan_id)
    plans.save_plan(desk, replace(_as_draft(sheet), version=replace(sheet.version, **more)))


def test_a_small_change_is_no_decision(adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    adopted(adviser_desk, who)
    second = plans.new_plan(adviser_desk, who, PlanKind.INTEGRATION).id
    _write(
        adviser_desk,
        second,
        material=False,
        change_reason="Nytt klasserom",
        absence_reason="Ble ringt",
    )
    adopting.adopt_plan(adviser_desk, second)
    assert plan_sheet(adviser_desk, second).decides == ""


def test_the_number_is_given_when_it_is_adopted(adviser_desk: Desk) -> None:
    """A draft that was put back beside a newer one does not take its number."""
    who = participant(adviser_desk)
    lost = drafted(adviser_desk, who)
    assert (
        trash.deletion_plan(adviser_desk, PlanVersion, lost).words == "planutkastet, 2 faser og 4 elementer"
    )
    trash.delete(adviser_desk, PlanVersion, lost)
    adopted(adviser_desk, who)
    trash.put_back(adviser_desk, trash.trash(adviser_desk)[0].action)
    error = partial(adopting.adopt_plan, adviser_desk, lost)
    refused(error, "material")
    _write(adviser_desk, lost, material=False, change_reason="Funnet igjen")
    adopting.adopt_plan(adviser_desk, lost)
    assert plan_sheet(adviser_desk, lost).version.number == 2


def test_two_versions_stand_side_by_side(adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    first = adopted(adviser_desk, who)
    second = plans.new_plan(adviser_desk, who, PlanKind.INTEGRATION).id
    sheet = plan_sheet(adviser_desk, second)
    twice = element(ElementKind.COURSE, "Truckkurs", end=None, minutes_per_week=450)
    plans.save_plan(
        adviser_desk,
        PlanDraft(
            replace(sheet.version, speaking=Level.B2, norwegian_minutes=None, long_term_goal="work"),
            (replace(sheet.phases[0], end=date(2027, 6, 30)),),
            (*sheet.elements[:3], twice, twice),
        ),
    )
    lines = compare(adviser_desk, first, second)
    found = {(line.part, line.label): (line.old, line.new) for line in lines if line.changed}
    assert found["plan", "snakke"] == ("B1", "B2")
    assert found["plan", "norsk"] == ("1000 timer", "–")
    assert found["plan", "langsiktig mål"] == ("Fast arbeid som snekker", "work")
    assert found["plan", "deltakeren var med"] == ("ja", "nei")
    assert found["phase", "Grunnlag"] == (
        "01.12.2026–31.05.2027 · Klare seg i hverdagen",
        "01.12.2026–30.06.2027 · Klare seg i hverdagen",
    )
    assert found["phase", "Praksis"] == ("01.06.2027–30.11.2028", "–")
    assert found["element", "Samfunnskunnskap"] == ("01.12.2026–30.11.2028", "–")
    courses = [line.new for line in lines if line.label == "Truckkurs (kurs)"]
    assert courses == ["01.12.2026– · 7,5 timer i uken"] * 2
    same = [line for line in lines if line.label == "lytte"]
    assert [(line.old, line.changed) for line in same] == [("B1", False)]
    other = participant(adviser_desk, given="Amina", born=date(1985, 5, 5))
    refused(partial(compare, adviser_desk, first, drafted(adviser_desk, other)))


@pytest.mark.parametrize(
    ("has", "child_born", "answered"),
    [
        (None, None, None),
        (False, None, False),
        (True, None, True),
        (None, date(2015, 1, 1), True),
        (False, date(2008, 11, 24), False),  # may be a sister
        (True, date(2008, 11, 23), False),
        (None, date(2008, 11, 23), False),
    ],
)
def test_children_are_asked_for_and_found(
    adviser_desk: Desk, *, has: bool | None, child_born: date | None, answered: bool | None
) -> None:
    from grongintro.domain.household import HouseholdRole
    from grongintro.services import households

    who = person(adviser_desk)
    home = households.create_household(adviser_desk, "Hjemmet").id
    households.join_household(adviser_desk, who, home, role=HouseholdRole.ADULT, start=date(2026, 6, 1))
    if has is not None:
        answer(adviser_desk, who, LivingFactKind.HAS_CHILDREN, answer=has)
    if child_born is not None:
        child = person(adviser_desk, "Liten", born=child_born, household_id=home)
        households.join_household(adviser_desk, child, home, role=HouseholdRole.CHILD, start=date(2026, 6, 1))
    plan_id = plans.new_plan(adviser_desk, who, PlanKind.NORWEGIAN).id
    with adviser_desk.read() as reader:
        facts = plan_facts(reader, reader.get(PlanVersion, plan_id))
    assert facts.children_under_18 is answered
    assert facts.education is Education.LESS


def test_without_a_programme_the_mapping_tells_the_education(adviser_desk: Desk) -> None:
    from grongintro.domain.mapping import Schooling

    who = person(adviser_desk)
    mapping.save_mapping(adviser_desk, mapped(who, schooling=Schooling.UPPER_SECONDARY))
    _training(adviser_desk, who, end=END)
    plan_id = plans.new_plan(adviser_desk, who, PlanKind.NORWEGIAN).id
    with adviser_desk.read() as reader:
        plan = reader.get(PlanVersion, plan_id)
        facts = plan_facts(reader, plan)
    assert (facts.education, facts.in_programme, facts.earlier) == (Education.UPPER_SECONDARY, False, None)
    assert (plan.start, plan.end, plan.speaking) == (START, END, Level.B2)


def test_a_helper_plans_nothing(desk: Desk, adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    plan_id = drafted(adviser_desk, who)
    draft = _as_draft(plan_sheet(adviser_desk, plan_id))
    helper = colleague(desk, "Ingvild Hjelper", Role.HELPER)
    attempts = (
        partial(plans.new_plan, helper, who, PlanKind.INTEGRATION),
        partial(plans.save_plan, helper, draft),
        partial(adopting.adopt_plan, helper, plan_id),
        partial(adopting.missing, helper, plan_id),
        partial(adopting.hand_over_plan, helper, plan_id, TODAY),
        partial(adopting.sign_plan, helper, plan_id, TODAY),
        partial(plan_view, helper, who),
        partial(plan_sheet, helper, plan_id),
        partial(compare, helper, plan_id, plan_id),
    )
    for attempt in attempts:
        refused(attempt, code="role")
