"""The participants' list of an activity, with room to tick who came to each gathering."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.letters.activity_parts import TEXTS, Sheet, day_short, sheet, times
from grongintro.letters.content import Bullets, Column, Heading, Letter, Paragraph, Table, Tone
from grongintro.letters.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from grongintro.domain.activity import Activity, Gathering
    from grongintro.domain.municipality import Municipality
    from grongintro.letters.content import Block

_ACROSS = 8
_BOX = "[\u00a0\u00a0\u00a0\u00a0]"  # the fonts have no box


@dataclass(frozen=True)
class ActivityListContent:
    """The activity, its gatherings in order, and names: enrolled by name, waiting in line."""

    municipality: Municipality
    activity: Activity
    gatherings: tuple[Gathering, ...]
    enrolled: tuple[str, ...]
    waiting: tuple[str, ...]
    day: date


def build(content: ActivityListContent) -> Letter:
    """The list, on paper laid across; many gatherings take several tables."""
    phrases = Phrases(content.municipality.language, TEXTS)
    name = content.activity.title
    title, running = phrases("list.title", title=name), phrases("list.running", title=name)
    about = Sheet(title, running, content.municipality, content.day, landscape=True)
    return sheet(about, tuple(_blocks(content, phrases)), phrases)


def _blocks(content: ActivityListContent, phrases: Phrases) -> Iterator[Block]:
    yield Heading(phrases("list.heading", number=len(content.enrolled)))
    if not content.enrolled:
        yield Paragraph(phrases("list.nobody"))
    elif not content.gatherings:
        yield Bullets(content.enrolled)
        yield Paragraph(phrases("no_gatherings"))
    else:
        yield Paragraph(phrases("list.tick"))
        for first in range(0, len(content.gatherings), _ACROSS):
            yield _table(content, content.gatherings[first : first + _ACROSS], phrases)
    if content.waiting:
        yield Heading(phrases("list.waiting"))
        yield Paragraph("\n".join(f"{number}. {name}" for number, name in enumerate(content.waiting, 1)))
    yield Paragraph(phrases("list.confidential"), Tone.QUIET)


def _table(content: ActivityListContent, gatherings: tuple[Gathering, ...], phrases: Phrases) -> Table:
    """As wide columns for few gatherings as for many: the boxes stand under each other."""
    titles = [f"{day_short(each.day, phrases)}\n{times(each, phrases)}" for each in gatherings]
    columns = (Column(phrases("columns.name"), 3.0), *(Column(each, 1.1) for each in titles))
    rows = tuple((name, *(_BOX for _ in gatherings)) for name in content.enrolled)
    return Table(columns, rows, summary=phrases("list.summary"))
