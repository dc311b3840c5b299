from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from grongintro.domain.changes import Changes, Subject
from grongintro.ui.idle import IdleWatch
from grongintro.ui.widgets.search_popup import SearchPopup
from grongintro.ui.window import Window
from tests.ui import gallery
from tests.ui.gallery import GalleryPage
from tests.ui.keyboard import press, shown, type_text

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from grongintro.ui.bus import Bus
    from grongintro.ui.shell import Shell

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shell(qtbot: QtBot, bus: Bus) -> Shell:
    made = gallery.gallery(bus)
    qtbot.addWidget(made)
    shown(made)
    return made


def page(shell: Shell, key: str) -> GalleryPage:
    found = shell.page(key)
    assert isinstance(found, GalleryPage)
    return found


def test_pages_are_made_when_they_are_first_shown(shell: Shell) -> None:
    assert shell.page("people") is None
    press(shell, Qt.Key.Key_2, CTRL)
    assert shell.current_page == "people"
    assert page(shell, "people").reloads == 1
    press(shell, Qt.Key.Key_1, CTRL)
    assert page(shell, "day").reloads == 1


def test_a_page_reads_again_when_its_subjects_change(shell: Shell, bus: Bus) -> None:
    day = page(shell, "day")
    bus.changed.emit(Changes(frozenset({Subject.PERSON})))
    assert day.reloads == 1
    bus.changed.emit(Changes(frozenset({Subject.CONVERSATION, Subject.PERSON})))
    assert day.reloads == 2


def test_a_hidden_page_waits_until_it_is_seen(shell: Shell, bus: Bus) -> None:
    day = page(shell, "day")
    shell.show_page("load")
    for _ in range(3):
        bus.changed.emit(Changes(frozenset({Subject.CONVERSATION})))
    assert day.reloads == 1
    shell.show_page("day")
    assert day.reloads == 2


