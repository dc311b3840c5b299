"""Room to sign on paper: for each person a line to write on, with who it is for above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.letters.pdf import styles
from grongintro.letters.pdf.lines import wrap
from grongintro.letters.pdf.tags import Node

if TYPE_CHECKING:
    from grongintro.letters.content import Signing, SigningLine
    from grongintro.letters.pdf.flow import Flow
    from grongintro.letters.pdf.styles import Style

GAP = 16.0


def place_signing(flow: Flow, signing: Signing, parent: Node) -> None:
    """All lines side by side, never parted by a page break."""
    width = (flow.width - GAP * (len(signing.lines) - 1)) / len(signing.lines)
    heads = [_head(flow, line, width) for line in signing.lines]
    head = max(sum(style.leading for _, style in each) for each in heads)
    flow.need(6.0 + head + flow.setting.hand + flow.setting.label.leading)
    flow.gap(6.0)
    top = flow.y
    lowest = top
    for number, (line, texts) in enumerate(zip(signing.lines, heads, strict=True)):
        x = flow.left + number * (width + GAP)
        flow.y = top
        _place(flow, line, texts, (x, width, top - head - flow.setting.hand), parent, signing.label)
        lowest = min(lowest, flow.y)
    flow.y = lowest
    flow.gap(flow.setting.body.after)


def _head(flow: Flow, line: SigningLine, width: float) -> list[tuple[str, Style]]:
    role, name = flow.setting.label, flow.setting.cell_bold
    lines = [(text, role) for text in wrap(line.role, role, width)]
    return lines + ([(text, name) for text in wrap(line.name, name, width)] if line.name else [])


def _place(
    flow: Flow,
    line: SigningLine,
    texts: list[tuple[str, Style]],
    room: tuple[float, float, float],
    parent: Node,
    label: str,
) -> None:
    x, width, bottom = room
    owner = Node("P", parent)
    for text, style in texts:
        flow.line(text, style, x, owner)
    flow.y = bottom
    flow.rule(0.8, styles.QUIET, x, width)
    flow.y -= 2.0
    style = flow.setting.label
    for text in wrap(line.signed or label, style, width):
        flow.line(text, style, x, owner)
