"""Many parts of one page: their names in groups at the left, the chosen one beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStackedWidget,
    QStyle,
    QWidget,
)

from grongintro.ui.page import Shortcut, make_action
from grongintro.ui.tokens import SPACE_4, SPACE_5

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_HEADING = Qt.ItemFlag.NoItemFlags
_LINE, _HEADING_LINE, _FIRST_LINE = 1.6, 2.0, 1.5
"""How high a name, a heading and the heading at the top are, in lines of text."""
_AROUND = 2 * SPACE_4
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Names(QListWidget):
    """The names; headings are passed over, and it is as wide as the longest of them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End go between parts; letters find one, as in any list."""
        step = _MOVES.get(Qt.Key(event.key()))
        if step is not None:
            self.move_by(step)
        elif event.key() == Qt.Key.Key_Home:
            self.go_to(self._parts()[0])
        elif event.key() == Qt.Key.Key_End:
            self.go_to(self._parts()[-1])
        else:
            super().keyPressEvent(event)

    def move_by(self, step: int) -> None:
        """The next part, or the one before, headings left out."""
        parts = self._parts()
        place = parts.index(self.currentRow()) + step
        if 0 <= place < len(parts):
            self.go_to(parts[place])

    def go_to(self, line: int) -> None:
        """Choose the part in this line."""
        self.setCurrentRow(line)
        # The first part of a group is seen with the heading over it.
        if line and not self.item(line - 1).flags():
            self.scrollToItem(self.item(line - 1))
        self.scrollToItem(self.item(line))

    def _parts(self) -> list[int]:
        return [line for line in range(self.count()) if self.item(line).flags()]

    def measure(self) -> None:
        """Give each line its size in the font of now: what the list works out itself knows no style sheet."""
        for line in range(self.count()):
            item = self.item(line)
            bold = QFont(self.font())
            bold.setBold(not item.flags())
            item.setFont(bold)
            lines = _LINE if item.flags() else _HEADING_LINE if line else _FIRST_LINE
            words = QFontMetrics(bold)
            item.setSizeHint(
                QSize(words.horizontalAdvance(item.text()) + _AROUND, round(words.height() * lines))
            )
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size needs other lines."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.measure()

    def sizeHint(self) -> QSize:
        """Wide enough for every name, also beside a scroll bar."""
        widest = max((self.item(line).sizeHint().width() for line in range(self.count())), default=0)
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return QSize(widest + bar + 2 * self.frameWidth(), super().sizeHint().height())


class Sections(QWidget):
    """Add groups and parts in order; Ctrl+PgUp and Ctrl+PgDn go between the parts from anywhere in them.

    `chosen` carries the object name of the part that the person went to.
    """

    chosen = Signal(str)

    def __init__(self, name: str, accessible_name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.names = _Names()
        self.names.setObjectName(f"{name}Names")
        self.names.setAccessibleName(accessible_name)
        self.names.setProperty("kind", "sections")
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._stack = QStackedWidget()
        self._stack.setObjectName(f"{name}Stack")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_5)
        box.addWidget(self.names)
        box.addWidget(self._stack, 1)
        self._lines: list[int] = []
        self._parts: list[QWidget] = []
        self._group = ""
        self.names.currentRowChanged.connect(self._show)
        self._add_keys(name)

    def _add_keys(self, name: str) -> None:
        before = Shortcut(f"{name}Before", "Ctrl+PgUp", self.tr("Forrige del"), self._go_before)
        after = Shortcut(f"{name}After", "Ctrl+PgDown", self.tr("Neste del"), self._go_after)
        for each in (before, after):
            make_action(self, each)

    def add_group(self, title: str) -> None:
        """Begin a group; its heading cannot be chosen."""
        self._group = title
        item = QListWidgetItem(title)
        item.setFlags(_HEADING)
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.names.addItem(item)
        self.names.measure()

    def add(self, title: str, widget: QWidget) -> None:
        """Add a part to the group."""
        item = QListWidgetItem(title)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, title)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, self._group)
        self._stack.addWidget(widget)
        self._parts.append(widget)
        self._lines.append(self.names.count())
        self.names.addItem(item)
        self.names.measure()
        if len(self._lines) == 1:
            self.names.setCurrentRow(self._lines[0])

    def titles(self) -> list[str]:
        """The names of the parts, in order."""
        return [self.names.item(line).text() for line in self._lines]

    def groups(self) -> list[str]:
        """The headings, in order."""
        return [self.names.item(n).text() for n in range(self.names.count()) if n not in self._lines]

    @property
    def current(self) -> int:
        """The number of the part that is shown."""
        return self._stack.currentIndex()

    def show_part(self, number: int) -> None:
        """Show a part."""
        self.names.go_to(self._lines[number])

    def _go_before(self) -> None:
        self.names.move_by(-1)

    def _go_after(self) -> None:
        self.names.move_by(1)

    def _show(self, line: int) -> None:
        if line not in self._lines:
            return
        number = self._lines.index(line)
        self._stack.setCurrentIndex(number)
        if self.isVisible():
            self.chosen.emit(self._parts[number].objectName())
