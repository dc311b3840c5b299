"""Filer ute: every file and print that left the program, where it lies, and a way to delete it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from grongintro.services.keeping import outlets
from grongintro.services.keeping.outlets import CHANGED, FileState
from grongintro.ui import format as fmt
from grongintro.ui.page import EmptyState, Shortcut
from grongintro.ui.settings.dialog import ask_first, when_agreed
from grongintro.ui.settings.list_tab import ListTab
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.table import Column, RowsModel, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.errors import UserError
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.keeping.outlets import OutletRow
    from grongintro.ui.bus import Bus

_IN_FOLDER = frozenset({FileState.THERE, FileState.CHANGED})
_STATES = {
    FileState.THERE: "Ligger der",
    FileState.CHANGED: "Endret siden",
    FileState.GONE: "Borte",
    FileState.DELETED: "Slettet",
    FileState.NOT_WRITTEN: "Ikke skrevet",
    FileState.PRINTED: "På papir",
}
_TONES = {FileState.THERE: Tone.WARNING, FileState.CHANGED: Tone.WARNING, FileState.DELETED: Tone.SUCCESS}


class OutletsTab(ListTab):
    """The leader sees all; everybody else what they let out themselves."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        words = self.tr(
            "Det som er lagret som PDF eller skrevet ut, er ikke kryptert lenger. Det er mappen som "
            "passer på filen, ikke programmet. Slett den når den er sendt eller arkivert."
        )
        super().__init__("outletsTab", desk, bus, words)
        self._chosen: OutletRow | None = None
        self.row_actions = self.add_actions(
            (
                Shortcut("deleteFile", "Ctrl+Del", self.tr("Slett filen …"), self.ask_delete, "trash"),
                Shortcut("showFolder", "Ctrl+M", self.tr("Vis i mappen"), self.show_folder, "document"),
                Shortcut("readFiles", "F5", self.tr("Se etter på nytt"), self.reload, "search"),
            )
        )
        self.model: RowsModel[OutletRow] = RowsModel(_columns(), _key)
        self.table = Table("outletsTable", self.tr("Filer ute"), self.model)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.addActions(list(self.row_actions.values()))
        self.table.row_activated.connect(self.show_folder)
        self.set_list(self.table, self.model, self._nothing_out())

    def _nothing_out(self) -> EmptyState:
        return EmptyState(
            "save",
            self.tr("Ingen filer ute"),
            self.tr(
                "Lagrer du et vedtak, dagen eller saksmengden som PDF, eller skriver det ut, kommer det hit: "
                "hvem, hva, når og hvor. Herfra kan filen slettes."
            ),
        )

    def rows(self) -> Sequence[OutletRow]:
        """What was let out, and what has become of it: files come and go without the program."""
        return outlets.files_out(self.desk)

    def follow(self) -> None:
        """What lies there can be deleted; what is gone can be looked for."""
        line: OutletRow | None = self.table.chosen()
        state = line.state if line is not None else FileState.DELETED
        self.row_actions["deleteFile"].setEnabled(state in {*_IN_FOLDER, FileState.NOT_WRITTEN})
        self.row_actions["showFolder"].setEnabled(state in {*_IN_FOLDER, FileState.GONE})

    def show_folder(self) -> None:
        """Open the folder that the file lies in."""
        line: OutletRow | None = self.table.chosen()
        if line is None or line.file.printed:
            return
        folder = Path(line.file.path).parent
        if not folder.is_dir():
            self.messages.show_message(Tone.WARNING, self.tr("Mappen finnes ikke lenger: {0}").format(folder))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def ask_delete(self) -> None:
        """Ask first: a deleted file is not in the bin."""
        self._chosen = self.table.chosen()
        if self._chosen is not None:
            box = ask_first(
                self,
                "deleteFileDialog",
                self.tr("Slette filen?"),
                self.tr("{0}\n\nDen går ikke i papirkurven og kan ikke hentes tilbake.").format(
                    self._chosen.file.path
                ),
                self.tr("Slett filen"),
            )
            when_agreed(box, self._delete)

    def _delete(self) -> None:
        self._delete_file(anyway=False)

    def _delete_anyway(self) -> None:
        self._delete_file(anyway=True)

    def _delete_file(self, *, anyway: bool) -> None:
        if self._chosen is None:
            return
        self.messages.clear()
        action = partial(self._do_delete, self._chosen.file.id, anyway=anyway)
        if self.save(action, self.tr("Filen er slettet.")) is not None:
            self.reload()

    def _do_delete(self, file_id: str, *, anyway: bool) -> Saved:
        return outlets.delete_file(self.desk, file_id, anyway=anyway)

    def show_user_error(self, error: UserError) -> bool:
        """Over the table; a file that was changed since is asked about once more."""
        if error.code != CHANGED:
            return super().show_user_error(error)
        box = ask_first(
            self,
            "deleteChangedDialog",
            self.tr("Filen er endret. Slette den likevel?"),
            self.tr(
                "Det som ligger der nå, er ikke det programmet skrev. Noen kan ha arbeidet videre i filen."
            ),
            self.tr("Slett likevel"),
        )
        when_agreed(box, self._delete_anyway)
        return True


def _key(row: OutletRow) -> str:
    return row.file.id


def _when(row: OutletRow) -> str:
    return f"{fmt.day(row.file.asked_at.date())} kl. {fmt.clock(row.file.asked_at)}"


def _when_number(row: OutletRow) -> int:
    return int(row.file.asked_at.timestamp())


def _who(row: OutletRow) -> str:
    return row.who


def _what(row: OutletRow) -> str:
    return row.file.what


def _where(row: OutletRow) -> str:
    return row.file.path or "Utskrift"


def _state(row: OutletRow) -> str:
    return _STATES[row.state]


def _tone(row: OutletRow) -> Tone | None:
    return _TONES.get(row.state)


def _columns() -> tuple[Column[OutletRow], ...]:
    return (
        Column("Når", _when, _when_number),
        Column("Hvem", _who),
        Column("Hva", _what, bold=True),
        Column("Hvor", _where, stretch=True, tip=_where),
        Column("Nå", _state, tone=_tone),
    )
