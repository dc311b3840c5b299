"""What the system tells about the session: Windows was locked, the machine goes to sleep. Elsewhere nothing.

On Linux and macOS the idle watch sees after the sleep that the clock has jumped, and locks then.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray

WINDOWS = sys.platform == "win32"
WM_WTSSESSION_CHANGE = 0x02B1
WM_POWERBROADCAST = 0x0218
WTS_SESSION_LOCK = 0x7
WTS_SESSION_LOGOFF = 0x6
WTS_CONSOLE_DISCONNECT = 0x2
WTS_REMOTE_DISCONNECT = 0x4
PBT_APMSUSPEND = 0x4
_LEAVING = {
    WM_WTSSESSION_CHANGE: {
        WTS_SESSION_LOCK,
        WTS_SESSION_LOGOFF,
        WTS_CONSOLE_DISCONNECT,
        WTS_REMOTE_DISCONNECT,
    },
    WM_POWERBROADCAST: {PBT_APMSUSPEND},
}
_THIS_SESSION = 0
_FORCE_ICON, _OWN_ICON = 7, 10
_EXCLUDE_FROM_CAPTURE = 0x11


def leaves(message: int, meaning: int) -> bool:
    """Whether a message (its number and wParam) says that nobody is at the machine any more."""
    return meaning in _LEAVING.get(message, ())


def read_message(address: int) -> tuple[int, int]:
    """Number and wParam of the Windows MSG that lies at an address."""
    found = wintypes.MSG.from_address(address)
    return int(found.message), int(found.wParam)


class _Filter(QAbstractNativeEventFilter):
    """Hands every Windows message of the program to `leaves`; it never keeps one from Qt."""

    def __init__(self, watch: SessionWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Look at one message."""
        if bytes(kind) == b"windows_generic_MSG" and leaves(*read_message(int(message))):  # type: ignore[arg-type]
            self._watch.left.emit()
        return False, 0


class SessionWatch(QObject):
    """Emits `left` when Windows is locked, the user leaves, or the machine goes to sleep.

    The window that it follows shows only its icon in the task switcher while `set_covered`, or minimised.
    """

    left = Signal()

    def __init__(self, parent: QObject, window: QWidget, system: Any = None) -> None:
        super().__init__(parent)
        self.setObjectName("sessionWatch")
        self._window = window
        self._covered = self._out_of_pictures = False
        self._system = system if system is not None else _windows()
        self._filter = _Filter(self)
        if self._system is None:
            return
        _app().installNativeEventFilter(self._filter)
        window.installEventFilter(self)
        self._system.wtsapi32.WTSRegisterSessionNotification(self._handle(), _THIS_SESSION)

    def _handle(self) -> wintypes.HWND:
        return wintypes.HWND(self._window.winId())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window when it is minimised, and dialogs when they are to be kept out of pictures."""
        if event.type() == QEvent.Type.WindowStateChange and watched is self._window:
            self._hide_thumbnail()
        elif event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._set_pictures(watched)
        return super().eventFilter(watched, event)

    def set_covered(self, covered: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Tell whether the lock lies over everything."""
        self._covered = covered
        self._hide_thumbnail()

    def _hide_thumbnail(self) -> None:
        """Let the task switcher show the icon instead of the last picture that it took of the window."""
        if self._system is None:
            return
        hidden = ctypes.c_int(self._covered or self._window.isMinimized())
        for attribute in (_FORCE_ICON, _OWN_ICON):
            self._system.dwmapi.DwmSetWindowAttribute(
                self._handle(), attribute, ctypes.byref(hidden), ctypes.sizeof(hidden)
            )

    def keep_out_of_pictures(self, *, wanted: bool) -> None:
        """Keep the program out of screen sharing and screenshots, or let it in again."""
        if self._system is None or wanted == self._out_of_pictures:
            return
        self._out_of_pictures = wanted
        _app().removeEventFilter(self)
        if wanted:
            _app().installEventFilter(self)
        self._set_pictures(self._window)

    def _set_pictures(self, window: QWidget) -> None:
        if self._system is not None:
            affinity = _EXCLUDE_FROM_CAPTURE if self._out_of_pictures else 0
            self._system.user32.SetWindowDisplayAffinity(wintypes.HWND(window.winId()), affinity)

    def stop(self) -> None:
        """Listen no longer; the window is going away."""
        if self._system is not None:
            self._system.wtsapi32.WTSUnRegisterSessionNotification(self._handle())
            _app().removeNativeEventFilter(self._filter)
            self._system = None


def _app() -> QCoreApplication:
    found = QCoreApplication.instance()
    if found is None:
        raise RuntimeError("a session is watched while a program runs")
    return found


def _windows() -> Any:
    """The system's libraries, or None where they are not."""
    return getattr(ctypes, "windll", None) if WINDOWS else None
