"""A dialog that collects a draft; it never saves, and it is opened without stopping the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from grongintro.ui.page import Shortcut, make_action
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_3, SPACE_4, SPACE_5, Tone
from grongintro.ui.widgets.basics import Scroll, button, label, row
from grongintro.ui.widgets.form import Form
from grongintro.ui.widgets.message import MessageBar

if TYPE_CHECKING:
    from grongintro.errors import UserError

_OF_WINDOW = 0.94
_SLACK = 2


class FormDialog(QDialog):
    """A form with «save» and «cancel»; `ready` carries what `draft()` read, and the dialog stays open.

    Whoever opened it saves, shows an error with `run_action(dialog, …)`, and calls `accept()`.
    """

    ready = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        name: str,
        title: str,
        save_text: str,
        *,
        columns: int = 1,
        width: int = 26,
        enter_saves: bool = True,
        keys_save: bool = True,
        fills: bool = False,
    ) -> None:
        super().__init__(parent.window())
        self.setObjectName(name)
        self.setWindowTitle("Grongintro")  # the task switcher shows it; the title may hold a name
        self.setAccessibleName(title)
        self._lines_wide = width
        self._fitted = False  # Qt marks a dialog as resized when its buttons alone widen it
        self.form = Form(f"{name}Form", columns)
        self.forms = [self.form]
        self.messages = MessageBar()
        self.content = QHBoxLayout()
        self.content.setSpacing(SPACE_5)
        self.content.addWidget(self.form, 3, Qt.AlignmentFlag(0) if fills else Qt.AlignmentFlag.AlignTop)
        self.save_button = button(f"{name}Save", save_text, self.submit, kind="primary")
        self.cancel_button = button(f"{name}Cancel", self.tr("Avbryt"), self.reject)
        self.buttons = row(None, self.cancel_button, self.save_button)
        self._lay_out(title)
        self.save_button.setDefault(enter_saves)
        if keys_save:
            self._add_keys(name, save_text)

    def _lay_out(self, title: str) -> None:
        self._scroll = Scroll(f"{self.objectName()}Scroll")
        self._scroll.body.addLayout(self.content, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        box.setSpacing(SPACE_3)
        self.heading = label(title, "heading", wrap=True)
        box.addWidget(self.heading)
        box.addWidget(self.messages)
        box.addWidget(self._scroll, 1)
        box.addLayout(self.buttons)

    def _add_keys(self, name: str, text: str) -> None:
        action = make_action(self, Shortcut(f"{name}Keys", "Ctrl+Return", text, self.submit))
        action.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        self.save_button.setToolTip(f"{text} (Ctrl+Enter)")

    def draft(self) -> Any:
        """What the fields say; UserError at the field that cannot be read."""
        raise NotImplementedError

    def submit(self) -> None:
        """Hand over what was collected, or show which field cannot be read."""
        found = run_action(self, self.draft, repeatable=True)
        if found is not None:
            self.ready.emit(found)

    def show_user_error(self, error: UserError) -> bool:
        """Show an error at its field, or over the form."""
        self.messages.clear()
        for form in self.forms:
            form.clear_errors()
        if not any(form.show_user_error(error) for form in self.forms):
            self.messages.show_message(Tone.ERROR, error.message)
        else:
            self._show_focused()
        return True

    def _show_focused(self) -> None:
        focused = self.focusWidget()
        if focused is not None:
            self._scroll.ensureWidgetVisible(focused)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the form, within the window."""
        super().showEvent(event)
        if not event.spontaneous() and not self._fitted:
            self._fitted = True
            self.fit()

    def fit_soon(self) -> None:
        """Take the size again when fields were shown or hidden, once they are laid out."""
        if self.isVisible():
            QTimer.singleShot(0, self, self.fit)

    def fit(self) -> None:
        """Take the size that the form needs, within the window."""
        parent = self.parentWidget()
        room = parent.size() if parent is not None else self.screen().availableSize()
        line = self.fontMetrics().height()
        width = round(min(line * self._lines_wide, max(room.width() * _OF_WINDOW, line * 16)))
        self.resize(width, self.height())
        body = self._scroll.body
        inside = width - 2 * SPACE_5
        need = body.heightForWidth(inside) if body.hasHeightForWidth() else body.sizeHint().height()
        wanted = need + self._around(inside)
        self.resize(width, round(min(wanted, max(room.height() * _OF_WINDOW, line * 16))))

    def _around(self, width: int) -> int:
        """The height of everything but the form: margins, heading, message and buttons."""
        parts = [self.heading.heightForWidth(width), self.buttons.sizeHint().height()]
        if not self.messages.isHidden():
            parts.append(self.messages.heightForWidth(width))
        return sum(parts) + SPACE_3 * len(parts) + 2 * SPACE_4 + _SLACK
