"""The legal lights of one participant and of all, as far as the account sees them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.dates import age_on
from grongintro.domain.programme import Status
from grongintro.domain.staff import Staff
from grongintro.rules.compliance.light import Colour
from grongintro.rules.compliance.register import REQUIREMENTS, by_urgency, lights
from grongintro.rules.registry import BY_CODE
from grongintro.services import settings
from grongintro.services.people import check_visible, visible_ids
from grongintro.services.qualifying.light_facts import gather
from grongintro.services.responsibility import own_people, responsible_on
from grongintro.services.status_book import status_book

if TYPE_CHECKING:
    from datetime import date

    from grongintro.rules.compliance.facts import ComplianceFacts
    from grongintro.rules.compliance.light import Light, Requirement
    from grongintro.rules.parameters import Parameters
    from grongintro.services.desk import Desk
    from grongintro.services.status_book import StatusBook
    from grongintro.storage.unit import Reader

ADULT = 18


@dataclass(frozen=True)
class PersonLights:
    """One participant's lights, the most urgent first."""

    person_id: str
    name: str
    adviser_id: str
    adviser: str
    status: Status
    lights: tuple[Light, ...]

    def count(self, colour: Colour) -> int:
        """How many lights have a colour."""
        return sum(light.colour is colour for light in self.lights)

    def has(self, code: str, *colours: Colour) -> bool:
        """Whether a requirement's light has one of the colours."""
        return any(light.code == code and light.colour in colours for light in self.lights)


@dataclass(frozen=True)
class RequirementLine:
    """A requirement over all participants: how many lights of each colour; `later` where none is lit yet."""

    code: str
    title: str
    law: str
    decides: str
    red: int
    amber: int
    green: int
    later: bool


@dataclass(frozen=True)
class LightsView:
    """The whole service: participants with the most red first, requirements in the order of the way."""

    people: tuple[PersonLights, ...]
    requirements: tuple[RequirementLine, ...]

    def count(self, colour: Colour) -> int:
        """How many lights have a colour, all participants together."""
        return sum(each.count(colour) for each in self.people)


def lights_of(desk: Desk, person_id: str) -> tuple[Light, ...]:
    """One participant's lights today, the most urgent first; UserError when the account may not see them."""
    desk.require_caseworker()
    with desk.read() as reader:
        check_visible(desk, reader, person_id)
        facts = gather(reader, [person_id], desk.today)[person_id]
        return _lit(facts, desk.today, settings.parameters(reader))


def all_lights(desk: Desk) -> LightsView:
    """Everybody whom the law's requirements concern, as far as the account sees them."""
    desk.require_caseworker()
    with desk.read() as reader:
        allowed = visible_ids(desk, reader)
        found = _lit_people(reader, desk.today, status_book(reader), allowed)
    people = sorted(found, key=lambda each: (-each.count(Colour.RED), -each.count(Colour.AMBER), each.name))
    counted = Counter((light.code, light.colour) for each in people for light in each.lights)
    return LightsView(tuple(people), tuple(_line(each, counted) for each in REQUIREMENTS))


def own_lights(desk: Desk) -> tuple[PersonLights, ...]:
    """The account's own people: an adviser's cases, all cases for a leader; none it is inhabil for."""
    desk.require_caseworker()
    with desk.read() as reader:
        ids = own_people(desk, reader)
        allowed = set(ids) - reader.guard.barred
        return tuple(_lit_people(reader, desk.today, status_book(reader, ids), allowed))


def _lit_people(
    reader: Reader, today: date, book: StatusBook, allowed: set[str] | None
) -> list[PersonLights]:
    """Those in the book whom a requirement concerns and the account may see (None: all of them)."""
    ids = [
        each for each in book.people if (allowed is None or each in allowed) and _concerned(book, each, today)
    ]
    advisers = responsible_on(reader, today)
    names = {staff.id: staff.name for staff in reader.find(Staff)}
    parameters = settings.parameters(reader)
    found = []
    for person_id, facts in gather(reader, ids, today).items():
        if lit := _lit(facts, today, parameters):
            adviser_id = advisers.get(person_id, "")
            adviser = names.get(adviser_id, "")
            found.append(PersonLights(person_id, facts.person.name, adviser_id, adviser, facts.status, lit))
    return found


def _concerned(book: StatusBook, person_id: str, today: date) -> bool:
    """Adults who have come, and younger ones with a programme; those who moved without one are left out."""
    person = book.people[person_id]
    has_programme = person_id in book.programmes
    status = book.on(person_id, today)
    if status is Status.EXPECTED or (status is Status.MOVED and not has_programme):
        return False
    return has_programme or age_on(person.birth_date, today) >= ADULT


def _lit(facts: ComplianceFacts, today: date, parameters: Parameters) -> tuple[Light, ...]:
    return tuple(sorted(lights(facts, today, parameters), key=by_urgency))


def _line(requirement: Requirement, counted: Counter[tuple[str, Colour]]) -> RequirementLine:
    code, rule = requirement.code, BY_CODE[requirement.code]
    red, amber, green = (counted[code, colour] for colour in (Colour.RED, Colour.AMBER, Colour.GREEN))
    later = requirement.test is None
    return RequirementLine(code, rule.title, rule.law, rule.decides, red, amber, green, later)
