"""Fonts, colours and style of the whole program: applied once, and again when the system turns dark."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from grongintro.paths import resource
from grongintro.ui import icons, tokens
from grongintro.ui.icons import icon, pixmap, set_icon
from grongintro.ui.style import style_sheet
from grongintro.ui.tokens import DARK, LIGHT, Tokens, Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

__all__ = ["Scheme", "Theme", "Tone", "apply", "icon", "pixmap", "set_icon"]

BASE_POINTS = 10.0
# Nothing in the window is slanted; the letters have their own fonts.
FONT_FILES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")


class Scheme(StrEnum):
    """Light, dark, or as the system has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Keeps the application in its scheme; lives as long as the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("theme")
        self._app = app
        self._scheme = Scheme.SYSTEM
        self._points = BASE_POINTS
        app.setStyle("Fusion")
        app.aboutToQuit.connect(icons.clear_cache)
        app.styleHints().colorSchemeChanged.connect(self._follow)

    def choose(self, scheme: Scheme, text_percent: int) -> None:
        """Show the program in this scheme with text of this size."""
        self._scheme = scheme
        self._points = BASE_POINTS * text_percent / 100
        self._draw()

    def _follow(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._draw()

    def _draw(self) -> None:
        scheme = DARK if self._is_dark() else LIGHT
        tokens.use(scheme)
        self._app.setFont(_font(self._points))
        self._app.setPalette(_palette(scheme))
        self._app.setStyleSheet(style_sheet(scheme, self._points))
        icons.refresh_buttons()

    def _is_dark(self) -> bool:
        if self._scheme is not Scheme.SYSTEM:
            return self._scheme is Scheme.DARK
        return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def apply(app: QApplication, scheme: Scheme = Scheme.SYSTEM, text_percent: int = 100) -> None:
    """Give the application its fonts and style; later calls change the scheme or the size of text."""
    theme = app.findChild(Theme, "theme") or Theme(app)
    theme.choose(scheme, text_percent)


@cache
def _family() -> str:
    families: list[str] = []
    for name in FONT_FILES:
        number = QFontDatabase.addApplicationFont(str(resource("fonts", name)))
        families += QFontDatabase.applicationFontFamilies(number)
    return families[0] if families else QFont().family()


def _font(points: float) -> QFont:
    font = QFont(_family())
    font.setPointSizeF(points)
    return font


def _palette(scheme: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: scheme.window,
        role.WindowText: scheme.text,
        role.Base: scheme.surface,
        role.AlternateBase: scheme.window,
        role.Text: scheme.text,
        role.Button: scheme.surface,
        role.ButtonText: scheme.text,
        role.ToolTipBase: scheme.surface,
        role.ToolTipText: scheme.text,
        role.PlaceholderText: scheme.muted,
        role.Highlight: scheme.tick,
        role.HighlightedText: "#ffffff",
        role.Link: scheme.accent,
        role.Accent: scheme.accent,
    }
    palette = QPalette(QColor(scheme.window))
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(scheme.disabled))
    return palette
