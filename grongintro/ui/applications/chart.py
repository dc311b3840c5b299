"""Grants against costs, year by year, as two bars; the same stands in words for those who do not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from grongintro.domain.frozen import frozen
from grongintro.ui import format as fmt
from grongintro.ui import tokens
from grongintro.ui.tokens import SPACE_1, SPACE_2, SPACE_3

if TYPE_CHECKING:
    from collections.abc import Sequence

_MILLION = 100_000_000
_HIGH = 9.0
_BAR_SHARE, _WIDEST = 0.3, 64


@frozen
class YearBars:
    """Known grants and costs of a year in øre, the span of grants, and whether some grants have no rate."""

    year: int
    grants: int
    costs: int
    low: int
    high: int
    lacking: bool = False


def millions(ore: int) -> str:
    """`12,4 mill.`."""
    return f"{fmt.number(ore / _MILLION)} mill."


class BalanceChart(QWidget):
    """Bars from a common zero, with a thin line from the low to the high forecast on the grants."""

    def __init__(self, name: str, accessible_name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self._bars: tuple[YearBars, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_bars(self, bars: Sequence[YearBars]) -> None:
        """Show these years."""
        self._bars = tuple(bars)
        self.setAccessibleDescription(self.said())
        self.setToolTip(self.said())
        self.update()

    def said(self) -> str:
        """All of it in words, a line a year."""
        return "\n".join(map(self._said, self._bars))

    def _said(self, bars: YearBars) -> str:
        costs = millions(bars.costs)
        if bars.lacking:
            grants = (
                self.tr("ikke kjent")
                if not bars.grants
                else self.tr("over {0}").format(millions(bars.grants))
            )
            return self.tr("{0}: tilskudd {1}, satser mangler; kostnader {2}.").format(
                bars.year, grants, costs
            )
        span = millions(bars.low), millions(bars.high)
        text = self.tr("{0}: tilskudd {1}, fra {2} til {3}; kostnader {4}.")
        return text.format(bars.year, millions(bars.grants), *span, costs)

    def _short(self, bars: YearBars) -> str:
        """What stands over the bar of grants; a sum that lacks something never looks whole."""
        if not bars.lacking:
            return fmt.number(bars.grants / _MILLION)
        return self.tr("over {0}").format(fmt.number(bars.grants / _MILLION)) if bars.grants else "?"

    def sizeHint(self) -> QSize:
        """Some lines high, as wide as there is room for."""
        line = self.fontMetrics().height()
        return QSize(line * 24, round(line * _HIGH))

    def minimumSizeHint(self) -> QSize:
        """Narrower, and as high."""
        return QSize(self.fontMetrics().height() * 14, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the years under their amounts, and what the colours mean."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        self._key(painter)
        area = self.rect().adjusted(0, 2 * line + SPACE_3, 0, -line - SPACE_2)
        most = max((max(each.high, each.grants, each.costs) for each in self._bars), default=0)
        painter.setPen(QColor(tokens.current().edge))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        for number, bars in enumerate(self._bars):
            left = area.left() + area.width() * number // len(self._bars)
            right = area.left() + area.width() * (number + 1) // len(self._bars)
            self._year(painter, QRect(left, area.top(), right - left, area.height()), bars, most)
        painter.end()

    def _key(self, painter: QPainter) -> None:
        """What the two colours and the thin line are."""
        scheme, line = tokens.current(), self.fontMetrics().height()
        left = 0
        for colour, text in (
            (scheme.tick, self.tr("Tilskudd")),
            (scheme.edge, self.tr("Kostnader")),
            (scheme.text, self.tr("Fra lavt til høyt anslag")),
        ):
            side = 2 if colour == scheme.text else line // 2
            painter.fillRect(
                QRect(left + (line // 2 - side) // 2, line // 4, side, line // 2), QColor(colour)
            )
            painter.setPen(QColor(scheme.muted))
            painter.drawText(left + line // 2 + SPACE_1, self.fontMetrics().ascent(), text)
            left += line // 2 + SPACE_1 + self.fontMetrics().horizontalAdvance(text) + SPACE_3

    def _year(self, painter: QPainter, area: QRect, bars: YearBars, most: int) -> None:
        scheme = tokens.current()
        wide = min(round(area.width() * _BAR_SHARE), _WIDEST)
        middle = area.center().x()
        grants = self._bar(painter, area, middle - wide - 2, wide, bars.grants, most, scheme.tick)
        costs = self._bar(painter, area, middle + 2, wide, bars.costs, most, scheme.edge)
        span = QRect(middle - wide // 2 - 3, self._top(area, bars.high, most), 2, 0)
        span.setBottom(max(self._top(area, bars.low, most), span.top()))
        painter.fillRect(span, QColor(scheme.text))
        painter.setPen(QColor(scheme.text))
        top = min(grants.top(), span.top())
        self._over(painter, grants, top, self._short(bars))
        self._over(painter, costs, costs.top(), fmt.number(bars.costs / _MILLION))
        below = QRect(area.left(), area.bottom() + SPACE_1, area.width(), self.fontMetrics().height())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(bars.year))

    def _bar(
        self, painter: QPainter, area: QRect, left: int, wide: int, ore: int, most: int, colour: str
    ) -> QRect:
        bar = QRect(left, self._top(area, ore, most), wide, 0)
        bar.setBottom(area.bottom())
        painter.fillRect(bar, QColor(colour))
        return bar

    def _top(self, area: QRect, ore: int, most: int) -> int:
        return area.bottom() + 1 - (round(area.height() * ore / most) if most else 0)

    def _over(self, painter: QPainter, bar: QRect, top: int, text: str) -> None:
        high = self.fontMetrics().height()
        room = QRect(bar.left() - bar.width(), top - high, bar.width() * 3, high)
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, text)
