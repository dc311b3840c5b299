from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grongintro.domain.period import Period
from grongintro.rules.parameters import shipped_parameters
from grongintro.rules.sickness import SicknessEntry, SicknessKind, SicknessResult, sickness

PARAMETERS = shipped_parameters()
START = date(2026, 1, 5)
DAY = date(2026, 5, 4)
OWN, DOCTOR = SicknessKind.SELF_CERTIFIED, SicknessKind.DOCTOR


def entry(start: date, days: int = 1, kind: SicknessKind = OWN) -> SicknessEntry:
    return SicknessEntry(Period(start, start + timedelta(days=days - 1)), kind)


def result(*entries: SicknessEntry) -> SicknessResult:
    return sickness(START, entries, PARAMETERS)


def covered(*entries: SicknessEntry) -> list[int]:
    return [each.covered_days for each in result(*entries).entries]


@pytest.mark.parametrize(
    ("days", "expected", "uncovered"),
    [(2, 2, None), (3, 3, None), (4, 3, date(2026, 5, 7)), (10, 3, date(2026, 5, 7))],
)
def test_three_calendar_days_at_a_time(days: int, expected: int, uncovered: date | None) -> None:
    (found,) = result(entry(DAY, days)).entries
    assert (found.start, found.covered_days, found.uncovered_from) == (DAY, expected, uncovered)


@pytest.mark.parametrize(("offset", "expected"), [(-1, 0), (0, 1), (1, 1)])
def test_eight_weeks_in_the_programme_come_first(offset: int, expected: int) -> None:
    day = START + timedelta(weeks=8, days=offset)
    assert covered(entry(day)) == [expected]
    assert (result(entry(day)).entries[0].uncovered_from == day) is (expected == 0)


@pytest.mark.parametrize(("gap", "expected"), [(15, 1), (16, 1), (17, 3)])
def test_days_that_ended_within_sixteen_days_count(gap: int, expected: int) -> None:
    earlier = entry(DAY, 2)
    later = entry(earlier.last + timedelta(days=gap), 3)
    assert covered(earlier, later) == [2, expected]


def test_each_is_measured_by_itself_and_not_in_a_chain() -> None:
    first = entry(DAY, 2)
    second = entry(first.last + timedelta(days=10), 1)
    third = entry(second.last + timedelta(days=10), 3)
    assert covered(first, second, third) == [2, 1, 2]


def test_all_days_of_a_longer_absence_count_and_those_with_a_doctor_do_not() -> None:
    assert covered(entry(DAY, 5), entry(DAY + timedelta(days=10))) == [3, 0]
    assert covered(entry(DAY, 5, DOCTOR), entry(DAY + timedelta(days=10), 3)) == [3]


def test_the_order_given_does_not_matter() -> None:
    first, second = entry(DAY, 2), entry(DAY + timedelta(days=8), 3)
    assert result(second, first) == result(first, second)


@pytest.mark.parametrize(
    ("first", "uses"), [(date(2025, 5, 3), 1), (date(2025, 5, 4), 1), (date(2025, 5, 5), 2)]
)
def test_twelve_months_are_counted_back_from_the_last(first: date, uses: int) -> None:
    assert result(entry(first), entry(DAY)).uses_last_12_months == uses


@pytest.mark.parametrize(("days", "gap", "uses"), [(3, 1, 1), (3, 2, 2), (2, 1, 2), (4, 1, 2)])
def test_one_that_a_doctor_documents_from_the_fourth_day_is_left_out(days: int, gap: int, uses: int) -> None:
    early = entry(date(2026, 3, 9), days)
    doctor = entry(early.last + timedelta(days=gap), 5, DOCTOR)
    assert result(early, doctor, entry(DAY)).uses_last_12_months == uses


@pytest.mark.parametrize(("times", "may"), [(3, False), (4, True), (5, True)])
def test_from_four_uses_the_municipality_may_decide(times: int, *, may: bool) -> None:
    entries = [entry(DAY + timedelta(days=20 * index)) for index in range(times)]
    found = result(*entries)
    assert (found.uses_last_12_months, found.may_withdraw) == (times, may)
    assert found.steps[-1].law == "integreringsforskriften § 9 første ledd"


def test_no_absence_is_no_use() -> None:
    assert (result().uses_last_12_months, result().may_withdraw) == (0, False)


def test_an_open_absence_is_not_one() -> None:
    with pytest.raises(ValueError, match="last day"):
        _ = SicknessEntry(Period(DAY), OWN).last


GAPS = st.lists(st.tuples(st.integers(1, 25), st.integers(1, 6), st.sampled_from(SicknessKind)), max_size=12)


@given(GAPS)
def test_covered_days_are_the_first_and_never_more_than_three_in_a_window(
    gaps: list[tuple[int, int, SicknessKind]],
) -> None:
    entries, day = [], DAY
    for gap, days, kind in gaps:
        entries.append(entry(day + timedelta(days=gap), days, kind))
        day = entries[-1].last
    found = result(*entries)
    own = [each for each in entries if each.kind is OWN]
    assert [each.start for each in found.entries] == [each.period.start for each in own]
    for each, asked in zip(found.entries, own, strict=True):
        assert 0 <= each.covered_days <= min(3, len(asked.period))
        whole = each.covered_days == len(asked.period)
        expected = None if whole else each.start + timedelta(days=each.covered_days)
        assert each.uncovered_from == expected
    assert found.uses_last_12_months <= len(own)
