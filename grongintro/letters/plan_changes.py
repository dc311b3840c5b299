"""What is new in a plan since the version before, a line for each difference, in the plan's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from grongintro.domain import dates
from grongintro.domain.programme import Goal
from grongintro.domain.training import Level
from grongintro.letters.phrases import Phrases
from grongintro.letters.qualifying_words import WORDS, element_name, hours, span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grongintro.domain.municipality import Language
    from grongintro.domain.plan import PlanElement, PlanPhase, PlanVersion

_VALUES = (
    "long_term_goal",
    "final_goal",
    "listening",
    "reading",
    "writing",
    "speaking",
    "norwegian_minutes",
    "civics_minutes",
    "start",
    "end",
)
_REASONS = ("goal_reason", "level_reason", "work_reason", "norwegian_reason", "builds_on")


@dataclass(frozen=True)
class PlanParts:
    """A version of a plan with its phases and elements."""

    plan: PlanVersion
    phases: tuple[PlanPhase, ...] = ()
    elements: tuple[PlanElement, ...] = ()


def changed_lines(before: PlanParts, after: PlanParts, language: Language) -> tuple[str, ...]:
    """Every difference in goals, extent, time, phases, elements and reasons; empty when there is none.

    An element is the same as one before when sort and title are, a phase when its number is.
    """
    phrases = Phrases(language, "integration_plan", WORDS)
    return (
        *_values(before.plan, after.plan, phrases),
        *_elements(before.elements, after.elements, phrases),
        *_phases(before.phases, after.phases, phrases),
        *_reasons(before.plan, after.plan, phrases),
    )


def _line(what: str, old: str, new: str, phrases: Phrases) -> Iterator[str]:
    if old == new:
        return
    if old and new:
        yield phrases("diff.changed", what=what, new=new, old=old)
    elif new:
        yield phrases("diff.added", what=what, new=new)
    else:
        yield phrases("diff.removed", what=what, old=old)


def _values(before: PlanVersion, after: PlanVersion, phrases: Phrases) -> Iterator[str]:
    for name in _VALUES:
        old, new = (_shown(getattr(plan, name), phrases) for plan in (before, after))
        yield from _line(phrases(f"diff.{name}"), old, new, phrases)


def _shown(value: object, phrases: Phrases) -> str:
    match value:
        case Goal():
            return phrases(f"goal.{value}")
        case Level():
            return phrases(f"level.{value}")
        case date():
            return dates.short(value)
        case int():
            return hours(value, phrases)
        case _:
            return _bare(str(value or ""))


def _bare(text: str) -> str:
    return text.strip().rstrip(".")


def _elements(
    before: tuple[PlanElement, ...], after: tuple[PlanElement, ...], phrases: Phrases
) -> Iterator[str]:
    old = {(each.kind, each.title.strip()): each for each in before}
    new = {(each.kind, each.title.strip()): each for each in after}
    for key in dict.fromkeys((*new, *old)):
        was, now = old.get(key), new.get(key)
        name = element_name(now or old[key], phrases)
        what = phrases("diff.element", name=name)
        yield from _line(what, _element(was, phrases), _element(now, phrases), phrases)
        if was and now and was.reason.strip() != now.reason.strip():
            yield phrases("diff.rewritten", what=phrases("diff.element_reason", name=name))


def _element(element: PlanElement | None, phrases: Phrases) -> str:
    if element is None:
        return ""
    minutes = element.minutes_per_week
    details = (
        phrases("diff.per_week", hours=hours(minutes, phrases)) if minutes else "",
        element.provider.strip(),
        span(element.start, element.end, phrases),
    )
    return ", ".join(detail for detail in details if detail)


def _phases(before: tuple[PlanPhase, ...], after: tuple[PlanPhase, ...], phrases: Phrases) -> Iterator[str]:
    old = {each.number: each for each in before}
    new = {each.number: each for each in after}
    for number in sorted({*old, *new}):
        was, now = old.get(number), new.get(number)
        what = phrases("diff.phase", number=number)
        yield from _line(what, _phase(was, phrases), _phase(now, phrases), phrases)
        if was and now and was.goal.strip() != now.goal.strip():
            yield phrases("diff.rewritten", what=phrases("diff.phase_goal", number=number))


def _phase(phase: PlanPhase | None, phrases: Phrases) -> str:
    return f"{phase.name}, {span(phase.start, phase.end, phrases)}" if phase else ""


def _reasons(before: PlanVersion, after: PlanVersion, phrases: Phrases) -> Iterator[str]:
    for name in _REASONS:
        if getattr(before, name).strip() != getattr(after, name).strip():
            yield phrases("diff.rewritten", what=phrases(f"diff.{name}"))
