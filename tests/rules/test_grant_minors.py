from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.grants import GrantCategory, GrantCode
from grongintro.domain.period import ONE_DAY, Period
from grongintro.domain.step import flatten
from grongintro.rules.grant_minors import expected_for_minors, minor_code
from grongintro.rules.grant_rates import shipped_rates
from grongintro.rules.grants import Grants, expected
from grongintro.rules.parameters import shipped_parameters
from tests.rules.grantees import RATES, grantee

if TYPE_CHECKING:
    from grongintro.rules.grant_values import GrantPerson

PARAMETERS = shipped_parameters()
SETTLED, BORN = date(2023, 8, 5), date(2009, 4, 1)
YEARS = range(2020, 2035)


def minor(*stays: Period, settled: date = SETTLED, born: date = BORN) -> GrantPerson:
    kind = GrantCategory.UNACCOMPANIED_MINOR
    return grantee(*stays, settled=settled, born=born, category=kind)


def of(*persons: GrantPerson, years: range = YEARS) -> Grants:
    return expected_for_minors(persons, years, RATES, PARAMETERS)


def test_born_2009_and_settled_in_august_2023_releases_until_2029() -> None:
    found = of(minor())
    told = [(line.year, line.code.value, int(line.twelfths)) for line in found.lines]
    assert told == [
        (2023, "EMINB", 5),
        (2024, "EMINB", 12),
        (2025, "EMINB", 12),
        (2026, "EMINU", 12),
        (2027, "EMINU", 12),
        (2028, "EMINU", 12),
        (2029, "EMINU", 12),
    ]
    assert found.totals == {2023: 47683333, 2026: 72180000}
    assert found.missing[0] == (2024, GrantCode.MINOR_TO_16)
    assert expected([minor()], YEARS, RATES, PARAMETERS).lines[-1].year == 2027


def test_the_payments_to_grong_are_two_young_and_two_older_in_2022() -> None:
    young, older = date(2010, 1, 1), date(2004, 1, 1)
    persons = [minor(settled=date(2021, 5, 1), born=born) for born in (young, young, older, older)]
    found = expected_for_minors(persons, range(2022, 2023), shipped_rates(), PARAMETERS)
    assert found.totals == {2022: 364600000}


@pytest.mark.parametrize(
    ("year", "code"),
    [
        (2024, "EMINB"),
        (2025, "EMINB"),
        (2026, "EMINU"),
        (2028, "EMINU"),
        (2029, "EMINU"),
        (2030, None),
    ],
)
def test_the_age_of_the_year_decides_not_the_birthday(year: int, code: str | None) -> None:
    assert minor_code(2009, year, PARAMETERS) == code
    for day in (date(2009, 1, 1), date(2009, 12, 31)):
        found = of(minor(born=day), years=range(year, year + 1))
        assert [line.code.value for line in found.lines] == ([code] if code else [])


@pytest.mark.parametrize(
    ("settled", "twelfths"),
    [(date(2023, 7, 31), 6), (date(2023, 8, 1), 5), (date(2023, 12, 31), 1), (date(2024, 1, 1), 12)],
)
def test_the_year_of_settlement_counts_from_its_month(settled: date, twelfths: int) -> None:
    assert of(minor(settled=settled)).lines[0].twelfths == twelfths


@pytest.mark.parametrize("last", [date(2023, 8, 5), date(2023, 12, 31), date(2024, 2, 29), date(2024, 3, 1)])
def test_a_move_loses_no_month_in_the_year_of_settlement_or_later(last: date) -> None:
    parts = [of(minor(Period(SETTLED, last))), of(minor(Period(last + ONE_DAY)))]
    for year in range(2023, 2030):
        shared = sum(
            (line.twelfths for part in parts for line in part.lines if line.year == year), Fraction(0)
        )
        assert shared == (5 if year == 2023 else 12)


def test_who_has_passed_twenty_before_settlement_releases_nothing_and_is_told_so() -> None:
    found = of(minor(born=date(2002, 12, 31)))
    assert found.lines == ()
    assert "etter 2022" in found.steps[0].text
    assert of(minor(born=date(2003, 1, 1))).lines[0].code is GrantCode.MINOR_FROM_17


def test_the_step_says_that_the_months_are_not_confirmed() -> None:
    texts = [step.text for step in flatten(of(minor()).steps)]
    assert any("ikke bekreftet" in text for text in texts)
