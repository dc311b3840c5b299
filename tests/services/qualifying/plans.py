"""Plans and participants that the tests of the plan begin with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from grongintro.domain.household import LivingFactKind
from grongintro.domain.plan import ElementKind, PlanElement, PlanKind, PlanPhase, PlanVersion
from grongintro.domain.programme import Education, Goal
from grongintro.domain.training import Level
from grongintro.services.programmes import ProgrammeDraft, save_programme
from grongintro.services.qualifying import mapping
from grongintro.services.qualifying.adopting import adopt_plan
from grongintro.services.qualifying.plan_view import plan_sheet
from grongintro.services.qualifying.plans import PlanDraft, new_plan, save_plan
from tests.services.making import answer, person
from tests.services.qualifying.rows import mapped

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

START, END = date(2026, 12, 1), date(2028, 11, 30)


def participant(desk: Desk, **more: Any) -> str:
    """Somebody with a mapping, an offered programme of two years, and no children."""
    who = person(desk, **more)
    mapping.save_mapping(desk, mapped(who))
    draft = ProgrammeDraft(date(2026, 11, 20), START, Education.LESS, Goal.WORK, END)
    save_programme(desk, who, draft)
    answer(desk, who, LivingFactKind.HAS_CHILDREN, answer=False)
    return who


def element(kind: ElementKind, title: str, **more: Any) -> PlanElement:
    """An element of 15 hours a week through the programme."""
    return replace(PlanElement("", "", "", "", kind, title, START, END, 900), **more)


ELEMENTS = (
    element(ElementKind.NORWEGIAN, "Norsk", provider="Voksenopplæringen"),
    element(ElementKind.CIVICS, "Samfunnskunnskap", minutes_per_week=0),
    element(ElementKind.LIFE_SKILLS, "Livsmestring", minutes_per_week=0),
    element(ElementKind.PRACTICE, "Praksis på sagbruket", reason="Trening i norsk på jobb"),
)
PHASES = (
    PlanPhase("", "", "", "", 0, "Grunnlag", START, date(2027, 5, 31), "Klare seg i hverdagen"),
    PlanPhase("", "", "", "", 0, "Praksis", date(2027, 6, 1), END),
)


def whole(version: PlanVersion, **more: Any) -> PlanVersion:
    """A version with all that § 15 asks for."""
    filled = replace(
        version,
        long_term_goal="Fast arbeid som snekker",
        final_goal=Goal.WORK,
        listening=Level.B1,
        reading=Level.B1,
        writing=Level.B1,
        speaking=Level.B1,
        norwegian_minutes=60_000,
        work_reason="Praksis gir referanser",
        norwegian_reason="Norsk brukes hele dagen",
        present=True,
        interpreter_reason="Snakker norsk",
        own_view="Er fornøyd",
    )
    return replace(filled, **more)


def drafted(desk: Desk, who: str, **more: Any) -> str:
    """A draft that lacks nothing."""
    plan_id = new_plan(desk, who, PlanKind.INTEGRATION).id
    version = plan_sheet(desk, plan_id).version
    save_plan(desk, PlanDraft(whole(version, **more), PHASES, ELEMENTS))
    return plan_id


def adopted(desk: Desk, who: str) -> str:
    """An adopted plan."""
    plan_id = drafted(desk, who)
    adopt_plan(desk, plan_id)
    return plan_id
