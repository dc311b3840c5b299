"""What the extent and the days of training rest on, and what is left of each requirement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.carried import OpeningBalance
from grongintro.domain.period import Period
from grongintro.domain.programme import Education, ProgrammeLeave
from grongintro.domain.training import Exemption, LanguageTest, Provider, Subject, TaughtHours, Training
from grongintro.rules.courses import life_skills, parental_guidance
from grongintro.rules.taught import taught_sum
from grongintro.rules.training import TrainingFacts, civics, norwegian_extent, offer_deadline, required_tests
from grongintro.services import right_facts, settings
from grongintro.services.activities.counted import attended_hours
from grongintro.services.qualifying.plan_facts import (
    children_under_18,
    education_of,
    latest_mapping,
    latest_training,
    programme_on,
)

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.person import Person
    from grongintro.domain.programme import Programme
    from grongintro.rules.courses import LifeSkills, ParentalGuidance
    from grongintro.rules.deadlines import Deadline
    from grongintro.rules.parameters import Parameters
    from grongintro.rules.training import Civics, NorwegianExtent, TestDuty
    from grongintro.storage.unit import Reader


@dataclass(frozen=True)
class TestState:
    """A test that may have to be sat, and the last time it was; None while it has not been."""

    __test__ = False  # not a test of pytest's

    duty: TestDuty
    sat: LanguageTest | None


@dataclass(frozen=True)
class TrainingNeeds:
    """What the law asks of the training and the courses, and what is left in minutes; None where unknown.

    `norwegian_left` only where the hours end the duty. `children` None: nobody has said whether there are.
    `offer` is by when the training is to be offered (§ 30), from the day the person came or claimed it.
    """

    civics: Civics | None = None
    civics_left: int = 0
    norwegian: NorwegianExtent | None = None
    norwegian_left: int | None = None
    tests: tuple[TestState, ...] = ()
    life_skills: LifeSkills | None = None
    children: bool | None = None
    parenting: ParentalGuidance | None = None
    offer: Deadline | None = None


def training_facts(reader: Reader, person: Person, today: date) -> TrainingFacts | None:
    """The facts of the newest training; None while none is offered or no permit is registered.

    Leave that has no last day yet counts to today.
    """
    training = latest_training(reader, person.id)
    known = right_facts.gather(reader, person)
    granted = [permit.granted for permit in known.permits]
    if training is None or not granted:
        return None
    answered = reader.find(Exemption, person_id=person.id)
    leaves = reader.find(ProgrammeLeave, person_id=person.id)
    return TrainingFacts(
        basis=training.basis,
        permit_granted=known.first_section_9(max(today, *granted)) or min(granted),
        offered=training.offered,
        education=education(reader, person.id, today),
        start=training.start,
        county=training.provider is Provider.COUNTY,
        leave=tuple(Period(each.start, each.end or max(each.start, today)) for each in leaves),
        exempted=frozenset(each.what for each in answered if each.granted),
    )


def education(reader: Reader, person_id: str, day: date) -> Education:
    """The education on arrival: what the programme says, else what the mapping found."""
    programme = programme_on(reader, person_id, day)
    return programme.education if programme else education_of(latest_mapping(reader, person_id))


def all_hours(reader: Reader, person_id: str) -> list[TaughtHours]:
    """The hours that were registered, and those that follow from having come to activities."""
    return [*reader.find(TaughtHours, person_id=person_id), *attended_hours(reader, [person_id])[person_id]]


def training_needs(reader: Reader, person: Person, today: date) -> TrainingNeeds:
    """Every requirement of chapter 6 and of life skills and parental guidance, held against what is done."""
    parameters = settings.parameters(reader)
    hours = all_hours(reader, person.id)
    balances = reader.find(OpeningBalance, person_id=person.id)
    facts = training_facts(reader, person, today)
    programme = programme_on(reader, person.id, today)
    children = children_under_18(reader, person.id, today)
    courses = _courses(programme, hours, balances, parameters, children=children)
    if facts is None:
        return TrainingNeeds(
            life_skills=courses[0],
            children=children,
            parenting=courses[1],
            offer=_offer(reader, person),
        )
    asked, extent = civics(facts, parameters), norwegian_extent(facts, parameters)
    return TrainingNeeds(
        asked,
        max(0, asked.minutes - taught_sum(hours, balances, Subject.CIVICS).minutes),
        extent,
        None
        if extent.minutes is None
        else max(0, extent.minutes - taught_sum(hours, balances, Subject.NORWEGIAN).minutes),
        _tests(reader, person.id, required_tests(facts, parameters)),
        courses[0],
        children,
        courses[1],
        _offer(reader, person),
    )


def _offer(reader: Reader, person: Person) -> Deadline | None:
    claims = [each.claimed for each in reader.find(Training, person_id=person.id) if each.claimed is not None]
    claimed = min(claims, default=None)
    if person.arrived is None and claimed is None:
        return None
    return offer_deadline(person.arrived, claimed)


def _courses(
    programme: Programme | None,
    hours: list[TaughtHours],
    balances: list[OpeningBalance],
    parameters: Parameters,
    *,
    children: bool | None,
) -> tuple[LifeSkills | None, ParentalGuidance | None]:
    """Life skills for all in the programme, parental guidance for those with children under 18 (§ 14 a)."""
    if programme is None:
        return None, None
    skills = life_skills(programme.education, programme.offered, hours, balances, parameters)
    if not children:
        return skills, None
    return skills, parental_guidance(programme.offered, hours, balances, parameters)


def _tests(reader: Reader, person_id: str, duties: tuple[TestDuty, ...]) -> tuple[TestState, ...]:
    sat = [each for each in reader.find(LanguageTest, person_id=person_id) if each.sat_on is not None]
    sat.sort(key=lambda each: (each.sat_on, each.id))
    last = {each.part: each for each in sat}
    return tuple(TestState(duty, last.get(duty.part)) for duty in duties)
