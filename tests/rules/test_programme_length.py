from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from grongintro.domain.programme import Education, Goal
from grongintro.errors import UserError
from grongintro.rules.parameters import shipped_parameters
from grongintro.rules.programme_length import (
    LengthFacts,
    LengthResult,
    LengthWarning,
    goals_for,
    length_limits,
    programme_length,
)

PARAMETERS = shipped_parameters()
FACTS = LengthFacts(
    offered=date(2026, 2, 1),
    start=date(2026, 2, 16),
    birth_date=date(1990, 1, 1),
    education=Education.LESS,
    goal=Goal.WORK,
)


def length(**changes: object) -> LengthResult:
    return programme_length(replace(FACTS, **changes), PARAMETERS)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("offered", "education", "goal", "regime", "months", "extension"),
    [
        (date(2025, 12, 31), Education.UPPER_SECONDARY, Goal.WORK, "2021", 6, 6),
        (date(2026, 1, 1), Education.UPPER_SECONDARY, Goal.WORK, "2026", 12, 0),
        (date(2026, 1, 2), Education.UPPER_SECONDARY, Goal.HIGHER_EDUCATION, "2026", 12, 0),
        (date(2026, 1, 2), Education.UPPER_SECONDARY, Goal.REQUALIFICATION, "2026", 12, 0),
        (date(2025, 12, 31), Education.LESS, Goal.WORK, "2021", 24, 12),
        (date(2026, 1, 1), Education.LESS, Goal.WORK, "2026", 24, 0),
        (date(2026, 1, 2), Education.LESS, Goal.WORK, "2026", 24, 0),
        (date(2024, 12, 31), Education.LESS, Goal.PART_UPPER_SECONDARY, "2021", 24, 12),
        (date(2025, 1, 1), Education.LESS, Goal.PART_UPPER_SECONDARY, "2025", 36, 12),
        (date(2025, 1, 2), Education.LESS, Goal.PART_UPPER_SECONDARY, "2025", 36, 12),
        (date(2024, 12, 31), Education.LESS, Goal.FULL_UPPER_SECONDARY, "2021", 36, 12),
        (date(2025, 1, 1), Education.LESS, Goal.FULL_UPPER_SECONDARY, "2025", 48, 12),
        (date(2026, 1, 1), Education.LESS, Goal.FULL_UPPER_SECONDARY, "2025", 48, 12),
        (date(2024, 12, 31), Education.LESS, Goal.VOCATIONAL, "2021", 36, 12),
        (date(2025, 1, 1), Education.LESS, Goal.VOCATIONAL, "2025", 60, 0),
        (date(2019, 1, 1), Education.LESS, Goal.VOCATIONAL, "2021", 36, 12),
    ],
)
def test_the_date_of_the_offer_decides_the_rules(
    offered: date, education: Education, goal: Goal, regime: str, months: int, extension: int
) -> None:
    limits = length_limits(offered, education, goal, PARAMETERS)
    assert (limits.regime, limits.max_months, limits.max_extension_months) == (regime, months, extension)


@pytest.mark.parametrize(
    ("education", "goal"),
    [(Education.UPPER_SECONDARY, Goal.VOCATIONAL), (Education.LESS, Goal.HIGHER_EDUCATION)],
)
@pytest.mark.parametrize("offered", [date(2022, 1, 1), date(2026, 2, 1)])
def test_a_goal_must_fit_the_education_under_every_regime(
    education: Education, goal: Goal, offered: date
) -> None:
    assert goal not in goals_for(education)
    with pytest.raises(UserError) as fault:
        length(offered=offered, education=education, goal=goal)
    assert fault.value.field == "goal"


@pytest.mark.parametrize(
    ("days", "added", "end"),
    [
        (9, 0, date(2028, 2, 15)),
        (10, 0, date(2028, 2, 15)),
        (11, 11, date(2028, 3, 1)),
        (12, 12, date(2028, 3, 2)),
    ],
)
def test_absence_over_ten_days_is_added_whole(days: int, added: int, end: date) -> None:
    result = length(authorised_working_days=days)
    assert (result.added_working_days, result.end_with_additions) == (added, end)
    assert result.end == date(2028, 2, 15)


@pytest.mark.parametrize(("months", "field"), [(0, "months"), (25, "months")])
def test_months_outside_the_limit_are_refused(months: int, field: str) -> None:
    with pytest.raises(UserError) as fault:
        length(months=months)
    assert fault.value.field == field


def test_a_shorter_programme_is_allowed() -> None:
    assert length(months=6).end == date(2026, 8, 15)


@pytest.mark.parametrize(("extension", "fine"), [(11, True), (12, True), (13, False), (-1, False)])
def test_an_extension_is_at_most_twelve_months_towards_upper_secondary(
    extension: int,
    fine: bool,
) -> None:
    changes = {"goal": Goal.FULL_UPPER_SECONDARY, "extension_months": extension}
    if fine:
        assert length(**changes).max_extension_months == 12
        return
    with pytest.raises(UserError) as fault:
        length(**changes)
    assert fault.value.field == "extension_months"


def test_a_programme_from_the_last_of_the_month_ends_by_the_clamped_calendar() -> None:
    result = length(start=date(2026, 8, 31), months=6)
    assert result.end == date(2027, 2, 27)


@pytest.mark.parametrize(
    ("born", "warned"),
    [(date(1970, 2, 17), False), (date(1970, 2, 16), True), (date(1970, 2, 15), True)],
)
def test_from_56_years_at_start_the_goal_must_be_work(
    born: date,
    warned: bool,
) -> None:
    result = length(birth_date=born, goal=Goal.FULL_UPPER_SECONDARY)
    assert (LengthWarning.OVER_55_MUST_WORK in result.warnings) is warned
    assert not length(birth_date=born).warnings


@pytest.mark.parametrize(
    ("born", "warned"),
    [(date(2001, 2, 15), False), (date(2001, 2, 16), False), (date(2001, 2, 17), True)],
)
def test_under_25_at_start_another_goal_than_upper_secondary_needs_reasons(
    born: date,
    warned: bool,
) -> None:
    assert (LengthWarning.UNDER_25_DEFAULT in length(birth_date=born).warnings) is warned
    assert not length(birth_date=born, goal=Goal.VOCATIONAL).warnings
    assert not length(birth_date=born, education=Education.UPPER_SECONDARY).warnings


@pytest.mark.parametrize("changes", [{"offered": date(2026, 2, 17)}, {"birth_date": date(2026, 2, 16)}])
def test_dates_in_the_wrong_order_are_refused_at_the_start(changes: dict[str, date]) -> None:
    with pytest.raises(UserError) as fault:
        length(**changes)
    assert fault.value.field == "start"


def test_an_offer_on_the_day_of_the_start_is_fine() -> None:
    assert length(offered=FACTS.start).regime == "2026"


def test_the_choice_to_add_all_days_is_said_in_the_steps() -> None:
    step = length(authorised_working_days=11).steps[2]
    assert step.choice
    assert "kommunens valg" in step.text
    assert step.law == "integreringsforskriften §§ 10 og 19"
