from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grongintro.domain.decimals import decimal_text
from grongintro.errors import UserError
from grongintro.rules.outcomes import Outcome, outcomes

GROUPS = st.sampled_from(["A", "B", "C"])
PEOPLE = st.lists(st.builds(Outcome, GROUPS, st.booleans()), min_size=1, max_size=20)
ODDS = st.dictionaries(GROUPS, st.fractions(0, 3, max_denominator=100))


def test_the_prediction_is_the_national_share_times_the_mean_odds() -> None:
    people = [Outcome("A", goal_reached=True), Outcome("B", goal_reached=False)]
    found = outcomes(people, {"A": Fraction(3, 2), "B": Fraction(1, 2)}, Fraction(3, 5))
    figures = (found.actual, found.predicted, found.ratio, found.difference)
    assert figures == tuple(map(Fraction, (50, 60, 1, -10)))
    assert found.unknown_groups == ()
    assert "-10,0" in found.steps[-1].text


def test_groups_without_odds_count_one_and_are_listed_once() -> None:
    people = [Outcome(group, goal_reached=True) for group in ("C", "B", "C", "A")]
    found = outcomes(people, {"A": Fraction(2)}, Fraction(1, 2))
    assert found.unknown_groups == ("B", "C")
    assert found.ratio == Fraction(5, 4)


@given(PEOPLE, ODDS, st.fractions(0, 1))
def test_the_difference_is_of_the_exact_figures(
    people: list[Outcome], odds: dict[str, Fraction], share: Fraction
) -> None:
    found = outcomes(people, odds, share)
    assert found.difference == found.actual - found.predicted
    assert 0 <= found.actual <= 100
    assert found == outcomes(people[::-1], odds, share)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Fraction(1, 20), 1, "0.1"),
        (Fraction(-1, 20), 1, "-0.1"),
        (Fraction(-1, 25), 1, "0.0"),
        (Fraction(0), 2, "0.00"),
        (Fraction(-1234, 100), 1, "-12.3"),
        (Fraction(-1235, 100), 1, "-12.4"),
        (Fraction(100), 1, "100.0"),
    ],
)
def test_figures_are_rounded_half_away_from_zero(value: Fraction, places: int, text: str) -> None:
    assert decimal_text(value, places) == text


@pytest.mark.parametrize(
    ("people", "share", "field"),
    [
        ([], Fraction(1), "participants"),
        ([Outcome("A", goal_reached=True)], Fraction(-1, 100), "national_share"),
        ([Outcome("A", goal_reached=True)], Fraction(101, 100), "national_share"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(people: list[Outcome], share: Fraction, field: str) -> None:
    with pytest.raises(UserError) as fault:
        outcomes(people, {}, share)
    assert fault.value.field == field
