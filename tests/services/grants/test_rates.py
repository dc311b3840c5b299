"""Rates that are entered and pasted: what counts, what is missing, and what becomes of every line."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.grant_control import EnteredRate
from grongintro.domain.grants import GrantCode, RateState
from grongintro.services.grants import rates
from grongintro.services.grants.pasted_rates import Paste, RateFate, paste_rates, write_pasted
from tests.services.grants.making import SOURCE, rate
from tests.services.making import TODAY
from tests.services.qualifying.rows import refused, undone

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.services.grants.rates import RateLine

NEW = EnteredRate("", "", 2026, GrantCode.AR_2, 25460000, RateState.ADOPTED, SOURCE, TODAY)
PASTED = """Kode\tBeløp
AR-1\t198 400
AR-2\t254600
AR-3\t181 000,00
XX-9\t5
AR-4\tkommer
ar-1ev\t2025\t246.000
AR-1\t1"""


def line(desk: Desk, year: int, code: GrantCode) -> RateLine:
    found = rates.year_of_rates(desk, year)
    return next(each for each in found.lines if each.code is code)


def test_a_rate_that_is_not_known_is_missing_and_never_zero(desk: Desk) -> None:
    assert line(desk, 2026, GrantCode.AR_2).counts is None
    assert rates.year_of_rates(desk, 2026).missing == len(GrantCode)
    undone(desk, partial(rates.save_rate, desk, NEW))
    counts = line(desk, 2026, GrantCode.AR_2).counts
    assert counts is not None
    assert (counts.ore, counts.grade, counts.source) == (25460000, None, SOURCE)


def test_the_later_state_counts_and_both_stand_side_by_side(desk: Desk) -> None:
    rate(desk, 2027, GrantCode.AR_2, 262_000, RateState.PROPOSED)
    rate(desk, 2027, GrantCode.AR_2, 261_000)
    found = line(desk, 2027, GrantCode.AR_2)
    assert {state: each.ore for state, each in found.rates.items()} == {
        RateState.PROPOSED: 26200000,
        RateState.ADOPTED: 26100000,
    }
    assert found.counts is found.rates[RateState.ADOPTED]


def test_what_the_municipality_entered_goes_before_what_was_shipped(desk: Desk) -> None:
    rate(desk, 2024, GrantCode.AR_1, 199_000)
    counts = line(desk, 2024, GrantCode.AR_1).counts
    assert counts is not None
    assert counts.ore == 19900000


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"year": 1989}, "year"),
        ({"ore": 0}, "ore"),
        ({"source": " "}, "source"),
        ({"read_on": TODAY.replace(day=24)}, "read_on"),
    ],
)
def test_a_rate_that_cannot_be_right_is_refused(desk: Desk, change: dict[str, Any], field: str) -> None:
    refused(partial(rates.save_rate, desk, replace(NEW, **change)), field)


def test_the_same_rate_is_not_entered_twice_and_an_adviser_enters_none(
    desk: Desk, adviser_desk: Desk
) -> None:
    rates.save_rate(desk, NEW)
    refused(partial(rates.save_rate, desk, NEW), "ore")
    refused(partial(rates.save_rate, adviser_desk, NEW), code="role")
    assert line(adviser_desk, 2026, GrantCode.AR_2).counts is not None


def test_every_pasted_line_tells_what_it_becomes(desk: Desk) -> None:
    rate(desk, 2026, GrantCode.AR_2, 254_600)
    rate(desk, 2026, GrantCode.AR_3, 180_000)
    pasted = Paste(PASTED, 2026, RateState.ADOPTED, SOURCE)
    found = paste_rates(desk, pasted)
    assert [(each.line, each.fate) for each in found] == [
        (1, RateFate.LEFT_OUT),
        (2, RateFate.NEW),
        (3, RateFate.KNOWN),
        (4, RateFate.REPLACES),
        (5, RateFate.LEFT_OUT),
        (6, RateFate.LEFT_OUT),
        (7, RateFate.NEW),
        (8, RateFate.LEFT_OUT),
    ]
    undone(desk, lambda: write_pasted(desk, paste_rates(desk, pasted)))
    assert [
        rates_of.ore if (rates_of := line(desk, year, code).counts) else None
        for year, code in ((2026, GrantCode.AR_3), (2025, GrantCode.AR_1_SINGLE), (2026, GrantCode.AR_4))
    ] == [18100000, 24600000, None]


def test_years_over_the_columns_are_used_and_empty_cells_stay_missing(desk: Desk) -> None:
    text = "\t2026\t2027\nAR-1\t198400\t204300\nAR-2\t\t262000"
    found = paste_rates(desk, Paste(text, 2020, RateState.PROPOSED, SOURCE))
    assert [(each.value.year, each.value.ore) for each in found if each.value] == [
        (2026, 19840000),
        (2027, 20430000),
        (2027, 26200000),
    ]


def test_nothing_to_paste_is_told_at_its_field(desk: Desk) -> None:
    refused(partial(paste_rates, desk, Paste(" ", 2026, RateState.ADOPTED, SOURCE)), "text")
    refused(partial(paste_rates, desk, Paste("AR-1\t5", 2026, RateState.ADOPTED, "")), "source")
    left = paste_rates(desk, Paste("noe", 2026, RateState.ADOPTED, SOURCE))
    refused(partial(write_pasted, desk, left), "text")
