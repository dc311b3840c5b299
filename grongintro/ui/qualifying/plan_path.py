"""The phases of a plan drawn as a road, with a mark for today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from grongintro.ui import format as fmt
from grongintro.ui import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from grongintro.domain.plan import PlanPhase

_LINES_HIGH = 6.6
_ROAD_AT = 1.9
_GOAL_LINES = 2
_INSET = 0.4


class PhasePath(QWidget):
    """A stretch of road for each phase, all as wide: what one reads is the order and where one is now."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._phases: tuple[PlanPhase, ...] = ()
        self._today: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_phases(self, phases: Sequence[PlanPhase], today: date) -> None:
        """Show these; a screen reader is told the same in words."""
        self._phases, self._today = tuple(phases), today
        self.setAccessibleName(self.tr("Fasene på veien"))
        self.setAccessibleDescription(self.as_text())
        self.setToolTip(self.as_text())
        self.setVisible(bool(phases))
        self.updateGeometry()
        self.update()

    def as_text(self) -> str:
        """The road in words, a line a phase."""
        return "\n".join(self._line(number, each) for number, each in enumerate(self._phases, 1))

    def _line(self, number: int, phase: PlanPhase) -> str:
        here = self.tr(" (her er vi nå)") if self._holds(phase) else ""
        goal = f": {phase.goal}" if phase.goal else ""
        return f"{number}. {phase.name}, {fmt.span(phase.start, phase.end)}{here}{goal}"

    def _holds(self, phase: PlanPhase) -> bool:
        return self._today is not None and phase.start <= self._today <= phase.end

    def sizeHint(self) -> QSize:
        """Room for the road and the words under it."""
        line = self.fontMetrics().height()
        return QSize(line * 8 * max(1, len(self._phases)), round(line * _LINES_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Where it is narrower still the words are cut."""
        return QSize(self.fontMetrics().height() * 4, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the road, then each phase."""
        if not self._phases:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        wide = self.width() / len(self._phases)
        for number, phase in enumerate(self._phases):
            self._draw(painter, phase, number, QRectF(number * wide, 0, wide, line * _LINES_HIGH))
        painter.end()

    def _draw(self, painter: QPainter, phase: PlanPhase, number: int, slot: QRectF) -> None:
        scheme, line = tokens.current(), self.fontMetrics().height()
        over = self._today is not None and phase.end < self._today
        road = slot.top() + line * _ROAD_AT
        colour = QColor(scheme.tick if over or self._holds(phase) else scheme.edge)
        painter.setPen(QPen(colour, line * 0.28, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        left, right = slot.left() + line * _INSET, slot.right() - line * _INSET
        painter.drawLine(QPointF(left, road), QPointF(right, road))
        self._draw_stop(painter, str(number + 1), QPointF(left + line * 0.4, road), colour)
        if self._holds(phase):
            self._draw_today(painter, phase, QRectF(left, slot.top(), right - left, road - slot.top()))
        self._draw_words(painter, phase, QRectF(left, road + line * 0.8, right - left, slot.height()))

    def _draw_stop(self, painter: QPainter, text: str, at: QPointF, colour: QColor) -> None:
        scheme, line = tokens.current(), self.fontMetrics().height()
        painter.setPen(QPen(colour, 2))
        painter.setBrush(QColor(scheme.surface))
        painter.drawEllipse(at, line * 0.62, line * 0.62)
        painter.setPen(QColor(scheme.text))
        painter.setFont(self._bold())
        around = QRectF(at.x() - line, at.y() - line, line * 2, line * 2)
        painter.drawText(around, Qt.AlignmentFlag.AlignCenter, text)

    def _draw_today(self, painter: QPainter, phase: PlanPhase, over: QRectF) -> None:
        """A mark over the road, as far into the phase as the days have come."""
        if self._today is None:
            return
        scheme, line = tokens.current(), self.fontMetrics().height()
        share = (self._today - phase.start).days / max(1, (phase.end - phase.start).days)
        first = over.left() + line * 1.6
        x = first + (over.right() - line - first) * share
        painter.setPen(QPen(QColor(scheme.accent), 2))
        painter.drawLine(QPointF(x, over.bottom() - line * 0.55), QPointF(x, over.bottom() + line * 0.3))
        painter.setPen(QColor(scheme.accent))
        painter.setFont(self._bold())
        word = self.tr("I dag")
        width = painter.fontMetrics().horizontalAdvance(word) + 2
        place = min(max(over.left(), x - width / 2), over.right() - width)
        painter.drawText(QRectF(place, over.top(), width, line * 1.3), Qt.AlignmentFlag.AlignCenter, word)

    def _draw_words(self, painter: QPainter, phase: PlanPhase, under: QRectF) -> None:
        scheme, line = tokens.current(), self.fontMetrics().height()
        elide, width = Qt.TextElideMode.ElideRight, int(under.width())
        painter.setFont(self._bold())
        painter.setPen(QColor(scheme.text))
        name = painter.fontMetrics().elidedText(phase.name, elide, width)
        painter.drawText(QPointF(under.left(), under.top() + line * 0.8), name)
        painter.setFont(self.font())
        painter.setPen(QColor(scheme.muted))
        days = self.fontMetrics().elidedText(fmt.span(phase.start, phase.end), elide, width)
        painter.drawText(QPointF(under.left(), under.top() + line * 1.8), days)
        goal = QRectF(under.left(), under.top() + line * 2.1, width, line * _GOAL_LINES)
        shown = self.fontMetrics().elidedText(phase.goal, elide, width * _GOAL_LINES - line)
        painter.drawText(goal, Qt.TextFlag.TextWordWrap, shown)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font
