"""The legal lights of one participant and of all: the facts are gathered here, and the rules do the rest."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from grongintro.domain.carried import CarriedMatter, OpeningBalance
from grongintro.domain.case import Decision, DecisionKind, DecisionState
from grongintro.domain.closing import Ending
from grongintro.domain.dates import age_on
from grongintro.domain.eligibility import RightAssessment
from grongintro.domain.household import HouseholdMember, HouseholdRole, LivingFact, LivingFactKind
from grongintro.domain.mapping import CareerGuidance, CompetenceMapping
from grongintro.domain.moving import LateStart
from grongintro.domain.period import Period
from grongintro.domain.person import Permit, Person
from grongintro.domain.plan import (
    IntegrationContract,
    LifeEvent,
    LifeEventKind,
    PlanElement,
    PlanPhase,
    PlanReview,
    PlanVersion,
)
from grongintro.domain.programme import Status
from grongintro.domain.staff import Staff
from grongintro.domain.training import Exemption, LanguageTest, TaughtHours, Training
from grongintro.rules.compliance.facts import ComplianceFacts
from grongintro.rules.compliance.light import Colour
from grongintro.rules.compliance.register import REQUIREMENTS, by_urgency, lights
from grongintro.rules.eligibility import right_on
from grongintro.rules.plan_requirements import has_children_under_18
from grongintro.rules.registry import BY_CODE
from grongintro.rules.training_right import training_right_on
from grongintro.services import right_facts, settings
from grongintro.services.people import check_visible, visible_ids
from grongintro.services.responsibility import own_people, responsible_on
from grongintro.services.status_book import status_book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from grongintro.domain.programme import Programme
    from grongintro.rules.compliance.light import Light
    from grongintro.rules.parameters import Parameters
    from grongintro.services.desk import Desk
    from grongintro.services.status_book import StatusBook
    from grongintro.storage.unit import Reader

T = TypeVar("T")
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
    return LightsView(tuple(people), tuple(_line(each.code, people) for each in REQUIREMENTS))


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


def _line(code: str, people: Sequence[PersonLights]) -> RequirementLine:
    rule = BY_CODE[code]
    of = [light for each in people for light in each.lights if light.code == code]
    red, amber, green = (
        sum(light.colour is colour for light in of) for colour in (Colour.RED, Colour.AMBER, Colour.GREEN)
    )
    later = next(each.test is None for each in REQUIREMENTS if each.code == code)
    return RequirementLine(code, rule.title, rule.law, rule.decides, red, amber, green, later)


def gather(reader: Reader, ids: Sequence[str], today: date) -> dict[str, ComplianceFacts]:
    """What the lights of these people rest on, in a handful of questions to the store."""
    known = _Known(reader, ids)
    parameters = settings.parameters(reader)
    right_facts.read_ahead(reader, list(ids))
    book = status_book(reader, list(ids))
    children = _children(reader, ids, today, book)
    months = settings.value_of(reader, "plan_review_months")
    capacity = settings.value_of(reader, "parenting_capacity") == "used"
    found = {}
    for person_id in ids:
        trials = known.of(RightAssessment, person_id, "assessed_on")
        plain = right_facts.gather(reader, book.people[person_id])
        standing = trials[-1].standing if trials else right_on(today, plain, parameters).standing
        endings = known.of(Ending, person_id, "ended_on")
        versions = known.of(PlanVersion, person_id, "number")
        found[person_id] = ComplianceFacts(
            person=book.people[person_id],
            status=book.on(person_id, today),
            standing=standing,
            training_standing=training_right_on(today, plain, parameters).standing,
            assessed_on=trials[0].assessed_on if trials else None,
            permits=known.of(Permit, person_id, "granted"),
            programme=book.programmes.get(person_id),
            leaves=book.leaves.get(person_id, ()),
            late_starts=known.of(LateStart, person_id, "written_on"),
            mappings=known.of(CompetenceMapping, person_id, "mapped_on"),
            guidance=known.of(CareerGuidance, person_id, "offered_on"),
            plans=versions,
            elements=known.by_plan(PlanElement, person_id),
            phases=known.by_plan(PlanPhase, person_id),
            reviews=known.of(PlanReview, person_id, "held_on"),
            events=known.of(LifeEvent, person_id, "day"),
            contracts=known.of(IntegrationContract, person_id, "made_on"),
            training=known.of(Training, person_id, "offered"),
            hours=known.of(TaughtHours, person_id, "start"),
            tests=known.of(LanguageTest, person_id, "id"),
            exemptions=known.of(Exemption, person_id, "applied_on"),
            carried=known.of(CarriedMatter, person_id, "dated"),
            balances=known.of(OpeningBalance, person_id, "as_of"),
            ending=endings[-1] if endings else None,
            children_under_18=children[person_id],
            benefit_decided=_benefit_decided(known.of(Decision, person_id, "id")),
            review_months=months,
            capacity_exception=capacity,
        )
    return found


class _Known:
    """Reads each kind of value once for all the people."""

    def __init__(self, reader: Reader, ids: Sequence[str]) -> None:
        self._reader, self._ids = reader, list(ids)
        self._read: dict[type, dict[str, list[Any]]] = {}

    def of(self, kind: type[T], person_id: str, order: str) -> tuple[T, ...]:
        """One person's values of a kind, ordered by a column."""
        if kind not in self._read:
            by_person: dict[str, list[Any]] = defaultdict(list)
            for value in self._reader.all_of(kind, "person_id", self._ids):
                by_person[value.person_id].append(value)  # type: ignore[attr-defined]
            self._read[kind] = by_person
        return tuple(sorted(self._read[kind].get(person_id, ()), key=lambda each: getattr(each, order)))

    def by_plan(self, kind: type[T], person_id: str) -> dict[str, tuple[T, ...]]:
        """One person's parts of plans, by plan."""
        found: dict[str, list[T]] = defaultdict(list)
        for value in self.of(kind, person_id, "start"):
            found[value.plan_id].append(value)  # type: ignore[attr-defined]
        return {plan_id: tuple(parts) for plan_id, parts in found.items()}


