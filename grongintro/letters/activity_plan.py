"""The plan of an activity: what, when, where and with whom, week by week."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain import dates
from grongintro.letters.activity_parts import (
    TEXTS,
    Sheet,
    by_week,
    day_short,
    interpreted,
    leader,
    period_words,
    sheet,
    times,
)
from grongintro.letters.content import Column, Facts, Heading, Lead, Letter, Paragraph, Table
from grongintro.letters.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from grongintro.domain.activity import Activity, Gathering
    from grongintro.domain.municipality import Municipality
    from grongintro.letters.content import Block

_SHARES = (1.0, 4.0)
_COLUMNS = (("day", 1.3), ("time", 1.6), ("what", 4.0), ("place", 2.4), ("leader", 3.0))
_LONG = (("week", 0.8), ("day", 1.8), ("time", 2.3), ("what", 4.2), ("place", 2.8), ("leader", 3.2))
_FEW_WEEKS = 3


@dataclass(frozen=True)
class ActivityPlanContent:
    """The activity and its gatherings in order; `capacity` None where there is no limit."""

    municipality: Municipality
    activity: Activity
    gatherings: tuple[Gathering, ...]
    capacity: int | None
    day: date


def build(content: ActivityPlanContent) -> Letter:
    """The plan as a sheet to hang up; nobody who takes part is named."""
    phrases = Phrases(content.municipality.language, TEXTS)
    name = content.activity.title
    title, running = phrases("plan.title", title=name), phrases("plan.running", title=name)
    about = Sheet(title, running, content.municipality, content.day)
    return sheet(about, tuple(_blocks(content, phrases)), phrases)


def _blocks(content: ActivityPlanContent, phrases: Phrases) -> Iterator[Block]:
    if content.activity.theme:
        yield Lead(content.activity.theme)
    yield Facts(tuple(_facts(content, phrases)), phrases("plan.facts"), _SHARES)
    if not content.gatherings:
        yield Paragraph(phrases("no_gatherings"))
    elif len(list(by_week(content.gatherings))) > _FEW_WEEKS:
        yield Heading(phrases("plan.heading"))
        yield _whole(content.gatherings, phrases)
    else:
        for number, gatherings in by_week(content.gatherings):
            yield Heading(phrases("week", number=number))
            yield _table(number, gatherings, phrases)


def _facts(content: ActivityPlanContent, phrases: Phrases) -> Iterator[tuple[str, str]]:
    activity = content.activity
    yield phrases("plan.kind"), phrases(f"kind.{activity.kind}")
    yield phrases("plan.when"), period_words(activity, phrases)
    if activity.for_whom:
        yield phrases("plan.for_whom"), activity.for_whom
    if content.capacity is not None:
        yield phrases("plan.places"), str(content.capacity)
    if activity.sign_up_by is not None:
        yield phrases("plan.sign_up_by"), dates.long(activity.sign_up_by)


def _table(number: int, gatherings: tuple[Gathering, ...], phrases: Phrases) -> Table:
    columns = tuple(Column(phrases(f"columns.{key}"), share) for key, share in _COLUMNS)
    rows = tuple(_row(each, phrases) for each in gatherings)
    return Table(columns, rows, summary=phrases("plan.summary", number=number))


def _whole(gatherings: tuple[Gathering, ...], phrases: Phrases) -> Table:
    """All in one, each with its week: what is held now and then would be nothing but headings else."""
    columns = tuple(Column(phrases(f"columns.{key}"), share) for key, share in _LONG)
    rows = tuple(
        (str(number), *_row(each, phrases)) for number, group in by_week(gatherings) for each in group
    )
    return Table(columns, rows, summary=phrases("plan.summary_all"))


def _row(each: Gathering, phrases: Phrases) -> tuple[str, ...]:
    told = [each.title]
    if interpreted(each):
        told.append(phrases("interpreter", language=each.language))
    return (
        day_short(each.day, phrases),
        times(each, phrases),
        "\n".join(told),
        each.place or "–",
        leader(each, phrases) or "–",
    )
