"""A form: label over field, the reason under it when something is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from grongintro.ui.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4
from grongintro.ui.widgets.basics import label, restyle
from grongintro.ui.widgets.values import can_be_kept, set_value, value_of

if TYPE_CHECKING:
    from grongintro.errors import UserError

W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True)
class _Entry:
    widget: QWidget
    hint: QLabel
    error: QLabel


class Form(QWidget):
    """Labelled fields in one or more columns; a UserError finds its field by the field's name."""

    def __init__(self, name: str = "form", columns: int = 1) -> None:
        super().__init__()
        self.setObjectName(name)
        self._columns = columns
        self._next = 0
        self._entries: dict[str, _Entry] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_4)
        self._grid.setVerticalSpacing(SPACE_3)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def add(
        self, name: str, text: str, widget: W, *, required: bool = False, hint: str = "", span: int = 1
    ) -> W:
        """Add a field under its label; `name` becomes its object name and is what UserError.field says."""
        if isinstance(widget, QAbstractSpinBox):
            widget.lineEdit().setTextMargins(SPACE_2, 0, 0, 0)  # a style sheet's padding does not reach it
        widget.setObjectName(name)
        widget.setAccessibleName(self.tr("{0}, må fylles ut").format(text) if required else text)
        entry = _Entry(
            widget, label(hint, "muted", wrap=True), label("", "error", name=f"{name}Error", wrap=True)
        )
        entry.hint.setVisible(bool(hint))
        entry.error.hide()
        widget.setAccessibleDescription(hint)
        self._entries[name] = entry
        self._place(self._cell(text, entry, required=required), span)
        return widget

    def add_wide(self, widget: QWidget) -> None:
        """Add something without a label over the whole width."""
        self._place(widget, self._columns)

    def _cell(self, text: str, entry: _Entry, *, required: bool) -> QWidget:
        cell = QWidget()
        box = QVBoxLayout(cell)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_1)
        if not (isinstance(entry.widget, QCheckBox) and entry.widget.text()):
            title = label(f"{text} *" if required else text, "label")
            title.setBuddy(entry.widget)
            box.addWidget(title)
        for part in (entry.widget, entry.hint, entry.error):
            box.addWidget(part)
        if entry.widget.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Expanding:
            cell.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        else:
            box.addStretch(1)
        return cell

    def _place(self, widget: QWidget, span: int) -> None:
        span = min(span, self._columns)
        line, column = divmod(self._next, self._columns)
        if column + span > self._columns:
            line, column = line + 1, 0
        self._grid.addWidget(widget, line, column, 1, span)
        if widget.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Expanding:
            self._grid.setRowStretch(line, 1)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._next = line * self._columns + column + span

    def field(self, name: str) -> QWidget:
        """The field of that name."""
        return self._entries[name].widget

    def has(self, name: str) -> bool:
        """Whether there is a field of that name."""
        return self._entry(name) is not None

    @property
    def field_count(self) -> int:
        """How many fields there are."""
        return len(self._entries)

    def kept_values(self) -> dict[str, Any]:
        """What stands in the fields that may be kept, by form and name; never a password."""
        return {
            f"{self.objectName()}.{name}": value_of(entry.widget)
            for name, entry in self._entries.items()
            if can_be_kept(entry.widget)
        }

    def set_kept_values(self, values: dict[str, Any]) -> None:
        """Let kept values stand in the fields that are still there."""
        for name, entry in self._entries.items():
            key = f"{self.objectName()}.{name}"
            if key in values and can_be_kept(entry.widget):
                set_value(entry.widget, values[key])

    def set_error(self, name: str, message: str) -> bool:
        """Show why a field is wrong, or nothing for `""`; false when the form has no such field."""
        entry = self._entry(name)
        if entry is None:
            return False
        entry.error.setText(message)
        entry.error.setVisible(bool(message))
        target = entry.widget.focusProxy() or entry.widget
        target.setProperty("wrong", bool(message))
        target.setAccessibleDescription(message or entry.hint.text())
        restyle(target)
        return True

    def _entry(self, name: str) -> _Entry | None:
        return self._entries.get(name) or self._entries.get(name.partition(".")[0].partition("[")[0])

    def show_user_error(self, error: UserError) -> bool:
        """Show a UserError at its field and go there; false when it is not about a field of this form."""
        self.clear_errors()
        if not self.set_error(error.field, error.message):
            return False
        entry = self._entry(error.field)
        if entry is not None:
            entry.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_user_errors(self, errors: list[UserError]) -> None:
        """Show several at once; the first is focused."""
        for error in reversed(errors):
            self.set_error(error.field, error.message)
        for error in errors:
            entry = self._entry(error.field)
            if entry is not None:
                entry.widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def clear_errors(self) -> None:
        """Take the reasons away."""
        for name, entry in self._entries.items():
            if entry.error.text():
                self.set_error(name, "")

    def errors(self) -> dict[str, str]:
        """What stands under the fields now."""
        return {name: entry.error.text() for name, entry in self._entries.items() if entry.error.text()}
