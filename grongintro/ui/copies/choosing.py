"""Choosing a copy and seeing what is in it, before anything is replaced: used in the window and before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from grongintro.ui.copies.contents import ContentsView
from grongintro.ui.copies.words import columns, key
from grongintro.ui.start.passwords import PasswordEdit
from grongintro.ui.tokens import SPACE_3, Tone
from grongintro.ui.widgets.basics import button, label, row
from grongintro.ui.widgets.form import Form
from grongintro.ui.widgets.message import MessageBar
from grongintro.ui.widgets.table import RowsModel, Table
from grongintro.ui.worker import Progress, run_long

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from grongintro.errors import UserError
    from grongintro.services.keeping.restoring import View
    from grongintro.services.keeping.safety import Copy

_LIST, _VIEW = 0, 1


class CopyChooser(QWidget):
    """First the list, then what is in the chosen copy; `agreed` carries the view that is to replace.

    `look(folder, login, password)` opens a copy. Where a store is open, the password of then is asked for
    only when it is needed, and the name never.
    """

    agreed = Signal(object)
    cancelled = Signal()

    def __init__(
        self, look: Callable[[Path, str, str], View], today: Callable[[], date], *, open_store: bool
    ) -> None:
        super().__init__()
        self.setObjectName("copyChooser")
        self._look, self._open = look, open_store
        self.messages = MessageBar()
        self.contents = ContentsView(today)
        self.stack = QStackedWidget()
        self.stack.setObjectName("copySteps")
        self.stack.addWidget(self._make_list())
        self.stack.addWidget(self.contents)
        self._view: View | None = None
        self._asked: tuple[Path, str, str] | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_3)
        box.addWidget(self.messages)
        box.addWidget(self.stack, 1)
        box.addLayout(self._make_buttons())
        self._show(_LIST)

    def _make_list(self) -> QWidget:
        whole = QWidget()
        self.top = QVBoxLayout(whole)
        self.top.setContentsMargins(0, 0, 0, 0)
        self.top.setSpacing(SPACE_3)
        self.model: RowsModel[Copy] = RowsModel(columns(places=self._open), key)
        self.table = Table("restoreTable", self.tr("Sikkerhetskopier"), self.model)
        self.table.setMinimumHeight(self.fontMetrics().height() * 9)
        self.table.row_activated.connect(self.look)
        self.table.row_chosen.connect(self._forget_password)
        self.none = label(self.tr("Ingen kopier her."), "muted", name="noCopiesHere")
        self.form = Form("passwordForm", 1 if self._open else 2)
        self.login = None
        if not self._open:
            self.login = self.form.add("login", self.tr("Navn du logget inn med"), QLineEdit(), required=True)
        self.password = self.form.add(
            "password", self.tr("Passordet du hadde da"), PasswordEdit(), required=True
        )
        self.password.returnPressed.connect(self.look)
        self.form.setVisible(not self._open)
        for part in (self.none, self.table, self.form):
            self.top.addWidget(part)
        return whole

    def _make_buttons(self) -> Any:
        self.cancel = button("restoreCancel", self.tr("Avbryt"), self._cancel)
        self.back = button("restoreBack", self.tr("Tilbake"), self._go_back)
        self.see = button("restoreLook", self.tr("Se hva som er i kopien"), self.look, kind="primary")
        words = self.tr("Bytt ut …") if self._open else self.tr("Hent tilbake")
        self.replace = button("restoreReplace", words, self._agree, kind="primary")
        return row(self.cancel, None, self.back, self.see, self.replace)

    def set_copies(self, copies: Sequence[Copy]) -> None:
        """Offer these, the newest chosen."""
        self.model.set_rows(copies)
        self.table.fit_columns()
        self.table.choose_first()
        self.table.setVisible(bool(copies))
        self.none.setVisible(not copies)
        self.see.setEnabled(bool(copies))
        self._show(_LIST)

    def look(self) -> None:
        """Open the chosen copy beside the window."""
        copy = self.table.chosen()
        if copy is None or not self.isEnabled():
            return
        self.messages.clear()
        self.form.clear_errors()
        login = self.login.text() if self.login is not None else ""
        self._asked = (copy.folder, login, self.password.text())
        run_long(self, self.tr("Ser hva som er i kopien …"), self._read, self._was_read)

    def _read(self, _progress: Progress) -> View:
        if self._asked is None:
            raise RuntimeError("no copy was chosen")
        return self._look(*self._asked)

    def _was_read(self, view: View) -> None:
        self._view = view
        self.contents.show_view(view)
        self._show(_VIEW)
        self.replace.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        self.see.setVisible(step == _LIST)
        for part in (self.back, self.replace):
            part.setVisible(step == _VIEW)
        self.see.setDefault(step == _LIST)
        self.replace.setDefault(step == _VIEW)
        if step == _LIST:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_password(self) -> None:
        if self._open:
            self.password.clear()
            self.form.hide()

    def _go_back(self) -> None:
        self._show(_LIST)

    def _agree(self) -> None:
        if self._view is not None:
            self.agreed.emit(self._view)

    def _cancel(self) -> None:
        self.cancelled.emit()

    def show_user_error(self, error: UserError) -> bool:
        """At the password, which is shown when it is asked for; else over the list."""
        if error.field == "password":
            self.form.show()
        if not self.form.show_user_error(error):
            self.messages.show_message(Tone.ERROR, error.message)
        elif error.code == "wrong_password":
            self.password.clear()
        return True
