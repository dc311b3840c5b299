from __future__ import annotations

from datetime import date
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grongintro.domain.carried import OpeningBalance, Quota
from grongintro.domain.hours import hours_text
from grongintro.domain.training import Subject, TaughtHours
from grongintro.rules.taught import newest_balance, taught_sum

NUMBER = count()
DAY = date(2026, 5, 4)


def hours(
    minutes: int,
    end: date = DAY,
    subject: Subject = Subject.CIVICS,
    module: str = "",
    language: str = "",
) -> TaughtHours:
    number = str(next(NUMBER))
    return TaughtHours(number, "o", "p", subject, end, end, minutes, module=module, language=language)


def balance(hundredths: int, as_of: date = DAY, quota: Quota = Quota.CIVICS_HOURS) -> OpeningBalance:
    return OpeningBalance(str(next(NUMBER)), "o", "p", quota, hundredths, as_of, "Brev fra Namsos")


def test_minutes_are_summed_by_module_and_language() -> None:
    rows = [
        hours(60, module="Barn og familie", language="tigrinja"),
        hours(90, module="Helse", language="tigrinja"),
        hours(45, module="Helse", language="arabisk"),
        hours(500, subject=Subject.NORWEGIAN),
    ]
    found = taught_sum(rows, [], Subject.CIVICS)
    assert (found.minutes, found.opening_minutes) == (195, 0)
    assert found.by_module == (("Barn og familie", 60), ("Helse", 135))
    assert found.by_language == (("arabisk", 45), ("tigrinja", 150))


@pytest.mark.parametrize(("end", "minutes"), [(date(2026, 5, 3), 600), (DAY, 600), (date(2026, 5, 5), 660)])
def test_the_opening_balance_holds_what_was_taught_by_its_day(end: date, minutes: int) -> None:
    found = taught_sum([hours(60, end)], [balance(1000)], Subject.CIVICS)
    assert (found.minutes, found.opening_minutes) == (minutes, 600)


def test_the_newest_balance_of_the_quota_counts() -> None:
    other = balance(9900, quota=Quota.NORWEGIAN_HOURS)
    newest = balance(300, date(2026, 6, 1))
    assert newest_balance([balance(1000), newest, other], Quota.CIVICS_HOURS) is newest
    assert taught_sum([], [balance(1000), newest, other], Subject.CIVICS).minutes == 180


@pytest.mark.parametrize(("hundredths", "minutes"), [(33, 20), (50, 30), (1, 1), (0, 0), (1234, 740)])
def test_hundredths_become_whole_minutes(hundredths: int, minutes: int) -> None:
    assert taught_sum([], [balance(hundredths)], Subject.CIVICS).minutes == minutes


@given(st.lists(st.tuples(st.integers(0, 600), st.sampled_from(["", "A", "B"]))))
def test_every_minute_is_in_one_module_and_one_language(rows: list[tuple[int, str]]) -> None:
    found = taught_sum(
        [hours(minutes, module=name, language=name) for minutes, name in rows], [], Subject.CIVICS
    )
    assert found.minutes == sum(minutes for _, minutes in found.by_module)
    assert found.by_module == found.by_language


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(0, "0"), (60, "1"), (90, "1,5"), (80, "1,33"), (1800, "30"), (2250, "37,5"), (61, "1,02")],
)
def test_minutes_are_told_as_hours(minutes: int, text: str) -> None:
    assert hours_text(minutes) == text
