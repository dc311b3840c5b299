"""What is passed and not in force: seen, tried on the people here, and switched on from a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from grongintro.domain.person import Person
from grongintro.domain.plan import PlanKind, PlanState, PlanVersion
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.rules.eligibility import right_on
from grongintro.rules.switches import (
    DOCUMENTS,
    PLAN_DOCUMENT,
    UPPER_AGE,
    Switch,
    pending_switches,
    switch_named,
    switched_on,
    with_switch,
)
from grongintro.services import right_facts
from grongintro.services.naming.values import VALUES
from grongintro.services.settings import parameters
from grongintro.storage.rows import keyed

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from grongintro.domain.changes import Changes
    from grongintro.rules.parameters import Parameters
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader


@dataclass(frozen=True)
class ChangedValue:
    """What a switch does to one value, in words: its title, its section, what it was and what it becomes."""

    title: str
    law: str
    before: str
    after: str


@dataclass(frozen=True)
class SwitchState:
    """A switch, and since when it is in force and by which source; None while it waits.

    `entered_here`: a leader switched it on, and can take it out again.
    """

    switch: Switch
    valid_from: date | None
    source: str
    values: tuple[ChangedValue, ...]
    entered_here: bool


def pending(desk: Desk) -> tuple[SwitchState, ...]:
    """Every change that is passed and not in force by the shipped values, with those switched on here."""
    with desk.read() as reader:
        known = parameters(reader)
    return tuple(_state(switch, known) for switch in pending_switches(known))


def _state(switch: Switch, known: Parameters) -> SwitchState:
    day = switched_on(known, switch)
    values = tuple(_changed(known, name, value, day) for name, value in switch.values)
    if day is None:
        return SwitchState(switch, None, switch.source, values, entered_here=False)
    row = known.row(switch.values[0][0], day)
    return SwitchState(switch, day, row.source, values, row.entered_by_user)


def _changed(known: Parameters, name: str, value: Fraction | str, day: date | None) -> ChangedValue:
    parameter = known[name]
    before = known.latest(name) if day is None else parameter.row(day - timedelta(days=1))
    told = [_told(each, parameter.unit) for each in (before.value, value)]
    return ChangedValue(parameter.title, parameter.law, *told)


def _told(value: Fraction | str, unit: str) -> str:
    """`60 år`; a text stands as it is, the document of a plan by its name."""
    if not isinstance(value, str):
        return f"{value}\u00a0{unit}"
    return VALUES[DOCUMENTS[value]] if value in DOCUMENTS else value


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


def affected(desk: Desk, name: str, valid_from: date) -> tuple[Person, ...]:
    """The people who would stand differently if the change came into force on `valid_from`, by name.

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
        return tuple(sorted((each for each in people if each.id in found), key=lambda each: each.name))


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
