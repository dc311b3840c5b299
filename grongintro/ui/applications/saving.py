"""Where a workbook is to be written; the file is listed under «Filer ute»."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from grongintro.ui.run import run_action

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from grongintro.ui.outlet import Outlet

EXCEL = "xlsx"


class WorkbookSaver(QObject):
    """Asks for a place, makes the workbook with `make`, and lets it out."""

    def __init__(self, parent: QWidget, outlet: Outlet, make: Callable[[], bytes], file_name: str) -> None:
        super().__init__(parent)
        self._parent, self._outlet, self._make = parent, outlet, make
        kinds = parent.tr("Excel (*.xlsx)")
        dialog = QFileDialog(parent, outlet.what, f"{file_name}.{EXCEL}", kinds)
        dialog.setObjectName("workbookSave")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(EXCEL)
        dialog.fileSelected.connect(self.write_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.deleteLater)
        dialog.open()

    def write_file(self, path: str) -> None:
        """Write the workbook."""
        run_action(self._parent, partial(self._write, Path(path)), repeatable=True)

    def _write(self, path: Path) -> None:
        self._outlet.save(path, self._make())
