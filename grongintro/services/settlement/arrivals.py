"""Households that are expected: their list of what must be ready, and what becomes of them when they come."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from grongintro.domain.ids import new_id
from grongintro.domain.settlement import ArrivalState, ArrivalStep, ExpectedArrival
from grongintro.errors import UserError
from grongintro.services.desk import Saved
from grongintro.services.responsibility import substitutes
from grongintro.services.rows import in_order, need, not_after, put
from grongintro.services.settlement.ready import due_day, wanted
from grongintro.storage.offices import main_office

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader, Unit

NEAR_DAYS = 7
"""A point comes to its owner's day so many days before it is due."""
OVER = frozenset({ArrivalState.ARRIVED, ArrivalState.CALLED_OFF})
MOST = 50


def save_arrival(desk: Desk, value: ExpectedArrival) -> Saved:
    """Write a household that is expected (undoable); a new one gets its list of what must be ready.

    When the expected day changes, what is not done moves as many days. UserError when there is no name or
    nobody, a permit is after today, or the stay in AMOT is in the wrong order.
    """
    desk.require_caseworker()
    need(value, {"name": "Skriv hva husstanden skal kalles, for eksempel «Familie på fire»."})
    _check_count(value)
    not_after(value.permit_on, desk.today, "permit_on")
    _check_amot(value)
    with desk.write("save_arrival") as unit:
        before = unit.get(ExpectedArrival, value.id) if value.id else None
        saved = put(desk, unit, value)
        written = replace(value, id=saved.id)
        if before is None:
            _add_list(desk, unit, written)
        elif before.expected_on != value.expected_on:
            _move_list(unit, before, written)
        return Saved(unit.changes(), saved.id)


def _check_count(value: ExpectedArrival) -> None:
    for field in ("adults", "children"):
        if not 0 <= getattr(value, field) <= MOST:
            raise UserError(f"Skriv et tall fra 0 til {MOST}.", field=field)
    if value.adults + value.children == 0:
        raise UserError("Skriv hvor mange som kommer.", field="adults")


def _check_amot(value: ExpectedArrival) -> None:
    if value.amot_to is not None and value.amot_from is None:
        raise UserError("Skriv når oppholdet i AMOT begynte.", field="amot_from")
    in_order(value.amot_from, value.amot_to, "amot_to")


def _add_list(desk: Desk, unit: Unit, arrival: ExpectedArrival) -> None:
    office = main_office(unit)
    for ready in wanted(arrival):
        due = due_day(ready, arrival.expected_on)
        unit.add(ArrivalStep(new_id(), office, arrival.id, ready.text, due, desk.actor.staff_id))


def _move_list(unit: Unit, before: ExpectedArrival, after: ExpectedArrival) -> None:
    """What is not done keeps its distance to the day; what had no day gets one from the table."""
    days = {ready.text: ready for ready in wanted(after)}
    for step in unit.find(ArrivalStep, arrival_id=after.id):
        if step.done_on is not None or after.expected_on is None:
            continue
        if step.due is not None and before.expected_on is not None:
            moved: timedelta = after.expected_on - before.expected_on
            unit.save(replace(step, due=step.due + moved))
        elif step.due is None and step.text in days:
            unit.save(replace(step, due=due_day(days[step.text], after.expected_on)))


def save_step(desk: Desk, value: ArrivalStep) -> Saved:
    """Write something that must be ready (undoable); UserError when it is empty or done after today."""
    desk.require_caseworker()
    need(value, {"text": "Skriv hva som skal være klart."})
    not_after(value.done_on, desk.today, "done_on")
    with desk.write("save_arrival_step") as unit:
        unit.get(ExpectedArrival, value.arrival_id)
        return put(desk, unit, value)


def tick_step(desk: Desk, step_id: str, *, done: bool) -> Saved:
    """Say that something is ready today, or that it is not after all (undoable)."""
    desk.require_caseworker()
    with desk.write("finish_arrival_step" if done else "save_arrival_step") as unit:
        step = unit.get(ArrivalStep, step_id)
        unit.save(replace(step, done_on=desk.today if done else None))
        return Saved(unit.changes(), step_id)


def due_steps(desk: Desk, reader: Reader) -> tuple[tuple[ArrivalStep, ExpectedArrival], ...]:
    """What the account, or whom it stands in for, must have ready within `NEAR_DAYS` days or is late with."""
    instead = substitutes(reader, desk.today)
    owners = {other for other, by in instead.items() if by == desk.actor.staff_id} | {desk.actor.staff_id}
    arrivals = {each.id: each for each in reader.find(ExpectedArrival)}
    latest = desk.today + timedelta(days=NEAR_DAYS)
    return tuple(
        (step, arrivals[step.arrival_id])
        for step in reader.find(ArrivalStep, done_on=None)
        if step.owner_id in owners
        and step.due is not None
        and step.due <= latest
        and arrivals[step.arrival_id].state is not ArrivalState.CALLED_OFF
    )
