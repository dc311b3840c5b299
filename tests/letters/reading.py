"""Reads a tagged PDF back as a screen reader does: elements in order, each with its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

CODES = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]{4})>")


@dataclass
class Element:
    tag: str
    text: str = ""
    alt: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    kids: list[Element] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)

    def every(self, *tags: str) -> Iterator[Element]:
        """This element and all below it that have one of the tags."""
        if self.tag in tags:
            yield self
        for kid in self.kids:
            yield from kid.every(*tags)

    def said(self) -> str:
        """All text below, in reading order."""
        return " ".join(part for part in (self.text, *(kid.said() for kid in self.kids)) if part)


def read(data: bytes) -> Element:
    with pikepdf.open(BytesIO(data)) as pdf:
        marked = [_marked(page) for page in pdf.pages]
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        root: Any = pdf.Root
        (document,) = root.StructTreeRoot.K
        return _element(document, marked, pages)


def artifacts(data: bytes) -> list[str]:
    """The text of each page that is not part of the document: heads, feet, repeated column titles."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [_marked(page).get(-1, "") for page in pdf.pages]


def _element(source: Any, marked: list[dict[int, str]], pages: dict[Any, int]) -> Element:
    element = Element(str(source.S)[1:], alt=str(source.get("/Alt", "")))
    for key, value in dict(source.get("/A", {})).items():
        element.attributes[str(key)[1:]] = str(value)
    parts: list[str] = []
    for kid in source.K:
        if isinstance(kid, int):
            _note(element, parts, marked, pages[source.Pg.objgen], kid)
        elif "/MCID" in kid:
            _note(element, parts, marked, pages[kid.Pg.objgen], int(kid.MCID))
        else:
            element.kids.append(_element(kid, marked, pages))
    element.text = " ".join(parts)
    return element


def _note(element: Element, parts: list[str], marked: list[dict[int, str]], page: int, mcid: int) -> None:
    element.pages.add(page)
    parts.append(marked[page][mcid])


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """Each stretch of marked content by its number; -1 holds all that is artifact."""
    fonts = {name: _characters(font) for name, font in _fonts(page).items()}
    found: dict[int, str] = {}
    current, font = None, ""
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BDC":
                current = -1 if str(operands[0]) == "/Artifact" else int(operands[1].MCID)
                found.setdefault(current, "")
            case "EMC":
                current = None
            case "Tf":
                font = str(operands[0])
            case "BT" if current is not None and found[current]:
                found[current] += " "
            case "Tj":
                assert current is not None, "text outside marked content"
                found[current] += "".join(fonts[font][code] for code in bytes(operands[0]))
    return found


def _fonts(page: pikepdf.Page) -> dict[str, Any]:
    resources: Any = page.obj.Resources
    return dict(resources.Font)


def _characters(font: Any) -> dict[int, str]:
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    return {int(code, 16): chr(int(character, 16)) for code, character in CODES.findall(cmap)}
