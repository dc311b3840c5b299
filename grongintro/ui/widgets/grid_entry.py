"""One entry of a grid of days: a button that can be dragged, and moved by Alt and the arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from grongintro.ui import tokens
from grongintro.ui.icons import icon_size, pixmap
from grongintro.ui.tokens import SPACE_1, SPACE_2
from grongintro.ui.widgets.grid_values import STEP

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent

    from grongintro.ui.widgets.grid_values import GridEntry

_BAR = 4
_WIDE_LETTERS = 50
"""So wide a box has its lines beside each other."""
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class EntryBox(QAbstractButton):
    """Click chooses it, Enter or a double click opens it, dragging or Alt and the arrows move it.

    `pushed` carries how many columns and minutes it is moved by; `walked` the way to another entry.
    """

    opened = Signal(str)
    chosen = Signal(str)
    walked = Signal(str, int, int)
    pushed = Signal(str, int, int)
    dragged = Signal(str, QPoint)
    dropped = Signal(str, QPoint)
    let_go = Signal()

    def __init__(self, parent: QWidget, entry: GridEntry) -> None:
        super().__init__(parent)
        self.entry = entry
        self._pressed: QPoint | None = None
        self._dragging = False
        self.clicked.connect(self._open)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_entry(self, entry: GridEntry, name: str) -> None:
        """Show another state of it; `name` is what a screen reader says."""
        self.entry = entry
        self.setObjectName(f"entry_{entry.key}")
        self.setAccessibleName(name)
        self.setToolTip(entry.tip or "\n".join((entry.title, *entry.lines)))
        self.setCursor(Qt.CursorShape.OpenHandCursor if entry.movable else Qt.CursorShape.PointingHandCursor)
        self.update()

    def _open(self) -> None:
        self.opened.emit(self.entry.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, arrows go to another entry, Alt and arrows move this one, Esc lets a drag go."""
        key = Qt.Key(event.key())
        if key in _OPEN:
            self._open()
        elif key is Qt.Key.Key_Escape and self._dragging:
            self._stop()
        elif key not in ARROWS:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            columns, steps = ARROWS[key]
            self.pushed.emit(self.entry.key, columns, steps * STEP)
        else:
            self.walked.emit(self.entry.key, *ARROWS[key])

    def event(self, event: QEvent) -> bool:
        """Keep Alt and the arrows from any shortcut of the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if alt and Qt.Key(event.key()) in ARROWS:
                event.accept()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that it is the chosen one."""
        super().focusInEvent(event)
        self.chosen.emit(self.entry.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it, and get ready for a drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it when it can be moved and the mouse has gone far enough."""
        if self._pressed is None or not self.entry.movable:
            return
        way = event.position().toPoint() - self._pressed
        if self._dragging or way.manhattanLength() >= QApplication.startDragDistance():
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self.entry.key, self._top(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop it where the mouse lets go."""
        if self._dragging:
            top = self._top(event)
            self._stop()
            self.dropped.emit(self.entry.key, top)
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        self._pressed = None
        if event.button() is Qt.MouseButton.LeftButton:
            self._open()

    def _top(self, event: QMouseEvent) -> QPoint:
        """Where the middle of its upper edge is held, on the screen."""
        held = self._pressed or QPoint()
        return event.globalPosition().toPoint() - QPoint(0, held.y())

    def _stop(self) -> None:
        self._dragging, self._pressed = False, None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.let_go.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, its bar, its words and its icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        room = self.rect().adjusted(_BAR + SPACE_1, 2, -SPACE_1, -1)
        room.setRight(room.right() - self._paint_symbol(painter, room))
        self._paint_words(painter, room)
        painter.end()

    def _paint_box(self, painter: QPainter) -> None:
        scheme, entry = tokens.current(), self.entry
        around = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(around, SPACE_1, SPACE_1)
        painter.fillPath(shape, QColor(scheme.window if entry.faint else scheme.colour(f"{entry.tone}_soft")))
        painter.setClipPath(shape)
        bar = scheme.edge if entry.faint else scheme.colour(entry.tone)
        painter.fillRect(QRectF(around.left(), around.top(), _BAR, around.height()), QColor(bar))
        painter.setClipping(False)
        focused = self.hasFocus()
        edge = scheme.focus if focused else scheme.edge if entry.faint else scheme.colour(entry.tone)
        pen = QPen(QColor(edge), 2.5 if focused else 0.6)
        pen.setStyle(Qt.PenStyle.DashLine if entry.struck and not focused else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.drawPath(shape)

    def _paint_symbol(self, painter: QPainter, room: QRect) -> int:
        """Draw the icon to the right; returns how wide it is."""
        size = icon_size(self, 0.9)
        if not self.entry.symbol or room.width() < 2 * size:
            return 0
        picture = pixmap(self.entry.symbol, self.entry.symbol_tone, size, self.devicePixelRatioF())
        painter.drawPixmap(room.right() - size, room.top() + 1, picture)
        return size + SPACE_1

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        scheme, entry = tokens.current(), self.entry
        bold = QFont(self.font())
        bold.setBold(True)
        bold.setStrikeOut(entry.struck)
        high = self.fontMetrics().height()
        top = room.top()
        wide = room.width() > _WIDE_LETTERS * self.fontMetrics().averageCharWidth()
        lines = (" · ".join(entry.lines),) if wide else entry.lines
        for number, text in enumerate((entry.title, *lines)):
            if number and top + high > room.bottom() + SPACE_2 // 2:
                return
            font = self.font() if number else bold
            painter.setFont(font)
            painter.setPen(QColor(scheme.muted if number or entry.faint else scheme.text))
            line = QRect(room.left(), top, room.width(), high)
            fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, fitting)
            top += high
