from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.week import FullTimeNorm, Vacation, VacationState
from grongintro.services import settings
from grongintro.services.keeping.undo import undo_last
from grongintro.services.year import vacations
from tests.services.making import TODAY, person
from tests.services.year.making import END, START, refused, taking_part

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

ONE = timedelta(days=1)
MONDAY = date(2027, 6, 28)


def vacation(who: str, start: date, end: date, state: VacationState = VacationState.GRANTED) -> Vacation:
    return Vacation("", "", who, start, end, state)


@pytest.mark.parametrize(("last", "taken"), [(29, True), (32, True), (35, False)])
def test_no_more_is_granted_than_the_year_gives(adviser_desk: Desk, last: int, taken: bool) -> None:
    """Five weeks are 25 working days; the weekend after them costs nothing, the Monday one day too much."""
    who = taking_part(adviser_desk)
    value = vacation(who, MONDAY, MONDAY + last * ONE)
    if taken:
        vacations.save_vacation(adviser_desk, value)
        assert vacations.free_time(adviser_desk, who).use[-1].left == 25 - min(25, last + 1 - 2 * (last // 7))
    else:
        words = refused("end", partial(vacations.save_vacation, adviser_desk, value))
        assert "1 virkedag mer enn programåret gir (25 virkedager)" in words


def test_a_wish_may_be_longer_and_cannot_be_granted_then(adviser_desk: Desk) -> None:
    who = taking_part(adviser_desk)
    wish = vacation(who, MONDAY, MONDAY + 35 * ONE, VacationState.WISHED)
    wish_id = vacations.save_vacation(adviser_desk, wish).id
    refused("end", partial(vacations.answer_vacation, adviser_desk, wish_id, grant=True))
    vacations.answer_vacation(adviser_desk, wish_id, grant=False)
    (found,) = vacations.free_time(adviser_desk, who).vacations
    assert (found.state, found.answered_on) == (VacationState.REFUSED, TODAY)
    vacations.save_vacation(adviser_desk, vacation(who, MONDAY, MONDAY))


def test_a_wish_that_is_granted_counts_from_then_and_is_undone(adviser_desk: Desk) -> None:
    who = taking_part(adviser_desk)
    wish_id = vacations.save_vacation(
        adviser_desk, vacation(who, MONDAY, MONDAY + 4 * ONE, VacationState.WISHED)
    ).id
    assert vacations.free_time(adviser_desk, who).use[0].used == 0
    vacations.answer_vacation(adviser_desk, wish_id, grant=True)
    assert vacations.free_time(adviser_desk, who).use[0].used == 5
    undo_last(adviser_desk)
    assert vacations.free_time(adviser_desk, who).use[0].used == 0


@pytest.mark.parametrize(
    ("start", "end", "field"),
    [
        (START - ONE, START, "start"),
        (END, END + ONE, "end"),
        (MONDAY, MONDAY - ONE, "end"),
        (date(2027, 3, 1), date(2027, 3, 5), "start"),
    ],
)
def test_days_outside_the_programme_or_twice_are_refused(
    adviser_desk: Desk, start: date, end: date, field: str
) -> None:
    who = taking_part(adviser_desk)
    vacations.save_vacation(adviser_desk, vacation(who, date(2027, 3, 5), date(2027, 3, 8)))
    refused(field, partial(vacations.save_vacation, adviser_desk, vacation(who, start, end)))


def test_the_first_and_last_day_of_the_programme_are_in_it(adviser_desk: Desk) -> None:
    who = taking_part(adviser_desk)
    vacations.save_vacation(adviser_desk, vacation(who, START, START))
    vacations.save_vacation(adviser_desk, vacation(who, END, END))
    assert vacations.free_time(adviser_desk, who).use[0].used == 2


def test_without_a_programme_there_is_no_vacation(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    refused("start", partial(vacations.save_vacation, adviser_desk, vacation(who, MONDAY, MONDAY)))
    assert vacations.free_time(adviser_desk, who).use == ()


def test_part_years_are_the_municipality_s_choice(desk: Desk, adviser_desk: Desk) -> None:
    from grongintro.services.programmes import stop_programme

    who = taking_part(adviser_desk)
    stop_programme(adviser_desk, who, last_day=date(2027, 2, 16), reason="Flytter")
    assert vacations.free_time(adviser_desk, who).use[0].year.right == 13
    settings.change_setting(desk, "vacation_part_year", "full_right")
    assert vacations.free_time(adviser_desk, who).use[0].year.right == 25


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"minutes_per_week": 0}, "minutes_per_week"),
        ({"minutes_per_week": 10_081}, "minutes_per_week"),
        ({"reason": " "}, "reason"),
        ({"end": TODAY - ONE}, "end"),
    ],
)
def test_own_full_time_needs_a_reason_and_hours(
    adviser_desk: Desk, change: dict[str, object], field: str
) -> None:
    who = taking_part(adviser_desk)
    norm = FullTimeNorm("", "", who, TODAY, 1800, "Mye eget arbeid")
    refused(field, partial(vacations.save_norm, adviser_desk, replace(norm, **change)))  # type: ignore[arg-type]
    vacations.save_norm(adviser_desk, replace(norm, end=TODAY + ONE))
    refused("start", partial(vacations.save_norm, adviser_desk, replace(norm, start=TODAY + ONE)))
    vacations.save_norm(adviser_desk, replace(norm, start=TODAY + 2 * ONE))
    assert [each.start for each in vacations.free_time(adviser_desk, who).norms] == [TODAY + 2 * ONE, TODAY]
