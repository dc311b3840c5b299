from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from grongintro.domain.period import Period
from grongintro.rules.caseload import (
    Adviser,
    LoadStatus,
    PostShare,
    Responsibility,
    caseload,
    default_guideline,
    missing_percent,
)
from grongintro.rules.parameters import shipped_parameters

ON = date(2026, 11, 22)
OPEN = Period(date(2020, 1, 1))


def adviser(percent: int, participants: int, *, counts: bool = True) -> Adviser:
    people = tuple(Responsibility(f"p{number}", OPEN) for number in range(participants))
    return Adviser("a", (PostShare(OPEN, Fraction(percent), counts),), people)


@pytest.mark.parametrize(
    ("active", "status"), [(9, LoadStatus.FREE), (10, LoadStatus.FULL), (11, LoadStatus.OVER)]
)
def test_the_load_is_compared_with_the_capacity(active: int, status: LoadStatus) -> None:
    result = caseload((adviser(50, active),), ON, Fraction(20))
    assert result.advisers[0][1].status is status


def test_a_leaders_post_does_not_count() -> None:
    total = caseload((adviser(100, 0, counts=False),), ON, Fraction(20)).total
    assert total.fte == 0
    assert total.status is LoadStatus.FULL
    assert total.per_fte is None


def test_a_leader_with_participants_is_over() -> None:
    assert caseload((adviser(100, 1, counts=False),), ON, Fraction(20)).total.status is LoadStatus.OVER


@pytest.mark.parametrize(
    ("day", "fte"),
    [
        (date(2026, 1, 31), Fraction(3, 5)),
        (date(2026, 2, 1), Fraction(7, 5)),
        (date(2026, 2, 2), Fraction(7, 5)),
    ],
)
def test_posts_at_the_same_time_are_added_from_their_first_day(day: date, fte: Fraction) -> None:
    posts = (PostShare(OPEN, Fraction(60)), PostShare(Period(date(2026, 2, 1)), Fraction(80)))
    assert caseload((Adviser("a", posts, ()),), day, Fraction(20)).total.fte == fte


def test_the_same_participant_counts_once_for_each_adviser() -> None:
    twice = Adviser("a", (PostShare(OPEN, Fraction(100)),), (Responsibility("p", OPEN),) * 2)
    assert caseload((twice, twice), ON, Fraction(20)).total.active == 2


def test_needed_and_missing_posts_are_exact() -> None:
    result = caseload((adviser(50, 11), adviser(80, 16)), ON, Fraction(20))
    assert (result.needed_fte, result.missing_fte) == (Fraction(27, 20), Fraction(1, 20))
    assert missing_percent(result.missing_fte) == 5


def test_nothing_is_missing_when_there_is_room() -> None:
    assert caseload((adviser(100, 1),), ON, Fraction(20)).missing_fte == 0


def test_a_missing_post_is_rounded_up_to_whole_per_cent() -> None:
    assert missing_percent(Fraction(1, 300)) == 1
    assert missing_percent(Fraction(0)) == 0


def test_the_guideline_must_be_above_zero() -> None:
    with pytest.raises(ValueError, match="above zero"):
        caseload((), ON, Fraction(0))


def test_the_guideline_is_said_to_be_the_municipalitys_choice() -> None:
    assert default_guideline(shipped_parameters()) == 20
    step = caseload((), ON, Fraction(20)).steps[0]
    assert step.choice
    assert "kommunens valg" in step.text
