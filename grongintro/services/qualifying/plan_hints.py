"""What the form of a plan shows beside its fields: hints for the goal, and proposals with their reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grongintro.domain.dates import age_on, short
from grongintro.domain.hours import hours_text
from grongintro.domain.person import Person
from grongintro.domain.plan import PlanKind
from grongintro.domain.programme import Education
from grongintro.rules.norwegian_goal import proposed_goal
from grongintro.rules.programme_length import GOAL_NAMES, MUST_WORK_AGE, YOUNG_AGE, goals_for
from grongintro.rules.switches import chapter_6a_in_force
from grongintro.services import settings
from grongintro.services.people import check_visible
from grongintro.services.qualifying.plan_facts import (
    has_collective_protection,
    latest_mapping,
    plan_facts,
)
from grongintro.services.qualifying.plan_length import plan_length
from grongintro.services.qualifying.plan_proposals import civics_minutes, norwegian_minutes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from grongintro.domain.plan import PlanVersion
    from grongintro.domain.step import Step
    from grongintro.domain.training import Level, TestPart
    from grongintro.rules.plan_requirements import PlanFacts
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader

_NO_MAPPING = (
    "Kartlegg kompetansen først, så foreslås norskmålet fra skolegangen (integreringsforskriften § 28)."
)
_NO_TRAINING = "registrer opplæringen med timer i uken under «Opplæring», så foreslås timene i norsk."
_NO_LENGTH = "Velg sluttmål og første dag, så foreslås hvor lenge programmet kan vare."


@dataclass(frozen=True)
class PlanHints:
    """Sentences for the goal; and levels, last day and minutes that are proposed, each with its reason.

    What cannot be proposed is empty or None, and its reason says what is lacking.
    """

    goal: tuple[str, ...] = ()
    levels: Mapping[TestPart, Level] = field(default_factory=dict)
    levels_why: str = ""
    end: date | None = None
    end_why: str = ""
    norwegian: int | None = None
    norwegian_why: str = ""
    civics: int | None = None
    civics_why: str = ""


def plan_hints(desk: Desk, plan: PlanVersion) -> PlanHints:
    """What is known and proposed for a version as it stands in its form, saved or not."""
    with desk.read() as reader:
        check_visible(desk, reader, plan.person_id)
        levels, levels_why = _levels(reader, plan)
        end, end_why = _end(reader, plan)
        norwegian = norwegian_minutes(reader, plan.person_id, plan.start, plan.end)
        civics = civics_minutes(reader, reader.get(Person, plan.person_id), plan.made_on)
        return PlanHints(
            tuple(_goal(reader, plan)),
            levels,
            levels_why,
            end,
            end_why,
            norwegian,
            _NO_TRAINING if norwegian is None else "timene i uken i opplæringen, gjennom hele planen.",
            civics,
            _civics_words(civics),
        )


def _goal(reader: Reader, plan: PlanVersion) -> Iterator[str]:
    facts = plan_facts(reader, plan)
    if plan.kind is PlanKind.INTEGRATION:
        yield _fitting(facts.education)
        yield from _by_age(facts, age_on(facts.birth_date, plan.start or plan.made_on))
    collective = has_collective_protection(reader, plan.person_id, plan.made_on)
    if collective and chapter_6a_in_force(plan.made_on, settings.parameters(reader)):
        yield (
            "Deltakeren har kollektiv beskyttelse (utlendingsloven § 34). Samfunnskunnskap er ikke en del av "
            "planen (integreringsloven §§ 37 c og 37 d)."
        )


def _fitting(education: Education) -> str:
    goals = ", ".join(GOAL_NAMES[each].text() for each in goals_for(education))
    if education is Education.UPPER_SECONDARY:
        return f"Med videregående opplæring kan sluttmålet være: {goals} (integreringsloven § 13)."
    return f"Uten videregående opplæring kan sluttmålet være: {goals} (integreringsloven § 14)."


def _by_age(facts: PlanFacts, age: int) -> Iterator[str]:
    if age >= MUST_WORK_AGE:
        yield (
            f"Deltakeren er {age} år. For dem over 55 år skal programmet kvalifisere for arbeid "
            "(integreringsloven § 13 første ledd og § 14 første ledd)."
        )
    if age < YOUNG_AGE and facts.education is Education.LESS:
        yield (
            f"Deltakeren er {age} år. For dem under 25 år er sluttmålet fullført videregående opplæring. Et "
            "annet mål må begrunnes (integreringsloven § 14 tredje ledd)."
        )


def _levels(reader: Reader, plan: PlanVersion) -> tuple[Mapping[TestPart, Level], str]:
    mapping = latest_mapping(reader, plan.person_id)
    if mapping is None:
        return {}, _NO_MAPPING
    goal = proposed_goal(mapping.schooling)
    return goal.levels, _told(goal.step)


def _end(reader: Reader, plan: PlanVersion) -> tuple[date | None, str]:
    if plan.kind is not PlanKind.INTEGRATION:
        return None, ""
    length = plan_length(reader, plan)
    if length is None:
        return None, _NO_LENGTH
    return length.end, f"Lengst til {short(length.end)}. {_told(length.steps[0])}"


def _civics_words(minutes: int | None) -> str:
    if minutes is None:
        return "loven krever ingen timer her (integreringsloven §§ 29, 33, 37 c og 37 d)."
    return f"{hours_text(minutes)} timer (integreringsloven § 33 første ledd)."


def _told(step: Step) -> str:
    return f"{step.text} ({step.law})"
