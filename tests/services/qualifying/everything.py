"""One row of every table of the programme by the law, written as people would."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from grongintro.domain.closing import FinalStatus
from grongintro.domain.eligibility import Employment, Standing
from grongintro.domain.plan import LifeEvent, LifeEventKind, PlanReview
from grongintro.domain.training import (
    Exemption,
    ExemptionBasis,
    ExemptionFrom,
    LanguageTest,
    Level,
    Subject,
    TaughtHours,
    TestPart,
    Training,
    TrainingBasis,
)
from grongintro.services.qualifying import (
    adopting,
    carried,
    closing,
    contracts,
    health,
    mapping,
    moving_out,
    reviews,
    right,
    starting,
    training,
)
from tests.services.making import TODAY, go_to
from tests.services.qualifying.plans import adopted, participant
from tests.services.qualifying.rows import (
    adaptation,
    balance,
    experience,
    guidance,
    health_step,
    language,
    prior,
)
from tests.services.qualifying.rows import carried as matter
from tests.services.year_rows import YEAR_TABLES, with_year

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

# Stands in a text of nearly every table.
MARK = "Selams hemmelighet"
TABLES = (
    "employment",
    "right_assessment",
    "late_start",
    "move",
    "competence_mapping",
    "language_skill",
    "experience",
    "prior_element",
    "career_guidance",
    "adaptation_need",
    "health_step",
    "plan_version",
    "plan_phase",
    "plan_element",
    "life_event",
    "plan_review",
    "integration_contract",
    "training",
    "taught_hours",
    "language_test",
    "exemption",
    "carried_matter",
    "opening_balance",
    "ending",
    *YEAR_TABLES,
)


def with_everything(desk: Desk) -> str:
    """Selam, of whom something is written in each of the tables; the clock ends on 20 December 2026."""
    who, me = participant(desk), desk.actor.staff_id
    right.add_employment(desk, Employment("", "", who, TODAY, 600, employer=MARK))
    right.assess_right(desk, who, standing=Standing.RIGHT_ONLY, reason=MARK)
    starting.write_late_start(desk, who, MARK)
    mapping.save_language_skill(desk, language(who))
    mapping.save_experience(desk, experience(who, note=MARK))
    mapping.save_prior_element(desk, prior(who, place=MARK))
    mapping.save_career_guidance(desk, guidance(who, centre=MARK))
    health.save_adaptation_need(desk, adaptation(who, text=MARK))
    health.save_health_step(desk, health_step(who, me, text=MARK))
    _teach(desk, who)
    carried.register_carried(desk, matter(who, note=MARK))
    carried.set_opening_balance(desk, balance(who, source=MARK))
    _plan(desk, who)
    with_year(desk, who, MARK)
    go_to(desk, date(2026, 12, 20))
    draft = closing.EndDraft(FinalStatus.WORK, date(2026, 12, 15), MARK, full_time=False)
    closing.end_programme(desk, who, draft)
    out = moving_out.MoveOutDraft(date(2026, 12, 16), "Namsos", ("Planen",), "Post", MARK)
    moving_out.move_out(desk, who, out)
    return who


def _plan(desk: Desk, who: str) -> None:
    plan_id = adopted(desk, who)
    adopting.hand_over_plan(desk, plan_id, TODAY)
    contracts.make_contract(desk, plan_id, TODAY)
    event = LifeEvent("", "", who, LifeEventKind.JOB, TODAY, MARK)
    event_id = reviews.note_life_event(desk, event).id
    held = PlanReview("", "", who, plan_id, TODAY, "", changes=True, event_id=event_id, note=MARK)
    reviews.review_plan(desk, held)


def _teach(desk: Desk, who: str) -> None:
    offered = Training("", "", who, TrainingBasis.SECTION_27, TODAY, claimed=TODAY, provider_name=MARK)
    training.save_training(desk, offered)
    hours = TaughtHours("", "", who, Subject.NORWEGIAN, TODAY, TODAY, 90, provider=MARK)
    training.register_hours(desk, hours)
    training.save_test(desk, LanguageTest("", "", who, TestPart.READING, TODAY, TODAY, Level.A1))
    asked = Exemption("", "", who, ExemptionFrom.CIVICS_TEST, ExemptionBasis.WEIGHTY, TODAY)
    training.save_exemption(desk, replace(asked, note=MARK))
