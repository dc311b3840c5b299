"""The plan for four years: sums that add up, variants in their order, rates that are missing or assumed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grongintro.domain.budget import ArrivalForecast, BudgetCost, CostCategory
from grongintro.domain.grants import GrantCategory, GrantCode, Rate
from grongintro.domain.period import Period
from grongintro.rules.forecast import AssumedRates, Variant, balance, forecast, is_assumed
from grongintro.rules.forecast_costs import benefit_by_year, cost_totals, planned_costs
from grongintro.rules.grant_rates import Rates
from grongintro.rules.grants import expected
from grongintro.rules.parameters import shipped_parameters
from tests.rules.grantees import RATES, grantee

YEARS = range(2025, 2029)
PARAMETERS = shipped_parameters()


def arrivals(year: int, low: int, likely: int, high: int, **more: object) -> ArrivalForecast:
    made = ArrivalForecast("", "", year, GrantCategory.ADULT_FAMILY, low, likely, high)
    return replace(made, **more)  # type: ignore[arg-type]


def test_todays_people_keep_their_years() -> None:
    known = expected([grantee(), grantee(name="q")], YEARS, RATES, PARAMETERS)
    made = forecast(known.lines, (), Variant.LIKELY, YEARS, RATES)
    assert {year: made.total(year) for year in YEARS} == known.totals
    assert made.codes == (GrantCode.AR_2, GrantCode.AR_3, GrantCode.AR_4, GrantCode.AR_5)
    assert not any(made.lacks(year) or made.assumes(year) for year in YEARS)


@pytest.mark.parametrize(
    ("category", "code"),
    [
        (GrantCategory.ADULT_SINGLE, GrantCode.AR_1_SINGLE),
        (GrantCategory.ADULT_FAMILY, GrantCode.AR_1),
        (GrantCategory.CHILD, GrantCode.AR_1_CHILD),
        (GrantCategory.UNACCOMPANIED_MINOR, GrantCode.AR_1_MINOR),
    ],
)
def test_who_comes_has_year_1_by_category_and_then_the_others(
    category: GrantCategory, code: GrantCode
) -> None:
    coming = arrivals(2026, 1, 2, 3, category=category)
    made = forecast((), (coming,), Variant.HIGH, YEARS, RATES)
    assert [(each.year, each.code) for each in made.sums] == [
        (2026, code),
        (2027, GrantCode.AR_2),
        (2028, GrantCode.AR_3),
    ]


def test_a_year_without_a_rate_is_missing_and_never_zero() -> None:
    made = forecast((), (arrivals(2025, 1, 1, 1),), Variant.LIKELY, YEARS, RATES)
    first = made.of(2025, GrantCode.AR_1)
    assert first is not None
    assert (first.ore, first.lacking) == (0, True)
    assert made.lacks(2025)
    assert any("for lav" in step.text for step in made.steps)


def test_the_newest_known_rate_may_be_assumed_and_is_marked() -> None:
    rates = AssumedRates(RATES.all)
    made = forecast((), (arrivals(2025, 1, 3, 5),), Variant.LIKELY, YEARS, rates)
    first = made.of(2025, GrantCode.AR_1)
    assert first is not None
    assert (first.ore, first.assumed, first.lacking) == (3 * 19440000, True, False)
    assert made.assumes(2025)
    assert any("nyeste kjente" in step.text and step.choice for step in made.steps)


def test_a_code_that_has_no_rate_at_all_stays_missing_when_rates_are_assumed() -> None:
    minor = arrivals(2025, 1, 1, 1, category=GrantCategory.UNACCOMPANIED_MINOR)
    made = forecast((), (minor,), Variant.LIKELY, YEARS, AssumedRates(RATES.all))
    assert made.lacks(2025)


def test_a_known_rate_goes_before_a_newer_one_of_another_year() -> None:
    rates = AssumedRates([Rate(2025, GrantCode.AR_1, 100), Rate(2027, GrantCode.AR_1, 300)])
    found = {year: rates.of(year, GrantCode.AR_1) for year in YEARS}
    assert [each.ore if each else None for each in found.values()] == [100, 300, 300, 300]


@pytest.mark.parametrize(("year", "there"), [(2024, False), (2025, True), (2026, True)])
def test_the_line_of_today_counts_from_the_first_year_of_the_plan(year: int, *, there: bool) -> None:
    known = expected([grantee()], range(2024, 2029), RATES, PARAMETERS).lines
    made = forecast(known, (), Variant.LIKELY, YEARS, RATES)
    assert any(each.year == year for each in made.sums) is there


counts = st.tuples(*[st.integers(0, 40)] * 3).map(sorted)
coming = st.builds(
    lambda year, category, three: ArrivalForecast("", "", year, category, *three),
    st.integers(2024, 2030),
    st.sampled_from(GrantCategory),
    counts,
)


@given(st.lists(coming, max_size=6))
def test_low_is_at_most_likely_and_likely_at_most_high(found: list[ArrivalForecast]) -> None:
    rates = AssumedRates(RATES.all)
    low, likely, high = (forecast((), found, each, YEARS, rates) for each in Variant)
    for year in YEARS:
        assert low.total(year) <= likely.total(year) <= high.total(year)


@given(st.lists(coming, max_size=4), st.lists(coming, max_size=4))
def test_two_plans_add_up_to_one(first: list[ArrivalForecast], second: list[ArrivalForecast]) -> None:
    rates = AssumedRates(RATES.all)
    parts = [forecast((), each, Variant.LIKELY, YEARS, rates) for each in (first, second)]
    whole = forecast((), [*first, *second], Variant.LIKELY, YEARS, rates)
    for year in YEARS:
        assert whole.total(year) == sum(part.total(year) for part in parts)
        assert whole.total(year) == sum(each.ore for each in whole.sums if each.year == year)


def test_a_line_with_its_own_years_rate_is_not_assumed() -> None:
    lines = expected([grantee()], YEARS, RATES, PARAMETERS).lines
    assert not any(map(is_assumed, lines))
    assert all(map(is_assumed, (replace(line, year=line.year + 1) for line in lines)))


@pytest.mark.parametrize(
    ("end", "months"),
    [
        (date(2027, 3, 30), 2 + Fraction(30, 31)),
        (date(2027, 3, 31), Fraction(3)),
        (date(2027, 4, 1), 3 + Fraction(1, 30)),
    ],
)
def test_the_benefit_counts_months_and_parts_of_them(end: date, months: Fraction) -> None:
    day = date(2026, 11, 23)
    shares = [(Period(date(2026, 1, 1), end), Fraction(1))]
    found = benefit_by_year(shares, range(2026, 2028), day, PARAMETERS)
    whole = found[2026]
    assert abs(found[2027] - whole * months / 12) < 1
    assert benefit_by_year([(shares[0][0], Fraction(2, 3))], range(2026, 2027), day, PARAMETERS) == {
        2026: pytest.approx(whole * 2 / 3, abs=1)
    }


def cost(year: int, category: CostCategory, ore: int, *, actual: bool = False) -> BudgetCost:
    return BudgetCost("", "", year, category, ore, actual)


def test_costs_by_category_with_the_benefit_and_what_it_did_cost() -> None:
    rows = [
        cost(2026, CostCategory.MEASURES, 100),
        cost(2026, CostCategory.MEASURES, 50),
        cost(2026, CostCategory.BENEFIT, 7),
        cost(2027, CostCategory.MEASURES, 100),
        cost(2027, CostCategory.MEASURES, 90, actual=True),
    ]
    costs = planned_costs(rows, {2026: 1000, 2027: 500}, range(2026, 2028))
    found = {(each.year, each.category): (each.ore, each.actual) for each in costs}
    assert found[2026, CostCategory.MEASURES] == (150, False)
    assert found[2026, CostCategory.BENEFIT] == (1007, False)
    assert found[2027, CostCategory.MEASURES] == (90, True)
    assert found[2026, CostCategory.HEALTH] == (None, False)
    assert cost_totals(costs) == {2026: 1157, 2027: 590}


def test_the_balance_is_grants_less_costs() -> None:
    rates = Rates([Rate(2026, GrantCode.AR_1, 500)])
    made = forecast((), (arrivals(2026, 1, 2, 3),), Variant.LIKELY, range(2026, 2027), rates)
    assert balance(made, {2026: 1200}) == {2026: -200}
