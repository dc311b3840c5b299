"""A grid of the days of a month: what each holds, as many lines as there is room for, and how many more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from grongintro.domain.frozen import frozen
from grongintro.ui import tokens
from grongintro.ui.tokens import SPACE_1, SPACE_2, Tone
from grongintro.ui.widgets.basics import label
from grongintro.ui.widgets.grid_entry import ARROWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

DAYS = 7
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_LEAST_LINES = 3


@frozen
class MonthLine:
    """A line of a day: its words, its tone, and whether it is over or called off."""

    text: str
    tone: Tone = Tone.INFO
    faint: bool = False
    struck: bool = False


@frozen
class MonthDay:
    """A day: its number, what it is called aloud, a note (a holiday) and its lines.

    `inside` the month that is shown, `closed` for Sundays and holidays, `strong` for today.
    """

    number: str
    spoken: str
    note: str = ""
    lines: tuple[MonthLine, ...] = ()
    inside: bool = True
    closed: bool = False
    strong: bool = False


class DayCell(QAbstractButton):
    """One day; Enter, Space or a double click opens it, arrows go to another."""

    walked = Signal(int, int, int)
    opened = Signal(int)
    chosen = Signal(int)

    def __init__(self, place: int) -> None:
        super().__init__()
        self._place = place
        self._day = MonthDay("", "")
        self.setObjectName(f"day_{place}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.clicked.connect(self._open)
        self._measure()

    def show_day(self, day: MonthDay) -> None:
        """Show another day."""
        self._day = day
        held = "; ".join(line.text for line in day.lines) or self.tr("ingen avtaler")
        self.setAccessibleName(", ".join(part for part in (day.spoken, day.note, held) if part))
        self.setToolTip("\n".join(line.text for line in day.lines))
        self.update()

    def shown_lines(self) -> tuple[str, ...]:
        """The lines there is room for, the last one telling how many more there are."""
        room = self._room()
        texts = [line.text for line in self._day.lines]
        if len(texts) <= room:
            return tuple(texts)
        shown = texts[: room - 1]
        return (*shown, self.tr("+{0} til").format(len(texts) - len(shown)))

    def _room(self) -> int:
        """How many lines fit below the number."""
        high = self.fontMetrics().height()
        return max(1, (self.height() - high - SPACE_2) // high)

    def _measure(self) -> None:
        self.setMinimumHeight(self.fontMetrics().height() * _LEAST_LINES + SPACE_2)

    def _open(self) -> None:
        self.opened.emit(self._place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day; a double click opens it."""
        event.accept()
        self.chosen.emit(self._place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing more than choosing."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the day."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open, arrows go to another day."""
        key = Qt.Key(event.key())
        if key in _OPEN:
            self._open()
        elif key in ARROWS and not event.modifiers():
            self.walked.emit(self._place, *ARROWS[key])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() is event.Type.FontChange:
            self._measure()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the number, the note and the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scheme, day = tokens.current(), self._day
        ground = scheme.window if day.closed or not day.inside else scheme.surface
        painter.fillRect(self.rect(), QColor(ground))
        right, below = self.width() - 1, self.height() - 1
        for edge in (QRect(right, 0, 1, below), QRect(0, below, right, 1)):
            painter.fillRect(edge, QColor(scheme.line))
        if self.hasFocus():
            painter.setPen(QPen(QColor(scheme.focus), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        self._paint_number(painter)
        self._paint_lines(painter)
        painter.end()

    def _paint_number(self, painter: QPainter) -> None:
        scheme, day = tokens.current(), self._day
        bold = QFont(self.font())
        bold.setBold(day.inside)
        role = "accent" if day.strong else "error" if day.closed else "text" if day.inside else "muted"
        line = QRect(SPACE_2, 2, self.width() - 2 * SPACE_2, self.fontMetrics().height())
        if day.strong:
            wide = QFontMetrics(bold).horizontalAdvance(day.number) + 2 * SPACE_1
            painter.fillRect(QRect(line.left() - SPACE_1, 2, wide, line.height()), QColor(scheme.accent_soft))
        painter.setFont(bold)
        painter.setPen(QColor(scheme.colour(role)))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, day.number)
        painter.setFont(self.font())
        room = line.adjusted(QFontMetrics(bold).horizontalAdvance(f"{day.number}  "), 0, 0, 0)
        note = painter.fontMetrics().elidedText(day.note, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, note)

    def _paint_lines(self, painter: QPainter) -> None:
        scheme, high = tokens.current(), self.fontMetrics().height()
        for number, text in enumerate(self.shown_lines()):
            line = self._day.lines[number] if self._day.lines[number].text == text else None
            top = high + SPACE_1 + number * high
            if line is not None:
                bar = scheme.edge if line.faint else scheme.colour(line.tone)
                painter.fillRect(QRect(SPACE_2, top + 3, 3, high - 5), QColor(bar))
            font = QFont(self.font())
            font.setStrikeOut(line is not None and line.struck)
            painter.setFont(font)
            painter.setPen(QColor(scheme.muted if line is None or line.faint else scheme.text))
            room = QRect(SPACE_2 + 7, top, self.width() - 2 * SPACE_2 - 7, high)
            fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, fitting)


class MonthGrid(QWidget):
    """Weeks of seven days from Monday; `opened` carries the place of a day among those that were given."""

    opened = Signal(int)

    def __init__(self, name: str, accessible_name: str, weekdays: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self._chosen = 0
        self.cells: list[DayCell] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        for column, weekday in enumerate(weekdays):
            self._grid.addWidget(label(weekday, "label"), 0, column)
            self._grid.setColumnStretch(column, 1)

    def set_days(self, days: Sequence[MonthDay], chosen: int = 0) -> None:
        """Show these days, whole weeks; `chosen` is the one that Tab goes to."""
        held = any(cell.hasFocus() for cell in self.cells)
        while len(self.cells) > len(days):
            gone = self.cells.pop()
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.cells) < len(days):
            self._add_cell(len(self.cells))
        for cell, day in zip(self.cells, days, strict=True):
            cell.show_day(day)
        for week in range(1, 7):
            self._grid.setRowStretch(week, 1 if week <= len(days) // DAYS else 0)
        self._choose(min(chosen, len(days) - 1))
        if held:
            self.focus_chosen()

    def _add_cell(self, place: int) -> None:
        cell = DayCell(place)
        cell.opened.connect(self.opened)
        cell.chosen.connect(self._choose)
        cell.walked.connect(self._walk)
        self._grid.addWidget(cell, 1 + place // DAYS, place % DAYS)
        self.cells.append(cell)

    def chosen_place(self) -> int:
        """The place of the chosen day."""
        return self._chosen

    def focus_chosen(self) -> None:
        """Give the keyboard to the chosen day."""
        if self.cells:
            self.cells[self._chosen].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, place: int) -> None:
        self._chosen = max(place, 0)
        for number, cell in enumerate(self.cells):
            wanted = number == self._chosen
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if wanted else Qt.FocusPolicy.ClickFocus)

    def _walk(self, place: int, columns: int, weeks: int) -> None:
        there = place + columns + weeks * DAYS
        if 0 <= there < len(self.cells):
            self._choose(there)
            self.focus_chosen()
