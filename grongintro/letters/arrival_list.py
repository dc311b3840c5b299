"""The list of what must be ready for a household that is expected, to tick off on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain import dates
from grongintro.letters import parts
from grongintro.letters.content import Column, DocumentKind, Facts, Heading, Letter, Paragraph, Table, Tone
from grongintro.letters.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from grongintro.domain.municipality import Municipality
    from grongintro.letters.content import Block

_BOX = "[\u00a0\u00a0\u00a0\u00a0]"  # the fonts have no box


@dataclass(frozen=True)
class ReadyPoint:
    """A point of the list; `key` names one of the usual points, which has its words in each language."""

    text: str
    key: str
    due: date | None
    owner: str
    done_on: date | None


@dataclass(frozen=True)
class ArrivalListContent:
    """Who is expected, and what must be ready, in its order."""

    municipality: Municipality
    name: str
    adults: int
    children: int
    expected_on: date | None
    home: str
    needs: str
    points: tuple[ReadyPoint, ...]
    day: date


def build(content: ArrivalListContent) -> Letter:
    """The list as a sheet."""
    phrases = Phrases(content.municipality.language, "arrival_list")
    return Letter(
        title=phrases("title", name=content.name),
        language=phrases.language,
        issued=content.day,
        sender=parts.sender(content.municipality, phrases),
        references=((phrases("reference.printed"), dates.short(content.day)),),
        blocks=tuple(_blocks(content, phrases)),
        footer=parts.footer(content.municipality, phrases),
        running=phrases("running", name=content.name),
        page_label=phrases.raw("page"),
        kind=DocumentKind.SHEET,
    )


def _blocks(content: ArrivalListContent, phrases: Phrases) -> Iterator[Block]:
    yield Facts(tuple(_facts(content, phrases)), summary=phrases("facts"))
    done = sum(each.done_on is not None for each in content.points)
    yield Heading(phrases("heading", done=done, number=len(content.points)))
    if content.points:
        yield _table(content, phrases)
        yield Paragraph(phrases("choice"), Tone.QUIET)
    else:
        yield Paragraph(phrases("empty"))
    yield Paragraph(phrases("confidential"), Tone.QUIET)


def _facts(content: ArrivalListContent, phrases: Phrases) -> Iterator[tuple[str, str]]:
    expected = content.expected_on
    yield phrases("expected"), dates.long(expected) if expected else phrases("not_known")
    yield phrases("persons"), phrases("people", adults=content.adults, children=content.children)
    yield phrases("home"), content.home or phrases("not_chosen")
    if content.needs:
        yield phrases("needs"), content.needs


def _table(content: ArrivalListContent, phrases: Phrases) -> Table:
    columns = (
        Column(phrases("columns.what"), 6.0),
        Column(phrases("columns.due"), 2.2),
        Column(phrases("columns.owner"), 3.0),
        Column(phrases("columns.done"), 2.2),
    )
    rows = tuple(_row(each, phrases) for each in content.points)
    return Table(columns, rows, summary=phrases("summary"))


def _row(each: ReadyPoint, phrases: Phrases) -> tuple[str, ...]:
    return (
        phrases(f"points.{each.key}") if each.key else each.text,
        dates.short(each.due) if each.due else phrases("not_known"),
        each.owner or phrases("columns.nobody"),
        dates.short(each.done_on) if each.done_on else _BOX,
    )
