"""Ctrl+Z on every page, «Angre» after every save that has a way back, and what is refused in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from grongintro.domain.person import Sex
from grongintro.services import my_day, people, talks
from grongintro.services.person_page import reread_person
from grongintro.ui.people.form import PersonForm
from grongintro.ui.people.page import PeoplePage
from grongintro.ui.people.person_page import PersonPage
from grongintro.ui.talks.dialog import TalkDialog
from grongintro.ui.talks.task import TaskDialog
from tests.ui import store
from tests.ui.desks import CTRL, back_in, dialogs, escape, focused, in_shell, opened, save
from tests.ui.keyboard import press, type_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from grongintro.ui.bus import Bus
    from grongintro.ui.shell import Shell
    from tests.ui.store import TinyStore


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[TinyStore]:
    made = store.tiny_store(tmp_path)
    yield made
    made.close()


def back(shell: Shell) -> None:
    """Ctrl+Z where the keyboard is."""
    press(focused(back_in(shell).window()), Qt.Key.Key_Z, CTRL)


def way_back(shell: Shell) -> QPushButton:
    """The button in the bar that takes the last thing back."""
    found = shell.messages.findChild(QPushButton, "messageAction")
    assert found is not None
    assert found.isVisible()
    assert found.text() == "Angre"
    return found


@pytest.mark.parametrize("key", ["day", "calendar", "people", "decisions", "caseload", "import", "settings"])
def test_ctrl_z_works_on_every_page_and_says_what_it_took_back(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, key: str
) -> None:
    store.log_talk(tiny.adviser, tiny.ids["Åse"], store.TODAY)
    shell = in_shell(qtbot, tiny.adviser, bus)
    shell.show_page(key)
    back_in(shell)
    press(shell, Qt.Key.Key_Z, CTRL)
    assert shell.messages.text == "Angret: skrev samtale 11. mars med Åse Aabakken"
    assert reread_person(tiny.adviser, tiny.ids["Åse"]).talks == ()


def test_a_field_that_is_typed_in_takes_its_own_words_back(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    shell = in_shell(qtbot, tiny.adviser, bus)
    shell.show_page("people")
    page = shell.page("people")
    assert isinstance(page, PeoplePage)
    page.filter.setFocus()
    type_text(page.filter, "Amina")
    press(page.filter, Qt.Key.Key_Z, CTRL)
    assert page.filter.text() != "Amina"
    assert shell.messages.isHidden()


def test_every_save_that_has_a_way_back_offers_it(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    shell = in_shell(qtbot, tiny.adviser, bus)
    shell.show_page("people")
    press(back_in(shell), Qt.Key.Key_N, CTRL)
    form = opened(PersonForm)
    type_text(focused(form), "Ny")
    type_text(form.form.field("family_name"), "Nyby")
    birth = form.form.field("birth_date").findChild(QLineEdit)
    assert birth is not None
    type_text(birth, "3.3.1991")
    save(form)
    assert not dialogs(PersonForm)
    assert shell.messages.text == "Ny Nyby er lagret."
    press(way_back(shell), Qt.Key.Key_Space)
    assert shell.messages.text == "Angret: registrerte Ny Nyby"
    assert "Ny Nyby" not in [row.name for row in people.list_people(tiny.adviser)]


def test_what_something_leans_on_is_refused_in_the_bar(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    shell = in_shell(qtbot, tiny.adviser, bus)
    shell.show_page("day")
    press(back_in(shell), Qt.Key.Key_O, CTRL)
    dialog = opened(TaskDialog)
    type_text(focused(dialog), "Ringe legen")
    save(dialog)
    button = way_back(shell)
    (task,) = [line for line in my_day.my_day(tiny.adviser).tasks if line.text == "Ringe legen"]

    talks.finish_task(tiny.leader, task.id)
    press(button, Qt.Key.Key_Space)
    assert shell.messages.text == "Noe er endret etterpå, så dette kan ikke angres uten videre."


def test_ctrl_z_in_a_dialog_leaves_the_pages_alone(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    store.log_talk(tiny.adviser, tiny.ids["Åse"], store.TODAY)
    shell = in_shell(qtbot, tiny.adviser, bus)
    shell.show_page("day")
    press(back_in(shell), Qt.Key.Key_T, CTRL)
    dialog = opened(TalkDialog)
    press(focused(dialog), Qt.Key.Key_Z, CTRL)
    QApplication.processEvents()
    assert reread_person(tiny.adviser, tiny.ids["Åse"]).talks != ()
    escape(dialog)


def test_a_page_is_empty_when_its_person_was_undone(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    made = store.person("Ny", "Nyby", store.TODAY.replace(year=1980), Sex.FEMALE, "")
    who = people.settle_person(tiny.adviser, people.PersonDraft(made)).id
    shell = in_shell(qtbot, tiny.adviser, bus)
    shell.show_page("person")
    page = shell.page("person")
    assert isinstance(page, PersonPage)
    page.show_person(who)
    assert page.tabs.isVisible()
    back_in(shell)
    press(shell, Qt.Key.Key_Z, CTRL)
    assert shell.messages.text == "Angret: registrerte Ny Nyby"
    assert not page.tabs.isVisible()
    assert "finnes ikke lenger" in page.messages.text
