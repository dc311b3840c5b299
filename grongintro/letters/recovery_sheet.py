"""The printed recovery code: the code itself, what it opens, and where it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain import dates
from grongintro.letters import parts
from grongintro.letters.content import (
    Block,
    Bullets,
    Code,
    DocumentKind,
    Heading,
    Lead,
    Letter,
    Paragraph,
    Together,
)
from grongintro.letters.phrases import Phrases

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.municipality import Municipality


@dataclass(frozen=True)
class RecoverySheetContent:
    """The code in its groups, and the store that it opens."""

    municipality: Municipality
    groups: tuple[str, ...]
    store_name: str
    day: date


def build(content: RecoverySheetContent) -> Letter:
    """The sheet that goes into the safe."""
    phrases = Phrases(content.municipality.language, "recovery_sheet")
    blocks: list[Block] = [Lead(phrases("lead")), Code(content.groups)]
    for section in ("what", "do", "use"):
        blocks += [Heading(phrases(f"{section}.heading")), Bullets(phrases.listed(f"{section}.items"))]
    receipt = Heading(phrases("receipt.heading")), Paragraph(phrases("receipt.text"))
    return Letter(
        title=phrases("title"),
        language=phrases.language,
        issued=content.day,
        sender=parts.sender(content.municipality, phrases),
        references=(
            (phrases("store"), content.store_name),
            (phrases("created"), dates.short(content.day)),
        ),
        blocks=(*blocks, Together(receipt)),
        footer=parts.footer(content.municipality, phrases),
        running=phrases("running"),
        page_label=phrases.raw("page"),
        kind=DocumentKind.SHEET,
    )