def test_ctrl_k_finds_a_person(qtbot: QtBot, shell: Shell, bus: Bus) -> None:
    press(shell, Qt.Key.Key_K, CTRL)
    popup = shell.findChild(SearchPopup)
    assert popup is not None
    type_text(popup.line, "e")
    qtbot.waitUntil(lambda: popup.hits.count() == 3)
    press(popup.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(bus.open_person) as opened:
        press(popup.line, Qt.Key.Key_Return)
    assert opened.args == ["2"]
    assert not popup.isVisible()


def test_enter_at_once_does_not_open_what_was_found_before(qtbot: QtBot, shell: Shell, bus: Bus) -> None:
    shell.open_search()
    popup = shell.findChild(SearchPopup)
    assert popup is not None
    type_text(popup.line, "ærlend")
    with qtbot.waitSignal(bus.open_person) as opened:
        press(popup.line, Qt.Key.Key_Return)
    assert opened.args == ["2"]


def test_no_hit_says_what_to_try_and_esc_closes(shell: Shell) -> None:
    shell.open_search()
    popup = shell.findChild(SearchPopup)
    assert popup is not None
    type_text(popup.line, "xyz")
    press(popup.line, Qt.Key.Key_Return)
    note = popup.findChild(QLabel, "searchNote")
    assert note is not None
    assert note.text().startswith("Ingen treff")
    press(popup.line, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_undo_is_offered_in_the_bar(shell: Shell, bus: Bus) -> None:
    undone: list[int] = []

    def undo() -> None:
        undone.append(1)

    bus.offer.emit("Samtalen er lagret.", "Angre", undo)
    assert shell.messages.text == "Samtalen er lagret."
    button = shell.messages.findChild(QPushButton, "messageAction")
    assert button is not None
    button.setFocus()
    press(button, Qt.Key.Key_Space)
    assert undone == [1]
    assert shell.messages.text == ""


def test_f1_shows_every_key(shell: Shell) -> None:
    press(shell, Qt.Key.Key_F1)
    sheet = shell.findChild(QDialog, "shortcutSheet")
    assert sheet is not None
    words = [each.text() for each in sheet.findChildren(QLabel)]
    assert {"Ctrl+K", "Ctrl+L", "F1 / Ctrl+/", "Ctrl+1", "Ctrl+N", "Ny samtale", "Ctrl+Z"} <= set(words)


def test_the_lock_covers_pages_keys_and_dialogs(qtbot: QtBot, shell: Shell) -> None:
    asked: list[int] = []

    def lock() -> None:
        asked.append(1)
        shell.set_content(LockPage())

    shell.lock_asked.connect(lock)
    dialog = QDialog(shell)
    line = QLineEdit("halvskrevet", dialog)
    dialog.open()
    reloads = page(shell, "day").reloads
    shell.lock_asked.emit()
    assert not dialog.isVisible()
    assert not page(shell, "day").isVisible()
    press(shell, Qt.Key.Key_N, CTRL)
    press(shell, Qt.Key.Key_K, CTRL)
    press(shell, Qt.Key.Key_L, CTRL)
    assert page(shell, "day").reloads == reloads
    assert shell.findChild(SearchPopup) is None
    assert asked == [1]
    shell.clear_content()
    assert dialog.isVisible()
    assert line.text() == "halvskrevet"
    assert page(shell, "day").isVisible()
    dialog.reject()
    qtbot.wait(0)
    press(shell, Qt.Key.Key_L, CTRL)
    assert asked == [1, 1]


class LockPage(QWidget):
    pass


def test_the_next_account_gets_none_of_the_dialogs_or_pages(shell: Shell) -> None:
    dialog = QDialog(shell)
    dialog.open()
    shell.set_content(LockPage())
    shell.clear_content(restore_dialogs=False)
    shell.drop_pages()
    assert not dialog.isVisible()
    assert shell.page("day") is None
    shell.show_page("day")
    assert page(shell, "day").reloads == 1


def test_the_window_stands_where_it_stood(qtbot: QtBot, tmp_path: Path) -> None:
    first = Window(tmp_path / "window.ini")
    qtbot.addWidget(first)
    shown(first)
    first.resize(701, 563)
    first.close()
    second = Window(tmp_path / "window.ini")
    qtbot.addWidget(second)
    assert (second.width(), second.height()) == (701, 563)


def test_the_side_bar_folds_when_it_is_narrow(shell: Shell) -> None:
    wide = shell.sidebar.sizeHint().width()
    line = shell.fontMetrics().height()
    shell.resize(line * 40, line * 40)
    QTest.qWait(1)
    assert shell.sidebar.sizeHint().width() < wide / 2
    assert shell.sidebar.button("day").accessibleName() == "Min dag"


class FakeClock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def watch(qapp: QApplication, clock: FakeClock) -> IdleWatch:
    return IdleWatch(qapp, 10, clock)


def idle_count(watch: IdleWatch) -> list[int]:
    seen: list[int] = []

    def count() -> None:
        seen.append(1)

    watch.idle.connect(count)
    return seen


def test_idle_is_told_once_after_ten_minutes(watch: IdleWatch, clock: FakeClock) -> None:
    seen = idle_count(watch)
    watch.check()
    watch.start()
    clock.seconds = 599
    watch.check()
    assert seen == []
    clock.seconds = 600
    watch.check()
    watch.check()
    assert seen == [1]
    watch.stop()


def test_a_key_in_a_modal_dialog_counts_as_use(qtbot: QtBot, watch: IdleWatch, clock: FakeClock) -> None:
    seen = idle_count(watch)
    watch.start()
    dialog = QDialog()
    line = QLineEdit(dialog)
    qtbot.addWidget(dialog)
    dialog.open()
    clock.seconds = 500
    type_text(line, "ø")
    clock.seconds = 1099
    watch.check()
    assert seen == []
    clock.seconds = 1100
    watch.check()
    assert seen == [1]
    watch.stop()


def test_the_touch_that_wakes_the_machine_does_not_save_it_from_the_lock(
    qtbot: QtBot, watch: IdleWatch, clock: FakeClock
) -> None:
    seen = idle_count(watch)
    watch.start()
    widget = QWidget()
    qtbot.addWidget(widget)
    clock.seconds = 3600
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, CTRL))
    assert seen == [1]
    watch.stop()


def test_a_short_sleep_locks_although_the_steady_clock_stood_still(
    qapp: QApplication, clock: FakeClock
) -> None:
    wall = FakeClock()
    watch = IdleWatch(qapp, 10, clock, wall)
    seen = idle_count(watch)
    watch.start()
    for wall.seconds in (5, 10, 60, 170):
        watch.check()
    assert seen == []
    wall.seconds = 290
    watch.check()
    assert seen == [1]
    watch.stop()


def test_the_touch_that_wakes_after_a_short_sleep_locks(
    qtbot: QtBot, qapp: QApplication, clock: FakeClock
) -> None:
    wall = FakeClock()
    watch = IdleWatch(qapp, 10, clock, wall)
    seen = idle_count(watch)
    watch.start()
    widget = QWidget()
    qtbot.addWidget(widget)
    wall.seconds = 200
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, CTRL))
    assert seen == [1]
    watch.stop()
