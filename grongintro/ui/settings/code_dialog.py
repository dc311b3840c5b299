"""A new recovery code: shown once, printed, and locked away before the dialog closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from grongintro.ui.start.first_parts import CodeLabel
from grongintro.ui.tokens import SPACE_3, SPACE_5, Tone
from grongintro.ui.widgets.basics import button, label, row
from grongintro.ui.widgets.message import MessageBar
from grongintro.ui.widgets.pdf_preview import PdfPreview

if TYPE_CHECKING:
    from grongintro.ui.outlet import Outlet


class CodeDialog(QDialog):
    """The code and its sheet; Esc does not lose it before it is locked away."""

    def __init__(self, parent: QWidget, code: str, sheet: bytes, outlet: Outlet) -> None:
        super().__init__(parent.window())
        self.setObjectName("codeDialog")
        self.setWindowTitle(self.tr("Ny gjenopprettingskode"))
        self.messages = MessageBar()
        shown = CodeLabel()
        shown.show_code(code)
        self.preview = PdfPreview("recoverySheet")
        self.preview.show_pdf(sheet, "gjenopprettingskode.pdf", outlet)
        self.locked_in = QCheckBox(self.tr("Jeg har skrevet ut koden og låst den inn"))
        self.locked_in.setObjectName("lockedIn")
        self.locked_in.setAccessibleName(self.locked_in.text())
        self._close = button("codeClose", self.tr("Ferdig"), self.accept, kind="primary")
        self._close.setEnabled(False)
        self.locked_in.toggled.connect(self._close.setEnabled)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        box.setSpacing(SPACE_3)
        box.addWidget(label(self.tr("Ny gjenopprettingskode"), "heading"))
        text = self.tr("Koden vises bare nå. Den gamle virker ikke lenger: riv i stykker det gamle arket.")
        for part in (label(text, "muted", wrap=True), self.messages, shown):
            box.addWidget(part)
        box.addWidget(self.preview, 1)
        box.addLayout(row(self.locked_in, None, self._close))
        line = self.fontMetrics().height()
        self.resize(line * 38, line * 40)

    def reject(self) -> None:
        """Stay until the code is locked away."""
        if self.locked_in.isChecked():
            super().reject()
        else:
            self.messages.show_message(
                Tone.WARNING,
                self.tr("Skriv ut eller lagre arket først, og kryss av for at koden er låst inn."),
            )
