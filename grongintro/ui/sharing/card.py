"""Innstillinger → Sikkerhet: whether the store is shared, and sharing it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from grongintro.domain.staff import Role
from grongintro.services.keeping.sharing_begin import check_share_folder
from grongintro.ui.run import run_action
from grongintro.ui.sharing.dialogs import ShareDialog
from grongintro.ui.widgets.basics import Card, button, label, row

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus


class SharingCard(Card):
    """The leader shares; where it is shared already, everybody sees how."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(self.tr("Deling med kolleger"), "sharingCard")
        self._desk, self._bus = desk, bus
        self.dialog: ShareDialog | None = None
        text = label(self._words(), "muted", wrap=True, name="sharingWords")
        if desk.store.shared is not None:
            self.body.addWidget(text)
            return
        self.share = button("shareStore", self.tr("Del med kolleger …"), self.ask, symbol="people")
        self.share.setVisible(desk.actor.role is Role.LEADER)
        line = row(text, self.share)
        line.setStretch(0, 1)
        self.body.addLayout(line)

    def _words(self) -> str:
        if self._desk.store.read_only:
            return self._desk.store.read_only
        if self._desk.store.shared is not None:
            return self.tr(
                "Lageret er delt, og du har det nå: ingen andre kan skrive. Velg «Gi fra deg basen» i menyen "
                "oppe til høyre (Ctrl+Skift+G) når du er ferdig."
            )
        return self.tr("Lageret ligger bare på denne maskinen. I en delt mappe kan flere maskiner bruke det.")

    def ask(self) -> None:
        """Ask for the shared folder."""
        self.dialog = ShareDialog(self)
        self.dialog.submitted.connect(self._chosen)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _chosen(self, folder: Path) -> None:
        dialog = self.dialog
        if dialog is not None and run_action(dialog, partial(self._check, folder), repeatable=True):
            dialog.accept()
            self._bus.share.emit(folder)

    def _check(self, folder: Path) -> bool:
        check_share_folder(self._desk, folder)
        return True
