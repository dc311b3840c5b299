"""A grid of days and hours with entries in it: a day or a week, of an adviser or of a participant.

The caller says which columns there are (`set_columns`) and what lies in them (`set_entries`), and does what
is asked: `opened` carries the key of an entry; `moved` its key, the column and the minute it is to begin at
(`NO_CLOCK` for one that stays in the strip on top); `asked_new` an empty place. The grid itself moves
nothing: what was moved is shown when the entries are given anew, and the chosen entry stays chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from grongintro.ui.tokens import SPACE_1
from grongintro.ui.widgets.grid_canvas import Canvas, Head, Measures
from grongintro.ui.widgets.grid_entry import EntryBox
from grongintro.ui.widgets.grid_values import (
    DAY,
    HOUR,
    NO_CLOCK,
    STEP,
    GridColumn,
    GridEntry,
    clock,
    hours,
    lanes,
    order,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent, QShowEvent

__all__ = ["NO_CLOCK", "GridColumn", "GridEntry", "WeekGrid"]

_STRIP_LINES = 4
"""How many entries the strip shows before it scrolls."""
_SEEN_FIRST = 8 * HOUR
_EDGE = 40


class WeekGrid(QWidget):
    """Columns are days, rows are minutes; `first` and `last` are the hours that are always shown.

    With `beyond` an entry may also be pushed out of them: the column is then -1, or one past the last.

    Tab goes to the chosen entry and to the empty places; arrows go between entries or places; Enter opens
    or asks for something new; Alt and the arrows move an entry by a quarter or a day.
    """

    opened = Signal(str)
    moved = Signal(str, int, int)
    asked_new = Signal(int, int)
    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        accessible_name: str,
        *,
        first: int = 7,
        last: int = 18,
        asks_new: bool = True,
        beyond: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self._hours = (first, last)
        self._beyond = beyond
        self._measures = Measures(self)
        self._entries: dict[str, GridEntry] = {}
        self._boxes: dict[str, EntryBox] = {}
        self._chosen = ""
        self._seen = False
        self.head = Head(self._measures)
        self.canvas = Canvas(name, self._measures, asks=asks_new)
        self._strip = QWidget()
        self._strip.setProperty("kind", "scrolled")
        self._strip_area = _area(self._strip, f"{name}Strip")
        self._area = _area(self.canvas, f"{name}Scroll")
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.canvas.asked.connect(self.asked_new)
        self.canvas.entered.connect(self._see_cursor)
        self.canvas.installEventFilter(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_1)
        for part in (self.head, self._strip_area, self._area):
            box.addWidget(part)
        box.setStretch(2, 1)

    def set_columns(self, columns: Sequence[GridColumn]) -> None:
        """Show these days; give the entries after them."""
        self._measures.columns = tuple(columns)
        self.head.setAccessibleName(", ".join(each.name for each in columns))
        self.head.updateGeometry()
        self._lay_out()

    def set_entries(self, entries: Sequence[GridEntry]) -> None:
        """Show these entries; the one that was chosen stays chosen, and has the keyboard if it had it."""
        held = any(box.hasFocus() for box in self._boxes.values())
        self._entries = {each.key: each for each in sorted(entries, key=order)}
        self._measures.first, self._measures.last = hours(entries, *self._hours)
        for key in [key for key in self._boxes if key not in self._entries]:
            gone = self._boxes.pop(key)
            gone.hide()
            gone.deleteLater()
        for key, entry in self._entries.items():
            self._show_box(key, entry)
        if self._chosen not in self._entries:
            self._chosen = next(iter(self._entries), "")
        self._lay_out()
        self._order_focus()
        if held:
            self.choose(self._chosen)

    def _show_box(self, key: str, entry: GridEntry) -> None:
        box = self._boxes.get(key)
        if box is None:
            box = self._boxes[key] = self._new_box(entry)
        home = self.canvas if entry.timed else self._strip
        if box.parentWidget() is not home:
            box.setParent(home)
        box.show_entry(entry, self._spoken(entry))
        box.show()

    def _new_box(self, entry: GridEntry) -> EntryBox:
        box = EntryBox(self.canvas, entry)
        box.opened.connect(self.opened)
        box.chosen.connect(self._choose)
        box.walked.connect(self._walk)
        box.pushed.connect(self._push)
        box.dragged.connect(self._drag)
        box.dropped.connect(self._drop)
        box.let_go.connect(self.canvas.clear_ghost)
        return box

    def _spoken(self, entry: GridEntry) -> str:
        columns = self._measures.columns
        day = columns[entry.column].name if entry.column < len(columns) else ""
        when = f"{clock(entry.minute)}–{clock(min(entry.minute + entry.length, DAY))}" if entry.timed else ""
        return ", ".join(part for part in (day, when, entry.title, *entry.lines) if part)

    def entry(self, key: str) -> EntryBox:
        """The button of an entry."""
        return self._boxes[key]

    def chosen_key(self) -> str:
        """The key of the entry that is chosen; empty when there is none."""
        return self._chosen

    def choose(self, key: str) -> None:
        """Choose an entry, show it, and give it the keyboard."""
        if key in self._boxes:
            self._choose(key)
            self._boxes[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, key: str) -> None:
        self._chosen = key
        self._order_focus()
        box = self._boxes[key]
        (self._area if self._entries[key].timed else self._strip_area).ensureWidgetVisible(box, 0, SPACE_1)
        self.chosen.emit(key)

    def _order_focus(self) -> None:
        """Tab stops at the chosen entry alone; arrows go to the others."""
        for key, box in self._boxes.items():
            wanted = key == self._chosen
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus if wanted else Qt.FocusPolicy.ClickFocus)

    def _walk(self, key: str, columns: int, steps: int) -> None:
        here = self._entries[key]
        if columns:
            beyond = [one for one in self._entries.values() if (one.column - here.column) * columns > 0]
            near = min(
                beyond,
                key=lambda one: (abs(one.column - here.column), abs(one.minute - here.minute)),
                default=None,
            )
        else:
            column = [one for one in self._entries.values() if one.column == here.column]
            place = column.index(here) + steps
            near = column[place] if 0 <= place < len(column) else None
        if near is not None:
            self.choose(near.key)

    def _push(self, key: str, columns: int, minutes: int) -> None:
        entry = self._entries[key]
        column = entry.column + columns
        minute = entry.minute + minutes if entry.timed else self._from_strip(minutes)
        fits = not entry.timed or 0 <= minute <= DAY - STEP
        known = self._beyond or 0 <= column < len(self._measures.columns)
        if entry.movable and known and fits:
            self._tell_moved(entry, column, minute)

    def _from_strip(self, minutes: int) -> int:
        """Down from the strip is the beginning of the working day."""
        return _SEEN_FIRST if minutes > 0 else NO_CLOCK

    def _tell_moved(self, entry: GridEntry, column: int, minute: int) -> None:
        if (column, minute) != (entry.column, entry.minute):
            self.moved.emit(entry.key, column, minute)

    def _drag(self, key: str, top: QPoint) -> None:
        at = self.canvas.mapFromGlobal(top)
        column, minute = self._measures.place(at, self.canvas.width())
        if self._in_strip(key, top):
            self.canvas.clear_ghost()
            return
        self.canvas.set_ghost(column, minute, max(self._entries[key].length, STEP))
        self._area.ensureVisible(at.x(), at.y(), 0, _EDGE)

    def _drop(self, key: str, top: QPoint) -> None:
        entry = self._entries[key]
        column, minute = self._measures.place(self.canvas.mapFromGlobal(top), self.canvas.width())
        self._tell_moved(entry, column, NO_CLOCK if self._in_strip(key, top) else minute)

    def _in_strip(self, key: str, top: QPoint) -> bool:
        """Whether one without a clock time is still dragged along the strip."""
        here = self._strip_area.mapFromGlobal(top).y() < self._strip_area.height()
        return here and not self._entries[key].timed

    def _see_cursor(self) -> None:
        box = self.canvas.cursor_box()
        self._area.ensureVisible(box.center().x(), box.center().y(), 0, self._measures.hour)

    def _lay_out(self) -> None:
        """Place everything in the width and the text size of now."""
        self.canvas.measure()
        self._lay_out_strip()
        width = self.canvas.width()
        self.head.across = width
        shared = lanes(tuple(self._entries.values()))
        for key, (lane, of) in shared.items():
            entry = self._entries[key]
            if entry.column >= len(self._measures.columns):
                continue
            whole = self._measures.box(entry.column, entry.minute, entry.end - entry.minute, width)
            each = whole.width() // of
            self._boxes[key].setGeometry(whole.left() + lane * each, whole.top(), each, whole.height() - 1)
        self.head.update()
        self.canvas.update()

    def _lay_out_strip(self) -> None:
        width, high = self.canvas.width(), round(self._measures.line * 1.35)
        depth: dict[int, int] = {}
        for key, entry in self._entries.items():
            if entry.timed or entry.column >= len(self._measures.columns):
                continue
            left = self._measures.left(entry.column, width)
            right = self._measures.left(entry.column + 1, width)
            line = depth[entry.column] = depth.get(entry.column, 0) + 1
            self._boxes[key].setGeometry(left + 1, (line - 1) * high, right - left - 3, high - 1)
        deepest = max(depth.values(), default=0)
        self._strip_area.setVisible(bool(deepest))
        self._strip_area.setFixedHeight(min(deepest, _STRIP_LINES) * high + 2)
        self._strip.setMinimumHeight(deepest * high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width of the hours."""
        if watched is self.canvas and event.type() is QEvent.Type.Resize:
            self._lay_out()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the window."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.head.updateGeometry()
            self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where the working day begins."""
        super().showEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self._see_morning)

    def _see_morning(self) -> None:
        self._area.verticalScrollBar().setValue(self._measures.top(_SEEN_FIRST) - SPACE_1)


def _area(widget: QWidget, name: str) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName(name)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    return area
