"""When a plan must be looked at again: in the municipality's rhythm and after what changes a life (§ 15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.rules.calendar_days import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from grongintro.domain.plan import LifeEvent, PlanReview, PlanVersion


def last_look(plan: PlanVersion, reviews: Iterable[PlanReview]) -> date:
    """The day the plan was gone through last, or made."""
    return max([plan.made_on, *(each.held_on for each in reviews)])


def next_look(plan: PlanVersion, reviews: Iterable[PlanReview], months: int) -> date:
    """The last day to go through the plan again in a rhythm of so many months."""
    return add_months(last_look(plan, reviews), months)


def waiting_events(
    plan: PlanVersion, reviews: Iterable[PlanReview], events: Iterable[LifeEvent]
) -> tuple[LifeEvent, ...]:
    """What happened after the plan was last gone through and no review names, the oldest first."""
    looked = tuple(reviews)
    last, named = last_look(plan, looked), {each.event_id for each in looked}
    waiting = (each for each in events if each.day > last and each.id not in named)
    return tuple(sorted(waiting, key=lambda each: (each.day, each.id)))
