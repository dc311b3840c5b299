"""Which copies stay: case tables over days that are counted back from today."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from grongintro.storage.copying.thinning import Stamp, kept

TODAY = date(2026, 3, 11)  # a Wednesday


def made(back: int, hour: int = 12, **more: bool) -> Stamp:
    return Stamp(datetime.combine(TODAY - timedelta(days=back), time(hour)), **more)


def left(copies: list[Stamp]) -> list[int]:
    """How many days back the kept ones are, oldest first."""
    return [(TODAY - copy.at.date()).days for copy in sorted(kept(copies, TODAY))]


@pytest.mark.parametrize(
    ("of_today", "of_yesterday", "stay"),
    [(3, 2, 5), (10, 4, 11), (24, 0, 10)],
    ids=["all of both days", "ten, and the newest of yesterday", "ten of one day"],
)
def test_the_last_two_days(of_today: int, of_yesterday: int, stay: int) -> None:
    copies = [made(0, hour) for hour in range(of_today)] + [made(1, hour) for hour in range(of_yesterday)]
    assert len(kept(copies, TODAY)) == stay


@pytest.mark.parametrize("back", [2, 7, 13])
def test_one_of_each_day_for_14_days(back: int) -> None:
    copies = [made(0), made(back, 8), made(back, 15), made(back, 11)]
    assert kept(copies, TODAY) == {made(0), made(back, 15)}


@pytest.mark.parametrize(
    ("backs", "stay"),
    [([14, 15], [14]), ([16, 17], [17, 16]), ([50, 51, 52], [50])],
    ids=["Wednesday and Tuesday of a week", "Monday and Sunday", "the newest of the eighth week"],
)
def test_one_of_each_week_for_8_weeks(backs: list[int], stay: list[int]) -> None:
    assert left([made(0), *(made(back) for back in backs)]) == [*stay, 0]


@pytest.mark.parametrize(
    ("backs", "stay"),
    [([72, 75], [72]), ([315, 333], [315]), ([345, 400], [])],
    ids=["the newest of December", "the twelfth month", "a year ago"],
)
def test_one_of_each_month_for_12_months(backs: list[int], stay: list[int]) -> None:
    assert left([made(0), *(made(back) for back in backs)]) == [*stay, 0]


@pytest.mark.parametrize(("back", "stays"), [(20, True), (30, True), (31, False)])
def test_what_was_saved_before_a_copy_was_fetched_back(back: int, *, stays: bool) -> None:
    later = [made(0), made(back, 15), made(back - 1)]
    assert (made(back, 9, held=True) in kept([*later, made(back, 9, held=True)], TODAY)) is stays


@pytest.mark.parametrize("back", [1, 90, 700])
def test_the_last_copy_with_a_whole_log_stays(back: int) -> None:
    broken = [made(0, hour, broken=True) for hour in range(12)]
    assert made(back) in kept([*broken, made(back), made(back + 400)], TODAY)


@pytest.mark.parametrize("ahead", [1, 40, 800])
def test_a_clock_that_went_wrong_takes_nothing_of_today_away(ahead: int) -> None:
    copies = [made(-ahead, hour) for hour in range(12)] + [made(0, 7), made(0, 9)]
    assert made(0, 9) in kept(copies, TODAY)
    assert made(-ahead, 11) in kept(copies, TODAY)


def test_a_year_of_closing_twice_a_day_is_a_few_dozen() -> None:
    copies = [made(back, hour) for back in range(365) for hour in (11, 15)]
    assert 25 <= len(kept(copies, TODAY)) <= 35
    assert kept(kept(copies, TODAY), TODAY) == kept(copies, TODAY)
