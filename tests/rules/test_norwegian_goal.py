from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grongintro.domain.mapping import Schooling
from grongintro.domain.plan import PlanKind, PlanState, PlanVersion
from grongintro.domain.training import NORWEGIAN_PARTS, Level, TestPart
from grongintro.rules.norwegian_goal import goal_of, level_name, lowered, lowered_too_far, proposed_goal
from tests.rules.plans import DAY

LEVELS = st.fixed_dictionaries({part: st.sampled_from(list(Level)) for part in NORWEGIAN_PARTS})


@pytest.mark.parametrize(
    ("schooling", "needs_b2", "level", "speaking", "paragraph"),
    [
        (Schooling.BELOW_COMPULSORY, False, Level.A2, Level.B1, "første"),
        (Schooling.BELOW_COMPULSORY, True, Level.A2, Level.B1, "første"),
        (Schooling.COMPULSORY, False, Level.B1, Level.B1, "andre"),
        (Schooling.COMPULSORY, True, Level.B1, Level.B1, "andre"),
        (Schooling.UPPER_SECONDARY, False, Level.B1, Level.B2, "tredje"),
        (Schooling.UPPER_SECONDARY, True, Level.B2, Level.B2, "fjerde"),
    ],
)
def test_the_schooling_decides_the_proposed_goal(
    schooling: Schooling, needs_b2: bool, level: Level, speaking: Level, paragraph: str
) -> None:
    goal = proposed_goal(schooling, needs_b2=needs_b2)
    others = (goal.levels[part] for part in NORWEGIAN_PARTS if part is not TestPart.SPEAKING)
    assert set(others) == {level}
    assert goal.levels[TestPart.SPEAKING] is speaking
    assert goal.step.law == f"integreringsforskriften § 28 {paragraph} ledd"


@pytest.mark.parametrize(
    ("chosen", "is_lowered", "too_far"),
    [(Level.B2, False, False), (Level.B1, False, False), (Level.A2, True, False), (Level.A1, True, True)],
)
def test_one_level_down_is_as_far_as_it_goes(chosen: Level, is_lowered: bool, too_far: bool) -> None:
    proposed = {TestPart.READING: Level.B1}
    assert bool(lowered(proposed, {TestPart.READING: chosen})) is is_lowered
    assert bool(lowered_too_far(proposed, {TestPart.READING: chosen})) is too_far


@given(LEVELS, LEVELS)
def test_what_is_lowered_too_far_is_lowered(
    proposed: dict[TestPart, Level], chosen: dict[TestPart, Level]
) -> None:
    too_far = set(lowered_too_far(proposed, chosen))
    assert too_far <= set(lowered(proposed, chosen))
    assert not set(lowered(proposed, chosen)) & set(lowered(chosen, proposed))


def test_a_part_without_a_level_is_not_lowered() -> None:
    plan = PlanVersion(
        "p", "o", "x", PlanKind.INTEGRATION, 1, PlanState.DRAFT, DAY, "s", speaking=Level.A1, reading=Level.B1
    )
    assert goal_of(plan) == {TestPart.READING: Level.B1, TestPart.SPEAKING: Level.A1}
    proposed = proposed_goal(Schooling.COMPULSORY).levels
    assert lowered(proposed, goal_of(plan)) == (TestPart.SPEAKING,)


def test_levels_have_names_without_a_language() -> None:
    assert [level_name(level) for level in Level] == ["under A1", "A1", "A2", "B1", "B2", "C1"]
    assert [one.rank < other.rank for one, other in product((Level.BELOW_A1,), tuple(Level)[1:])] == [
        True
    ] * 5
