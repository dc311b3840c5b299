"""What the tabs of Innstillinger share: an open dialog, saving what it hands out, and actions with keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from grongintro.services.desk import Saved
from grongintro.ui.doing import announce, do
from grongintro.ui.draft_keeper import keep_drafts
from grongintro.ui.page import ActionButton, Shortcut, make_action
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_3
from grongintro.ui.widgets.tags import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from grongintro.domain.changes import Changes
    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus
    from grongintro.ui.settings.dialog import FormDialog


class SettingsTab(QWidget):
    """One tab: `reload()` reads; `ask()` opens a dialog, `save()` writes what it handed out."""

    def __init__(self, name: str, desk: Desk, bus: Bus) -> None:
        super().__init__()
        self.setObjectName(name)
        self.desk, self.bus = desk, bus
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE_3)
        self.dialog: FormDialog | None = None

    def reload(self) -> None:
        """Read what the tab shows."""
        raise NotImplementedError

    def ask(self, dialog: FormDialog, slot: Callable[[Any], object], about: str) -> None:
        """Open a dialog about something with an id, or `NEW`; `slot`, a bound method, gets its draft."""
        self.dialog = dialog
        dialog.submitted.connect(slot)
        dialog.finished.connect(self._closed)
        keep_drafts(dialog, [dialog.form], self.desk, about)
        dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def save(self, action: Callable[[], Saved], done: str) -> Saved | None:
        """Save; what is refused is told in the open dialog, which closes when it went well."""
        dialog = self.dialog
        saved = do(dialog or self, self.desk, self.bus, action, done=done)
        if saved is not None and dialog is not None:
            dialog.accept()
        return saved

    def save_changes(self, action: Callable[[], Changes], done: str) -> Saved | None:
        """The same for a service that tells only what it changed."""
        dialog = self.dialog
        changes = run_action(dialog or self, action)
        if changes is None:
            return None
        saved = Saved(changes)
        announce(self.desk, self.bus, saved, done=done)
        if dialog is not None:
            dialog.accept()
        return saved

    def add_actions(self, shortcuts: tuple[Shortcut, ...]) -> dict[str, QAction]:
        """Make the tab's actions, with a button each that wrap when it is narrow."""
        made = {each.name: make_action(self, each) for each in shortcuts}
        if made:
            holder = QWidget()
            holder.setObjectName(f"{self.objectName()}Actions")
            flow = FlowLayout(holder)
            for each in shortcuts:
                action = made[each.name]
                flow.addWidget(ActionButton(action, primary=each.place == "primary", symbol=each.symbol))
            self.body.addWidget(holder)
        return made
