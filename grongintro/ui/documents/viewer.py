"""Shows a document from memory; printing and a copy go through the outlet, showing writes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QVBoxLayout

from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_3
from grongintro.ui.widgets.basics import Scroll, button, label, row
from grongintro.ui.widgets.pdf_preview import PdfPreview

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from grongintro.domain.document import Document
    from grongintro.ui.outlet import Outlet

_OF_WINDOW = 0.85
_ENDINGS = {"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg"}


def file_name(document: Document) -> str:
    """What a copy is called: the document's name without what no file may hold."""
    plain = "".join("-" if letter in '\\/:*?"<>|' else letter for letter in document.name)
    ending = _ENDINGS[document.media_type]
    return plain if plain.lower().endswith(ending) else plain + ending


class DocumentViewer(QDialog):
    """A PDF with its pages, or a picture as wide as the window."""

    def __init__(self, parent: QWidget, document: Document, content: bytes, outlet: Outlet) -> None:
        super().__init__(parent.window())
        self.setObjectName("documentViewer")
        self.setWindowTitle("Grongintro")  # the task switcher shows it; the document's name may name somebody
        self.setAccessibleName(document.name)
        self.preview: PdfPreview | None = None
        self.picture: Picture | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE_3, SPACE_3, SPACE_3, SPACE_3)
        box.addWidget(label(document.name, "heading", wrap=True, name="documentName"))
        self._fault = label("", "error", wrap=True, name="documentFault")
        self._fault.hide()
        box.addWidget(self._fault)
        if document.media_type == "application/pdf":
            self.preview = PdfPreview()
            self.preview.show_pdf(content, file_name(document), outlet)
            box.addWidget(self.preview, 1)
        else:
            self.picture = Picture(content)
            box.addWidget(self.picture, 1)
        if not self.readable:
            words = self.tr("Filen kan ikke vises: den er skadet eller låst med passord. Lagre en kopi.")
            self._fault.setText(words)
            self._fault.show()
        box.addLayout(row(None, button("closeDocument", self.tr("Lukk"), self.accept)))
        self.resize(parent.window().size() * _OF_WINDOW)
        self.finished.connect(self.deleteLater)

    @property
    def readable(self) -> bool:
        """Whether there is something to see."""
        if self.preview is not None:
            return self.preview.page_count > 0
        return self.picture is not None and not self.picture.empty


class Picture(Scroll):
    """A picture that is made to fit the width, and never larger than it is."""

    def __init__(self, content: bytes) -> None:
        super().__init__("documentPicture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._whole = QPixmap()
        self._whole.loadFromData(content)
        self._shown = QLabel()
        self._shown.setObjectName("picture")
        self._shown.setAccessibleName(self.tr("Bildet av dokumentet"))
        self._shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self._shown)
        self.body.addStretch(1)

    @property
    def empty(self) -> bool:
        """Whether the bytes were no picture."""
        return self._whole.isNull()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width."""
        super().resizeEvent(event)
        if self.empty:
            return
        width = min(self.viewport().width() - 2 * SPACE_3, self._whole.width())
        smooth = Qt.TransformationMode.SmoothTransformation
        self._shown.setPixmap(self._whole.scaledToWidth(max(1, width), smooth))


class SaveCopy(QFileDialog):
    """Asks where a copy is to lie, and writes it through the outlet."""

    def __init__(self, parent: QWidget, name: str, content: bytes, outlet: Outlet) -> None:
        super().__init__(parent, parent.tr("Lagre kopi"), name)
        self._place, self._content, self._outlet = parent, content, outlet
        self.setObjectName("saveCopyDialog")
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setDefaultSuffix(Path(name).suffix[1:])
        self.fileSelected.connect(self.write)
        self.finished.connect(self.deleteLater)

    def write(self, path: str) -> None:
        """Write it there."""
        self._path = Path(path)
        run_action(self._place, self._write)

    def _write(self) -> None:
        self._outlet.save(self._path, self._content)
