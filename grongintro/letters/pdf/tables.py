"""Tables: one Table element however many pages it takes; column titles come again as artifacts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.letters.content import Align, Column, Facts, Table
from grongintro.letters.pdf import styles
from grongintro.letters.pdf.flow import PAGINATION, BoxOp, TextOp
from grongintro.letters.pdf.lines import text_width, wrap
from grongintro.letters.pdf.tags import COLUMN_HEADER, ROW_HEADER, Node, summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.letters.pdf.flow import Flow
    from grongintro.letters.pdf.styles import Style

_Line = tuple[str, "Style"]
_TALLEST_KEPT = 140.0  # a taller first row may part from the column titles: it is mostly a page of its own


@dataclass(frozen=True)
class Cell:
    """One column's place on the page."""

    x: float
    width: float
    align: Align


def place_table(flow: Flow, table: Table, parent: Node) -> None:
    """A table across the whole width, with its caption above."""
    node = Node("Table", parent, summary(table.summary))
    cells = _cells(flow, table.columns)
    titled = any(column.title for column in table.columns)
    flow.need(least_table(flow, table))
    if table.caption:
        _caption(flow, table.caption, node)
    if titled:
        _titles(flow, table.columns, cells, node)
    last = len(table.rows) - 1
    for number, texts in enumerate(table.rows):
        total = table.total and number == last
        owners = _row_nodes(node, len(cells), row_headers=table.row_headers)
        row = _Row(texts, cells, owners, total=total, strong_first=table.strong_first)
        _row(flow, row, table.columns if titled else ())
    flow.gap(flow.setting.gap)


def place_facts(flow: Flow, facts: Facts, parent: Node) -> None:
    """Labels to the left, values to the right, on a quiet ground."""
    node = Node("Table", parent, summary(facts.summary))
    cells = _cells(flow, tuple(Column("", share) for share in facts.shares))
    flow.need(least_facts(flow, facts))
    flow.rule(1.0, styles.ACCENT)
    for pair in facts.pairs:
        owners = _row_nodes(node, 2, row_headers=True)
        _row(flow, _Row(pair, cells, owners, label=True), ())
    flow.gap(flow.setting.gap)


def least_table(flow: Flow, table: Table) -> float:
    """The height of what must stay together at the beginning: caption, column titles and the first row."""
    cells = _cells(flow, table.columns)
    caption = flow.setting.caption
    height = caption.before + caption.leading + caption.after if table.caption else 0.0
    if any(column.title for column in table.columns):
        titles = [column.title for column in table.columns]
        height += _lines(titles, cells, flow.setting.column_title) * flow.setting.column_title.leading + 3
    return height + (_first_row(flow, table.rows[0], cells) if table.rows else 0.0)


def least_facts(flow: Flow, facts: Facts) -> float:
    """The height of the first pair."""
    cells = _cells(flow, tuple(Column("", share) for share in facts.shares))
    return _first_row(flow, facts.pairs[0], cells) if facts.pairs else 0.0


def _first_row(flow: Flow, texts: Sequence[str], cells: Sequence[Cell]) -> float:
    height = _lines(texts, cells, flow.setting.cell) * flow.setting.cell.leading + 2 * flow.setting.pad
    return min(height, _TALLEST_KEPT)


def _lines(texts: Sequence[str], cells: Sequence[Cell], style: Style) -> int:
    return max(len(wrap(text, style, cell.width)) for text, cell in zip(texts, cells, strict=True))


@dataclass
class _Row:
    texts: Sequence[str]
    cells: Sequence[Cell]
    owners: Sequence[Node]
    total: bool = False
    label: bool = False
    strong_first: bool = False

    def style(self, index: int, setting: styles.Setting) -> Style:
        return setting.cell_bold if self.total or (self.label and index == 0) else setting.cell

    def lines(self, index: int, setting: styles.Setting) -> list[_Line]:
        """The lines of a cell, each in its style."""
        style, width = self.style(index, setting), self.cells[index].width
        if not self.strong_first or index:
            return [(line, style) for line in wrap(self.texts[index], style, width)]
        first, _, rest = self.texts[index].partition("\n")
        strong = [(line, setting.cell_bold) for line in wrap(first, setting.cell_bold, width)]
        return strong + [(line, style) for line in wrap(rest, style, width) if line]


