from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from grongintro.ui import theme
from grongintro.ui.bus import Bus
from grongintro.ui.theme import Scheme
from grongintro.ui.widgets.bars import Bar, Bars
from grongintro.ui.widgets.pdf_preview import PdfPreview
from tests.ui import gallery

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

FEW_COLOURS = 20


@pytest.mark.usefixtures("qapp")
def test_every_widget_draws_in_light_and_dark(tmp_path: Path) -> None:
    made = gallery.pictures(tmp_path)
    assert len(made) == 12
    for path in made:
        image = QImage(str(path))
        colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
        assert len(colours) > FEW_COLOURS, path.name
    one, other = QImage(str(tmp_path / "light-0.png")), QImage(str(tmp_path / "dark-0.png"))
    assert one.pixelColor(1, one.height() - 2).lightness() > 200
    assert other.pixelColor(1, other.height() - 2).lightness() < 60


@pytest.mark.parametrize("percent", [90, 100, 150, 200])
def test_no_text_is_cut(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    theme.apply(qapp, Scheme.LIGHT, percent)
    shell = gallery.gallery(Bus())
    qtbot.addWidget(shell)
    shell.resize(shell.fontMetrics().height() * 75, shell.fontMetrics().height() * 60)
    shell.show()
    page = shell.page("day")
    assert isinstance(page, gallery.GalleryPage)
    for number in range(page.tabs.count()):
        page.tabs.setCurrentIndex(number)
        qapp.processEvents()
        assert cut(shell) == []
    theme.apply(qapp, Scheme.LIGHT)


def cut(window: QWidget) -> list[str]:
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel) and widget.text():
            need = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
            narrow = not widget.wordWrap() and widget.width() < widget.sizeHint().width()
        elif isinstance(widget, QAbstractButton | QLineEdit):
            need = widget.sizeHint().height()
            narrow = isinstance(widget, QAbstractButton) and widget.width() < widget.minimumSizeHint().width()
        else:
            continue
        if widget.height() < need or narrow:
            found.append(f"{widget.objectName()} {widget.property('text')} {widget.size()} {need}")
    return found


def test_every_control_has_a_name_for_programs_and_for_readers(qtbot: QtBot) -> None:
    shell = gallery.gallery(Bus())
    qtbot.addWidget(shell)
    shell.show()
    nameless = [
        widget
        for widget in shell.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit)
        and widget.isVisible()
        and not widget.objectName().startswith(("qt_", "pdf"))
        and not (widget.objectName() and (widget.accessibleName() or widget.property("text")))
    ]
    assert nameless == []


def test_a_chart_is_told_in_words(qtbot: QtBot) -> None:
    bars = Bars("months", "Saksmengde", "deltakere", "kapasitet")
    qtbot.addWidget(bars)
    bars.set_bars([Bar("mars", 23.5, 20), Bar("april", 18)])
    assert bars.accessibleName() == "Saksmengde"
    assert bars.accessibleDescription() == "mars: 23,5 deltakere, kapasitet 20, 3,5 over\napril: 18 deltakere"
    bars.set_bars(())
    assert not bars.grab().isNull()


class ToDisk:
    def save(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)


def test_a_pdf_is_shown_from_memory_and_leaves_only_through_an_outlet(qtbot: QtBot, tmp_path: Path) -> None:
    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.show()
    content = gallery.pdf_bytes(3)
    preview.show_pdf(content, "vedtak.pdf")
    save = preview.findChild(QAbstractButton, "pdfSave")
    assert save is not None
    assert not save.isEnabled()
    outlet = ToDisk()
    preview.show_pdf(content, "vedtak.pdf", outlet)  # type: ignore[arg-type]
    assert save.isEnabled()
    assert preview.page_count == 3
    for name in ("pdfZoomIn", "pdfZoomOut", "pdfFit"):
        tool = preview.findChild(QAbstractButton, name)
        assert tool is not None
        tool.click()
    preview._save(str(tmp_path / "vedtak.pdf"))  # noqa: SLF001 - what the file dialog calls
    assert (tmp_path / "vedtak.pdf").read_bytes() == content
    preview.show_pdf(b"")
    assert preview.page_count == 0


def test_a_pdf_is_printed_whole(qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from grongintro.ui.widgets.pdf_preview import print_document

    preview = PdfPreview()
    qtbot.addWidget(preview)
    preview.show_pdf(gallery.pdf_bytes(2))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    print_document(preview._document, printer)  # noqa: SLF001 - the document that is shown
    again = PdfPreview()
    qtbot.addWidget(again)
    again.show_pdf((tmp_path / "out.pdf").read_bytes())
    assert again.page_count == 2
