"""The talks of the day by place, one household on a line; the arrows go from talk to talk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from grongintro.services.my_day import due_words
from grongintro.ui import format as fmt
from grongintro.ui import tokens
from grongintro.ui.icons import pixmap
from grongintro.ui.tokens import RADIUS, SPACE_2, SPACE_3, SPACE_4, Tone

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from grongintro.services.my_day import MyDay, TalkLine

    Index = QModelIndex | QPersistentModelIndex

LINE = Qt.ItemDataRole.UserRole + 1
_LATE_TONE_FROM = 7
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def chip(line: TalkLine, today: date) -> tuple[str, Tone]:
    """When the talk is, or how long it has been due, with the tone of the words."""
    if line.booked is not None:
        day = fmt.coming(line.booked.date(), today).capitalize()
        at = f" kl. {fmt.clock(line.booked)}" if line.booked.time().hour else ""
        return f"{day}{at}", Tone.SUCCESS
    if line.overdue_days:
        return due_words(line), Tone.ERROR if line.overdue_days >= _LATE_TONE_FROM else Tone.WARNING
    return due_words(line), Tone.INFO


def last_words(line: TalkLine) -> str:
    """The last talk: its day, and what was said."""
    if line.last_day is None:
        return "Ingen samtale ennå."
    return f"{fmt.day_short(line.last_day)}  {' '.join(line.last_text.split()) or 'uten notat'}"


class TalkList(QListWidget):
    """Enter or a double click logs the talk of a line."""

    asked = Signal(object)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("talkList")
        self.setAccessibleName(self.tr("Samtaler i dag og forfalte"))
        self.setItemDelegate(_Lines(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(self._ask)
        self.currentItemChanged.connect(self._choose)

    def show_day(self, day: MyDay) -> None:
        """Show the talks of a day; the line that was chosen stays, or the one that took its place."""
        kept, place = self.line(), self.currentRow()
        self.clear()
        for where, lines in day.places:
            self._add_heading(where or self.tr("Uten sted"), len(lines))
            for line in lines:
                self._add_line(line, day.day)
        self._choose_again(kept, place)

    def _add_heading(self, place: str, count: int) -> None:
        item = QListWidgetItem(f"{place}  ·  {count}")
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    def _add_line(self, line: TalkLine, today: date) -> None:
        words, _ = chip(line, today)
        item = QListWidgetItem(f"{line.names}, {words}. {last_words(line)}")
        item.setData(LINE, (line, today))
        self.addItem(item)

    def _choose_again(self, kept: TalkLine | None, place: int) -> None:
        lines = [row for row in range(self.count()) if self.item(row).data(LINE)]
        if not lines:
            return
        same = [row for row in lines if kept and self._line(row).person_ids == kept.person_ids]
        after = [row for row in lines if row >= place]
        self.setCurrentRow((same or after or lines[-1:])[0])

    def _line(self, row: int) -> TalkLine:
        line: TalkLine = self.item(row).data(LINE)[0]
        return line

    def line(self) -> TalkLine | None:
        """The talk that is chosen."""
        item = self.currentItem()
        found = item.data(LINE) if item is not None else None
        return found[0] if found else None

    def _ask(self) -> None:
        line = self.line()
        if line is not None:
            self.asked.emit(line)

    def _choose(self) -> None:
        self.chosen.emit(self.line())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter logs; the arrows are the list's own."""
        if event.key() in _ENTER and not event.modifiers() & ~_KEYPAD:
            if not event.isAutoRepeat():
                self._ask()
            return
        super().keyPressEvent(event)


