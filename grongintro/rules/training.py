"""Norwegian and civics: how much, how long, offered when, which tests (integreringsloven §§ 29–33 and 37)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.hours import MINUTES
from grongintro.domain.period import ONE_DAY
from grongintro.domain.programme import Education
from grongintro.domain.sentences import phrase
from grongintro.domain.training import NORWEGIAN_PARTS, ExemptionFrom, TestPart, TrainingBasis
from grongintro.errors import UserError
from grongintro.rules.calendar_days import add_months
from grongintro.rules.deadlines import Deadline
from grongintro.rules.norwegian_goal import PART_NAMES
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.period import Period
    from grongintro.domain.sentences import Word
    from grongintro.domain.step import Step
    from grongintro.rules.parameters import Parameters

OFFER_MONTHS = 3
WITH_CIVICS = {TrainingBasis.SECTION_27, TrainingBasis.SECTION_28}


@dataclass(frozen=True)
class TrainingFacts:
    """What the extent and the days of somebody's training depend on.

    `offered`: the day a start was offered; `start`: the day it began. `arrived`: came to Norway, only where
    the permit was applied for from abroad. `county`: the county sees to the training (§ 30 second paragraph).
    `leave`: approved leave, closed periods. `exempted`: what an exemption has been granted from.
    """

    basis: TrainingBasis
    permit_granted: date
    offered: date
    education: Education = Education.LESS
    start: date | None = None
    arrived: date | None = None
    county: bool = False
    leave: tuple[Period, ...] = ()
    exempted: frozenset[ExemptionFrom] = field(default_factory=frozenset)

    @property
    def rules_from(self) -> date:
        """The day that decides which rules apply (regulation §§ 73 and 74)."""
        return self.permit_granted if self.arrived is None else max(self.permit_granted, self.arrived)


@dataclass(frozen=True)
class Civics:
    """Civics that must be completed: minutes, 0 for none, and the last day where there is one."""

    minutes: int
    deadline: date | None
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class NorwegianExtent:
    """The last day of the right to Norwegian, or the minutes that end a duty; None where it is not so."""

    last_day: date | None
    minutes: int | None
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class TestDuty:
    """Whether a test must be sat, whether the municipality must offer it, and by when (None: no such day)."""

    __test__ = False  # not a test of pytest's

    part: TestPart
    must_sit: bool
    must_be_offered: bool
    deadline: date | None
    step: Step


def civics(facts: TrainingFacts, parameters: Parameters) -> Civics:
    """How much civics, and the last day to have completed it: one year from the offer, plus leave (§ 33).

    The deadline is not computed for those who are under the act as it read before 1 August 2023.
    """
    exempt = _no_civics(facts)
    if exempt is not None:
        return Civics(0, None, (exempt,))
    hours = int(parameters.at("civics_hours", max(facts.rules_from, parameters.first_day("civics_hours"))))
    told = explain(
        "training.civics",
        "hours",
        words={"hours": str(hours), "day": short(facts.rules_from)},
        law="integreringsloven § 33 første ledd; integreringsforskriften § 73",
        value=phrase("training.civics/hours_value", hours=str(hours)),
    )
    deadline, step = _civics_deadline(facts, parameters)
    return Civics(hours * MINUTES, deadline, (told, step))


def norwegian_extent(facts: TrainingFacts, parameters: Parameters) -> NorwegianExtent:
    """How long right and duty to Norwegian last (§§ 32 and 37 d): until the level is reached, at most this.

    Three years, or 18 months with upper secondary, from the offer; one year from the start with collective
    protection; the hours of § 28. Approved leave is added in calendar days.
    """
    if facts.basis is TrainingBasis.OTHER:
        return NorwegianExtent(None, None, (explain("training.norwegian", "no_limit"),))
    if facts.basis is TrainingBasis.SECTION_28:
        return _by_hours(facts, parameters)
    if facts.basis is TrainingBasis.SECTION_37D:
        begins, name = facts.start or facts.offered, "norwegian_months_collective"
        law = "integreringsloven § 37 d andre ledd, jf. § 32"
    else:
        upper = facts.education is Education.UPPER_SECONDARY
        begins, name = facts.offered, "norwegian_months_upper_secondary" if upper else "norwegian_months"
        law = "integreringsloven § 32 første ledd"
    if facts.rules_from < parameters.first_day(name):
        return NorwegianExtent(None, None, (_not_computed(facts, parameters.first_day(name)),))
    months = int(parameters.at(name, facts.rules_from))
    added, last = _with_leave(add_months(begins, months) - ONE_DAY, begins, facts.leave)
    words = {"begins": short(begins), "months": str(months), "days": str(added), "end": short(last)}
    step = explain("training.norwegian", "months", words=words, law=law, value=short(last))
    return NorwegianExtent(last, None, (step,))


def offer_deadline(registered: date | None = None, claimed: date | None = None) -> Deadline:
    """Training is offered within three months of registration here or a claim (§ 30); the earliest binds.

    Not moved to a working day. UserError at `registered` when neither date is given.
    """
    if registered is None and claimed is None:
        raise UserError(
            "Skriv datoen for folkeregistrering, datoen for kravet, eller begge.",
            field="registered",
            code="required",
        )
    steps: list[Step] = []
    ends: list[date] = []
    if registered is not None:
        ends.append(add_months(registered, OFFER_MONTHS))
        words = {"day": short(registered), "end": short(ends[-1])}
        steps.append(explain("training.offer", "registered", words=words, value=short(ends[-1])))
    if claimed is not None:
        ends.append(add_months(claimed, OFFER_MONTHS))
        words = {"day": short(claimed), "end": short(ends[-1])}
        steps.append(explain("training.offer", "claimed", words=words, value=short(ends[-1])))
    if len(ends) > 1:
        first = short(min(ends))
        steps.append(explain("training.offer", "earliest", words={"day": first}, value=first))
    return Deadline(min(ends), tuple(steps))


def required_tests(facts: TrainingFacts, parameters: Parameters) -> tuple[TestDuty, ...]:
    """The four tests in Norwegian and the one in civics, in order, each with duty, offer and deadline (§ 37).

    Only those with right and duty must sit them. With collective protection those in Norwegian are offered.
    """
    norwegian = (_norwegian_test(part, facts) for part in NORWEGIAN_PARTS)
    return (*norwegian, _civics_test(facts, parameters))


def _no_civics(facts: TrainingFacts) -> Step | None:
    """Why no civics is asked for; None when it is."""
    if facts.basis is TrainingBasis.SECTION_37D:
        return explain("training.civics", "collective", law="integreringsloven § 37 d første ledd")
    if facts.basis not in WITH_CIVICS:
        return explain("training.civics", "no_duty", law="integreringsloven § 26 sjuende ledd")
    if facts.county:
        return explain("training.civics", "county", law="integreringsloven § 33 andre ledd")
    if ExemptionFrom.CIVICS_TRAINING in facts.exempted:
        return explain("training.civics", "exempted", law="integreringsloven § 29")
    return None


def _civics_deadline(facts: TrainingFacts, parameters: Parameters) -> tuple[date | None, Step]:
    first = parameters.first_day("civics_months")
    if facts.rules_from < first:
        return None, _not_computed(facts, first)
    months = int(parameters.at("civics_months", facts.rules_from))
    added, last = _with_leave(add_months(facts.offered, months), facts.offered, facts.leave)
    words = {"begins": short(facts.offered), "days": str(added), "end": short(last)}
    return last, explain("training.civics", "deadline", words=words, value=short(last))


def _by_hours(facts: TrainingFacts, parameters: Parameters) -> NorwegianExtent:
    name = "norwegian_hours_duty_only"
    hours = int(parameters.at(name, max(facts.rules_from, parameters.first_day(name))))
    law = "integreringsloven § 32 andre ledd"
    step = explain("training.norwegian", "hours", words={"hours": str(hours)}, law=law)
    return NorwegianExtent(None, hours * MINUTES, (step,))


def _not_computed(facts: TrainingFacts, first: date) -> Step:
    words = {"day": short(facts.rules_from), "first": short(first)}
    return explain("training.norwegian", "earlier_text", words=words, law="integreringsforskriften § 74")


def _with_leave(last: date, begins: date, leave: tuple[Period, ...]) -> tuple[int, date]:
    """Calendar days of leave added, and the day they lead to; leave after that day, or before, adds nothing.

    ValueError for leave without a last day.
    """
    added, counted_to = 0, begins - ONE_DAY
    for period in sorted(leave):
        if period.end is None:
            raise ValueError("leave must have a last day to be added")
        first = max(period.start, counted_to + ONE_DAY)
        if first <= last and first <= period.end:
            days = (period.end - first).days + 1
            added, last, counted_to = added + days, last + days * ONE_DAY, period.end
    return added, last


def _norwegian_test(part: TestPart, facts: TrainingFacts) -> TestDuty:
    words: dict[str, Word] = {"part": PART_NAMES[part]}
    if facts.basis is TrainingBasis.SECTION_37D:
        law = "integreringsloven § 37 d andre ledd"
        step = explain("training.tests", "offered", words=words, law=law)
        return TestDuty(part, must_sit=False, must_be_offered=True, deadline=None, step=step)
    if facts.basis is not TrainingBasis.SECTION_27:
        return _no_duty(part, explain("training.tests", "no_duty", words=words))
    if ExemptionFrom.NORWEGIAN_TRAINING in facts.exempted:
        return _no_duty(part, explain("training.tests", "exempted_29", words=words))
    if ExemptionFrom.NORWEGIAN_TEST in facts.exempted:
        law = "integreringsloven § 37 tredje ledd"
        return _no_duty(part, explain("training.tests", "exempted_37", words=words, law=law))
    step = explain("training.tests", "must_sit", words=words)
    return TestDuty(part, must_sit=True, must_be_offered=True, deadline=None, step=step)


def _civics_test(facts: TrainingFacts, parameters: Parameters) -> TestDuty:
    part = TestPart.CIVICS
    words: dict[str, Word] = {"part": phrase("training.tests/civics")}
    if facts.basis is not TrainingBasis.SECTION_27:
        return _no_duty(part, explain("training.tests", "no_duty", words=words))
    if ExemptionFrom.CIVICS_TRAINING in facts.exempted:
        return _no_duty(part, explain("training.tests", "exempted_29", words=words))
    if ExemptionFrom.CIVICS_TEST in facts.exempted:
        law = "integreringsloven § 37 tredje ledd"
        return _no_duty(part, explain("training.tests", "exempted_37", words=words, law=law))
    deadline = None if facts.county else _civics_deadline(facts, parameters)[0]
    if deadline is None:
        step = explain("training.tests", "must_sit", words=words)
    else:
        law = "integreringsloven § 37 andre ledd"
        told = {**words, "end": short(deadline)}
        step = explain("training.tests", "must_sit_by", words=told, law=law, value=short(deadline))
    return TestDuty(part, must_sit=True, must_be_offered=True, deadline=deadline, step=step)


def _no_duty(part: TestPart, step: Step) -> TestDuty:
    return TestDuty(part, must_sit=False, must_be_offered=False, deadline=None, step=step)
