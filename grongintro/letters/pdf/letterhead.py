"""The top of the first page: who writes, to whom, and the references; a sheet has a short one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.letters.pdf import styles
from grongintro.letters.pdf.flow import ImageOp, TextOp
from grongintro.letters.pdf.lines import wrap
from grongintro.letters.pdf.pictures import picture_size
from grongintro.letters.pdf.tags import Node

if TYPE_CHECKING:
    from grongintro.letters.content import Letter, Sender
    from grongintro.letters.pdf.flow import Flow

LOGO_HEIGHT = 15 * styles.MM
LOGO_WIDTH = 40 * styles.MM
HEAD_TOP = 14 * styles.MM
LABEL_WIDTH = 80.0


def place_letterhead(flow: Flow, letter: Letter, root: Node) -> None:
    """Letterhead, address in the window, references to the right of it."""
    height = flow.size[1]
    flow.y = height - HEAD_TOP
    _sender(flow, letter.sender, root)
    flow.y = height - styles.ADDRESS_TOP
    if letter.recipient is not None:
        owner = Node("P", root)
        for part in letter.recipient.lines:
            for line in wrap(part, styles.ADDRESS, styles.REFERENCES_LEFT - flow.left - 14):
                flow.line(line, styles.ADDRESS, flow.left, owner)
    address_end = flow.y
    flow.y = height - HEAD_TOP
    _contact(flow, letter.sender, root)
    flow.y = height - styles.ADDRESS_TOP
    _references(flow, letter, root)
    flow.y = min(height - styles.TITLE_TOP, flow.y - 14, address_end - 14)


def place_sheet_head(flow: Flow, letter: Letter, root: Node) -> None:
    """One line that says whose sheet it is, one with the references, a rule."""
    flow.y = flow.size[1] - HEAD_TOP
    sender = letter.sender
    flow.line(f"{sender.name} · {sender.service}", flow.setting.head, flow.left, Node("P", root))
    if letter.references:
        text = "   ".join(f"{label}: {value}" for label, value in letter.references)
        owner = Node("P", root)
        for line in wrap(text, flow.setting.head_small, flow.width):
            flow.line(line, flow.setting.head_small, flow.left, owner)
    flow.y -= 5
    flow.rule(0.8, styles.ACCENT)
    flow.y -= 12


def _sender(flow: Flow, sender: Sender, root: Node) -> None:
    x = flow.left
    top = flow.y
    if sender.logo_png is not None:
        x += _logo(flow, sender.logo_png, sender.logo_alt, root) + 10
        flow.y = top - 4
    owner = Node("P", root)
    room = styles.REFERENCES_LEFT - x - 8
    for text, style in ((sender.name, styles.LETTERHEAD), (sender.service, styles.LETTERHEAD_SMALL)):
        for line in wrap(text, style, room):
            flow.line(line, style, x, owner)


def _logo(flow: Flow, png: bytes, alt: str, root: Node) -> float:
    pixels_wide, pixels_high = picture_size(png)
    scale = min(LOGO_HEIGHT / pixels_high, LOGO_WIDTH / pixels_wide)
    width, height = pixels_wide * scale, pixels_high * scale
    figure = Node("Figure", root)
    figure.alt = alt or "Logo"
    bottom = flow.y - height
    figure.box = (flow.left, bottom, flow.left + width, flow.y)
    flow.page.ops.append(ImageOp(flow.left, bottom, width, height, png, figure))
    return width


def _contact(flow: Flow, sender: Sender, root: Node) -> None:
    if not sender.lines:
        return
    owner = Node("P", root)
    room = flow.left + flow.width - styles.REFERENCES_LEFT
    for text in sender.lines:
        for line in wrap(text, styles.LETTERHEAD_SMALL, room):
            flow.line(line, styles.LETTERHEAD_SMALL, styles.REFERENCES_LEFT, owner)


def _references(flow: Flow, letter: Letter, root: Node) -> None:
    left = styles.REFERENCES_LEFT + LABEL_WIDTH
    room = flow.left + flow.width - left
    for label, value in letter.references:
        owner = Node("P", root)
        baseline = flow.y - styles.REFERENCE.ascent
        flow.page.ops.append(
            TextOp(styles.REFERENCES_LEFT, baseline, f"{label}: ", styles.REFERENCE_LABEL, owner)
        )
        for line in wrap(value, styles.REFERENCE, room):
            flow.line(line, styles.REFERENCE, left, owner)
        flow.y -= 2.5
