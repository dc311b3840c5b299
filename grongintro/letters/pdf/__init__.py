"""A letter as PDF/A-2a and PDF/UA-1: the only package that knows ReportLab and pikepdf."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from grongintro.letters.pdf.draw import draw
from grongintro.letters.pdf.finish import finish
from grongintro.letters.pdf.layout import lay_out

if TYPE_CHECKING:
    from grongintro.letters.content import Letter

_ONE_AT_A_TIME = Lock()  # ReportLab's typefaces keep a reading position


def render(letter: Letter) -> bytes:
    """The letter as a tagged archive PDF; the same letter always gives the same bytes."""
    with _ONE_AT_A_TIME:
        placed = lay_out(letter)
        drawn = draw(letter, placed)
        return finish(letter, placed.root, drawn)
