"""Dokumenter on a person's page: filed by dialog, drop and scanner, read from memory; consents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QPushButton

from grongintro.domain.document import AccessClass, DocumentKind
from grongintro.services import people
from grongintro.services.keeping import filing, outlets, scanning, trash
from grongintro.services.keeping.filing import DocumentDraft
from grongintro.ui.documents.form import ConsentDialog, FileDocumentDialog
from grongintro.ui.documents.part import DocumentsPart
from grongintro.ui.documents.viewer import DocumentViewer, SaveCopy
from grongintro.ui.people.insight import InsightDialog
from grongintro.ui.people.person_page import PersonPage
from grongintro.ui.widgets.ask_dialog import AskDialog
from tests.ui.desks import escape, in_window, opened, save
from tests.ui.keyboard import press, type_text

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore

NO_PDF = b"%PDF-1.4 er ikke en hel fil"


def pdf() -> bytes:
    from grongintro.letters.day_sheet import build
    from grongintro.letters.pdf import render
    from tests.letters import samples

    return render(build(samples.day_sheet()))


def png() -> bytes:
    picture = QImage(1600, 900, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.gray)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows only bytes
    return bytes(buffer.data().data())


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GRONGINTRO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def part_of(qtbot: QtBot, desk: Desk, bus: Bus, person_id: str) -> DocumentsPart:
    page = in_window(qtbot, PersonPage(desk, bus))
    page.show_person(person_id)
    for number, (title, part) in enumerate(page.parts):
        if title == "Dokumenter":
            page.tabs.setCurrentIndex(number)
            assert isinstance(part, DocumentsPart)
            vars(part)["its_page"] = page
            return part
    raise AssertionError


@pytest.fixture
def part(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> DocumentsPart:
    return part_of(qtbot, tiny.adviser, bus, tiny.ids["Amina"])


def press_button(widget: QWidget, name: str) -> None:
    found = next(each for each in widget.findChildren(QPushButton) if each.objectName().startswith(name))
    found.setFocus()
    press(found, Qt.Key.Key_Space)


def words(widget: QWidget) -> str:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if not each.isHidden())


def filed(tiny: TinyStore, content: bytes, kind: DocumentKind = DocumentKind.PERMIT) -> str:
    draft = DocumentDraft(kind, "Oppholdskort", content)
    return filing.file_document(tiny.adviser, tiny.ids["Amina"], draft).id


def test_a_chosen_file_is_filed_with_what_it_proves(
    part: DocumentsPart, tiny: TinyStore, tmp_path: Path
) -> None:
    paper = tmp_path / "oppholdskort Amina.png"
    paper.write_bytes(png())
    press_button(part, "fileDocument")
    opened(QFileDialog).filesSelected.emit([str(paper)])
    dialog = opened(FileDocumentDialog)
    assert dialog.name.text() == "oppholdskort Amina"
    assert [tick.text() for tick in dialog.ticks][:2] == [
        "Amina er født 12.04.1992",
        "Amina: program fra 15.09.2025 til 14.09.2027",
    ]
    type_text(dialog.source, "UDI")
    dialog.ticks[0].setFocus()
    press(dialog.ticks[0], Qt.Key.Key_Space)
    save(dialog)
    (row,) = filing.documents_of(tiny.adviser, tiny.ids["Amina"])
    assert (row.name, row.source, row.proves) == (
        "oppholdskort Amina",
        "UDI",
        (("person", tiny.ids["Amina"]),),
    )
    assert part.model.rows() == [row]
    assert str(paper) in part.messages.text
    assert "ukryptert" in part.messages.text
    press_button(part.messages, "messageAction")
    assert not paper.exists()


def test_an_original_that_was_changed_is_not_deleted(
    part: DocumentsPart, tiny: TinyStore, tmp_path: Path
) -> None:
    paper = tmp_path / "brev.png"
    paper.write_bytes(png())
    part.take(paper)
    save(opened(FileDocumentDialog))
    paper.write_bytes(b"noe annet")
    part.delete_original()
    assert paper.read_bytes() == b"noe annet"
    assert "endret" in part.messages.text
    del tiny


def test_files_that_are_dropped_are_asked_about_in_turn(part: DocumentsPart, tmp_path: Path) -> None:
    for name, content in (("a.png", png()), ("b.pdf", NO_PDF)):
        (tmp_path / name).write_bytes(content)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.png", "b.pdf")])
    action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    part.dropEvent(QDropEvent(QPointF(1, 1), action, dropped, buttons, Qt.KeyboardModifier.NoModifier))
    save(opened(FileDocumentDialog))
    dialog = opened(FileDocumentDialog)
    assert dialog.name.text() == "b"
    save(dialog)
    assert {row.name for row in part.model.rows()} == {"a", "b"}


def test_what_cannot_be_kept_is_told(part: DocumentsPart, tmp_path: Path) -> None:
    sheet = tmp_path / "liste.pdf"
    sheet.write_bytes(b"PK et regneark")
    part.take(sheet)
    dialog = opened(FileDocumentDialog)
    save(dialog)
    assert "verken PDF" in dialog.form.errors()["file"]
    escape(dialog)
    with sheet.open("wb") as out:
        out.truncate(filing.MOST_BYTES + 1)
    part.take(sheet)
    assert "20 MB" in part.messages.text


def test_health_papers_are_of_the_health_class(part: DocumentsPart, tmp_path: Path) -> None:
    paper = tmp_path / "epikrise.png"
    paper.write_bytes(png())
    part.take(paper)
    dialog = opened(FileDocumentDialog)
    dialog.kind.set_value(DocumentKind.HEALTH)
    assert not dialog.access.isEnabled()
    assert dialog.access.value() == AccessClass.HEALTH
    dialog.kind.set_value(DocumentKind.LETTER)
    assert dialog.access.value() == AccessClass.ORDINARY
    escape(dialog)


@pytest.mark.parametrize(("content", "pages"), [(pdf, True), (png, False)])
def test_a_document_is_shown_from_memory(
    part: DocumentsPart, tiny: TinyStore, content: object, pages: bool
) -> None:
    filed(tiny, content())  # type: ignore[operator]
    part.show_view(part.showing())
    part.table.setFocus()
    press(part.table, Qt.Key.Key_Return)
    viewer = opened(DocumentViewer)
    assert viewer.readable
    assert (viewer.preview is not None) is pages
    escape(viewer)


def test_a_damaged_document_says_so(part: DocumentsPart, tiny: TinyStore) -> None:
    filed(tiny, NO_PDF)
    part.show_view(part.showing())
    part.open_chosen()
    viewer = opened(DocumentViewer)
    assert "kan ikke vises" in words(viewer)
    escape(viewer)


def test_a_copy_is_listed_among_the_files_out(part: DocumentsPart, tiny: TinyStore, tmp_path: Path) -> None:
    filed(tiny, png())
    part.show_view(part.showing())
    press_button(part, "saveCopy")
    dialog = opened(SaveCopy)
    dialog.fileSelected.emit(str(tmp_path / "kopi.png"))
    dialog.reject()
    (noted,) = outlets.files_out(tiny.adviser)
    assert (noted.file.what, noted.file.person_id) == ("Dokument: oppholdskort", tiny.ids["Amina"])
    assert (tmp_path / "kopi.png").read_bytes() == png()


def test_a_deleted_document_lies_in_the_trash(part: DocumentsPart, tiny: TinyStore) -> None:
    filed(tiny, png())
    part.show_view(part.showing())
    press_button(part, "deleteDocument")
    press_button(opened(QMessageBox), "deleteDocumentDialogYes")
    assert part.model.rows() == []
    assert len(trash.trash(tiny.adviser)) == 1


def test_a_closed_document_is_not_opened(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    filed(tiny, png(), DocumentKind.HEALTH)
    start = tiny.leader.today
    people.assign_adviser(tiny.leader, [tiny.ids["Amina"]], tiny.leader.actor.staff_id, start=start)
    part = part_of(qtbot, tiny.adviser, bus, tiny.ids["Amina"])
    assert [row.name for row in part.model.rows()] == ["Lukket dokument"]
    assert not part.findChild(QPushButton, "openDocument").isEnabled()  # type: ignore[union-attr]


def test_the_scanner_s_folder_shows_files_that_are_whole(
    part: DocumentsPart, tiny: TinyStore, tmp_path: Path
) -> None:
    folder = tmp_path / "skann"
    folder.mkdir()
    press_button(part.scans, "chooseScanFolder")
    dialog = opened(QFileDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.reject()
    assert scanning.scan_folder() == folder
    assert "Ingen nye filer" in words(part.scans)
    (folder / "skann1.png").write_bytes(png())
    (folder / "skann2.pdf").write_bytes(NO_PDF)
    (folder / "notat.txt").write_text("nei")
    part.scans.watcher.look()
    assert "Ingen nye filer" in words(part.scans)
    (folder / "skann2.pdf").write_bytes(NO_PDF + b" og mer")
    part.scans.watcher.look()
    assert "1\u00a0fil i skannemappen" in words(part.scans)
    part.scans.watcher.look()
    assert "2\u00a0filer i skannemappen" in words(part.scans)
    press_button(part.scans, "fileScan_0")
    save(opened(FileDocumentDialog))
    assert [row.name for row in part.model.rows()] == ["skann1"]
    assert "1\u00a0fil i skannemappen" in words(part.scans)
    press_button(part.scans, "deleteScan_0")
    assert not (folder / "skann1.png").exists()
    assert (folder / "skann2.pdf").exists()
    del tiny


def test_the_folder_is_watched(part: DocumentsPart, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "skann"
    folder.mkdir()
    part.scans.watcher._again.setInterval(20)  # noqa: SLF001
    part.scans.choose(str(folder))
    (folder / "ny.pdf").write_bytes(NO_PDF)
    qtbot.waitUntil(lambda: "1\u00a0fil" in words(part.scans))


def test_a_consent_is_given_and_withdrawn(part: DocumentsPart, tiny: TinyStore) -> None:
    press_button(part.consents, "newConsent")
    dialog = opened(ConsentDialog)
    save(dialog)
    assert list(dialog.form.errors()) == ["to_whom"]
    for name, text in (("to_whom", "Fastlegen"), ("what", "Timer og tolk")):
        type_text(dialog.form.field(name), text)
    save(dialog)
    (given,) = filing.consents_of(tiny.adviser, tiny.ids["Amina"])
    assert (given.to_whom, given.start) == ("Fastlegen", tiny.adviser.today)
    assert "Gjelder fra 11.03.2026, til det trekkes tilbake" in words(part.consents)
    press_button(part.consents, "withdrawConsent")
    save(opened(AskDialog))
    assert "Trukket tilbake fra 11.03.2026" in words(part.consents)
    assert not filing.consents_of(tiny.adviser, tiny.ids["Amina"])[0].holds_on(tiny.adviser.today)


def test_a_consent_that_was_wrong_is_deleted(part: DocumentsPart, tiny: TinyStore) -> None:
    draft = filing.ConsentDraft("Nav", "Plan", tiny.adviser.today)
    filing.give_consent(tiny.adviser, tiny.ids["Amina"], draft)
    part.show_view(part.showing())
    press_button(part.consents, "deleteConsent")
    press_button(opened(QMessageBox), "deleteConsentDialogYes")
    assert "Ingen samtykker" in words(part.consents)


def test_the_insight_package_is_shown_and_saved(part: DocumentsPart, tiny: TinyStore, tmp_path: Path) -> None:
    page: PersonPage = vars(part)["its_page"]
    page.action("showInsight").trigger()
    dialog = opened(InsightDialog)
    assert dialog.preview.page_count >= 1
    press_button(dialog, "pdfSave")
    chooser = opened(QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "innsyn.pdf"))
    chooser.reject()
    escape(dialog)
    (noted,) = outlets.files_out(tiny.adviser)
    assert (noted.file.what, noted.file.person_id) == ("Innsynspakke", tiny.ids["Amina"])
    assert (tmp_path / "innsyn.pdf").read_bytes().startswith(b"%PDF")


def test_another_person_hears_nothing_of_the_last(
    part: DocumentsPart, tiny: TinyStore, tmp_path: Path
) -> None:
    paper = tmp_path / "Amina Zahra.png"
    paper.write_bytes(png())
    part.take(paper)
    save(opened(FileDocumentDialog))
    assert part.messages.text
    page: PersonPage = vars(part)["its_page"]
    page.show_person(tiny.ids["Yusuf"])
    assert not part.messages.text
    assert part.model.rows() == []
