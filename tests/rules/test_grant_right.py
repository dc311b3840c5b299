from __future__ import annotations

from datetime import date

import pytest

from grongintro.rules.grant_right import family_counts, newborn_counts
from grongintro.rules.parameters import shipped_parameters

PARAMETERS = shipped_parameters()


@pytest.mark.parametrize(
    ("born", "counts"),
    [
        (date(2025, 4, 14), True),
        (date(2025, 4, 15), True),
        (date(2025, 4, 16), False),
        (date(2025, 5, 1), False),
    ],
)
def test_a_child_born_within_six_months_counts(born: date, *, counts: bool) -> None:
    found, step = newborn_counts(date(2024, 10, 15), born, PARAMETERS)
    assert found is counts
    assert ("gir ikke tilskudd" in step.text) is not counts


def test_six_months_end_with_the_month() -> None:
    assert newborn_counts(date(2025, 8, 31), date(2026, 2, 28), PARAMETERS)[0]
    assert not newborn_counts(date(2025, 8, 31), date(2026, 3, 1), PARAMETERS)[0]


@pytest.mark.parametrize(
    ("applied", "counts"),
    [(date(2026, 3, 9), True), (date(2026, 3, 10), True), (date(2026, 3, 11), False)],
)
def test_family_that_applied_after_five_years_does_not_count(applied: date, *, counts: bool) -> None:
    found, step = family_counts(date(2021, 3, 10), applied, PARAMETERS)
    assert found is counts
    assert "10.03.2026" in step.text
