"""The four-year plan: what is entered, whom it rests on, and what is missing or assumed."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from grongintro.domain.budget import ArrivalForecast, BudgetCost, CostCategory, GrantGroup, GrantsReceived
from grongintro.domain.grant_control import EnteredRate
from grongintro.domain.grants import GrantCategory, GrantCode, RateState
from grongintro.domain.person import PermitKind
from grongintro.domain.programme import Education, Goal
from grongintro.errors import UserError
from grongintro.rules.forecast import Variant
from grongintro.services import people
from grongintro.services.budget.excel import plan_sheet
from grongintro.services.budget.rows import save_arrivals, save_cost, save_received
from grongintro.services.budget.view import budget_view, first_years, received_totals, usual_first_year
from grongintro.services.grants.expected import all_expected
from grongintro.services.grants.rates import rates_of
from grongintro.services.keeping import undo
from grongintro.services.programmes import ProgrammeDraft, save_programme
from grongintro.services.rows import put
from tests.services.making import go_to, in_programme, person

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

SINGLE = GrantCategory.ADULT_SINGLE


def arrivals(year: int = 2027, low: int = 1, likely: int = 2, high: int = 3) -> ArrivalForecast:
    return ArrivalForecast("", "", year, SINGLE, low, likely, high)


def cost(ore: int = 100, year: int = 2027, *, actual: bool = False) -> BudgetCost:
    return BudgetCost("", "", year, CostCategory.MEASURES, ore, actual)


def rate(desk: Desk, year: int, code: GrantCode, ore: int) -> None:
    value = EnteredRate("", "", year, code, ore, RateState.ADOPTED, "Rundskriv", desk.today)
    with desk.write("save_rate") as unit:
        put(desk, unit, value)


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (arrivals(year=2016 - 1), "year"),
        (arrivals(year=2037), "year"),
        (arrivals(low=-1), "low"),
        (arrivals(low=3), "likely"),
        (arrivals(likely=4), "high"),
        (arrivals(high=1000), "high"),
    ],
)
def test_arrivals_that_cannot_be_right(desk: Desk, value: ArrivalForecast, field: str) -> None:
    with pytest.raises(UserError) as caught:
        save_arrivals(desk, value)
    assert caught.value.field == field


def test_a_group_has_one_line_a_year_which_can_be_changed_and_undone(desk: Desk) -> None:
    key = save_arrivals(desk, arrivals()).id
    with pytest.raises(UserError) as caught:
        save_arrivals(desk, arrivals(high=9))
    assert caught.value.field == "category"
    (row,) = budget_view(desk, 2027).arrivals
    save_arrivals(desk, ArrivalForecast(key, "", 2027, SINGLE, 0, 0, 5, row.version))
    assert [each.high for each in budget_view(desk, 2027).arrivals] == [5]
    undo.undo_last(desk)
    assert [each.high for each in budget_view(desk, 2027).arrivals] == [3]


@pytest.mark.parametrize(("year", "fits"), [(2025, True), (2026, True), (2027, False)])
def test_accounts_are_of_a_year_that_has_begun(desk: Desk, year: int, *, fits: bool) -> None:
    if fits:
        save_cost(desk, cost(year=year, actual=True))
        assert budget_view(desk, 2026).entered
    else:
        with pytest.raises(UserError, match="regnskap"):
            save_cost(desk, cost(year=year, actual=True))


def test_a_cost_below_zero_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError) as caught:
        save_cost(desk, cost(-1))
    assert caught.value.field == "ore"


def test_an_adviser_has_no_plan(adviser_desk: Desk) -> None:
    for do in (
        lambda: budget_view(adviser_desk, 2027),
        lambda: save_cost(adviser_desk, cost()),
        lambda: save_arrivals(adviser_desk, arrivals()),
    ):
        with pytest.raises(UserError) as caught:
            do()
        assert caught.value.code == "role"


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 7, 31), 2026), (date(2026, 8, 1), 2027), (date(2026, 12, 31), 2027)]
)
def test_from_august_the_plan_begins_with_the_next_year(desk: Desk, day: date, year: int) -> None:
    go_to(desk, day)
    assert usual_first_year(desk) == year
    assert first_years(desk) == (2026, 2027)


def test_an_entered_rate_goes_before_a_shipped_one(desk: Desk) -> None:
    rate(desk, 2024, GrantCode.AR_1, 12_300)
    with desk.read() as reader:
        found = rates_of(reader).of(2024, GrantCode.AR_1)
    assert found is not None
    assert found.ore == 12_300


def test_todays_people_and_those_who_come(desk: Desk) -> None:
    person(desk, arrived=date(2026, 6, 1))
    rate(desk, 2027, GrantCode.AR_2, 100)
    rate(desk, 2027, GrantCode.AR_1_SINGLE, 1000)
    save_arrivals(desk, arrivals())
    view = budget_view(desk, 2027)
    assert view.people == 1
    totals = [view.variants[each].total(2027) for each in Variant]
    assert totals == [1100, 2100, 3100]
    assert view.variants[Variant.LIKELY].lacks(2028)
    assert not view.variants[Variant.LIKELY].lacks(2027)


def test_missing_rates_may_be_assumed(desk: Desk) -> None:
    person(desk, arrived=date(2026, 6, 1))
    rate(desk, 2025, GrantCode.AR_2, 100)
    missing, assumed = (
        budget_view(desk, 2027, assume=each).variants[Variant.LIKELY] for each in (False, True)
    )
    assert (missing.total(2027), missing.lacks(2027)) == (0, True)
    assert (assumed.total(2027), assumed.assumes(2027)) == (100, True)


@pytest.mark.parametrize(("year", "counted"), [(2025, False), (2026, True), (2027, True)])
def test_arrivals_of_years_that_are_over_do_not_count(desk: Desk, year: int, *, counted: bool) -> None:
    save_arrivals(desk, arrivals(year))
    assert bool(budget_view(desk, 2027).variants[Variant.HIGH].sums) is counted


def test_the_plan_is_what_the_page_of_grants_expects(desk: Desk) -> None:
    person(desk, "Omar", citizenship="Eritrea")
    person(desk, "Lina", born=date(2015, 1, 1))
    outside = person(desk, "Daniel")
    people.add_permit(desk, outside, kind=PermitKind.OTHER, granted=date(2026, 1, 1), valid_to=None)
    for code in (GrantCode.AR_1_SINGLE, GrantCode.MINOR_TO_16, GrantCode.PERSON_1_HIGH, GrantCode.BASIC_LOW):
        rate(desk, 2026, code, 1200)
    view, page = budget_view(desk, 2026), all_expected(desk, 2026)
    planned = {(each.code, each.year): (each.ore, each.lacking) for each in view.variants[Variant.LOW].sums}
    shown = {
        (each.code, year): (found.ore, bool(found.missing))
        for each in page.codes
        for year, found in each.years.items()
        if year in view.years
    }
    assert planned == shown
    assert {code for code, year in planned if year == 2026} == {
        GrantCode.AR_1_SINGLE, GrantCode.AR_1_MINOR, GrantCode.MINOR_TO_16, GrantCode.PERSON_1_HIGH,
        GrantCode.BASIC_LOW,
    }  # fmt: skip
    assert view.people == 2


def benefit_of(desk: Desk, year: int) -> tuple[int | None, int]:
    view = budget_view(desk, 2027)
    category = CostCategory.BENEFIT
    (found,) = [each for each in view.costs if (each.year, each.category) == (year, category)]
    return found.ore, view.uncounted


def test_the_benefit_of_a_programme_is_counted_while_it_lasts(desk: Desk) -> None:
    assert benefit_of(desk, 2027) == (0, 0)
    in_programme(desk, person(desk))
    whole, uncounted = benefit_of(desk, 2027)
    assert uncounted == 0
    assert whole is not None
    assert whole > 20_000_000
    assert benefit_of(desk, 2028)[0] == pytest.approx(whole * 11 / 12, abs=1)
    assert benefit_of(desk, 2029)[0] == 0


def test_a_programme_without_answers_is_told_and_not_counted(desk: Desk) -> None:
    who = person(desk)
    draft = ProgrammeDraft(desk.today, date(2026, 12, 1), Education.LESS, Goal.WORK, date(2028, 11, 30))
    save_programme(desk, who, draft)
    assert benefit_of(desk, 2027) == (0, 1)


def test_the_balance_is_what_the_sums_say(desk: Desk) -> None:
    rate(desk, 2027, GrantCode.AR_1_SINGLE, 1000)
    save_arrivals(desk, arrivals())
    save_cost(desk, cost(300))
    view = budget_view(desk, 2027)
    assert view.spent[2027] == 300
    assert view.balance(Variant.LIKELY)[2027] == 1700


def test_the_workbook_leaves_no_zero_where_a_rate_is_missing(desk: Desk) -> None:
    rate(desk, 2027, GrantCode.AR_1_SINGLE, 100_000)
    save_arrivals(desk, arrivals())
    content = plan_sheet(budget_view(desk, 2027), Variant.LIKELY)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    rows = {row[0]: row[1:] for row in sheet.iter_rows(values_only=True) if row[0]}
    assert rows["AR-1 EV"][0] == 2000
    assert rows["AR-2"] == (None, "mangler sats", None, None)
    assert rows["Tilskudd i alt"][0] == 2000
    assert any("kommunens valg" in str(each) for each in rows)
    assert any("for lav" in str(each) for each in rows)


def received(
    year: int = 2023, kind: GrantGroup = GrantGroup.MINORS, ore: int = 301_060_000, source: str = "IMDi"
) -> GrantsReceived:
    return GrantsReceived("", "", year, kind, ore, source)


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (received(year=1989), "year"),
        (received(year=2026), "year"),
        (received(ore=-1), "ore"),
        (received(source=" "), "source"),
    ],
)
def test_what_was_paid_earlier_that_cannot_be_right(desk: Desk, value: GrantsReceived, field: str) -> None:
    with pytest.raises(UserError) as caught:
        save_received(desk, value)
    assert caught.value.field == field


def test_what_was_paid_earlier_stands_once_a_year_and_is_added_up(desk: Desk) -> None:
    save_received(desk, received(year=2022, ore=5))
    save_received(desk, received())
    save_received(desk, received(kind=GrantGroup.FIRST_YEAR, ore=40))
    with pytest.raises(UserError) as caught:
        save_received(desk, received(ore=7))
    assert caught.value.field == "kind"
    found = budget_view(desk, 2026).received
    assert [(each.year, each.ore) for each in found] == [(2023, 40), (2023, 301_060_000), (2022, 5)]
    assert received_totals(found) == {2023: 301_060_040, 2022: 5}
    undo.undo_last(desk)
    assert len(budget_view(desk, 2026).received) == 2
