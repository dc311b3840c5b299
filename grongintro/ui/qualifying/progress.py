"""How much is done of what is asked: a thin bar, and the same in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from grongintro.ui import tokens
from grongintro.ui.icons import IconLabel
from grongintro.ui.tokens import SPACE_1, SPACE_2, Tone
from grongintro.ui.widgets.basics import Card, clear_layout, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

_THICK = 0.42


@dataclass(frozen=True)
class Done:
    """What is counted; `asked` None where the law asks for no number. `small`: a part of the one over it."""

    name: str
    text: str
    done: int
    asked: int | None = None
    small: bool = False

    @property
    def enough(self) -> bool:
        """Whether all that is asked is done."""
        return self.asked is not None and self.done >= self.asked


class ThinBar(QWidget):
    """The part that is done, drawn as wide as the place."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = min(1.0, max(0.0, share))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Thin."""
        return QSize(self.fontMetrics().height() * 6, round(self.fontMetrics().height() * _THICK))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the whole and what is done of it."""
        scheme = tokens.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(0, 0, self.width(), self.height())
        radius = self.height() / 2
        painter.setBrush(QColor(scheme.line))
        painter.drawRoundedRect(whole, radius, radius)
        if self._share:
            whole.setWidth(max(self.height(), self.width() * self._share))
            painter.setBrush(QColor(scheme.tick))
            painter.drawRoundedRect(whole, radius, radius)
        painter.end()


class ProgressCard(Card):
    """Several of them under one heading, with words under where something is to be said."""

    def __init__(self, name: str, title: str, *actions: QWidget) -> None:
        super().__init__("", name)
        self.setAccessibleName(title)
        heading = row(label(title, "heading", wrap=True), *actions)
        heading.setStretch(0, 1)
        self.body.addLayout(heading)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_2)
        self.body.addLayout(self._lines)
        self._note = label("", "muted", wrap=True, name=f"{name}Note")
        self.body.addWidget(self._note)

    def show_done(self, lines: Sequence[Done], note: str = "") -> None:
        """Show these."""
        clear_layout(self._lines)
        for each in lines:
            self._lines.addWidget(_line(each))
        self._note.setText(note)
        self._note.setVisible(bool(note))


def _line(done: Done) -> QWidget:
    made = QWidget()
    made.setObjectName("progressLine")
    made.setAccessibleName(f"{done.name}: {done.text}")
    name = label(done.name, "muted" if done.small else "label", wrap=True)
    parts = row(name, label(done.text, "muted" if done.small else ""))
    parts.setStretch(0, 1)
    if done.enough:
        parts.addWidget(IconLabel(Tone.SUCCESS.icon, Tone.SUCCESS.value, 1.0))
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(SPACE_1)
    box.addLayout(parts)
    if done.asked:
        box.addWidget(ThinBar(done.done / done.asked))
    return made
