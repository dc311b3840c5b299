"""What sign-in, lock, own password and recovery share: a few fields, one button, a clear answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from grongintro.ui.page import Shortcut, make_action
from grongintro.ui.run import run_action
from grongintro.ui.start.card import StartCard
from grongintro.ui.widgets.basics import button, row
from grongintro.ui.widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.errors import UserError

ONE_REPAINT_MS = 30


class Gate(StartCard):
    """Fields in `form` and a button; subclasses give `_ask()` and are told of the answer in `_passed()`.

    Deriving a key from a password takes a third of a second: the button says so first, then the work is done,
    and whatever is pressed meanwhile does not start it again.
    """

    def __init__(self, name: str, title: str, text: str, action: str, busy: str) -> None:
        super().__init__(name, title, text)
        self.form = Form(f"{name}Form")
        self._action, self._busy_text = action, busy
        self._busy = False
        self._answer: object = None
        self.go = button(f"{name}Go", action, self.submit, kind="primary")
        self.body.addWidget(self.form)

    def finish(self, *links: QWidget | None, cancel: Callable[[], object] | None = None) -> None:
        """Lay the buttons under the fields; Enter in a field is the button, Esc is the way back."""
        self.body.addWidget(self.go)
        for link in links:
            if link is not None:
                self.body.addLayout(row(link, None))
        for line in self.form.findChildren(QLineEdit):
            line.returnPressed.connect(self.submit)
        first = self.form.findChild(QLineEdit)
        if first is not None:
            self.setFocusProxy(first)
        if cancel is not None:
            make_action(self, Shortcut("cancel", "Esc", self.tr("Avbryt"), cancel))

    def submit(self) -> None:
        """Show that work begins, and begin when it has been painted."""
        if self._busy:
            return
        self._set_busy(busy=True)
        self.messages.clear()
        self.form.clear_errors()
        QTimer.singleShot(ONE_REPAINT_MS, self, self._work)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.go.setEnabled(not busy)
        self.go.setText(self._busy_text if busy else self._action)

    def _work(self) -> None:
        self.go.repaint()
        passed = run_action(self, self._attempt, repeatable=True)
        self._set_busy(busy=False)
        if passed:
            self._passed(self._answer)

    def _attempt(self) -> bool:
        self._answer = self._ask()
        return True

    def _ask(self) -> object:
        raise NotImplementedError

    def _passed(self, answer: object) -> None:
        raise NotImplementedError

    def show_user_error(self, error: UserError) -> bool:
        """At its field, with the wrong password taken away and nothing else; or on the card."""
        if not self.form.show_user_error(error):
            return super().show_user_error(error)
        field = self.form.field(error.field)
        if isinstance(field, QLineEdit) and error.code in {"wrong_password", "wrong_code"}:
            if error.code == "wrong_password":
                field.clear()
            field.selectAll()
        return True
