from __future__ import annotations

from datetime import date

import pytest

from grongintro.errors import UserError
from grongintro.rules import deadlines
from grongintro.rules.parameters import shipped_parameters

PARAMETERS = shipped_parameters()


@pytest.mark.parametrize(
    ("received", "deadline"),
    [
        (date(2026, 12, 1), date(2026, 12, 22)),
        (date(2026, 12, 3), date(2026, 12, 24)),
        (date(2026, 12, 4), date(2026, 12, 28)),
        (date(2026, 12, 5), date(2026, 12, 28)),
        (date(2026, 12, 7), date(2026, 12, 28)),
        (date(2026, 3, 12), date(2026, 4, 7)),
        (date(2026, 4, 10), date(2026, 5, 4)),
        (date(2026, 4, 26), date(2026, 5, 18)),
    ],
)
def test_an_appeal_is_due_three_weeks_after_receipt_on_a_working_day(received: date, deadline: date) -> None:
    assert deadlines.appeal(received, PARAMETERS).deadline == deadline


def test_the_appeal_deadline_cites_the_act_in_force() -> None:
    steps = deadlines.appeal(date(2026, 12, 4), PARAMETERS).steps
    assert steps[0].law == "forvaltningsloven § 29; domstolloven §§ 148 og 149"
    assert steps[-1].value == "28.12.2026"


@pytest.mark.parametrize(
    ("settled", "claimed", "deadline"),
    [
        (date(2026, 11, 30), None, date(2027, 2, 28)),
        (None, date(2026, 5, 20), date(2026, 8, 20)),
        (date(2026, 6, 1), date(2026, 5, 31), date(2026, 8, 31)),
        (date(2026, 6, 1), date(2026, 6, 1), date(2026, 9, 1)),
        (date(2026, 6, 1), date(2026, 6, 2), date(2026, 9, 1)),
    ],
)
def test_the_earlier_of_settlement_and_claim_binds(
    settled: date | None, claimed: date | None, deadline: date
) -> None:
    assert deadlines.programme_start(settled, claimed).deadline == deadline


def test_one_of_settlement_and_claim_must_be_given() -> None:
    with pytest.raises(UserError) as fault:
        deadlines.programme_start()
    assert fault.value.field == "settled"


def test_a_start_deadline_on_a_sunday_is_not_moved() -> None:
    assert deadlines.programme_start(date(2026, 8, 22)).deadline == date(2026, 11, 22)


def test_a_lost_right_to_certify_oneself_is_reviewed_within_six_months() -> None:
    assert deadlines.certificate_review(date(2026, 8, 31)).deadline == date(2027, 2, 28)


def test_registration_is_due_within_two_months() -> None:
    assert deadlines.nir(date(2026, 12, 31)).deadline == date(2027, 2, 28)
