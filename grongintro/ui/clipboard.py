"""Numbers do not stay on the clipboard: what the program put there is taken away after a minute."""

from __future__ import annotations

import re
import sys

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

SECONDS = 60
# Nine digits or more with blanks between (fødselsnummer, D-number, DUF, account), or an account with dots.
_NUMBER = "\\d(?:[ \u00a0\u2009\u202f]?\\d){8,}|\\d{4}\\.\\d{2}\\.\\d{5}"
# Windows keeps what has this format out of its clipboard history and off other machines.
_KEPT_OUT = 'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"'
_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


def holds_number(text: str) -> bool:
    """Whether a text holds a number that tells who somebody is or where money goes; a phone's does not."""
    return re.search(_NUMBER, text) is not None


def owns(clipboard: QClipboard, mode: QClipboard.Mode) -> bool:
    """Whether what lies there comes from this program."""
    if mode is QClipboard.Mode.Selection:
        return clipboard.supportsSelection() and clipboard.ownsSelection()
    return clipboard.ownsClipboard()


class ClipboardGuard(QObject):
    """Clears the clipboard when the program itself put a number there, unless something else came since."""

    def __init__(
        self, parent: QObject, *, seconds: float = SECONDS, keep_out: bool = sys.platform == "win32"
    ) -> None:
        super().__init__(parent)
        self.setObjectName("clipboardGuard")
        self._clipboard = QGuiApplication.clipboard()
        self._keep_out = keep_out
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(seconds * 1000))
        self._timer.timeout.connect(self.clear)
        self._clipboard.changed.connect(self._look)

    def _look(self, mode: QClipboard.Mode) -> None:
        if not self._has_number(mode):
            return
        self._timer.start()
        if self._keep_out and mode is QClipboard.Mode.Clipboard:
            self._mark()

    def _has_number(self, mode: QClipboard.Mode) -> bool:
        """What other programs own is never read: it is nobody's business here."""
        return owns(self._clipboard, mode) and holds_number(self._clipboard.text(mode))

    def _mark(self) -> None:
        if self._clipboard.mimeData().hasFormat(_KEPT_OUT):
            return
        data = QMimeData()
        data.setText(self._clipboard.text())
        data.setData(_KEPT_OUT, b"\0\0\0\0")
        self._clipboard.setMimeData(data)

    def clear(self) -> None:
        """Take the number away now, as at the lock and at closing."""
        self._timer.stop()
        for mode in _MODES:
            if self._has_number(mode):
                self._clipboard.clear(mode)
