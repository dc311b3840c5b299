"""A letter's blocks onto pages: each kind of block is placed and tagged by one function."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from grongintro.letters.content import (
    Block,
    Bullets,
    Code,
    DocumentKind,
    Facts,
    Heading,
    Lead,
    Letter,
    PageBreak,
    Paragraph,
    Road,
    Signatures,
    Signing,
    Table,
    Together,
)
from grongintro.letters.pdf import styles
from grongintro.letters.pdf.flow import PAGINATION, Bookmark, BoxOp, Flow, Page, TextOp
from grongintro.letters.pdf.letterhead import place_letterhead, place_sheet_head
from grongintro.letters.pdf.lines import shortened, text_width, wrap
from grongintro.letters.pdf.road import least_road, place_road
from grongintro.letters.pdf.signing import place_signing
from grongintro.letters.pdf.tables import least_facts, least_table, place_facts, place_table
from grongintro.letters.pdf.tags import DISC, Node

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.letters.content import Signature

BULLET_INDENT = 13.0
SHORT_ITEM = 3  # lines of a point that are never parted
UNPARTED = 3  # lines of a paragraph that are never parted
SHORT_TEXT = 4  # lines of an introduction that stays with its table or list


@dataclass
class Placed:
    """The finished layout: pages, and the structure tree whose marks drawing fills in."""

    pages: list[Page]
    root: Node
    size: tuple[float, float]


def lay_out(letter: Letter) -> Placed:
    """Everything on its page."""
    size = (styles.A4[1], styles.A4[0]) if letter.landscape else styles.A4
    flow, root = _begun(letter, size, _front_setting(letter, size))
    _blocks(flow, letter.blocks, root)
    _margins(flow, letter)
    return Placed(flow.pages, root, size)


def _begun(letter: Letter, size: tuple[float, float], setting: styles.Setting) -> tuple[Flow, Node]:
    """The head and the title on the first page."""
    flow, root = Flow(size, setting), Node("Document")
    root.title = letter.title
    if letter.kind is DocumentKind.LETTER:
        place_letterhead(flow, letter, root)
    else:
        place_sheet_head(flow, letter, root)
    _heading(flow, Heading(letter.title, 1), root)
    return flow, root


def _front_setting(letter: Letter, size: tuple[float, float]) -> styles.Setting:
    """Large print as open as one page allows; a front that needs more than a page is set openly."""
    if not letter.large_front:
        return styles.PLAIN
    front = tuple(takewhile(lambda block: not isinstance(block, PageBreak), letter.blocks))
    for setting in styles.LARGE:
        flow, root = _begun(letter, size, setting)
        _blocks(flow, front, root)
        if len(flow.pages) == 1:
            return setting
    return styles.LARGE[0]


def _blocks(flow: Flow, blocks: tuple[Block, ...], parent: Node) -> None:
    for index, block in enumerate(blocks):
        if isinstance(block, Heading | Paragraph):
            flow.need(_least(flow, blocks, index))
        _block(flow, block, parent)


def _least(  # noqa: PLR0911 - one line per kind of block
    flow: Flow, blocks: tuple[Block, ...], index: int
) -> float:
    """The height that must be left for this block to begin here, with what may not be parted from it."""
    if index >= len(blocks):
        return 0.0
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    match blocks[index]:
        case Heading(level=level):
            style = flow.setting.heading(level)
            return style.before + style.leading + style.after + _least(flow, blocks, index + 1)
        case Paragraph() as introduction if isinstance(following, Table | Bullets | Facts | Road):
            return _least_introduction(flow, introduction, _least(flow, blocks, index + 1))
        case Paragraph(text=text, tone=tone):
            return _least_text(flow, text, flow.setting.tone(tone))
        case Table() as table:
            return least_table(flow, table)
        case Facts() as facts:
            return least_facts(flow, facts)
        case Road() as road:
            return least_road(flow, road)
        case _:
            return 2 * flow.setting.body.leading


def _least_introduction(flow: Flow, paragraph: Paragraph, following: float) -> float:
    """A short introduction stays with what it introduces; a long one may be parted from it."""
    style = flow.setting.tone(paragraph.tone)
    lines = len(wrap(paragraph.text, style, flow.measure))
    return 2 * style.leading if lines > SHORT_TEXT else lines * style.leading + style.after + following


def _least_text(flow: Flow, text: str, style: styles.Style) -> float:
    """Two lines may be parted from the rest, but a third is never left alone overleaf."""
    lines = len(wrap(text, style, flow.measure))
    return style.leading * (lines if lines <= UNPARTED else 2)


def _block(flow: Flow, block: Block, parent: Node) -> None:
    PLACERS[type(block)](flow, block, parent)


def _lead(flow: Flow, lead: Lead, parent: Node) -> None:
    _text(flow, lead.text, flow.setting.lead, parent)


def _paragraph(flow: Flow, paragraph: Paragraph, parent: Node) -> None:
    _text(flow, paragraph.text, flow.setting.tone(paragraph.tone), parent)


def _page_break(flow: Flow, _block: PageBreak, _parent: Node) -> None:
    """Large print is for what comes before the first one."""
    if not flow.at_top:
        flow.turn()
    flow.setting = styles.PLAIN


def _heading(flow: Flow, heading: Heading, parent: Node) -> None:
    style = flow.setting.heading(heading.level)
    flow.gap(style.before)
    flow.page.bookmarks.append(Bookmark(heading.text, heading.level - 1, flow.y + 4))
    flow.text(heading.text, style, Node(f"H{heading.level}", parent))
    flow.y -= style.after


def _text(flow: Flow, text: str, style: styles.Style, parent: Node) -> None:
    flow.gap(style.before)
    flow.text(text, style, Node("P", parent))
    flow.gap(style.after)


def _bullets(flow: Flow, bullets: Bullets, parent: Node) -> None:
    style = flow.setting.body
    listing = Node("L", parent, DISC)
    for item in bullets.items:
        lines = wrap(item, style, flow.measure - BULLET_INDENT)
        flow.need(style.leading * (len(lines) if len(lines) <= SHORT_ITEM else 2))
        entry = Node("LI", listing)
        baseline = flow.y - style.ascent
        flow.page.ops.append(TextOp(flow.left + 2, baseline, "•", style, Node("Lbl", entry)))
        flow.lines(lines, style, Node("LBody", entry), indent=BULLET_INDENT)
        flow.gap(3.0)
    flow.gap(style.after - 3.0)


def _signatures(flow: Flow, signatures: Signatures, parent: Node) -> None:
    height = 5 * styles.BODY.leading + (2 * styles.NOTE.leading if signatures.note else 0)
    flow.need(height)
    flow.gap(8.0)
    top = flow.y
    width = flow.measure / max(2, len(signatures.people))
    for number, person in enumerate(signatures.people):
        flow.y = top
        _signature(flow, person, flow.left + number * width, parent)
    flow.gap(styles.BODY.after)
    if signatures.note:
        _text(flow, signatures.note, styles.NOTE, parent)


def _signature(flow: Flow, person: Signature, x: float, parent: Node) -> None:
    owner = Node("P", parent)
    flow.line(person.role, styles.REFERENCE_LABEL, x, owner)
    flow.line(person.name, styles.STRONG, x, owner)
    flow.line(person.title, styles.REFERENCE, x, owner)


def _code(flow: Flow, code: Code, parent: Node) -> None:
    style = styles.CODE
    rows = [code.groups[i : i + code.per_line] for i in range(0, len(code.groups), code.per_line)]
    height = style.leading * len(rows) + 20
    flow.need(height)
    flow.page.ops.append(BoxOp(flow.left, flow.y - height, flow.width, height, styles.TINT))
    flow.y -= 10
    owner = Node("P", parent)
    for row in rows:
        flow.line("   ".join(row), style, flow.left + 16, owner)
    flow.y -= 22


def _together(flow: Flow, together: Together, parent: Node) -> None:
    trial = Flow(flow.size, flow.setting, endless=True)
    trial.y = trial.top - 1
    _blocks(trial, together.blocks, Node("Document"))
    flow.need(trial.top - 1 - trial.y)
    _blocks(flow, together.blocks, parent)


PLACERS: dict[type, Callable[[Flow, Any, Node], None]] = {
    Heading: _heading,
    Lead: _lead,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Table: place_table,
    Facts: place_facts,
    Signatures: _signatures,
    Signing: place_signing,
    Road: place_road,
    Code: _code,
    PageBreak: _page_break,
    Together: _together,
}


def _margins(flow: Flow, letter: Letter) -> None:
    """Head and foot of every page: artifacts, for they are no part of what the letter says."""
    total = len(flow.pages)
    right = flow.left + flow.width
    for number, page in enumerate(flow.pages, start=1):
        label = letter.page_label.format(page=number, pages=total)
        y = styles.FOOTER
        page.ops.append(BoxOp(flow.left, y + 13, flow.width, 0.5, styles.HAIR))
        room = flow.width - text_width(label, styles.FOOT) - BULLET_INDENT
        foot = shortened(letter.footer, styles.FOOT, room)
        page.ops.append(TextOp(flow.left, y, foot, styles.FOOT, PAGINATION))
        page.ops.append(_to_the_right(right, y, label))
        if number > 1 and letter.running:
            running = shortened(letter.running, styles.FOOT, flow.width)
            top = flow.size[1] - 13 * styles.MM
            page.ops.append(TextOp(flow.left, top, running, styles.FOOT, PAGINATION))


def _to_the_right(right: float, y: float, text: str) -> TextOp:
    return TextOp(right - text_width(text, styles.FOOT), y, text, styles.FOOT, PAGINATION)
