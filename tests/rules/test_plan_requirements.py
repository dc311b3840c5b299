from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grongintro.domain.followup import InterpreterMode
from grongintro.domain.mapping import Schooling
from grongintro.domain.municipality import Language
from grongintro.domain.plan import ElementKind, PlanKind, PlanVersion
from grongintro.domain.programme import Education, Goal
from grongintro.domain.training import Level
from grongintro.rules.norwegian_goal import goal_of, proposed_goal
from grongintro.rules.parameters import shipped_parameters
from grongintro.rules.plan_requirements import Missing, PlanFacts, has_children_under_18, missing_parts
from tests.rules.plans import DAY, ELEMENTS, END, FACTS, KINDS, PLAN, START, element, phase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.domain.plan import PlanElement, PlanPhase

PARAMETERS = shipped_parameters()
BLANKS: dict[str, Any] = {
    "long_term_goal": " ",
    "final_goal": None,
    "listening": None,
    "reading": None,
    "writing": None,
    "speaking": None,
    "norwegian_minutes": None,
    "civics_minutes": None,
    "start": None,
    "end": None,
    "work_reason": "",
    "norwegian_reason": " ",
    "own_view": "",
    "language": "",
    "interpreter_qualified": None,
}


def missing(
    plan: PlanVersion = PLAN,
    elements: Sequence[PlanElement] = ELEMENTS,
    facts: PlanFacts = FACTS,
    phases: Sequence[PlanPhase] = (),
) -> tuple[Missing, ...]:
    return missing_parts(plan, elements, facts, PARAMETERS, phases)


def codes(*args: Any, **kwargs: Any) -> list[str]:
    return [each.code for each in missing(*args, **kwargs)]


def with_kinds(*kinds: ElementKind) -> tuple[PlanElement, ...]:
    return tuple(element(kind) for kind in kinds)


def test_a_plan_with_everything_misses_nothing() -> None:
    assert missing() == ()


@pytest.mark.parametrize("field", BLANKS)
def test_each_part_is_asked_for_at_its_field(field: str) -> None:
    found = missing(replace(PLAN, **{field: BLANKS[field]}))
    assert [each.field for each in found] == [field]
    assert found[0].text_step.law
    assert found[0].text_step.text_in(Language.NYNORSK)


def test_parts_come_in_the_order_of_the_form() -> None:
    empty = replace(PLAN, **BLANKS, interpreter=InterpreterMode.NONE)
    fields = [each.field for each in missing(empty, (), FACTS)]
    assert fields == [
        "long_term_goal",
        "final_goal",
        "listening",
        "reading",
        "writing",
        "speaking",
        "norwegian_minutes",
        "civics_minutes",
        "start",
        "end",
        *["elements"] * 4,
        "work_reason",
        "norwegian_reason",
        "interpreter_reason",
        "own_view",
    ]


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (ElementKind.PRACTICE, "work_or_education_element"),
        (ElementKind.NORWEGIAN, "norwegian_element"),
        (ElementKind.CIVICS, "civics_element"),
        (ElementKind.LIFE_SKILLS, "life_skills_element"),
    ],
)
def test_each_mandatory_element_is_asked_for(kind: ElementKind, code: str) -> None:
    found = missing(elements=with_kinds(*(each for each in KINDS if each is not kind)))
    assert [(each.code, each.field) for each in found] == [(code, "elements")]


@pytest.mark.parametrize(
    "kind", [ElementKind.WORK, ElementKind.COURSE, ElementKind.NAV_MEASURE, ElementKind.EDUCATION]
)
def test_work_or_education_will_do(kind: ElementKind) -> None:
    assert codes(elements=with_kinds(kind, *KINDS[1:])) == []


@pytest.mark.parametrize(
    ("children", "kinds", "expected"),
    [
        (None, KINDS, ["children_unknown"]),
        (True, KINDS, ["parenting_element"]),
        (True, (*KINDS, ElementKind.PARENTING), []),
        (False, KINDS, []),
    ],
)
def test_parents_have_parental_guidance(
    children: bool | None, kinds: tuple[ElementKind, ...], expected: list[str]
) -> None:
    assert codes(elements=with_kinds(*kinds), facts=replace(FACTS, children_under_18=children)) == expected


