"""The names of a page's parts, over as many lines as the width needs; one of them is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QTabWidget, QWidget

from grongintro.ui.widgets.tags import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class _PartButton(QPushButton):
    moved = Signal(int)

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setProperty("kind", "part")
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)


class PartsBar(QWidget):
    """Stands over a tab widget in place of its own bar, which would hide what does not fit on one line.

    One stop for Tab; arrows go between the parts.
    """

    def __init__(self, name: str, accessible_name: str, tabs: QTabWidget) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self._tabs = tabs
        self._buttons: list[_PartButton] = []
        self._flow = FlowLayout(self, 0)
        tabs.tabBar().hide()
        for number in range(tabs.count()):
            self._add(tabs.tabText(number))
        tabs.currentChanged.connect(self._follow)
        self._follow(tabs.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A page that scrolls asks for a least height without a width: it is that of the lines there are."""
        super().resizeEvent(event)
        self.setMinimumHeight(self._flow.heightForWidth(self.width()))

    def _add(self, title: str) -> None:
        made = _PartButton(title)
        made.setObjectName(f"part{len(self._buttons)}")
        made.clicked.connect(self._choose)
        made.moved.connect(self._move)
        self._flow.addWidget(made)
        self._buttons.append(made)

    def _choose(self) -> None:
        sender = self.sender()
        self._tabs.setCurrentIndex(next(n for n, each in enumerate(self._buttons) if each is sender))

    def _move(self, step: int) -> None:
        self._tabs.setCurrentIndex((self._tabs.currentIndex() + step) % len(self._buttons))
        self._buttons[self._tabs.currentIndex()].setFocus(Qt.FocusReason.TabFocusReason)

    def _follow(self, index: int) -> None:
        for number, each in enumerate(self._buttons):
            each.setChecked(number == index)
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == index else Qt.FocusPolicy.ClickFocus)
        if 0 <= index < len(self._buttons):
            self.setFocusProxy(self._buttons[index])
