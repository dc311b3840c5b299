"""A small bar chart with a capacity line: the caseload month by month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from grongintro.ui import format as fmt
from grongintro.ui import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Bar:
    """One bar: its label, its number and, where there is one, the capacity it is held against."""

    label: str
    value: float
    capacity: float | None = None

    @property
    def over(self) -> float:
        """How much stands above the capacity."""
        return max(0.0, self.value - self.capacity) if self.capacity is not None else 0.0


class Bars(QWidget):
    """Bars with their number on top; what is over capacity is hatched, capacity is a line."""

    def __init__(self, name: str, title: str, unit: str, capacity_name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._title, self._unit, self._capacity_name = title, unit, capacity_name
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_bars(())

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars; a screen reader is told the same in words."""
        self._bars = tuple(bars)
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(self.as_text())
        self.setToolTip(self.as_text())
        self.update()

    def as_text(self) -> str:
        """The chart in words, one line a bar."""
        return "\n".join(self._line(bar) for bar in self._bars)

    def _line(self, bar: Bar) -> str:
        text = f"{bar.label}: {fmt.number(bar.value)} {self._unit}"
        if bar.capacity is None:
            return text
        over = self.tr(", {0} over").format(fmt.number(bar.over)) if bar.over else ""
        return f"{text}, {self._capacity_name} {fmt.number(bar.capacity)}{over}"

    def sizeHint(self) -> QSize:
        """Room for the labels beside each other and some height."""
        line = self.fontMetrics().height()
        return QSize(max(1, len(self._bars)) * line * 3, line * 12)

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        line = self.fontMetrics().height()
        return QSize(max(1, len(self._bars)) * line * 2, line * 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bars, capacity and labels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        area = QRectF(0, line * 1.6, self.width(), max(1.0, self.height() - line * 4.2))
        highest = max(
            [bar.value for bar in self._bars] + [bar.capacity or 0 for bar in self._bars], default=0
        )
        scale = area.height() / highest if highest else 0
        width = area.width() / max(1, len(self._bars))
        for number, bar in enumerate(self._bars):
            slot = QRectF(number * width, area.y(), width, area.height())
            self._draw_bar(painter, bar, slot, scale)
        self._draw_capacity(painter, area, width, scale)
        self._draw_legend(painter, line)
        painter.end()

    def _draw_bar(self, painter: QPainter, bar: Bar, slot: QRectF, scale: float) -> None:
        scheme = tokens.current()
        inset = slot.width() * 0.22
        within = (bar.value - bar.over) * scale
        left, wide = slot.x() + inset, slot.width() - 2 * inset
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(scheme.tick))
        painter.drawRect(QRectF(left, slot.bottom() - within, wide, within))
        if bar.over:
            over = QRectF(left, slot.bottom() - bar.value * scale, wide, bar.over * scale)
            painter.fillRect(over, QColor(scheme.warning_soft))
            painter.setPen(QPen(QColor(scheme.warning), 1.2))
            painter.setBrush(QBrush(QColor(scheme.warning), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(over)
        self._draw_labels(painter, bar, slot)

    def _draw_labels(self, painter: QPainter, bar: Bar, slot: QRectF) -> None:
        scheme = tokens.current()
        line = self.fontMetrics().height()
        top = QRectF(slot.x(), slot.y() - line * 1.4, slot.width(), line)
        under = QRectF(slot.x(), slot.bottom() + line * 0.2, slot.width(), line)
        font = QFont(self.font())
        font.setBold(bar.over > 0)
        painter.setFont(font)
        painter.setPen(QColor(scheme.warning if bar.over else scheme.text))
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, fmt.number(bar.value))
        painter.setFont(self.font())
        painter.setPen(QColor(scheme.muted))
        fitting = self.fontMetrics().elidedText(bar.label, Qt.TextElideMode.ElideRight, int(slot.width()))
        painter.drawText(under, Qt.AlignmentFlag.AlignCenter, fitting)

    def _draw_capacity(self, painter: QPainter, area: QRectF, width: float, scale: float) -> None:
        painter.setPen(QPen(QColor(tokens.current().text), 2, Qt.PenStyle.DashLine))
        for number, bar in enumerate(self._bars):
            if bar.capacity is not None:
                height = area.bottom() - bar.capacity * scale
                painter.drawLine(QPointF(number * width, height), QPointF((number + 1) * width, height))

    def _draw_legend(self, painter: QPainter, line: int) -> None:
        if all(bar.capacity is None for bar in self._bars):
            return
        base = self.height() - line
        painter.setPen(QPen(QColor(tokens.current().text), 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(2, base + line / 2), QPointF(line * 2, base + line / 2))
        painter.setPen(QColor(tokens.current().muted))
        painter.drawText(QPointF(line * 2.4, base + line * 0.75), self._capacity_name)
