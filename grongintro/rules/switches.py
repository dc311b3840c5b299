"""The dated switches of the law: what is passed and not in force, and what ends on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.plan import ContractKind
from grongintro.errors import UserError
from grongintro.rules.parameters import Row

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from grongintro.rules.parameters import Parameters

UPPER_AGE = "upper_age_programme"
PLAN_DOCUMENT = "plan_document"
CHAPTER_6A = "chapter_6a"
NEW_ADMINISTRATION_ACT = "new_administration_act"
IN_FORCE = "in_force"
DOCUMENTS = {
    "contract": ContractKind.CONTRACT,
    "declaration": ContractKind.DECLARATION,
}
TITLES = {NEW_ADMINISTRATION_ACT: "Ny forvaltningslov"}
"""What a switch of several parameters is called; one of a single parameter has the parameter's title."""


@dataclass(frozen=True)
class Switch:
    """What is passed and not in force: the values that it brings, by parameter, and where it stands."""

    name: str
    title: str
    values: tuple[tuple[str, Fraction | str], ...]
    source: str


def pending_switches(parameters: Parameters) -> tuple[Switch, ...]:
    """Every switch that the shipped values know, in order of name; also those that have been switched on."""
    found: dict[str, Switch] = {}
    for name in sorted(parameters.by_name):
        for pending in parameters[name].pending:
            earlier = found.get(pending.switch)
            before = () if earlier is None else earlier.values
            title = TITLES.get(pending.switch, parameters[name].title)
            values = (*before, (name, pending.value))
            found[pending.switch] = Switch(pending.switch, title, values, pending.source)
    return tuple(found[name] for name in sorted(found))


def switch_named(parameters: Parameters, name: str) -> Switch:
    """The switch with this name; UserError when there is none."""
    for switch in pending_switches(parameters):
        if switch.name == name:
            return switch
    raise UserError(
        "Denne lovendringen finnes ikke. Velg en fra listen.", field="name", code="unknown_switch"
    )


def switched_on(parameters: Parameters, switch: Switch) -> date | None:
    """The first day that the switch is in force, or None while it waits."""
    name, value = switch.values[0]
    days = (row.valid_from for row in parameters[name].rows if row.value == value)
    return min(days, default=None)


def with_switch(
    parameters: Parameters, name: str, valid_from: date, source: str, known_from: date | None = None
) -> Parameters:
    """The same parameters with a pending switch in force from a day, which is also the day it was known.

    UserError at `source` when it is blank, and at `valid_from` when the day is not after that of the value
    it replaces.
    """
    for parameter, value in switch_named(parameters, name).values:
        newest = parameters.latest(parameter)
        if valid_from <= newest.valid_from:
            raise UserError(
                f"Endringen må gjelde fra en dag etter {short(newest.valid_from)}. Skriv en senere dato.",
                field="valid_from",
                code="wrong_order",
            )
        added = [row for row in parameters[parameter].rows if row.entered_by_user]
        row = Row(valid_from, known_from or valid_from, value, source)
        parameters = parameters.with_rows(parameter, [*added, row])
    return parameters


def upper_age(granted: date, parameters: Parameters) -> int:
    """The upper age of § 8 for a permit granted on a day; permits from before the act get its first value."""
    return int(parameters.at(UPPER_AGE, max(granted, parameters.first_day(UPPER_AGE))))


def plan_document(made_on: date, parameters: Parameters) -> ContractKind:
    """What goes with an integration plan that is made on a day (§ 16): contract, later declaration."""
    day = max(made_on, parameters.first_day(PLAN_DOCUMENT))
    return DOCUMENTS[parameters.text(PLAN_DOCUMENT, day)]


def chapter_6a_in_force(day: date, parameters: Parameters) -> bool:
    """Whether the temporary rules for collective protection (chapter 6A) are in force on `day`."""
    if day < parameters.first_day(CHAPTER_6A):
        return False
    return parameters.text(CHAPTER_6A, day) == IN_FORCE
