"""The rates of the introduction benefit: year, month, day and hour (integreringsloven § 20)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from grongintro.domain.benefit import Rates
from grongintro.domain.dates import short
from grongintro.domain.money import factor_text, norwegian, to_ore
from grongintro.domain.sentences import phrase
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from grongintro.domain.sentences import Phrase, Word
    from grongintro.domain.step import Step
    from grongintro.rules.parameters import Parameters


@dataclass(frozen=True)
class ExactRates:
    """The unrounded amounts in kroner at one factor on one day; all arithmetic is done with these."""

    grunnbelop: int
    factor: Fraction
    full_year: Fraction
    year: Fraction
    month: Fraction
    day: Fraction
    hour: Fraction


def share_words(factor: Fraction) -> Phrase:
    """A share as it is said: `full stønad`, `2/3 stønad`."""
    if factor == 1:
        return phrase("benefit.rate/full_share")
    return phrase("benefit.rate/part_share", share=factor_text(factor))


def grunnbelop(day: date, parameters: Parameters, known_by: date | None = None) -> int:
    """The basic amount in kroner on `day`; BeforeFirstValueError before the first one known."""
    return int(parameters.at("grunnbelop", day, known_by))


def exact_rates(
    factor: Fraction, day: date, parameters: Parameters, known_by: date | None = None
) -> ExactRates:
    """Year, month, day and hour amounts in exact kroner (§ 20 first and second paragraph)."""
    basic = grunnbelop(day, parameters, known_by)
    full_year = parameters.at("benefit_year_factor", day) * basic
    year = full_year * factor
    month = year / parameters.at("benefit_months_per_year", day)
    return ExactRates(
        grunnbelop=basic,
        factor=factor,
        full_year=full_year,
        year=year,
        month=month,
        day=month / parameters.at("benefit_days_per_month", day),
        hour=year / parameters.at("benefit_hours_per_year", day),
    )


def rates(factor: Fraction, day: date, parameters: Parameters, known_by: date | None = None) -> Rates:
    """The rates on `day` in øre, each rounded once, as a decision letter states them."""
    exact = exact_rates(factor, day, parameters, known_by)
    return Rates(
        grunnbelop=exact.grunnbelop,
        factor=factor,
        year=to_ore(exact.year),
        month=to_ore(exact.month),
        day=to_ore(exact.day),
        hour=to_ore(exact.hour),
    )


def rate_steps(factor: Fraction, day: date, parameters: Parameters, known_by: date | None = None) -> Step:
    """How the rates on `day` come about: G × 2 × share, then /12, /30 and /1850, with the sections."""
    exact = exact_rates(factor, day, parameters, known_by)
    return explain(
        "benefit.rate",
        "rates",
        words={"day": short(day), "share": share_words(factor)},
        value=phrase("benefit.rate/per_month", amount=_kroner(exact.month)),
        exact=exact.month,
        inputs=(("grunnbelop", str(exact.grunnbelop)), ("factor", factor_text(factor))),
        children=(
            *grunnbelop_steps(day, parameters, known_by),
            _year_step(exact, parameters.at("benefit_year_factor", day)),
            *_divided_steps(exact, day, parameters),
        ),
    )


def _year_step(exact: ExactRates, times: Fraction) -> Step:
    words = {
        "times": factor_text(times),
        "grunnbelop": norwegian(exact.grunnbelop * 100),
        "amount": _kroner(exact.year),
    }
    if exact.factor != 1:
        words["share"] = factor_text(exact.factor)
    return explain(
        "benefit.rate",
        "year" if exact.factor == 1 else "year_share",
        words=words,
        value=_kroner(exact.year),
        exact=exact.year,
        law="integreringsloven § 20 første ledd",
    )


class _Told(TypedDict):
    """What every step says that divides an amount."""

    words: dict[str, Word]
    value: str
    exact: Fraction
    law: str


def _divided_steps(exact: ExactRates, day: date, parameters: Parameters) -> tuple[Step, ...]:
    def told(name: str, amount: Fraction) -> _Told:
        said = _kroner(amount)
        words: dict[str, Word] = {"parts": factor_text(parameters.at(name, day)), "amount": said}
        return {"words": words, "value": said, "exact": amount, "law": parameters[name].law}

    return (
        explain("benefit.rate", "month", **told("benefit_months_per_year", exact.month)),
        explain("benefit.rate", "day", **told("benefit_days_per_month", exact.day)),
        explain("benefit.rate", "hour", **told("benefit_hours_per_year", exact.hour)),
    )


def _kroner(amount: Fraction) -> str:
    return f"{norwegian(to_ore(amount))} kr"


def grunnbelop_steps(day: date, parameters: Parameters, known_by: date | None = None) -> tuple[Step, ...]:
    """The basic amount used on `day` with its source, and a word when a newer one should have come."""
    row = parameters.row("grunnbelop", day, known_by)
    value = f"{norwegian(grunnbelop(day, parameters, known_by) * 100)} kr"
    used = explain(
        "benefit.grunnbelop",
        "used",
        words={"day": short(row.valid_from), "source": row.source},
        value=value,
        inputs=(("grunnbelop", str(row.value)), ("valid_from", row.valid_from.isoformat())),
    )
    outdated = parameters.outdated_from("grunnbelop", day, known_by)
    if outdated is None:
        return (used,)
    words = {"day": short(outdated)}
    return (used, explain("benefit.grunnbelop", "outdated", words=words, value=value))
