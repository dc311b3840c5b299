"""The form of a document that is being filed, and that of a consent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from grongintro.domain.document import AccessClass, DocumentKind
from grongintro.services.keeping.filing import ConsentDraft, DocumentDraft
from grongintro.ui import words
from grongintro.ui.tokens import SPACE_1
from grongintro.ui.widgets.ask_dialog import AskDialog
from grongintro.ui.widgets.basics import label
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.domain.clock import Clock
    from grongintro.services.keeping.filing import DocumentRow
    from grongintro.services.keeping.proving import Provable


class FileDocumentDialog(FormDialog):
    """What sort of paper a file is, whom it came from, who opens it, and what it proves."""

    def __init__(
        self, parent: QWidget, path: Path, content: bytes, known: tuple[Provable, ...], clock: Clock
    ) -> None:
        super().__init__(
            parent,
            "fileDocumentDialog",
            parent.tr("Legg inn {0}").format(path.name),
            parent.tr("Legg inn"),
            columns=2,
            width=38,
        )
        self._content, self._known = content, known
        form = self.form
        self.kind = form.add("kind", self.tr("Type"), Choice("kind", words.options(DocumentKind)))
        self.name = form.add("name", self.tr("Navn"), QLineEdit(path.stem), required=True)
        hint = self.tr("Datoen som står på dokumentet")
        self.dated = form.add("dated", self.tr("Datert"), DayField("dated", clock.today), hint=hint)
        hint = self.tr("For eksempel UDI, utleier eller deltakeren selv")
        self.source = form.add("source", self.tr("Fra"), QLineEdit(), hint=hint)
        self.access = form.add(
            "access", self.tr("Hvem som kan åpne det"), Choice("access", access_options(self)), span=2
        )
        self.ticks = [self._tick(number, each) for number, each in enumerate(known)]
        form.add("proves", self.tr("Hva det viser"), self._ticks(), span=2)
        form.add("file", self.tr("Fil"), label(str(path), "muted", wrap=True), span=2)
        self.kind.currentIndexChanged.connect(self._follow)
        self.kind.setFocus()

    def _tick(self, number: int, each: Provable) -> QCheckBox:
        tick = QCheckBox(each.words)
        tick.setObjectName(f"proves_{number}")
        return tick

    def _ticks(self) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_1)
        for tick in self.ticks:
            box.addWidget(tick)
        return holder

    def _follow(self, _index: int) -> None:
        """Health papers are always of the health class."""
        health = self.kind.value() == DocumentKind.HEALTH
        if health:
            self.access.set_value(AccessClass.HEALTH)
        elif not self.access.isEnabled():
            self.access.set_value(AccessClass.ORDINARY)
        self.access.setEnabled(not health)

    def draft(self) -> DocumentDraft:
        """What is filled in; UserError when the date cannot be read."""
        chosen = zip(self._known, self.ticks, strict=True)
        return DocumentDraft(
            DocumentKind(self.kind.value()),
            self.name.text(),
            self._content,
            AccessClass(self.access.value()),
            self.dated.value(),
            self.source.text(),
            tuple((each.subject, each.row_id) for each, tick in chosen if tick.isChecked()),
        )


def access_options(parent: QWidget) -> list[tuple[str, str]]:
    """The classes with who opens them."""
    return [
        (AccessClass.ORDINARY, parent.tr("Vanlig: alle i tjenesten som ser deltakeren")),
        (AccessClass.SENSITIVE, parent.tr("Sensitivt: ansvarlig rådgiver, leder og den som la det inn")),
        (AccessClass.HEALTH, parent.tr("Helse: bare ansvarlig rådgiver og den som vedtar")),
    ]


class ConsentDialog(AskDialog):
    """To whom, what, from when until when, and the paper it stands on."""

    def __init__(self, parent: QWidget, name: str, documents: tuple[DocumentRow, ...], clock: Clock) -> None:
        title = parent.tr("Nytt samtykke fra {0}").format(name)
        super().__init__(parent, "consentDialog", title, parent.tr("Lagre samtykket"))
        self.ask(
            "to_whom",
            self.tr("Hvem kan få vite noe?"),
            QLineEdit(),
            needed=self.tr("Skriv hvem som kan få vite noe."),
            hint=self.tr("For eksempel fastlegen, Nav eller skolen"),
        )
        self.ask(
            "what",
            self.tr("Hva gjelder det?"),
            QLineEdit(),
            needed=self.tr("Skriv hva det gjelder."),
            hint=self.tr("For eksempel timer og tolk, men ikke hva som er sagt"),
        )
        start = DayField("start", clock.today)
        start.set_value(clock.today())
        self.ask("start", self.tr("Fra"), start, needed=self.tr("Skriv fra hvilken dag."))
        self.ask(
            "end", self.tr("Til og med"), DayField("end", clock.today), hint=self.tr("Tomt når det varer")
        )
        papers = [("", "–"), *((row.id, row.name) for row in documents if row.may_open)]
        self.ask("document_id", self.tr("Dokument"), Choice("document_id", papers))

    def draft(self) -> Any:
        """The consent as it is filled in."""
        found = super().draft()
        return ConsentDraft(**{**found, "document_id": found["document_id"] or None})