def _benefit_decided(decisions: Sequence[Decision]) -> date | None:
    issued = [
        each.decided_on
        for each in decisions
        if each.kind is DecisionKind.INTRODUCTION_BENEFIT
        and each.state is DecisionState.ISSUED
        and each.decided_on is not None
    ]
    return min(issued, default=None)


def _children(reader: Reader, ids: Sequence[str], today: date, book: StatusBook) -> dict[str, bool | None]:
    """Whether each has children under 18, as `has_children_under_18` decides from what is registered."""
    answers = {
        fact.person_id: fact.answer
        for fact in reader.all_of(LivingFact, "person_id", ids)
        if fact.kind is LivingFactKind.HAS_CHILDREN and today in Period(fact.start, fact.end)
    }
    births = defaultdict(list)
    for event in reader.all_of(LifeEvent, "person_id", ids):
        if event.kind is LifeEventKind.BIRTH:
            births[event.person_id].append(event.day)
    at_home = _children_at_home(reader, ids, today)
    return {
        person_id: has_children_under_18(
            born_in_programme=_born_in(book.programmes.get(person_id), births[person_id]),
            ages=at_home.get(person_id, ()),
            answer=answers.get(person_id),
        )
        for person_id in ids
    }


def _born_in(programme: Programme | None, births: Sequence[date]) -> bool:
    return programme is not None and any(day >= programme.offered for day in births)


def _children_at_home(reader: Reader, ids: Sequence[str], today: date) -> dict[str, list[int]]:
    """The ages of the children in each grown-up's household today."""
    own = [m for m in reader.all_of(HouseholdMember, "person_id", ids) if today in Period(m.start, m.end)]
    homes = sorted({member.household_id for member in own if member.role is HouseholdRole.ADULT})
    members = [
        member
        for member in reader.all_of(HouseholdMember, "household_id", homes)
        if member.role is HouseholdRole.CHILD and today in Period(member.start, member.end)
    ]
    born = {each.id: each.birth_date for each in reader.all_of(Person, "id", [m.person_id for m in members])}
    by_home: dict[str, list[int]] = defaultdict(list)
    for member in members:
        if member.person_id in born:
            by_home[member.household_id].append(age_on(born[member.person_id], today))
    return {m.person_id: by_home[m.household_id] for m in own if m.role is HouseholdRole.ADULT}
