"""Lights for what is taught and tested (integreringsloven §§ 14 a, 32, 33 and 37; regulation §§ 3 and 4)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grongintro.domain.eligibility import Standing
from grongintro.domain.hours import hours_text
from grongintro.domain.period import Period
from grongintro.domain.programme import Status
from grongintro.domain.training import NORWEGIAN_PARTS, Provider, Subject, TestPart, TrainingBasis
from grongintro.rules import courses, training
from grongintro.rules.compliance.facts import TAKING_PART
from grongintro.rules.compliance.light import Deadline, Light, Mend, by_deadline, green
from grongintro.rules.taught import taught_sum
from grongintro.rules.training import TrainingFacts

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.sentences import Word
    from grongintro.domain.training import Training
    from grongintro.rules.compliance.facts import ComplianceFacts
    from grongintro.rules.parameters import Parameters

_HOURS_NEAR = 90
_TESTS_NEAR = 180
_HAD_PROGRAMME = TAKING_PART | {Status.STOPPED, Status.ENDED}


def civics(facts: ComplianceFacts, today: date, parameters: Parameters) -> Light | None:
    """Civics in a language the person understands, within a year of the offer (§ 33)."""
    own = _training_facts(facts, today)
    if own is None:
        return None
    asked = training.civics(own, parameters)
    if not asked.minutes or asked.deadline is None:
        exempt = own.exempted and own.basis is TrainingBasis.SECTION_27 and not own.county
        return green("light.civics", "exempt") if exempt and not asked.minutes else None
    given = taught_sum(facts.hours, facts.balances, Subject.CIVICS).minutes
    if given >= asked.minutes:
        return green("light.civics", "enough", given=hours_text(given))
    due = Deadline("light.civics", None, asked.deadline, Mend.HOURS, _HOURS_NEAR)
    return by_deadline(due, today, left=hours_text(asked.minutes - given))


def civics_test(facts: ComplianceFacts, today: date, parameters: Parameters) -> Light | None:
    """The test in civics is sat within the same year (§ 37 second paragraph)."""
    own = _training_facts(facts, today)
    if own is None:
        return None
    duty = next(each for each in training.required_tests(own, parameters) if each.part is TestPart.CIVICS)
    if not duty.must_sit:
        exempt = own.basis is TrainingBasis.SECTION_27 and bool(own.exempted)
        return green("light.civics_test", "exempt") if exempt else None
    if duty.deadline is None:
        return None
    sat = _sat(facts, TestPart.CIVICS)
    return by_deadline(Deadline("light.civics_test", sat, duty.deadline, Mend.TEST, _HOURS_NEAR), today)


def norwegian_test(facts: ComplianceFacts, today: date, parameters: Parameters) -> Light | None:
    """The four tests in Norwegian are sat before the right to training is used up (§§ 32 and 37)."""
    own = _training_facts(facts, today)
    if own is None:
        return None
    duties = [each for each in training.required_tests(own, parameters) if each.part in NORWEGIAN_PARTS]
    last_day = training.norwegian_extent(own, parameters).last_day
    if not any(duty.must_sit for duty in duties):
        exempt = own.basis is TrainingBasis.SECTION_27 and bool(own.exempted)
        return green("light.norwegian_test", "exempt") if exempt else None
    if last_day is None:
        return None
    days = [_sat(facts, duty.part) for duty in duties]
    open_ = sum(day is None for day in days)
    met = None if open_ else max(day for day in days if day is not None)
    words: dict[str, Word] = {} if met is not None and met <= today else {"count": str(open_)}
    due = Deadline("light.norwegian_test", met, last_day, Mend.TEST, _TESTS_NEAR)
    return by_deadline(due, today, **words)


def life_skills(facts: ComplianceFacts, today: date, parameters: Parameters) -> Light | None:
    """The course in life skills has its least hours in both themes before the programme ends."""
    end = _programme_end(facts)
    if end is None or facts.programme is None:
        return None
    offered = facts.programme.offered
    done = courses.life_skills(facts.education, offered, facts.hours, facts.balances, parameters)
    if done.met is None:
        return None
    themes = (done.migration_health, done.career_skills)
    if done.met:
        return green("light.life_skills", "enough", given=hours_text(sum(each.done for each in themes)))
    missing = sum(max(0, (each.required or 0) - each.done) for each in themes)
    due = Deadline("light.life_skills", None, end, Mend.HOURS, _HOURS_NEAR)
    light = by_deadline(due, today, left=hours_text(missing))
    return replace(light, step=replace(light.step, children=tuple(each.step for each in themes)))


def parenting(facts: ComplianceFacts, today: date, parameters: Parameters) -> Light | None:
    """Parents of children under 18 have had their meetings before the programme ends (§ 14 a)."""
    end = _programme_end(facts)
    if end is None or facts.programme is None or not facts.children_under_18:
        return None
    progress = courses.parental_guidance(
        facts.programme.offered,
        facts.hours,
        facts.balances,
        parameters,
        capacity_exception=facts.capacity_exception,
    ).progress
    if progress.met:
        return green("light.parenting", "enough", given=str(progress.done))
    missing = max(0, (progress.required or 0) - progress.done)
    due = Deadline("light.parenting", None, end, Mend.HOURS, _HOURS_NEAR)
    return by_deadline(due, today, left=str(missing))


def training_facts(own: Training, facts: ComplianceFacts, today: date) -> TrainingFacts:
    """What extent and days of a training depend on; leave that lasts counts up to today."""
    granted = min((permit.granted for permit in facts.permits), default=own.offered)
    exempted = frozenset(each.what for each in facts.exemptions if each.granted)
    return TrainingFacts(
        basis=own.basis,
        permit_granted=granted,
        offered=own.offered,
        education=facts.education,
        start=own.start,
        county=own.provider is Provider.COUNTY,
        leave=tuple(_closed(each, today) for each in facts.leaves if each.start <= today),
        exempted=exempted,
    )


def _closed(leave: Period, today: date) -> Period:
    return leave if leave.end is not None else Period(leave.start, today)


def _training_facts(facts: ComplianceFacts, today: date) -> TrainingFacts | None:
    """The facts of the training that goes on, for those whom the law asks something of."""
    if not facts.training or facts.status is Status.MOVED:
        return None
    if facts.training_standing not in {Standing.RIGHT_AND_DUTY, Standing.RIGHT_ONLY}:
        return None
    return training_facts(facts.training[-1], facts, today)


def _sat(facts: ComplianceFacts, part: TestPart) -> date | None:
    """The first day a part test was sat."""
    return min((e.sat_on for e in facts.tests if e.part is part and e.sat_on is not None), default=None)


def _programme_end(facts: ComplianceFacts) -> date | None:
    """The last day of a programme that goes on, or is over here; not of one that was moved away from."""
    programme = facts.programme
    if programme is None or programme.start is None or facts.status not in _HAD_PROGRAMME:
        return None
    return programme.last_day
