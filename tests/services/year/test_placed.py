from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.plan import ElementKind
from grongintro.domain.practice import Employer, Placement, Sector
from grongintro.services.practice.employers import save_employer
from grongintro.services.practice.placements import save_placement
from grongintro.services.year import weeks
from grongintro.services.year.placed import practice_lack
from tests.services.making import TODAY
from tests.services.year.making import full_week, slot, taking_part, week

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

ONE = timedelta(days=1)


def placed(desk: Desk, who: str, minutes: int, *, start: int = 0, last: int = 60) -> None:
    employer = save_employer(desk, Employer("", "", f"Saga {minutes}", Sector.PRIVATE)).id
    value = Placement("", "", who, employer, TODAY + start * ONE, TODAY + last * ONE, minutes, tasks="Lager")
    save_placement(desk, value)


@pytest.mark.parametrize(("agreed", "lacks"), [(899, False), (900, False), (901, True)])
def test_the_week_has_the_hours_that_were_agreed(adviser_desk: Desk, agreed: int, lacks: bool) -> None:
    who = taking_part(adviser_desk)
    full_week(adviser_desk, who)
    assert practice_lack(adviser_desk, who) is None
    placed(adviser_desk, who, agreed)
    found = practice_lack(adviser_desk, who)
    assert (found is not None) is lacks
    if found is not None:
        assert (found.agreed, found.in_week, found.employers) == (901, 900, ("Saga 901",))


def test_one_that_is_to_come_is_held_against_the_week_that_holds_then(adviser_desk: Desk) -> None:
    who = taking_part(adviser_desk)
    full_week(adviser_desk, who)
    placed(adviser_desk, who, 1350, start=14)
    found = practice_lack(adviser_desk, who)
    assert found is not None
    assert (found.day, found.in_week) == (TODAY + 14 * ONE, 900)
    later = week(adviser_desk, who, TODAY + 14 * ONE)
    extra = replace(slot(who, later, 5), kind=ElementKind.PRACTICE)
    weeks.save_slot(adviser_desk, extra)
    assert practice_lack(adviser_desk, who) is None


def test_without_a_week_nothing_of_it_is_there(adviser_desk: Desk) -> None:
    who = taking_part(adviser_desk)
    placed(adviser_desk, who, 900)
    found = practice_lack(adviser_desk, who)
    assert found is not None
    assert found.in_week == 0
