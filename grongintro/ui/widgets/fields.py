"""Fields for dates and times that are typed the way people say them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from grongintro.errors import UserError
from grongintro.ui import format as fmt
from grongintro.ui.typed import Lean, Reading, how_to_write_time, read_day, read_time
from grongintro.ui.widgets.basics import label, restyle

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, time


class _TypedField(QWidget):
    """A line that is read when it is left, with what was understood under it, or why it was not."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setObjectName(f"{name}Edit")
        self._note = label("", "muted", name=f"{name}Note")
        self._wrong = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.edit)
        box.addWidget(self._note)
        self.setObjectName(name)
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(self._typing)
        self.edit.editingFinished.connect(self._left)
        self._say("")

    def setAccessibleName(self, name: str) -> None:
        """Name the field for a screen reader."""
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def typed(self) -> str:
        """What is typed, also when it cannot be read yet."""
        return self.edit.text()

    def set_typed(self, text: str) -> None:
        """Let this stand there as if it had been typed."""
        self.edit.setText(text)
        self._understand(final=bool(text))

    def _typing(self) -> None:
        self._understand(final=False)
        self.changed.emit()

    def _left(self) -> None:
        self._understand(final=True)
        self.changed.emit()

    def _understand(self, *, final: bool) -> None:
        raise NotImplementedError

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self.edit.setAccessibleDescription(text)
        if wrong != self._wrong:
            self._wrong = wrong
            self.edit.setProperty("wrong", wrong)
            self._note.setWordWrap(wrong)
            self._note.setProperty("kind", "error" if wrong else "muted")
            restyle(self.edit)
            restyle(self._note)


class DayField(_TypedField):
    """A typed date («3.3», «i går», «+14»); the full date shows under it while it is typed.

    `value()` raises UserError, naming this field, when what stands there is not a date.
    """

    def __init__(self, name: str, today: Callable[[], date], lean: Lean = Lean.NEAREST) -> None:
        super().__init__(name)
        self._today, self._lean = today, lean
        self.edit.setPlaceholderText(self.tr("dd.mm.åååå"))
        self.edit.installEventFilter(self)

    def value(self) -> date | None:
        """The date, or None when nothing is typed."""
        found = self._read()
        if found.reason:
            self._say(found.reason, wrong=True)
            raise UserError(found.reason, field=self.objectName(), code="day")
        return found.value

    def peek(self) -> date | None:
        """The date as far as it can be read now; nothing is said when it cannot."""
        return self._read().value

    def set_value(self, value: date | None) -> None:
        """Show a date."""
        self.edit.setText(fmt.day(value) if value else "")
        self._understand(final=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow up and down go a day forward and back."""
        if event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(event.key())  # type: ignore[attr-defined]
            if step is not None:
                self._step(step)
                return True
        return super().eventFilter(watched, event)

    def _step(self, days: int) -> None:
        found = self._read().value or self._today()
        self.set_value(found + timedelta(days=days))
        self.changed.emit()

    def _read(self) -> Reading:
        return read_day(self.edit.text(), self._today(), self._lean)

    def _understand(self, *, final: bool) -> None:
        found = self._read()
        if found.value is not None:
            self._say(f"{fmt.day_long(found.value)} · {fmt.relative(found.value, self._today())}")
            if final:
                self.edit.setText(fmt.day(found.value))
        elif final:
            self._say(found.reason, wrong=bool(found.reason))
        else:
            self._say("")


class TimeField(_TypedField):
    """A typed time of day («9», «0930»); `value()` raises UserError when it is not one."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.edit.setPlaceholderText(self.tr("tt:mm"))

    def value(self) -> time | None:
        """The time, or None when nothing is typed."""
        text = self.edit.text().strip()
        found = read_time(text)
        if text and found is None:
            self._say(how_to_write_time(), wrong=True)
            raise UserError(how_to_write_time(), field=self.objectName(), code="time")
        return found

    def peek(self) -> time | None:
        """The time as far as it can be read now; nothing is said when it cannot."""
        return read_time(self.edit.text().strip())

    def set_value(self, value: time | None) -> None:
        """Show a time."""
        self.edit.setText(fmt.clock(value) if value else "")
        self._say("")

    def _understand(self, *, final: bool) -> None:
        text = self.edit.text().strip()
        found = read_time(text)
        if final and found is not None:
            self.edit.setText(fmt.clock(found))
        wrong = final and bool(text) and found is None
        self._say(how_to_write_time() if wrong else "", wrong=wrong)
