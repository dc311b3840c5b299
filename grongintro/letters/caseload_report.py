"""The caseload on paper: each adviser against the guideline, the next twelve months, and the computation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain import dates
from grongintro.letters import parts
from grongintro.letters.content import (
    Align,
    Block,
    Column,
    DocumentKind,
    Heading,
    Letter,
    Paragraph,
    Table,
)
from grongintro.letters.decision_parts import step_rows
from grongintro.letters.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from grongintro.domain.municipality import Municipality
    from grongintro.domain.step import Step


class Against(StrEnum):
    """How a caseload stands against the guideline; the members are the keys of the words."""

    NOTHING = "nothing"
    FULL = "full"
    ROOM = "room"
    OVER = "over"


@dataclass(frozen=True)
class CaseloadLine:
    """One adviser, or the total; figures as they are shown («–» where there is no capacity).

    Those whom nobody has stand under no name. `by` is how many there is room for, or are over.
    """

    name: str
    posts: str
    active: str
    capacity: str
    per_post: str
    against: Against
    by: str
    missing: str
    away: bool = False


@dataclass(frozen=True)
class OutlookLine:
    """The first of a month to come."""

    day: date
    posts: str
    active: str
    capacity: str
    missing: str


@dataclass(frozen=True)
class CaseloadReportContent:
    """The caseload at `at`, printed on `day`."""

    municipality: Municipality
    at: date
    day: date
    printed_by: str
    advisers: tuple[CaseloadLine, ...]
    total: CaseloadLine
    guideline: str
    guideline_source: str
    outlook: tuple[OutlookLine, ...] = ()
    steps: tuple[Step, ...] = ()


def build(content: CaseloadReportContent) -> Letter:
    """The report, on paper laid across."""
    phrases = Phrases(content.municipality.language, "caseload_report", "decision")
    day = dates.long(content.at)
    return Letter(
        title=phrases("title", day=day),
        language=phrases.language,
        issued=content.day,
        sender=parts.sender(content.municipality, phrases),
        references=(
            (phrases("reference.printed"), dates.short(content.day)),
            (phrases("printed_by"), content.printed_by),
        ),
        blocks=(*_now(content, phrases), *_outlook(content, phrases), *_steps(content, phrases)),
        footer=parts.footer(content.municipality, phrases),
        running=phrases("running", day=day),
        page_label=phrases.raw("page"),
        kind=DocumentKind.SHEET,
        landscape=True,
    )


def _columns(phrases: Phrases, section: str, shares: Sequence[tuple[str, float]]) -> tuple[Column, ...]:
    left = {"name", "day"}
    return tuple(
        Column(phrases(f"{section}.{key}"), share, Align.LEFT if key in left else Align.RIGHT)
        for key, share in shares
    )


def _now(content: CaseloadReportContent, phrases: Phrases) -> list[Block]:
    shares = [
        ("name", 3.0),
        ("posts", 1.2),
        ("active", 1.3),
        ("capacity", 1.3),
        ("per_post", 1.3),
        ("difference", 1.3),
        ("missing", 1.4),
    ]
    lines = (*content.advisers, replace(content.total, name=phrases("now.total")))
    rows = tuple(_line(line, phrases) for line in lines)
    return [
        Heading(phrases("now.heading")),
        Table(_columns(phrases, "now", shares), rows, summary=phrases("now.summary"), total=True),
        Paragraph(phrases("guideline", number=content.guideline, source=content.guideline_source)),
    ]


def _line(line: CaseloadLine, phrases: Phrases) -> tuple[str, ...]:
    posts = phrases("now.away", posts=line.posts) if line.away else line.posts
    against = phrases(f"now.against.{line.against}", by=line.by)
    name = line.name or phrases("now.nobody")
    return (name, posts, line.active, line.capacity, line.per_post, against, line.missing)


def _outlook(content: CaseloadReportContent, phrases: Phrases) -> list[Block]:
    if not content.outlook:
        return []
    shares = [
        ("day", 1.6),
        ("posts", 1.1),
        ("active", 1.2),
        ("capacity", 1.2),
        ("missing", 1.4),
    ]
    rows = tuple(
        (dates.short(line.day), line.posts, line.active, line.capacity, line.missing)
        for line in content.outlook
    )
    return [
        Heading(phrases("outlook.heading")),
        Paragraph(phrases("outlook.intro")),
        Table(_columns(phrases, "outlook", shares), rows, summary=phrases("outlook.summary")),
    ]


def _steps(content: CaseloadReportContent, phrases: Phrases) -> list[Block]:
    if not content.steps:
        return []
    columns = (
        Column(phrases("steps.number"), 0.8),
        Column(phrases("steps.text"), 8),
        Column(phrases("steps.law"), 3),
        Column(phrases("steps.value"), 2, Align.RIGHT),
    )
    rows = step_rows(content.steps, phrases)
    return [Heading(phrases("steps.heading")), Table(columns, rows, summary=phrases("steps.summary"))]
