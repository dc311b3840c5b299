"""What a month of introduction benefit is computed from, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.benefit import Age25

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from grongintro.domain.benefit import BenefitFacts
    from grongintro.domain.period import Period
    from grongintro.domain.step import Step


class PartMonth(StrEnum):
    """How a month that is not entitled throughout is counted: the municipality's choice."""

    COUNT = "count"
    DEDUCT = "deduct"


@dataclass(frozen=True)
class BenefitChoices:
    """The municipality's answers where the law leaves them open, with the defaults."""

    age_25: Age25 = Age25.ON_BIRTHDAY
    part_month: PartMonth = PartMonth.COUNT


class BenefitKind(StrEnum):
    """Other public benefits that reduce the introduction benefit (§ 22)."""

    DAGPENGER = "dagpenger"
    SYKEPENGER = "sykepenger"
    FORELDREPENGER = "foreldrepenger"
    UFORETRYGD = "uforetrygd"
    AAP = "aap"
    OVERGANGSSTONAD = "overgangsstonad"

    @property
    def depends_on_earning(self) -> bool:
        """Whether it only counts when it was earned before the programme (§ 22 first paragraph)."""
        return self in {BenefitKind.DAGPENGER, BenefitKind.SYKEPENGER, BenefitKind.FORELDREPENGER}


@dataclass(frozen=True)
class Absence:
    """Absence without permission (§ 21): a whole day, or so many hours of it."""

    day: date
    hours: Fraction | None = None


@dataclass(frozen=True)
class ProgrammeWork:
    """Paid work inside the programme in the month: hours, and pay in kroner (§ 23 second paragraph)."""

    hours: Fraction
    pay: Fraction


@dataclass(frozen=True)
class OtherBenefit:
    """Another benefit in kroner: per month, but per year for overgangsstønad (§ 22)."""

    kind: BenefitKind
    amount: Fraction
    earned_before_programme: bool = False


@dataclass(frozen=True)
class BenefitRequest:
    """All that decides one month's benefit.

    `month` is any day in the month. The living situations of `facts` must cover every entitled day of the
    month exactly once. `repayment` is øre. `known_by` is the day of the decision: basic amounts that were
    not known then are not used; None uses all.
    """

    month: date
    facts: BenefitFacts
    choices: BenefitChoices = BenefitChoices()
    unpaid_leave: tuple[Period, ...] = ()
    absences: tuple[Absence, ...] = ()
    work: ProgrammeWork | None = None
    other_benefits: tuple[OtherBenefit, ...] = ()
    repayment: int = 0
    known_by: date | None = None


@dataclass(frozen=True)
class Segment:
    """Consecutive entitled days with one factor and one basic amount; `units` are thirtieths of the month."""

    period: Period
    factor: Fraction
    grunnbelop: int
    units: Fraction


@dataclass(frozen=True)
class Deduction:
    """A printed line: what it is for (the contract's code) and øre."""

    kind: str
    amount: int


@dataclass(frozen=True)
class BenefitResult:
    """A month of benefit in øre; `steps` explains every figure."""

    gross: int
    deductions: tuple[Deduction, ...]
    net: int
    carried_forward: int
    decision_required: bool
    segments: tuple[Segment, ...]
    steps: tuple[Step, ...]
