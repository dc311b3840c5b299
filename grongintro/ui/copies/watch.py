"""Copies while the program is open: taken on a timer beside the window, their age at the edge of it."""

from __future__ import annotations

import logging
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from grongintro.errors import StorageError
from grongintro.ui.worker import QuietWork

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.services.desk import Desk
    from grongintro.services.keeping.safety import CopyState
    from grongintro.ui.bus import Bus
    from grongintro.ui.shell_parts import Sidebar
    from grongintro.ui.worker import Progress

_LOOK_MS = 10 * 60_000
# The first page is to be on screen before the looking begins.
_WAIT_MS = 1000


class CopyWatch(QObject):
    """Follows one desk: looks at once, and then every ten minutes whether a copy is due."""

    def __init__(self, parent: QObject, bus: Bus, sidebar: Sidebar) -> None:
        super().__init__(parent)
        self.setObjectName("copyWatch")
        self._bus, self._sidebar = bus, sidebar
        self._desk: Desk | None = None
        self._work: QuietWork | None = None
        self._again = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.take_if_due)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(_WAIT_MS)
        self._first.timeout.connect(self.look)
        sidebar.foot_picked.connect(self._open_settings)
        bus.copied.connect(self.look)

    def follow(self, desk: Desk) -> None:
        """Look after the copies of this desk's store."""
        self._desk = desk
        self._timer.start()
        self._first.start()

    def stop(self) -> None:
        """Let go of the store, when a copy that is being taken is done."""
        self._timer.stop()
        self._first.stop()
        self._desk = None
        if self._work is not None:
            self._work.wait()

    def look(self) -> None:
        """Show how old the newest copy is."""
        self._beside(_look)

    def take_if_due(self) -> None:
        """Take a copy when it is time and something has changed, and show how old the newest is."""
        self._beside(_take_and_look)

    def _beside(self, job: Callable[[Desk, Progress], CopyState]) -> None:
        if self._desk is None:
            return
        if self._work is not None:
            self._again = True
            return
        self._again = False
        self._work = QuietWork(self, partial(job, self._desk))
        self._work.finished.connect(self._show)
        self._work.failed.connect(self._failed)
        self._work.ended.connect(self._ended)
        self._work.start()

    def _show(self, state: CopyState) -> None:
        if self._desk is None:
            return
        from grongintro.ui.copies.words import state_details, state_words  # noqa: PLC0415  after the window

        now = self._desk.clock.now()
        words, tone = state_words(state, now)
        self._sidebar.set_foot(words, tone, state_details(state, now))

    def _failed(self, error: Exception) -> None:
        logging.getLogger("grongintro").warning("copies: %s", type(error).__name__)

    def _ended(self) -> None:
        self._work = None
        if self._again:
            self.look()

    def _open_settings(self) -> None:
        self._bus.open_settings.emit("safetyTab")


def _look(desk: Desk, _progress: Progress) -> CopyState:
    from grongintro.services.keeping import safety  # noqa: PLC0415  SQLAlchemy comes after the window

    return safety.copy_state(desk)


def _take_and_look(desk: Desk, progress: Progress) -> CopyState:
    from grongintro.services.keeping import safety  # noqa: PLC0415

    # A copy that failed is noted, and the state says so: nobody is stopped in their work.
    with suppress(StorageError, OSError):
        safety.back_up_if_due(desk)
    return _look(desk, progress)
