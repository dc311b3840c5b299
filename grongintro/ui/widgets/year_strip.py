"""The weeks of a year in a row: how much of what is asked for is there, one small bar a week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from grongintro.domain.frozen import frozen
from grongintro.ui import tokens
from grongintro.ui.tokens import SPACE_1

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LINE = 2
_LEAST = 5
_HIGH = 3.4


@frozen
class Cell:
    """A week. `share` from 0 to 1 of what is asked for, or None where nothing is; `outside` is not there.

    `tip` says it in words; `name` stands over it; `mark` is the week of today.
    """

    tip: str
    share: float | None = None
    name: str = ""
    outside: bool = False
    mark: bool = False


def paint_cells(painter: QPainter, area: QRect, cells: Sequence[Cell], chosen: int = -1) -> None:
    """Draw the weeks into `area`: what is there from below, what is missing above it."""
    for number, cell in enumerate(cells):
        _paint(painter, _place(area, len(cells), number), cell, chosen=number == chosen)


def _place(area: QRect, count: int, number: int) -> QRect:
    left = area.left() + area.width() * number // count
    right = area.left() + area.width() * (number + 1) // count
    gap = 1 if right - left > _LEAST else 0
    return QRect(left, area.top(), right - left - gap, area.height())


def _paint(painter: QPainter, box: QRect, cell: Cell, *, chosen: bool) -> None:
    scheme = tokens.current()
    bar = box.adjusted(0, 0, 0, -_LINE - 1)
    if cell.share is not None:
        there = round(bar.height() * min(1.0, max(0.0, cell.share)))
        missing = QRect(bar.left(), bar.top(), bar.width(), bar.height() - there)
        painter.fillRect(missing, QColor(scheme.error))
        painter.fillRect(bar.adjusted(0, bar.height() - there, 0, 0), QColor(scheme.tick))
    elif not cell.outside:
        middle = bar.top() + bar.height() // 2
        painter.fillRect(QRect(bar.left(), middle - 1, bar.width(), _LINE), QColor(scheme.edge))
    if cell.mark:
        line = QRect(box.left(), box.bottom() - _LINE + 1, box.width(), _LINE)
        painter.fillRect(line, QColor(scheme.text))
    if chosen:
        painter.setPen(QColor(scheme.focus))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar.adjusted(-1, -1, 0, 0))


def cell_at(area: QRect, count: int, point: QPoint) -> int:
    """The number of the week under a point; -1 outside."""
    if not count or not area.contains(point):
        return -1
    return min(count - 1, (point.x() - area.left()) * count // max(1, area.width()))


class YearStrip(QWidget):
    """One row of weeks; the arrows and a click choose one, `chosen` carries its number from 0."""

    chosen = Signal(int)

    def __init__(self, name: str, accessible_name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name = accessible_name
        self._cells: tuple[Cell, ...] = ()
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def set_cells(self, cells: Sequence[Cell], at: int = -1) -> None:
        """Show these weeks, with one chosen."""
        self._cells = tuple(cells)
        self._at = at if 0 <= at < len(self._cells) else -1
        self._tell()
        self.update()

    def at(self) -> int:
        """The week that is chosen, from 0; -1 when there is none."""
        return self._at

    def choose(self, number: int) -> None:
        """Choose a week."""
        if 0 <= number < len(self._cells):
            self._at = number
            self._tell()
            self.update()
            self.chosen.emit(number)

    def _tell(self) -> None:
        said = self._cells[self._at].tip if self._at >= 0 else ""
        self.setAccessibleName(f"{self._name}. {said}" if said else self._name)

    def sizeHint(self) -> QSize:
        """The names, and bars as high as two lines of text."""
        line = self.fontMetrics().height()
        return QSize(line * 20, round(line * _HIGH))

    def _area(self) -> QRect:
        """The bars, under the names."""
        return self.rect().adjusted(1, self.fontMetrics().height() + SPACE_1, -1, -1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the weeks."""
        painter = QPainter(self)
        painter.setPen(QColor(tokens.current().muted))
        for number, cell in enumerate(self._cells):
            place = _place(self.rect(), len(self._cells), number)
            painter.drawText(place.left(), self.fontMetrics().ascent(), cell.name)
        paint_cells(painter, self._area(), self._cells, self._at if self.hasFocus() else -1)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go a week on or back, to the first or the last."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._cells) - 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.choose(max(0, self._at + steps[key]))
        elif key in ends:
            self.choose(ends[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the week that is clicked."""
        self.choose(cell_at(self._area(), len(self._cells), event.position().toPoint()))

    def event(self, event: QEvent) -> bool:
        """Say the week under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            number = cell_at(self._area(), len(self._cells), event.pos())
            QToolTip.showText(event.globalPos(), self._cells[number].tip if number >= 0 else "", self)
            return True
        return super().event(event)


class StripDelegate(QStyledItemDelegate):
    """A column of a table with the weeks of each row; `cells` gives them for a line of the table."""

    def __init__(self, cells: Callable[[int], Sequence[Cell]], parent: QObject) -> None:
        super().__init__(parent)
        self._cells = cells

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground of the cell and the weeks on it."""
        super().paint(painter, option, index)
        painter.save()
        paint_cells(painter, _inner(option), self._cells(index.row()))
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Say the week under the mouse."""
        cells = self._cells(index.row()) if index.isValid() else ()
        number = cell_at(_inner(option), len(cells), event.pos())
        if event.type() is not QEvent.Type.ToolTip or number < 0:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), cells[number].tip, view)
        return True


def _inner(option: QStyleOptionViewItem) -> QRect:
    rect: Any = option.rect
    return QRect(rect).adjusted(SPACE_1, SPACE_1, -SPACE_1, -SPACE_1)
