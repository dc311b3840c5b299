"""The spreadsheet: typed, chosen or dropped; and an example to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from grongintro.paths import resource
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_1
from grongintro.ui.widgets.basics import button, label, row

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

EXAMPLE = "eksempel-import.xlsx"


class FileField(QWidget):
    """`chosen` carries the path; a file may be dropped anywhere on it."""

    chosen = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("importFile")
        self.setAcceptDrops(True)
        self.edit = QLineEdit()
        self.edit.setObjectName("importPath")
        self.edit.setAccessibleName(self.tr("Regneark"))
        self.edit.setPlaceholderText(self.tr("Slipp et regneark her, eller skriv stien og trykk Enter"))
        self.edit.returnPressed.connect(self.read_typed)
        choose = button("importChoose", self.tr("Velg fil …"), self.ask, symbol="document")
        example = button("importExample", self.tr("Lagre et eksempelark …"), self._ask_where, kind="flat")
        line = row(self.edit, choose, example)
        line.setStretch(0, 1)
        self._error = label("", "error", name="importPathError", wrap=True)
        self._error.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_1)
        box.addWidget(label(self.tr("Regneark (.xlsx eller .csv)"), "label"))
        box.addLayout(line)
        box.addWidget(self._error)
        self.setFocusProxy(self.edit)

    def say(self, reason: str) -> None:
        """Show why the file cannot be used, or nothing."""
        self._error.setText(reason)
        self._error.setVisible(bool(reason))
        self.edit.setAccessibleDescription(reason)

    def read_typed(self) -> None:
        """Take the path that is typed."""
        text = self.edit.text().strip().strip('"')
        if text:
            self.take(Path(text).expanduser())
        else:
            self.say(self.tr("Velg et regneark først."))

    def take(self, path: Path) -> None:
        """Use this file."""
        self.say("")
        self.edit.setText(str(path))
        self.chosen.emit(path)

    def ask(self) -> None:
        """Choose in a dialog."""
        kinds = self.tr("Regneark (*.xlsx *.csv);;Alle filer (*)")
        dialog = QFileDialog(self, self.tr("Velg regneark"), "", kinds)
        dialog.setObjectName("importDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._picked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _picked(self, path: str) -> None:
        self.take(Path(path))

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Lagre eksempelarket"), EXAMPLE, self.tr("Excel (*.xlsx)"))
        dialog.setObjectName("exampleDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(self.save_example)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_example(self, path: str) -> None:
        """Write the example workbook to a file."""
        self._target = Path(path)
        run_action(self, self._write_example, repeatable=True)

    def _write_example(self) -> None:
        # Invented people from the program's own folder: nothing leaves the store, so «Filer ute» has no line.
        self._target.write_bytes(resource("demo", EXAMPLE).read_bytes())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Use it."""
        self.take(Path(event.mimeData().urls()[0].toLocalFile()))
