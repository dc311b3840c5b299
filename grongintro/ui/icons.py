"""The program's own line icons, drawn in the colours of the scheme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from grongintro.paths import resource
from grongintro.ui import tokens

_NAME = "iconName"
_ROLE = "iconRole"
_GAP = "iconGap"
GAP = 0.25


@cache
def _source(name: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes()


@cache
def _drawn(name: str, colour: str, pixels: int) -> QPixmap:
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    svg = QSvgRenderer(QByteArray(_source(name).replace(b"#000000", colour.encode())))
    svg.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return picture


def pixmap(name: str, role: str = "text", size: int = 20, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` logical pixels in the colour of `role`."""
    picture = QPixmap(_drawn(name, tokens.current().colour(role), max(1, round(size * ratio))))
    picture.setDevicePixelRatio(ratio)
    return picture


class _Engine(QIconEngine):
    """Draws an icon at the size that is asked for, when it is asked for: most are shown at one size only."""

    def __init__(self, name: str, colour: str, disabled: str, gap: float) -> None:
        super().__init__()
        self._name, self._colour, self._disabled, self._gap = name, colour, disabled, gap

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The picture in device pixels; `size` holds the gap, the drawing lies left of it."""
        del state
        colour = self._disabled if mode is QIcon.Mode.Disabled else self._colour
        side = max(1, min(round(size.width() / (1 + self._gap)), size.height()))
        drawn = _drawn(self._name, colour, side)
        if size == drawn.size() or size.isEmpty():  # nothing can be drawn on a picture without room
            return drawn
        room = QPixmap(size)
        room.fill(Qt.GlobalColor.transparent)
        painter = QPainter(room)
        spare = round(size.width() - side * (1 + self._gap))
        painter.drawPixmap(spare // 2, (size.height() - side) // 2, drawn)
        painter.end()
        return room

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw it, as large as the painter's device shows the rectangle."""
        ratio = painter.device().devicePixelRatio()
        picture = QPixmap(self.pixmap(rect.size() * ratio, mode, state))
        picture.setDevicePixelRatio(ratio)
        painter.drawPixmap(rect.topLeft(), picture)

    def clone(self) -> QIconEngine:
        """A copy for an icon of its own."""
        return _Engine(self._name, self._colour, self._disabled, self._gap)


@cache
def _icon(name: str, colour: str, disabled: str, gap: float = 0.0) -> QIcon:
    return QIcon(_Engine(name, colour, disabled, gap))


def icon(name: str, role: str = "text") -> QIcon:
    """The icon in the colour of `role` in today's scheme."""
    scheme = tokens.current()
    return _icon(name, scheme.colour(role), scheme.disabled)


def clear_cache() -> None:
    """Forget the drawn pictures; they must not outlive the application object."""
    _drawn.cache_clear()
    _icon.cache_clear()


def icon_size(widget: QWidget, factor: float = 1.25) -> int:
    """The size at which an icon goes well with the widget's text."""
    return round(widget.fontMetrics().height() * factor)


def set_icon(button: QAbstractButton, name: str, role: str = "text", *, alone: bool = False) -> None:
    """Give a button an icon that follows the scheme; beside text it keeps some distance."""
    button.setProperty(_NAME, name)
    button.setProperty(_ROLE, role)
    button.setProperty(_GAP, GAP if button.text() and not alone else 0.0)
    _show_icon(button)


def _show_icon(button: QAbstractButton) -> None:
    scheme = tokens.current()
    gap = float(button.property(_GAP))
    colour = scheme.colour(button.property(_ROLE))
    button.setIcon(_icon(button.property(_NAME), colour, scheme.disabled, gap))
    size = icon_size(button)
    button.setIconSize(QSize(round(size * (1 + gap)), size))


def refresh_buttons() -> None:
    """Redraw the icons that `set_icon` gave, after the scheme or the size of text changed."""
    for widget in QApplication.allWidgets():
        if widget.property(_NAME) and isinstance(widget, QAbstractButton):
            _show_icon(widget)


class IconLabel(QLabel):
    """An icon among text; it is decoration, so a screen reader passes it by unless it is named."""

    def __init__(self, name: str, role: str = "text", factor: float = 1.25) -> None:
        super().__init__()
        self._name, self._role, self._factor = name, role, factor
        self._draw()

    def set_symbol(self, name: str, role: str) -> None:
        """Show another icon."""
        self._name, self._role = name, role
        self._draw()

    def _draw(self) -> None:
        size = icon_size(self, self._factor)
        self.setPixmap(pixmap(self._name, self._role, size, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scheme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._draw()
