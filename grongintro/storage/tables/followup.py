"""Talks, appointments and tasks."""

from __future__ import annotations

import sqlalchemy as sa

from grongintro.domain import followup
from grongintro.storage.tables.columns import day, entity, flag, indexed, one_of, text, to
from grongintro.storage.types import TextTuple

follow_up = entity(
    followup.FollowUp,
    "follow_up",
    to("person_id", "person"),
    day("opened", needed=True),
    day("closed"),
    text("closed_reason"),
    *one_of("follow_up", "rhythm", followup.Rhythm, needed=False),
    text("rhythm_reason"),
)
appointment = entity(
    followup.Appointment,
    "appointment",
    to("staff_id", "staff"),
    day("day", needed=True),
    sa.Column("at", sa.Time),
    sa.Column("minutes", sa.Integer, nullable=False),
    text("place"),
    *one_of("appointment", "form", followup.Form),
    *one_of("appointment", "interpreter", followup.Booking),
    text("language"),
    *one_of("appointment", "state", followup.AppointmentState),
    text("note"),
    sa.Column("series_id", sa.String),
)
appointment_person = entity(
    followup.AppointmentPerson,
    "appointment_person",
    to("appointment_id", "appointment"),
    to("person_id", "person"),
)
conversation = entity(
    followup.Conversation,
    "conversation",
    to("staff_id", "staff"),
    day("held_on", needed=True),
    text("place"),
    *one_of("conversation", "form", followup.Form),
    *one_of("conversation", "outcome", followup.Outcome),
    flag("counts"),
    *one_of("conversation", "interpreter", followup.InterpreterMode),
    sa.Column("interpreter_qualified", sa.Boolean),
    text("interpreter_reason"),
    text("language"),
    sa.Column("topics", TextTuple, nullable=False),
    sa.Column("minutes", sa.Integer),
    text("text"),
    to("appointment_id", "appointment", needed=False),
    *one_of("conversation", "note_class", followup.NoteClass),
)
conversation_person = entity(
    followup.ConversationPerson,
    "conversation_person",
    to("conversation_id", "conversation"),
    to("person_id", "person"),
    day("held_on", needed=True),
    flag("counts"),
)
task = entity(
    followup.Task,
    "task",
    text("text"),
    *one_of("task", "side", followup.Side),
    to("owner_id", "staff", needed=False),
    to("person_id", "person", needed=False),
    day("due"),
    day("done_on"),
    to("conversation_id", "conversation", needed=False),
)

indexed(
    follow_up.c.person_id,
    appointment_person.c.appointment_id,
    appointment_person.c.person_id,
    conversation_person.c.conversation_id,
    task.c.person_id,
    task.c.owner_id,
)

sa.Index("ix_appointment_staff_day", appointment.c.staff_id, appointment.c.day)
sa.Index(
    "ix_conversation_person_cadence",
    conversation_person.c.person_id,
    conversation_person.c.held_on,
    conversation_person.c.counts,
    conversation_person.c.conversation_id,
)
