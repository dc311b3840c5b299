"""What a plan version must hold before it is adopted (integreringsloven §§ 13–15, 34, 37 c and 37 d).

The order of the parts is that of the form. The seventh part of § 15, how to appeal, stands in the letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from grongintro.domain.dates import age_on, short
from grongintro.domain.followup import InterpreterMode
from grongintro.domain.plan import WORK_ORIENTED, ElementKind, PlanKind
from grongintro.domain.programme import Education, Goal
from grongintro.domain.training import NORWEGIAN_PARTS
from grongintro.rules.norwegian_goal import (
    PART_NAMES,
    goal_of,
    level_name,
    lowered,
    lowered_too_far,
)
from grongintro.rules.programme_length import GOAL_NAMES, MUST_WORK_AGE, TRACKS, YOUNG_AGE
from grongintro.rules.registry import explain
from grongintro.rules.switches import chapter_6a_in_force

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from grongintro.domain.plan import PlanElement, PlanPhase, PlanVersion
    from grongintro.domain.sentences import Word
    from grongintro.domain.step import Step
    from grongintro.domain.training import Level, TestPart
    from grongintro.rules.parameters import Parameters

ADULT = 18
LAW_34 = "integreringsloven § 34, jf. § 15 tredje ledd"
LAW_37D = "integreringsloven § 37 d tredje ledd"


@dataclass(frozen=True)
class PlanFacts:
    """What the requirements depend on beside the plan itself.

    `collective`: permit under utlendingsloven § 34. `children_under_18` also counts a child born during the
    programme (§ 14 a second paragraph), None while nobody has answered. `proposed` is the level that
    regulation § 28 proposes, and `earlier` the goal of the version before this one, each where it is known.
    """

    collective: bool
    education: Education
    birth_date: date
    children_under_18: bool | None = None
    in_programme: bool = True
    proposed: Mapping[TestPart, Level] | None = None
    earlier: Mapping[TestPart, Level] | None = None


@dataclass(frozen=True)
class Missing:
    """A part that is not there or not right. `field` is one of `PlanVersion`, or `elements` or `phases`."""

    code: str
    field: str
    text_step: Step


def has_children_under_18(
    *, born_in_programme: bool, ages: Sequence[int], answer: bool | None
) -> bool | None:
    """Whether § 14 a second paragraph asks for parental guidance; None while nobody has said.

    A birth during the programme says yes. Else the answer to «har barn» counts, for children in the household
    may be brothers and sisters; a yes falls when all the children of the household (`ages`, in whole years)
    are grown up. Without an answer a child under 18 in the household is taken to be the person's own.
    """
    young = any(age < ADULT for age in ages)
    if born_in_programme:
        return True
    if answer is not None:
        return answer and (young or not ages)
    return young if ages else None


def missing_parts(
    plan: PlanVersion,
    elements: Sequence[PlanElement],
    facts: PlanFacts,
    parameters: Parameters,
    phases: Sequence[PlanPhase] = (),
) -> tuple[Missing, ...]:
    """What must be mended before the version can be adopted, in the order of the form; empty when nothing.

    An integration plan is held against all of § 15 and § 14 a, a Norwegian plan against § 34, and that of
    somebody with collective protection only against § 37 d while chapter 6A is in force on `plan.made_on`.
    """
    collective = facts.collective and chapter_6a_in_force(plan.made_on, parameters)
    if plan.kind is PlanKind.INTEGRATION:
        return tuple(_integration(plan, elements, phases, facts, civics=not collective))
    return tuple(_norwegian(plan, elements, phases, facts, collective=collective))


def _integration(
    plan: PlanVersion,
    elements: Sequence[PlanElement],
    phases: Sequence[PlanPhase],
    facts: PlanFacts,
    *,
    civics: bool,
) -> Iterator[Missing]:
    law = "integreringsloven § 15 tredje ledd"
    yield from _long_term_goal(plan, law)
    yield from _final_goal(plan, facts)
    yield from _levels(plan, facts, law)
    yield from _extent(plan, law, civics=civics)
    yield from _duration(plan, law)
    yield from _mandatory(elements, facts, civics=civics)
    yield from misplaced(plan, elements, phases)
    yield from _reasons(plan)
    yield from _participation(plan)


def _norwegian(
    plan: PlanVersion,
    elements: Sequence[PlanElement],
    phases: Sequence[PlanPhase],
    facts: PlanFacts,
    *,
    collective: bool,
) -> Iterator[Missing]:
    if facts.in_programme:
        yield Missing("joint_plan", "kind", explain("plan.joint", "one_plan"))
    law = LAW_37D if collective else LAW_34
    if collective:
        yield from _levels(plan, facts, law)
        yield from _extent(plan, law, civics=False)
        yield from misplaced(plan, elements, phases)
        return
    yield from _long_term_goal(plan, law)
    yield from _levels(plan, facts, law)
    yield from _extent(plan, law, civics=True)
    yield from _duration(plan, law)
    if not elements:
        yield Missing("elements", "elements", explain("plan.content", "elements", law=law))
    yield from misplaced(plan, elements, phases)
    yield from _norwegian_reason(plan, "integreringsloven § 34, jf. § 15 fjerde ledd")
    yield from _participation(plan)


def _long_term_goal(plan: PlanVersion, law: str) -> Iterator[Missing]:
    if not plan.long_term_goal.strip():
        yield Missing("long_term_goal", "long_term_goal", explain("plan.content", "long_term_goal", law=law))


def _final_goal(plan: PlanVersion, facts: PlanFacts) -> Iterator[Missing]:
    """The goal is there, and fits education and age on the plan's first day, or the day it was made."""
    goal = plan.final_goal
    if goal is None:
        yield Missing("final_goal", "final_goal", explain("plan.content", "final_goal"))
        return
    age = age_on(facts.birth_date, plan.start or plan.made_on)
    words = {"goal": GOAL_NAMES[goal]}
    if (facts.education, goal) not in TRACKS:
        step = explain("plan.goal", "does_not_fit", words=words)
        yield Missing("goal_does_not_fit", "final_goal", step)
    elif age >= MUST_WORK_AGE and goal is not Goal.WORK:
        law = "integreringsloven § 13 første ledd og § 14 første ledd"
        step = explain("plan.goal", "must_work", words={"age": str(age)}, law=law)
        yield Missing("over_55_must_work", "final_goal", step)
    elif _needs_goal_reason(goal, facts.education, age) and not plan.goal_reason.strip():
        law = "integreringsloven § 14 tredje ledd"
        step = explain("plan.goal", "must_finish", words={"age": str(age)}, law=law)
        yield Missing("under_25_reason", "goal_reason", step)


