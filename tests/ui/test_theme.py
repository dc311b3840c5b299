from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication, QPushButton

from grongintro.paths import resource
from grongintro.ui import icons, theme, tokens
from grongintro.ui.theme import Scheme
from grongintro.ui.tokens import DARK, LIGHT, Tokens, Tone

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

READ = 4.5
SEEN = 3.0


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    seen = QColor(colour)
    return 0.2126 * _linear(seen.redF()) + 0.7152 * _linear(seen.greenF()) + 0.0722 * _linear(seen.blueF())


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_and_edges_seen(scheme: Tokens) -> None:
    for under in (scheme.window, scheme.surface, scheme.raised, scheme.accent_soft):
        for over in (scheme.text, scheme.muted, scheme.accent):
            assert contrast(over, under) >= READ, (over, under)
    for tone in Tone:
        soft = scheme.colour(f"{tone}_soft")
        for under in (soft, scheme.surface, scheme.window, scheme.accent_soft):
            assert contrast(scheme.colour(tone), under) >= READ, (tone, under)
    assert contrast(scheme.on_accent, scheme.accent) >= READ
    assert contrast("#ffffff", scheme.tick) >= READ
    for under in (scheme.window, scheme.surface):
        assert contrast(scheme.edge, under) >= SEEN
        assert contrast(scheme.focus, under) >= SEEN


def test_the_bundled_font_is_used(qapp: QApplication) -> None:
    assert qapp.font().family() == "Noto Sans"
    assert QFontInfo(qapp.font()).family() == "Noto Sans"


def test_text_grows_on_wish(qapp: QApplication) -> None:
    theme.apply(qapp, Scheme.LIGHT, 150)
    assert qapp.font().pointSizeF() == 15.0
    theme.apply(qapp, Scheme.LIGHT)
    assert qapp.font().pointSizeF() == 10.0


@pytest.mark.parametrize("path", sorted(resource("icons").glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_draws(path: Path) -> None:
    name = path.stem
    picture = icons.pixmap(name, "text", 24).toImage()
    assert any(picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24))


def test_an_icon_takes_the_colour_of_the_scheme(qapp: QApplication, qtbot: QtBot) -> None:
    button = QPushButton("Lagre")
    qtbot.addWidget(button)
    theme.set_icon(button, "plus")
    light = button.icon().pixmap(32).toImage()
    theme.apply(qapp, Scheme.DARK)
    assert tokens.current() is DARK
    dark = button.icon().pixmap(32).toImage()
    assert light != dark
    assert dark.pixelColor(12, 16).name() == DARK.text


def test_importing_the_window_is_cheap() -> None:
    code = (
        "import sys, grongintro.ui.shell, grongintro.ui.worker, grongintro.ui.idle, grongintro.ui.theme\n"
        "import grongintro.ui.widgets.pdf_preview, grongintro.ui.widgets.table, grongintro.ui.widgets.form\n"
        "heavy = {'sqlalchemy', 'reportlab', 'openpyxl', 'PySide6.QtPdf', 'PySide6.QtPrintSupport'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or None)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0  # noqa: S603
