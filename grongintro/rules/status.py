"""Where a person stands on a day, from dated facts alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen
from grongintro.domain.programme import Status

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.period import Period


@frozen
class StatusFacts:
    """The dates a status rests on: `end` the programme's last planned day, `stopped` if broken off."""

    arrived: date | None = None
    moved_out: date | None = None
    offered: date | None = None
    start: date | None = None
    end: date | None = None
    stopped: date | None = None
    leaves: tuple[Period, ...] = ()


def status_on(day: date, facts: StatusFacts) -> Status:
    """The status on `day`: moved and not yet arrived come before everything in the programme.

    A last day belongs to what it ends: on the programme's last day the person is in the programme, and on the
    day of moving out still here.
    """
    if _past(facts.moved_out, day):
        return Status.MOVED
    if facts.arrived is not None and day < facts.arrived:
        return Status.EXPECTED
    if facts.offered is None or day < facts.offered:
        return Status.NOT_OFFERED
    return _status_in_programme(day, facts)


def _status_in_programme(day: date, facts: StatusFacts) -> Status:
    if _past(facts.stopped, day):
        return Status.STOPPED
    if facts.start is None or day < facts.start:
        return Status.AWAITING_START
    if _past(facts.end, day):
        return Status.ENDED
    return Status.ON_LEAVE if any(day in leave for leave in facts.leaves) else Status.IN_PROGRAMME


def _past(last_day: date | None, day: date) -> bool:
    return last_day is not None and day > last_day
