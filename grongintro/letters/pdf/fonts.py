"""The bundled typefaces, read once per process: registered with ReportLab, and measured."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from grongintro import paths
from grongintro.errors import UserError

REGULAR = "NotoSans-Regular"
BOLD = "NotoSans-Bold"
ITALIC = "NotoSans-Italic"
BOLD_ITALIC = "NotoSans-BoldItalic"

LAST_OF_PLANE_ZERO = 0xFFFF
# Marks that have no shape of their own; they only tell a program where to break or turn.
INVISIBLE = {ord(mark): None for mark in "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\r"}
# Characters that Noto Sans draws under another number, with the same look.
SAME_LOOK = {ord("\u2212"): "\u2013", ord("\u2011"): "-", ord("\t"): " ", ord("\u2028"): "\n"}
SWEPT = str.maketrans({**INVISIBLE, **SAME_LOOK})
WORDS_REMEMBERED = 8192


class UnknownCharacterError(UserError):
    """A text holds a character that no bundled typeface can draw."""

    def __init__(self, character: str, text: str) -> None:
        code = f"U+{ord(character):04X}"
        super().__init__(
            f"Tegnet «{character}» ({code}) i «{text[:60]}» finnes ikke i skriften som brevet bruker. "
            "Skriv det med latinske, greske eller kyrilliske bokstaver.",
            field="text",
            code="unknown_character",
        )
        self.character = character


@dataclass(frozen=True, eq=False)
class Face:
    """One typeface: the widths of its characters, in thousandths of the size."""

    name: str
    widths: dict[str, float]

    def width(self, text: str, size: float) -> float:
        """How wide `text` is drawn; a character without a shape is an error, never lost."""
        return _thousandths(self, text) * size / 1000


@lru_cache(maxsize=WORDS_REMEMBERED)
def _thousandths(face: Face, text: str) -> float:
    """Letters say the same words again and again: each is measured once."""
    try:
        return sum(map(face.widths.__getitem__, text))
    except KeyError as missing:
        raise UnknownCharacterError(str(missing.args[0]), text) from None


@cache
def drawing_font(name: str) -> TTFont:
    """ReportLab's typeface, registered the first time it is asked for."""
    font = TTFont(name, str(paths.resource("fonts", f"{name}.ttf")), asciiReadable=0)
    pdfmetrics.registerFont(font)
    return font


@cache
def face(name: str) -> Face:
    """The typeface with this name, as it is measured."""
    shapes = cast("Any", drawing_font(name).face)
    widths = {
        chr(code): float(width)
        for code, width in shapes.charWidths.items()
        if code in shapes.charToGlyph and code <= LAST_OF_PLANE_ZERO and not _is_control(chr(code))
    }
    return Face(name, widths)


def clean(text: str) -> str:
    """The text as it is drawn: composed letters, no invisible marks, one kind of minus."""
    if text.isascii() and "\t" not in text and "\r" not in text:
        return text
    return unicodedata.normalize("NFC", text).translate(SWEPT)


def _is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc"
