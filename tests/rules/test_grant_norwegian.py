from __future__ import annotations

import pytest

from grongintro.rules.grant_norwegian import NorwegianGrant, basic_grant, collective_grant, person_grant
from grongintro.rules.grant_rates import shipped_rates
from grongintro.rules.parameters import shipped_parameters

PARAMETERS, RATES = shipped_parameters(), shipped_rates()


def told(found: NorwegianGrant) -> tuple[str | None, int | None]:
    return found.code, None if found.rate is None else found.rate.ore // 100


@pytest.mark.parametrize(
    ("count", "code", "kroner"),
    [
        (0, None, None),
        (1, "Grunntilskudd-L", 217000),
        (3, "Grunntilskudd-L", 217000),
        (4, "Grunntilskudd-H", 643900),
        (150, "Grunntilskudd-H", 643900),
        (151, None, None),
    ],
)
def test_grunntilskudd_steps_at_one_four_and_above_150(
    count: int, code: str | None, kroner: int | None
) -> None:
    found = basic_grant(count, 2023, RATES, PARAMETERS)
    assert told(found) == (code, kroner)
    assert str(count) in found.steps[0].text or count == 0


def test_a_level_without_a_rate_is_told_and_is_not_nothing() -> None:
    found = basic_grant(2, 2024, RATES, PARAMETERS)
    assert told(found) == ("Grunntilskudd-L", None)
    assert "ikke kjent" in found.steps[-1].text


@pytest.mark.parametrize(
    ("number", "high", "code", "kroner"),
    [
        (1, False, "P-AR1-L", 13600),
        (2, False, "P-AR2-L", 24100),
        (3, False, "P-AR3-L", 15000),
        (1, True, "P-AR1-H", 31900),
        (2, True, "P-AR2-H", 62300),
        (3, True, "P-AR3-H", 43350),
        (4, True, None, None),
        (4, False, None, None),
    ],
)
def test_a_person_releases_three_years_high_or_low(
    number: int, *, high: bool, code: str | None, kroner: int | None
) -> None:
    found = person_grant(number, 2018, RATES, PARAMETERS, high=high)
    assert told(found) == (code, kroner)
    assert "høy sats" not in found.steps[0].text or high


def test_the_rate_is_that_of_the_year_it_is_paid_for() -> None:
    found = person_grant(1, 2025, RATES, PARAMETERS, high=True)
    assert told(found) == ("P-AR1-H", None)
    assert "2025: satsen er ikke kjent" in found.steps[-1].text


@pytest.mark.parametrize(("number", "year", "kroner"), [(1, 2023, 45000), (1, 2024, 48400), (1, 2025, None)])
def test_collective_protection_releases_its_own_rate(number: int, year: int, kroner: int | None) -> None:
    assert told(collective_grant(number, year, RATES)) == ("P37D-AR1", kroner)


def test_collective_protection_releases_one_year() -> None:
    found = collective_grant(2, 2024, RATES)
    assert told(found) == (None, None)
    assert "høyst ett år" in found.steps[0].text
