"""Introduction benefit: the one door for the rest of the program (integreringsloven chapter 5)."""

from grongintro.domain.benefit import Age25
from grongintro.rules.benefit_factor import factor_periods, full_rate_day
from grongintro.rules.benefit_month import entitled_periods, month_benefit
from grongintro.rules.benefit_rates import ExactRates, exact_rates, grunnbelop, rate_steps, rates
from grongintro.rules.benefit_request import (
    Absence,
    BenefitChoices,
    BenefitKind,
    BenefitRequest,
    BenefitResult,
    Deduction,
    OtherBenefit,
    PartMonth,
    ProgrammeWork,
    Segment,
)

__all__ = [
    "Absence",
    "Age25",
    "BenefitChoices",
    "BenefitKind",
    "BenefitRequest",
    "BenefitResult",
    "Deduction",
    "ExactRates",
    "OtherBenefit",
    "PartMonth",
    "ProgrammeWork",
    "Segment",
    "entitled_periods",
    "exact_rates",
    "factor_periods",
    "full_rate_day",
    "grunnbelop",
    "month_benefit",
    "rate_steps",
    "rates",
]
