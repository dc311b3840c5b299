"""Small pieces: texts, buttons, cards, figures, chips, people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from grongintro.ui import format as fmt
from grongintro.ui import tokens
from grongintro.ui.icons import IconLabel, set_icon
from grongintro.ui.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, Tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime


def label(text: str, kind: str = "", *, name: str = "", wrap: bool = False) -> QLabel:
    """A text; `kind` is title, heading, label, muted, error, figure or nothing."""
    made = QLabel(text)
    made.setObjectName(name)
    made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if not wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    if kind in {"title", "heading"}:
        made.setAccessibleName(text)
    return made


def button(
    name: str, text: str, slot: Callable[[], object] | None = None, *, kind: str = "", symbol: str = ""
) -> QPushButton:
    """A push button; `kind` is primary, danger, flat or nothing; `slot` is a bound method."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAccessibleName(text.replace("&", ""))
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    if symbol:
        set_icon(
            made, symbol, {"primary": "on_accent", "danger": "error", "flat": "accent"}.get(kind, "text")
        )
    if slot is not None:
        made.clicked.connect(slot)
    return made


def restyle(widget: QWidget) -> None:
    """Let a changed dynamic property take effect in the style sheet."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def clear_layout(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)


def row(*parts: QWidget | None, spacing: int = SPACE_2) -> QHBoxLayout:
    """Widgets side by side; None is the room that stretches."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        else:
            layout.addWidget(part)
    return layout


class Elided(QLabel):
    """A line that ends in … where there is no room for the rest; the whole stands in its tip."""

    def __init__(self, name: str, kind: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", kind)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:
        """Show a text."""
        super().setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what there is room for."""
        painter = QPainter(self)
        fitting = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, fitting)
        painter.end()


class Card(QFrame):
    """A surface with a heading and content; add to `body`."""

    def __init__(self, title: str = "", name: str = "card") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "card")
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        self.body.setSpacing(SPACE_2)
        if title:
            self.body.addWidget(label(title, "heading"))


class Section(QWidget):
    """A heading with buttons to its right, and content without a frame; add to `body`."""

    def __init__(self, title: str, name: str = "section", *actions: QWidget) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.heading = label(title, "heading")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE_2)
        outer.addLayout(row(self.heading, None, *actions))
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_2)
        outer.addLayout(self.body)


class KeyFigure(QFrame):
    """A number that is read first, and what it counts."""

    def __init__(self, name: str, caption: str, figure: str = "–", note: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "card")
        self._figure = label(figure, "figure")
        self._caption = label(caption, wrap=True)
        self._note = label(note, "muted", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        box.setSpacing(SPACE_1)
        for part in (self._figure, self._caption, self._note):
            box.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.set_figure(figure, note)

    def set_figure(self, figure: str, note: str = "") -> None:
        """Show a new number."""
        self._figure.setText(figure)
        self._note.setText(note or "\u00a0")
        self.setAccessibleName(f"{self._caption.text()}: {figure} {note}".strip())


class StatusChip(QFrame):
    """A short status: icon, word and colour together."""

    def __init__(self, text: str = "", tone: Tone = Tone.NEUTRAL, symbol: str = "") -> None:
        super().__init__()
        self.setObjectName("statusChip")
        self._icon = IconLabel(symbol or tone.icon, tone.value, 0.95)
        self._text = label(text)
        box = row(self._icon, self._text, spacing=SPACE_1)
        box.setContentsMargins(SPACE_2, 2, SPACE_2, 2)
        self.setLayout(box)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_status(text, tone, symbol)

    def set_status(self, text: str, tone: Tone, symbol: str = "") -> None:
        """Show another status."""
        self._text.setText(text)
        self._icon.set_symbol(symbol or tone.icon, tone.value)
        self.setProperty("chip", tone.value)
        self.setAccessibleName(text)
        restyle(self)
        restyle(self._text)


class SavedLabel(QLabel):
    """«Lagret 14:02»: the last save, quietly."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("savedLabel")
        self.setProperty("kind", "muted")
        self.setAccessibleName(self.tr("Sist lagret"))

    def set_saved(self, when: datetime) -> None:
        """Show when something was saved last."""
        self.setText(fmt.saved(when))
        self.setAccessibleName(self.text())


class Avatar(QWidget):
    """A disc with a person's initials."""

    def __init__(self, name: str = "", factor: float = 1.9) -> None:
        super().__init__()
        self.setObjectName("avatar")
        self._factor = factor
        self._initials = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Show another person's initials."""
        self._initials = fmt.initials(name)
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """A disc that goes with the text beside it."""
        side = round(self.fontMetrics().height() * self._factor)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the disc and the letters."""
        scheme = tokens.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(scheme.accent_soft))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        font = QFont(self.font())
        font.setBold(True)
        font.setPixelSize(max(1, round(self.height() * 0.4)))
        painter.setFont(font)
        painter.setPen(QColor(scheme.accent))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)
        painter.end()


class PersonChip(QPushButton):
    """A person's name and a line about them; pressing it opens the person."""

    def __init__(self, name: str, subtitle: str = "") -> None:
        super().__init__()
        self.setObjectName("personChip")
        self.setProperty("kind", "flat")
        self.setAccessibleName(f"{name}, {subtitle}" if subtitle else name)
        self.setAutoDefault(False)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(name, "label"))
        if subtitle:
            texts.addWidget(label(subtitle, "muted"))
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(SPACE_2, SPACE_1, SPACE_2, SPACE_1)
        self._box.setSpacing(SPACE_2)
        self._box.addWidget(Avatar(name))
        self._box.addLayout(texts)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As large as what it holds."""
        return self._box.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """No less than what it holds."""
        return self._box.sizeHint()


class Tabs(QTabWidget):
    """Parts of a page side by side; Ctrl+PgUp and Ctrl+PgDn go between them."""

    def __init__(self, name: str, accessible_name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.tabBar().setAccessibleName(accessible_name)
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)

    def add(self, title: str, widget: QWidget) -> None:
        """Add a part, with some room over it."""
        holder = QWidget()
        holder.setObjectName(f"{widget.objectName()}Tab")
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, SPACE_3, 0, 0)
        box.addWidget(widget)
        self.addTab(holder, title)


class Scroll(QScrollArea):
    """Content that scrolls when the window is low; add to `body`."""

    def __init__(self, name: str = "scroll") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(0, 0, SPACE_2, 0)
        self.body.setSpacing(SPACE_4)
        self.setWidget(inner)
