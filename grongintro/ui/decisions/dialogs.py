"""Small dialogs on a decision's way: returned with why, put away, delivered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from grongintro.domain.case import DeliveryWay, ReturnCode
from grongintro.services.deciding.decision_watch import RETURN_WORDS
from grongintro.ui.decisions.words import WAYS
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_4, SPACE_5
from grongintro.ui.widgets.basics import button, label, row
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QShowEvent

    from grongintro.errors import UserError


@dataclass(frozen=True)
class ReturnDraft:
    """Why a decision goes back."""

    code: ReturnCode
    note: str


@dataclass(frozen=True)
class DeliveryDraft:
    """How and when a letter was given."""

    way: DeliveryWay
    delivered_on: date | None
    received_on: date | None
    interpreter: str


class _AskDialog(QDialog):
    """A form with one primary button; the owner tries the draft and closes the dialog when it is taken.

    The owner is called, not signalled: what it refuses must come back to the field.
    """

    def __init__(self, parent: QWidget, name: str, title: str, confirm: str, intro: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle("Grongintro")  # the task switcher shows it; the title may hold a name
        self.setAccessibleName(title)
        self._take: Callable[[Any], object] | None = None
        self.form = Form(f"{name}Form")
        box = QVBoxLayout(self)
        box.setSpacing(SPACE_4)
        box.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        box.addWidget(label(title, "heading", wrap=True))
        if intro:
            box.addWidget(label(intro, "muted", wrap=True))
        box.addWidget(self.form)
        self.confirm = button(f"{name}Confirm", confirm, self._give, kind="primary")
        self.confirm.setDefault(True)
        box.addLayout(row(None, button(f"{name}Cancel", self.tr("Avbryt"), self.reject), self.confirm))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 70)
        self.finished.connect(self.deleteLater)

    def on_given(self, take: Callable[[Any], object]) -> None:
        """Who gets the draft; a UserError it raises is shown at the field."""
        self._take = take

    def showEvent(self, event: QShowEvent) -> None:
        """Be high enough for words that need two lines."""
        super().showEvent(event)
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    def _give(self) -> None:
        self.form.clear_errors()
        run_action(self, self._try)

    def _try(self) -> None:
        if self._take is not None:
            self._take(self.draft())

    def draft(self) -> object:
        """What the form holds; UserError at a field that cannot be read."""
        raise TypeError("each dialog has its own draft")

    def show_user_error(self, error: UserError) -> bool:
        """Show the message at its field."""
        return self.form.show_user_error(error)


class ReturnDialog(_AskDialog):
    """Send a decision back, with a coded reason and what must be mended."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "returnDialog", "Returner vedtaket", "Returner")
        self._code = self.form.add("code", self.tr("Grunn"), QComboBox())
        for code, words in RETURN_WORDS.items():
            self._code.addItem(words, code)
        self._note = self.form.add("note", self.tr("Hva må rettes?"), QPlainTextEdit(), required=True)
        self._note.setTabChangesFocus(True)

    def draft(self) -> ReturnDraft:
        """The reason and the note."""
        return ReturnDraft(ReturnCode(self._code.currentData()), self._note.toPlainText())


class WithdrawDialog(_AskDialog):
    """Put a draft away, with why."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "withdrawDialog", "Legg bort utkastet", "Legg bort")
        self._note = self.form.add("note", self.tr("Hvorfor?"), QLineEdit(), required=True)

    def draft(self) -> str:
        """The note."""
        return self._note.text()


class DeliveryDialog(_AskDialog):
    """Note how the letter was given and when it was received; the appeal deadline follows."""

    def __init__(self, parent: QWidget, today: Callable[[], date], interpreter: str) -> None:
        super().__init__(
            parent,
            "deliveryDialog",
            "Levert til deltakeren",
            "Lagre",
            "Klagefristen er tre uker fra dagen brevet er mottatt. Overlevert i samtale regnes som mottatt "
            "samme dag.",
        )
        self._way = self.form.add("way", self.tr("Hvordan"), QComboBox())
        for way, words in WAYS.items():
            self._way.addItem(words, way)
        self._delivered = self.form.add(
            "delivered_on", self.tr("Overlevert eller sendt"), DayField("delivered_on", today), required=True
        )
        self._delivered.set_value(today())
        self._received = self.form.add(
            "received_on",
            self.tr("Mottatt"),
            DayField("received_on", today),
            hint=self.tr("La stå tomt til du vet det."),
        )
        self._interpreter = self.form.add("interpreter", self.tr("Tolk ved overlevering"), QLineEdit())
        if interpreter:
            self._interpreter.setPlaceholderText(self.tr("for eksempel: skjermtolk, {0}").format(interpreter))
        self._way.currentIndexChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self._received.setEnabled(DeliveryWay(self._way.currentData()) is not DeliveryWay.HANDED_OVER)

    def draft(self) -> DeliveryDraft:
        """How, when and with which interpreter."""
        way = DeliveryWay(self._way.currentData())
        received = None if way is DeliveryWay.HANDED_OVER else self._received.value()
        return DeliveryDraft(way, self._delivered.value(), received, self._interpreter.text())
