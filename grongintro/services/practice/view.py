"""Practice as the page and a person's tab show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.dates import age_on
from grongintro.domain.practice import Placement, PlacementVisit, PracticeWish
from grongintro.domain.programme import Status
from grongintro.services.people import list_people
from grongintro.services.practice.counts import branches, sectors
from grongintro.services.practice.lines import employer_lines, placement_lines, wish_lines
from grongintro.services.practice.visits import visits_due
from grongintro.services.rows import newest, person_of

if TYPE_CHECKING:
    from grongintro.domain.person import Person
    from grongintro.domain.practice import Sector
    from grongintro.services.desk import Desk
    from grongintro.services.practice.counts import BranchLine, SectorLine
    from grongintro.services.practice.lines import EmployerLine, PlacementLine, WishLine
    from grongintro.services.practice.visits import VisitDue

_NOT_HERE = (Status.EXPECTED, Status.MOVED)
_YOUNGEST = 16


@dataclass(frozen=True)
class PracticeView:
    """Everything the page shows, of the people whom the account may see."""

    employers: tuple[EmployerLine, ...]
    placements: tuple[PlacementLine, ...]
    wishes: tuple[WishLine, ...]
    branches: tuple[BranchLine, ...]
    sectors: tuple[SectorLine, ...]

    @property
    def free(self) -> int:
        """Free places today, where the employer has said how many there are."""
        return sum(each.free or 0 for each in self.employers)

    def now(self, sector: Sector) -> int:
        """How many are in practice today in a sector."""
        return sum(each.now for each in self.sectors if each.sector is sector)


@dataclass(frozen=True)
class PersonPractice:
    """A person's placements and wishes, the newest first, visits by placement, and who takes participants."""

    person: Person
    placements: tuple[PlacementLine, ...]
    visits: dict[str, tuple[PlacementVisit, ...]]
    due: dict[str, VisitDue]
    wishes: tuple[WishLine, ...]
    employers: tuple[EmployerLine, ...]


def practice_view(desk: Desk) -> PracticeView:
    """The whole practice today; helpers are refused."""
    desk.require_caseworker()
    with desk.read() as reader:
        placements, today = reader.find(Placement), desk.today
        lines = placement_lines(reader, placements, today)
        employers = employer_lines(reader, lines, today)
        wishes = wish_lines(reader, reader.find(PracticeWish, met_on=None), employers)
        return PracticeView(
            employers, lines, wishes, branches(employers, wishes), sectors(employers, lines, today)
        )


def person_practice(desk: Desk, person_id: str) -> PersonPractice:
    """A person's practice; UserError when the account may not see the person."""
    desk.require_caseworker()
    with desk.read() as reader:
        person = person_of(desk, reader, person_id)
        everywhere = placement_lines(reader, reader.find(Placement), desk.today)
        employers = employer_lines(reader, everywhere, desk.today)
        own = tuple(each for each in everywhere if each.person.id == person_id)
        visits = newest(reader.find(PlacementVisit, person_id=person_id), "held_on")
        wishes = wish_lines(reader, reader.find(PracticeWish, person_id=person_id), employers)
        return PersonPractice(
            person,
            own,
            {each.id: tuple(v for v in visits if v.placement_id == each.id) for each in own},
            visits_due(reader, [each.placement for each in own], desk.today),
            wishes,
            employers,
        )


def candidates(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Whom a placement can be for: the people the account sees who are here and 16 or older, by name."""
    desk.require_caseworker()
    return tuple(
        (row.id, row.name)
        for row in list_people(desk)
        if row.status not in _NOT_HERE and age_on(row.birth_date, desk.today) >= _YOUNGEST
    )