def _cells(flow: Flow, columns: Sequence[Column]) -> list[Cell]:
    room = flow.width - styles.CELL_GAP * (len(columns) - 1)
    share = room / sum(column.weight for column in columns)
    cells: list[Cell] = []
    x = flow.left
    for column in columns:
        inset = styles.CELL_GAP if _meets(cells, column) else 0.0
        cells.append(Cell(x + inset, column.weight * share - inset, column.align))
        x += column.weight * share + styles.CELL_GAP
    return cells


def _meets(cells: Sequence[Cell], column: Column) -> bool:
    """Whether a text begins just where the figures before it end."""
    return bool(cells) and cells[-1].align is Align.RIGHT and column.align is Align.LEFT


def _row_nodes(table: Node, count: int, *, row_headers: bool) -> list[Node]:
    row = Node("TR", table)
    first = Node("TH", row, ROW_HEADER) if row_headers else Node("TD", row)
    return [first, *(Node("TD", row) for _ in range(count - 1))]


def _caption(flow: Flow, text: str, table: Node) -> None:
    style = flow.setting.caption
    flow.gap(style.before)
    flow.text(text, style, Node("Caption", table))
    flow.y -= style.after


def _titles(flow: Flow, columns: Sequence[Column], cells: Sequence[Cell], table: Node) -> None:
    row = Node("TR", table)
    _draw_titles(flow, columns, cells, [Node("TH", row, COLUMN_HEADER) for _ in columns])


def _draw_titles(
    flow: Flow, columns: Sequence[Column], cells: Sequence[Cell], owners: Sequence[Node | str]
) -> None:
    style = flow.setting.column_title
    wrapped = [wrap(column.title, style, cell.width) for column, cell in zip(columns, cells, strict=True)]
    height = max(len(lines) for lines in wrapped) * style.leading
    for lines, cell, owner in zip(wrapped, cells, owners, strict=True):
        top = flow.y - height + len(lines) * style.leading  # titles stand on the rule
        _cell(flow, [(line, style) for line in lines], cell, (top, owner))
    flow.y -= height + 3
    flow.rule(1.0, styles.ACCENT)


def _cell(flow: Flow, lines: Sequence[_Line], cell: Cell, placed: tuple[float, Node | str]) -> None:
    top, owner = placed
    for line, style in lines:
        if line:
            right = cell.align is Align.RIGHT
            x = cell.x + cell.width - text_width(line, style) if right else cell.x
            flow.page.ops.append(TextOp(x, top - style.ascent, line, style, owner))
        top -= style.leading


def _row(flow: Flow, row: _Row, repeat: Sequence[Column]) -> None:
    """A row stays whole when a page can hold it; a taller one goes on overleaf, still one row."""
    wrapped = [row.lines(index, flow.setting) for index in range(len(row.texts))]
    tallest = max(len(lines) for lines in wrapped)
    leading = flow.setting.cell.leading
    height = tallest * leading + 2 * flow.setting.pad
    if height > flow.room and not flow.at_top:
        _next_page(flow, row.cells, repeat)
    first = 0
    while first < tallest:
        if first:
            _next_page(flow, row.cells, repeat)
        count = _fitting(flow, tallest - first, leading)
        _portion(flow, row, [lines[first : first + count] for lines in wrapped], count * leading)
        first += count
    flow.rule(0.5, styles.HAIR)


def _fitting(flow: Flow, count: int, leading: float) -> int:
    if flow.endless:
        return count
    return max(1, min(count, int((flow.room - 2 * flow.setting.pad) // leading)))


def _portion(flow: Flow, row: _Row, lines: Sequence[Sequence[_Line]], height: float) -> None:
    if row.total:
        full = height + 2 * flow.setting.pad
        flow.page.ops.append(BoxOp(flow.left, flow.y - full, flow.width, full, styles.TINT))
    flow.y -= flow.setting.pad
    for index, part in enumerate(lines):
        _cell(flow, part, row.cells[index], (flow.y, row.owners[index]))
    flow.y -= height + flow.setting.pad


def _next_page(flow: Flow, cells: Sequence[Cell], repeat: Sequence[Column]) -> None:
    flow.turn()
    if repeat:
        _draw_titles(flow, repeat, cells, [PAGINATION] * len(cells))
    else:
        flow.rule(1.0, styles.ACCENT)
