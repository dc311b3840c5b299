"""A status follows from dates; each boundary the day before, the day, the day after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from grongintro.domain.period import Period
from grongintro.domain.programme import Status
from grongintro.rules.status import StatusFacts, status_on

FACTS = StatusFacts(
    arrived=date(2026, 1, 5),
    offered=date(2026, 2, 2),
    start=date(2026, 3, 2),
    end=date(2027, 3, 1),
    leaves=(Period(date(2026, 6, 1), date(2026, 6, 30)),),
)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2026, 1, 4), Status.EXPECTED),
        (date(2026, 1, 5), Status.NOT_OFFERED),
        (date(2026, 1, 6), Status.NOT_OFFERED),
        (date(2026, 2, 1), Status.NOT_OFFERED),
        (date(2026, 2, 2), Status.AWAITING_START),
        (date(2026, 2, 3), Status.AWAITING_START),
        (date(2026, 3, 1), Status.AWAITING_START),
        (date(2026, 3, 2), Status.IN_PROGRAMME),
        (date(2026, 3, 3), Status.IN_PROGRAMME),
        (date(2026, 5, 31), Status.IN_PROGRAMME),
        (date(2026, 6, 1), Status.ON_LEAVE),
        (date(2026, 6, 30), Status.ON_LEAVE),
        (date(2026, 7, 1), Status.IN_PROGRAMME),
        (date(2027, 2, 28), Status.IN_PROGRAMME),
        (date(2027, 3, 1), Status.IN_PROGRAMME),
        (date(2027, 3, 2), Status.ENDED),
    ],
)
def test_status_follows_the_dates(day: date, status: Status) -> None:
    assert status_on(day, FACTS) is status


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2026, 9, 14), Status.IN_PROGRAMME),
        (date(2026, 9, 15), Status.IN_PROGRAMME),
        (date(2026, 9, 16), Status.STOPPED),
        (date(2027, 3, 2), Status.STOPPED),
    ],
)
def test_the_last_day_before_a_stop_is_still_in_the_programme(day: date, status: Status) -> None:
    assert status_on(day, replace(FACTS, stopped=date(2026, 9, 15))) is status


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2026, 6, 9), Status.ON_LEAVE),
        (date(2026, 6, 10), Status.ON_LEAVE),
        (date(2026, 6, 11), Status.MOVED),
    ],
)
def test_moving_comes_before_everything_else(day: date, status: Status) -> None:
    assert status_on(day, replace(FACTS, moved_out=date(2026, 6, 10))) is status


def test_a_programme_without_an_end_goes_on() -> None:
    assert status_on(date(2040, 1, 1), replace(FACTS, end=None)) is Status.IN_PROGRAMME


def test_nobody_without_dates_is_anything_but_not_offered() -> None:
    assert status_on(date(2026, 1, 1), StatusFacts()) is Status.NOT_OFFERED
