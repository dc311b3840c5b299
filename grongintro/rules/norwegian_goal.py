"""The guiding minimum levels in Norwegian and lowering them (integreringsforskriften §§ 27 and 28)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.mapping import Schooling
from grongintro.domain.sentences import phrase
from grongintro.domain.training import NORWEGIAN_PARTS, Level, TestPart
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grongintro.domain.plan import PlanVersion
    from grongintro.domain.step import Step

PART_NAMES = {
    TestPart.LISTENING: phrase("norwegian.goal/listening"),
    TestPart.READING: phrase("norwegian.goal/reading"),
    TestPart.WRITING: phrase("norwegian.goal/writing"),
    TestPart.SPEAKING: phrase("norwegian.goal/speaking"),
}
MOST_LEVELS_DOWN = 1


@dataclass(frozen=True)
class NorwegianGoal:
    """The proposed level of each of the four part tests, and why."""

    levels: Mapping[TestPart, Level]
    step: Step


def proposed_goal(schooling: Schooling, *, needs_b2: bool = False) -> NorwegianGoal:
    """The guiding minimum of regulation § 28 for somebody with this schooling.

    `needs_b2`: has to document B2 in every part (fourth paragraph); only with upper secondary education.
    """
    if schooling is Schooling.BELOW_COMPULSORY:
        step = explain("norwegian.goal", "below_compulsory", law="integreringsforskriften § 28 første ledd")
        return NorwegianGoal(_levels(Level.A2, speaking=Level.B1), step)
    if schooling is Schooling.COMPULSORY:
        step = explain("norwegian.goal", "compulsory", law="integreringsforskriften § 28 andre ledd")
        return NorwegianGoal(_levels(Level.B1, speaking=Level.B1), step)
    if needs_b2:
        step = explain("norwegian.goal", "needs_b2", law="integreringsforskriften § 28 fjerde ledd")
        return NorwegianGoal(_levels(Level.B2, speaking=Level.B2), step)
    step = explain("norwegian.goal", "upper_secondary", law="integreringsforskriften § 28 tredje ledd")
    return NorwegianGoal(_levels(Level.B1, speaking=Level.B2), step)


def goal_of(plan: PlanVersion) -> dict[TestPart, Level]:
    """The levels that a plan version has set, without the parts that are still open."""
    chosen = {
        TestPart.LISTENING: plan.listening,
        TestPart.READING: plan.reading,
        TestPart.WRITING: plan.writing,
        TestPart.SPEAKING: plan.speaking,
    }
    return {part: level for part, level in chosen.items() if level is not None}


def lowered(proposed: Mapping[TestPart, Level], chosen: Mapping[TestPart, Level]) -> tuple[TestPart, ...]:
    """The parts whose chosen level is below the proposed one, in the order of the form."""
    return _below(proposed, chosen, 1)


def lowered_too_far(
    proposed: Mapping[TestPart, Level], chosen: Mapping[TestPart, Level]
) -> tuple[TestPart, ...]:
    """The parts lowered by more than the one level at a time of regulation § 27 third paragraph."""
    return _below(proposed, chosen, MOST_LEVELS_DOWN + 1)


def level_name(level: Level) -> str:
    """`A2`, as in the regulation; the same in both written standards."""
    return "under A1" if level is Level.BELOW_A1 else level.value.upper()


def _levels(level: Level, *, speaking: Level) -> dict[TestPart, Level]:
    return {part: speaking if part is TestPart.SPEAKING else level for part in NORWEGIAN_PARTS}


def _below(
    proposed: Mapping[TestPart, Level], chosen: Mapping[TestPart, Level], least: int
) -> tuple[TestPart, ...]:
    return tuple(
        part
        for part in NORWEGIAN_PARTS
        if part in proposed and part in chosen and proposed[part].rank - chosen[part].rank >= least
    )
