"""Lights for the end of a programme (§ 18 a, and what is registered of it)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.programme import Status
from grongintro.rules import deadlines
from grongintro.rules.compliance.light import Deadline, Light, Mend, by_deadline

if TYPE_CHECKING:
    from datetime import date

    from grongintro.rules.compliance.facts import ComplianceFacts
    from grongintro.rules.parameters import Parameters

_CERTIFICATE_DAYS = 30
_WHOLE_TIME = 62


def final_status(facts: ComplianceFacts, today: date, _parameters: Parameters) -> Light | None:
    """How the programme ended is registered, at the latest when NIR must have it (two months)."""
    last = _last_day(facts, today)
    if last is None:
        return None
    met = max(facts.ending.ended_on, last) if facts.ending is not None else None
    deadline = deadlines.nir(last).deadline
    due = Deadline("light.final_status", met, deadline, Mend.ENDING, _WHOLE_TIME)
    return by_deadline(due, today, last=short(last))


def certificate(facts: ComplianceFacts, today: date, _parameters: Parameters) -> Light | None:
    """A certificate is issued when a programme is completed or broken off (§ 18 a first paragraph)."""
    last = _last_day(facts, today)
    if last is None:
        return None
    met = facts.ending.certificate_on if facts.ending is not None else None
    mend = Mend.CERTIFICATE if facts.ending is not None else Mend.ENDING
    deadline = last + timedelta(days=_CERTIFICATE_DAYS)
    due = Deadline("light.certificate", met, deadline, mend, _CERTIFICATE_DAYS)
    return by_deadline(due, today, last=short(last))


def _last_day(facts: ComplianceFacts, today: date) -> date | None:
    """The last day of a programme that began and is over."""
    programme = facts.programme
    over = facts.status in {Status.STOPPED, Status.ENDED, Status.MOVED}
    if not over or programme is None or programme.start is None or programme.last_day is None:
        return None
    return programme.last_day if programme.start <= programme.last_day < today else None
