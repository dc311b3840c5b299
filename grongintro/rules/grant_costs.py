"""What is applied for: the costs of a case less what is deducted, other state money and the threshold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.application import Scheme
from grongintro.domain.money import norwegian, to_ore
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from grongintro.domain.application import ApplicationCost
    from grongintro.domain.step import Step
    from grongintro.rules.parameters import Parameters

THRESHOLDS: Mapping[Scheme, str] = {
    Scheme.EXTRA_1: "extra_grant_threshold_1",
    Scheme.EXTRA_2: "extra_grant_threshold_2",
}


@dataclass(frozen=True)
class AppliedSum:
    """The costs, what is deducted from them, and why the sum is what it is; all in øre."""

    costs: int
    deducted: int
    step: Step

    @property
    def applied(self) -> int:
        """What is left to apply for, never below zero."""
        return max(0, self.costs - self.deducted)


def applied_sum(rows: Iterable[ApplicationCost]) -> AppliedSum:
    """The sum of an application's cost table."""
    costs = deducted = 0
    for row in rows:
        if row.deduction:
            deducted += row.ore
        else:
            costs += row.ore
    words = {"costs": _kroner(costs), "deducted": _kroner(deducted)}
    if costs <= deducted:
        return AppliedSum(costs, deducted, explain("grants.extra_sum", "nothing", words=words))
    amount = _kroner(costs - deducted)
    step = explain("grants.extra_sum", "left", words=words | {"amount": amount}, value=amount)
    return AppliedSum(costs, deducted, step)


def threshold(scheme: Scheme, day: date, parameters: Parameters) -> int | None:
    """The newest threshold known of a scheme on `day`, in øre; None where the scheme has none."""
    name = THRESHOLDS.get(scheme)
    return None if name is None else to_ore(parameters.at_or_first(name, day))


def _kroner(ore: int) -> str:
    return f"{norwegian(ore)} kr"
