"""What the papers of an activity share: how they tell days, times and who leads, in each language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from grongintro.domain import dates
from grongintro.domain.followup import Booking
from grongintro.letters import parts
from grongintro.letters.content import DocumentKind, Letter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from grongintro.domain.activity import Activity, Gathering
    from grongintro.domain.municipality import Municipality
    from grongintro.letters.content import Block
    from grongintro.letters.phrases import Phrases

TEXTS = "activity"
_BOOKED = {Booking.TO_BOOK, Booking.BOOKED, Booking.CONFIRMED}


@dataclass(frozen=True)
class Sheet:
    """A sheet to hang up or tick on: heading, what runs on every page, whose it is, when it is printed."""

    title: str
    running: str
    municipality: Municipality
    day: date
    landscape: bool = False


def sheet(about: Sheet, blocks: tuple[Block, ...], phrases: Phrases) -> Letter:
    """The sheet as a document."""
    return Letter(
        title=about.title,
        language=phrases.language,
        issued=about.day,
        sender=parts.sender(about.municipality, phrases),
        references=((phrases("reference.printed"), dates.short(about.day)),),
        blocks=blocks,
        footer=parts.footer(about.municipality, phrases),
        running=about.running,
        page_label=phrases.raw("page"),
        kind=DocumentKind.SHEET,
        landscape=about.landscape,
    )


def day_words(day: date, phrases: Phrases) -> str:
    """`tirsdag 6. oktober 2026`."""
    return phrases("day", weekday=phrases.listed("weekdays")[day.weekday()], day=dates.long(day))


def day_short(day: date, phrases: Phrases) -> str:
    """`tir 6.10.`: where the year is plain from the place it stands."""
    weekday = phrases.listed("weekdays")[day.weekday()]
    return phrases("day_short", weekday=weekday[:3], day=day.day, month=day.month)


def period_words(activity: Activity, phrases: Phrases) -> str:
    """`5. oktober 2026 til 9. oktober 2026`, or the one day."""
    if activity.start == activity.end:
        return dates.long(activity.start)
    return phrases("period", start=dates.long(activity.start), end=dates.long(activity.end))


def times(gathering: Gathering, phrases: Phrases) -> str:
    """`09.00–14.00`."""
    begins = datetime.combine(gathering.day, gathering.at)
    ends = begins + timedelta(minutes=gathering.minutes)
    return phrases("time", start=f"{begins:%H.%M}", end=f"{ends:%H.%M}")


def leader(gathering: Gathering, phrases: Phrases) -> str:
    """Who leads it, and with whom."""
    if gathering.leader and gathering.organisation:
        return phrases("led_with", leader=gathering.leader, organisation=gathering.organisation)
    return gathering.leader or gathering.organisation


def interpreted(gathering: Gathering) -> bool:
    """Whether there is to be an interpreter."""
    return gathering.interpreter in _BOOKED and bool(gathering.language)


def by_week(gatherings: Sequence[Gathering]) -> Iterator[tuple[int, tuple[Gathering, ...]]]:
    """Week by week, with the number of each."""
    for (_, number), group in groupby(gatherings, key=lambda each: each.day.isocalendar()[:2]):
        yield number, tuple(group)