class _Lines(QStyledItemDelegate):
    """Draws a place, or a household: names and when on the first line, the last talk on two more."""

    def __init__(self, shown_in: QListWidget) -> None:
        super().__init__(shown_in)
        self._list = shown_in

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = _metrics(option).height()
        if index.data(LINE) is None:
            return QSize(0, round(line * 1.9))
        return QSize(0, round(line * 4.5))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found = index.data(LINE)
        painter.save()
        if found is None:
            self._heading(painter, QRect(option.rect), str(index.data()))
        else:
            self._background(
                painter, QRect(option.rect), selected=self._list.selectionModel().isSelected(index)
            )
            self._talk(painter, QRect(option.rect), *found)
        painter.restore()

    @staticmethod
    def _background(painter: QPainter, box: QRect, *, selected: bool) -> None:
        scheme = tokens.current()
        if selected:
            painter.fillRect(box, QColor(scheme.accent_soft))
            painter.fillRect(QRect(box.x(), box.y(), 4, box.height()), QColor(scheme.accent))
        painter.setPen(QColor(scheme.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _heading(self, painter: QPainter, box: QRect, text: str) -> None:
        scheme, line = tokens.current(), painter.fontMetrics().height()
        painter.fillRect(box, QColor(scheme.raised))
        picture = pixmap("place", "muted", round(line * 0.95), painter.device().devicePixelRatio())
        painter.drawPixmap(box.x() + SPACE_3, box.center().y() - round(line * 0.45), picture)
        painter.setFont(_bold(painter))
        painter.setPen(QColor(scheme.muted))
        words = box.adjusted(SPACE_3 + round(line * 1.3), 0, -SPACE_2, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)

    def _talk(self, painter: QPainter, box: QRect, line: TalkLine, today: date) -> None:
        scheme, metrics = tokens.current(), painter.fontMetrics()
        high = metrics.height()
        inner = box.adjusted(SPACE_4, round(high * 0.45), -SPACE_3, 0)
        words, tone = chip(line, today)
        chip_width = self._chip(painter, inner, words, tone)
        first = QRect(inner.x(), inner.y(), inner.width() - chip_width - SPACE_3, round(high * 1.2))
        self._names(painter, first, line)
        painter.setPen(QColor(scheme.muted))
        rest = QRect(inner.x(), inner.y() + round(high * 1.35), inner.width(), high * 2)
        draw_two_lines(painter, rest, last_words(line))

    @staticmethod
    def _names(painter: QPainter, box: QRect, line: TalkLine) -> None:
        scheme, plain = tokens.current(), QFont(painter.font())
        painter.setFont(_bold(painter))
        names = painter.fontMetrics().elidedText(line.names, Qt.TextElideMode.ElideRight, box.width())
        used = painter.fontMetrics().horizontalAdvance(names)
        painter.setPen(QColor(scheme.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, names)
        painter.setFont(plain)
        left = box.adjusted(used + SPACE_3, 0, 0, 0)
        if line.phone and painter.fontMetrics().horizontalAdvance(line.phone) <= left.width():
            painter.setPen(QColor(scheme.muted))
            painter.drawText(left, Qt.AlignmentFlag.AlignVCenter, line.phone)

    @staticmethod
    def _chip(painter: QPainter, box: QRect, words: str, tone: Tone) -> int:
        scheme, metrics = tokens.current(), painter.fontMetrics()
        high = round(metrics.height() * 1.2)
        side = round(metrics.height() * 0.9)
        width = metrics.horizontalAdvance(words) + side + SPACE_2 * 2 + 4
        place = QRect(box.right() - width, box.y(), width, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(scheme.colour(f"{tone.value}_soft")))
        painter.drawRoundedRect(place, RADIUS, RADIUS)
        ratio = painter.device().devicePixelRatio()
        symbol = "calendar" if tone is Tone.SUCCESS else tone.icon
        picture = pixmap(symbol, tone.value, side, ratio)
        painter.drawPixmap(place.x() + SPACE_2, place.center().y() - side // 2 + 1, picture)
        painter.setPen(QColor(scheme.colour(tone.value)))
        text = place.adjusted(SPACE_2 + side + 4, 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, words)
        return width


def draw_two_lines(painter: QPainter, box: QRect, text: str) -> None:
    """Draw a text on at most two lines, the second one cut with «…»."""
    layout = QTextLayout(text, painter.font())
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(box.width())
    layout.endLayout()
    used = first.textLength()
    metrics = painter.fontMetrics()
    painter.drawText(box, Qt.AlignmentFlag.AlignTop, text[:used].rstrip())
    rest = metrics.elidedText(text[used:].strip(), Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box.adjusted(0, metrics.lineSpacing(), 0, 0), Qt.AlignmentFlag.AlignTop, rest)


def _bold(painter: QPainter) -> QFont:
    font = QFont(painter.font())
    font.setBold(True)
    return font


def _metrics(option: QStyleOptionViewItem) -> QFontMetrics:
    known: Any = option
    metrics: QFontMetrics = known.fontMetrics
    return metrics
