"""Where things stand: blocks flow down a column and over to the next page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from grongintro.letters.pdf import styles
from grongintro.letters.pdf.lines import wrap

if TYPE_CHECKING:
    from grongintro.letters.pdf.styles import Colour, Style
    from grongintro.letters.pdf.tags import Node

PAGINATION = "Pagination"
LAYOUT = "Layout"


class TextOp(NamedTuple):
    """One line of text; `owner` is its element, or the kind of artifact it is."""

    x: float
    y: float
    text: str
    style: Style
    owner: Node | str


class BoxOp(NamedTuple):
    """A filled rectangle (a rule is a thin one); always an artifact."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour
    owner: str = LAYOUT


class PathOp(NamedTuple):
    """A drawn line with round ends, part of a figure.

    The first of `steps` is where it begins; two numbers go straight to a point, six bend there (PDF's `c`).
    `dash` is how much is drawn and left out in turn.
    """

    steps: tuple[tuple[float, ...], ...]
    colour: Colour
    width: float
    owner: Node
    dash: tuple[float, ...] = ()


class ImageOp(NamedTuple):
    """A picture, drawn into the box."""

    x: float
    y: float
    width: float
    height: float
    png: bytes
    owner: Node


class Bookmark(NamedTuple):
    """A heading that the reader's list of contents leads to."""

    text: str
    level: int
    y: float


Op = TextOp | BoxOp | ImageOp | PathOp


@dataclass
class Page:
    """What one page shows."""

    ops: list[Op] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)


class Flow:
    """A column that is filled from the top; `y` is where the next thing may stand (up is more)."""

    def __init__(
        self, size: tuple[float, float], setting: styles.Setting = styles.PLAIN, *, endless: bool = False
    ) -> None:
        self.size = size
        self.setting = setting
        self.left = styles.LEFT
        self.width = size[0] - styles.LEFT - styles.RIGHT
        self.top = size[1] - styles.TOP
        self.endless = endless
        self.pages = [Page()]
        self.y = self.top

    @property
    def page(self) -> Page:
        """The page that is being filled."""
        return self.pages[-1]

    @property
    def measure(self) -> float:
        """The widest line of running text."""
        across = self.size[0] > self.size[1]
        return min(self.width, styles.WIDE_MEASURE if across else self.setting.measure)

    @property
    def bottom(self) -> float:
        """Where the column ends."""
        return float("-inf") if self.endless else self.setting.bottom

    @property
    def room(self) -> float:
        """How much height is left."""
        return self.y - self.bottom

    @property
    def at_top(self) -> bool:
        """Whether nothing stands in the column of this page yet."""
        return self.y >= self.top

    def turn(self) -> None:
        """Go on with a new page."""
        self.pages.append(Page())
        self.y = self.top

    def need(self, height: float) -> None:
        """Turn the page when less than `height` is left and the page is begun."""
        if height > self.room and not self.at_top:
            self.turn()

    def gap(self, height: float) -> None:
        """Leave white space, but not on top of a page."""
        if not self.at_top:
            self.y -= height

    def line(self, text: str, style: Style, x: float, owner: Node | str) -> None:
        """Set one line and go below it."""
        if text:
            self.page.ops.append(TextOp(x, self.y - style.ascent, text, style, owner))
        self.y -= style.leading

    def rule(
        self, thickness: float, colour: Colour, x: float | None = None, width: float | None = None
    ) -> None:
        """A thin line across at `y`."""
        left = self.left if x is None else x
        wide = self.width if width is None else width
        self.page.ops.append(BoxOp(left, self.y - thickness / 2, wide, thickness, colour))

    def text(self, text: str, style: Style, owner: Node, *, indent: float = 0.0) -> None:
        """A paragraph: never one line alone at the foot or the head of a page where two would fit."""
        self.lines(wrap(text, style, self.measure - indent), style, owner, indent=indent)

    def lines(self, lines: list[str], style: Style, owner: Node, *, indent: float = 0.0) -> None:
        """Lines that are one paragraph, over as many pages as they take."""
        while lines:
            count = self._fitting(len(lines), style.leading)
            for line in lines[:count]:
                self.line(line, style, self.left + indent, owner)
            lines = lines[count:]
            if lines:
                self.turn()

    def _fitting(self, count: int, leading: float) -> int:
        fit = int((self.room + 0.01) // leading) if not self.endless else count
        if fit >= count:
            return count
        if fit == count - 1 and count > 2:  # noqa: PLR2004 - widow: take a line along
            fit -= 1
        if fit < 2 and not self.at_top:  # noqa: PLR2004 - orphan: begin on the next page
            return 0
        return max(fit, 1)
