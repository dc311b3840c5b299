"""What a plan's requirements and proposals rest on, gathered from what is registered about the person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from grongintro.domain.dates import age_on
from grongintro.domain.hours import hours_text
from grongintro.domain.household import HouseholdMember, HouseholdRole, LivingFact, LivingFactKind
from grongintro.domain.mapping import CompetenceMapping, PriorElement, Schooling
from grongintro.domain.period import Period
from grongintro.domain.person import Permit, PermitKind, Person
from grongintro.domain.plan import LifeEvent, LifeEventKind, PlanState, PlanVersion
from grongintro.domain.programme import Education, Programme, current_programme
from grongintro.domain.training import TestPart, Training
from grongintro.rules.norwegian_goal import goal_of, proposed_goal
from grongintro.rules.plan_requirements import PlanFacts, has_children_under_18
from grongintro.services.rows import newest

if TYPE_CHECKING:
    from grongintro.domain.training import Level
    from grongintro.storage.unit import Reader

WEEK = 7


def plan_facts(reader: Reader, plan: PlanVersion) -> PlanFacts:
    """What the requirements of § 15 depend on beside the plan, on the day it was made."""
    person = reader.get(Person, plan.person_id)
    programme = programme_on(reader, person.id, plan.made_on)
    mapping = latest_mapping(reader, person.id)
    before = adopted_before(reader, plan)
    return PlanFacts(
        collective=has_collective_protection(reader, person.id, plan.made_on),
        education=programme.education if programme else education_of(mapping),
        birth_date=person.birth_date,
        children_under_18=children_under_18(reader, person.id, plan.made_on),
        in_programme=programme is not None,
        proposed=proposed_levels(mapping),
        earlier=goal_of(before) if before else None,
    )


def programme_on(reader: Reader, person_id: str, day: date) -> Programme | None:
    """The programme a person is offered or takes part in on a day; None when it is over or never was."""
    programme = current_programme(reader.find(Programme, person_id=person_id))
    if programme is None or programme.offered > day:
        return None
    return programme if programme.last_day is None or programme.last_day >= day else None


def latest_mapping(reader: Reader, person_id: str) -> CompetenceMapping | None:
    """The newest mapping of a person's competence."""
    return next(iter(newest(reader.find(CompetenceMapping, person_id=person_id), "mapped_on")), None)


def latest_training(reader: Reader, person_id: str) -> Training | None:
    """The training in Norwegian and civics that was offered last."""
    return next(iter(newest(reader.find(Training, person_id=person_id), "offered")), None)


def education_of(mapping: CompetenceMapping | None) -> Education:
    """The education on arrival where no programme says it: what the mapping found."""
    upper = mapping is not None and mapping.schooling is Schooling.UPPER_SECONDARY
    return Education.UPPER_SECONDARY if upper else Education.LESS


def proposed_levels(mapping: CompetenceMapping | None) -> dict[TestPart, Level] | None:
    """The level of each part test that regulation § 28 proposes; None while nobody has mapped."""
    return None if mapping is None else dict(proposed_goal(mapping.schooling).levels)


def adopted_before(reader: Reader, plan: PlanVersion) -> PlanVersion | None:
    """The newest adopted version of the same plan before this one."""
    adopted = reader.find(PlanVersion, person_id=plan.person_id, kind=plan.kind, state=PlanState.ADOPTED)
    earlier = [each for each in adopted if each.id != plan.id and each.number < plan.number]
    return max(earlier, key=lambda each: each.number, default=None)


def has_collective_protection(reader: Reader, person_id: str, day: date) -> bool:
    """Whether the newest permit granted by a day is collective protection (utlendingsloven § 34)."""
    granted = [each for each in reader.find(Permit, person_id=person_id) if each.granted <= day]
    latest = max(granted, key=lambda each: (each.granted, each.id), default=None)
    return latest is not None and latest.kind is PermitKind.COLLECTIVE_34


def children_under_18(reader: Reader, person_id: str, day: date) -> bool | None:
    """Whether a person has children under 18, or had one in the programme (§ 14 a); None: nobody has said."""
    programme = programme_on(reader, person_id, day)
    births = reader.find(LifeEvent, person_id=person_id, kind=LifeEventKind.BIRTH)
    answers = reader.find(LivingFact, person_id=person_id, kind=LivingFactKind.HAS_CHILDREN)
    return has_children_under_18(
        born_in_programme=programme is not None and any(each.day >= programme.offered for each in births),
        ages=_ages_of_children(reader, person_id, day),
        answer=next((each.answer for each in answers if day in Period(each.start, each.end)), None),
    )


def _ages_of_children(reader: Reader, person_id: str, day: date) -> list[int]:
    """How old the children of the household are in which the person is an adult."""
    adult = reader.find(HouseholdMember, person_id=person_id, role=HouseholdRole.ADULT)
    homes = [each.household_id for each in adult if day in Period(each.start, each.end)]
    together = reader.all_of(HouseholdMember, "household_id", homes)
    children = [each for each in together if each.role is HouseholdRole.CHILD and each.start <= day]
    people = reader.all_of(Person, "id", [each.person_id for each in children])
    return [age_on(each.birth_date, day) for each in people]


def done_before(reader: Reader, person_id: str) -> str:
    """What was done before settlement, in a line for the plan to build on (§ 15 second paragraph)."""
    found = sorted(
        reader.find(PriorElement, person_id=person_id),
        key=lambda each: (each.start or date.max, each.title),
    )
    return "; ".join(_told(each) for each in found)


def _told(each: PriorElement) -> str:
    place = f", {each.place}" if each.place else ""
    if not each.minutes:
        return f"{each.title}{place}"
    return f"{each.title}{place} ({hours_text(each.minutes)} timer)"


def minutes_in(per_week: int, start: date, end: date) -> int:
    """So many minutes a week from one day to another, both included; a begun week counts by its days."""
    return per_week * ((end - start).days + 1) // WEEK
