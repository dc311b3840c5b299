"""Innstillinger → Sikkerhet: the two places of the copies, the copies themselves, and fetching one back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from grongintro.domain.staff import Role
from grongintro.services.keeping import safety
from grongintro.ui.copies.restore_dialog import RestoreDialog
from grongintro.ui.copies.words import columns, key, state_details, state_words
from grongintro.ui.doing import announce
from grongintro.ui.run import run_action
from grongintro.ui.settings.fields import FolderField
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import Card, StatusChip, button, label, row
from grongintro.ui.widgets.form import Form
from grongintro.ui.widgets.table import RowsModel, Table
from grongintro.ui.worker import Progress, run_long

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.domain.changes import Changes
    from grongintro.errors import UserError
    from grongintro.services.desk import Desk
    from grongintro.services.keeping.restoring import View
    from grongintro.services.keeping.safety import Copy
    from grongintro.ui.bus import Bus

PLACES = ("backup_folder", safety.SECOND)


class CopiesCard(Card):
    """The leader chooses the places and fetches back; an adviser reads, and takes a copy."""

    restore_asked = Signal(object)

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(self.tr("Dataene og sikkerhetskopiene"), "copiesCard")
        self._desk, self._bus = desk, bus
        self._leads = desk.actor.role is Role.LEADER
        self._kept = dict.fromkeys(PLACES, "")
        self.state = StatusChip()
        self.state.setObjectName("copyState")
        self._details = label("", "muted", wrap=True, name="copyDetails")
        self.body.addLayout(row(self.state, None))
        self.body.addWidget(self._details)
        self.body.addWidget(self._make_form())
        now = button("backUpNow", self.tr("Ta sikkerhetskopi nå"), self.back_up, symbol="copy")
        back = button("restore", self.tr("Hent tilbake …"), self.ask_restore, symbol="undo")
        save = button("saveFolder", self.tr("Bruk disse stedene"), self.save_places)
        for part in (back, save):
            part.setVisible(self._leads)
        self.body.addLayout(row(now, back, None, save))
        self.model: RowsModel[Copy] = RowsModel(columns(), key)
        self.table = Table("copiesTable", self.tr("Sikkerhetskopier"), self.model)
        self.table.setMinimumHeight(self.fontMetrics().height() * 8)
        self._none = label(self.tr("Ingen kopier ennå."), "muted", name="noCopies")
        self.body.addWidget(self._none)
        self.body.addWidget(self.table, 1)

    def _make_form(self) -> Form:
        self.form = Form("copiesForm")
        self.store = self.form.add("store", self.tr("Dataene ligger i"), QLineEdit())
        self.store.setReadOnly(True)
        self.folders = {
            name: self.form.add(name, text, FolderField(name, None, text), hint=hint)
            for name, text, hint in (
                (
                    PLACES[0],
                    self.tr("Sikkerhetskopiene legges i"),
                    self.tr(
                        "En kopi tas når programmet lukkes, med noen timers mellomrom når noe er endret, og "
                        "før en import. Kopier fra de siste dagene blir tatt vare på, så én per uke og måned."
                    ),
                ),
                (
                    PLACES[1],
                    self.tr("Og i tillegg i (valgfritt)"),
                    self.tr(
                        "En minnepinne, en annen disk, eller et fellesområde som tar vare på gamle utgaver. "
                        "Er det ikke tilkoblet, får det kopien neste gang."
                    ),
                ),
            )
        }
        for field in self.folders.values():
            field.edit.setReadOnly(not self._leads)
            field.choose.setVisible(self._leads)
        return self.form

    def reload(self) -> None:
        """Read where things lie and which copies there are; what is typed and not saved stays."""
        where = safety.whereabouts(self._desk)
        self.store.setText(str(where.store))
        for name, place in zip(PLACES, (where.copies, where.second), strict=True):
            edit = self.folders[name].edit
            if edit.text() == self._kept[name]:
                self._kept[name] = str(place or "")
                edit.setText(self._kept[name])
        found = safety.copies(self._desk)
        self.model.set_rows(found)
        self.table.fit_columns()
        self.table.setVisible(bool(found))
        self._none.setVisible(not found)
        self._show_state()

    def _show_state(self) -> None:
        state, now = safety.copy_state(self._desk), self._desk.clock.now()
        self.state.set_status(*state_words(state, now))
        details = state_details(state, now)
        self._details.setText(details)
        self._details.setVisible(bool(details))

    def back_up(self) -> None:
        """Make a copy beside the window."""
        run_long(self, self.tr("Tar sikkerhetskopi …"), self._copy, self._copied)

    def _copy(self, _progress: Progress) -> Copy:
        return safety.back_up_now(self._desk)

    def _copied(self, copy: Copy) -> None:
        self.reload()
        self._bus.copied.emit()
        words = self.tr("Sikkerhetskopien er kontrollert og ligger i {0}.")
        tone = Tone.SUCCESS
        if copy.broken:
            tone, words = Tone.WARNING, self.tr("Kopien ligger i {0}, men loggen i lageret har et brudd.")
        self._bus.message.emit(tone.value, words.format(copy.folder))

    def save_places(self) -> None:
        """Keep copies in the folders that are typed."""
        self.form.clear_errors()
        changes = run_action(self, self._move)
        if changes is None:
            return
        from grongintro.services.desk import Saved  # noqa: PLC0415

        for name in PLACES:
            self._kept[name] = self.folders[name].edit.text()
        announce(self._desk, self._bus, Saved(changes), done=self.tr("Stedene for kopier er lagret."))
        self.reload()
        self._bus.copied.emit()

    def _move(self) -> Changes:
        first, second = (self.folders[name] for name in PLACES)
        other: Path | None = second.value() if second.edit.text().strip() else None
        return safety.change_backup_folder(self._desk, first.value(), other)

    def ask_restore(self) -> None:
        """Show the copies, and what is in one."""
        run_action(self, partial(self._open_restore), repeatable=True)

    def _open_restore(self) -> None:
        self.dialog = RestoreDialog(self, self._desk)
        self.dialog.chosen.connect(self._ask_window)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _ask_window(self, view: View) -> None:
        self._bus.restore.emit(view)

    def show_user_error(self, error: UserError) -> bool:
        """At the folder it is about."""
        return self.form.show_user_error(error)
