from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from grongintro.domain.period import Period
from grongintro.rules.grant_shares import first_year_of_twelfths, held_from, kept_until, year_share
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
