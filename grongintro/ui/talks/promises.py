"""What was promised, line by line, each with its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from grongintro.errors import UserError
from grongintro.services.talk_draft import Promise
from grongintro.ui.tokens import SPACE_1, SPACE_2
from grongintro.ui.typed import Lean, read_day
from grongintro.ui.widgets.basics import button, row
from grongintro.ui.widgets.fields import DayField

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date


class _Line(QWidget):
    changed = Signal()

    def __init__(self, name: str, title: str, number: int, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        field = f"{name}[{number - 1}]"
        self.setObjectName(field)
        self.text = QLineEdit()
        self.text.setObjectName(f"{field}.text")
        self.text.setAccessibleName(f"{title} {number}")
        self.text.setPlaceholderText(self.tr("Hva"))
        self.due = DayField(f"{field}.due", today, Lean.FUTURE)
        self.due.setAccessibleName(self.tr("{0} {1}, innen").format(title, number))
        self.due.edit.setPlaceholderText(self.tr("Innen"))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_2)
        for part, stretch in ((self.text, 3), (self.due, 2)):
            box.addWidget(part, stretch)
        self.text.textEdited.connect(self.changed)
        self.due.changed.connect(self.changed)

    def value(self) -> Promise:
        return Promise(self.text.text().strip(), self.due.value())

    def sketch(self) -> Promise:
        day = read_day(self.due.edit.text(), self._today(), Lean.FUTURE).value
        return Promise(self.text.text().strip(), day)


class PromiseList(QWidget):
    """One line to begin with; a button adds another."""

    changed = Signal()

    def __init__(self, name: str, title: str, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._title, self._today = title, today
        self._lines: list[_Line] = []
        self._box = QVBoxLayout()
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(SPACE_1)
        self._more = button(f"{name}More", self.tr("En til"), self._add_and_go, kind="flat", symbol="plus")
        self._more.setAccessibleName(self.tr("{0}: en til").format(title))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._box)
        whole.addLayout(row(self._more, None))
        self._add()

    def _add(self) -> _Line:
        line = _Line(self.objectName(), self._title, len(self._lines) + 1, self._today)
        line.changed.connect(self.changed)
        self._lines.append(line)
        self._box.addWidget(line)
        self.setFocusProxy(self._lines[0].text)
        if len(self._lines) > 1:
            QWidget.setTabOrder(self._lines[-2].due.edit, line.text)
            QWidget.setTabOrder(line.text, line.due.edit)
        return line

    def _add_and_go(self) -> None:
        self._add().text.setFocus()

    def value(self) -> tuple[Promise, ...]:
        """The promises that say something; UserError at a day without a promise, or that is none."""
        found = [line.value() for line in self._lines]
        for number, promise in enumerate(found):
            if promise.due is not None and not promise.text:
                field = f"{self.objectName()}[{number}].text"
                raise UserError(self.tr("Skriv hva som ble lovet, eller ta bort datoen."), field=field)
        return tuple(promise for promise in found if promise.text)

    def sketch(self) -> tuple[Promise, ...]:
        """The promises while they are written; a day that cannot be read yet is left out."""
        found = (line.sketch() for line in self._lines)
        return tuple(promise for promise in found if promise.text)

    def set_value(self, promises: Sequence[Promise]) -> None:
        """Show these promises."""
        while len(self._lines) < len(promises):
            self._add()
        for line, promise in zip(self._lines, promises, strict=False):
            line.text.setText(promise.text)
            line.due.set_value(promise.due)
