"""Two versions of a plan side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grongintro.domain.dates import short
from grongintro.domain.hours import hours_text
from grongintro.domain.plan import PlanElement, PlanPhase, PlanVersion
from grongintro.errors import UserError
from grongintro.services.history_words import told
from grongintro.services.naming.stored import FIELDS
from grongintro.services.naming.values import VALUES
from grongintro.services.qualifying.plan_view import elements_of, phases_of
from grongintro.services.rows import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grongintro.services.desk import Desk

_COMPARED = (
    "made_on",
    "long_term_goal",
    "final_goal",
    "goal_reason",
    "listening",
    "reading",
    "writing",
    "speaking",
    "level_reason",
    "norwegian_minutes",
    "civics_minutes",
    "start",
    "end",
    "work_reason",
    "norwegian_reason",
    "builds_on",
    "present",
    "absence_reason",
    "own_view",
    "disagreement",
    "change_reason",
)
_NOTHING = "–"


@dataclass(frozen=True)
class CompareLine:
    """One line of two versions side by side; `part` is `plan`, `phase` or `element`."""

    part: str
    label: str
    old: str
    new: str

    @property
    def changed(self) -> bool:
        """Whether the two versions say something else."""
        return self.old != self.new


def compare(desk: Desk, old_id: str, new_id: str) -> tuple[CompareLine, ...]:
    """Two versions of one person side by side: every field that one of them has, phases and elements too."""
    with desk.read() as reader:
        old: PlanVersion = one_of(desk, reader, PlanVersion, old_id)
        new: PlanVersion = one_of(desk, reader, PlanVersion, new_id)
        if old.person_id != new.person_id:
            raise UserError("Velg to versjoner av planen til samme person.")
        return (
            *_fields(old, new),
            *_parts("phase", phases_of(reader, old_id), phases_of(reader, new_id)),
            *_parts("element", elements_of(reader, old_id), elements_of(reader, new_id)),
        )


def _fields(old: PlanVersion, new: PlanVersion) -> Iterable[CompareLine]:
    for name in _COMPARED:
        before, after = _value(name, getattr(old, name)), _value(name, getattr(new, name))
        if (before, after) != (_NOTHING, _NOTHING):
            yield CompareLine("plan", FIELDS[name].removesuffix(" (minutter)"), before, after)


def _value(name: str, raw: Any) -> str:
    if raw is not None and name.endswith("_minutes"):
        return f"{hours_text(raw)} timer"
    return told(raw) or _NOTHING


def _parts(part: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterable[CompareLine]:
    """Parts of the same name (and kind) stand on one line; of two alike each has its own."""
    before, after = _by_name(old), _by_name(new)
    for key in dict.fromkeys((*before, *after)):
        label = before[key][0] if key in before else after[key][0]
        yield CompareLine(
            part,
            label,
            before[key][1] if key in before else _NOTHING,
            after[key][1] if key in after else _NOTHING,
        )


def _by_name(parts: tuple[Any, ...]) -> dict[tuple[str, int], tuple[str, str]]:
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for each in parts:
        label, words = _element_words(each) if isinstance(each, PlanElement) else _phase_words(each)
        number = sum(1 for name, _ in found if name == label)
        found[label, number] = (label, words)
    return found


def _phase_words(each: PlanPhase) -> tuple[str, str]:
    return each.name, " · ".join(
        part for part in (f"{short(each.start)}–{short(each.end)}", each.goal) if part
    )


def _element_words(each: PlanElement) -> tuple[str, str]:
    kind = VALUES[each.kind]
    label = each.title if each.title.casefold() == kind else f"{each.title} ({kind})"
    days = f"{short(each.start)}–{short(each.end) if each.end else ''}"
    weekly = f"{hours_text(each.minutes_per_week)} timer i uken" if each.minutes_per_week else ""
    return label, " · ".join(part for part in (days, weekly, each.provider, each.reason) if part)
