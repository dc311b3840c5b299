"""A letter as plain text: for the store, for search and for reading in a test."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from grongintro.letters.content import (
    Align,
    Block,
    Bullets,
    Code,
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
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.letters.content import SigningLine

WIDTH = 88
CELL = 52
LINE = "_" * 40


def plain_text(letter: Letter) -> str:
    """The whole letter in reading order, with aligned tables; ends with one newline."""
    parts = [_head(letter), f"{letter.title}\n{'=' * len(letter.title)}"]
    parts.extend(_block(block) for block in letter.flat() if not isinstance(block, PageBreak))
    if letter.footer:
        parts.append(letter.footer)
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(letter: Letter) -> str:
    sender = letter.sender
    lines = [sender.name, sender.service, *sender.lines]
    if letter.recipient is not None:
        lines += ["", *letter.recipient.lines]
    if letter.references:
        lines += ["", *(f"{label}: {value}" for label, value in letter.references)]
    return "\n".join(lines)


def _block(block: Block) -> str:  # noqa: PLR0911 - one line per kind of block
    match block:
        case Heading():
            return f"{block.text}\n{('-' if block.level == 2 else '.') * len(block.text)}"  # noqa: PLR2004
        case Lead() | Paragraph():
            return "\n".join(_wrap(line) for line in block.text.split("\n"))
        case Bullets():
            return "\n".join(_wrap(item, "- ", "  ") for item in block.items)
        case Facts():
            return "\n".join(_fact(label, value) for label, value in block.pairs)
        case Table():
            return _table(block)
        case Signatures():
            people = [f"{who.role}: {who.name}, {who.title}" for who in block.people]
            return "\n".join([*people, *([block.note] if block.note else [])])
        case Signing():
            return "\n".join(_signing(line, block.label) for line in block.lines)
        case Road():
            return _wrap(block.alt)
        case Code():
            return " ".join(block.groups)
        case _:
            return ""


def _signing(line: SigningLine, label: str) -> str:
    who = f"{line.role}: {line.name}" if line.name else line.role
    return f"{who}\n    {line.signed or f'{label} {LINE}'}"


def _fact(label: str, value: str) -> str:
    first, *rest = value.split("\n")
    return "\n".join(
        [_wrap(f"{label}: {first}", "", "    "), *(_wrap(line, "    ", "    ") for line in rest)]
    )


def _wrap(text: str, first: str = "", rest: str = "") -> str:
    return textwrap.fill(
        text.replace("§ ", "§\u00a0"),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _table(table: Table) -> str:
    rows = [[_cell_lines(cell) for cell in row] for row in _all_rows(table)]
    widths = [max(len(line) for row in rows for line in row[index]) for index in range(len(table.columns))]
    lines = [table.caption] if table.caption else []
    for number, row in enumerate(rows):
        lines += _row(row, widths, table)
        if number == 0 and any(column.title for column in table.columns):
            lines.append("  ".join("-" * width for width in widths))
    return "\n".join(lines)


def _cell_lines(cell: str) -> list[str]:
    return [line for part in cell.split("\n") for line in textwrap.wrap(part, CELL) or [""]]


def _all_rows(table: Table) -> list[tuple[str, ...]]:
    titles = tuple(column.title for column in table.columns)
    return [titles, *table.rows] if any(titles) else list(table.rows)


def _row(row: Sequence[list[str]], widths: Sequence[int], table: Table) -> list[str]:
    height = max(len(cell) for cell in row)
    return ["  ".join(_cells(row, widths, table, index)).rstrip() for index in range(height)]


def _cells(row: Sequence[list[str]], widths: Sequence[int], table: Table, index: int) -> list[str]:
    texts = [cell[index] if index < len(cell) else "" for cell in row]
    return [
        text.rjust(width) if column.align is Align.RIGHT else text.ljust(width)
        for text, width, column in zip(texts, widths, table.columns, strict=True)
    ]
