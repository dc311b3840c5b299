"""The demo's activities, on any day: one open some weeks ahead, one full, and those that are over."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.activity import ActivityKind
from grongintro.services.activities.view import activity_view, list_activities
from grongintro.services.demo.activities import note_activities
from grongintro.services.demo.breaks import breaks, days_of
from grongintro.services.demo.calendar import FIRST, LAST, Days
from grongintro.services.demo.diary import Diary

if TYPE_CHECKING:
    from grongintro.services.demo import DemoStore

HOLIDAY = ActivityKind.HOLIDAY_PROGRAMME


def test_there_is_always_one_to_enrol_in_one_full_and_some_that_are_over(demo: DemoStore) -> None:
    desk = demo.desk_adviser
    views = [activity_view(desk, each.id) for each in list_activities(desk)]
    assert {each.activity.kind for each in views} >= {
        HOLIDAY,
        ActivityKind.INFORMATION,
        ActivityKind.PARENTING,
    }
    holidays = [each for each in views if each.activity.kind is HOLIDAY]
    ahead = [each for each in holidays if each.activity.start > desk.today]
    assert any(each.places.free and not each.places.waiting for each in ahead)
    assert any(each.places.free == 0 and each.places.waiting for each in ahead)
    over = [each for each in holidays if each.activity.end < desk.today]
    assert len(over) >= 2
    for each in over:
        assert each.activity.evaluation
        assert not any(held.lacking for held in each.held)
        assert each.per_participant
    assert any(
        held.marks for each in views if each.activity.kind is ActivityKind.INFORMATION for held in each.held
    )


def test_somebody_in_the_programme_can_still_be_enrolled(demo: DemoStore) -> None:
    desk = demo.desk_adviser
    views = (activity_view(desk, each.id) for each in list_activities(desk))
    first = next(each for each in views if each.activity.kind is HOLIDAY and each.activity.start > desk.today)
    assert timedelta(days=14) <= first.activity.start - desk.today
    assert any(each.state is None for each in first.meant)


@pytest.mark.parametrize("on", [FIRST, date(2026, 10, 9), date(2026, 12, 28), date(2027, 3, 22), LAST])
def test_nothing_is_done_after_the_day(on: date) -> None:
    diary = Diary(Days(on))
    note_activities(diary)
    assert max(act.at for act in diary.acts) < datetime.combine(on, datetime.min.time()).replace(hour=8)


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_the_holidays_are_working_days_in_order(year: int) -> None:
    found = breaks(year)
    assert [each.key for each in found] == ["winter", "easter", "summer", "autumn"]
    starts = [days_of(each)[0] for each in found]
    assert starts == sorted(starts)
    assert [len(days_of(each)) for each in found] == [5, 3, 10, 5]
    assert all(day.weekday() < 5 for each in found for day in days_of(each))
