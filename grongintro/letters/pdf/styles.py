"""Sizes, colours and distances: one calm page, in points (72 to the inch)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from grongintro.letters.content import Tone
from grongintro.letters.pdf.fonts import BOLD, ITALIC, REGULAR

Colour = tuple[float, float, float]

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)

INK: Colour = (0.10, 0.12, 0.14)
QUIET: Colour = (0.30, 0.34, 0.38)  # 7.5 : 1 on white
ACCENT: Colour = (0.09, 0.29, 0.37)  # 9.7 : 1 on white
HAIR: Colour = (0.78, 0.82, 0.85)
TINT: Colour = (0.937, 0.957, 0.965)

LEFT = 22 * MM
RIGHT = 22 * MM
TOP = 22 * MM
BOTTOM = 24 * MM
MEASURE = 152 * MM  # the widest line of running text
WIDE_MEASURE = 185 * MM  # the same on paper laid across
ADDRESS_TOP = 49 * MM  # the window of a C5 or E65 envelope
REFERENCES_LEFT = 124 * MM
TITLE_TOP = 92 * MM
FOOTER = 13 * MM
CELL_GAP = 9.0


@dataclass(frozen=True)
class Style:
    """How a kind of text is set."""

    font: str
    size: float
    leading: float
    colour: Colour = INK
    before: float = 0.0
    after: float = 0.0

    @property
    def ascent(self) -> float:
        """From the top of the line to the baseline."""
        return self.leading * 0.5 + self.size * 0.36


BODY = Style(REGULAR, 10.5, 15.2, after=7.0)
STRONG = replace(BODY, font=BOLD)
SMALL = Style(REGULAR, 9.0, 12.6, QUIET, after=5.0)
NOTE = replace(SMALL, font=ITALIC)
LEAD = Style(BOLD, 12.0, 17.5, ACCENT, before=1.0, after=10.0)
TITLE = Style(BOLD, 18.0, 23.0, ACCENT, after=9.0)
SECTION = Style(BOLD, 12.5, 16.5, ACCENT, before=9.0, after=3.5)
SUBSECTION = Style(BOLD, 10.5, 14.5, INK, before=6.0, after=2.5)
CELL = Style(REGULAR, 9.5, 13.0)
CELL_BOLD = replace(CELL, font=BOLD)
COLUMN_TITLE = Style(BOLD, 8.8, 12.0, ACCENT)
CAPTION = Style(BOLD, 9.5, 13.0, INK, before=2.0, after=3.0)
ADDRESS = Style(REGULAR, 10.5, 14.0)
REFERENCE_LABEL = Style(REGULAR, 8.5, 12.0, QUIET)
REFERENCE = Style(REGULAR, 9.5, 12.6)
LETTERHEAD = Style(BOLD, 13.0, 16.5, ACCENT)
LETTERHEAD_SMALL = Style(REGULAR, 9.0, 12.4, QUIET)
FOOT = Style(REGULAR, 8.2, 11.0, QUIET)
CODE = Style(BOLD, 21.0, 36.0, INK)


@dataclass(frozen=True)
class Setting:
    """The styles of running text, tables and headings that belong together, in one size of print."""

    body: Style
    strong: Style
    small: Style
    lead: Style
    title: Style
    section: Style
    subsection: Style
    cell: Style
    cell_bold: Style
    column_title: Style
    caption: Style
    label: Style
    head: Style
    head_small: Style
    bottom: float = BOTTOM
    measure: float = MEASURE  # the widest line of running text
    pad: float = 3.4  # above and below the text of a table's row
    gap: float = 11.0  # after a table
    hand: float = 26.0  # the height a hand needs to sign

    def heading(self, level: int) -> Style:
        """The style of a heading, by its level."""
        return {1: self.title, 2: self.section, 3: self.subsection}[level]

    def tone(self, tone: Tone) -> Style:
        """The style of a paragraph, by the weight it carries."""
        return {Tone.NORMAL: self.body, Tone.STRONG: self.strong, Tone.QUIET: self.small}[tone]


PLAIN = Setting(
    BODY,
    STRONG,
    SMALL,
    LEAD,
    TITLE,
    SECTION,
    SUBSECTION,
    CELL,
    CELL_BOLD,
    COLUMN_TITLE,
    CAPTION,
    REFERENCE_LABEL,
    CELL_BOLD,
    LETTERHEAD_SMALL,
)


def _large(body: float, cell: float, **more: float) -> Setting:
    """Large print: nothing that is read is below 13 points; `body` and `cell` are from line to line."""
    running = Style(REGULAR, 13.5, body, after=5.0)
    entry = Style(REGULAR, 13.0, cell)
    return Setting(
        body=running,
        strong=replace(running, font=BOLD),
        small=replace(running, colour=QUIET),
        lead=Style(BOLD, 15.0, 20.0, ACCENT, after=6.0),
        title=Style(BOLD, 20.0, 24.0, ACCENT, after=6.0),
        section=Style(BOLD, 15.0, 19.0, ACCENT, before=4.0, after=2.5),
        subsection=Style(BOLD, 13.5, 18.0, INK, before=4.0, after=2.0),
        cell=entry,
        cell_bold=replace(entry, font=BOLD),
        column_title=Style(BOLD, 12.0, 15.0, ACCENT),
        caption=Style(BOLD, 13.0, 17.0, INK, before=2.0, after=3.0),
        label=Style(REGULAR, 11.5, 15.0, QUIET),
        head=Style(BOLD, 13.0, 17.0),
        head_small=Style(REGULAR, 12.0, 15.0, QUIET),
        bottom=19 * MM,
        measure=WIDE_MEASURE,
        **more,
    )


# The first that gets the front onto one page is taken.
LARGE = (
    _large(18.0, 17.0),
    _large(17.0, 16.0, pad=2.4, gap=8.0),
    _large(16.5, 15.2, pad=1.6, gap=6.0, hand=23.0),
)
