"""The window itself: on screen before anything else is loaded, and standing where it stood last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QPaintEvent

_GEOMETRY = "window/geometry"


class Window(QMainWindow):
    """An empty window; what fills it comes later.

    `painted` is emitted once, when it has been on screen; `closing` lets the program put its things away.
    """

    closing = Signal()
    painted = Signal()

    def __init__(self, settings_file: Path | None = None) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Grongintro")
        self._settings = _settings(settings_file)
        self._stand_where_it_stood()
        self._unpainted = True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell, once, that people see something."""
        super().paintEvent(event)
        if self._unpainted:
            self._unpainted = False
            QTimer.singleShot(0, self, self._tell_painted)

    def _tell_painted(self) -> None:
        self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window stood."""
        if self._settings is not None:
            self._settings.setValue(_GEOMETRY, self.saveGeometry())
            self._settings.sync()
        self.closing.emit()
        super().closeEvent(event)

    def _stand_where_it_stood(self) -> None:
        line = self.fontMetrics().height()
        self.setMinimumSize(line * 28, line * 22)
        self.resize(line * 72, line * 46)
        if self._settings is not None and self._settings.contains(_GEOMETRY):
            self.restoreGeometry(self._settings.value(_GEOMETRY))


def _settings(path: Path | None) -> QSettings | None:
    return QSettings(str(path), QSettings.Format.IniFormat) if path is not None else None