def _needs_goal_reason(goal: Goal, education: Education, age: int) -> bool:
    finishing = goal in {Goal.FULL_UPPER_SECONDARY, Goal.VOCATIONAL}
    return age < YOUNG_AGE and education is Education.LESS and not finishing


def _levels(plan: PlanVersion, facts: PlanFacts, law: str) -> Iterator[Missing]:
    """Each part test has its level, and a lowered one its reason; never more than one level at a time."""
    chosen = goal_of(plan)
    for part in NORWEGIAN_PARTS:
        if part not in chosen:
            step = explain("plan.content", "level", words={"part": PART_NAMES[part]}, law=law)
            yield Missing(f"level_{part.value}", part.value, step)
    if facts.proposed is None:
        return
    start_from = _lowest(facts.proposed, facts.earlier)
    for part in lowered_too_far(start_from, chosen):
        words: dict[str, Word] = {
            "part": PART_NAMES[part],
            "from": level_name(start_from[part]),
            "chosen": level_name(chosen[part]),
        }
        law = "integreringsforskriften § 27 tredje ledd"
        yield Missing("lowered_too_far", part.value, explain("plan.level", "too_far", words=words, law=law))
    if lowered(facts.proposed, chosen) and not plan.level_reason.strip():
        yield Missing("level_reason", "level_reason", explain("plan.level", "reason"))


def _lowest(
    proposed: Mapping[TestPart, Level], earlier: Mapping[TestPart, Level] | None
) -> dict[TestPart, Level]:
    """What a lowering is counted from: the version before, where that was already below the proposal."""
    before = earlier or {}
    return {
        part: min(level, before.get(part, level), key=lambda each: each.rank)
        for part, level in proposed.items()
    }


def _extent(plan: PlanVersion, law: str, *, civics: bool) -> Iterator[Missing]:
    if plan.norwegian_minutes is None:
        step = explain("plan.content", "norwegian_extent", law=law)
        yield Missing("norwegian_extent", "norwegian_minutes", step)
    if civics and plan.civics_minutes is None:
        step = explain("plan.content", "civics_extent", law=law)
        yield Missing("civics_extent", "civics_minutes", step)


def _duration(plan: PlanVersion, law: str) -> Iterator[Missing]:
    if plan.start is None:
        yield Missing("start", "start", explain("plan.content", "start", law=law))
    if plan.end is None:
        yield Missing("end", "end", explain("plan.content", "end", law=law))


