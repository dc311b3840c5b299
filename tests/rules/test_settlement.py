from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from grongintro.domain.municipality import Language
from grongintro.domain.settlement import SettlementKind, SettlementNumber
from grongintro.rules.settlement import GoalState, amot, paid_on, places_left, settle_goal

KIND = SettlementKind.ALL
NUMBER = SettlementNumber("", "", 2026, KIND, 19, 19, 11, 5)


def test_three_places_are_left_in_grong_in_2026() -> None:
    found = places_left(NUMBER)
    assert found.left == 3
    assert found.step.text == "Vedtatt 19, minus bosatt 11 og avtalt 5: 3 plasser igjen."
    assert "3 plassar att" in found.step.text_in(Language.NYNORSK)


@pytest.mark.parametrize(("agreed", "left"), [(7, 1), (8, 0), (9, -1)])
def test_one_place_none_and_one_too_many(agreed: int, left: int) -> None:
    found = places_left(replace(NUMBER, agreed=agreed))
    assert found.left == left
    assert ("flere enn vedtatt" in found.step.text) == (left < 0)


@pytest.mark.parametrize("name", ["decided", "settled", "agreed"])
def test_what_rests_on_an_unknown_number_is_unknown_and_never_zero(name: str) -> None:
    unknown: dict[str, Any] = {name: None}
    found = places_left(replace(NUMBER, **unknown))
    assert found.left is None
    assert "ukjent" in found.step.text
    assert found.step.value == "ukjent"


def test_how_many_were_asked_for_decides_nothing() -> None:
    assert places_left(replace(NUMBER, asked=None)).left == 3


@pytest.mark.parametrize(
    ("kind", "months", "settled", "state"),
    [
        (KIND, 6, date(2026, 7, 14), GoalState.MET),
        (KIND, 6, date(2026, 7, 15), GoalState.MET),
        (KIND, 6, date(2026, 7, 16), GoalState.MISSED),
        (SettlementKind.MINORS, 3, date(2026, 4, 14), GoalState.MET),
        (SettlementKind.MINORS, 3, date(2026, 4, 15), GoalState.MET),
        (SettlementKind.MINORS, 3, date(2026, 4, 16), GoalState.MISSED),
    ],
)
def test_settled_within_six_months_of_the_permit_and_minors_within_three(
    kind: SettlementKind, months: int, settled: date, state: GoalState
) -> None:
    found = settle_goal(date(2026, 1, 15), kind, months, date(2027, 1, 1), settled)
    assert found.state is state
    assert found.step.choice
    assert ("for enslige mindreårige" in found.step.text) == (kind is SettlementKind.MINORS)


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2026, 7, 14), GoalState.OPEN),
        (date(2026, 7, 15), GoalState.OPEN),
        (date(2026, 7, 16), GoalState.MISSED),
    ],
)
def test_one_who_is_not_settled_yet(on: date, state: GoalState) -> None:
    assert settle_goal(date(2026, 1, 15), KIND, 6, on).state is state


def test_a_month_that_is_shorter_ends_on_its_last_day() -> None:
    assert settle_goal(date(2025, 8, 31), KIND, 6, date(2025, 9, 1)).due == date(2026, 2, 28)


def test_the_circulars_own_example_arrival_29_may() -> None:
    found = amot(date(2026, 5, 29), None, date(2026, 5, 29))
    (advance,) = found.payments
    assert (advance.start, advance.end, advance.months) == (date(2026, 5, 1), date(2026, 8, 31), 4)
    assert found.months == 1
    assert paid_on(advance) == date(2026, 5, 1)


@pytest.mark.parametrize(
    ("on", "months"),
    [
        (date(2026, 5, 28), 0),
        (date(2026, 5, 29), 1),
        (date(2026, 5, 30), 1),
        (date(2026, 5, 31), 1),
        (date(2026, 6, 1), 2),
        (date(2026, 6, 2), 2),
    ],
)
def test_a_started_month_counts_whole(on: date, months: int) -> None:
    found = amot(date(2026, 5, 29), None, on)
    assert found.months == months
    assert bool(found.payments) == (months > 0)


@pytest.mark.parametrize(
    ("on", "parts"),
    [
        (date(2026, 8, 31), [4]),
        (date(2026, 9, 1), [4, 1]),
        (date(2026, 12, 31), [4, 4]),
        (date(2027, 1, 1), [4, 4, 1]),
    ],
)
def test_after_four_months_it_is_paid_by_the_tertial(on: date, parts: list[int]) -> None:
    found = amot(date(2026, 5, 29), None, on)
    assert [each.months for each in found.payments] == parts
    assert found.paid_months == max(found.months, 4)


def test_an_advance_that_ends_inside_a_tertial_is_followed_by_the_rest_of_it() -> None:
    found = amot(date(2026, 2, 10), date(2026, 10, 3), date(2026, 11, 1))
    told = [(each.months, paid_on(each)) for each in found.payments]
    assert told == [(4, date(2026, 2, 1)), (3, date(2026, 8, 31)), (2, date(2026, 12, 31))]


@pytest.mark.parametrize(
    ("end", "unused"), [(date(2026, 7, 31), 1), (date(2026, 8, 1), 0), (date(2026, 8, 2), 0)]
)
def test_an_advance_that_was_not_used_is_told_and_not_taken_back(end: date, unused: int) -> None:
    found = amot(date(2026, 5, 29), end, date(2026, 11, 1))
    assert found.unused == unused
    assert found.paid_months == 4
    assert any("ikke bekreftet" in step.text for step in found.steps) == bool(unused)


def test_a_stay_that_is_to_end_is_open_until_then() -> None:
    found = amot(date(2026, 5, 29), date(2026, 7, 1), date(2026, 6, 1))
    assert (found.months, found.unused) == (2, 0)
