"""Placed things onto ReportLab's canvas, each stretch marked with the element it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from reportlab import rl_config
from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfgen.canvas import Canvas

from grongintro.letters.pdf.flow import BoxOp, ImageOp, PathOp, TextOp
from grongintro.letters.pdf.fonts import REGULAR, clean, drawing_font
from grongintro.letters.pdf.pictures import picture
from grongintro.letters.pdf.tags import Mark, Node

if TYPE_CHECKING:
    from grongintro.letters.content import Letter
    from grongintro.letters.pdf.flow import Op, Page
    from grongintro.letters.pdf.layout import Placed

POINT = 2  # numbers in a step that goes straight


@dataclass
class Drawn:
    """The drawn file, and for each page the element of every marked stretch, by its number."""

    data: bytes
    marked: list[list[Node]] = field(default_factory=list)


def draw(letter: Letter, placed: Placed) -> Drawn:
    """All pages as an untagged PDF with marked content; fills the marks into the structure tree."""
    rl_config.useA85 = 0  # plain compressed streams: smaller, and nothing has to be packed twice
    drawing_font(REGULAR)
    buffer = BytesIO()
    canvas = Canvas(
        buffer,
        pagesize=placed.size,
        pageCompression=1,
        invariant=1,
        initialFontName=cast("Any", REGULAR),
    )
    marked = [_page(canvas, page, number) for number, page in enumerate(placed.pages)]
    canvas.setTitle(letter.title)
    canvas.save()
    return Drawn(buffer.getvalue(), marked)


def _page(canvas: Canvas, page: Page, number: int) -> list[Node]:
    _bookmarks(canvas, page, number)
    marked: list[Node] = []
    current: Node | str | None = None
    brush = _Brush(canvas)
    for op in page.ops:
        if op.owner is not current:
            if current is not None:
                brush.code("EMC")
            current = op.owner
            brush.code(_begin(current, number, marked))
        brush.draw(op)
    if current is not None:
        brush.code("EMC")
    canvas.showPage()
    return marked


def _begin(owner: Node | str, page: int, marked: list[Node]) -> str:
    if isinstance(owner, str):
        return f"/Artifact <</Type /{owner}>> BDC"
    mcid = len(marked)
    marked.append(owner)
    owner.kids.append(Mark(page, mcid))
    return f"/{owner.tag} <</MCID {mcid}>> BDC"


class _Brush:
    """Writes one page's drawing operators; the colour only when it changes."""

    def __init__(self, canvas: Canvas) -> None:
        inside = cast("Any", canvas)
        self.canvas = canvas
        self.code = inside._code.append  # noqa: SLF001 - the page's operators; addLiteral only adds a check
        self.document = inside._doc  # noqa: SLF001 - typefaces keep their subsets by document
        self.colour: tuple[float, float, float] | None = None

    def draw(self, op: Op) -> None:
        match op:
            case TextOp():
                self._line(op)
            case BoxOp():
                self._ink(op.colour)
                self.code(f"{op.x:.2f} {op.y:.2f} {op.width:.2f} {op.height:.2f} re f")
            case PathOp():
                self._path(op)
            case ImageOp():
                self.canvas.drawImage(picture(op.png), op.x, op.y, op.width, op.height, mask="auto")

    def _line(self, op: TextOp) -> None:
        """The one place where a line of text is drawn; the typeface decides the bytes."""
        style = op.style
        self._ink(style.colour)
        font = drawing_font(style.font)
        shown = [
            f"{font.getSubsetInternalName(subset, self.document)} {style.size} Tf ({escapePDF(part)}) Tj"
            for subset, part in font.splitString(clean(op.text), self.document)
        ]
        self.code(f"BT 1 0 0 1 {op.x:.2f} {op.y:.2f} Tm {' '.join(shown)} ET")

    def _path(self, op: PathOp) -> None:
        begin, *rest = op.steps
        steps = " ".join(f"{_numbers(step)} {'l' if len(step) == POINT else 'c'}" for step in rest)
        self.code(f"{_numbers(op.colour)} RG {op.width:.2f} w 1 J 1 j [{_numbers(op.dash)}] 0 d")
        self.code(f"{_numbers(begin)} m {steps} S")

    def _ink(self, colour: tuple[float, float, float]) -> None:
        if self.colour != colour:
            self.colour = colour
            red, green, blue = colour
            self.code(f"{red:.3f} {green:.3f} {blue:.3f} rg")


def _numbers(values: tuple[float, ...]) -> str:
    return " ".join(f"{value:.3f}" for value in values)


def _bookmarks(canvas: Canvas, page: Page, number: int) -> None:
    for index, mark in enumerate(page.bookmarks):
        key = f"h{number}-{index}"
        canvas.bookmarkPage(key, fit="XYZ", left=0, top=mark.y, zoom=0)
        canvas.addOutlineEntry(mark.text, key, mark.level, closed=False)
