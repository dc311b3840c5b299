"""What pages do with a dialog's draft: save it through one service, tell it, and offer the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject

from grongintro.services import undo
from grongintro.ui.doing import announce
from grongintro.ui.run import run_action

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.form_dialog import FormDialog


class Asking(QObject):
    """Opens a dialog, and saves its draft with `save(draft)`; the dialog closes when it was saved."""

    def __init__(
        self,
        dialog: FormDialog,
        desk: Desk,
        bus: Bus,
        save: Callable[[Any], Saved],
        done: str,
        *,
        undoable: bool = False,
        then: Callable[[Saved], object] | None = None,
    ) -> None:
        super().__init__(dialog)
        self._dialog, self._desk, self._bus = dialog, desk, bus
        self._do, self._done, self._then = save, done, then
        self._undo = angre() if undoable else ""
        dialog.ready.connect(self._save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, draft: object) -> None:
        saved = run_action(self._dialog, partial(self._do, draft))
        if saved is None:
            return
        self._dialog.accept()
        announce(self._desk, self._bus, saved, done=self._done, undo=self._undo)
        if self._then is not None:
            self._then(saved)


def angre() -> str:
    """The text of the button that takes an action back."""
    return QCoreApplication.translate("asking", "Angre")


def do_undoable(parent: QWidget, desk: Desk, bus: Bus, action: Callable[[], Saved], done: str) -> None:
    """Do something small at once, such as ticking a task, and offer to take it back."""
    saved = run_action(parent, action, repeatable=True)
    if saved is not None:
        announce(desk, bus, saved, done=done, undo=angre())


def undo_last(parent: QWidget, desk: Desk, bus: Bus) -> None:
    """Ctrl+Z: take back the newest thing the account did, and say what it was."""
    found = run_action(parent, partial(undo.undo_last, desk), repeatable=True)
    if found is not None:
        saved, words = found
        text = QCoreApplication.translate("asking", "Angret {0}.").format(words)
        announce(desk, bus, saved, done=text)
