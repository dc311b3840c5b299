"""What is passed and not in force: seen, tried on the people here, and switched on from a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.person import Person
from grongintro.domain.plan import PlanKind, PlanState, PlanVersion
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.rules.eligibility import right_on
from grongintro.rules.switches import (
    PLAN_DOCUMENT,
    UPPER_AGE,
    Switch,
    pending_switches,
    switch_named,
    switched_on,
    with_switch,
)
from grongintro.services import right_facts
from grongintro.services.settings import parameters
from grongintro.storage.rows import keyed

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.changes import Changes
    from grongintro.rules.parameters import Parameters
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader


@dataclass(frozen=True)
class SwitchState:
    """A switch, and since when it is in force and by which source; None while it waits."""

    switch: Switch
    valid_from: date | None
    source: str


def pending(desk: Desk) -> tuple[SwitchState, ...]:
    """Every change that is passed and not in force by the shipped values, with those switched on here."""
    with desk.read() as reader:
        known = parameters(reader)
    return tuple(_state(switch, known) for switch in pending_switches(known))


def _state(switch: Switch, known: Parameters) -> SwitchState:
    day = switched_on(known, switch)
    source = switch.source if day is None else known.row(switch.values[0][0], day).source
    return SwitchState(switch, day, source)


def switch_on(desk: Desk, name: str, valid_from: date, source: str) -> Changes:
    """Put a pending change in force from a day. Leader only.

    UserError at `name` when it is in force already or unknown, at `valid_from` when the day is not after that
    of the value it replaces, at `source` when it does not say where the date was found.
    """
    desk.require(Role.LEADER)
    with desk.write("switch_on_law") as unit:
        known = parameters(unit)
        switch = switch_named(known, name)
        _refuse_twice(switch, known)
        with_switch(known, name, valid_from, source, desk.today)
        for parameter, value in switch.values:
            keyed.add_parameter_row(
                unit,
                parameter,
                valid_from=valid_from,
                known_from=desk.today,
                value=str(value),
                source=source.strip(),
            )
        return unit.changes()


def switch_off(desk: Desk, name: str) -> Changes:
    """Take a change that was switched on here out again, as if it had never been. Leader only.

    UserError at `name` when it was not switched on here.
    """
    desk.require(Role.LEADER)
    with desk.write("switch_off_law") as unit:
        known = parameters(unit)
        switch = switch_named(known, name)
        day = switched_on(known, switch)
        if day is None or not known.row(switch.values[0][0], day).entered_by_user:
            raise UserError("Denne endringen er ikke satt i kraft her.", field="name", code="not_on")
        for parameter, _ in switch.values:
            keyed.remove_parameter_row(unit, parameter, day)
        return unit.changes()


def affected(desk: Desk, name: str, valid_from: date) -> tuple[str, ...]:
    """The ids of the people who would stand differently if the change came into force on `valid_from`.

    Right and duty are tried today, or on `valid_from` when that is later; the document that goes with a plan
    changes for plans made from that day and for those that are still drafts. People who have moved out do
    not count. Leader only; UserError as `switch_on` gives it.
    """
    desk.require(Role.LEADER)
    with desk.read() as reader:
        now = parameters(reader)
        switch = switch_named(now, name)
        _refuse_twice(switch, now)
        then = with_switch(now, name, valid_from, switch.source)
        day = max(desk.today, valid_from)
        people = [each for each in reader.find(Person) if each.moved_out is None or each.moved_out >= day]
        changed = {parameter for parameter, _ in switch.values}
        found: set[str] = set()
        if UPPER_AGE in changed:
            found |= _standing_changes(reader, people, day, now, then)
        if PLAN_DOCUMENT in changed:
            found |= _document_changes(reader, valid_from)
        return tuple(person.id for person in people if person.id in found)


def _refuse_twice(switch: Switch, known: Parameters) -> None:
    if switched_on(known, switch) is not None:
        raise UserError("Denne endringen er alt satt i kraft.", field="name", code="already_on")


def _standing_changes(
    reader: Reader, people: list[Person], day: date, now: Parameters, then: Parameters
) -> set[str]:
    right_facts.read_ahead(reader, [person.id for person in people])
    facts = {person.id: right_facts.gather(reader, person) for person in people}
    return {
        person_id
        for person_id, each in facts.items()
        if right_on(day, each, now).standing is not right_on(day, each, then).standing
    }


def _document_changes(reader: Reader, valid_from: date) -> set[str]:
    plans = reader.find(PlanVersion, kind=PlanKind.INTEGRATION)
    return {plan.person_id for plan in plans if plan.made_on >= valid_from or plan.state is PlanState.DRAFT}
