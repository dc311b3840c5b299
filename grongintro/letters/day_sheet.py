"""The adviser's day on paper: talks by place, then legal dates and tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain import dates
from grongintro.letters import parts
from grongintro.letters.content import (
    Block,
    Column,
    DocumentKind,
    Heading,
    Letter,
    Paragraph,
    Table,
    Tone,
)
from grongintro.letters.phrases import Phrases

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.municipality import Municipality


@dataclass(frozen=True)
class DayTalk:
    """One talk; `who` is a person or a household, `last` the last conversation in two lines."""

    time: str
    who: str
    reason: str
    phone: str = ""
    last: str = ""
    interpreter: str = ""
    promises: tuple[str, ...] = ()


@dataclass(frozen=True)
class DayPlace:
    """The talks at one place, in the order they come."""

    place: str
    talks: tuple[DayTalk, ...]


@dataclass(frozen=True)
class DayDate:
    """A date that the law sets."""

    day: date
    who: str
    what: str


@dataclass(frozen=True)
class DayTask:
    """Something to do, with its deadline if it has one."""

    due: date | None
    who: str
    what: str


@dataclass(frozen=True)
class DaySheetContent:
    """One adviser's day."""

    municipality: Municipality
    adviser: str
    day: date
    places: tuple[DayPlace, ...]
    dates: tuple[DayDate, ...] = ()
    tasks: tuple[DayTask, ...] = ()


def build(content: DaySheetContent) -> Letter:
    """The day as a sheet."""
    phrases = Phrases(content.municipality.language, "day_sheet")
    day = dates.long(content.day)
    weekday = phrases.listed("weekdays")[content.day.weekday()]
    return Letter(
        title=phrases("title", weekday=weekday, day=day),
        language=phrases.language,
        issued=content.day,
        sender=parts.sender(content.municipality, phrases),
        references=((phrases("adviser"), content.adviser),),
        blocks=tuple(_blocks(content, phrases)),
        footer=parts.footer(content.municipality, phrases),
        running=phrases("running", day=day, adviser=content.adviser),
        page_label=phrases.raw("page"),
        kind=DocumentKind.SHEET,
    )


def _blocks(content: DaySheetContent, phrases: Phrases) -> list[Block]:
    blocks: list[Block] = []
    for place in content.places:
        blocks += _place(place, phrases)
    blocks += _dates(content.dates, phrases)
    blocks += _tasks(content.tasks, phrases)
    if not blocks:
        blocks.append(Paragraph(phrases("nothing")))
    return [*blocks, Paragraph(phrases("confidential.text"), Tone.QUIET)]


def _place(place: DayPlace, phrases: Phrases) -> list[Block]:
    columns = (
        Column(phrases("time"), 1.0),
        Column(phrases("who"), 3.2),
        Column(phrases("reason"), 6.0),
        Column(phrases("promises"), 4.0),
    )
    rows = tuple(_talk(talk, phrases) for talk in place.talks)
    return [
        Heading(phrases("place_heading", place=place.place)),
        Table(columns, rows, summary=phrases("place_summary", place=place.place)),
    ]


def _talk(talk: DayTalk, phrases: Phrases) -> tuple[str, str, str, str]:
    who = "\n".join(part for part in (talk.who, talk.phone) if part)
    interpreter = phrases("interpreter", text=talk.interpreter) if talk.interpreter else ""
    last = phrases("last", text=talk.last) if talk.last else ""
    reason = "\n".join(part for part in (talk.reason, interpreter, last) if part)
    return talk.time or phrases("unplanned"), who, reason, "\n".join(talk.promises)


def _dates(found: tuple[DayDate, ...], phrases: Phrases) -> list[Block]:
    if not found:
        return []
    columns = (
        Column(phrases("dates.day"), 1.6),
        Column(phrases("dates.who"), 3.2),
        Column(phrases("dates.what"), 7),
    )
    rows = tuple((dates.short(entry.day), entry.who, entry.what) for entry in found)
    return [Heading(phrases("dates.heading")), Table(columns, rows, summary=phrases("dates.summary"))]


def _tasks(found: tuple[DayTask, ...], phrases: Phrases) -> list[Block]:
    if not found:
        return []
    columns = (
        Column(phrases("tasks.due"), 1.6),
        Column(phrases("tasks.who"), 3.2),
        Column(phrases("tasks.what"), 7),
    )
    rows = tuple(
        (dates.short(task.due) if task.due else phrases("tasks.none"), task.who, task.what) for task in found
    )
    return [Heading(phrases("tasks.heading")), Table(columns, rows, summary=phrases("tasks.summary"))]
