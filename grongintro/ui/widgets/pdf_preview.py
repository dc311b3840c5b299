"""Shows a PDF from memory, exactly as it is printed and saved; nothing is written to disk to show it.

It can be printed and saved only through an `Outlet`, which notes it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QFileDialog, QToolButton, QVBoxLayout, QWidget

from grongintro.ui.icons import set_icon
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_2
from grongintro.ui.widgets.basics import button, label, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

    from grongintro.ui.outlet import Outlet

ZOOM_STEP = 1.2
POINTS_PER_INCH = 72.0


class PdfPreview(QWidget):
    """Pages under each other, with zoom; print and save where there is an outlet for them.

    QtPdf is imported when the first one is made.
    """

    def __init__(self, name: str = "pdfPreview") -> None:
        super().__init__()
        from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - costs start-up time
        from PySide6.QtPdfWidgets import QPdfView  # noqa: PLC0415 - costs start-up time

        self.setObjectName(name)
        self._bytes = b""
        self._outlet: Outlet | None = None
        self._file_name = "dokument.pdf"
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setObjectName("pdfView")
        self._view.setAccessibleName(self.tr("Forhåndsvisning av dokumentet"))
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setDocument(self._document)
        self._custom, self._fit = QPdfView.ZoomMode.Custom, QPdfView.ZoomMode.FitToWidth
        self._build()

    def _build(self) -> None:
        self._pages = label("", "muted", name="pdfPages")
        self._print_button = button("pdfPrint", self.tr("Skriv ut …"), self.print_dialog, symbol="print")
        self._save_button = button("pdfSave", self.tr("Lagre PDF …"), self._ask_where, symbol="save")
        bar = row(
            self._tool("pdfZoomOut", "minus", self.tr("Mindre"), self._smaller),
            self._tool("pdfZoomIn", "plus", self.tr("Større"), self._larger),
            self._tool("pdfFit", "document", self.tr("Hele bredden"), self._fit_width),
            self._pages,
            None,
            self._print_button,
            self._save_button,
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_2)
        box.addLayout(bar)
        box.addWidget(self._view, 1)
        self._tell_pages()

    @staticmethod
    def _tool(name: str, symbol: str, text: str, slot: Callable[[], object]) -> QToolButton:
        made = QToolButton()
        made.setObjectName(name)
        made.setAccessibleName(text)
        made.setToolTip(text)
        set_icon(made, symbol)
        made.clicked.connect(slot)
        return made

    def show_pdf(self, content: bytes, file_name: str = "dokument.pdf", outlet: Outlet | None = None) -> None:
        """Show these bytes; `b""` empties the view. The place one had scrolled to is kept."""
        place = self._view.verticalScrollBar().value()
        self._document.close()
        self._buffer.close()
        self._bytes, self._file_name, self._outlet = content, file_name, outlet
        if content:
            self._buffer.setData(QByteArray(content))
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self._document.load(self._buffer)
        self._view.verticalScrollBar().setValue(place)
        self._tell_pages()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return max(0, self._document.pageCount())

    def _tell_pages(self) -> None:
        pages = self.page_count
        one, many = self.tr("{0} side"), self.tr("{0} sider")
        self._pages.setText((one if pages == 1 else many).format(pages) if pages else "")
        for each in (self._print_button, self._save_button):
            each.setEnabled(pages > 0 and self._outlet is not None)

    def _zoom(self, factor: float) -> None:
        if self._view.zoomMode() != self._custom and self.page_count:
            width = self._document.pagePointSize(0).width() * self.logicalDpiX() / POINTS_PER_INCH
            self._view.setZoomFactor(self._view.viewport().width() / width)
        self._view.setZoomMode(self._custom)
        self._view.setZoomFactor(self._view.zoomFactor() * factor)

    def _larger(self) -> None:
        self._zoom(ZOOM_STEP)

    def _smaller(self) -> None:
        self._zoom(1 / ZOOM_STEP)

    def _fit_width(self) -> None:
        self._view.setZoomMode(self._fit)

    def print_dialog(self) -> None:
        """Ask for a printer and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - costs start-up time

        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(self._file_name)
        dialog = QPrintDialog(self._printer, self)
        dialog.setObjectName("choosePrinter")
        dialog.accepted.connect(self._printer_chosen)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own open() asks for a slot

    def _printer_chosen(self) -> None:
        # The system's own dialog may lie over the lock; what it answers there is not done.
        if self.isVisible():
            run_action(self, self._print_pages)

    def _print_pages(self) -> None:
        outlet, file = self._let_out(), self._printer.outputFileName()
        if file:
            outlet.save(Path(file), self._bytes)
            return
        outlet.printing(self._bytes)
        print_document(self._document, self._printer)

    def _let_out(self) -> Outlet:
        if self._outlet is None:
            raise RuntimeError("a document without an outlet stays on the screen")
        return self._outlet

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Lagre PDF"), self._file_name, self.tr("PDF (*.pdf)"))
        dialog.setObjectName("saveDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(self._save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, path: str) -> None:
        self._path = Path(path)
        run_action(self, self._write)

    def _write(self) -> None:
        self._let_out().save(self._path, self._bytes)


def print_document(document: QPdfDocument, printer: QPrinter) -> None:
    """Print every page at the printer's own resolution, whole and centred."""
    painter = QPainter(printer)
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        _print_page(document, page, printer, painter)
    painter.end()


def _print_page(document: QPdfDocument, page: int, printer: QPrinter, painter: QPainter) -> None:
    paper = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
    size: QSizeF = document.pagePointSize(page)
    scale = min(paper.width() / size.width(), paper.height() / size.height())
    pixels = QSize(round(size.width() * scale), round(size.height() * scale))
    left = (paper.width() - pixels.width()) / 2
    painter.drawImage(QRectF(left, 0, pixels.width(), pixels.height()), document.render(page, pixels))
