"""What a letter or a printed sheet says: plain blocks in reading order, without fonts, sizes or pages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from grongintro.domain.municipality import Language


LONGEST_ROAD = 4


class DocumentKind(StrEnum):
    """A letter has an address in the envelope's window; a sheet begins at the top of the page."""

    LETTER = "letter"
    SHEET = "sheet"


class Tone(StrEnum):
    """How much weight a paragraph carries."""

    NORMAL = "normal"
    STRONG = "strong"
    QUIET = "quiet"


class Align(StrEnum):
    """The side that a column's texts line up on; figures go right."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True)
class Sender:
    """The letterhead: who writes, and how to reach them."""

    name: str
    service: str
    lines: tuple[str, ...]
    logo_png: bytes | None = None
    logo_alt: str = ""


@dataclass(frozen=True)
class Recipient:
    """Who the letter goes to, as it stands in the envelope's window."""

    name: str
    address_lines: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Name and address, one line each."""
        return (self.name, *self.address_lines)


@dataclass(frozen=True)
class Heading:
    """A heading; the letter's title is level 1, so blocks begin at 2."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Lead:
    """The sentence on top that says the outcome."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text; a newline in it is a line break."""

    text: str
    tone: Tone = Tone.NORMAL


@dataclass(frozen=True)
class Bullets:
    """A list of points."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A table column: its heading, the side texts line up on, and its share of the width."""

    title: str
    weight: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Table:
    """Rows under headings; `summary` tells a screen reader what the table holds.

    `total` marks the last row as a sum; `row_headers` makes the first column the rows' headings, and
    `strong_first` the first line of each of them strong.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    summary: str = ""
    total: bool = False
    row_headers: bool = True
    strong_first: bool = False

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("every row of a table has a cell in every column")


@dataclass(frozen=True)
class Facts:
    """Labels with their values, for instance on top of a letter; `shares` is what each gets of the width."""

    pairs: tuple[tuple[str, str], ...]
    summary: str = ""
    shares: tuple[float, float] = (4.2, 5.0)


@dataclass(frozen=True)
class Signature:
    """One person who stands behind the letter."""

    role: str
    name: str
    title: str


@dataclass(frozen=True)
class Signatures:
    """Those who stand behind the letter, and how they signed; never parted by a page break."""

    people: tuple[Signature, ...]
    note: str = ""


@dataclass(frozen=True)
class SigningLine:
    """Room for one person's hand: `signed` is the day they signed, in words, when that is known."""

    role: str
    name: str = ""
    signed: str = ""


@dataclass(frozen=True)
class Signing:
    """Room to sign on paper, side by side; `label` stands under each line that is empty."""

    lines: tuple[SigningLine, ...]
    label: str


@dataclass(frozen=True)
class Stage:
    """A stretch of a road: what it is called, and when."""

    name: str
    when: str


@dataclass(frozen=True)
class Road:
    """A drawn road through stages, at most four; `alt` tells the whole of it to those who do not see it.

    `begin` and `end` are the words at the ends, left out where the road comes from or goes on to another
    drawing; stages are numbered from `first`.
    """

    stages: tuple[Stage, ...]
    alt: str
    begin: str = ""
    end: str = ""
    first: int = 1

    def __post_init__(self) -> None:
        if not 1 <= len(self.stages) <= LONGEST_ROAD:
            raise ValueError("a road has from one to four stages")


@dataclass(frozen=True)
class Code:
    """A code to be read and typed in, in groups of large letters."""

    groups: tuple[str, ...]
    per_line: int = 4


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class Together:
    """Blocks that stay on one page when they fit on one."""

    blocks: tuple[Block, ...]


Block = (
    Heading
    | Lead
    | Paragraph
    | Bullets
    | Table
    | Facts
    | Signatures
    | Signing
    | Road
    | Code
    | PageBreak
    | Together
)


@dataclass(frozen=True)
class Letter:
    """A whole document. `issued` is its date: the PDF takes it from here, never from the clock.

    `page_label` holds `{page}` and `{pages}`; `references` are the pairs beside the address (date, case
    number, adviser); `running` stands on top of every page but the first. `large_front`: what comes before
    the first page break is in large print.
    """

    title: str
    language: Language
    issued: date
    sender: Sender
    blocks: tuple[Block, ...]
    recipient: Recipient | None = None
    references: tuple[tuple[str, str], ...] = ()
    footer: str = ""
    running: str = ""
    page_label: str = "Side {page} av {pages}"
    kind: DocumentKind = DocumentKind.LETTER
    landscape: bool = False
    large_front: bool = False

    def flat(self) -> Iterator[Block]:
        """Every block in reading order, with those that stay together taken apart."""
        return _flat(self.blocks)


def _flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Together):
            yield from _flat(block.blocks)
        else:
            yield block
