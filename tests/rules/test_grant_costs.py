"""What is applied for: costs less deductions, around the point where nothing is left."""

from __future__ import annotations

from datetime import date

import pytest

from grongintro.domain.application import ApplicationCost, Scheme
from grongintro.rules.grant_costs import applied_sum, threshold
from grongintro.rules.parameters import shipped_parameters


def rows(costs: int, *deducted: int) -> list[ApplicationCost]:
    lines = [ApplicationCost("", "", "a", "Assistent", costs)]
    return [*lines, *(ApplicationCost("", "", "a", "Nav", ore, deduction=True) for ore in deducted)]


@pytest.mark.parametrize(("deducted", "left"), [(99, 1), (100, 0), (101, 0)])
def test_costs_less_what_others_pay(deducted: int, left: int) -> None:
    found = applied_sum(rows(100, deducted))
    assert (found.costs, found.deducted, found.applied) == (100, deducted, left)
    assert ("søkes om" in found.step.text) is (left > 0)


def test_several_deductions_and_an_empty_table() -> None:
    assert applied_sum(rows(1000, 300, 200)).applied == 500
    assert applied_sum([]).applied == 0


def test_only_ekstratilskudd_has_a_threshold() -> None:
    day, known = date(2026, 11, 23), shipped_parameters()
    assert threshold(Scheme.EXTRA_1, day, known) == 10_000_000
    assert threshold(Scheme.EXTRA_2, day, known) == 20_000_000
    assert threshold(Scheme.JOB_CHANCE, day, known) is None
