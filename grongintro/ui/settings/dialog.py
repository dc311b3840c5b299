"""A dialog that collects a draft and hands it out; who opened it saves, and closes it if that went well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QMessageBox, QVBoxLayout, QWidget

from grongintro.ui.page import Shortcut, make_action
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_3, SPACE_5, Tone
from grongintro.ui.widgets.basics import button, label, row
from grongintro.ui.widgets.form import Form
from grongintro.ui.widgets.message import MessageBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.errors import UserError

WIDTH_IN_LINES = 26


class FormDialog(QDialog):
    """Fields in `form`; subclasses give `draft()`, which may raise UserError. Ctrl+Enter or Enter saves."""

    submitted = Signal(object)

    def __init__(self, parent: QWidget, name: str, title: str, *, text: str = "", save: str = "") -> None:
        super().__init__(parent.window())
        self.setObjectName(name)
        self.setWindowTitle("Grongintro")  # the task switcher shows it; the title may hold a name
        self.setAccessibleName(title)
        self.messages = MessageBar()
        self.form = Form(f"{name}Form", 2)
        self.save = button(f"{name}Save", save or self.tr("Lagre"), self.submit, kind="primary")
        self.save.setDefault(True)
        keys = make_action(self, Shortcut(f"{name}Keys", "Ctrl+Return", self.save.text(), self.submit))
        keys.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        cancel = button(f"{name}Cancel", self.tr("Avbryt"), self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        box.setSpacing(SPACE_3)
        box.addWidget(label(title, "heading", wrap=True))
        if text:
            box.addWidget(label(text, "muted", wrap=True))
        box.addWidget(self.messages)
        box.addWidget(self.form)
        box.addStretch(1)
        box.addLayout(row(None, cancel, self.save))
        self.setMinimumWidth(self.fontMetrics().height() * WIDTH_IN_LINES)
        self._draft: object = None

    def draft(self) -> object:
        """What is typed."""
        raise NotImplementedError

    def submit(self) -> None:
        """Hand the draft out, unless something in it cannot be read."""
        self.messages.clear()
        self.form.clear_errors()
        if run_action(self, self._read, repeatable=True):
            self.submitted.emit(self._draft)

    def _read(self) -> bool:
        self._draft = self.draft()
        return True

    def show_user_error(self, error: UserError) -> bool:
        """At its field, else over the fields."""
        if not self.form.show_user_error(error):
            self.messages.show_message(Tone.ERROR, error.message)
        return True


def ask_first(parent: QWidget, name: str, question: str, text: str, yes: str) -> QMessageBox:
    """Ask before what cannot be taken back; connect to `accepted` of the dialog that is returned."""
    box = QMessageBox(parent.window())
    box.setObjectName(name)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Grongintro")
    box.setText(question)
    box.setInformativeText(text)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    agree.setObjectName(f"{name}Yes")
    no = box.addButton(parent.tr("Avbryt"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    box.finished.connect(box.deleteLater)
    box.open()
    return box


def tell(parent: QWidget, name: str, title: str, text: str) -> QMessageBox:
    """Tell something that must not be missed."""
    box = QMessageBox(parent.window())
    box.setObjectName(name)
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle("Grongintro")
    box.setText(title)
    box.setInformativeText(text)
    box.addButton(parent.tr("Lukk"), QMessageBox.ButtonRole.AcceptRole)
    box.finished.connect(box.deleteLater)
    box.open()
    return box


def when_agreed(box: QMessageBox, slot: Callable[[], object]) -> None:
    """Call `slot`, a bound method, when the question is answered with yes."""
    box.accepted.connect(slot)