def test_collective_protection_needs_no_civics_as_long_as_chapter_6a_is_in_force() -> None:
    facts = replace(FACTS, collective=True)
    without = tuple(each for each in ELEMENTS if each.kind is not ElementKind.CIVICS)
    plan = replace(PLAN, civics_minutes=None)
    assert codes(plan, without, facts) == []
    days = [date(2028, 6, 30), date(2028, 7, 1), date(2028, 7, 2)]
    asked = [bool(codes(replace(plan, made_on=day), without, facts)) for day in days]
    assert asked == [False, True, True]


@pytest.mark.parametrize(
    ("start", "goal", "reason", "expected"),
    [
        (date(2045, 12, 31), Goal.PART_UPPER_SECONDARY, "", []),
        (date(2046, 1, 1), Goal.PART_UPPER_SECONDARY, "grunn", ["over_55_must_work"]),
        (date(2046, 1, 2), Goal.PART_UPPER_SECONDARY, "", ["over_55_must_work"]),
        (date(2046, 1, 2), Goal.WORK, "", []),
        (date(2014, 12, 31), Goal.WORK, "", ["under_25_reason"]),
        (date(2014, 12, 31), Goal.WORK, "Vil arbeide nå", []),
        (date(2014, 12, 31), Goal.FULL_UPPER_SECONDARY, "", []),
        (date(2014, 12, 31), Goal.VOCATIONAL, "", []),
        (date(2015, 1, 1), Goal.WORK, "", []),
        (date(2015, 1, 2), Goal.WORK, "", []),
    ],
)
def test_the_age_at_the_start_limits_the_goal(
    start: date, goal: Goal, reason: str, expected: list[str]
) -> None:
    plan = replace(PLAN, start=start, end=None, final_goal=goal, goal_reason=reason)
    found = [each.code for each in missing(plan) if each.field in {"final_goal", "goal_reason"}]
    assert found == expected


def test_a_goal_must_fit_the_education() -> None:
    found = missing(replace(PLAN, final_goal=Goal.HIGHER_EDUCATION))
    assert [(each.code, each.field) for each in found] == [("goal_does_not_fit", "final_goal")]
    facts = replace(FACTS, education=Education.UPPER_SECONDARY)
    assert codes(replace(PLAN, final_goal=Goal.HIGHER_EDUCATION), facts=facts) == []


@pytest.mark.parametrize(
    ("level", "reason", "expected"),
    [
        (Level.B2, "", []),
        (Level.B1, "", []),
        (Level.A2, "", ["level_reason"]),
        (Level.A2, "Sen progresjon", []),
        (Level.A1, "Sen progresjon", ["lowered_too_far"]),
        (Level.A1, "", ["lowered_too_far", "level_reason"]),
    ],
)
def test_a_lower_level_has_a_reason_and_is_one_step_down(
    level: Level, reason: str, expected: list[str]
) -> None:
    assert codes(replace(PLAN, writing=level, level_reason=reason)) == expected


def test_a_level_is_lowered_from_that_of_the_version_before() -> None:
    plan = replace(PLAN, writing=Level.A1, level_reason="Sen progresjon")
    facts = replace(FACTS, earlier=goal_of(replace(PLAN, writing=Level.A2)))
    assert codes(plan, facts=facts) == []
    higher = replace(FACTS, earlier=goal_of(replace(PLAN, writing=Level.B2)))
    assert codes(plan, facts=higher) == ["lowered_too_far"]
    assert codes(plan, facts=replace(FACTS, proposed=None)) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"start": START}, []),
        ({"start": date(2026, 2, 15)}, ["element_outside"]),
        ({"end": END}, []),
        ({"end": date(2028, 2, 16)}, ["element_outside"]),
        ({"end": None}, []),
        ({"start": END, "end": None}, []),
        ({"start": date(2028, 2, 16), "end": None}, ["element_outside"]),
        ({"start": date(2026, 3, 2), "end": date(2026, 3, 2)}, []),
        ({"start": date(2026, 3, 2), "end": date(2026, 3, 1)}, ["element_dates"]),
    ],
)
def test_an_element_lies_within_the_plan(changes: dict[str, Any], expected: list[str]) -> None:
    assert codes(elements=(*ELEMENTS, element(ElementKind.COURSE, **changes))) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((START, date(2026, 6, 30)), (date(2026, 7, 1), END), []),
        ((START, date(2026, 6, 30)), (date(2026, 6, 30), END), ["phases_overlap"]),
        ((date(2026, 2, 15), date(2026, 6, 30)), (date(2026, 7, 1), END), ["phase_outside"]),
        ((START, date(2026, 6, 30)), (date(2026, 7, 1), date(2028, 2, 16)), ["phase_outside"]),
        ((START, date(2026, 2, 15)), (date(2026, 7, 1), END), ["phase_dates"]),
    ],
)
def test_phases_lie_within_the_plan_and_apart(
    first: tuple[date, date], second: tuple[date, date], expected: list[str]
) -> None:
    found = missing(phases=(phase(2, *second), phase(1, *first)))
    assert [each.code for each in found] == expected
    assert {each.field for each in found} <= {"phases"}


