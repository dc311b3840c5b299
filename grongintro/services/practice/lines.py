"""Employers, placements and wishes as lines: who and where, free places, and what fits what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.names import fold
from grongintro.domain.person import Person
from grongintro.domain.practice import Employer, PlacementVisit
from grongintro.services.practice.employers import free_on, taken_on
from grongintro.services.practice.visits import visits_due

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from grongintro.domain.practice import Placement, PracticeWish
    from grongintro.storage.unit import Reader


class PlacementState(StrEnum):
    """Where a placement stands on a day."""

    NOW = "now"
    COMING = "coming"
    OVER = "over"


@dataclass(frozen=True)
class PlacementLine:
    """A placement with whose and where it is; `lacks_result`: it is over and nobody wrote what it led to."""

    placement: Placement
    person: Person
    employer: Employer
    state: PlacementState
    next_visit: date | None

    @property
    def id(self) -> str:
        """What the line is known by."""
        return self.placement.id

    @property
    def lacks_result(self) -> bool:
        """Whether it is over and nobody wrote what it led to."""
        return self.state is PlacementState.OVER and self.placement.result is None


@dataclass(frozen=True)
class EmployerLine:
    """An employer with how many are there today, free places (None: not said), and the last contact."""

    employer: Employer
    taken: int
    free: int | None
    last_contact: date | None
    placements: tuple[PlacementLine, ...]


@dataclass(frozen=True)
class WishLine:
    """An open wish, and the employers in its branch (and place, where one is wished) with free places."""

    wish: PracticeWish
    person: Person
    fitting: tuple[EmployerLine, ...]


def state_on(placement: Placement, day: date) -> PlacementState:
    """Where a placement stands on a day."""
    if day < placement.start:
        return PlacementState.COMING
    return PlacementState.NOW if placement.holds_on(day) else PlacementState.OVER


def fits(wish: PracticeWish, employer: Employer) -> bool:
    """Whether an employer is in the branch of a wish, and at its place where it names one."""
    at_place = not wish.place or fold(wish.place) == fold(employer.place)
    return at_place and fold(wish.branch) == fold(employer.branch)


def placement_lines(
    reader: Reader, placements: Sequence[Placement], today: date
) -> tuple[PlacementLine, ...]:
    """These placements with whose and where they are, the newest first."""
    due = visits_due(reader, placements, today)
    people = {each.id: each for each in reader.all_of(Person, "id", [p.person_id for p in placements])}
    employers = {each.id: each for each in reader.find(Employer)}
    lines = [
        PlacementLine(
            each, people[each.person_id], employers[each.employer_id], state_on(each, today), due[each.id].day
        )
        for each in placements
        if each.person_id in people
    ]
    return tuple(sorted(lines, key=lambda line: (line.placement.start, line.id), reverse=True))


def employer_lines(reader: Reader, lines: Iterable[PlacementLine], today: date) -> tuple[EmployerLine, ...]:
    """Every employer by name, with those of these placements that are there."""
    own: dict[str, list[PlacementLine]] = {}
    for line in lines:
        own.setdefault(line.employer.id, []).append(line)
    visited = _last_visits(reader, own)
    made = []
    for employer in sorted(reader.find(Employer), key=lambda each: fold(each.name)):
        mine = own.get(employer.id, [])
        placements = [line.placement for line in mine]
        contacts = [day for day in (employer.last_contact, visited.get(employer.id)) if day is not None]
        free = free_on(employer, placements, today)
        last = max(contacts, default=None)
        made.append(EmployerLine(employer, taken_on(placements, today), free, last, tuple(mine)))
    return tuple(made)


def _last_visits(reader: Reader, own: dict[str, list[PlacementLine]]) -> dict[str, date]:
    """A visit is a contact with the employer."""
    where = {line.id: employer_id for employer_id, lines in own.items() for line in lines}
    found: dict[str, date] = {}
    for visit in reader.all_of(PlacementVisit, "placement_id", where):
        employer_id = where[visit.placement_id]
        found[employer_id] = max(found.get(employer_id, visit.held_on), visit.held_on)
    return found


def wish_lines(
    reader: Reader, wishes: Iterable[PracticeWish], employers: Sequence[EmployerLine]
) -> tuple[WishLine, ...]:
    """These wishes, the oldest first: who has waited longest."""
    found = sorted(wishes, key=lambda each: (each.since, each.id))
    people = {each.id: each for each in reader.all_of(Person, "id", [wish.person_id for wish in found])}
    return tuple(
        WishLine(
            wish,
            people[wish.person_id],
            tuple(each for each in employers if each.free and fits(wish, each.employer)),
        )
        for wish in found
        if wish.person_id in people
    )
