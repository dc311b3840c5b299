"""What the tests of pages share: a tiny store for each test, and the dialog that is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from grongintro.ui import run
from grongintro.ui.asking import undo_last
from grongintro.ui.pages import page_table
from grongintro.ui.shell import Shell
from tests.ui.keyboard import press, shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus

W = TypeVar("W", bound=QWidget)
D = TypeVar("D", bound=QDialog)
_TRIES = 200
CTRL = Qt.KeyboardModifier.ControlModifier


def in_window(qtbot: QtBot, page: W) -> W:
    """Show a page as the shell does: in a window that has the keyboard."""
    window = QMainWindow()
    window.resize(1280, 800)
    window.setCentralWidget(page)
    qtbot.addWidget(window)
    shown(window)
    return page


def in_shell(qtbot: QtBot, desk: Desk, bus: Bus) -> Shell:
    """The pages of an account with the bars around them, as the program lays them out."""
    shell = Shell(bus)
    for place in page_table(desk, bus):
        shell.add_page(place.key, place.title, place.symbol, place.factory, under=place.under)
    shell.set_undo(partial(undo_last, shell, desk, bus))
    shell.resize(1280, 800)
    return in_window(qtbot, shell)


def opened(kind: type[D]) -> D:
    """The dialog of this kind that is open."""
    found = dialogs(kind)
    assert found, f"no {kind.__name__} is open"
    _wait_until_active(found[-1])
    return found[-1]


def back_in(page: W) -> W:
    """The page's window has the keyboard again, as when a dialog was closed."""
    _wait_until_active(page.window())
    return page


def _wait_until_active(window: QWidget) -> None:
    """Until then a shortcut of the window does nothing."""
    if QApplication.activeWindow() is not window:
        window.activateWindow()
    for _ in range(_TRIES):
        if QApplication.activeWindow() is window:
            return
        QTest.qWait(5)


def dialogs(kind: type[D]) -> list[D]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def focused(window: QWidget) -> QWidget:
    _wait_until_active(window)
    found = window.focusWidget()
    assert found is not None
    return found


def save(dialog: QDialog) -> None:
    """Ctrl+Enter."""
    run.forget_held()
    press(focused(dialog), Qt.Key.Key_Return, CTRL)


def escape(dialog: QDialog) -> None:
    press(focused(dialog), Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
