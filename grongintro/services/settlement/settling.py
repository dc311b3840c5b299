"""When those who were expected have come: which household they are, where they live, and the end of AMOT."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grongintro.domain.household import Household, HouseholdMember
from grongintro.domain.person import Person
from grongintro.domain.settlement import ArrivalState, ExpectedArrival
from grongintro.errors import UserError
from grongintro.services.desk import Saved
from grongintro.services.settlement.housing import give_home

if TYPE_CHECKING:
    from datetime import date

    from grongintro.services.desk import Desk


def settle_arrival(desk: Desk, arrival_id: str, household_id: str | None) -> Saved:
    """Say that they have come, and which household of the register they are (undoable).

    From the day the first of them came, the home that was held is theirs, and a stay in AMOT is over.
    UserError when no household is chosen, or another arrival is that household already.
    """
    desk.require_caseworker()
    if not household_id:
        raise UserError("Velg husstanden. Registrer personene først hvis den mangler.", field="household_id")
    with desk.write("settle_arrival") as unit:
        unit.get(Household, household_id)
        arrival = unit.get(ExpectedArrival, arrival_id)
        others = unit.find(ExpectedArrival, household_id=household_id)
        if any(each.id != arrival_id for each in others):
            raise UserError("Denne husstanden er alt koblet til en annen ankomst.", field="household_id")
        members = [each.person_id for each in unit.find(HouseholdMember, household_id=household_id)]
        people = unit.all_of(Person, "id", members)
        day = min((each.arrived for each in people if each.arrived is not None), default=desk.today)
        unit.save(_settled(arrival, household_id, day))
        if arrival.housing_id is not None:
            give_home(unit, arrival.housing_id, people, day)
        return Saved(unit.changes(), arrival_id)


def _settled(arrival: ExpectedArrival, household_id: str, day: date) -> ExpectedArrival:
    until = arrival.amot_to
    if arrival.amot_from is not None and until is None:
        until = max(arrival.amot_from, day)
    return replace(arrival, state=ArrivalState.ARRIVED, household_id=household_id, amot_to=until)
