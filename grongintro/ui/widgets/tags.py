"""Topics that are ticked, flowing over as many lines as the width needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLayout, QLayoutItem, QPushButton, QSizePolicy, QWidget

from grongintro.ui.icons import set_icon
from grongintro.ui.tokens import SPACE_2

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QKeyEvent

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class FlowLayout(QLayout):
    """Lays its widgets side by side and begins a new line when the width is used."""

    def __init__(self, parent: QWidget | None = None, spacing: int = SPACE_2) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._space = spacing
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item up."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that the lines need."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Wide enough for the widest item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Wide enough for the widest item."""
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x + size.width() > rect.right() + 1 and line > 0:
                x, y, line = rect.x(), y + line + self._space, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._space
            line = max(line, size.height())
        return y + line - rect.y()


class _Tag(QPushButton):
    moved = Signal(int)

    def __init__(self, key: str, text: str) -> None:
        super().__init__(text)
        self.key = key
        self.setObjectName(f"tag_{key}")
        self.setAccessibleName(text)
        self.setProperty("kind", "tag")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.toggled.connect(self._mark)
        self._mark()

    def _mark(self) -> None:
        set_icon(self, "check" if self.isChecked() else "plus", "accent" if self.isChecked() else "muted")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)


class TagPicker(QWidget):
    """Several of a few topics; one stop for Tab, arrows between topics, Space ticks."""

    changed = Signal()

    def __init__(self, name: str, topics: Mapping[str, str]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._tags = [_Tag(key, text) for key, text in topics.items()]
        layout = FlowLayout(self)
        for tag in self._tags:
            layout.addWidget(tag)
            tag.moved.connect(self._move)
            tag.toggled.connect(self.changed)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if self._tags:
            self._tags[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocusProxy(self._tags[0])

    def value(self) -> tuple[str, ...]:
        """The keys of the ticked topics, in their order."""
        return tuple(tag.key for tag in self._tags if tag.isChecked())

    def set_value(self, keys: Iterable[str]) -> None:
        """Tick these and no others."""
        wanted = set(keys)
        for tag in self._tags:
            tag.setChecked(tag.key in wanted)

    def _move(self, step: int) -> None:
        focused = next((i for i, tag in enumerate(self._tags) if tag.hasFocus()), 0)
        self._tags[(focused + step) % len(self._tags)].setFocus(Qt.FocusReason.TabFocusReason)
