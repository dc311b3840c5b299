"""Keeps what is typed into a larger dialog, so that a crash, the lock or a power cut takes no words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from grongintro.services.keeping import form_draft
from grongintro.ui import format as fmt
from grongintro.ui.run import run_action
from grongintro.ui.widgets.basics import button, label, row

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QDialog

    from grongintro.services.desk import Desk
    from grongintro.ui.widgets.form import Form

EVERY_MS = 2000
FEW_FIELDS = 3
LET_GO = "letGo"
"""Set on a dialog that is closed because another account sits down: what was typed stays kept."""


class _Line(QWidget):
    """The quiet line of a draft that was brought back."""

    def __init__(self, at: datetime, keeper: DraftKeeper) -> None:
        super().__init__()
        self.setObjectName("draftLine")
        when = fmt.clock(at) if at.date() == keeper.today else f"{fmt.day(at.date())} {fmt.clock(at)}"
        text = label(self.tr("Utkast fra {0} er hentet fram").format(when), "muted", name="draftText")
        away = button("dropDraft", self.tr("Forkast"), keeper.forget, kind="flat")
        away.setAccessibleName(self.tr("Forkast utkastet"))
        box = row(text, away, None)
        box.setContentsMargins(0, 0, 0, 0)
        self.setLayout(box)


class DraftKeeper(QObject):
    """Looks every two seconds whether something was typed, and keeps it; knows what the form began with.

    What a field holds is compared, rather than listened for: fields of all sorts need no signal in common.
    """

    def __init__(self, dialog: QDialog, forms: list[Form], desk: Desk, about: str) -> None:
        super().__init__(dialog)
        self._dialog, self._forms, self._desk, self._about = dialog, forms, desk, about
        self._start = self._values()
        self._kept: dict[str, Any] = {}
        self._line: _Line | None = None
        self._done = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.keep)
        dialog.installEventFilter(self)
        dialog.accepted.connect(self._drop)
        dialog.rejected.connect(self._rejected)
        run_action(dialog, self._bring_back, repeatable=True)
        self._timer.start()

    @property
    def today(self) -> Any:
        """The day at the desk."""
        return self._desk.today

    def _values(self) -> dict[str, Any]:
        return {name: value for form in self._forms for name, value in form.kept_values().items()}

    def _changed(self) -> dict[str, Any]:
        """Only what was typed: what somebody else has changed meanwhile is not to be overwritten."""
        return {name: value for name, value in self._values().items() if value != self._start.get(name)}

    def _set(self, values: dict[str, Any]) -> None:
        for form in self._forms:
            form.set_kept_values(values)

    def _bring_back(self) -> None:
        found = form_draft.fetch(self._desk, self._dialog.objectName(), self._about)
        if found is None:
            return
        self._set(found.values)
        self._kept = self._changed()
        layout = self._dialog.layout()
        if layout is not None and self._kept:
            self._line = _Line(found.at, self)
            layout.insertWidget(1, self._line)  # type: ignore[attr-defined]

    def keep(self) -> None:
        """Keep what stands there when it is new."""
        # A dialog that goes away with its page is hidden while it is taken apart: nothing can be read then.
        if self._done or not isValid(self._dialog):
            return
        now = self._changed()
        if now == self._kept:
            return
        if not now:
            self._drop_kept()
            return
        save = partial(form_draft.keep, self._desk, self._dialog.objectName(), self._about, now)
        run_action(self._dialog, save, repeatable=True)
        self._kept = now

    def forget(self) -> None:
        """«Forkast»: the form as it was when it was opened."""
        self._set(self._start)
        self._drop_kept()
        if self._line is not None:
            self._line.hide()

    def _drop(self) -> None:
        self._done = True
        self._timer.stop()
        self._drop_kept()

    def _drop_kept(self) -> None:
        if self._kept:
            self._kept = {}
            name = self._dialog.objectName()
            run_action(self._dialog, partial(form_draft.drop, self._desk, name, self._about), repeatable=True)

    def _rejected(self) -> None:
        if self._dialog.property(LET_GO):
            self._timer.stop()
            self._done = True
        else:
            self._drop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The lock, or the end of the program, hides the dialog: keep at once."""
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.keep()
        return super().eventFilter(watched, event)


def keep_drafts(dialog: QDialog, forms: list[Form], desk: Desk, about: str) -> None:
    """Keep what is typed into a dialog of more than three fields.

    `about` is the id of what it is about, or `NEW`: never a name, since two persons may have the same.
    """
    if sum(form.field_count for form in forms) > FEW_FIELDS:
        DraftKeeper(dialog, forms, desk, about)
