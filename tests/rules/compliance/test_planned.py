"""The lights for plan, contract and content, each on the day before, the day and the day after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.carried import CarriedKind, CarriedMatter
from grongintro.domain.followup import InterpreterMode
from grongintro.domain.plan import (
    ContractKind,
    ElementKind,
    IntegrationContract,
    LifeEvent,
    LifeEventKind,
    PlanElement,
    PlanKind,
    PlanReview,
    PlanState,
)
from grongintro.domain.programme import Education, Goal, Status
from grongintro.rules.compliance.light import Mend
from tests.rules import plans
from tests.rules.compliance.people import (
    OFFERED,
    PERSON,
    PROGRAMME,
    STARTED,
    arrived,
    in_programme,
    light,
    seen,
)

if TYPE_CHECKING:
    from grongintro.rules.compliance.facts import ComplianceFacts

DAY = timedelta(days=1)
ADOPTED = replace(plans.PLAN, state=PlanState.ADOPTED, made_on=OFFERED, start=STARTED, end=date(2028, 4, 19))
ELEMENTS = tuple(replace(each, start=STARTED, end=ADOPTED.end) for each in plans.ELEMENTS)


def planned(**changes: Any) -> ComplianceFacts:
    """Somebody who takes part with a plan that holds everything."""
    whole = {"plans": (ADOPTED,), "elements": {ADOPTED.id: ELEMENTS}, "children_under_18": False}
    return in_programme(**{**whole, **changes})


def with_plan(**changes: Any) -> ComplianceFacts:
    return planned(plans=(replace(ADOPTED, **changes),))


@pytest.mark.parametrize(("made", "late"), [(OFFERED - DAY, False), (OFFERED, False), (OFFERED + DAY, True)])
def test_the_plan_is_made_with_the_decision(made: date, late: bool) -> None:
    found = light(with_plan(made_on=made), "plan", STARTED)
    assert (str(found.colour), found.late) == ("green", late)


def test_a_plan_that_is_missing_is_red_the_day_after_the_decision() -> None:
    assert light(in_programme(), "plan", OFFERED - DAY) is None
    assert seen(in_programme(), "plan", OFFERED) == ("amber", 0)
    assert seen(in_programme(), "plan", OFFERED + DAY) == ("red", -1)
    draft = replace(ADOPTED, state=PlanState.DRAFT)
    assert seen(in_programme(plans=(draft,)), "plan", OFFERED + DAY) == ("red", -1)
    carried = CarriedMatter("c", "o", "p", CarriedKind.PLAN_DECISION, OFFERED)
    assert seen(in_programme(carried=(carried,)), "plan", OFFERED + DAY) == ("green", None)


@pytest.mark.parametrize("code", ["plan_parts", "plan_together", "goal", "content"])
def test_a_whole_plan_is_green_and_no_plan_has_no_light(code: str) -> None:
    assert seen(planned(), code, STARTED) == ("green", None)
    assert light(in_programme(), code, STARTED) is None
    assert light(planned(status=Status.ENDED), code, STARTED) is None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"long_term_goal": ""}, "plan_parts"),
        ({"speaking": None}, "plan_parts"),
        ({"civics_minutes": None}, "plan_parts"),
        ({"work_reason": " "}, "plan_parts"),
        ({"own_view": ""}, "plan_together"),
        ({"interpreter_qualified": None}, "plan_together"),
        ({"interpreter": InterpreterMode.NONE}, "plan_together"),
        ({"final_goal": Goal.HIGHER_EDUCATION}, "goal"),
    ],
)
def test_each_thing_that_is_missing_lights_its_own_requirement_red(
    changes: dict[str, Any], code: str
) -> None:
    facts = with_plan(**changes)
    found = light(facts, code, STARTED)
    assert (str(found.colour), found.mend) == ("red", Mend.PLAN)
    assert found.step.text == "Mangler i planen: 1."
    assert len(found.step.children) == 1
    others = {"plan_parts", "plan_together", "goal", "content"} - {code}
    assert {seen(facts, other, STARTED)[0] for other in others} == {"green"}


@pytest.mark.parametrize(("born", "colour"), [(date(2001, 4, 21), "red"), (date(2001, 4, 20), "green")])
def test_under_25_without_upper_secondary_another_goal_needs_its_reason(born: date, colour: str) -> None:
    facts = planned(person=replace(PERSON, birth_date=born))
    assert seen(facts, "goal", STARTED)[0] == colour
    reasoned = replace(facts, plans=(replace(ADOPTED, goal_reason="Ønsker arbeid nå"),))
    assert seen(reasoned, "goal", STARTED)[0] == "green"


def test_a_child_born_during_the_programme_asks_for_parental_guidance() -> None:
    assert seen(planned(children_under_18=True), "content", STARTED)[0] == "red"
    parenting = PlanElement("x", "o", "p", ADOPTED.id, ElementKind.PARENTING, "ICDP", STARTED)
    facts = planned(children_under_18=True, elements={ADOPTED.id: (*ELEMENTS, parenting)})
    assert seen(facts, "content", STARTED)[0] == "green"
    unknown = light(planned(children_under_18=None), "content", STARTED)
    assert (str(unknown.colour), unknown.mend) == ("red", Mend.CHILDREN)


@pytest.mark.parametrize(("days", "colour"), [(13, "amber"), (14, "amber"), (15, "red")])
def test_the_plan_is_handed_over_within_two_weeks(days: int, colour: str) -> None:
    today = OFFERED + timedelta(days=days)
    assert seen(planned(), "plan_handed", today) == (colour, 14 - days)
    assert seen(with_plan(handed_over_on=OFFERED), "plan_handed", today) == ("green", None)


@pytest.mark.parametrize(("signed", "late"), [(OFFERED, False), (OFFERED + DAY, True)])
def test_the_contract_is_signed_with_the_plan(signed: date, late: bool) -> None:
    contract = IntegrationContract("k", "o", "p", ADOPTED.id, ContractKind.CONTRACT, OFFERED, "s", signed)
    assert light(planned(contracts=(contract,)), "contract", STARTED).late is late
    unsigned = replace(contract, participant_signed=None)
    assert seen(planned(contracts=(unsigned,)), "contract", OFFERED + DAY) == ("red", -1)
    assert seen(planned(), "contract", OFFERED) == ("amber", 0)


def test_two_plans_are_red() -> None:
    beside = replace(ADOPTED, id="n", kind=PlanKind.NORWEGIAN, made_on=OFFERED)
    before = replace(beside, made_on=OFFERED - DAY)
    assert seen(planned(), "one_plan", STARTED)[0] == "green"
    assert seen(planned(plans=(ADOPTED, before)), "one_plan", STARTED)[0] == "green"
    assert seen(planned(plans=(ADOPTED, beside)), "one_plan", STARTED)[0] == "red"


def test_the_plan_is_looked_at_in_the_rhythm_from_the_last_review() -> None:
    last = date(2026, 7, 1)
    assert seen(planned(), "review", last - timedelta(days=31))[0] == "green"
    assert seen(planned(), "review", last - timedelta(days=30)) == ("amber", 30)
    assert seen(planned(), "review", last) == ("amber", 0)
    assert seen(planned(), "review", last + DAY) == ("red", -1)
    held = PlanReview("r", "o", "p", ADOPTED.id, date(2026, 6, 30), "s", changes=False)
    assert seen(planned(reviews=(held,)), "review", date(2026, 9, 30)) == ("amber", 0)
    assert seen(planned(review_months=6), "review", last + DAY)[0] == "green"


def test_an_event_asks_for_a_look_at_the_plan_within_a_month() -> None:
    born = LifeEvent("e", "o", "p", LifeEventKind.BIRTH, date(2026, 8, 1))
    facts = planned(events=(born,))
    assert light(planned(), "event", date(2026, 8, 1)) is None
    assert seen(facts, "event", date(2026, 8, 31)) == ("amber", 0)
    assert seen(facts, "event", date(2026, 9, 1)) == ("red", -1)
    review = PlanReview("r", "o", "p", ADOPTED.id, date(2026, 8, 20), "s", changes=False, event_id="e")
    assert seen(replace(facts, reviews=(review,)), "event", date(2026, 9, 1)) == ("green", None)
    newer = (replace(ADOPTED, made_on=date(2026, 8, 2)),)
    assert seen(replace(facts, plans=newer), "event", date(2026, 9, 1)) == ("green", None)


@pytest.mark.parametrize(
    ("end", "colour"),
    [(date(2028, 4, 18), "green"), (date(2028, 4, 19), "green"), (date(2028, 4, 20), "red")],
)
def test_a_programme_for_work_lasts_two_years_at_most(end: date, colour: str) -> None:
    assert seen(in_programme(programme=replace(PROGRAMME, end=end)), "length", STARTED)[0] == colour


def test_a_programme_that_can_be_extended_is_amber_within_the_extension() -> None:
    base = replace(PROGRAMME, goal=Goal.PART_UPPER_SECONDARY)
    for end, colour in (
        (date(2029, 4, 19), "green"),
        (date(2029, 4, 20), "amber"),
        (date(2030, 4, 19), "amber"),
        (date(2030, 4, 20), "red"),
    ):
        assert seen(in_programme(programme=replace(base, end=end)), "length", STARTED)[0] == colour


def test_a_goal_that_does_not_fit_has_no_length() -> None:
    wrong = replace(PROGRAMME, education=Education.UPPER_SECONDARY, goal=Goal.VOCATIONAL)
    assert light(in_programme(programme=wrong), "length", STARTED) is None
    assert light(arrived(), "length", STARTED) is None
