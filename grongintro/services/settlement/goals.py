"""Goals for the first time after settlement, three and six months from the day somebody came."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from grongintro.domain.ids import new_id
from grongintro.domain.settlement import SettlementGoal
from grongintro.errors import UserError
from grongintro.rules.calendar_days import add_months
from grongintro.services.desk import Saved
from grongintro.services.rows import need, not_after, one_of, person_of, put

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from grongintro.domain.person import Person
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader

MONTHS = (3, 6)
NEAR_DAYS = 7
"""A goal comes to the adviser's day so many days before it is due."""
PROPOSED = (
    (3, "Vet hvem som hjelper med hva, og hvordan de nås"),
    (3, "Betaler husleie og strøm selv, og kjenner reglene for boligen"),
    (3, "Har konto, legitimasjon og fastlege"),
    (6, "Bruker buss, butikk, bibliotek og lege uten følge"),
    (6, "Er med på én fast aktivitet utenom programmet"),
)


def save_goal(desk: Desk, value: SettlementGoal) -> Saved:
    """Write a goal (undoable); UserError when it is empty, met after today, or for another month."""
    desk.require_caseworker()
    need(value, {"text": "Skriv målet."})
    if value.months not in MONTHS:
        raise UserError("Velg tre eller seks måneder.", field="months")
    not_after(value.met_on, desk.today, "met_on")
    with desk.write("save_settlement_goal") as unit:
        return put(desk, unit, value)


def tick_goal(desk: Desk, goal_id: str, *, met: bool) -> Saved:
    """Say that a goal is reached today, or that it is not after all (undoable)."""
    desk.require_caseworker()
    with desk.write("save_settlement_goal") as unit:
        goal = one_of(desk, unit, SettlementGoal, goal_id)
        unit.save(replace(goal, met_on=desk.today if met else None))
        return Saved(unit.changes(), goal_id)


def proposals(person: Person) -> tuple[SettlementGoal, ...]:
    """What is usual to aim at, counted from the day the person came; nothing when that is not written."""
    if person.arrived is None:
        return ()
    return tuple(
        SettlementGoal("", person.office_id, person.id, months, text, add_months(person.arrived, months))
        for months, text in PROPOSED
    )


def take_proposals(desk: Desk, person_id: str) -> Saved:
    """Write the usual goals for somebody who has none (undoable).

    UserError when the day of arrival is not written, or there are goals already.
    """
    desk.require_caseworker()
    with desk.write("propose_settlement_goals") as unit:
        person = person_of(desk, unit, person_id)
        if unit.find(SettlementGoal, person_id=person_id):
            raise UserError("Personen har alt mål. Legg til flere med «Nytt mål».")
        found = proposals(person)
        if not found:
            raise UserError("Skriv først når personen kom til kommunen, under «Endre».")
        unit.add_all(replace(each, id=new_id()) for each in found)
        return Saved(unit.changes(), person_id)


def due_goals(reader: Reader, person_ids: Iterable[str], today: date) -> tuple[SettlementGoal, ...]:
    """These people's goals that are not met and are due within `NEAR_DAYS` days, or were."""
    latest = today + timedelta(days=NEAR_DAYS)
    goals = reader.all_of(SettlementGoal, "person_id", person_ids)
    return tuple(each for each in goals if each.met_on is None and each.due <= latest)
