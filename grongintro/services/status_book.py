"""What the status of many people rests on, read at once, and what their households are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen
from grongintro.domain.household import Household, HouseholdMember
from grongintro.domain.period import Period
from grongintro.domain.person import Person
from grongintro.domain.programme import Programme, ProgrammeLeave, Status
from grongintro.rules.status import StatusFacts, status_on

if TYPE_CHECKING:
    from datetime import date

    from grongintro.storage.unit import Reader


@frozen
class StatusBook:
    """Programmes and leaves of many people, to tell their status on any day."""

    people: dict[str, Person]
    programmes: dict[str, Programme]
    leaves: dict[str, tuple[Period, ...]]

    def on(self, person_id: str, day: date) -> Status:
        """The status of a person on a day."""
        return status_on(day, self.facts(person_id))

    def facts(self, person_id: str) -> StatusFacts:
        """The dates that a person's status rests on."""
        person, programme = self.people[person_id], self.programmes.get(person_id)
        return StatusFacts(
            arrived=person.arrived,
            moved_out=person.moved_out,
            offered=programme.offered if programme else None,
            start=programme.start if programme else None,
            end=programme.end if programme else None,
            stopped=programme.stopped if programme else None,
            leaves=self.leaves.get(person_id, ()),
        )


def status_book(reader: Reader, person_ids: list[str] | None = None) -> StatusBook:
    """The facts behind the status of these people, or of all."""
    if person_ids is None:
        people, programmes = reader.find(Person), reader.find(Programme)
        leaves = reader.find(ProgrammeLeave)
    else:
        people = reader.all_of(Person, "id", person_ids)
        programmes = reader.all_of(Programme, "person_id", person_ids)
        leaves = reader.all_of(ProgrammeLeave, "person_id", person_ids)
    by_person: dict[str, list[Period]] = {}
    for leave in leaves:
        by_person.setdefault(leave.person_id, []).append(Period(leave.start, leave.end))
    latest = {p.person_id: p for p in sorted(programmes, key=lambda p: p.offered)}
    return StatusBook(
        {person.id: person for person in people},
        latest,
        {person_id: tuple(periods) for person_id, periods in by_person.items()},
    )


def household_names(reader: Reader, person_ids: list[str], on: date) -> dict[str, str]:
    """Person id → name of the household they live in on a day, for these people."""
    members = [
        member
        for member in reader.all_of(HouseholdMember, "person_id", person_ids)
        if on in Period(member.start, member.end)
    ]
    homes = reader.all_of(Household, "id", [member.household_id for member in members])
    names = {home.id: home.name for home in homes}
    return {member.person_id: names[member.household_id] for member in members}
