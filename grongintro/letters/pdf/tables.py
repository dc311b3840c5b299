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

FACT_SHARES = (4.2, 5.0)
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
        _row(flow, _Row(texts, cells, owners, total=total), table.columns if titled else ())
    flow.gap(11.0)


def place_facts(flow: Flow, facts: Facts, parent: Node) -> None:
    """Labels to the left, values to the right, on a quiet ground."""
    node = Node("Table", parent, summary(facts.summary))
    cells = _cells(flow, tuple(Column("", share) for share in FACT_SHARES))
    flow.need(least_facts(flow, facts))
    flow.rule(1.0, styles.ACCENT)
    for pair in facts.pairs:
        owners = _row_nodes(node, 2, row_headers=True)
        _row(flow, _Row(pair, cells, owners, label=True), ())
    flow.gap(11.0)


def least_table(flow: Flow, table: Table) -> float:
    """The height of what must stay together at the beginning: caption, column titles and the first row."""
    cells = _cells(flow, table.columns)
    height = styles.CAPTION.before + styles.CAPTION.leading + styles.CAPTION.after if table.caption else 0.0
    if any(column.title for column in table.columns):
        titles = [column.title for column in table.columns]
        height += _lines(titles, cells, styles.COLUMN_TITLE) * styles.COLUMN_TITLE.leading + 3
    return height + (_first_row(table.rows[0], cells) if table.rows else 0.0)


def least_facts(flow: Flow, facts: Facts) -> float:
    """The height of the first pair."""
    cells = _cells(flow, tuple(Column("", share) for share in FACT_SHARES))
    return _first_row(facts.pairs[0], cells) if facts.pairs else 0.0


def _first_row(texts: Sequence[str], cells: Sequence[Cell]) -> float:
    height = _lines(texts, cells, styles.CELL) * styles.CELL.leading + 2 * styles.CELL_PAD
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

    def style(self, index: int) -> Style:
        return styles.CELL_BOLD if self.total or (self.label and index == 0) else styles.CELL


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
    flow.gap(styles.CAPTION.before)
    flow.text(text, styles.CAPTION, Node("Caption", table))
    flow.y -= styles.CAPTION.after


def _titles(flow: Flow, columns: Sequence[Column], cells: Sequence[Cell], table: Node) -> None:
    row = Node("TR", table)
    _draw_titles(flow, columns, cells, [Node("TH", row, COLUMN_HEADER) for _ in columns])


def _draw_titles(
    flow: Flow, columns: Sequence[Column], cells: Sequence[Cell], owners: Sequence[Node | str]
) -> None:
    style = styles.COLUMN_TITLE
    wrapped = [wrap(column.title, style, cell.width) for column, cell in zip(columns, cells, strict=True)]
    height = max(len(lines) for lines in wrapped) * style.leading
    for lines, cell, owner in zip(wrapped, cells, owners, strict=True):
        top = flow.y - height + len(lines) * style.leading  # titles stand on the rule
        _cell(flow, lines, cell, _Placed(top, style, owner))
    flow.y -= height + 3
    flow.rule(1.0, styles.ACCENT)


@dataclass(frozen=True)
class _Placed:
    top: float
    style: Style
    owner: Node | str


def _cell(flow: Flow, lines: Sequence[str], cell: Cell, placed: _Placed) -> None:
    ops = flow.page.ops
    style = placed.style
    y = placed.top - style.ascent
    for line in lines:
        if line:
            right = cell.align is Align.RIGHT
            x = cell.x + cell.width - text_width(line, style) if right else cell.x
            ops.append(TextOp(x, y, line, style, placed.owner))
        y -= style.leading


def _row(flow: Flow, row: _Row, repeat: Sequence[Column]) -> None:
    """A row stays whole when a page can hold it; a taller one goes on overleaf, still one row."""
    wrapped = [wrap(text, row.style(index), row.cells[index].width) for index, text in enumerate(row.texts)]
    tallest = max(len(lines) for lines in wrapped)
    leading = styles.CELL.leading
    height = tallest * leading + 2 * styles.CELL_PAD
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
    if flow.bottom == float("-inf"):
        return count
    return max(1, min(count, int((flow.room - 2 * styles.CELL_PAD) // leading)))


def _portion(flow: Flow, row: _Row, lines: Sequence[Sequence[str]], height: float) -> None:
    if row.total:
        full = height + 2 * styles.CELL_PAD
        flow.page.ops.append(BoxOp(flow.left, flow.y - full, flow.width, full, styles.TINT))
    flow.y -= styles.CELL_PAD
    for index, part in enumerate(lines):
        _cell(flow, part, row.cells[index], _Placed(flow.y, row.style(index), row.owners[index]))
    flow.y -= height + styles.CELL_PAD


def _next_page(flow: Flow, cells: Sequence[Cell], repeat: Sequence[Column]) -> None:
    flow.turn()
    if repeat:
        _draw_titles(flow, repeat, cells, [PAGINATION] * len(cells))
    else:
        flow.rule(1.0, styles.ACCENT)
