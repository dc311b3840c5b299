"""Results against what the participants' background would predict: the method of Bærum's review."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from grongintro.domain.decimals import comma_text
from grongintro.errors import UserError
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from grongintro.domain.step import Step

UNKNOWN_ODDS = Fraction(1)
PER_CENT = 100


@dataclass(frozen=True)
class Outcome:
    """One who ended the programme: the group of background, and whether the goal was reached."""

    group: str
    goal_reached: bool


@dataclass(frozen=True)
class Outcomes:
    """Exact shares in per cent, the mean odds, and the groups that have no odds, sorted and each once."""

    actual: Fraction
    predicted: Fraction
    ratio: Fraction
    difference: Fraction
    unknown_groups: tuple[str, ...]
    steps: tuple[Step, ...]


def outcomes(
    participants: Sequence[Outcome], odds: Mapping[str, Fraction], national_share: Fraction
) -> Outcomes:
    """The share that reached the goal against national share × mean odds of those who took part.

    A group without odds counts as 1. UserError at `participants` when there are none, and at
    `national_share` when it is not from 0 to 1.
    """
    if not participants:
        raise UserError("Skriv minst én deltaker.", field="participants", code="required")
    if not 0 <= national_share <= 1:
        raise UserError("Skriv andelen som et tall fra 0 til 1.", field="national_share", code="out_of_range")
    count, reached = len(participants), sum(each.goal_reached for each in participants)
    ratio = sum((odds.get(each.group, UNKNOWN_ODDS) for each in participants), Fraction(0)) / count
    actual = Fraction(PER_CENT * reached, count)
    predicted = PER_CENT * national_share * ratio
    unknown = tuple(sorted({each.group for each in participants} - odds.keys()))
    return Outcomes(
        actual=actual,
        predicted=predicted,
        ratio=ratio,
        difference=actual - predicted,
        unknown_groups=unknown,
        steps=_steps(count, reached, ratio, predicted, national_share, unknown),
    )


def _steps(
    count: int,
    reached: int,
    ratio: Fraction,
    predicted: Fraction,
    national_share: Fraction,
    unknown: tuple[str, ...],
) -> tuple[Step, ...]:
    actual = Fraction(PER_CENT * reached, count)
    shown = {
        "reached": str(reached),
        "count": str(count),
        "percent": comma_text(actual, 1),
    }
    steps = [explain("outcomes.actual", "share", words=shown, value=comma_text(actual, 1))]
    words = {
        "national": comma_text(PER_CENT * national_share, 1),
        "ratio": comma_text(ratio, 2),
        "percent": comma_text(predicted, 1),
    }
    steps.append(explain("outcomes.predicted", "share", words=words, value=comma_text(predicted, 1)))
    if unknown:
        groups = str(len(unknown))
        steps.append(explain("outcomes.predicted", "unknown", words={"groups": groups}, value=groups))
    difference = comma_text(actual - predicted, 1)
    steps.append(explain("outcomes.difference", "points", words={"points": difference}, value=difference))
    return tuple(steps)