def _mandatory(elements: Sequence[PlanElement], facts: PlanFacts, *, civics: bool) -> Iterator[Missing]:
    """The elements of § 14 a; civics not where § 37 c says so."""
    kinds = {element.kind for element in elements}
    first, second = (f"integreringsloven § 14 a {which} ledd" for which in ("første", "andre"))
    if not kinds & (WORK_ORIENTED | {ElementKind.EDUCATION}):
        step = explain("plan.elements", "work_or_education", law=first)
        yield Missing("work_or_education_element", "elements", step)
    if ElementKind.NORWEGIAN not in kinds:
        step = explain("plan.elements", "norwegian", law=first)
        yield Missing("norwegian_element", "elements", step)
    if civics and ElementKind.CIVICS not in kinds:
        yield Missing("civics_element", "elements", explain("plan.elements", "civics", law=first))
    if ElementKind.LIFE_SKILLS not in kinds:
        step = explain("plan.elements", "life_skills", law=first)
        yield Missing("life_skills_element", "elements", step)
    if facts.children_under_18 is None:
        step = explain("plan.elements", "children_unknown", law=second)
        yield Missing("children_unknown", "elements", step)
    elif facts.children_under_18 and ElementKind.PARENTING not in kinds:
        step = explain("plan.elements", "parenting", law=second)
        yield Missing("parenting_element", "elements", step)


def misplaced(
    plan: PlanVersion, elements: Sequence[PlanElement], phases: Sequence[PlanPhase]
) -> Iterator[Missing]:
    """What is wrong with the dates: out of order, outside the plan's own, or overlapping; days included."""
    if plan.start is not None and plan.end is not None and plan.end < plan.start:
        words = {"start": short(plan.start)}
        yield Missing("end_before_start", "end", explain("plan.dates", "end_before_start", words=words))
        return
    for element in elements:
        yield from _element_dates(plan, element)
    for phase in phases:
        yield from _phase_dates(plan, phase)
    for earlier, later in pairwise(sorted(phases, key=lambda phase: phase.start)):
        if later.start <= earlier.end:
            words = {"name": later.name, "other": earlier.name}
            step = explain("plan.dates", "phases_overlap", words=words)
            yield Missing("phases_overlap", "phases", step)


def _element_dates(plan: PlanVersion, element: PlanElement) -> Iterator[Missing]:
    words = {"name": element.title}
    if element.end is not None and element.end < element.start:
        step = explain("plan.dates", "element_order", words=words)
        yield Missing("element_dates", "elements", step)
    elif _outside(plan, element.start, element.end or element.start):
        step = explain("plan.dates", "element_outside", words=words)
        yield Missing("element_outside", "elements", step)


def _phase_dates(plan: PlanVersion, phase: PlanPhase) -> Iterator[Missing]:
    words = {"name": phase.name}
    if phase.end < phase.start:
        yield Missing("phase_dates", "phases", explain("plan.dates", "phase_order", words=words))
    elif _outside(plan, phase.start, phase.end):
        yield Missing("phase_outside", "phases", explain("plan.dates", "phase_outside", words=words))


def _outside(plan: PlanVersion, first: date, last: date) -> bool:
    too_early = plan.start is not None and first < plan.start
    too_late = plan.end is not None and last > plan.end
    return too_early or too_late


def _reasons(plan: PlanVersion) -> Iterator[Missing]:
    if not plan.work_reason.strip():
        yield Missing("work_reason", "work_reason", explain("plan.reasons", "work_reason"))
    yield from _norwegian_reason(plan, "integreringsloven § 15 fjerde ledd")


def _norwegian_reason(plan: PlanVersion, law: str) -> Iterator[Missing]:
    if not plan.norwegian_reason.strip():
        step = explain("plan.reasons", "norwegian_reason", law=law)
        yield Missing("norwegian_reason", "norwegian_reason", step)


def _participation(plan: PlanVersion) -> Iterator[Missing]:
    """The participant took part and said what they think, with an interpreter or a reason; or why not."""
    if not plan.present:
        if not plan.absence_reason.strip():
            yield Missing("absence_reason", "absence_reason", explain("plan.participation", "absent"))
        return
    yield from _interpreter(plan)
    if not plan.own_view.strip():
        yield Missing("own_view", "own_view", explain("plan.participation", "own_view"))


def _interpreter(plan: PlanVersion) -> Iterator[Missing]:
    law = "integreringsloven § 15 andre ledd; tolkeloven §§ 6 og 7"
    reasoned = bool(plan.interpreter_reason.strip())
    if plan.interpreter is InterpreterMode.NONE:
        if not reasoned:
            step = explain("plan.participation", "no_interpreter", law=law)
            yield Missing("interpreter_reason", "interpreter_reason", step)
        return
    if plan.interpreter_qualified is None:
        step = explain("plan.participation", "qualified_unknown", law=law)
        yield Missing("interpreter_qualified", "interpreter_qualified", step)
    elif not plan.interpreter_qualified and not reasoned:
        step = explain("plan.participation", "not_qualified", law=law)
        yield Missing("interpreter_reason", "interpreter_reason", step)
    if not plan.language.strip():
        step = explain("plan.participation", "language", law=law)
        yield Missing("language", "language", step)
