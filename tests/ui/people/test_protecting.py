"""«Skjerm personen»: for everybody who is not named the person is gone, and the page says who sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from grongintro.errors import UserError
from grongintro.services import people
from grongintro.services.person_page import reread_person
from grongintro.ui.people.person_page import PersonPage
from grongintro.ui.people.protecting import ProtectDialog
from grongintro.ui.widgets.ask_dialog import AskDialog
from tests.ui.desks import back_in, dialogs, focused, in_window, opened, save
from tests.ui.keyboard import press, type_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore


def page_of(qtbot: QtBot, desk: Desk, person_id: str, bus: Bus) -> PersonPage:
    page = in_window(qtbot, PersonPage(desk, bus))
    page.show_person(person_id)
    return page


def tick(dialog: ProtectDialog, account_id: str) -> QCheckBox:
    found = dialog.findChild(QCheckBox, f"sees_{account_id}")
    assert found is not None
    return found


def test_only_those_who_are_ticked_see_the_person(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    who = tiny.ids["Amina"]
    page = page_of(qtbot, tiny.leader, who, bus)
    assert not page.seldom.chip.isVisible()
    assert not page.seldom.actions["endProtection"].isVisible()
    back_in(page)
    page.seldom.actions["protectPerson"].trigger()
    dialog = opened(ProtectDialog)
    save(dialog)
    assert list(dialog.form.errors()) == ["basis"]
    type_text(focused(dialog), "Strengt fortrolig adresse")
    save(dialog)
    assert list(dialog.form.errors()) == ["accounts"]
    press(tick(dialog, tiny.helper.actor.account_id), Qt.Key.Key_Space)
    save(dialog)
    assert not dialogs(ProtectDialog)
    assert page.seldom.chip.isVisible()
    assert page.seldom.chip.toolTip() == "Bare Liv Haugen, Ola Myhr ser denne personen."
    with pytest.raises(UserError):
        reread_person(tiny.adviser, who)
    assert "Amina Zahra" not in [row.name for row in people.list_people(tiny.adviser)]


def test_it_ends_with_a_reason(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    who = tiny.ids["Amina"]
    page = page_of(qtbot, tiny.leader, who, bus)
    page.seldom.actions["protectPerson"].trigger()
    dialog = opened(ProtectDialog)
    type_text(focused(dialog), "Trussel")
    press(tick(dialog, tiny.adviser.actor.account_id), Qt.Key.Key_Space)
    save(dialog)
    back_in(page)
    page.seldom.actions["endProtection"].trigger()
    asked = opened(AskDialog)
    save(asked)
    assert asked.form.errors() == {"reason": "Skriv hvorfor skjermingen er slutt."}
    type_text(focused(asked), "Trusselen er over")
    save(asked)
    assert not dialogs(AskDialog)
    assert page.seldom.chip.accessibleName() == "Skjermet til i morgen"
    assert not page.seldom.actions["protectPerson"].isVisible()
