"""Tells when nobody is there: nothing was touched for a while, the machine slept, or Ctrl+L was pressed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QCoreApplication

TICK_MS = 5_000
# The timer ticks every few seconds; when the wall clock says that it has not for so long, the machine slept.
SLEPT_SECONDS = 120
_LOCK_KEY = (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
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
    """Emits `idle` once when no key or mouse was used for `minutes`, or the machine slept; input starts anew.

    `asked` is Ctrl+L, wherever the keyboard is: dialogs, menus and open lists keep shortcuts from the window.
    """

    idle = Signal()
    asked = Signal()

    def __init__(
        self,
        app: QCoreApplication,
        minutes: float,
        clock: Callable[[], float] = seconds_awake_and_asleep,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(app)
        self.setObjectName("idleWatch")
        self._app, self._clock, self._wall = app, clock, wall
        self._limit = minutes * 60
        self._last, self._ticked = clock(), wall()
        self._told = True
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.check)

    def start(self) -> None:
        """Begin to count; called when somebody has logged in."""
        self._last, self._ticked, self._told = self._clock(), self._wall(), False
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
        if not self._told and (self._has_slept() or self._clock() - self._last >= self._limit):
            self._told = True
            self.idle.emit()

    def _has_slept(self) -> bool:
        """Not every system's steady clock goes on in sleep, and a short sleep is within the limit."""
        now, before = self._wall(), self._ticked
        self._ticked = now
        return now - before >= SLEPT_SECONDS

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice input; the touch that wakes a machine left alone too long does not count as use."""
        del watched
        if event.type() in _TOUCHES:
            self.check()
            if not self._told:
                self._last = self._clock()
            if isinstance(event, QKeyEvent) and (event.key(), event.modifiers()) == _LOCK_KEY:
                QTimer.singleShot(0, self, self._ask)
                return True
        return False  # as QObject answers; asking it would cost a call for each of thousands of events

    def _ask(self) -> None:
        if self._timer.isActive():
            self.asked.emit()
