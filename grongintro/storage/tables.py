"""The tables: one per domain value, each row with a UUID, an office and a version.

Money is øre in INTEGER, dates are ISO text, enumerations are text with a CHECK, lists and snapshots are JSON.
Changing a table here needs a migration in `migrations/` and a new `SCHEMA` number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from grongintro.domain import case, followup, household, person, programme, staff
from grongintro.storage.types import EnumText, JsonText, TextTuple

if TYPE_CHECKING:
    from enum import StrEnum

SCHEMA = 1
metadata = sa.MetaData()
TABLES: dict[type, sa.Table] = {}


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False, server_default="")


def _day(name: str, *, needed: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Date, nullable=not needed)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _to(name: str, target: str, *, needed: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.String, sa.ForeignKey(f"{target}.id"), nullable=not needed)


def _one_of(table: str, name: str, kind: type[StrEnum], *, needed: bool = True) -> tuple[Any, ...]:
    allowed = ", ".join(f"'{member}'" for member in kind)
    return (
        sa.Column(name, EnumText(kind), nullable=not needed),
        sa.CheckConstraint(f"{name} IN ({allowed})", name=f"{table}_{name}_known"),
    )


def _period(name: str) -> tuple[Any, ...]:
    return (
        _day("start", needed=True),
        _day("end"),
        sa.CheckConstraint('"end" IS NULL OR "end" >= start', name=f"{name}_period_order"),
    )


def _table(name: str, *parts: Any, office: bool = True) -> sa.Table:
    own: list[sa.Column[Any]] = [sa.Column("id", sa.String, primary_key=True)]
    if office:
        own.append(_to("office_id", "office"))
    own.append(sa.Column("version", sa.Integer, nullable=False))
    return sa.Table(name, metadata, *own, *parts)


def _entity(kind: type, name: str, *parts: Any, office: bool = True) -> sa.Table:
    TABLES[kind] = _table(name, *parts, office=office)
    return TABLES[kind]


office = _entity(staff.Office, "office", _text("name"), _text("address"), office=False)

municipality = sa.Table(
    "municipality",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    *[
        _text(name)
        for name in (
            "name",
            "number",
            "organisation_number",
            "street",
            "postal_code",
            "postal_place",
            "phone",
            "email",
            "service_name",
            "statsforvalter",
            "language",
        )
    ],
    sa.Column("logo_png", sa.LargeBinary),
    sa.CheckConstraint("id = 1", name="municipality_one"),
)
setting = sa.Table(
    "setting", metadata, sa.Column("name", sa.String, primary_key=True), sa.Column("value", JsonText)
)
parameter_row = sa.Table(
    "parameter_row",
    metadata,
    sa.Column("parameter", sa.String, primary_key=True),
    sa.Column("valid_from", sa.Date, primary_key=True),
    _day("known_from", needed=True),
    _text("value"),
    _text("source"),
)

staff_table = _entity(
    staff.Staff,
    "staff",
    _text("name"),
    _text("title"),
    _text("phone"),
    _text("email"),
    _flag("may_decide"),
)
post = _entity(
    staff.Post,
    "post",
    _to("staff_id", "staff"),
    *_one_of("post", "role", staff.Role),
    sa.Column("percent", sa.Integer, sa.CheckConstraint("percent BETWEEN 0 AND 100"), nullable=False),
    *_period("post"),
    _flag("counts"),
    _text("service"),
)
staff_absence = _entity(
    staff.StaffAbsence,
    "staff_absence",
    _to("staff_id", "staff"),
    *_period("staff_absence"),
    _to("substitute_id", "staff", needed=False),
    _text("reason"),
)
account = _entity(
    staff.Account,
    "account",
    _to("staff_id", "staff"),
    sa.Column("login", sa.String, nullable=False, unique=True),
    *_one_of("account", "role", staff.Role),
    _text("slot_id"),
    _flag("must_change"),
    _flag("active"),
)

person_table = _entity(
    person.Person,
    "person",
    _text("given_name"),
    _text("family_name"),
    _day("birth_date", needed=True),
    *_one_of("person", "sex", person.Sex),
    _text("national_number"),
    _text("duf_number"),
    _text("citizenship"),
    sa.Column("languages", TextTuple, nullable=False),
    _text("interpreter_language"),
    _text("street"),
    _text("postal_code"),
    _text("postal_place"),
    _text("phone"),
    _text("email"),
    *_one_of("person", "settlement", person.Settlement, needed=False),
    _day("first_settled"),
    _day("arrived"),
    _day("claimed"),
    _day("moved_out"),
    _text("note"),
    _text("search"),
)
# Columns that follow from a value and are kept for finding it; they are written with it and never logged.
DERIVED: dict[type, tuple[str, ...]] = {person.Person: ("search",)}
permit = _entity(
    person.Permit,
    "permit",
    _to("person_id", "person"),
    *_one_of("permit", "kind", person.PermitKind),
    _day("granted", needed=True),
    _day("valid_to"),
)
household_table = _entity(household.Household, "household", _text("name"))
household_member = _entity(
    household.HouseholdMember,
    "household_member",
    _to("household_id", "household"),
    _to("person_id", "person"),
    *_one_of("household_member", "role", household.HouseholdRole),
    *_period("household_member"),
)
living_fact = _entity(
    household.LivingFact,
    "living_fact",
    _to("person_id", "person"),
    *_one_of("living_fact", "kind", household.LivingFactKind),
    *_period("living_fact"),
    _flag("answer"),
    _to("partner_id", "person", needed=False),
    _text("reason"),
)
programme_table = _entity(
    programme.Programme,
    "programme",
    _to("person_id", "person"),
    _day("offered", needed=True),
    _day("start"),
    _day("end"),
    *_one_of("programme", "education", programme.Education),
    *_one_of("programme", "goal", programme.Goal),
    _day("stopped"),
    _text("stop_reason"),
)
programme_leave = _entity(
    programme.ProgrammeLeave,
    "programme_leave",
    _to("person_id", "person"),
    *_period("programme_leave"),
    _flag("paid"),
    _text("reason"),
)
assignment = _entity(
    staff.Assignment,
    "assignment",
    _to("person_id", "person"),
    _to("staff_id", "staff"),
    *_period("assignment"),
)
helper_link = _entity(
    staff.HelperLink,
    "helper_link",
    _to("person_id", "person"),
    _to("staff_id", "staff"),
    *_period("helper_link"),
)

follow_up = _entity(
    followup.FollowUp,
    "follow_up",
    _to("person_id", "person"),
    _day("opened", needed=True),
    _day("closed"),
    _text("closed_reason"),
    *_one_of("follow_up", "rhythm", followup.Rhythm, needed=False),
    _text("rhythm_reason"),
)
appointment = _entity(
    followup.Appointment,
    "appointment",
    _to("staff_id", "staff"),
    _day("day", needed=True),
    sa.Column("at", sa.Time),
    sa.Column("minutes", sa.Integer, nullable=False),
    _text("place"),
    *_one_of("appointment", "form", followup.Form),
    *_one_of("appointment", "interpreter", followup.Booking),
    _text("language"),
    *_one_of("appointment", "state", followup.AppointmentState),
    _text("note"),
)
appointment_person = _entity(
    followup.AppointmentPerson,
    "appointment_person",
    _to("appointment_id", "appointment"),
    _to("person_id", "person"),
)
conversation = _entity(
    followup.Conversation,
    "conversation",
    _to("staff_id", "staff"),
    _day("held_on", needed=True),
    _text("place"),
    *_one_of("conversation", "form", followup.Form),
    *_one_of("conversation", "outcome", followup.Outcome),
    _flag("counts"),
    *_one_of("conversation", "interpreter", followup.InterpreterMode),
    sa.Column("interpreter_qualified", sa.Boolean),
    _text("interpreter_reason"),
    _text("language"),
    sa.Column("topics", TextTuple, nullable=False),
    sa.Column("minutes", sa.Integer),
    _text("text"),
    _to("appointment_id", "appointment", needed=False),
)
conversation_person = _entity(
    followup.ConversationPerson,
    "conversation_person",
    _to("conversation_id", "conversation"),
    _to("person_id", "person"),
    _day("held_on", needed=True),
    _flag("counts"),
)
task = _entity(
    followup.Task,
    "task",
    _text("text"),
    *_one_of("task", "side", followup.Side),
    _to("owner_id", "staff", needed=False),
    _to("person_id", "person", needed=False),
    _day("due"),
    _day("done_on"),
    _to("conversation_id", "conversation", needed=False),
)
draft = sa.Table(
    "draft",
    metadata,
    sa.Column("account_id", sa.String, sa.ForeignKey("account.id"), primary_key=True),
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("subject_id", sa.String, primary_key=True),
    sa.Column("body", JsonText, nullable=False),
    sa.Column("saved_at", sa.DateTime, nullable=False),
)

case_table = _entity(
    case.Case,
    "case_file",
    _to("person_id", "person"),
    sa.Column("number", sa.String, nullable=False, unique=True),
    _text("title"),
    _day("opened", needed=True),
)
issued_letter = _entity(
    case.IssuedLetter,
    "issued_letter",
    _to("case_id", "case_file"),
    _text("title"),
    _day("issued_on", needed=True),
    _text("text"),
    sa.Column("pdf", sa.LargeBinary, nullable=False),
    _text("sha256"),
)
decision = _entity(
    case.Decision,
    "decision",
    _to("case_id", "case_file"),
    _to("person_id", "person"),
    *_one_of("decision", "kind", case.DecisionKind),
    *_one_of("decision", "state", case.DecisionState),
    _day("start"),
    _day("end"),
    _text("assessment"),
    sa.Column("facts", JsonText),
    sa.Column("steps", JsonText),
    sa.Column("parameters", JsonText),
    _to("replaces_id", "decision", needed=False),
    _day("replaces_from"),
    _text("number"),
    _to("letter_id", "issued_letter", needed=False),
    _to("decided_by", "staff", needed=False),
    _day("decided_on"),
    _day("delivered_on"),
    *_one_of("decision", "delivery", case.DeliveryWay, needed=False),
    _to("delivered_by", "staff", needed=False),
    _text("delivery_interpreter"),
    _day("received_on"),
    _day("appeal_deadline"),
)
decision_event = _entity(
    case.DecisionEvent,
    "decision_event",
    _to("decision_id", "decision"),
    sa.Column("at", sa.DateTime, nullable=False),
    _to("staff_id", "staff"),
    _text("event"),
    _text("code"),
    _text("note"),
)

import_record = sa.Table(
    "import_record",
    metadata,
    sa.Column("source_key", sa.String, primary_key=True),
    sa.Column("person_id", sa.String, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("imported", JsonText, nullable=False),
)
import_mapping = sa.Table(
    "import_mapping",
    metadata,
    sa.Column("signature", sa.String, primary_key=True),
    sa.Column("columns", JsonText, nullable=False),
)
change_log = sa.Table(
    "change_log",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("action", sa.String, nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("account_id", sa.String, nullable=False),
    sa.Column("intention", sa.String, nullable=False),
    sa.Column("subject", sa.String, nullable=False),
    sa.Column("row_id", sa.String, nullable=False),
    sa.Column("person_id", sa.String),
    sa.Column("old", sa.String),
    sa.Column("new", sa.String),
    sa.Column("undoes", sa.String),
    sqlite_autoincrement=True,
)
access_log = sa.Table(
    "access_log",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("account_id", sa.String, nullable=False),
    sa.Column("person_id", sa.String, nullable=False),
    sqlite_autoincrement=True,
)

for _column in (
    post.c.staff_id,
    permit.c.person_id,
    household_member.c.household_id,
    household_member.c.person_id,
    living_fact.c.person_id,
    programme_table.c.person_id,
    programme_leave.c.person_id,
    assignment.c.person_id,
    assignment.c.staff_id,
    helper_link.c.staff_id,
    follow_up.c.person_id,
    appointment_person.c.appointment_id,
    appointment_person.c.person_id,
    conversation_person.c.conversation_id,
    task.c.person_id,
    task.c.owner_id,
    decision.c.person_id,
    decision.c.state,
    decision_event.c.decision_id,
    change_log.c.action,
    change_log.c.row_id,
    change_log.c.person_id,
):
    sa.Index(f"ix_{_column.table.name}_{_column.name}", _column)
sa.Index("ix_appointment_staff_day", appointment.c.staff_id, appointment.c.day)
sa.Index(
    "ix_conversation_person_cadence",
    conversation_person.c.person_id,
    conversation_person.c.held_on,
    conversation_person.c.counts,
    conversation_person.c.conversation_id,
)
