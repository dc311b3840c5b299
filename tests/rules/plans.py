"""A plan that holds all that is asked, for tests that take one thing away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from grongintro.domain.followup import InterpreterMode
from grongintro.domain.mapping import Schooling
from grongintro.domain.plan import ElementKind, PlanElement, PlanKind, PlanPhase, PlanState, PlanVersion
from grongintro.domain.programme import Education, Goal
from grongintro.domain.training import Level
from grongintro.rules.norwegian_goal import proposed_goal
from grongintro.rules.plan_requirements import PlanFacts

DAY = date(2026, 2, 2)
START, END = date(2026, 2, 16), date(2028, 2, 15)
PLAN = PlanVersion(
    id="plan",
    office_id="office",
    person_id="person",
    kind=PlanKind.INTEGRATION,
    number=1,
    state=PlanState.DRAFT,
    made_on=DAY,
    staff_id="staff",
    long_term_goal="Jobbe som snekker",
    final_goal=Goal.WORK,
    listening=Level.B1,
    reading=Level.B1,
    writing=Level.B1,
    speaking=Level.B1,
    norwegian_minutes=60_000,
    civics_minutes=4500,
    start=START,
    end=END,
    work_reason="Praksis gir erfaring",
    norwegian_reason="Språk på arbeidsplassen",
    present=True,
    interpreter=InterpreterMode.SCREEN,
    interpreter_qualified=True,
    language="tigrinja",
    own_view="Ønsker praksis tidlig",
)
KINDS = (ElementKind.PRACTICE, ElementKind.NORWEGIAN, ElementKind.CIVICS, ElementKind.LIFE_SKILLS)


def element(kind: ElementKind, **changes: Any) -> PlanElement:
    made = PlanElement(kind.value, "office", "person", "plan", kind, f"Element {kind.value}", START, END)
    return replace(made, **changes)


def phase(number: int, start: date, end: date) -> PlanPhase:
    return PlanPhase(str(number), "office", "person", "plan", number, f"Fase {number}", start, end)


ELEMENTS = tuple(element(kind) for kind in KINDS)
FACTS = PlanFacts(
    collective=False,
    education=Education.LESS,
    birth_date=date(1990, 1, 1),
    children_under_18=False,
    in_programme=True,
    proposed=proposed_goal(Schooling.COMPULSORY).levels,
)
