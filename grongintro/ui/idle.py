"""Tells when nobody has touched the program for a while, also while a dialog is open or the lid was shut."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QCoreApplication

TICK_MS = 5_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


def seconds_awake_and_asleep() -> float:
    """A clock that nobody can set and that goes on while the machine sleeps, where the system has one."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(boot) if boot is not None else time.monotonic()


class IdleWatch(QObject):
    """Emits `idle` once when no key or mouse was used for `minutes`; input starts the count anew."""

    idle = Signal()

    def __init__(
        self, app: QCoreApplication, minutes: float, clock: Callable[[], float] = seconds_awake_and_asleep
    ) -> None:
        super().__init__(app)
        self.setObjectName("idleWatch")
        self._app, self._clock = app, clock
        self._limit = minutes * 60
        self._last = clock()
        self._told = True
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.check)

    def start(self) -> None:
        """Begin to count; called when somebody has logged in."""
        self._last, self._told = self._clock(), False
        self._app.removeEventFilter(self)
        self._app.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Count no longer; called when the program is locked."""
        self._told = True
        self._timer.stop()
        self._app.removeEventFilter(self)

    def set_minutes(self, minutes: float) -> None:
        """Another limit."""
        self._limit = minutes * 60

    def check(self) -> None:
        """Tell if the limit is passed; the timer asks, and so does the first touch after a sleep."""
        if not self._told and self._clock() - self._last >= self._limit:
            self._told = True
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice input; the touch that wakes a machine left alone too long does not count as use."""
        if event.type() in _TOUCHES:
            self.check()
            if not self._told:
                self._last = self._clock()
        return super().eventFilter(watched, event)
