"""Filer ute, by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QPushButton

from grongintro.services.keeping.outlets import FileState, files_out, write_out
from grongintro.ui.outlet import Outlet
from grongintro.ui.settings.outlets_tab import OutletsTab
from grongintro.ui.settings.page import SettingsPage
from grongintro.ui.widgets.pdf_preview import PdfPreview
from tests.ui import gallery
from tests.ui.desks import CTRL, back_in, in_window, opened
from tests.ui.keyboard import press

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QUrl
    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus

LETTER = b"%PDF et brev"


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, bus: Bus) -> OutletsTab:
    page = in_window(qtbot, SettingsPage(desk, bus))
    page.show_tab("outletsTab")
    found = next(each for each in page.parts if isinstance(each, OutletsTab))
    vars(found)["its_page"] = page  # else page and window are let go with this function
    return found


def answer(name: str) -> None:
    box = opened(QMessageBox)
    yes = box.findChild(QPushButton, name)
    assert yes is not None
    press(yes, Qt.Key.Key_Space)


def test_an_empty_list_says_what_comes_there(tab: OutletsTab) -> None:
    shown = [each.text() for each in tab.findChildren(QLabel) if each.isVisible()]
    assert "Ingen filer ute" in shown
    assert not tab.row_actions["deleteFile"].isEnabled()


def test_a_file_that_was_saved_comes_into_the_list_and_is_deleted_from_it(
    tab: OutletsTab, desk: Desk, bus: Bus, tmp_path: Path
) -> None:
    Outlet(desk, bus, "Saksmengde").save(tmp_path / "saksmengde.pdf", LETTER)
    assert [row.file.what for row in tab.model.rows()] == ["Saksmengde"]
    tab.table.setFocus()
    press(tab.table, Qt.Key.Key_Delete, CTRL)
    box = opened(QMessageBox)
    press(box.defaultButton(), Qt.Key.Key_Return)
    assert (tmp_path / "saksmengde.pdf").exists()
    press(back_in(tab).table, Qt.Key.Key_Delete, CTRL)
    answer("deleteFileDialogYes")
    assert not (tmp_path / "saksmengde.pdf").exists()
    assert [row.state for row in tab.model.rows()] == [FileState.DELETED]
    assert not tab.row_actions["deleteFile"].isEnabled()


def test_a_changed_file_is_asked_about_once_more(tab: OutletsTab, desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "dagen.pdf"
    write_out(desk, place, LETTER, what="Dagen")
    place.write_bytes(b"med merknader")
    press(tab.table, Qt.Key.Key_F5)
    tab.reload()
    assert [row.state for row in tab.model.rows()] == [FileState.CHANGED]
    tab.table.setFocus()
    press(tab.table, Qt.Key.Key_Delete, CTRL)
    answer("deleteFileDialogYes")
    assert place.exists()
    answer("deleteChangedDialogYes")
    assert not place.exists()


def test_the_folder_is_opened_and_one_that_is_gone_is_told(
    tab: OutletsTab, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def show(url: QUrl) -> bool:
        shown.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    folder = tmp_path / "ut"
    folder.mkdir()
    write_out(desk, folder / "dagen.pdf", LETTER, what="Dagen")
    tab.reload()
    tab.table.setFocus()
    press(tab.table, Qt.Key.Key_M, CTRL)
    assert shown == [str(folder)]
    (folder / "dagen.pdf").unlink()
    folder.rmdir()
    tab.reload()
    press(tab.table, Qt.Key.Key_M, CTRL)
    assert len(shown) == 1
    assert "finnes ikke" in tab.messages.text


def test_what_is_saved_from_a_preview_is_listed(qtbot: QtBot, desk: Desk, bus: Bus, tmp_path: Path) -> None:
    preview = in_window(qtbot, PdfPreview())
    content = gallery.pdf_bytes()
    preview.show_pdf(content, "dagen.pdf", Outlet(desk, bus, "Dagen på papir"))
    save = preview.findChild(QPushButton, "pdfSave")
    assert save is not None
    press(save, Qt.Key.Key_Space)
    dialog = opened(QFileDialog)
    dialog.selectFile(str(tmp_path / "dagen.pdf"))
    dialog.accept()
    assert (tmp_path / "dagen.pdf").read_bytes() == content
    (row,) = files_out(desk)
    assert (row.file.what, row.state) == ("Dagen på papir", FileState.THERE)


def test_printing_to_a_file_is_a_file_and_printing_on_paper_is_noted(
    qtbot: QtBot, desk: Desk, bus: Bus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from grongintro.ui.widgets import pdf_preview

    printed: list[object] = []

    def paper(document: object, _printer: object) -> None:
        printed.append(document)

    monkeypatch.setattr(pdf_preview, "print_document", paper)
    preview = in_window(qtbot, PdfPreview())
    preview.show_pdf(gallery.pdf_bytes(), "dagen.pdf", Outlet(desk, bus, "Dagen på papir"))
    preview._printer = QPrinter()  # noqa: SLF001  what the print dialog fills in
    preview._printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)  # noqa: SLF001
    preview._printer.setOutputFileName(str(tmp_path / "ut.pdf"))  # noqa: SLF001
    preview._print_pages()  # noqa: SLF001
    preview._printer.setOutputFileName("")  # noqa: SLF001
    preview._print_pages()  # noqa: SLF001
    assert len(printed) == 1
    assert sorted(row.state for row in files_out(desk)) == [FileState.PRINTED, FileState.THERE]
