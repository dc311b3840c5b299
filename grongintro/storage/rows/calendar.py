"""Rows for the calendar: what lies in a stretch of days, one question for each sort of thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from grongintro.storage.tables.cooperation import employer, placement, placement_visit
from grongintro.storage.tables.followup import (
    appointment,
    appointment_person,
    conversation,
    conversation_person,
)
from grongintro.storage.tables.people import person_table
from grongintro.storage.tables.year import activity_table, gathering

if TYPE_CHECKING:
    from datetime import date

    from grongintro.storage.unit import Reader


def _name() -> tuple[sa.Column[Any], sa.Column[Any]]:
    return person_table.c.given_name, person_table.c.family_name


def appointments_of_days(reader: Reader, first: date, last: date) -> list[Any]:
    """Appointments from one day to another with the names of those called, one row for each."""
    link = appointment_person
    query = (
        sa.select(appointment, link.c.person_id, *_name())
        .join(link, link.c.appointment_id == appointment.c.id)
        .join(person_table, person_table.c.id == link.c.person_id)
        .where(appointment.c.day.between(first, last))
        .order_by(appointment.c.day, appointment.c.at, appointment.c.id, link.c.id)
    )
    return reader.rows(query)


def talks_of_days(reader: Reader, first: date, last: date) -> list[Any]:
    """Talks that were held from one day to another with the names, one row for each person; no text."""
    talk, link = conversation, conversation_person
    columns = ("id", "staff_id", "held_on", "place", "form", "outcome", "interpreter", "minutes")
    query = (
        sa.select(*(talk.c[name] for name in columns), talk.c.appointment_id, link.c.person_id, *_name())
        .join(link, link.c.conversation_id == talk.c.id)
        .join(person_table, person_table.c.id == link.c.person_id)
        .where(talk.c.held_on.between(first, last))
        .order_by(talk.c.held_on, talk.c.id, link.c.id)
    )
    return reader.rows(query)


def visits_of_days(reader: Reader, first: date, last: date) -> list[Any]:
    """Visits to placements from one day to another, with the employer and the name."""
    visit = placement_visit
    columns = ("id", "staff_id", "held_on", "form", "person_id")
    query = (
        sa.select(*(visit.c[name] for name in columns), employer.c.name, employer.c.place, *_name())
        .join(placement, placement.c.id == visit.c.placement_id)
        .join(employer, employer.c.id == placement.c.employer_id)
        .join(person_table, person_table.c.id == visit.c.person_id)
        .where(visit.c.held_on.between(first, last))
        .order_by(visit.c.held_on, visit.c.id)
    )
    return reader.rows(query)


def gatherings_of_days(reader: Reader, first: date, last: date) -> list[Any]:
    """Gatherings from one day to another, with the title of the activity."""
    query = (
        sa.select(gathering, activity_table.c.title.label("activity"))
        .join(activity_table, activity_table.c.id == gathering.c.activity_id)
        .where(gathering.c.day.between(first, last))
        .order_by(gathering.c.day, gathering.c.at, gathering.c.id)
    )
    return reader.rows(query)
