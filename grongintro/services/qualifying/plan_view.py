"""A person's plans as the page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.plan import (
    IntegrationContract,
    LifeEvent,
    PlanElement,
    PlanKind,
    PlanPhase,
    PlanReview,
    PlanState,
    PlanVersion,
)
from grongintro.domain.staff import Staff
from grongintro.services.qualifying.adopting import decision_words, missing_of
from grongintro.services.qualifying.contracts import contract_kind
from grongintro.services.qualifying.plan_facts import programme_on
from grongintro.services.qualifying.reviews import next_review
from grongintro.services.rows import newest, one_of, person_of

if TYPE_CHECKING:
    from grongintro.domain.person import Person
    from grongintro.domain.plan import ContractKind
    from grongintro.rules.plan_requirements import Missing
    from grongintro.services.desk import Desk
    from grongintro.services.qualifying.reviews import NextReview
    from grongintro.storage.unit import Reader


@dataclass(frozen=True)
class PlanSheet:
    """A version with its parts; `missing` of a draft, `decides` says whether it is a decision of its own.

    `document` is what goes with it by § 16: the contract, or the declaration once that is in force.
    """

    version: PlanVersion
    phases: tuple[PlanPhase, ...]
    elements: tuple[PlanElement, ...]
    reviews: tuple[PlanReview, ...]
    contract: IntegrationContract | None
    written_by: str
    handed_over_by: str
    missing: tuple[Missing, ...]
    decides: str
    document: ContractKind


@dataclass(frozen=True)
class PlanView:
    """All versions newest first, what happened in the person's life, and when the plan is due for a look.

    `may_begin` is the kind of plan that the person should have today, when there is no draft of it.
    """

    person: Person
    sheets: tuple[PlanSheet, ...]
    events: tuple[LifeEvent, ...]
    review: NextReview | None
    may_begin: PlanKind | None

    @property
    def draft(self) -> PlanSheet | None:
        """The version that is being written."""
        return next((each for each in self.sheets if each.version.state is PlanState.DRAFT), None)

    @property
    def adopted(self) -> PlanSheet | None:
        """The newest version that is adopted."""
        return next((each for each in self.sheets if each.version.state is PlanState.ADOPTED), None)


def plan_view(desk: Desk, person_id: str) -> PlanView:
    """Everything for the page of plans; UserError when the account may not see the person."""
    with desk.read() as reader:
        person = person_of(desk, reader, person_id)
        names = {each.id: each.name for each in reader.find(Staff)}
        versions = reader.find(PlanVersion, person_id=person_id)
        versions.sort(key=lambda each: (each.made_on, each.number, each.id), reverse=True)
        sheets = tuple(_sheet(reader, each, names) for each in versions)
        current = next((each for each in versions if each.state is PlanState.ADOPTED), None)
        in_programme = programme_on(reader, person_id, desk.today) is not None
        kind = PlanKind.INTEGRATION if in_programme else PlanKind.NORWEGIAN
        begun = any(each.kind is kind and each.state is PlanState.DRAFT for each in versions)
        return PlanView(
            person,
            sheets,
            newest(reader.find(LifeEvent, person_id=person_id), "day"),
            None if current is None else next_review(reader, current),
            None if begun else kind,
        )


def plan_sheet(desk: Desk, plan_id: str) -> PlanSheet:
    """One version with its parts, for its form or its paper."""
    with desk.read() as reader:
        plan = one_of(desk, reader, PlanVersion, plan_id)
        return _sheet(reader, plan, {each.id: each.name for each in reader.find(Staff)})


def _sheet(reader: Reader, plan: PlanVersion, names: dict[str, str]) -> PlanSheet:
    draft = plan.state is PlanState.DRAFT
    return PlanSheet(
        plan,
        phases_of(reader, plan.id),
        elements_of(reader, plan.id),
        newest(reader.find(PlanReview, plan_id=plan.id), "held_on"),
        next(iter(reader.find(IntegrationContract, plan_id=plan.id)), None),
        names[plan.staff_id],
        names.get(plan.handed_over_by or "", ""),
        missing_of(reader, plan) if draft else (),
        decision_words(plan),
        contract_kind(reader, plan.made_on),
    )


def phases_of(reader: Reader, plan_id: str) -> tuple[PlanPhase, ...]:
    """The phases of a version in their order."""
    return tuple(sorted(reader.find(PlanPhase, plan_id=plan_id), key=lambda each: (each.number, each.id)))


def elements_of(reader: Reader, plan_id: str) -> tuple[PlanElement, ...]:
    """The elements of a version by their first day."""
    found = reader.find(PlanElement, plan_id=plan_id)
    return tuple(sorted(found, key=lambda each: (each.start, each.title.casefold(), each.id)))
