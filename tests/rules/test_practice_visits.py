from __future__ import annotations

from datetime import date

import pytest

from grongintro.rules.practice_visits import VisitFacts, visit_due, visit_steps

START, LAST = date(2026, 9, 7), date(2026, 11, 27)


def facts(*held: date, last_day: date = LAST, start: date = START, weeks: int = 4) -> VisitFacts:
    return VisitFacts(start, last_day, weeks, held)


def test_the_first_visit_is_a_week_after_the_start() -> None:
    assert visit_due(facts(), START) == date(2026, 9, 14)
    assert visit_due(facts(weeks=12), START) == date(2026, 9, 14)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (date(2026, 12, 17), date(2026, 12, 24)),  # the day before Christmas Day is a working day
        (date(2026, 12, 18), date(2026, 12, 28)),  # Christmas Day, a Friday
        (date(2026, 12, 21), date(2026, 12, 28)),
    ],
)
def test_a_visit_lies_on_a_working_day(start: date, due: date) -> None:
    assert visit_due(facts(start=start, last_day=date(2027, 3, 1)), start) == due


@pytest.mark.parametrize(
    ("weeks", "due"), [(3, date(2026, 10, 5)), (4, date(2026, 10, 12)), (5, date(2026, 10, 19))]
)
def test_the_next_ones_follow_the_rhythm(weeks: int, due: date) -> None:
    assert visit_due(facts(date(2026, 9, 14), weeks=weeks), date(2026, 9, 15)) == due


def test_the_newest_visit_counts_and_those_before_the_start_or_after_the_day_do_not() -> None:
    held = (date(2026, 9, 14), date(2026, 9, 21), date(2026, 9, 1), date(2026, 10, 30))
    assert visit_due(facts(*held), date(2026, 9, 22)) == date(2026, 10, 19)
    assert visit_due(facts(date(2026, 9, 1)), START) == date(2026, 9, 14)


@pytest.mark.parametrize(
    ("last_day", "due"),
    [
        (date(2026, 10, 11), None),
        (date(2026, 10, 12), date(2026, 10, 12)),
        (date(2026, 10, 13), date(2026, 10, 12)),
    ],
)
def test_none_after_the_last_day(last_day: date, due: date | None) -> None:
    assert visit_due(facts(date(2026, 9, 14), last_day=last_day), date(2026, 9, 15)) == due


@pytest.mark.parametrize(
    ("on", "due"), [(date(2026, 11, 26), True), (date(2026, 11, 27), True), (date(2026, 11, 28), False)]
)
def test_what_is_overdue_goes_when_the_placement_is_over(on: date, due: bool) -> None:
    assert (visit_due(facts(), on) is not None) is due


def test_a_visit_that_would_move_past_the_last_day_is_none() -> None:
    assert visit_due(facts(start=date(2026, 9, 4), last_day=date(2026, 9, 11)), date(2026, 9, 4)) == date(
        2026, 9, 11
    )
    friday = facts(start=date(2026, 12, 18), last_day=date(2026, 12, 27))
    assert visit_due(friday, date(2026, 12, 18)) is None


def test_the_steps_say_whose_choice_it_is_and_what_moved() -> None:
    first, due = visit_steps(facts(), START)
    assert first.text == "Praksisen startet 07.09.2026: første oppfølging etter en uke (kommunens valg)."
    assert first.choice
    assert due.text == "Neste oppfølging er 14.09.2026."
    _, moved = visit_steps(facts(start=date(2026, 12, 18), last_day=date(2027, 3, 1)), date(2026, 12, 18))
    assert moved.text == "25.12.2026 er ikke en virkedag: oppfølgingen flyttes til 28.12.2026."
    since, _ = visit_steps(facts(date(2026, 9, 14)), date(2026, 9, 15))
    assert since.text == "Siste oppfølging 14.09.2026: neste etter 4 uker (kommunens valg)."


def test_the_steps_say_why_there_is_none() -> None:
    assert visit_steps(facts(), date(2026, 12, 1))[1].text.startswith("Praksisen sluttet 27.11.2026")
    late = visit_steps(facts(date(2026, 11, 16)), date(2026, 11, 17))
    assert late[1].text.startswith("Neste oppfølging ville komme etter siste dag 27.11.2026")
