"""«Åpne en eksport …» at the first start: a new store of the open file, with a new password for a leader."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from grongintro.errors import UserError
from grongintro.ui.settings.fields import FolderField
from grongintro.ui.start.passwords import Meter, PasswordEdit, ShowPasswords
from grongintro.ui.widgets.basics import button, label, row
from grongintro.ui.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from grongintro.services.desk import Desk


class ExportDialog(FormDialog):
    """The file, where the store is to lie, who the leader is, and the new password twice."""

    def __init__(self, parent: QWidget, folder: Path) -> None:
        title = parent.tr("Åpne en eksport")
        super().__init__(parent, "openExportDialog", title, parent.tr("Lag lageret"), width=32)
        words = self.tr(
            "Filen er laget med «Eksporter alt». Passord følger ikke med: du velger et nytt for en leder, og "
            "lederen gir de andre nye. Slett filen etterpå, for den er ikke kryptert."
        )
        self.form.add_wide(label(words, "muted", wrap=True))
        self.file = QLineEdit()
        self.form.add("file", self.tr("Fil"), self.file, required=True)
        holder = QWidget()
        holder.setLayout(row(None, button("chooseExport", self.tr("Velg fil …"), self.ask_file)))
        self.form.add_wide(holder)
        where = self.tr("Hvor dataene skal ligge")
        self.folder = self.form.add("folder", where, FolderField("folder", folder, where))
        self.login = self.form.add(
            "login", self.tr("Navnet lederen logger inn med"), QLineEdit(), required=True
        )
        self.new = self.form.add("new", self.tr("Nytt passord"), PasswordEdit(), required=True)
        self._meter = Meter(self.new, "newMeter")
        self.form.add_wide(self._meter.label)
        again = self.tr("Nytt passord en gang til")
        self.repeated = self.form.add("repeated", again, PasswordEdit(), required=True)
        self.form.add_wide(ShowPasswords("showPasswords", self.new, self.repeated))
        self.file.setFocus()

    def ask_file(self) -> None:
        """Choose the file in a dialog."""
        dialog = QFileDialog(self, self.tr("Velg eksporten"), "", self.tr("Eksport (*.zip)"))
        dialog.setObjectName("exportFileDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.file.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def draft(self) -> Path:
        """The file; UserError when there is none."""
        place = Path(self.file.text().strip().strip('"')).expanduser()
        if not place.is_file():
            raise UserError(self.tr("Velg filen som skal åpnes."), field="file")
        return place

    def make(self, place: Path) -> tuple[Desk, str]:
        """The new store's desk, and its recovery code."""
        from grongintro.domain.clock import SystemClock  # noqa: PLC0415  not before the window
        from grongintro.services.keeping.open_export import open_from_export  # noqa: PLC0415

        raw, folder, login = place.read_bytes(), self.folder.value(), self.login.text()
        return open_from_export(raw, folder, login, self.new.text(), self.repeated.text(), SystemClock())
