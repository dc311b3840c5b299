"""What the lights rest on: all that is registered about one participant, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grongintro.domain.carried import CarriedKind
from grongintro.domain.person import PermitKind
from grongintro.domain.plan import PlanKind, PlanState
from grongintro.domain.programme import Education, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from grongintro.domain.carried import CarriedMatter, OpeningBalance
    from grongintro.domain.closing import Ending
    from grongintro.domain.eligibility import Standing
    from grongintro.domain.mapping import CareerGuidance, CompetenceMapping
    from grongintro.domain.moving import LateStart
    from grongintro.domain.period import Period
    from grongintro.domain.person import Permit, Person
    from grongintro.domain.plan import (
        IntegrationContract,
        LifeEvent,
        PlanElement,
        PlanPhase,
        PlanReview,
        PlanVersion,
    )
    from grongintro.domain.programme import Programme
    from grongintro.domain.training import Exemption, LanguageTest, TaughtHours, Training
    from grongintro.rules.coverage import CoverageFacts

TAKING_PART = frozenset({Status.IN_PROGRAMME, Status.ON_LEAVE})
OVER = frozenset({Status.STOPPED, Status.ENDED, Status.MOVED})


@dataclass(frozen=True, eq=False)  # known by identity, so that what several lights ask can be kept
class ComplianceFacts:
    """One participant. Sequences are in order of date, the newest last.

    `standing` is that of the newest trial, else what the rules answer today; `assessed_on` the day of that
    trial. `training_standing` is by §§ 26–28 and 37 d. `children_under_18` None while nobody has answered.
    `benefit_decided` is the day of the first issued decision on benefit. `coverage` is what is planned and
    required from the programme's first day to its last, or two years ahead; None for who has no programme
    that has begun. `gap_weeks` (how far ahead a gap is looked for), `review_months` and `capacity_exception`
    are the municipality's choices.
    """

    person: Person
    status: Status
    standing: Standing
    training_standing: Standing
    assessed_on: date | None = None
    permits: Sequence[Permit] = ()
    programme: Programme | None = None
    leaves: Sequence[Period] = ()
    late_starts: Sequence[LateStart] = ()
    mappings: Sequence[CompetenceMapping] = ()
    guidance: Sequence[CareerGuidance] = ()
    plans: Sequence[PlanVersion] = ()
    elements: Mapping[str, Sequence[PlanElement]] = field(default_factory=dict)
    phases: Mapping[str, Sequence[PlanPhase]] = field(default_factory=dict)
    reviews: Sequence[PlanReview] = ()
    events: Sequence[LifeEvent] = ()
    contracts: Sequence[IntegrationContract] = ()
    training: Sequence[Training] = ()
    hours: Sequence[TaughtHours] = ()
    tests: Sequence[LanguageTest] = ()
    exemptions: Sequence[Exemption] = ()
    carried: Sequence[CarriedMatter] = ()
    balances: Sequence[OpeningBalance] = ()
    ending: Ending | None = None
    children_under_18: bool | None = None
    benefit_decided: date | None = None
    coverage: CoverageFacts | None = None
    gap_weeks: int = 12
    review_months: int = 3
    capacity_exception: bool = False

    @property
    def collective(self) -> bool:
        """Whether the newest permit is collective protection (utlendingsloven § 34)."""
        newest = max(self.permits, key=lambda permit: permit.granted, default=None)
        return newest is not None and newest.kind is PermitKind.COLLECTIVE_34

    @property
    def education(self) -> Education:
        """The education on arrival, as it is registered with the programme."""
        return self.programme.education if self.programme is not None else Education.LESS

    @property
    def takes_part(self) -> bool:
        """Whether the person is in the programme today, also while on leave."""
        return self.status in TAKING_PART

    @property
    def offered(self) -> date | None:
        """The day of the decision on a programme (§ 12), here or where the person came from."""
        if self.programme is not None:
            return self.programme.offered
        return self.carried_on(CarriedKind.PROGRAMME_DECISION)

    def carried_on(self, kind: CarriedKind) -> date | None:
        """The day of the first carried matter of a kind."""
        return min((each.dated for each in self.carried if each.kind is kind), default=None)

    def adopted(self, kind: PlanKind) -> list[PlanVersion]:
        """The adopted versions of a plan, the newest last."""
        found = [plan for plan in self.plans if plan.kind is kind and plan.state is PlanState.ADOPTED]
        return sorted(found, key=lambda plan: plan.number)

    def newest_plan(self, kind: PlanKind = PlanKind.INTEGRATION) -> PlanVersion | None:
        """The version that holds now."""
        versions = self.adopted(kind)
        return versions[-1] if versions else None
