"""Fetching a copy back when nobody can sign in: the store is missing or damaged, or on another computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from grongintro.ui.copies.choosing import CopyChooser
from grongintro.ui.run import run_action
from grongintro.ui.settings.fields import FolderField
from grongintro.ui.start.card import StartCard
from grongintro.ui.widgets.form import Form
from grongintro.ui.worker import Progress, run_long

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.domain.clock import Clock
    from grongintro.errors import UserError
    from grongintro.services.keeping.restoring import View

WIDTH_IN_LINES = 38


class RestorePage(StartCard):
    """The folder with the copies, name and password of then, what is in the copy; `restored` ends it."""

    restored = Signal(object)
    back = Signal()

    def __init__(self, target: Path, copies: Path, clock: Clock) -> None:
        super().__init__(
            "restorePage",
            self.tr("Hent tilbake en sikkerhetskopi"),
            self.tr(
                "Velg mappen der kopiene ligger, for eksempel på minnepinnen. Skriv navnet og passordet som "
                "gjaldt da kopien ble tatt. Du ser hva som er i kopien før noe blir gjort."
            ),
            WIDTH_IN_LINES,
        )
        self._target, self._clock = target, clock
        self._view: View | None = None
        self.form = Form("copyPlaceForm")
        self.place = self.form.add(
            "copy", self.tr("Mappe med kopier"), FolderField("copy", copies, self.tr("Mappe med kopier"))
        )
        self.place.edit.textChanged.connect(self._read_place)
        self.chooser = CopyChooser(_look, clock.today, open_store=False)
        self.chooser.agreed.connect(self._put_in)
        self.chooser.cancelled.connect(self.back)
        words = self.tr("Dataene blir lagt i {0}. Det som ligger der fra før, blir lagt til side.")
        self.chooser.contents.add_note(words.format(target))
        self.body.addWidget(self.form)
        self.body.addWidget(self.chooser)
        self.setFocusProxy(self.place)
        self._read_place()

    def _read_place(self) -> None:
        run_action(self, self._show_copies, on_user_error=self._no_place, repeatable=True)

    def _show_copies(self) -> None:
        from grongintro.services.keeping.restoring import copies_at  # noqa: PLC0415  not before the window

        self.form.clear_errors()
        self.chooser.set_copies(copies_at(self.place.value()))

    def _no_place(self, _error: UserError) -> None:
        self.chooser.set_copies(())  # the path is still being typed

    def _put_in(self, view: View) -> None:
        self._view = view
        run_long(self, self.tr("Henter tilbake …"), self._fetch, self._fetched)

    def _fetch(self, _progress: Progress) -> Path:
        from grongintro.services.keeping.restoring import put_in  # noqa: PLC0415  not before the window

        if self._view is None:
            raise RuntimeError("no copy was looked at")
        put_in(self._target, self._view, self._clock)
        return self._target

    def _fetched(self, folder: Path) -> None:
        self.restored.emit(folder)

    def show_user_error(self, error: UserError) -> bool:
        """Over the list, or at its field."""
        return self.chooser.show_user_error(error)


def _look(folder: Path, login: str, password: str) -> View:
    from grongintro.services.keeping.restoring import look_closed  # noqa: PLC0415  not before the window

    return look_closed(folder, login, password)
