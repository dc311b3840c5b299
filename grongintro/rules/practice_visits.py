"""When a placement is to be followed up next: the municipality's choice, no rule of law."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.frozen import frozen
from grongintro.domain.sentences import phrase
from grongintro.rules.calendar_days import next_working_day
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.sentences import Phrase, Word
    from grongintro.domain.step import Step

FIRST_WEEKS = 1
"""The first visit is so many weeks after the start, whatever the rhythm."""


@frozen
class VisitFacts:
    """What decides the next visit: the placement's first and last day, those held, and weeks between them."""

    start: date
    last_day: date
    weeks: int
    held: tuple[date, ...] = ()


def visit_due(facts: VisitFacts, on: date) -> date | None:
    """The day of the next visit seen from `on`; None when it would be after the last day, or that is past."""
    if on > facts.last_day:
        return None
    due = next_working_day(_unmoved(facts, on))
    return due if due <= facts.last_day else None


def visit_steps(facts: VisitFacts, on: date) -> tuple[Step, ...]:
    """Why the next visit is due then, or why there is none."""
    last, unmoved = _last(facts, on), _unmoved(facts, on)
    rhythm = _rhythm(FIRST_WEEKS if last is None else facts.weeks)
    words: dict[str, Word] = {"day": short(facts.start if last is None else last), "rhythm": rhythm}
    inputs = (("start", facts.start.isoformat()), ("last_day", facts.last_day.isoformat()))
    first = explain(
        "practice.visits",
        "first" if last is None else "since",
        words=words,
        value=rhythm,
        inputs=inputs,
        choice=True,
    )
    due = visit_due(facts, on)
    if due is None:
        return first, _none(facts, on)
    if due != unmoved:
        moved = {"day": short(unmoved), "due": short(due)}
        return first, explain("practice.visits", "moved", words=moved, value=short(due))
    return first, explain("practice.visits", "due", words={"day": short(due)}, value=short(due))


def _last(facts: VisitFacts, on: date) -> date | None:
    return max((day for day in facts.held if facts.start <= day <= on), default=None)


def _unmoved(facts: VisitFacts, on: date) -> date:
    last = _last(facts, on)
    if last is None:
        return facts.start + timedelta(weeks=FIRST_WEEKS)
    return last + timedelta(weeks=facts.weeks)


def _rhythm(weeks: int) -> Phrase:
    if weeks == 1:
        return phrase("practice.visits/week")
    return phrase("practice.visits/weeks", number=str(weeks))


def _none(facts: VisitFacts, on: date) -> Step:
    return explain(
        "practice.visits",
        "over" if on > facts.last_day else "ends",
        words={"end": short(facts.last_day)},
        value=phrase("practice.visits/none"),
    )
