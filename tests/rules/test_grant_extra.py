from __future__ import annotations

from datetime import date, timedelta

import pytest

from grongintro.domain.grants import GrantCode
from grongintro.domain.period import Period
from grongintro.rules.grant_extra import (
    ExtraApplication,
    extra_years,
    obstacles,
    warning_dates,
    warning_days,
)
from grongintro.rules.parameters import shipped_parameters

PARAMETERS = shipped_parameters()
ONE, TWO = GrantCode.EXTRA_1, GrantCode.EXTRA_2


def deadlines(settled: date) -> list[date]:
    return [year.deadline for year in extra_years(settled, PARAMETERS)]


def test_settled_in_march_2025_applies_by_may_each_year() -> None:
    years = extra_years(date(2025, 3, 10), PARAMETERS)
    assert [year.deadline for year in years] == [date(2026 + number, 5, 10) for number in range(5)]
    assert years[0].period == Period(date(2025, 3, 10), date(2026, 3, 9))
    assert years[4].period == Period(date(2029, 3, 10), date(2030, 3, 9))
    assert "10.05.2026" in years[0].step.text
    assert "10.03.2026–09.03.2027" in years[1].step.text


@pytest.mark.parametrize(
    ("settled", "first", "second"),
    [
        (date(2024, 12, 30), date(2026, 2, 28), date(2027, 2, 28)),
        (date(2024, 12, 31), date(2026, 2, 28), date(2027, 2, 28)),
        (date(2025, 1, 1), date(2026, 3, 1), date(2027, 3, 1)),
        (date(2026, 12, 31), date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_months_are_counted_by_the_calendar(settled: date, first: date, second: date) -> None:
    assert deadlines(settled)[:2] == [first, second]


@pytest.mark.parametrize(
    ("settled", "first"),
    [
        (date(2024, 3, 3), date(2025, 4, 3)),
        (date(2024, 3, 4), date(2025, 5, 4)),
        (date(2024, 3, 5), date(2025, 5, 5)),
    ],
)
def test_the_shorter_deadline_stands_until_the_longer_was_read(settled: date, first: date) -> None:
    assert deadlines(settled)[0] == first


@pytest.mark.parametrize(("birth_year", "count"), [(2009, 5), (2010, 6), (2013, 9), (2000, 5)])
def test_a_minor_has_years_through_the_one_of_turning_twenty(birth_year: int, count: int) -> None:
    years = extra_years(date(2025, 3, 10), PARAMETERS, minor_born=date(birth_year, 6, 1))
    assert [year.number for year in years] == list(range(1, count + 1))


@pytest.mark.parametrize(
    ("left", "warned"),
    [
        (61, None),
        (60, 60),
        (31, 60),
        (30, 30),
        (15, 30),
        (14, 14),
        (4, 14),
        (3, 3),
        (0, 3),
        (-1, None),
    ],
)
def test_a_warning_stands_until_the_next_and_none_after_the_deadline(left: int, warned: int | None) -> None:
    deadline = date(2026, 5, 10)
    assert warning_days(deadline, deadline - timedelta(days=left)) == warned


def test_the_warnings_begin_on_their_days() -> None:
    days = [date(2026, 3, 11), date(2026, 4, 10), date(2026, 4, 26), date(2026, 5, 7)]
    assert list(warning_dates(date(2026, 5, 10))) == days


@pytest.mark.parametrize(
    ("asked", "earlier", "told"),
    [
        ((ONE, 1), [], []),
        ((ONE, 2), [], []),
        ((ONE, 3), [], ["bare i tilskuddsår 1 eller 2"]),
        ((ONE, 2), [(ONE, 1)], ["bare én gang"]),
        ((ONE, 2), [(TWO, 1)], ["enten tilskudd 1 eller tilskudd 2"]),
        ((TWO, 1), [(ONE, 1)], ["enten tilskudd 1 eller tilskudd 2"]),
        ((TWO, 3), [(ONE, 1)], []),
        ((TWO, 2), [(TWO, 1)], []),
        ((TWO, 5), [(TWO, 4)], []),
        ((TWO, 6), [(TWO, 5)], ["høyst 5 tilskuddsår"]),
        ((ONE, 3), [(ONE, 1), (TWO, 2)], ["bare i tilskuddsår 1 eller 2", "bare én gang"]),
    ],
)
def test_one_of_the_two_in_the_first_years_and_the_first_only_once(
    asked: tuple[GrantCode, int], earlier: list[tuple[GrantCode, int]], told: list[str]
) -> None:
    before = [ExtraApplication(*each) for each in earlier]
    found = list(obstacles(ExtraApplication(*asked), before, 5))
    assert len(found) == len(told)
    assert all(words in step.text for words, step in zip(told, found, strict=True))
