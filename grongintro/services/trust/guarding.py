"""Whom an account must not see or work with on a day: protected persons, and those it is inhabil for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.authority import Conflict
from grongintro.domain.period import Period
from grongintro.domain.protection import Protection
from grongintro.storage.guard import Guard

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.staff import Actor
    from grongintro.storage.unit import Reader


def guard_for(reader: Reader, actor: Actor, today: date) -> Guard:
    """The guard of an account on a day; both days of a period included."""
    hidden = frozenset(
        each.person_id
        for each in reader.find(Protection)
        if today in Period(each.start, each.end) and actor.account_id not in each.account_ids
    )
    barred = frozenset(
        each.person_id
        for each in reader.find(Conflict, staff_id=actor.staff_id)
        if today in Period(each.start, each.end)
    )
    return Guard(hidden, barred)
