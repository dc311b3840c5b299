"""How figures and steps are written in an answer."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from grongintro.domain.step import flatten

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.step import Step


def steps_json(steps: tuple[Step, ...]) -> list[dict[str, str]]:
    """All steps in reading order, as the contract writes them."""
    return [{"text": step.text, "law": step.law, "value": step.value} for step in flatten(steps)]


def day_json(day: date | None) -> str | None:
    """`YYYY-MM-DD`, or null."""
    return None if day is None else day.isoformat()


def decimal_json(value: Fraction, places: int) -> str:
    """A number from zero up with a fixed number of decimals, half up."""
    scaled = value * 10**places + Fraction(1, 2)
    digits = str(scaled.numerator // scaled.denominator).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"


Answer = dict[str, Any]
