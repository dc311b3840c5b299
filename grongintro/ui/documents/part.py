"""Dokumenter: what is filed about the person, the scanner's folder, and consents."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from grongintro.domain.document import Document
from grongintro.services.keeping import filing, proving, scanning, trash
from grongintro.services.naming.values import VALUES
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.asking import Asking, do_at_once
from grongintro.ui.documents.consents import ConsentsCard
from grongintro.ui.documents.form import FileDocumentDialog
from grongintro.ui.documents.scanner import ScanCard
from grongintro.ui.documents.viewer import DocumentViewer, SaveCopy, file_name
from grongintro.ui.outlet import Outlet
from grongintro.ui.page import EmptyState
from grongintro.ui.people.parts import Part
from grongintro.ui.run import run_action
from grongintro.ui.settings.dialog import ask_first, when_agreed
from grongintro.ui.tokens import SPACE_2, SPACE_3, Tone
from grongintro.ui.widgets.basics import Scroll, button
from grongintro.ui.widgets.message import MessageBar
from grongintro.ui.widgets.table import Column, RowsModel, Table
from grongintro.ui.widgets.tags import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent

    from grongintro.errors import UserError
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.keeping.filing import DocumentRow
    from grongintro.services.person_page import PersonPage as View
    from grongintro.ui.bus import Bus

_TABLE_IN_LINES = 9


class DocumentsPart(Part):
    """A file dropped here, chosen or scanned is filed; Enter opens a document."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("documents", desk, bus)
        self.setAcceptDrops(True)
        self._known: tuple[proving.Provable, ...] = ()
        self._waiting: list[Path] = []
        self._chosen: DocumentRow | None = None
        self._original: tuple[str, Path] | None = None
        self._shown = ""
        self.messages = MessageBar()
        self.model: RowsModel[DocumentRow] = RowsModel(self._columns(), _key)
        self.table = Table("documentTable", self.tr("Dokumenter"), self.model)
        self.table.setMinimumHeight(self.fontMetrics().height() * _TABLE_IN_LINES)
        self.table.row_activated.connect(self.open_chosen)
        self.table.row_chosen.connect(self._follow)
        text = self.tr(
            "Slipp en PDF eller et bilde her, eller trykk «Legg inn …». Dokumentet blir kryptert sammen med "
            "resten av dataene."
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(EmptyState("document", self.tr("Ingen dokumenter ennå"), text))
        self.scans = ScanCard(desk)
        self.scans.file_asked.connect(self.take)
        self.scans.delete_asked.connect(self._delete_scan)
        self.consents = ConsentsCard(desk, bus)
        self._lay_out()

    def _lay_out(self) -> None:
        self._new = button(
            "fileDocument", self.tr("Legg inn …"), self.ask_file, kind="primary", symbol="plus"
        )
        self._open = button("openDocument", self.tr("Åpne"), self.open_chosen, symbol="document")
        self._copy = button("saveCopy", self.tr("Lagre kopi …"), self.ask_copy, symbol="save")
        self._delete = button("deleteDocument", self.tr("Slett …"), self.ask_delete, symbol="trash")
        actions = QWidget()
        actions.setObjectName("documentActions")
        flow = FlowLayout(actions, SPACE_2)
        for each in (self._new, self._open, self._copy, self._delete):
            flow.addWidget(each)
        scroll = Scroll("documentScroll")
        scroll.body.setSpacing(SPACE_3)
        scroll.body.addWidget(self._stack, 1)
        scroll.body.addWidget(self.scans)
        scroll.body.addWidget(self.consents)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_3)
        for part in (actions, self.messages):
            box.addWidget(part)
        box.addWidget(scroll, 1)

    def _columns(self) -> tuple[Column[DocumentRow], ...]:
        return (
            Column("Lagt inn", lambda row: fmt.day(row.added_at.date()), lambda r: r.added_at.toordinal()),
            Column("Type", lambda row: words.title(row.kind)),
            Column("Navn", lambda row: row.name, stretch=True, tip=lambda row: row.name),
            Column("Datert", lambda row: fmt.day(row.dated), _dated),
            Column("Fra", lambda row: row.source or "–"),
            Column("Hva det viser", self._proves, tip=self._proves),
            Column("Tilgang", lambda row: VALUES[str(row.access)].capitalize()),
            Column("Av", lambda row: row.added_by),
        )

    def _proves(self, row: DocumentRow) -> str:
        return proving.proof_words(self._known, row.proves) or "–"

    def show_view(self, view: View) -> None:
        """Read what is filed when it is on screen; words about another person go at once."""
        if view.person.id != self._shown:
            self._shown = view.person.id
            self.messages.clear()
            self._waiting, self._original = [], None
            self.model.set_rows(())
        if self.isVisible():
            run_action(self, self._read, repeatable=True)

    def _read(self) -> None:
        person = self.showing().person
        self._known = proving.provable(self.desk, person.id)
        rows = filing.documents_of(self.desk, person.id)
        self.model.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        self.table.fit_columns()
        self.table.choose_first()
        self.consents.show_person(person.id, person.name)
        self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Read, and watch the scanner's folder while the tab is seen."""
        super().showEvent(event)
        if self.view is not None:
            self.show_view(self.view)
        self.scans.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self.scans.end()

    def _follow(self) -> None:
        row: DocumentRow | None = self.table.chosen() if self.model.rows() else None
        for each in (self._open, self._copy):
            each.setEnabled(row is not None and row.may_open)
        self._delete.setEnabled(row is not None and row.may_open)

    # Filing

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from this computer."""
        urls = event.mimeData().urls()
        if urls and all(url.isLocalFile() for url in urls):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """File them one after the other."""
        self._take_all([url.toLocalFile() for url in event.mimeData().urls()])

    def ask_file(self) -> None:
        """Choose files in a dialog."""
        kinds = self.tr("PDF og bilder (*.pdf *.png *.jpg *.jpeg)")
        dialog = QFileDialog(self, self.tr("Legg inn dokument"), "", kinds)
        dialog.setObjectName("chooseDocument")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._take_all)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_all(self, paths: list[str]) -> None:
        first, *self._waiting = [Path(each) for each in paths]
        self.take(first)

    def take(self, path: Path) -> None:
        """Ask what a file is, and file it."""
        self.messages.clear()
        run_action(self, partial(self._ask_about, path), repeatable=True)

    def _ask_about(self, path: Path) -> None:
        person_id = self.showing().person.id
        dialog = FileDocumentDialog(self, path, scanning.read_scan(path), self._known, self.desk.clock)
        dialog.rejected.connect(self._stop_waiting)
        save = partial(filing.file_document, self.desk, person_id)
        about, then = f"{person_id} {path}", partial(self._filed, path)
        Asking(dialog, self.desk, self.bus, save, self.tr("Lagret."), about=about, then=then)

    def _stop_waiting(self) -> None:
        self._waiting = []

    def _filed(self, path: Path, saved: Saved) -> None:
        known = not saved.changes.ids
        done = self.tr("Dokumentet lå her fra før.") if known else self.tr("Dokumentet er lagt inn.")
        self._original = (saved.id, path)
        text = self.tr("{0} Originalen ligger fortsatt ukryptert: {1}").format(done, path)
        self.messages.show_message(Tone.WARNING, text, self.tr("Slett originalen"), self.delete_original)
        self.scans.again()
        if self._waiting:
            following = self._waiting.pop(0)
            run_action(self, partial(self._ask_about, following), repeatable=True)

    def delete_original(self) -> None:
        """Delete the file outside the program that was filed last."""
        if self._original is not None:
            document_id, path = self._original
            self._delete_scan(document_id, path)

    def _delete_scan(self, document_id: str, path: Path) -> None:
        gone = run_action(self, partial(self._unlink, document_id, path))
        if gone:
            self.messages.show_message(Tone.SUCCESS, self.tr("Originalen er slettet: {0}").format(path))
        self.scans.again()

    def _unlink(self, document_id: str, path: Path) -> bool:
        scanning.delete_original(self.desk, document_id, path)
        return True

    # Reading

    def open_chosen(self) -> None:
        """Show the chosen document."""
        self._with_content(self._show)

    def ask_copy(self) -> None:
        """Ask where a copy is to lie."""
        self._with_content(self._save_copy)

    def _with_content(self, use: Callable[[Document, bytes], object]) -> None:
        self._chosen = self.table.chosen()
        if self._chosen is None:
            return
        found = run_action(self, partial(filing.open_document, self.desk, self._chosen.id), repeatable=True)
        if found is not None:
            use(*found)

    def _outlet(self, document: Document) -> Outlet:
        what = self.tr("Dokument: {0}").format(words.word(document.kind))
        return Outlet(self.desk, self.bus, what, document.person_id)

    def _show(self, document: Document, content: bytes) -> None:
        DocumentViewer(self, document, content, self._outlet(document)).open()

    def _save_copy(self, document: Document, content: bytes) -> None:
        SaveCopy(self, file_name(document), content, self._outlet(document)).open()

    def ask_delete(self) -> None:
        """Ask first; it goes to the trash."""
        self._chosen = self.table.chosen()
        if self._chosen is None:
            return
        plan = run_action(
            self, partial(trash.deletion_plan, self.desk, Document, self._chosen.id), repeatable=True
        )
        if plan is None:
            return
        box = ask_first(
            self,
            "deleteDocumentDialog",
            self.tr("Slette {0}?").format(self._chosen.name),
            self.tr("Dokumentet legges i papirkurven og kan hentes tilbake derfra."),
            self.tr("Slett dokumentet"),
        )
        when_agreed(box, self._delete_chosen)

    def _delete_chosen(self) -> None:
        if self._chosen is not None:
            action = partial(trash.delete, self.desk, Document, self._chosen.id)
            do_at_once(self, self.desk, self.bus, action, self.tr("Dokumentet er slettet."))

    def show_user_error(self, error: UserError) -> bool:
        """Over the table."""
        self.messages.show_message(Tone.ERROR, error.message)
        return True


def _key(row: DocumentRow) -> str:
    return row.id


def _dated(row: DocumentRow) -> int:
    return row.dated.toordinal() if row.dated else 0
