"""Papirkurv and «Hvem har sett hvem» under Innstillinger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from grongintro.domain.followup import Conversation
from grongintro.domain.person import Person, Sex
from grongintro.services import people
from grongintro.services.keeping import trash
from grongintro.services.person_page import open_person, reread_person
from grongintro.ui.people.person_page import PersonPage
from grongintro.ui.settings.access_tab import AccessTab
from grongintro.ui.settings.page import SettingsPage
from grongintro.ui.settings.trash_tab import TrashTab
from tests.ui import store
from tests.ui.desks import CTRL, back_in, in_shell, in_window
from tests.ui.keyboard import press, type_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[TinyStore]:
    made = store.tiny_store(tmp_path)
    yield made
    made.close()


def settings_of(qtbot: QtBot, desk: Desk, bus: Bus) -> SettingsPage:
    return in_window(qtbot, SettingsPage(desk, bus))


def trash_tab(page: SettingsPage) -> TrashTab:
    page.show_tab("trashTab")
    found = page.parts[page.sections.current]
    assert isinstance(found, TrashTab)
    return found


def access_tab(page: SettingsPage) -> AccessTab:
    found = page.parts[page.sections.current]
    assert isinstance(found, AccessTab)
    return found


def test_an_empty_trash_teaches(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    tab = trash_tab(settings_of(qtbot, tiny.adviser, bus))
    assert not tab.table.isVisible()
    assert not tab.row_actions["putBack"].isEnabled()


def test_what_is_deleted_is_put_back(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = settings_of(qtbot, tiny.adviser, bus)
    talk = reread_person(tiny.adviser, tiny.ids["Amina"]).talks[0]
    trash.delete(tiny.adviser, Conversation, talk.id)
    trash.delete(tiny.adviser, Person, tiny.ids["Åse"])
    tab = trash_tab(page)
    assert [(row.who, row.words) for row in tab.model.rows()] == [
        ("Kari Åsmo", "Åse Aabakken"),
        ("Kari Åsmo", "Samtale 2. februar med Amina Zahra"),
    ]
    tab.table.choose(tab.model.rows()[1].action)
    back_in(page)
    with qtbot.waitSignal(bus.message) as said:
        press(tab.table, Qt.Key.Key_B, CTRL)
    assert said.args[1] == "Lagt tilbake: Samtale 2. februar med Amina Zahra"
    assert len(reread_person(tiny.adviser, tiny.ids["Amina"]).talks) == 1
    assert [row.words for row in tab.model.rows()] == ["Åse Aabakken"]


@pytest.mark.parametrize(("who", "tabs"), [("leader", 2), ("adviser", 1), ("helper", 0)])
def test_who_has_which_tabs(qtbot: QtBot, tiny: TinyStore, bus: Bus, who: str, tabs: int) -> None:
    page = settings_of(qtbot, getattr(tiny, who), bus)
    titles = page.sections.titles()
    assert len({"Papirkurv", "Hvem har sett hvem"} & set(titles)) == tabs


def test_the_leader_reads_who_saw_whom(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    for name in ("Amina", "Amina", "Åse"):
        open_person(tiny.adviser, tiny.ids[name])
    named = store.person("Liv", "Haugen", store.TODAY.replace(year=1980), Sex.FEMALE, "")
    same = people.settle_person(tiny.adviser, people.PersonDraft(named)).id
    open_person(tiny.adviser, same)
    page = settings_of(qtbot, tiny.leader, bus)
    page.show_tab("accessTab")
    tab = access_tab(page)
    texts = [
        [str(tab.model.index(line, column).data()) for column in range(1, 6)]
        for line in range(tab.model.rowCount())
    ]
    assert ["Kari Åsmo", "Amina Zahra", "2", "Egen sak", ""] in texts
    assert ["Kari Åsmo", "Liv Haugen", "1", "Andres sak", "Kollega?"] in texts
    press(tab.odd, Qt.Key.Key_Space)
    assert [row.person for row in tab.model.rows()] == ["Liv Haugen"]
    press(tab.odd, Qt.Key.Key_Space)
    type_text(tab.filter, "amina")
    assert [row.person for row in tab.model.rows()] == ["Amina Zahra"]


def test_from_the_persons_page_to_who_has_seen_them(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    open_person(tiny.adviser, tiny.ids["Åse"])
    shell = in_shell(qtbot, tiny.leader, bus)
    shell.show_page("person")
    person = shell.page("person")
    assert isinstance(person, PersonPage)
    person.show_person(tiny.ids["Amina"])
    with qtbot.waitSignal(bus.open_settings) as asked:
        person.seldom.actions["whoSaw"].trigger()
    shell.show_page("settings")
    page = shell.page("settings")
    assert isinstance(page, SettingsPage)
    page.show_tab(asked.args[0])
    tab = access_tab(page)
    assert {(row.who, row.person) for row in tab.model.rows()} == {("Liv Haugen", "Amina Zahra")}
    everybody = tab.findChild(QPushButton, "showEverybody")
    assert everybody is not None
    press(everybody, Qt.Key.Key_Space)
    assert {row.person for row in tab.model.rows()} == {"Amina Zahra", "Åse Aabakken"}
