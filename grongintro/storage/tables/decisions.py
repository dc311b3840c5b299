"""Cases, decisions, what happened to them, and the letters as they were sent."""

from __future__ import annotations

import sqlalchemy as sa

from grongintro.domain import case
from grongintro.storage.tables.columns import day, entity, indexed, one_of, text, to
from grongintro.storage.types import JsonText

case_table = entity(
    case.Case,
    "case_file",
    to("person_id", "person"),
    sa.Column("number", sa.String, nullable=False, unique=True),
    text("title"),
    day("opened", needed=True),
)
issued_letter = entity(
    case.IssuedLetter,
    "issued_letter",
    to("case_id", "case_file"),
    text("title"),
    day("issued_on", needed=True),
    text("text"),
    sa.Column("pdf", sa.LargeBinary, nullable=False),
    text("sha256"),
)
decision = entity(
    case.Decision,
    "decision",
    to("case_id", "case_file"),
    to("person_id", "person"),
    *one_of("decision", "kind", case.DecisionKind),
    *one_of("decision", "state", case.DecisionState),
    day("start"),
    day("end"),
    text("assessment"),
    sa.Column("facts", JsonText),
    sa.Column("steps", JsonText),
    sa.Column("parameters", JsonText),
    to("replaces_id", "decision", needed=False),
    day("replaces_from"),
    text("number"),
    to("letter_id", "issued_letter", needed=False),
    to("decided_by", "staff", needed=False),
    day("decided_on"),
    day("delivered_on"),
    *one_of("decision", "delivery", case.DeliveryWay, needed=False),
    to("delivered_by", "staff", needed=False),
    text("delivery_interpreter"),
    day("received_on"),
    day("appeal_deadline"),
)
decision_event = entity(
    case.DecisionEvent,
    "decision_event",
    to("decision_id", "decision"),
    sa.Column("at", sa.DateTime, nullable=False),
    to("staff_id", "staff"),
    text("event"),
    text("code"),
    text("note"),
)

indexed(
    decision.c.person_id,
    decision.c.state,
    decision_event.c.decision_id,
)
