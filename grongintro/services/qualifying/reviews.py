"""Going through the plan: regularly, and when something happens in a life (§ 15 sixth paragraph)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.plan import LifeEvent, LifeEventKind, PlanReview, PlanState, PlanVersion
from grongintro.errors import UserError
from grongintro.rules.plan_review import last_look, next_look, waiting_events
from grongintro.services import settings
from grongintro.services.rows import need, not_after, one_of, put

if TYPE_CHECKING:
    from datetime import date

    from grongintro.services.desk import Desk, Saved
    from grongintro.storage.unit import Reader


@dataclass(frozen=True)
class NextReview:
    """The day by which the plan must be gone through again, counted from `last`, and the event behind it."""

    due: date
    last: date
    event: LifeEvent | None = None


def note_life_event(desk: Desk, value: LifeEvent) -> Saved:
    """Write what happened and may change the plan (undoable); UserError in the future, or without words."""
    desk.require_caseworker()
    not_after(value.day, desk.today, "day")
    if value.kind is LifeEventKind.OTHER:
        need(value, {"note": "Skriv hva som skjedde."})
    with desk.write("note_life_event") as unit:
        return put(desk, unit, value)


def review_plan(desk: Desk, value: PlanReview) -> Saved:
    """Write that an adopted plan was gone through, and whether it leads to changes (undoable).

    UserError for a draft, a day before the plan or in the future, or another's event or one from after it.
    """
    desk.require_caseworker()
    with desk.write("review_plan") as unit:
        plan: PlanVersion = one_of(desk, unit, PlanVersion, value.plan_id)
        if plan.state is not PlanState.ADOPTED or plan.person_id != value.person_id:
            raise UserError("Gå gjennom en plan som er vedtatt.", field="plan_id")
        if not plan.made_on <= value.held_on <= desk.today:
            raise UserError("Dagen må være fra planen ble laget, til i dag.", field="held_on")
        if value.event_id is not None:
            event = unit.get(LifeEvent, value.event_id)
            if event.person_id != value.person_id or event.day > value.held_on:
                raise UserError("Velg en hendelse fra før gjennomgangen.", field="event_id")
        return put(desk, unit, value)


def next_review(reader: Reader, plan: PlanVersion) -> NextReview:
    """When an adopted plan must be gone through: by the municipality's rhythm, or at once after an event.

    An event counts until a review names it or is held on its day or later; one from before the plan does
    not.
    """
    reviews = reader.find(PlanReview, plan_id=plan.id)
    due = next_look(plan, reviews, settings.value_of(reader, "plan_review_months"))
    events = reader.find(LifeEvent, person_id=plan.person_id)
    first = next(iter(waiting_events(plan, reviews, events)), None)
    last = last_look(plan, reviews)
    return NextReview(due, last) if first is None else NextReview(min(due, first.day), last, first)
