"""What comes off a month of introduction benefit (integreringsloven §§ 21–23, 25 and 46 g).

Each function gives a line in exact kroner; `printed` rounds each once and limits it to what is left.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.money import factor_text, kroner, norwegian, to_ore
from grongintro.domain.sentences import phrase
from grongintro.errors import UserError
from grongintro.rules.benefit_rates import ExactRates, exact_rates, grunnbelop
from grongintro.rules.benefit_request import BenefitKind, Deduction
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from grongintro.domain.sentences import Word
    from grongintro.domain.step import Step
    from grongintro.rules.benefit_request import Absence, BenefitRequest, OtherBenefit, ProgrammeWork
    from grongintro.rules.parameters import Parameters

NO_DEDUCTION = Fraction(0)
ABSENCE = "unauthorised_absence"
WORK = "programme_work"
REPAYMENT = "repayment"
WEIGHED = (ABSENCE, REPAYMENT)
"""The lines that together may make an enkeltvedtak (§ 46 g)."""
NAMES = {
    BenefitKind.DAGPENGER: phrase("benefit.coordination/dagpenger"),
    BenefitKind.SYKEPENGER: phrase("benefit.coordination/sykepenger"),
    BenefitKind.FORELDREPENGER: phrase("benefit.coordination/foreldrepenger"),
    BenefitKind.UFORETRYGD: phrase("benefit.coordination/uforetrygd"),
    BenefitKind.AAP: phrase("benefit.coordination/aap"),
}
"""What the benefits are called that a sentence begins with."""


@dataclass(frozen=True)
class Line:
    """A deduction before rounding and limits: its code, exact kroner, and why."""

    kind: str
    exact: Fraction
    step: Step


def absence_line(
    absences: tuple[Absence, ...], factors: Mapping[date, Fraction], rate: DayRates
) -> Line | None:
    """The deduction for unauthorised absence (§ 21).

    A whole day costs the day amount of its date, hours the hour amount; all of one date together never more
    than the day amount (the municipality's choice). UserError at the date of an absence outside `factors`.
    """
    for index, absence in enumerate(absences):
        if absence.day not in factors:
            raise UserError(
                f"{short(absence.day)} gir ikke rett til stønad. Fjern fraværet eller rett datoen.",
                field=f"unauthorised_absence[{index}].date",
                code="not_entitled",
            )
    if not absences:
        return None
    by_day: dict[date, list[Absence]] = {}
    for absence in sorted(absences, key=lambda each: each.day):
        by_day.setdefault(absence.day, []).append(absence)
    days = [_absence_day(day, each, rate(factors[day], day)) for day, each in by_day.items()]
    total = sum((amount for amount, _ in days), NO_DEDUCTION)
    step = explain(
        "benefit.absence",
        "total",
        value=_kroner(total),
        exact=total,
        children=tuple(step for _, step in days),
    )
    return Line(ABSENCE, total, step)


def _absence_day(day: date, absences: list[Absence], rates: ExactRates) -> tuple[Fraction, Step]:
    whole = sum(absence.hours is None for absence in absences)
    hours = sum((absence.hours for absence in absences if absence.hours is not None), NO_DEDUCTION)
    uncapped = whole * rates.day + hours * rates.hour
    amount = min(uncapped, rates.day)
    inputs = (("date", day.isoformat()), ("whole_days", str(whole)), ("hours", str(hours)))
    if uncapped > rates.day:
        step = explain(
            "benefit.absence_cap",
            "capped",
            words={"day": short(day), "rate": _kroner(rates.day)},
            value=_kroner(amount),
            exact=amount,
            inputs=inputs,
            choice=True,
        )
        return amount, step
    words = {"day": short(day)}
    if not whole:
        words |= {"hours": _number(hours), "rate": _kroner(rates.hour)}
    step = explain(
        "benefit.absence",
        "whole_day" if whole else "hours",
        words=words,
        value=_kroner(amount),
        exact=amount,
        inputs=inputs,
    )
    return amount, step


def work_line(work: ProgrammeWork | None, last_day: date | None, rates: ExactRates | None) -> Line | None:
    """The deduction for paid work in the programme (§ 23): the hours' worth or the pay, the smaller.

    The hour amount is that of the last entitled day of the month (the municipality's choice); nothing when no
    day is entitled.
    """
    if work is None or last_day is None or rates is None:
        return None
    by_hours = work.hours * rates.hour
    amount = min(by_hours, work.pay)
    words = {"pay": _kroner(work.pay), "day": short(last_day)}
    if by_hours <= work.pay:
        words |= {"hours": _number(work.hours), "rate": _kroner(rates.hour)}
    step = explain(
        "benefit.work",
        "hours" if by_hours <= work.pay else "pay",
        words=words,
        value=_kroner(amount),
        exact=amount,
        inputs=(("hours", str(work.hours)), ("pay", str(work.pay))),
        choice=True,
    )
    return Line(WORK, amount, step)


def benefit_line(
    benefit: OtherBenefit, part: Fraction, last_of_month: date, parameters: Parameters, known_by: date | None
) -> Line:
    """The deduction for one other public benefit (§ 22); `part` is the share of the month that is paid."""
    if benefit.kind is BenefitKind.OVERGANGSSTONAD:
        return _transitional_line(benefit, part, last_of_month, parameters, known_by)
    words: dict[str, Word] = {"benefit": NAMES[benefit.kind]}
    inputs = (("monthly", str(benefit.amount)), ("part", str(part)))
    nothing = _kroner(NO_DEDUCTION)
    if benefit.kind.depends_on_earning and not benefit.earned_before_programme:
        step = explain("benefit.coordination", "not_earned", words=words, value=nothing, inputs=inputs)
        return Line(benefit.kind.value, NO_DEDUCTION, step)
    amount = benefit.amount * part
    words |= {"amount": _kroner(benefit.amount), **_part_words(part)}
    step = explain(
        "benefit.coordination",
        ("earned" if part == 1 else "earned_part")
        if benefit.kind.depends_on_earning
        else ("paid" if part == 1 else "paid_part"),
        words=words,
        value=_kroner(amount),
        exact=amount,
        inputs=inputs,
    )
    return Line(benefit.kind.value, amount, step)


def _transitional_line(
    benefit: OtherBenefit, part: Fraction, last_of_month: date, parameters: Parameters, known_by: date | None
) -> Line:
    share = parameters.at("transitional_benefit_share", last_of_month)
    basic = grunnbelop(last_of_month, parameters, known_by)
    free = parameters.at("transitional_benefit_free", last_of_month) * basic
    yearly = share * max(NO_DEDUCTION, benefit.amount - free)
    amount = yearly / parameters.at("benefit_months_per_year", last_of_month) * part
    step = explain(
        "benefit.transitional",
        "month" if part == 1 else "part_month",
        words={
            "amount": _kroner(benefit.amount),
            "percent": _number(share * 100),
            "free": _kroner(free),
            **_part_words(part),
        },
        value=_kroner(amount),
        exact=amount,
        inputs=(("annual", str(benefit.amount)), ("grunnbelop", str(basic)), ("part", str(part))),
    )
    return Line(benefit.kind.value, amount, step)


def repayment_line(ore: int) -> Line | None:
    """Overpaid benefit that the municipality deducts (§ 25 first paragraph)."""
    if not ore:
        return None
    amount = kroner(ore)
    return Line(REPAYMENT, amount, explain("benefit.repayment", "taken", value=_kroner(amount), exact=amount))


def printed(lines: Iterable[Line], gross: int) -> tuple[tuple[Deduction, ...], tuple[Step, ...]]:
    """The lines as printed: each rounded once, then limited to what is left of `gross`, zeros left out."""
    left = gross
    deductions: list[Deduction] = []
    steps: list[Step] = []
    for line in lines:
        wanted = to_ore(line.exact)
        amount = min(wanted, left)
        left -= amount
        steps.append(line.step)
        if amount < wanted:
            steps.append(_limit_step(amount, line.step.law))
        if amount:
            deductions.append(Deduction(line.kind, amount))
    return tuple(deductions), tuple(steps)


def _limit_step(amount: int, law: str) -> Step:
    left = f"{norwegian(amount)} kr"
    return explain("benefit.limit", "limited", words={"amount": left}, value=left, law=law)


def needs_decision(
    taken: Fraction, gross: Fraction, request: BenefitRequest, last_of_month: date, parameters: Parameters
) -> tuple[bool, Step]:
    """Whether the deduction is an enkeltvedtak (§ 46 g): at least half of the payment and at least G/12.

    `taken` is absence and repayment together, exact and before they are limited to the benefit.
    """
    half = parameters.at("decision_share", last_of_month) * gross
    basic = grunnbelop(last_of_month, parameters, request.known_by)
    floor = parameters.at("decision_floor", last_of_month) * basic
    required = to_ore(gross) != 0 and taken >= half and taken >= floor
    step = explain(
        "benefit.decision",
        "needed" if required else "not_needed",
        words={"taken": _kroner(taken), "half": _kroner(half), "floor": _kroner(floor)},
        value=phrase("benefit.decision/yes") if required else phrase("benefit.decision/no"),
        exact=taken,
    )
    return required, step


def _part_words(part: Fraction) -> dict[str, str]:
    return {} if part == 1 else {"part": factor_text(part)}


def _kroner(amount: Fraction) -> str:
    return f"{norwegian(to_ore(amount))} kr"


def _number(value: Fraction) -> str:
    """A whole number or decimals with a comma, as far as they go; a fraction when they never end."""
    if value.denominator == 1:
        return str(value.numerator)
    hundredths = value * 100
    if hundredths.denominator == 1:
        return f"{hundredths.numerator // 100},{hundredths.numerator % 100:02d}".rstrip("0")
    return str(value)


class DayRates:
    """The exact rates by factor and day, each computed once."""

    def __init__(self, parameters: Parameters, known_by: date | None) -> None:
        self._parameters = parameters
        self._known_by = known_by
        self._known: dict[tuple[Fraction, date], ExactRates] = {}

    def __call__(self, factor: Fraction, day: date) -> ExactRates:
        """The rates at a factor on a day."""
        key = (factor, day)
        if key not in self._known:
            self._known[key] = exact_rates(factor, day, self._parameters, self._known_by)
        return self._known[key]
