"""The structure a screen reader follows: a tree of tagged elements, tied to marked content on the pages."""

from __future__ import annotations

from typing import NamedTuple


class Mark(NamedTuple):
    """A stretch of marked content: number `mcid` on page `page` (from 0)."""

    page: int
    mcid: int


class Node:
    """One element of the structure tree; its kids are elements and marks in reading order."""

    __slots__ = ("alt", "attributes", "box", "kids", "tag", "title")

    def __init__(self, tag: str, parent: Node | None = None, attributes: tuple[str, ...] = ()) -> None:
        self.tag = tag
        self.attributes = attributes
        self.alt = ""
        self.title = ""
        self.box: tuple[float, float, float, float] | None = None
        self.kids: list[Node | Mark] = []
        if parent is not None:
            parent.kids.append(self)


# A node's attributes are (owner, key, value): value is a PDF name, or text when it begins with "(".
COLUMN_HEADER = ("Table", "Scope", "Column")
ROW_HEADER = ("Table", "Scope", "Row")
DISC = ("List", "ListNumbering", "Disc")


def summary(text: str) -> tuple[str, ...]:
    """A table's description for those who do not see it."""
    return ("Table", "Summary", f"({text}") if text else ()
