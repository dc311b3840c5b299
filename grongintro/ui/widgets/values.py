"""Reading and setting any field's value as plain text, numbers and lists, so that a form can be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

SECRET = "secret"  # noqa: S105 - the name of a property
"""Set on a field for a password, which is one also while its letters are shown."""
Plain = str | int | bool | list[str]


@runtime_checkable
class Typed(Protocol):
    """A field that keeps what is typed as it stands, also when it cannot be read yet."""

    def typed(self) -> str:
        """What stands there."""

    def set_typed(self, text: str) -> None:
        """Let this stand there."""


@runtime_checkable
class Several(Protocol):
    """A field of several keys, such as topics or accounts."""

    def value(self) -> tuple[str, ...]:
        """The keys that are ticked."""

    def set_value(self, keys: Iterable[str]) -> None:
        """Tick these and no others."""


def can_be_kept(field: QWidget) -> bool:
    """Whether a field's value may be kept; a password never is."""
    if isinstance(field, QLineEdit):
        return field.echoMode() is QLineEdit.EchoMode.Normal and not field.property(SECRET)
    if isinstance(field, QCheckBox | QComboBox | QPlainTextEdit | QSpinBox | Typed):
        return True
    return isinstance(field, Several) and isinstance(field.value(), tuple)


def value_of(field: QWidget) -> Plain:  # noqa: PLR0911 - one line for each kind of field
    """What stands in a field."""
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QCheckBox):
        return field.isChecked()
    if isinstance(field, QSpinBox):
        return field.value()
    if isinstance(field, QComboBox):
        return field.currentText() if field.isEditable() else str(field.currentData() or "")
    if isinstance(field, Typed):
        return field.typed()
    if isinstance(field, Several):
        return list(field.value())
    raise TypeError(f"no value in {type(field).__name__}")


def set_value(field: QWidget, value: Any) -> None:
    """Let a kept value stand in a field; an answer that is no longer offered leaves it as it is."""
    if isinstance(field, QLineEdit):
        field.setText(str(value))
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(str(value))
    elif isinstance(field, QCheckBox):
        field.setChecked(bool(value))
    elif isinstance(field, QSpinBox):
        field.setValue(int(value))
    elif isinstance(field, QComboBox):
        _choose(field, str(value))
    elif isinstance(field, Typed):
        field.set_typed(str(value))
    elif isinstance(field, Several):
        field.set_value(value)


def _choose(field: QComboBox, value: str) -> None:
    if field.isEditable():
        field.setCurrentText(value)
        return
    for index in range(field.count()):
        if str(field.itemData(index) or "") == value:
            field.setCurrentIndex(index)
            return
