"""The calm card in the middle of an otherwise empty window, with the mark of the program over it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from grongintro.ui import tokens
from grongintro.ui.tokens import SPACE_2, SPACE_3, SPACE_4, SPACE_5, Tone
from grongintro.ui.widgets.basics import Card, Scroll, label, row
from grongintro.ui.widgets.message import MessageBar

if TYPE_CHECKING:
    from grongintro.errors import UserError

WIDTH_IN_LINES = 24


class Mark(QWidget):
    """The mark of the program: an open door, and the way in."""

    def __init__(self, factor: float = 2.4) -> None:
        super().__init__()
        self.setObjectName("mark")
        self.setAccessibleName("Grongintro")
        self._factor = factor
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as it goes well with the title."""
        side = round(self.fontMetrics().height() * self._factor)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a rounded square with a doorway and an arrow into it."""
        scheme = tokens.current()
        side = float(self.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(scheme.accent))
        painter.drawRoundedRect(QRectF(0, 0, side, side), side * 0.24, side * 0.24)
        painter.setPen(
            QPen(
                QColor(scheme.on_accent),
                side * 0.075,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        for points in (
            ((0.50, 0.24), (0.76, 0.24), (0.76, 0.76), (0.50, 0.76)),
            ((0.22, 0.50), (0.56, 0.50)),
            ((0.43, 0.37), (0.56, 0.50), (0.43, 0.63)),
        ):
            for (x1, y1), (x2, y2) in pairwise(points):
                painter.drawLine(round(x1 * side), round(y1 * side), round(x2 * side), round(y2 * side))
        painter.end()


class StartCard(QWidget):
    """A page that stands alone: mark, title, a message bar and `body` on a card that scrolls when it must."""

    def __init__(self, name: str, title: str, text: str = "", width_in_lines: int = WIDTH_IN_LINES) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.messages = MessageBar()
        self.card = Card("", f"{name}Card")
        self.card.setFixedWidth(self.fontMetrics().height() * width_in_lines)
        self.card.body.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        self.card.body.setSpacing(SPACE_3)
        self.heading = label(title, "title", name="startTitle", wrap=True)
        self.card.body.addWidget(self.heading)
        if text:
            self.card.body.addWidget(label(text, "muted", wrap=True, name="startText"))
        self.card.body.addWidget(self.messages)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_3)
        self.card.body.addLayout(self.body)
        self._centre()

    def _centre(self) -> None:
        scroll = Scroll("startScroll")
        scroll.body.setSpacing(SPACE_4)
        scroll.body.addStretch(2)
        name = row(Mark(), label("Grongintro", "title", name="programName"), spacing=SPACE_3)
        middle = QHBoxLayout()
        middle.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(SPACE_4)
        name.addStretch(1)
        column.addLayout(name)
        column.addWidget(self.card)
        middle.addLayout(column)
        middle.addStretch(1)
        scroll.body.addLayout(middle)
        scroll.body.addStretch(3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE_2, SPACE_4, SPACE_2, SPACE_4)
        outer.addWidget(scroll)

    def show_user_error(self, error: UserError) -> bool:
        """Show on the card what no field took."""
        self.messages.show_message(Tone.ERROR, error.message)
        return True
