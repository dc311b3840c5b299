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
from grongintro.storage.tables.year import activity_table, gathering, week_plan, week_slot

if TYPE_CHECKING:
    from collections.abc import Iterable
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


def weeks_of(reader: Reader, last: date, person_ids: Iterable[str] | None = None) -> list[Any]:
    """Weeks that begin by a day with their slots, the oldest first; a week without slots has an empty one."""
    plan, slot = week_plan, week_slot
    columns = ("weekday", "at", "minutes", "title", "kind", "place")
    query = (
        sa.select(*(slot.c[name] for name in columns), plan.c.person_id, plan.c.id, plan.c.start, plan.c.end)
        .outerjoin_from(plan, slot, slot.c.week_id == plan.c.id)
        .where(plan.c.start <= last)
        .order_by(plan.c.start, plan.c.id, slot.c.weekday, slot.c.at, slot.c.id)
    )
    if person_ids is not None:
        query = query.where(plan.c.person_id.in_(list(person_ids)))
    return reader.rows(query)
