"""Finished work on a shared store that could not be put back: tried again until the share answers."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from grongintro.ui.tokens import Tone
from grongintro.ui.worker import QuietWork

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from grongintro.domain.clock import Clock
    from grongintro.ui.worker import Progress

_AGAIN_MS = 60_000


class LeftWork(QObject):
    """Puts it back beside the window, without anybody signing in: at start, after a sleep, each minute.

    `told` says at the sign-in that it lies there now: a tone and words.
    """

    told = Signal(str, str)

    def __init__(self, parent: QObject, home: Path) -> None:
        super().__init__(parent)
        self.setObjectName("leftWork")
        self._home = home
        self._asked: tuple[Path, Clock] | None = None
        self._work: QuietWork | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_AGAIN_MS)
        self._timer.timeout.connect(self.try_again)

    def follow(self, folder: Path, clock: Clock) -> None:
        """See whether there is any for this shared folder, now and until it lies there."""
        self._asked = (folder, clock)
        self._timer.start()
        self.try_again()

    def try_again(self) -> None:
        """Try now."""
        if self._asked is None or self._work is not None:
            return
        folder, clock = self._asked
        self._work = QuietWork(self, partial(_put_back, folder, self._home, clock.now()))
        self._work.finished.connect(self._done)
        self._work.failed.connect(self._failed)
        self._work.ended.connect(self._ended)
        self._work.start()

    def wait(self) -> None:
        """Stand still until a try is over: somebody signs in, and may go on with the work."""
        if self._work is not None:
            self._work.wait()

    def _done(self, version: int | None) -> None:
        """Nothing is left: it was put back, or there is none, or the sign-in must see to it."""
        self._asked = None
        self._timer.stop()
        if version is not None:
            self.told.emit(
                Tone.SUCCESS.value, self.tr("Basen er lagt tilbake som utgave {0}.").format(version)
            )

    def _failed(self, error: Exception) -> None:
        logging.getLogger("grongintro").warning("left work: %s", type(error).__name__)

    def _ended(self) -> None:
        self._work = None


def _put_back(folder: Path, home: Path, at: datetime, _progress: Progress) -> int | None:
    from grongintro.services.keeping.sharing_local import put_back_left  # noqa: PLC0415  after the window

    return put_back_left(folder, home, at)
