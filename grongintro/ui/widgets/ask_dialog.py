"""A small dialog of a few fields, for answers that need no form of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from grongintro.errors import UserError
from grongintro.ui.widgets.choice import Choice, Proposals
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from datetime import date

W = TypeVar("W", bound=QWidget)


class AskDialog(FormDialog):
    """Collects a dict: the name of each field with its value, as keyword arguments of a service."""

    def __init__(self, parent: QWidget, name: str, title: str, save_text: str) -> None:
        super().__init__(parent, name, title, save_text)
        self._fields: dict[str, QWidget] = {}
        self._needed: dict[str, str] = {}

    def ask(self, name: str, text: str, widget: W, *, needed: str = "", hint: str = "") -> W:
        """Add a field; `needed` is what to say when it is empty."""
        self._fields[name] = self.form.add(name, text, widget, required=bool(needed), hint=hint)
        if needed:
            self._needed[name] = needed
        if len(self._fields) == 1:
            widget.setFocus()
        return widget

    def draft(self) -> dict[str, Any]:
        """The values; UserError at the first field that is empty or cannot be read."""
        found = {name: read(widget) for name, widget in self._fields.items()}
        for name, message in self._needed.items():
            if found[name] in {None, ""}:
                raise UserError(message, field=name)
        return found


def read(widget: QWidget) -> str | bool | date | None:
    """What a field says."""
    if isinstance(widget, DayField | Choice | Proposals):
        return widget.value()
    if isinstance(widget, QCheckBox):
        return widget.isChecked()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText().strip()
    if isinstance(widget, QLineEdit):
        return widget.text().strip()
    raise TypeError(f"no value in {type(widget).__name__}")
