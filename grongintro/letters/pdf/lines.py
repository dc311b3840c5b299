"""Text into lines: every word is measured once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.letters.pdf.fonts import Face, clean, face

if TYPE_CHECKING:
    from grongintro.letters.pdf.styles import Style

BREAKS = "-/–"


def wrap(text: str, style: Style, width: float) -> list[str]:
    """The lines of `text` that fit `width`; a newline in it always breaks."""
    chosen = face(style.font)
    lines: list[str] = []
    for part in clean(text).replace("§ ", "§\u00a0").split("\n"):
        lines += _wrap_part(part, chosen, style.size, width)
    return lines


def _wrap_part(text: str, chosen: Face, size: float, width: float) -> list[str]:
    space = chosen.width(" ", size)
    lines: list[str] = []
    line: list[str] = []
    used = 0.0
    for word in text.split(" "):
        wide = chosen.width(word, size)
        if wide > width:
            lines += [" ".join(line)] if line else []
            *full, word = _break_word(word, chosen, size, width)  # noqa: PLW2901 - its tail goes on as a word
            lines += full
            line, used = [word], chosen.width(word, size)
        elif line and used + space + wide > width:
            lines.append(" ".join(line))
            line, used = [word], wide
        else:
            used += (space if line else 0.0) + wide
            line.append(word)
    lines.append(" ".join(line))
    return lines


def _break_word(word: str, chosen: Face, size: float, width: float) -> list[str]:
    pieces = [""]
    used = 0.0
    for character in word:
        wide = chosen.width(character, size)
        if pieces[-1] and used + wide > width:
            pieces[-1], tail = _cut(pieces[-1])
            pieces.append(tail)
            used = chosen.width(tail, size)
        pieces[-1] += character
        used += wide
    return pieces


def _cut(piece: str) -> tuple[str, str]:
    """Where a word that is too wide is broken: after its last hyphen or stroke, or else where it must."""
    place = max(piece.rfind(mark) for mark in BREAKS) + 1
    return (piece[:place], piece[place:]) if place else (piece, "")


def shortened(text: str, style: Style, width: float) -> str:
    """What fits of a line at the head or foot of a page; the whole of it stands in the document."""
    shown = clean(text)
    while text_width(shown, style) > width:
        shown = shown.rstrip("…")[:-1].rstrip() + "…"
    return shown


def text_width(text: str, style: Style) -> float:
    """How wide one line is set."""
    return face(style.font).width(clean(text), style.size)
