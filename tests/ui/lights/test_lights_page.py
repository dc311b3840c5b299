"""Lovlys for the whole service: read beside the window, kept while it is read again, and what a row opens."""

from __future__ import annotations

from threading import Event, get_ident
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox

from grongintro.errors import StorageError
from grongintro.rules.compliance.light import Colour
from grongintro.services.qualifying import lights
from grongintro.services.qualifying.right import assess_right
from grongintro.ui.doing import announce
from grongintro.ui.lights import page as page_module
from grongintro.ui.lights.page import LightsPage
from tests.ui.desks import in_window, opened
from tests.ui.keyboard import press, type_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.services.qualifying.lights import LightsView
    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore


class Slow:
    """The service, made to wait until it is let go on; counts how often it was asked."""

    def __init__(self) -> None:
        self.go_on = Event()
        self.began = 0
        self.threads: set[int] = set()
        self.fails: Exception | None = None

    def __call__(self, desk: Desk) -> LightsView:
        self.began += 1
        self.threads.add(get_ident())
        self.go_on.wait(20)
        if self.fails is not None:
            raise self.fails
        return lights.all_lights(desk)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    made = Slow()
    monkeypatch.setattr(page_module, "all_lights", made)
    yield made
    made.go_on.set()


def page_of(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> LightsPage:
    return in_window(qtbot, LightsPage(tiny.adviser, bus))


def read(qtbot: QtBot, page: LightsPage) -> None:
    qtbot.waitUntil(lambda: not page.reading, timeout=20_000)


def names(page: LightsPage) -> list[str]:
    model = page.people.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def said(page: LightsPage) -> str:
    found = page.findChild(QLabel, "pageSubtitle")
    assert found is not None
    return found.text() if found.isVisible() else ""


def test_everybody_stands_with_what_must_be_mended_first(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny, bus)
    read(qtbot, page)
    view = lights.all_lights(tiny.adviser)
    assert names(page) == [each.name for each in view.people]
    assert view.people[0].count(Colour.RED) >= view.people[-1].count(Colour.RED)
    assert said(page) == ""


def test_the_window_answers_while_all_are_read(qtbot: QtBot, tiny: TinyStore, bus: Bus, slow: Slow) -> None:
    page = page_of(qtbot, tiny, bus)
    qtbot.waitUntil(lambda: slow.began == 1)
    assert page.reading
    assert said(page) == "Leser hvordan det står til med alle …"
    field = page.findChild(QLineEdit, "lightsFilter")
    assert field is not None
    type_text(field, "amina")
    assert field.text() == "amina"
    assert names(page) == []
    slow.go_on.set()
    read(qtbot, page)
    qtbot.waitUntil(lambda: names(page) == ["Amina Zahra"])
    assert said(page) == ""
    assert get_ident() not in slow.threads


def test_what_was_read_stands_there_until_it_has_been_read_again(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, slow: Slow
) -> None:
    slow.go_on.set()
    page = page_of(qtbot, tiny, bus)
    read(qtbot, page)
    shown = names(page)
    assert page.people.choose(tiny.ids["Yusuf"])
    slow.go_on.clear()
    announce(tiny.adviser, bus, assess_right(tiny.adviser, tiny.ids["Amina"], standing=None))
    qtbot.waitUntil(lambda: slow.began == 2)
    assert names(page) == shown
    qtbot.waitUntil(lambda: said(page) != "", timeout=5000)
    slow.go_on.set()
    read(qtbot, page)
    chosen = page.people.chosen()
    assert chosen is not None
    assert chosen.person_id == tiny.ids["Yusuf"]
    amina = next(each for each in lights.all_lights(tiny.adviser).people if each.name == "Amina Zahra")
    assert not amina.has("light.right", Colour.RED)


def test_a_change_while_it_reads_is_read_too(qtbot: QtBot, tiny: TinyStore, bus: Bus, slow: Slow) -> None:
    page = page_of(qtbot, tiny, bus)
    qtbot.waitUntil(lambda: slow.began == 1)
    saved = assess_right(tiny.adviser, tiny.ids["Amina"], standing=None)
    for _ in range(3):
        announce(tiny.adviser, bus, saved)
    assert slow.began == 1
    slow.go_on.set()
    qtbot.waitUntil(lambda: slow.began == 2)
    read(qtbot, page)
    assert slow.began == 2


def test_what_went_wrong_is_told_and_it_is_read_when_it_is_seen_again(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, slow: Slow
) -> None:
    slow.fails = StorageError("Lageret svarer ikke.", "Prøv igjen.")
    slow.go_on.set()
    page = page_of(qtbot, tiny, bus)
    read(qtbot, page)
    box = opened(QMessageBox)
    assert box.text() == "Lageret svarer ikke."
    press(box, Qt.Key.Key_Return)
    slow.fails = None
    page.hide()
    page.show()
    read(qtbot, page)
    assert "Amina Zahra" in names(page)


def test_a_page_that_goes_while_it_reads_leaves_nothing_behind(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, slow: Slow
) -> None:
    page = LightsPage(tiny.adviser, bus)
    page.refresh()
    qtbot.waitUntil(lambda: slow.began == 1)
    page.deleteLater()
    qtbot.wait(20)
    slow.go_on.set()
    qtbot.waitUntil(lambda: not bus.children(), timeout=20_000)
