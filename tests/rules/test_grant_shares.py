from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from grongintro.domain.grants import GrantEnd
from grongintro.domain.period import Period
from grongintro.rules.grant_shares import (
    ended,
    first_year_of_twelfths,
    held_from,
    kept_until,
    quarter_shares,
    year_share,
)
from grongintro.rules.parameters import shipped_parameters

SETTLED = date(2014, 6, 1)


@pytest.mark.parametrize(
    ("last", "kept"),
    [
        (date(2016, 1, 1), 1),
        (date(2016, 3, 31), 1),
        (date(2016, 4, 1), 3),
        (date(2016, 6, 30), 3),
        (date(2016, 7, 1), 5),
        (date(2016, 9, 30), 5),
        (date(2016, 10, 1), 7),
        (date(2016, 12, 31), 7),
        (date(2017, 1, 1), 8),
        (date(2015, 12, 31), 0),
    ],
)
def test_the_older_rule_counts_eighths_by_the_quarter(last: date, kept: int) -> None:
    old = year_share([Period(SETTLED, last)], SETTLED, 2016, twelfths_from=2018)
    new = year_share([Period(date.fromordinal(last.toordinal() + 1))], SETTLED, 2016, twelfths_from=2018)
    assert (old, new) == (Fraction(kept, 8), Fraction(8 - kept, 8))


@pytest.mark.parametrize(("year", "share"), [(2017, "1/8"), (2018, "1/4"), (2019, "1/4")])
def test_the_rule_of_the_year_that_is_shared_applies(year: int, share: str) -> None:
    stay = Period(SETTLED, date(year, 2, 1))
    settled = date(year - 2, 6, 1)
    twelfths = Fraction(3, 12)
    found = year_share([stay], settled, year, twelfths_from=2018)
    assert found == Fraction(share)
    assert year_share([stay], settled, year) == twelfths


def test_the_year_of_the_change_is_a_value_whose_source_says_that_it_is_not_confirmed() -> None:
    parameters = shipped_parameters()
    assert first_year_of_twelfths(parameters) == 2018
    assert "ikke bekreftet" in parameters.latest("grant_move_twelfths_from").source


@pytest.mark.parametrize(
    ("last", "kept"),
    [
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2024, 1, 31), date(2024, 2, 29)),
        (date(2026, 11, 30), date(2026, 12, 31)),
        (date(2026, 12, 1), date(2027, 1, 31)),
    ],
)
def test_one_municipality_begins_where_the_other_ends(last: date, kept: date) -> None:
    assert kept_until(last) == kept
    following = date.fromordinal(last.toordinal() + 1)
    assert held_from(following) == date.fromordinal(kept.toordinal() + 1)


@pytest.mark.parametrize(
    ("last", "months"),
    [
        (date(2025, 11, 30), 0),
        (date(2025, 12, 1), 1),
        (date(2026, 4, 30), 5),
        (date(2026, 5, 1), 6),
        (date(2026, 5, 31), 6),
        (date(2026, 6, 1), 7),
        (date(2026, 11, 1), 12),
        (date(2026, 12, 1), 12),
    ],
)
def test_a_death_leaves_its_month_and_the_next(last: date, months: int) -> None:
    end = ended(GrantEnd.DIED, last, 1)
    settled = date(2024, 6, 1)
    assert year_share([Period(settled)], settled, 2026, end=end) == Fraction(months, 12)
    assert sum(quarter_shares([Period(settled)], settled, 2026, end=end)) == Fraction(months, 12)


@pytest.mark.parametrize(("months", "share"), [(0, 5), (1, 6), (7, 12)])
def test_how_long_it_lasts_after_an_end_is_said(months: int, share: int) -> None:
    end = ended(GrantEnd.EMIGRATED, date(2026, 5, 20), months)
    settled = date(2024, 6, 1)
    assert year_share([Period(settled)], settled, 2026, end=end) == Fraction(share, 12)


def test_an_older_year_is_shared_in_eighths_by_the_quarter_of_the_end() -> None:
    end = ended(GrantEnd.PERMIT_LOST, date(2016, 5, 20), 1)
    found = year_share([Period(SETTLED)], SETTLED, 2016, twelfths_from=2018, end=end)
    assert found == Fraction(3, 8)


def test_an_end_is_not_a_reason_to_have_more_than_a_move_left() -> None:
    """Somebody who moved in January and died in June: this municipality has January and February."""
    end = ended(GrantEnd.DIED, date(2026, 6, 10), 1)
    stay = Period(SETTLED, date(2026, 1, 20))
    assert year_share([stay], SETTLED, 2026, end=end) == Fraction(2, 12)
