"""When the next conversation with a participant is due: the municipality's plan, no rule of law.

Talks are frequent at first and rarer later. A person with an own rhythm is simply given other phases.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.followup import Rhythm
from grongintro.domain.frozen import frozen
from grongintro.domain.sentences import phrase
from grongintro.errors import UserError
from grongintro.rules.calendar_days import add_months, next_working_day
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.step import Step
    from grongintro.rules.parameters import Parameters

PLAN_LENGTH = 6
NAMES = {
    Rhythm.WEEKLY: phrase("followup.next/weekly"),
    Rhythm.FORTNIGHTLY: phrase("followup.next/fortnightly"),
    Rhythm.MONTHLY: phrase("followup.next/monthly"),
}


class FollowupStatus(StrEnum):
    """Where the next conversation stands."""

    OVERDUE = "overdue"
    TODAY = "today"
    UPCOMING = "upcoming"
    ENDED = "ended"


@frozen
class Phase:
    """A stretch of the plan: how often, and for how many months; only the last one may have no length."""

    interval: Rhythm
    months: int | None = None


@frozen
class FollowupFacts:
    """What decides the next talk. `settled` is the arrival here; `held` the talks that count."""

    settled: date
    held: tuple[date, ...] = ()
    programme_end: date | None = None
    phases: tuple[Phase, ...] = (Phase(Rhythm.WEEKLY, 1), Phase(Rhythm.FORTNIGHTLY, 3), Phase(Rhythm.MONTHLY))


@frozen
class FollowupResult:
    """The next talk: `due` None when no more are due; `plan` the next dates if each is held when due."""

    phase: Rhythm
    last: date | None
    due: date | None
    overdue_days: int
    status: FollowupStatus
    plan: tuple[date, ...]
    steps: tuple[Step, ...]


def default_phases(parameters: Parameters) -> tuple[Phase, ...]:
    """The phases that the program comes with, until the municipality sets its own."""
    text = str(parameters.latest("followup_phases").value)
    return tuple(_phase(part) for part in text.split(","))


def own_rhythm(interval: Rhythm) -> tuple[Phase, ...]:
    """The phases of a person who is met at one interval all through."""
    return (Phase(interval),)


def check_phases(phases: tuple[Phase, ...]) -> None:
    """UserError at `phases` or `phases[i].months`: at least one phase, and a length for all but the last."""
    if not phases:
        raise UserError("Legg inn minst én fase for samtalene.", field="phases", code="required")
    for index, phase in enumerate(phases):
        where = f"phases[{index}].months"
        if phase.months is None and index < len(phases) - 1:
            raise UserError(
                "Skriv hvor mange måneder fasen varer. Bare den siste fasen kan stå uten.",
                field=where,
                code="required",
            )
        if phase.months is not None and phase.months < 1:
            raise UserError(
                "En fase må vare minst én måned. Rett antallet.", field=where, code="out_of_range"
            )


def phase_on(day: date, settled: date, phases: tuple[Phase, ...]) -> Phase:
    """The phase that `day` lies in; a day on a boundary is in the new phase, and the last one goes on."""
    months = 0
    for phase in phases[:-1]:
        months += phase.months or 0
        if day < add_months(settled, months):
            return phase
    return phases[-1]


def due_day(facts: FollowupFacts, on: date) -> date | None:
    """The day of the next talk seen from `on`, None when no more are due. UserError for wrong phases."""
    check_phases(facts.phases)
    last = _last(facts, on)
    return None if _ended(on, facts) else _due_after(facts.settled if last is None else last, facts)


def _last(facts: FollowupFacts, on: date) -> date | None:
    return max((day for day in facts.held if day <= on), default=None)


def next_talk(facts: FollowupFacts, on: date, count: int = PLAN_LENGTH) -> FollowupResult:
    """The next conversation seen from `on`, and the `count` next dates. UserError for wrong phases."""
    due, last = due_day(facts, on), _last(facts, on)
    base = facts.settled if last is None else last
    phase = phase_on(base, facts.settled, facts.phases)
    return FollowupResult(
        phase=phase.interval,
        last=last,
        due=due,
        overdue_days=0 if due is None else max(0, (on - due).days),
        status=_status(due, on),
        plan=() if due is None else _plan(due, count, facts),
        steps=_steps(facts, last, base, phase, due, on),
    )


def _phase(text: str) -> Phase:
    interval, _, months = text.strip().partition(" ")
    return Phase(Rhythm(interval), int(months) if months else None)


def _ended(day: date, facts: FollowupFacts) -> bool:
    return facts.programme_end is not None and day > facts.programme_end


def _unmoved(base: date, facts: FollowupFacts) -> date:
    interval = phase_on(base, facts.settled, facts.phases).interval
    if interval is Rhythm.MONTHLY:
        return add_months(base, 1)
    return base + timedelta(weeks=1 if interval is Rhythm.WEEKLY else 2)


def _due_after(base: date, facts: FollowupFacts) -> date | None:
    due = next_working_day(_unmoved(base, facts))
    return None if _ended(due, facts) else due


def _plan(due: date, count: int, facts: FollowupFacts) -> tuple[date, ...]:
    dates: list[date] = []
    following: date | None = due
    while following is not None and len(dates) < count:
        dates.append(following)
        following = _due_after(following, facts)
    return tuple(dates)


def _status(due: date | None, on: date) -> FollowupStatus:
    if due is None:
        return FollowupStatus.ENDED
    if due == on:
        return FollowupStatus.TODAY
    return FollowupStatus.OVERDUE if due < on else FollowupStatus.UPCOMING


def _steps(
    facts: FollowupFacts, last: date | None, base: date, phase: Phase, due: date | None, on: date
) -> tuple[Step, ...]:
    rhythm = explain(
        "followup.next",
        "first" if last is None else "since",
        words={"day": short(base), "rhythm": NAMES[phase.interval]},
        value=NAMES[phase.interval],
        inputs=(("settled", facts.settled.isoformat()), ("base", base.isoformat())),
        choice=True,
    )
    if due is None:
        return rhythm, _ended_step(facts, on)
    unmoved = short(_unmoved(base, facts))
    steps = [rhythm, explain("followup.next", "due", words={"day": unmoved}, value=unmoved)]
    if short(due) != unmoved:
        words = {"day": unmoved, "due": short(due)}
        steps.append(explain("calendar.working_day", "moved", words=words, value=short(due)))
    return tuple(steps)


def _ended_step(facts: FollowupFacts, on: date) -> Step:
    return explain(
        "followup.next",
        "programme_over" if _ended(on, facts) else "programme_ends",
        words={"end": "" if facts.programme_end is None else short(facts.programme_end)},
        value=phrase("followup.next/ended"),
    )
