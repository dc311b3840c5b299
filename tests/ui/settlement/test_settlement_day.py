"""What Min dag tells of settlement, and where its buttons lead."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from grongintro.domain.settlement import (
    ArrivalState,
    ArrivalStep,
    ExpectedArrival,
    Housing,
    HousingOwner,
    SettlementGoal,
    SettlementKind,
)
from grongintro.services.settlement import arrivals, goals, housing
from grongintro.ui.my_day.page import MyDayPage
from grongintro.ui.people.person_page import PersonPage
from grongintro.ui.settlement.page import ARRIVALS, HOMES, SettlementPage
from grongintro.ui.settlement.person_forms import GoalForm
from tests.ui.desks import in_shell, opened
from tests.ui.keyboard import press
from tests.ui.qualifying.pages import words
from tests.ui.store import TODAY

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus
    from grongintro.ui.shell import Shell
    from tests.ui.store import TinyStore


def at_work(qtbot: QtBot, desk: Desk, bus: Bus) -> tuple[Shell, MyDayPage]:
    shell = in_shell(qtbot, desk, bus)

    def show_person(person_id: str) -> None:
        shell.show_page("person")
        page = shell.page("person")
        assert isinstance(page, PersonPage)
        page.show_person(person_id)

    bus.open_page.connect(shell.show_page)
    bus.open_person.connect(show_person)
    shell.show_page("day")
    page = shell.page("day")
    assert isinstance(page, MyDayPage)
    return shell, page


def open_due(qtbot: QtBot, page: MyDayPage, key: str) -> str:
    """Wait for the line, read the tasks, and press its button."""
    qtbot.waitUntil(lambda: page.findChild(QPushButton, f"openDue_{key}") is not None, timeout=10_000)
    told = words(page.tasks).replace("\u00a0", " ")
    found = page.findChild(QPushButton, f"openDue_{key}")
    assert found is not None
    found.setFocus()
    press(found, Qt.Key.Key_Space)
    return told


def test_a_point_of_a_list_leads_to_the_list(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    value = ExpectedArrival("", "", "Familie på fire", 2, 2, ArrivalState.AGREED, SettlementKind.ALL)
    arrival = arrivals.save_arrival(tiny.leader, value).id
    point = ArrivalStep("", "", arrival, "Barneseng", TODAY, tiny.adviser.actor.staff_id)
    key = arrivals.save_step(tiny.adviser, point).id
    shell, page = at_work(qtbot, tiny.adviser, bus)
    told = open_due(qtbot, page, key)
    assert "Skal være klart til en ankomst\nBarneseng (Familie på fire) · frist 11.03.2026 (i dag)" in told
    assert shell.current_page == "settlement"
    there = shell.page("settlement")
    assert isinstance(there, SettlementPage)
    assert there.tabs.currentIndex() == ARRIVALS


def test_a_contract_that_ends_leads_the_leader_to_the_home(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    end = TODAY + timedelta(days=90)
    value = Housing("", "", "Skolevegen 1", HousingOwner.MUNICIPALITY, contract_end=end)
    key = housing.save_home(tiny.leader, value).id
    shell, page = at_work(qtbot, tiny.leader, bus)
    told = open_due(qtbot, page, key)
    assert "Leieavtale for en bolig går ut\nSkolevegen 1 · frist 09.06.2026 (om 90 dager)" in told
    there = shell.page("settlement")
    assert isinstance(there, SettlementPage)
    assert there.tabs.currentIndex() == HOMES


def test_a_goal_leads_to_its_form(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    value = SettlementGoal("", "", tiny.ids["Amina"], 6, "Har konto", TODAY - timedelta(days=1))
    key = goals.save_goal(tiny.adviser, value).id
    shell, page = at_work(qtbot, tiny.adviser, bus)
    told = open_due(qtbot, page, key)
    assert "Mål etter bosetting\nAmina Zahra · fristen var 10.03.2026 (i går)" in told
    assert shell.current_page == "person"
    assert opened(GoalForm).start.id == key
