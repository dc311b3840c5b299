"""The rates of the introduction benefit: year, month, day and hour (integreringsloven § 20)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.benefit import Rates
from grongintro.domain.dates import short
from grongintro.domain.money import factor_text, norwegian, to_ore
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

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


def share_words(factor: Fraction) -> str:
    """A share as it is said: `full stønad`, `2/3 stønad`."""
    return "full stønad" if factor == 1 else f"{factor_text(factor)} stønad"


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
    share = "" if factor == 1 else f" × {factor_text(factor)}"
    twice = factor_text(parameters.at("benefit_year_factor", day))
    basic = norwegian(exact.grunnbelop * 100)
    year = _rate(f"Per år: {twice} × {basic}{share}", exact.year, "integreringsloven § 20 første ledd")
    divided = (
        ("Per måned: årsstønaden delt på", "benefit_months_per_year", exact.month),
        ("Per dag: månedsstønaden delt på", "benefit_days_per_month", exact.day),
        ("Per time: årsstønaden delt på", "benefit_hours_per_year", exact.hour),
    )
    parts = [
        _rate(f"{text} {factor_text(parameters.at(name, day))}", amount, parameters[name].law)
        for text, name, amount in divided
    ]
    return explain(
        "benefit.rate",
        f"Satser fra {short(day)} med {share_words(factor)}.",
        value=f"{norwegian(to_ore(exact.month))} kr per måned",
        exact=exact.month,
        inputs=(("grunnbelop", str(exact.grunnbelop)), ("factor", factor_text(factor))),
        children=(*grunnbelop_steps(day, parameters, known_by), year, *parts),
    )


def _rate(text: str, amount: Fraction, law: str) -> Step:
    value = f"{norwegian(to_ore(amount))} kr"
    return explain("benefit.rate", f"{text} = {value}.", value=value, exact=amount, law=law)


def grunnbelop_steps(day: date, parameters: Parameters, known_by: date | None = None) -> tuple[Step, ...]:
    """The basic amount used on `day` with its source, and a word when a newer one should have come."""
    row = parameters.row("grunnbelop", day, known_by)
    value = f"{norwegian(grunnbelop(day, parameters, known_by) * 100)} kr"
    used = explain(
        "benefit.grunnbelop",
        f"Grunnbeløpet (G) som gjelder fra {short(row.valid_from)}. Kilde: {row.source}.",
        value=value,
        inputs=(("grunnbelop", str(row.value)), ("valid_from", row.valid_from.isoformat())),
    )
    outdated = parameters.outdated_from("grunnbelop", day, known_by)
    if outdated is None:
        return (used,)
    text = (
        f"Grunnbeløpet fra {short(outdated)} er ikke lagt inn. Det siste kjente grunnbeløpet er brukt. "
        "Regn på nytt når det nye er fastsatt."
    )
    return (used, explain("benefit.grunnbelop", text, value=value))
