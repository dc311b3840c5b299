"""Which share of the full benefit a participant has, day by day (integreringsloven § 20)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from grongintro.domain.benefit import Age25, FactorPeriod
from grongintro.domain.dates import birthday, short
from grongintro.domain.money import factor_text
from grongintro.domain.period import ONE_DAY, Period
from grongintro.domain.sentences import phrase
from grongintro.errors import UserError
from grongintro.rules.benefit_rates import share_words
from grongintro.rules.calendar_days import add_months
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from grongintro.domain.benefit import BenefitFacts, LivingSituation
    from grongintro.domain.sentences import Phrase, Word
    from grongintro.domain.step import Step
    from grongintro.rules.benefit_request import BenefitChoices
    from grongintro.rules.parameters import Parameters

FULL_RATE_AGE = 25
TRANSITION = "integreringsloven § 20 fjerde ledd; FOR-2024-06-25-1215"


def factor_periods(
    facts: BenefitFacts, choices: BenefitChoices, parameters: Parameters
) -> tuple[FactorPeriod, ...]:
    """The shares through the whole programme, in order and without gaps; neighbours differ.

    For an open-ended programme the last period is open. This one function decides the share in a decision
    letter and in the month's calculation. UserError with field `household` when a day has no living
    situation, and `household[i].from` when two overlap.
    """
    _refuse_overlap(facts.living)
    starts = _change_days(facts, choices)
    ends = [later - ONE_DAY for _, later in pairwise(starts)]
    periods = [Period(start, end) for start, end in zip(starts, [*ends, facts.programme.end], strict=True)]
    return _merge([_factor_period(period, facts, choices, parameters) for period in periods])


def full_rate_day(birth_date: date, choices: BenefitChoices) -> date:
    """The first day that the age alone gives full benefit."""
    turns_25 = birthday(birth_date, FULL_RATE_AGE)
    if choices.age_25 is Age25.ON_BIRTHDAY:
        return turns_25
    return add_months(turns_25.replace(day=1), 1)


def _change_days(facts: BenefitFacts, choices: BenefitChoices) -> list[date]:
    ends = [each.period.end for each in facts.living]
    days = [full_rate_day(facts.birth_date, choices)]
    days += [each.period.start for each in facts.living]
    days += [end + ONE_DAY for end in ends if end is not None and end < date.max]
    return sorted({facts.programme.start, *(day for day in days if day in facts.programme)})


def _refuse_overlap(living: tuple[LivingSituation, ...]) -> None:
    ordered = sorted(enumerate(living), key=lambda item: (item[1].period.start, item[0]))
    for (_, earlier), (index, later) in pairwise(ordered):
        if earlier.period.overlaps(later.period):
            raise UserError(
                f"To bosituasjoner gjelder samtidig fra {short(later.period.start)}. "
                "Avslutt den første før den neste begynner.",
                field=f"household[{index}].from",
                code="overlap",
            )


def _living_on(day: date, facts: BenefitFacts) -> LivingSituation:
    for living in facts.living:
        if day in living.period:
            return living
    raise UserError(
        f"Bosituasjonen {short(day)} mangler. Legg inn hvordan deltakeren bor denne dagen.",
        field="household",
        code="gap",
    )


def _factor_period(
    period: Period, facts: BenefitFacts, choices: BenefitChoices, parameters: Parameters
) -> FactorPeriod:
    living = _living_on(period.start, facts)
    age, age_step = _age_share(period.start, living, facts, choices, parameters)
    couple, couple_steps = _couple_share(living, facts, parameters)
    factor = age * couple
    return FactorPeriod(period, factor, _factor_step(period, factor, (age_step, *couple_steps)))


def _factor_step(period: Period, factor: Fraction, children: tuple[Step, ...]) -> Step:
    words: dict[str, Word] = {"start": short(period.start), "share": share_words(factor)}
    if period.end is not None:
        words["end"] = short(period.end)
    return explain(
        "benefit.age",
        "open_period" if period.end is None else "period",
        words=words,
        value=factor_text(factor),
        exact=factor,
        law="integreringsloven § 20",
        children=children,
    )


def _age_share(
    day: date,
    living: LivingSituation,
    facts: BenefitFacts,
    choices: BenefitChoices,
    parameters: Parameters,
) -> tuple[Fraction, Step]:
    full_from = full_rate_day(facts.birth_date, choices)
    if day >= full_from:
        return Fraction(1), _full_rate_step(full_from, facts, choices)
    where = "with_parents" if living.with_parents else "under_25"
    law = parameters[f"benefit_share_{where}"].law
    share = parameters.at(f"benefit_share_{where}", day)
    step = explain(
        "benefit.age",
        "with_parents" if living.with_parents else "without_parents",
        words={"share": factor_text(share), "day": short(full_from), "turn": _choice_words(choices)},
        value=factor_text(share),
        exact=share,
        law=law,
        inputs=(("birth_date", facts.birth_date.isoformat()), ("with_parents", str(living.with_parents))),
        choice=True,
    )
    return share, step


def _full_rate_step(full_from: date, facts: BenefitFacts, choices: BenefitChoices) -> Step:
    inputs = (("birth_date", facts.birth_date.isoformat()),)
    if full_from <= facts.programme.start:
        return explain("benefit.age", "full", value="1", inputs=inputs)
    words: dict[str, Word] = {"day": short(full_from), "turn": _choice_words(choices)}
    return explain("benefit.age_25", "turned", words=words, value="1", inputs=inputs, choice=True)


def _choice_words(choices: BenefitChoices) -> Phrase:
    if choices.age_25 is Age25.ON_BIRTHDAY:
        return phrase("benefit.age_25/on_birthday")
    return phrase("benefit.age_25/next_month")


def _couple_share(
    living: LivingSituation, facts: BenefitFacts, parameters: Parameters
) -> tuple[Fraction, tuple[Step, ...]]:
    if not living.partner_in_programme:
        return Fraction(1), ()
    inputs = (
        ("has_children", str(living.has_children)),
        ("new_participant_from", facts.new_participant_from.isoformat()),
    )
    if living.has_children:
        return Fraction(1), (explain("benefit.couple", "children", value="1", inputs=inputs),)
    first_day = parameters.first_day("benefit_share_couple")
    if facts.new_participant_from < first_day:
        words = {"day": short(first_day)}
        step = explain("benefit.couple", "earlier", words=words, value="1", law=TRANSITION, inputs=inputs)
        return Fraction(1), (step,)
    share = parameters.at("benefit_share_couple", facts.new_participant_from)
    said = factor_text(share)
    words = {"share": said}
    step = explain("benefit.couple", "reduced", words=words, value=said, exact=share, inputs=inputs)
    return share, (step,)


def _merge(parts: list[FactorPeriod]) -> tuple[FactorPeriod, ...]:
    merged: list[FactorPeriod] = []
    for part in parts:
        if merged and merged[-1].factor == part.factor:
            merged[-1] = _joined(merged[-1], part)
        else:
            merged.append(part)
    return tuple(merged)


def _joined(first: FactorPeriod, second: FactorPeriod) -> FactorPeriod:
    period = Period(first.period.start, second.period.end)
    reasons = first.step.children + tuple(
        step for step in second.step.children if step not in first.step.children
    )
    return FactorPeriod(period, first.factor, _factor_step(period, first.factor, reasons))
