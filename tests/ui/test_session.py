"""The system's own messages and the clipboard, with made-up messages and short times."""

from __future__ import annotations

import ctypes
from ctypes import wintypes
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

import grongintro
from grongintro.ui import clipboard as clip
from grongintro.ui import session
from grongintro.ui.clipboard import ClipboardGuard, holds_number
from grongintro.ui.session import SessionWatch, leaves, read_message
from tests.ui.keyboard import shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class System:
    """Stands for the libraries of Windows and keeps what was asked of them."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Any]] = []
        self.wtsapi32 = SimpleNamespace(
            WTSRegisterSessionNotification=self._keep("register"),
            WTSUnRegisterSessionNotification=self._keep("unregister"),
        )
        self.dwmapi = SimpleNamespace(DwmSetWindowAttribute=self._attribute)
        self.user32 = SimpleNamespace(SetWindowDisplayAffinity=self._keep("affinity"))

    def _keep(self, name: str) -> Any:
        def call(_window: object, value: object = None) -> None:
            self.asked.append((name, value))

        return call

    def _attribute(self, _window: object, attribute: int, value: Any, size: int) -> None:
        assert size == 4
        self.asked.append((f"dwm{attribute}", value._obj.value))  # noqa: SLF001  what byref points at


def message(number: int, meaning: int) -> wintypes.MSG:
    made = wintypes.MSG()
    made.message, made.wParam = number, meaning
    return made


@pytest.mark.parametrize(
    ("number", "meaning", "expected"),
    [
        (0x02B1, 0x7, True),
        (0x02B1, 0x4, True),
        (0x02B1, 0x6, True),
        (0x02B1, 0x8, False),
        (0x0218, 0x4, True),
        (0x0218, 0x7, False),
        (0x0218, 0xA, False),
        (0x0100, 0x7, False),
    ],
)
def test_lock_sleep_and_leaving_are_told_from_other_messages(
    number: int, meaning: int, expected: bool
) -> None:
    made = message(number, meaning)
    assert read_message(ctypes.addressof(made)) == (number, meaning)
    assert leaves(*read_message(ctypes.addressof(made))) is expected


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return shown(made)


def test_a_message_of_the_system_is_told_and_passed_on(qapp: QApplication, window: QWidget) -> None:
    watch = SessionWatch(qapp, window, System())
    seen: list[int] = []

    def left() -> None:
        seen.append(1)

    watch.left.connect(left)
    for number, kind in (
        (0x0218, b"windows_generic_MSG"),
        (0x0218, b"xcb"),
        (0x0010, b"windows_generic_MSG"),
    ):
        made = message(number, 4)
        taken = watch._filter.nativeEventFilter(kind, ctypes.addressof(made))  # noqa: SLF001
        assert taken == (False, 0)
    assert seen == [1]
    watch.stop()


def test_the_task_switcher_shows_the_icon_while_locked_or_minimised(
    qapp: QApplication, window: QWidget
) -> None:
    system = System()
    watch = SessionWatch(qapp, window, system)
    watch.set_covered(True)
    watch.set_covered(False)
    window.showMinimized()
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowStateChange))
    assert system.asked[:5] == [("register", 0), ("dwm7", 1), ("dwm10", 1), ("dwm7", 0), ("dwm10", 0)]
    assert system.asked[-2:] == [("dwm7", 1), ("dwm10", 1)]
    watch.stop()
    assert system.asked[-1] == ("unregister", None)
    watch.set_covered(True)
    assert system.asked[-1] == ("unregister", None)


def test_windows_and_dialogs_are_kept_out_of_pictures_only_when_chosen(
    qtbot: QtBot, qapp: QApplication, window: QWidget
) -> None:
    system = System()
    watch = SessionWatch(qapp, window, system)
    watch.keep_out_of_pictures(wanted=False)
    assert [name for name, _ in system.asked] == ["register"]
    watch.keep_out_of_pictures(wanted=True)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.open()
    assert system.asked[1:] == [("affinity", 0x11), ("affinity", 0x11)]
    watch.keep_out_of_pictures(wanted=False)
    assert system.asked[-1] == ("affinity", 0)
    watch.stop()


def test_elsewhere_nothing_is_asked_of_the_system(qapp: QApplication, window: QWidget) -> None:
    watch = SessionWatch(qapp, window)
    assert session._windows() is None or session.WINDOWS  # noqa: SLF001
    watch.set_covered(True)
    watch.keep_out_of_pictures(wanted=True)
    watch.stop()


@pytest.mark.parametrize(
    "text",
    [
        "01010112345",
        "010101 12345",
        "Fnr. 41 01 01 12 345 (D-nummer)",
        "200512345678",
        "1234.56.78903",
        "1234 56 78903",
        "1234\u00a056\u00a078903",
    ],
)
def test_numbers_and_accounts_are_known(text: str) -> None:
    assert holds_number(text)


@pytest.mark.parametrize("text", ["", "987 65 432", "74312100", "11.03.2026 kl. 08.30", "136 549 kr", "Åse"])
def test_phones_dates_and_amounts_may_stay(text: str) -> None:
    assert not holds_number(text)


@pytest.fixture(autouse=True)
def own(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """The offscreen platform never says that the program owns its clipboard."""
    answer = [True]

    def owns(clipboard: QClipboard, mode: QClipboard.Mode) -> bool:
        return mode is QClipboard.Mode.Clipboard and answer[0] and clipboard is not None

    monkeypatch.setattr(clip, "owns", owns)
    return answer


@pytest.fixture
def guard(qapp: QApplication) -> ClipboardGuard:
    qapp.clipboard().clear()
    return ClipboardGuard(QObject(qapp), seconds=0.05, keep_out=False)


def copied(qtbot: QtBot, text: str) -> None:
    line = QLineEdit(text)
    qtbot.addWidget(line)
    line.selectAll()
    line.copy()


def test_a_number_is_taken_off_the_clipboard_after_a_while(
    qtbot: QtBot, qapp: QApplication, guard: ClipboardGuard
) -> None:
    copied(qtbot, "010101 12345")
    assert qapp.clipboard().text() == "010101 12345"
    qtbot.waitUntil(lambda: qapp.clipboard().text() == "", timeout=2000)
    assert guard.parent() is not None


@pytest.mark.usefixtures("guard")
def test_what_was_copied_since_and_what_is_no_number_stays(qtbot: QtBot, qapp: QApplication) -> None:
    copied(qtbot, "010101 12345")
    copied(qtbot, "Bergsmo")
    qtbot.wait(120)
    assert qapp.clipboard().text() == "Bergsmo"


def test_the_lock_takes_it_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    guard = ClipboardGuard(qapp, keep_out=False)
    copied(qtbot, "1234 56 78903")
    guard.clear()
    assert qapp.clipboard().text() == ""
    copied(qtbot, "Bergsmo")
    guard.clear()
    assert qapp.clipboard().text() == "Bergsmo"
    guard.deleteLater()


def test_what_another_program_copied_is_nobodys_business(
    qtbot: QtBot, qapp: QApplication, own: list[bool]
) -> None:
    guard = ClipboardGuard(qapp, keep_out=True)
    own[0] = False
    copied(qtbot, "010101 12345")
    guard.clear()
    assert qapp.clipboard().text() == "010101 12345"
    guard.deleteLater()


def test_on_windows_it_is_kept_out_of_the_history(qtbot: QtBot, qapp: QApplication) -> None:
    guard = ClipboardGuard(qapp, keep_out=True)
    copied(qtbot, "010101 12345")
    assert any("ExcludeClipboardContent" in each for each in qapp.clipboard().mimeData().formats())
    assert qapp.clipboard().text() == "010101 12345"
    guard.clear()
    assert qapp.clipboard().text() == ""
    guard.deleteLater()


def test_the_program_shows_no_notifications() -> None:
    root = Path(grongintro.__file__).parent
    for path in root.rglob("*.py"):
        words = path.read_text(encoding="utf-8")
        assert "QSystemTrayIcon" not in words, path
        assert "org.freedesktop.Notifications" not in words, path
