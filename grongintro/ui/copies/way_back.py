"""Fetching a copy back: from the window, where everything is covered first, or before anybody signs in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from grongintro.ui.run import tell
from grongintro.ui.worker import QuietWork

if TYPE_CHECKING:
    from grongintro.domain.clock import Clock
    from grongintro.services.desk import Desk
    from grongintro.services.keeping.restoring import View
    from grongintro.ui.shell import Shell
    from grongintro.ui.worker import Progress


class WayBack(QObject):
    """Exchanges the open store for a copy, or puts a copy where no store can be opened.

    `exchanged` carries what is to be said at the sign-in; `kept` the desk, when nothing was changed.
    `put_back` carries the folder of a copy that was put where nobody could sign in; `given_up` ends it.
    """

    exchanged = Signal(str)
    kept = Signal(object)
    put_back = Signal(object)
    given_up = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.setObjectName("wayBack")
        self._shell = shell
        self._desk: Desk | None = None
        self._work: QuietWork | None = None

    def ask(self, target: Path, clock: Clock) -> None:
        """The page for those who cannot sign in."""
        from grongintro.ui.start.restore import RestorePage  # noqa: PLC0415  when it is asked for

        page = RestorePage(target, Path.home() / "Grongintro-kopier", clock)
        page.restored.connect(self.put_back)
        page.back.connect(self.given_up)
        self._shell.set_content(page)

    def begin(self, desk: Desk, view: View) -> None:
        """Cover everything, so that what is half-written is kept, and exchange the store meanwhile."""
        text = self.tr("Dagens data blir lagret først. Ikke slå av maskinen.")
        from grongintro.ui.start.card import StartCard  # noqa: PLC0415  when it is asked for

        self._shell.set_content(StartCard("exchangePage", self.tr("Henter tilbake kopien …"), text))
        self._desk = desk
        self._work = QuietWork(self, partial(_exchange, desk, view))
        self._work.finished.connect(self._done)
        self._work.failed.connect(self._failed)
        self._work.start()

    def wait(self) -> None:
        """Stand still until it is done, as when the window is closed meanwhile."""
        if self._work is not None:
            self._work.wait()

    def _done(self, saved: Path) -> None:
        self._work = self._desk = None
        self._shell.clear_content(restore_dialogs=False)
        self._shell.clear_places()
        words = self.tr("Kopien er hentet tilbake. Det som var der, er lagret i {0}.")
        self.exchanged.emit(words.format(saved))

    def _failed(self, error: Exception) -> None:
        desk, self._work, self._desk = self._desk, None, None
        self._shell.clear_content()
        self.kept.emit(desk)
        tell(self._shell, error)


def _exchange(desk: Desk, view: View, _progress: Progress) -> Path:
    from grongintro.services.keeping.restoring import replace_with  # noqa: PLC0415  not before the window

    return replace_with(desk, view)
