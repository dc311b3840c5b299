from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grongintro.domain.period import ONE_DAY, Period
from grongintro.domain.week import PartYear
from grongintro.rules.calendar_days import add_months
from grongintro.rules.parameters import shipped_parameters
from grongintro.rules.vacation import VacationYear, vacation_use, vacation_years

PARAMETERS = shipped_parameters()
START = date(2026, 2, 2)


def years(
    end: date | None, until: date = date(2030, 1, 1), choice: PartYear = PartYear.PRO_RATA
) -> tuple[VacationYear, ...]:
    return vacation_years(Period(START, end), until, choice, PARAMETERS)


@pytest.mark.parametrize(
    ("end", "months", "right"),
    [
        (date(2026, 2, 2), 1, 2),
        (date(2026, 3, 1), 1, 2),
        (date(2026, 3, 2), 2, 4),
        (date(2026, 7, 31), 6, 13),
        (date(2026, 8, 1), 6, 13),
        (date(2026, 8, 2), 7, 15),
        (date(2027, 1, 31), 12, 25),
        (date(2027, 2, 1), 12, 25),
    ],
)
def test_a_part_year_gives_by_started_months(end: date, months: int, right: int) -> None:
    (year,) = years(end)
    assert (year.months, year.right, year.period) == (months, right, Period(START, end))


def test_the_day_after_twelve_months_begins_a_year_of_its_own() -> None:
    first, second = years(date(2027, 2, 2))
    assert (first.right, second.right) == (25, 2)
    assert second.period == Period(date(2027, 2, 2), date(2027, 2, 2))


def test_all_of_it_is_the_other_choice_and_says_so() -> None:
    (year,) = years(date(2026, 7, 31), choice=PartYear.FULL)
    assert year.right == 25
    assert "likevel 25 virkedager ferie (kommunens valg)" in year.step.text
    (pro_rata,) = years(date(2026, 7, 31))
    assert "6 påbegynte måneder gir 13 av 25" in pro_rata.step.text


@pytest.mark.parametrize(
    ("until", "count"), [(date(2027, 2, 1), 1), (date(2027, 2, 2), 2), (date(2027, 2, 3), 2)]
)
def test_years_that_have_not_begun_are_not_told(until: date, count: int) -> None:
    assert len(years(None, until)) == count


def test_working_days_count_and_a_vacation_over_the_turn_counts_in_both_years() -> None:
    found = vacation_use(years(None, date(2027, 6, 1)), [Period(date(2027, 1, 29), date(2027, 2, 3))])
    assert [(each.used, each.left) for each in found] == [(2, 23), (2, 23)]
    whit = vacation_use(years(None, date(2026, 6, 1)), [Period(date(2026, 5, 23), date(2026, 5, 26))])
    assert [each.used for each in whit] == [1]


@given(st.dates(date(2024, 2, 27), date(2024, 3, 2)), st.integers(1, 60))
def test_years_follow_one_another_without_a_gap(start: date, months: int) -> None:
    whole = Period(start, add_months(start, months) - ONE_DAY)
    found = vacation_years(whole, date(2040, 1, 1), PartYear.PRO_RATA, PARAMETERS)
    assert found[0].period.start == start
    assert found[-1].period.end == whole.end
    assert all(
        one.period.end is not None and one.period.end + ONE_DAY == two.period.start
        for one, two in pairwise(found)
    )
    assert sum(each.months for each in found) == months
