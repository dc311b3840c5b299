"""A paper shown exactly as it is printed, then printed or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QVBoxLayout

from grongintro.ui.tokens import SPACE_3
from grongintro.ui.widgets.basics import button, row
from grongintro.ui.widgets.pdf_preview import PdfPreview

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grongintro.ui.outlet import Outlet


class PrintDialog(QDialog):
    """A PDF with print and save."""

    def __init__(self, parent: QWidget, title: str, content: bytes, file_name: str, outlet: Outlet) -> None:
        super().__init__(parent.window())
        self.setObjectName("printPreview")
        self.setWindowTitle(self.tr("Forhåndsvisning"))
        self.setAccessibleName(title)
        self.preview = PdfPreview()
        close = button("closePreview", self.tr("Lukk"), self.accept)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE_3, SPACE_3, SPACE_3, SPACE_3)
        box.addWidget(self.preview, 1)
        box.addLayout(row(None, close))
        self.resize(parent.window().size() * 0.85)
        self.preview.show_pdf(content, file_name, outlet)
        self.finished.connect(self.deleteLater)
