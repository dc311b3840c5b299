"""What a decision on introduction benefit gives, in lines and words: amounts, changes, facts and steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain import dates, money
from grongintro.domain.benefit import Age25
from grongintro.domain.dates import age_on
from grongintro.domain.decision import KnownChange, RateLine, UsedFact
from grongintro.domain.household import LivingFactKind
from grongintro.domain.period import Period
from grongintro.letters.phrases import Phrases
from grongintro.rules.benefit import BenefitChoices, full_rate_day, rate_steps, rates
from grongintro.services import settings
from grongintro.services.deciding.benefit_facts import FULL_AGE

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from grongintro.domain.benefit import BenefitFacts, FactorPeriod
    from grongintro.domain.household import LivingFact
    from grongintro.domain.municipality import Language
    from grongintro.domain.step import Step
    from grongintro.rules.parameters import Parameters
    from grongintro.services.deciding.benefit_facts import Basis
    from grongintro.storage.unit import Reader


def choices(reader: Reader) -> BenefitChoices:
    """The municipality's choices for the benefit."""
    return BenefitChoices(age_25=Age25(settings.value_of(reader, "age_25")))


def rate_lines(
    periods: tuple[FactorPeriod, ...],
    facts: BenefitFacts,
    *,
    choices: BenefitChoices,
    parameters: Parameters,
    today: date,
    language: Language,
) -> tuple[RateLine, ...]:
    """What the participant gets in each period, at the basic amount known today, with the reason in words."""
    phrases = Phrases(language, "benefit_reasons")
    return tuple(
        RateLine(
            each.period,
            each.factor,
            rates(each.factor, max(today, each.period.start), parameters, known_by=today),
            phrases(f"reason.{_reason(each, facts, choices)}"),
            _law(each, facts, choices),
        )
        for each in periods
    )


def _reason(each: FactorPeriod, facts: BenefitFacts, choices: BenefitChoices) -> str:
    day = each.period.start
    living = next(living for living in facts.living if day in living.period)
    young = day < full_rate_day(facts.birth_date, choices)
    couple = each.factor.denominator % 6 == 0 or each.factor.denominator % 9 == 0
    if not young:
        if couple:
            return "couple"
        return "full_couple_children" if living.partner_in_programme and living.has_children else "full"
    home = "with_parents" if living.with_parents else "under_25"
    return f"{home}_couple" if couple else home


def _law(each: FactorPeriod, facts: BenefitFacts, choices: BenefitChoices) -> str:
    reason = _reason(each, facts, choices)
    if reason.endswith("_couple"):
        return "integreringsloven § 20 tredje og fjerde ledd"
    if reason == "couple":
        return "integreringsloven § 20 fjerde ledd"
    part = "første" if reason.startswith("full") else "tredje"
    return f"integreringsloven § 20 {part} ledd"


def known_changes(
    lines: tuple[RateLine, ...], facts: BenefitFacts, choices: BenefitChoices, language: Language
) -> tuple[KnownChange, ...]:
    """The days ahead on which the amount will change, and why."""
    phrases = Phrases(language, "benefit_reasons")
    full_day = full_rate_day(facts.birth_date, choices)
    turning = "turns_25" if choices.age_25 is Age25.ON_BIRTHDAY else "turns_25_month"
    return tuple(
        KnownChange(
            line.period.start,
            phrases(
                f"change.{turning if line.period.start == full_day else 'living'}",
                amount=money.norwegian(line.rates.month),
            ),
        )
        for line in lines[1:]
    )


def explained(periods: tuple[FactorPeriod, ...], *, parameters: Parameters, today: date) -> tuple[Step, ...]:
    """The step trees of the letter: each period's share, and how each amount comes out of G."""
    seen: dict[Fraction, date] = {}
    for each in periods:
        seen.setdefault(each.factor, max(today, each.period.start))
    amounts = tuple(rate_steps(factor, day, parameters, known_by=today) for factor, day in seen.items())
    return tuple(each.step for each in periods) + amounts


def used_facts(basis: Basis, language: Language) -> tuple[UsedFact, ...]:
    """The facts as the letter lists them, with where each comes from."""
    phrases = Phrases(language, "benefit_reasons")
    person, facts = basis.person, basis.facts
    if facts is None or basis.programme is None:
        return ()
    found = [
        UsedFact(phrases("fact.born"), dates.long(person.birth_date), phrases("fact.register")),
        UsedFact(
            phrases("fact.programme"), _span(facts.programme, phrases), phrases("fact.programme_source")
        ),
    ]
    for fact in basis.answers:
        overlap = Period(fact.start, fact.end).overlap(facts.programme)
        if overlap is not None and not (fact.kind is LivingFactKind.WITH_PARENTS and _grown(basis, overlap)):
            found.append(_used(fact, overlap, basis, phrases))
    for programme, name in basis.partner_programmes:
        if programme.start is not None:
            span = _span(Period(programme.start, programme.last_day), phrases)
            label = phrases("fact.partner_in_programme")
            found.append(UsedFact(label, f"{name}, {span}", phrases("fact.partner_source")))
    return tuple(found)


def _grown(basis: Basis, period: Period) -> bool:
    return age_on(basis.person.birth_date, period.start) >= FULL_AGE


def _used(fact: LivingFact, overlap: Period, basis: Basis, phrases: Phrases) -> UsedFact:
    answer = phrases("fact.yes" if fact.answer else "fact.no")
    if fact.partner_id and fact.answer:
        answer = basis.partner_names.get(fact.partner_id, answer)
    value = phrases("fact.answer", answer=answer, period=_span(overlap, phrases))
    return UsedFact(phrases(f"fact.{fact.kind}"), value, fact.reason)


def _span(period: Period, phrases: Phrases) -> str:
    if period.end is None:
        return phrases("fact.from", start=dates.short(period.start))
    return phrases("fact.from_to", start=dates.short(period.start), end=dates.short(period.end))


def payment_words(reader: Reader, language: Language) -> str:
    """When and how the benefit is paid, by the municipality's choice (§ 24)."""
    return Phrases(language, "benefit_reasons")("payment.monthly", day=settings.value_of(reader, "pay_day"))
