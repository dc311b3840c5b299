"""Which copies are kept as time goes: many of these days, one of a day, of a week, of a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime

RECENT, DAYS, WEEKS, MONTHS = 10, 14, 8, 12
HELD_DAYS = 30


@dataclass(frozen=True, order=True)
class Stamp:
    """What thinning knows of a copy: when it was made, and its number among those of the same second.

    `held` was made before a copy was fetched back; `broken` is a copy of a store whose log had a break.
    """

    at: datetime
    number: int = 1
    held: bool = False
    broken: bool = False


K = TypeVar("K")


def kept(copies: Iterable[Stamp], today: date) -> frozenset[Stamp]:
    """The copies to keep, of those there are.

    All of today and yesterday up to ten, the newest of each of 14 days, 8 weeks and 12 months; for 30 days
    what was saved before a copy was fetched back; and always the newest copy whose log is whole.
    """
    newest_first = sorted(copies, reverse=True)
    recent = [copy for copy in newest_first if (today - copy.at.date()).days <= 1]
    found = set(recent[:RECENT])
    found |= _newest_of_each(newest_first, _day, [today - timedelta(days=back) for back in range(DAYS)])
    monday = today - timedelta(days=today.weekday())
    found |= _newest_of_each(newest_first, _week, [monday - timedelta(weeks=back) for back in range(WEEKS)])
    month = today.year * 12 + today.month
    found |= _newest_of_each(newest_first, _month, [month - back for back in range(MONTHS)])
    found |= {copy for copy in newest_first if copy.held and (today - copy.at.date()).days <= HELD_DAYS}
    found |= set([copy for copy in newest_first if not copy.broken][:1])
    return frozenset(found)


def _newest_of_each(
    newest_first: Sequence[Stamp], part: Callable[[date], K], wanted: Iterable[K]
) -> set[Stamp]:
    newest: dict[K, Stamp] = {}
    for copy in newest_first:
        newest.setdefault(part(copy.at.date()), copy)
    return {newest[each] for each in wanted if each in newest}


def _day(day: date) -> date:
    return day


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(day: date) -> int:
    return day.year * 12 + day.month