@given(st.integers(-3, 3))
def test_a_plan_ends_on_or_after_the_day_it_starts(offset: int) -> None:
    end = date.fromordinal(START.toordinal() + offset)
    found = missing(replace(PLAN, end=end), tuple(replace(each, end=None) for each in ELEMENTS))
    assert ([each.field for each in found] == ["end"]) is (offset < 0)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"present": False}, ["absence_reason"]),
        ({"present": False, "absence_reason": "Var syk", "own_view": ""}, []),
        ({"interpreter": InterpreterMode.NONE}, ["interpreter_reason"]),
        ({"interpreter": InterpreterMode.NONE, "interpreter_reason": "Snakker norsk", "language": ""}, []),
        ({"interpreter_qualified": False}, ["interpreter_reason"]),
        ({"interpreter_qualified": False, "interpreter_reason": "Ingen ledig"}, []),
        ({"interpreter": InterpreterMode.PHONE, "language": " "}, ["language"]),
    ],
)
def test_how_the_participant_took_part_is_written(changes: dict[str, Any], expected: list[str]) -> None:
    assert [each.field for each in missing(replace(PLAN, **changes))] == expected


NORWEGIAN = replace(PLAN, kind=PlanKind.NORWEGIAN, final_goal=None, work_reason="")
OUTSIDE = replace(FACTS, in_programme=False, children_under_18=None)


def test_a_norwegian_plan_asks_for_less() -> None:
    teaching = with_kinds(ElementKind.NORWEGIAN)
    assert codes(NORWEGIAN, teaching, OUTSIDE) == []
    assert codes(NORWEGIAN, (), OUTSIDE) == ["elements"]
    assert codes(replace(NORWEGIAN, civics_minutes=None), teaching, OUTSIDE) == ["civics_extent"]
    assert codes(replace(NORWEGIAN, norwegian_reason=""), teaching, OUTSIDE) == ["norwegian_reason"]


def test_the_norwegian_plan_of_collective_protection_asks_for_goal_and_extent_alone() -> None:
    facts = replace(OUTSIDE, collective=True)
    bare = PlanVersion(
        "plan", "office", "person", PlanKind.NORWEGIAN, 1, PLAN.state, DAY, "staff", norwegian_minutes=1
    )
    found = missing(bare, (), facts)
    assert [each.field for each in found] == ["listening", "reading", "writing", "speaking"]
    assert {each.text_step.law for each in found} == {"integreringsloven § 37 d tredje ledd"}


def test_somebody_in_the_programme_has_one_joint_plan() -> None:
    assert codes(NORWEGIAN, with_kinds(ElementKind.NORWEGIAN), FACTS) == ["joint_plan"]


def test_the_proposal_of_the_regulation_is_never_too_low() -> None:
    for schooling in (Schooling.BELOW_COMPULSORY, Schooling.COMPULSORY, Schooling.UPPER_SECONDARY):
        proposed = proposed_goal(schooling).levels
        levels: dict[str, Any] = {part.value: level for part, level in proposed.items()}
        plan = replace(PLAN, **levels)
        assert codes(plan, facts=replace(FACTS, proposed=proposed)) == []


@pytest.mark.parametrize(
    ("born", "ages", "answer", "has"),
    [
        (True, (), False, True),
        (False, (17,), None, True),
        (False, (18,), None, False),
        (False, (), None, None),
        (False, (12,), False, False),
        (False, (12,), True, True),
        (False, (), True, True),
        (False, (19, 22), True, False),
    ],
)
def test_whose_children_ask_for_parental_guidance(
    born: bool, ages: tuple[int, ...], answer: bool | None, has: bool | None
) -> None:
    assert has_children_under_18(born_in_programme=born, ages=ages, answer=answer) is has
