"""Choosing one of a few, by key; and a line with proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QWheelEvent

_SHORTEST = 8


class _Combo(QComboBox):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_SHORTEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let a form scroll past without changing an answer."""
        event.ignore()


class Choice(_Combo):
    """One of a few answers; `value()` is the key of the chosen one."""

    def __init__(self, name: str, options: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(name)
        self.set_options(options)

    def set_options(self, options: Iterable[tuple[str, str]]) -> None:
        """Offer these; the chosen one stays when it is still among them."""
        kept = self.value()
        self.clear()
        for key, text in options:
            self.addItem(text, key)
        self.set_value(kept)

    def value(self) -> str:
        """The key that is chosen."""
        found = self.currentData()
        return str(found) if found is not None else ""

    def set_value(self, key: object) -> None:
        """Choose the answer with this key; the first one when there is none."""
        found = self.findData("" if key is None else str(key))
        self.setCurrentIndex(max(found, 0 if self.count() else -1))


class Proposals(_Combo):
    """A line that is typed or chosen from earlier answers."""

    def __init__(self, name: str, proposals: Iterable[str] = ()) -> None:
        super().__init__(name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(list(proposals))
        line = self.lineEdit()
        if line is not None:
            line.setObjectName(f"{name}Edit")

    def setAccessibleName(self, name: str) -> None:
        """Name the field and its line for a screen reader."""
        super().setAccessibleName(name)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)

    def value(self) -> str:
        """What stands in the line."""
        return self.currentText().strip()

    def set_value(self, text: str) -> None:
        """Show a text."""
        self.setCurrentText(text)
