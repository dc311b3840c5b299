"""Whether the store is as the program left it: looked through beside the window, told on top of the pages."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMessageBox

from grongintro.paths import remember_logs, remembered_logs
from grongintro.ui.worker import QuietWork

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.desk import Desk
    from grongintro.services.trust.verify import Break
    from grongintro.ui.shell import Shell
    from grongintro.ui.worker import Progress

_SHOWN = 20
# The first page is to be on screen before the looking begins.
_WAIT_MS = 1500


class BreakWatch(QObject):
    """Looks through a store when somebody sits down at it; a break stays on top until they leave.

    How far the logs went is remembered on this computer, so that a log that was cut short is seen.
    """

    def __init__(self, parent: QObject, shell: Shell, home: Path) -> None:
        super().__init__(parent)
        self.setObjectName("breakWatch")
        self._shell, self._home = shell, home
        self._work: QuietWork | None = None
        self._desk: Desk | None = None
        self._begin = QTimer(self)
        self._begin.setSingleShot(True)
        self._begin.setInterval(_WAIT_MS)
        self._begin.timeout.connect(self.look)
        self.found: tuple[Break, ...] = ()

    def follow(self, desk: Desk) -> None:
        """Look through the store of this desk."""
        self.stop()
        self.found = ()
        self._shell.set_alarm("")
        self._desk = desk
        self._begin.start()

    def look(self) -> None:
        """Look through it now."""
        desk = self._desk
        if desk is None or self._work is not None:
            return
        self._work = QuietWork(self, partial(_look, desk, remembered_logs(self._home)))
        self._work.finished.connect(self._show)
        self._work.failed.connect(self._failed)
        self._work.ended.connect(self._ended)
        self._work.start()

    @property
    def at_rest(self) -> bool:
        """Whether nothing is being looked through."""
        return self._work is None

    def stop(self) -> None:
        """Let go of the store."""
        self._begin.stop()
        self._desk = None
        if self._work is not None:
            self._work.wait()
            self._work = None

    def _show(self, answer: tuple[str, tuple[Break, ...], dict[str, Any]]) -> None:
        if self._desk is None:
            return
        store, self.found, heads = answer
        if not self.found:
            # What is written on a copy of a shared store counts when it has been put back.
            if self._desk.store.shared is None or self._desk.store.read_only:
                remember_logs(self._home, store, heads)
            return
        words = self.tr(
            "Lageret er ikke slik programmet forlot det ({0} funn). Ikke fatt vedtak før det er undersøkt."
        )
        self._shell.set_alarm(words.format(len(self.found)), self.tr("Se hva …"), self.tell)

    def tell(self) -> None:
        """Show what was found, in words."""
        box = QMessageBox(self._shell.window())
        box.setObjectName("breaksDialog")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Grongintro")
        box.setText(self.tr("Dette er ikke slik programmet forlot det"))
        shown = [f"• {each.words}" for each in self.found[:_SHOWN]]
        if len(self.found) > _SHOWN:
            shown.append(self.tr("… og {0} til.").format(len(self.found) - _SHOWN))
        advice = self.tr(
            "Programmet retter ikke noe: det som står der, er spor. Ta en sikkerhetskopi, la lageret ligge, "
            "og vis dette til den som har ansvar for personvern og internkontroll."
        )
        box.setInformativeText("\n".join([*shown, "", advice]))
        box.addButton(self.tr("Lukk"), QMessageBox.ButtonRole.RejectRole).setObjectName("breaksClose")
        box.finished.connect(box.deleteLater)
        box.open()

    def _failed(self, error: Exception) -> None:
        logging.getLogger("grongintro").warning("breaks: %s", type(error).__name__)

    def _ended(self) -> None:
        self._work = None


def _look(
    desk: Desk, seen: dict[str, Any], _progress: Progress
) -> tuple[str, tuple[Break, ...], dict[str, Any]]:
    from grongintro.services.trust import verify  # noqa: PLC0415  SQLAlchemy comes after the window

    store = verify.store_id(desk)
    known = {name: (int(line[0]), str(line[1])) for name, line in seen.get(store, {}).items()}
    return store, verify.find_breaks(desk, known), verify.seen_heads(desk)
