"""What is deleted from a person's page says what goes, lies in the trash and comes back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QToolButton, QWidget

from grongintro.services import people, programmes, staff
from grongintro.services.keeping import trash
from grongintro.services.person_page import reread_person
from grongintro.ui import run
from grongintro.ui.my_day.page import MyDayPage
from grongintro.ui.people.person_page import PersonPage
from grongintro.ui.people.talk_tab import TalkTab
from grongintro.ui.talks.appointment import AppointmentDialog
from tests.ui import store
from tests.ui.desks import back_in, dialogs, in_shell, in_window, opened
from tests.ui.keyboard import press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.services.person_page import PersonPage as View
    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore


def page_of(qtbot: QtBot, desk: Desk, person_id: str, bus: Bus) -> PersonPage:
    page = in_window(qtbot, PersonPage(desk, bus))
    page.show_person(person_id)
    return page


def view(tiny: TinyStore, name: str) -> View:
    return reread_person(tiny.adviser, tiny.ids[name])


def agree() -> str:
    """Say yes to the question that stands open; returns what its button says."""
    run.forget_held()
    box = opened(QMessageBox)
    yes = box.findChild(QPushButton, "deleteDialogYes")
    assert yes is not None
    said = yes.text()
    yes.setFocus()
    press(yes, Qt.Key.Key_Space)
    return said


def small(page: QWidget, key: str) -> QToolButton:
    """The small button that deletes a line."""
    QApplication.processEvents()  # a new line is shown when it is laid out
    found = [each for each in page.findChildren(QToolButton, f"delete_{key}") if each.isVisible()]
    assert len(found) == 1
    return found[0]


def to_tab(page: PersonPage, title: str) -> None:
    titles = [page.tabs.tabText(number) for number in range(page.tabs.count())]
    page.tabs.setCurrentIndex(titles.index(title))


def test_a_talk_goes_with_its_promises_and_the_button_says_so(
    qtbot: QtBot, tiny: TinyStore, bus: Bus
) -> None:
    page = page_of(qtbot, tiny.adviser, tiny.ids["Amina"], bus)
    to_tab(page, "Samtaler")
    tab = page.findChild(TalkTab, "talkTab")
    assert tab is not None
    tab.table.setFocus()
    back_in(page)
    press(tab.table, Qt.Key.Key_Delete)
    assert opened(QMessageBox).text() == "Slette samtalen og 2 løfter?"
    with qtbot.waitSignal(bus.offer) as offered:
        assert agree() == "Slett samtalen og 2 løfter"
    assert offered.args[0] == "Slettet samtalen og 2 løfter."
    assert (view(tiny, "Amina").talks, view(tiny, "Amina").promises) == ((), ())
    offered.args[2]()
    assert len(view(tiny, "Amina").promises) == 2


def test_no_is_no(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny.adviser, tiny.ids["Amina"], bus)
    to_tab(page, "Samtaler")
    button = page.findChild(QPushButton, "deleteTalk")
    assert button is not None
    press(button, Qt.Key.Key_Space)
    press(opened(QMessageBox), Qt.Key.Key_Escape)
    assert not dialogs(QMessageBox)
    assert len(view(tiny, "Amina").talks) == 1


def test_a_promise_a_permit_and_a_leave(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    who = tiny.ids["Amina"]
    programmes.register_leave(tiny.adviser, who, start=store.TODAY, end=None, paid=True, reason="Feil")
    page = page_of(qtbot, tiny.adviser, who, bus)
    promise = view(tiny, "Amina").promises[0]
    press(small(page, promise.id), Qt.Key.Key_Space)
    assert promise.text in opened(QMessageBox).informativeText()
    assert agree() == "Slett løftet"
    press(small(page, view(tiny, "Amina").permits[0].id), Qt.Key.Key_Space)
    assert agree() == "Slett oppholdstillatelsen"
    to_tab(page, "Program")
    press(small(page, view(tiny, "Amina").leaves[0].id), Qt.Key.Key_Space)
    assert agree() == "Slett permisjonen"
    found = view(tiny, "Amina")
    assert (len(found.promises), found.permits, found.leaves) == (1, (), ())


def test_an_appointment_from_its_dialog(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    key = store.book(tiny.adviser, tiny.ids["Amina"], store.TODAY + timedelta(days=2))
    page = page_of(qtbot, tiny.adviser, tiny.ids["Amina"], bus)
    change = page.findChild(QPushButton, f"changeAhead_{key}")
    assert change is not None
    press(change, Qt.Key.Key_Space)
    delete = opened(AppointmentDialog).findChild(QPushButton, "deleteAppointment")
    assert delete is not None
    press(delete, Qt.Key.Key_Space)
    assert agree() == "Slett avtalen"
    assert view(tiny, "Amina").ahead == ()


def test_a_task_from_the_morning(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    key = store.task(tiny.adviser, "Bestille seng", store.TODAY)
    page = in_window(qtbot, MyDayPage(tiny.adviser, bus))
    press(small(page, key), Qt.Key.Key_Space)
    assert agree() == "Slett oppgaven"
    assert not any(each.isVisible() for each in page.findChildren(QToolButton, f"delete_{key}"))


def test_a_person_registered_by_mistake(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    shell = in_shell(qtbot, tiny.adviser, bus)
    shell.show_page("person")
    page = shell.page("person")
    assert isinstance(page, PersonPage)
    page.show_person(tiny.ids["Åse"])
    back_in(shell)
    page.seldom.actions["deletePerson"].trigger()
    assert agree().startswith("Slett personen")
    assert shell.current_page == "people"
    assert shell.messages.text.startswith("Slettet personen")
    assert "Åse Aabakken" not in [row.name for row in people.list_people(tiny.adviser)]
    undo = shell.messages.findChild(QPushButton, "messageAction")
    assert undo is not None
    press(undo, Qt.Key.Key_Space)
    assert "Åse Aabakken" in [row.name for row in people.list_people(tiny.adviser)]


def test_a_person_with_talks_is_refused_before_the_question(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny.adviser, tiny.ids["Amina"], bus)
    page.seldom.actions["deletePerson"].trigger()
    assert not dialogs(QMessageBox)
    assert "en samtale bygger på det" in page.messages.text
    assert trash.trash(tiny.adviser) == ()


@pytest.mark.parametrize("name", ["deleteTalk", "deletePerson", "personMore"])
def test_a_helper_deletes_nothing(qtbot: QtBot, tiny: TinyStore, bus: Bus, name: str) -> None:
    staff.link_helper(tiny.leader, tiny.helper.actor.staff_id, tiny.ids["Amina"], start=store.TODAY)
    page = page_of(qtbot, tiny.helper, tiny.ids["Amina"], bus)
    to_tab(page, "Samtaler")
    button = page.findChild(QPushButton, name)
    assert button is None or not button.isVisible()
    assert not page.seldom.actions
