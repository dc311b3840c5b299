"""What is lacking, a line each over as many lines as it takes; Enter or a click goes to its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate

from grongintro.ui.tokens import SPACE_2, SPACE_3

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from grongintro.services.qualifying.adopting import Lacking

_FIELD = Qt.ItemDataRole.UserRole
_SIDES = 2 * SPACE_3
_HIGHEST = 10_000


class LacksList(QListWidget):
    """One stop for Tab; the arrows go between the lines."""

    chosen = Signal(str)
    """The name of the field that the line is about."""

    def __init__(self, name: str, accessible_name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Wrapped(self))
        self.itemActivated.connect(self._choose)
        self.itemClicked.connect(self._choose)

    def show_lacks(self, found: Sequence[Lacking]) -> None:
        """Show these; the place in the list stays."""
        place = self.currentRow()
        self.clear()
        for each in found:
            item = QListWidgetItem(each.text)
            item.setData(_FIELD, each.field)
            self.addItem(item)
        if found:
            self.setCurrentRow(min(max(place, 0), len(found) - 1))

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(_FIELD)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower is higher."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _Wrapped(QStyledItemDelegate):
    """Counts the padding of the style sheet in, which Qt leaves out when it counts the lines of a text."""

    def __init__(self, view: LacksList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option
        width = self._view.viewport().width()
        room = QRect(0, 0, max(1, width - _SIDES), _HIGHEST)
        text = self._view.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data()))
        return QSize(width, text.height() + 2 * SPACE_2)
