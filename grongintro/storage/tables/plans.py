"""Plans with their versions, phases, elements and reviews, and the contract."""

from __future__ import annotations

import sqlalchemy as sa

from grongintro.domain import followup, plan, programme, training
from grongintro.storage.tables.columns import day, entity, flag, indexed, one_of, period, text, to

plan_version = entity(
    plan.PlanVersion,
    "plan_version",
    to("person_id", "person"),
    *one_of("plan_version", "kind", plan.PlanKind),
    sa.Column("number", sa.Integer, nullable=False),
    *one_of("plan_version", "state", plan.PlanState),
    day("made_on", needed=True),
    to("staff_id", "staff"),
    text("long_term_goal"),
    *one_of("plan_version", "final_goal", programme.Goal, needed=False),
    text("goal_reason"),
    *one_of("plan_version", "listening", training.Level, needed=False),
    *one_of("plan_version", "reading", training.Level, needed=False),
    *one_of("plan_version", "writing", training.Level, needed=False),
    *one_of("plan_version", "speaking", training.Level, needed=False),
    text("level_reason"),
    sa.Column("norwegian_minutes", sa.Integer),
    sa.Column("civics_minutes", sa.Integer),
    day("start"),
    day("end"),
    text("work_reason"),
    text("norwegian_reason"),
    text("builds_on"),
    flag("present"),
    text("absence_reason"),
    *one_of("plan_version", "interpreter", followup.InterpreterMode),
    sa.Column("interpreter_qualified", sa.Boolean),
    text("interpreter_reason"),
    text("language"),
    text("own_view"),
    text("disagreement"),
    sa.Column("material", sa.Boolean),
    text("change_reason"),
    day("handed_over_on"),
    to("handed_over_by", "staff", needed=False),
    day("signed_on"),
)
plan_phase = entity(
    plan.PlanPhase,
    "plan_phase",
    to("person_id", "person"),
    to("plan_id", "plan_version"),
    sa.Column("number", sa.Integer, nullable=False),
    text("name"),
    *period("plan_phase"),
    text("goal"),
)
plan_element = entity(
    plan.PlanElement,
    "plan_element",
    to("person_id", "person"),
    to("plan_id", "plan_version"),
    *one_of("plan_element", "kind", plan.ElementKind),
    text("title"),
    *period("plan_element"),
    sa.Column("minutes_per_week", sa.Integer, nullable=False),
    text("provider"),
    text("reason"),
)
life_event = entity(
    plan.LifeEvent,
    "life_event",
    to("person_id", "person"),
    *one_of("life_event", "kind", plan.LifeEventKind),
    day("day", needed=True),
    text("note"),
)
plan_review = entity(
    plan.PlanReview,
    "plan_review",
    to("person_id", "person"),
    to("plan_id", "plan_version"),
    day("held_on", needed=True),
    to("staff_id", "staff"),
    flag("changes"),
    to("event_id", "life_event", needed=False),
    text("note"),
)
integration_contract = entity(
    plan.IntegrationContract,
    "integration_contract",
    to("person_id", "person"),
    to("plan_id", "plan_version"),
    *one_of("integration_contract", "kind", plan.ContractKind),
    day("made_on", needed=True),
    to("staff_id", "staff"),
    day("participant_signed"),
    day("municipality_signed"),
)

TABLES = (plan_version, plan_phase, plan_element, life_event, plan_review, integration_contract)
indexed(*(table.c.person_id for table in TABLES))
indexed(plan_phase.c.plan_id, plan_element.c.plan_id, plan_review.c.plan_id, integration_contract.c.plan_id)
