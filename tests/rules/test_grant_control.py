"""Why a payment differs from what was expected, and the last day to claim it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from grongintro.domain.grants import GrantEnd
from grongintro.domain.period import Period
from grongintro.rules.grant_control import Cause, ControlFacts, claim_limit, claim_open, explain_difference
from grongintro.rules.grant_shares import ended, quarter_shares, year_share
from grongintro.rules.parameters import shipped_parameters

PARAMETERS = shipped_parameters()
AGREES = ControlFacts(2079167, 2079167, "AR-2", registered=date(2026, 1, 9))


@pytest.mark.parametrize(
    ("received", "cause"),
    [
        (2079167, None),
        (2079067, Cause.ROUNDING),
        (2079066, Cause.AMOUNT),
        (2079068, Cause.ROUNDING),
        (2079267, Cause.ROUNDING),
        (2079268, Cause.AMOUNT),
    ],
)
def test_one_krone_is_rounding_and_more_is_not(received: int, cause: Cause | None) -> None:
    found = explain_difference(replace(AGREES, received=received))
    assert (found.cause if found else None) is cause


def test_what_was_not_paid_is_told_by_whether_the_person_is_registered() -> None:
    unpaid = explain_difference(replace(AGREES, received=0))
    unknown = explain_difference(replace(AGREES, received=0, registered=None))
    assert unpaid is not None
    assert unknown is not None
    assert (unpaid.cause, unknown.cause) == (Cause.UNPAID, Cause.NOT_REGISTERED)
    assert unknown.ore == 2079167
    assert "ikke registrert som bosatt" in unknown.step.text


def test_a_move_out_explains_what_is_paid_for_later_months() -> None:
    found = explain_difference(replace(AGREES, expected=0, moved_out=date(2026, 5, 20)))
    assert found is not None
    assert found.cause is Cause.MOVED
    assert found.ore == -2079167
    assert "flyttet 20.05.2026, og kommunen har tilskudd til 30.06.2026" in found.step.text


def test_an_end_explains_what_is_paid_for_later_months_also_of_one_who_is_written_as_moved() -> None:
    over = ended(GrantEnd.DIED, date(2026, 5, 20), 1)
    found = explain_difference(replace(AGREES, expected=0, moved_out=date(2026, 5, 20), end=over))
    assert found is not None
    assert (found.cause, found.ore) == (Cause.ENDED, -2079167)
    assert "sluttet 20.05.2026 og teller til 30.06.2026" in found.step.text


def test_an_end_is_not_why_too_little_is_paid() -> None:
    over = ended(GrantEnd.DIED, date(2026, 5, 20), 1)
    found = explain_difference(replace(AGREES, received=1000000, end=over))
    assert found is not None
    assert found.cause is Cause.AMOUNT


def test_a_move_in_explains_a_part() -> None:
    found = explain_difference(replace(AGREES, received=1000000, moved_in=True))
    assert found is not None
    assert found.cause is Cause.MOVED
    assert "flyttet hit" in found.step.text


def test_another_category_is_told_also_when_the_rates_are_the_same() -> None:
    found = explain_difference(replace(AGREES, code="AR-1 EV", paid_as="AR-1"))
    assert found is not None
    assert (found.cause, found.ore) == (Cause.WRONG_CATEGORY, 0)
    assert "AR-1 EV var ventet, men det er betalt som AR-1" in found.step.text


def test_without_a_rate_nothing_is_said_of_the_amount() -> None:
    found = explain_difference(replace(AGREES, expected=None))
    assert found is not None
    assert (found.cause, found.ore) == (Cause.NO_RATE, None)


def test_a_stranger_and_what_was_not_expected() -> None:
    stranger = explain_difference(replace(AGREES, expected=0, known=False))
    extra = explain_difference(replace(AGREES, expected=0))
    assert stranger is not None
    assert extra is not None
    assert (stranger.cause, extra.cause) == (Cause.UNKNOWN_PERSON, Cause.NOT_EXPECTED)


@pytest.mark.parametrize(
    ("on", "still"), [(date(2029, 10, 14), True), (date(2029, 10, 15), True), (date(2029, 10, 16), False)]
)
def test_the_limit_is_three_years_and_its_last_day_counts(on: date, *, still: bool) -> None:
    due = date(2026, 10, 15)
    assert claim_open(due, on, PARAMETERS) is still
    last, step = claim_limit(due, PARAMETERS)
    assert last == date(2029, 10, 15)
    assert "innen 3 år, senest 15.10.2029" in step.text


@pytest.mark.parametrize(
    ("stay", "shares"),
    [
        (Period(date(2024, 10, 15)), (3, 3, 3, 3)),
        (Period(date(2024, 10, 15), date(2026, 4, 30)), (3, 2, 0, 0)),
        (Period(date(2024, 10, 15), date(2026, 5, 20)), (3, 3, 0, 0)),
        (Period(date(2026, 5, 21)), (0, 0, 3, 3)),
    ],
)
def test_the_quarters_are_the_months_of_the_year(stay: Period, shares: tuple[int, ...]) -> None:
    settled = date(2024, 10, 15)
    found = quarter_shares([stay], settled, 2026)
    assert found == tuple(Fraction(each, 12) for each in shares)
    assert sum(found) == year_share([stay], settled, 2026)
