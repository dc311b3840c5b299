"""What pages do with a dialog's draft: save it through one service, tell it, and offer the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from grongintro.ui.doing import announce, undone
from grongintro.ui.run import run_action
from grongintro.ui.worker import Progress, run_long

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.form_dialog import FormDialog

NEW = "new"
"""What a form is about that makes something that has no id yet."""


class Asking(QObject):
    """Opens a dialog, and saves its draft with `save(draft)`; the dialog closes when it was saved.

    `about` is the id of what it is about, under which a half-filled dialog is kept.
    """

    def __init__(
        self,
        dialog: FormDialog,
        desk: Desk,
        bus: Bus,
        save: Callable[[Any], Saved],
        done: str,
        *,
        about: str,
        then: Callable[[Saved], object] | None = None,
    ) -> None:
        from grongintro.ui.draft_keeper import keep_drafts  # noqa: PLC0415  with the first dialog

        super().__init__(dialog)
        self._dialog, self._desk, self._bus = dialog, desk, bus
        self._do, self._done, self._then = save, done, then
        dialog.ready.connect(self._save)
        dialog.finished.connect(dialog.deleteLater)
        keep_drafts(dialog, dialog.forms, desk, about)
        dialog.open()

    def _save(self, draft: object) -> None:
        saved = run_action(self._dialog, partial(self._do, draft))
        if saved is not None:
            self._saved(saved)

    def _saved(self, saved: Saved) -> None:
        self._dialog.accept()
        announce(self._desk, self._bus, saved, done=self._done)
        if self._then is not None:
            self._then(saved)


class AskingBeside(Asking):
    """An `Asking` whose saving takes its time: `save(draft, say)` is done beside the window, with progress.

    What `say` is told stands in the progress dialog; when the person stops it, the next `say` ends the work.
    """

    def _save(self, draft: object) -> None:
        # When the key that asked for it has been let go: nothing is typed into what stands still.
        self._job = partial(_work, self._do, draft)
        QTimer.singleShot(0, self, self._start)

    def _start(self) -> None:
        if self._dialog.isEnabled():
            run_long(self._dialog, self._dialog.accessibleName(), self._job, self._saved)


def _work(save: Callable[..., Saved], draft: object, progress: Progress) -> Saved:
    return save(draft, partial(progress.step, 0, 0))


def do_at_once(parent: QWidget, desk: Desk, bus: Bus, action: Callable[[], Saved], done: str) -> None:
    """Do something small that may be asked for again at once, such as ticking one task after the other."""
    saved = run_action(parent, action, repeatable=True)
    if saved is not None:
        announce(desk, bus, saved, done=done)


def undo_last(parent: QWidget, desk: Desk, bus: Bus) -> None:
    """Ctrl+Z: take back the newest thing the account did, and say what it was."""
    from grongintro.services.keeping import undo  # noqa: PLC0415  when something is taken back

    found = run_action(parent, partial(undo.undo_last, desk), repeatable=True)
    if found is not None:
        saved, words = found
        announce(desk, bus, saved, done=undone(words))
