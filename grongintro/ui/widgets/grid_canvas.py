"""What lies under the entries of a grid of days: the titles, the hours, and the place that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from grongintro.ui import tokens
from grongintro.ui.tokens import SPACE_1, SPACE_2
from grongintro.ui.widgets.grid_entry import ARROWS
from grongintro.ui.widgets.grid_values import HOUR, STEP, GridColumn, clock

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

_HOUR_LINES = 3.2
"""How high an hour is, in lines of text."""
_CURSOR = 30
"""How far an arrow moves the chosen place, and how long it is drawn, in minutes."""


class Measures:
    """Where columns and minutes lie, in the text size of now."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self.columns: tuple[GridColumn, ...] = ()
        self.first, self.last = 7, 18

    @property
    def line(self) -> int:
        """How high a line of text is."""
        return self._widget.fontMetrics().height()

    @property
    def hour(self) -> int:
        """How high an hour is."""
        return round(self.line * _HOUR_LINES)

    @property
    def gutter(self) -> int:
        """The room for the clock at the left."""
        return self._widget.fontMetrics().horizontalAdvance("00:00") + 2 * SPACE_2

    @property
    def height(self) -> int:
        """How high all hours are together."""
        return (self.last - self.first) * self.hour + SPACE_2

    def left(self, column: int, width: int) -> int:
        """Where a column begins when everything is so wide."""
        return self.gutter + column * (width - self.gutter) // max(1, len(self.columns))

    def top(self, minute: int) -> int:
        """Where a minute of the day lies."""
        return round((minute - self.first * HOUR) * self.hour / HOUR) + SPACE_1

    def place(self, at: QPoint, width: int, step: int = STEP) -> tuple[int, int]:
        """The column and minute at a point, the minute to a whole step and within the hours."""
        each = (width - self.gutter) / max(1, len(self.columns))
        column = int((at.x() - self.gutter) // each) if each else 0
        minute = self.first * HOUR + round((at.y() - SPACE_1) * HOUR / self.hour)
        minute = round(minute / step) * step
        last = self.last * HOUR - step
        return min(max(column, 0), len(self.columns) - 1), min(max(minute, self.first * HOUR), last)

    def box(self, column: int, minute: int, length: int, width: int) -> QRect:
        """The rectangle of something that lasts so many minutes."""
        left, right = self.left(column, width), self.left(column + 1, width)
        top, below = self.top(minute), self.top(minute + length)
        return QRect(left + 1, top, right - left - 3, below - top)


class Head(QWidget):
    """The titles of the columns."""

    def __init__(self, measures: Measures) -> None:
        super().__init__()
        self.setObjectName("gridHead")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._measures = measures
        self.across = 0

    def sizeHint(self) -> QSize:
        """A line for the titles, and one for the notes where there are any."""
        notes = any(each.note for each in self._measures.columns)
        return QSize(200, round(self._measures.line * (2.5 if notes else 1.5)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a title and a note for each column."""
        painter = QPainter(self)
        for number, column in enumerate(self._measures.columns):
            left = self._measures.left(number, self.across)
            wide = self._measures.left(number + 1, self.across) - left
            self._paint_title(painter, QRect(left + SPACE_1, 2, wide - SPACE_2, self.height()), column)
        painter.end()

    def _paint_title(self, painter: QPainter, room: QRect, column: GridColumn) -> None:
        scheme = tokens.current()
        bold = QFont(self.font())
        bold.setBold(True)
        role = "accent" if column.strong else "error" if column.closed else "text"
        for number, (text, font) in enumerate(((column.title, bold), (column.note, self.font()))):
            painter.setFont(font)
            painter.setPen(QColor(scheme.colour(role)))
            line = room.adjusted(0, number * self._measures.line, 0, 0)
            line.setHeight(self._measures.line)
            fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, fitting)


class Canvas(QWidget):
    """The hours, the lines between the days, the place that is chosen, and where a drag would drop.

    `asked` carries the column and the minute of an empty place that was double clicked or entered.
    """

    asked = Signal(int, int)
    entered = Signal()

    def __init__(self, name: str, measures: Measures, *, asks: bool) -> None:
        super().__init__()
        self.setObjectName(f"{name}Places")
        self._measures = measures
        self._asks = asks
        self.cursor_at = (0, 9 * HOUR)
        self._ghost: tuple[int, int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if asks else Qt.FocusPolicy.NoFocus)

    def set_ghost(self, column: int, minute: int, length: int) -> None:
        """Show where a drag would drop."""
        self._ghost = (column, minute, length)
        self.update()

    def clear_ghost(self) -> None:
        """Nothing is being dragged."""
        self._ghost = None
        self.update()

    def measure(self) -> None:
        """Be as high as the hours, and keep the chosen place among them."""
        self.setMinimumHeight(self._measures.height)
        self._go(*self.cursor_at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose a place, Enter asks for something new there."""
        key = Qt.Key(event.key())
        column, minute = self.cursor_at
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.asked.emit(column, minute)
        elif key in ARROWS:
            self._go(column + ARROWS[key][0], minute + ARROWS[key][1] * _CURSOR)
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _go(self, column: int, minute: int) -> None:
        measures = self._measures
        if not measures.columns:
            return
        column = min(max(column, 0), len(measures.columns) - 1)
        first, last = measures.first * HOUR, measures.last * HOUR - _CURSOR
        self.cursor_at = (column, min(max(minute, first), last))
        where = self.tr("{0}, klokken {1}").format(measures.columns[column].name, clock(self.cursor_at[1]))
        self.setAccessibleName(where)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the chosen place."""
        super().focusInEvent(event)
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no longer."""
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the place that is pressed."""
        self._go(*self._measures.place(event.position().toPoint(), self.width(), _CURSOR))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for something new there."""
        if self._asks:
            self._go(*self._floor(event.position().toPoint()))
            self.asked.emit(*self.cursor_at)

    def _floor(self, at: QPoint) -> tuple[int, int]:
        column, minute = self._measures.place(at - QPoint(0, self._measures.hour // 4), self.width(), _CURSOR)
        return column, minute

    def cursor_box(self) -> QRect:
        """The rectangle of the chosen place."""
        return self._measures.box(*self.cursor_at, _CURSOR, self.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hours and the days."""
        painter = QPainter(self)
        scheme = tokens.current()
        painter.fillRect(self.rect(), QColor(scheme.surface))
        for number, column in enumerate(self._measures.columns):
            self._paint_column(painter, number, column)
        self._paint_hours(painter)
        for number, column in enumerate(self._measures.columns):
            self._paint_now(painter, number, column)
        if self.hasFocus():
            painter.setPen(QPen(QColor(scheme.focus), 2, Qt.PenStyle.DashLine))
            painter.drawRect(self.cursor_box().adjusted(1, 1, -1, -1))
        if self._ghost is not None:
            self._paint_ghost(painter, *self._ghost)
        painter.end()

    def _paint_column(self, painter: QPainter, number: int, column: GridColumn) -> None:
        scheme = tokens.current()
        left = self._measures.left(number, self.width())
        wide = self._measures.left(number + 1, self.width()) - left
        if column.closed:
            painter.fillRect(QRect(left, 0, wide, self.height()), QColor(scheme.window))
        painter.fillRect(QRect(left - 1, 0, 1, self.height()), QColor(scheme.line))

    def _paint_hours(self, painter: QPainter) -> None:
        scheme, measures = tokens.current(), self._measures
        for hour in range(measures.first, measures.last + 1):
            top = measures.top(hour * HOUR)
            painter.fillRect(QRect(measures.gutter, top, self.width(), 1), QColor(scheme.line))
            painter.setPen(QColor(scheme.muted))
            room = QRect(0, top, measures.gutter - SPACE_2, measures.line)
            if hour < measures.last:
                painter.drawText(room, Qt.AlignmentFlag.AlignRight, clock(hour * HOUR))

    def _paint_now(self, painter: QPainter, number: int, column: GridColumn) -> None:
        measures = self._measures
        if column.now is None or not measures.first * HOUR <= column.now < measures.last * HOUR:
            return
        left, right = measures.left(number, self.width()), measures.left(number + 1, self.width())
        colour = QColor(tokens.current().error)
        painter.fillRect(QRect(left, measures.top(column.now), right - left, 2), colour)

    def _paint_ghost(self, painter: QPainter, column: int, minute: int, length: int) -> None:
        scheme = tokens.current()
        box = self._measures.box(column, minute, length, self.width())
        painter.fillRect(box, QColor(scheme.accent_soft))
        painter.setPen(QPen(QColor(scheme.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.drawText(box.adjusted(SPACE_2, 2, 0, 0), Qt.AlignmentFlag.AlignLeft, clock(minute))
