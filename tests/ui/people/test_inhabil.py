"""«Meld inhabil» on a person's page: for oneself, and by the leader for a colleague."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from grongintro.services.trust import inhabil
from grongintro.ui.authority.inhabil import InhabilDialog
from grongintro.ui.people.person_page import PersonPage
from tests.ui.desks import back_in, in_window, opened, save
from tests.ui.keyboard import type_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore


def page_of(qtbot: QtBot, desk: Desk, bus: Bus, person_id: str) -> PersonPage:
    page = in_window(qtbot, PersonPage(desk, bus))
    page.show_person(person_id)
    return page


def test_who_is_inhabil_leaves_the_page(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    person_id = tiny.ids["Amina"]
    page = page_of(qtbot, tiny.adviser, bus, person_id)
    menu = page.findChild(QPushButton, "personMore")
    assert menu is not None
    assert menu.menu() is not None
    back_in(page).action("markInhabil").trigger()
    dialog = opened(InhabilDialog)
    assert not dialog.staff.isEnabled()
    save(dialog)
    assert list(dialog.form.errors()) == ["reason"]
    type_text(dialog.reason, "svigersøster")
    with qtbot.waitSignal(bus.open_page) as went:
        save(dialog)
    assert went.args == ["people"]
    (line,) = inhabil.conflicts(tiny.leader, person_id)
    assert (line.staff, line.conflict.reason) == ("Kari Åsmo", "svigersøster")


def test_a_leader_tells_it_of_a_colleague_and_reads_it(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    person_id = tiny.ids["Amina"]
    page = page_of(qtbot, tiny.leader, bus, person_id)
    assert page.inhabile.isHidden()
    back_in(page).action("markInhabil").trigger()
    dialog = opened(InhabilDialog)
    dialog.staff.set_value(tiny.adviser.actor.staff_id)
    type_text(dialog.reason, "nær venn")
    save(dialog)
    assert page.inhabile.isVisible()
    assert not page_of(qtbot, tiny.helper, bus, person_id).inhabile.isVisible()
