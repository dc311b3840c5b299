"""The lights for the way into the programme, each on the day before, the day and the day after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from grongintro.domain.carried import CarriedKind, CarriedMatter
from grongintro.domain.eligibility import Standing
from grongintro.domain.followup import InterpreterMode
from grongintro.domain.mapping import CareerGuidance, CompetenceMapping, MappedWhen, Schooling
from grongintro.domain.moving import LateStart
from grongintro.domain.person import PermitKind
from grongintro.domain.plan import PlanKind, PlanState, PlanVersion
from grongintro.domain.programme import Status
from grongintro.domain.training import Training, TrainingBasis
from grongintro.rules.compliance.light import Mend
from tests.rules.compliance.people import (
    DEADLINE,
    OFFERED,
    PERMIT,
    PROGRAMME,
    STARTED,
    arrived,
    in_programme,
    light,
    seen,
)

DAY = timedelta(days=1)
MAPPED = CompetenceMapping("m", "o", "p", OFFERED, MappedWhen.AFTER_SETTLEMENT, "Kari", Schooling.COMPULSORY)
TRAINING = Training("t", "o", "p", TrainingBasis.SECTION_27, OFFERED)


@pytest.mark.parametrize(
    ("today", "colour", "left"),
    [
        (DEADLINE - timedelta(days=31), "green", 31),
        (DEADLINE - timedelta(days=30), "amber", 30),
        (DEADLINE - timedelta(days=29), "amber", 29),
        (DEADLINE - DAY, "amber", 1),
        (DEADLINE, "amber", 0),
        (DEADLINE + DAY, "red", -1),
    ],
)
def test_a_decision_that_is_not_made_goes_from_green_to_red(today: date, colour: str, left: int) -> None:
    assert seen(arrived(), "programme_decision", today) == (colour, left)


def test_a_claim_that_came_first_binds() -> None:
    person = replace(arrived().person, claimed=date(2026, 2, 15))
    assert seen(arrived(person=person), "programme_decision", date(2026, 5, 15)) == ("amber", 0)
    assert seen(arrived(person=person), "programme_decision", date(2026, 5, 16)) == ("red", -1)


@pytest.mark.parametrize(
    ("offered", "late"), [(DEADLINE - DAY, False), (DEADLINE, False), (DEADLINE + DAY, True)]
)
def test_a_decision_that_was_made_is_green_and_tells_whether_it_was_late(offered: date, late: bool) -> None:
    facts = in_programme(programme=replace(PROGRAMME, offered=offered, start=offered))
    found = light(facts, "programme_decision", offered)
    assert (str(found.colour), found.late, found.mend) == ("green", late, None)


def test_a_decision_from_before_the_program_counts() -> None:
    carried = CarriedMatter("c", "o", "p", CarriedKind.PROGRAMME_DECISION, OFFERED)
    assert seen(arrived(carried=(carried,)), "programme_decision", DEADLINE + DAY) == ("green", None)


def test_nobody_must_decide_for_those_outside_the_target_group() -> None:
    assert light(arrived(standing=Standing.MAY_BE_OFFERED), "programme_decision", DEADLINE + DAY) is None
    assert light(arrived(status=Status.MOVED), "programme_start", DEADLINE + DAY) is None


@pytest.mark.parametrize(("started", "colour"), [(DEADLINE, "green"), (DEADLINE + DAY, "red")])
def test_a_late_start_without_a_reason_is_red_also_afterwards(started: date, colour: str) -> None:
    facts = in_programme(programme=replace(PROGRAMME, start=started))
    assert seen(facts, "programme_start", date(2026, 11, 1))[0] == colour


def test_what_mends_a_late_start_is_its_reason() -> None:
    late = in_programme(programme=replace(PROGRAMME, start=DEADLINE + DAY))
    assert light(late, "programme_start", DEADLINE + DAY).mend is Mend.LATE_START
    reason = LateStart("l", "o", "p", "Syk i mai", DEADLINE, "s")
    found = light(replace(late, late_starts=(reason,)), "programme_start", DEADLINE + DAY)
    assert (str(found.colour), found.late) == ("green", True)


def test_a_start_that_has_not_come_stays_amber_when_the_reason_is_written() -> None:
    reason = LateStart("l", "o", "p", "Syk i mai", DEADLINE, "s")
    assert seen(arrived(), "programme_start", DEADLINE + DAY) == ("red", -1)
    assert seen(arrived(late_starts=(reason,)), "programme_start", DEADLINE + DAY) == ("amber", -1)


def test_the_section_and_the_dates_stand_on_the_light() -> None:
    step = light(arrived(), "programme_start", DEADLINE).step
    assert step.law == "integreringsloven § 12 andre ledd"
    assert "01.06.2026" in step.text
    assert dict(step.inputs) == {"deadline": "2026-06-01"}


@pytest.mark.parametrize(
    ("mapped", "late"), [(OFFERED - DAY, False), (OFFERED, False), (OFFERED + DAY, True)]
)
def test_competence_is_mapped_before_the_decision(mapped: date, late: bool) -> None:
    facts = in_programme(mappings=(replace(MAPPED, mapped_on=mapped),))
    assert light(facts, "mapping", STARTED).late is late


def test_a_mapping_that_is_missing_is_red_after_the_decision() -> None:
    assert seen(in_programme(), "mapping", OFFERED) == ("amber", 0)
    assert seen(in_programme(), "mapping", OFFERED + DAY) == ("red", -1)
    assert MAPPED.interpreter is InterpreterMode.NONE


def test_guidance_should_come_before_the_decision_and_is_offered_under_section_34() -> None:
    offered = CareerGuidance("g", "o", "p", OFFERED)
    assert seen(arrived(), "guidance", DEADLINE)[0] == "amber"
    assert seen(arrived(), "guidance", DEADLINE + DAY)[0] == "red"
    assert seen(arrived(guidance=(offered,)), "guidance", DEADLINE + DAY)[0] == "amber"
    for held, late in ((OFFERED, False), (OFFERED + DAY, True)):
        facts = in_programme(guidance=(replace(offered, held_on=held),))
        assert light(facts, "guidance", STARTED).late is late
    protected = replace(PERMIT, kind=PermitKind.COLLECTIVE_34)
    assert seen(in_programme(guidance=(offered,), permits=(protected,)), "guidance", STARTED)[0] == "green"


def test_right_and_duty_are_tried_before_the_start_is_due() -> None:
    assert seen(arrived(), "right", DEADLINE) == ("amber", 0)
    assert seen(arrived(), "right", DEADLINE + DAY) == ("red", -1)
    assert seen(arrived(assessed_on=OFFERED), "right", DEADLINE + DAY) == ("green", None)
    assert light(arrived(standing=Standing.OUTSIDE), "right", DEADLINE) is None


def test_training_is_offered_within_three_months() -> None:
    assert seen(arrived(), "training_offer", DEADLINE) == ("amber", 0)
    assert seen(arrived(), "training_offer", DEADLINE + DAY) == ("red", -1)
    assert seen(arrived(training=(TRAINING,)), "training_offer", DEADLINE + DAY) == ("green", None)
    assert light(arrived(training_standing=Standing.DUTY_ONLY), "training_offer", DEADLINE) is None


def test_who_learns_norwegian_outside_the_programme_has_a_norwegian_plan() -> None:
    facts = arrived(training=(TRAINING,))
    assert seen(facts, "norwegian_plan", OFFERED) == ("amber", 0)
    assert seen(facts, "norwegian_plan", OFFERED + DAY) == ("red", -1)
    plan = PlanVersion("n", "o", "p", PlanKind.NORWEGIAN, 1, PlanState.ADOPTED, OFFERED, "s")
    assert seen(replace(facts, plans=(plan,)), "norwegian_plan", OFFERED + DAY) == ("green", None)
    assert light(in_programme(training=(TRAINING,)), "norwegian_plan", STARTED) is None


@pytest.mark.parametrize(
    ("decided", "late"), [(STARTED - DAY, False), (STARTED, False), (STARTED + DAY, True)]
)
def test_the_benefit_is_decided_when_the_programme_begins(decided: date, late: bool) -> None:
    assert light(in_programme(benefit_decided=decided), "benefit", STARTED + DAY).late is late
    assert seen(in_programme(), "benefit", STARTED) == ("amber", 0)
    assert seen(in_programme(), "benefit", STARTED + DAY) == ("red", -1)
