"""What the legal lights rest on, gathered for one or for all in a handful of questions."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
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
from grongintro.domain.training import Exemption, LanguageTest, TaughtHours, Training
from grongintro.rules.calendar_days import add_months
from grongintro.rules.compliance.facts import ComplianceFacts
from grongintro.rules.eligibility import right_on
from grongintro.rules.plan_requirements import has_children_under_18
from grongintro.rules.training_right import training_right_on
from grongintro.services import right_facts, settings
from grongintro.services.activities.counted import attended_hours
from grongintro.services.status_book import status_book
from grongintro.services.year.facts import gather as gather_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.domain.programme import Programme
    from grongintro.rules.parameters import Parameters
    from grongintro.services.status_book import StatusBook
    from grongintro.storage.unit import Reader

T = TypeVar("T")
# Full time is counted through the whole programme, as far as anybody plans.
_LONG_AGO = date(1990, 1, 1)
_MONTHS_AHEAD = 24
# What a person has of each kind, as the facts call it, and the column it stands in order by.
_OWN: dict[str, tuple[type, str]] = {
    "permits": (Permit, "granted"),
    "late_starts": (LateStart, "written_on"),
    "mappings": (CompetenceMapping, "mapped_on"),
    "guidance": (CareerGuidance, "offered_on"),
    "plans": (PlanVersion, "number"),
    "reviews": (PlanReview, "held_on"),
    "events": (LifeEvent, "day"),
    "contracts": (IntegrationContract, "made_on"),
    "training": (Training, "offered"),
    "hours": (TaughtHours, "start"),
    "tests": (LanguageTest, "id"),
    "exemptions": (Exemption, "applied_on"),
    "carried": (CarriedMatter, "dated"),
    "balances": (OpeningBalance, "as_of"),
}


def gather(reader: Reader, ids: Sequence[str], today: date) -> dict[str, ComplianceFacts]:
    """What the lights of these people rest on, in a handful of questions to the store."""
    known, parameters = _Known(reader, ids), settings.parameters(reader)
    right_facts.read_ahead(reader, list(ids))
    book = status_book(reader, list(ids))
    children = _children(reader, ids, today, book)
    year = gather_year(reader, ids, Period(_LONG_AGO, add_months(today, _MONTHS_AHEAD)))
    choices: dict[str, Any] = {
        "gap_weeks": settings.value_of(reader, "gap_weeks"),
        "review_months": settings.value_of(reader, "plan_review_months"),
        "capacity_exception": settings.value_of(reader, "parenting_capacity") == "used",
    }
    return {
        person_id: ComplianceFacts(
            person=book.people[person_id],
            status=book.on(person_id, today),
            programme=book.programmes.get(person_id),
            leaves=book.leaves.get(person_id, ()),
            elements=known.by_plan(PlanElement, person_id),
            phases=known.by_plan(PlanPhase, person_id),
            ending=next(reversed(known.of(Ending, person_id, "ended_on")), None),
            children_under_18=children[person_id],
            coverage=year.facts.get(person_id),
            benefit_decided=_benefit_decided(known.of(Decision, person_id, "id")),
            **_standings(reader, known, book.people[person_id], today, parameters),
            **_own(known, person_id),
            **choices,
        )
        for person_id in ids
    }


def _own(known: _Known, person_id: str) -> dict[str, Any]:
    return {name: known.of(kind, person_id, order) for name, (kind, order) in _OWN.items()}


def _standings(
    reader: Reader, known: _Known, person: Person, today: date, parameters: Parameters
) -> dict[str, Any]:
    """What was tried last about the programme, else the rules today; about the training, the rules."""
    trials = known.of(RightAssessment, person.id, "assessed_on")
    plain = right_facts.gather(reader, person)
    return {
        "standing": trials[-1].standing if trials else right_on(today, plain, parameters).standing,
        "training_standing": training_right_on(today, plain, parameters).standing,
        "assessed_on": trials[0].assessed_on if trials else None,
    }


class _Known:
    """Reads each kind of value once for all the people."""

    def __init__(self, reader: Reader, ids: Sequence[str]) -> None:
        self._reader, self._ids = reader, list(ids)
        self._read: dict[type, dict[str, list[Any]]] = {}
        self._derived: dict[type, dict[str, tuple[Any, ...]]] = {
            TaughtHours: attended_hours(reader, self._ids)
        }

    def of(self, kind: type[T], person_id: str, order: str) -> tuple[T, ...]:
        """One person's values of a kind, stored and derived, ordered by a column."""
        if kind not in self._read:
            by_person: dict[str, list[Any]] = defaultdict(list)
            for value in self._reader.all_of(kind, "person_id", self._ids):
                by_person[value.person_id].append(value)  # type: ignore[attr-defined]
            self._read[kind] = by_person
        derived = self._derived.get(kind, {}).get(person_id, ())
        found = [*self._read[kind].get(person_id, ()), *derived]
        return tuple(sorted(found, key=lambda each: getattr(each, order)))

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
