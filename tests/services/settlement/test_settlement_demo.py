"""What the demo shows of settlement, on its own day and on the first and last of its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grongintro.domain.settlement import SettlementKind
from grongintro.rules.compliance.light import Mend
from grongintro.services.demo import build_demo
from grongintro.services.demo.calendar import FIRST, LAST
from grongintro.services.qualifying.today import law_day
from grongintro.services.settlement.housing import HomeState
from grongintro.services.settlement.view import person_settlement, settlement_view

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from grongintro.services.demo import DemoStore


def test_grongs_own_numbers_are_there(demo: DemoStore) -> None:
    told = {
        (line.number.year, line.number.kind): (
            line.number.asked, line.number.decided, line.number.settled, line.number.agreed, line.places.left,
        )
        for line in settlement_view(demo.desk_leader).numbers
    }  # fmt: skip
    assert told[2026, SettlementKind.ALL] == (19, 19, 11, 5, 3)
    assert told[2024, SettlementKind.ALL] == (55, 30, 25, 5, 0)
    assert told[2026, SettlementKind.COLLECTIVE] == (None, None, None, None, None)


def test_two_are_expected_with_lists_partly_done_and_homes_in_every_state(demo: DemoStore) -> None:
    view = settlement_view(demo.desk_leader)
    assert [0 < line.done < len(line.steps) for line in view.waiting] == [True, True]
    assert any(line.amot is not None and line.amount is None for line in view.waiting)
    assert {line.state for line in view.homes} == set(HomeState) - {HomeState.CLOSED}
    assert any(line.ends for line in view.homes)


def test_a_persons_tab_has_all_of_it(demo: DemoStore) -> None:
    oksana = person_settlement(demo.desk_adviser, demo.people["oksana"])
    assert oksana.stays
    assert len(oksana.guidance) > 1
    assert {each.met_on is None for each in oksana.goals} == {True, False}
    assert person_settlement(demo.desk_adviser, demo.people["fatima"]).statements


def test_what_is_due_stands_in_the_days(demo: DemoStore) -> None:
    adviser = {each.mend for each in law_day(demo.desk_adviser).due}
    assert adviser >= {Mend.ARRIVAL_STEP, Mend.SETTLEMENT_GOAL}
    assert Mend.HOME_CONTRACT in {each.mend for each in law_day(demo.desk_leader).due}


@pytest.mark.parametrize("on", [FIRST, LAST])
def test_the_demo_lives_on_any_day(tmp_path: Path, on: date) -> None:
    built = build_demo(tmp_path / "s", on)
    try:
        view = settlement_view(built.desk_leader)
        assert len(view.waiting) == 2
        assert view.numbers[0].number.year == on.year
    finally:
        built.desk_leader.store.close()
