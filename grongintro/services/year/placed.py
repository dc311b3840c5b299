"""Whether a placement lies in the week as it was agreed: the hours of practice of the week that holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.plan import ElementKind
from grongintro.domain.practice import Employer, Placement
from grongintro.domain.week import WeekPlan, WeekSlot
from grongintro.rules.week import holds_in, in_force
from grongintro.services.people import check_visible

if TYPE_CHECKING:
    from datetime import date

    from grongintro.services.desk import Desk


@dataclass(frozen=True)
class PracticeLack:
    """Placements on a day (employers by name), the minutes a week agreed for, and those in the week."""

    day: date
    employers: tuple[str, ...]
    agreed: int
    in_week: int


def practice_lack(desk: Desk, person_id: str) -> PracticeLack | None:
    """What of somebody's practice, today's or the next, is not laid in the week; None where all is."""
    with desk.read() as reader:
        check_visible(desk, reader, person_id)
        mine = [each for each in reader.find(Placement, person_id=person_id) if each.last_day >= desk.today]
        if not mine:
            return None
        day = max(desk.today, min(each.start for each in mine))
        held = [each for each in mine if each.holds_on(day)]
        employers = {
            each.id: each.name for each in reader.all_of(Employer, "id", [p.employer_id for p in held])
        }
        weeks = in_force(reader.find(WeekPlan, person_id=person_id))
        week = next((each for each in weeks if day in holds_in(each)), None)
        slots = reader.find(WeekSlot, week_id=week.id) if week is not None else []
    agreed = sum(each.minutes_per_week for each in held)
    in_week = sum(each.minutes for each in slots if each.kind is ElementKind.PRACTICE)
    names = tuple(employers[each.employer_id] for each in held)
    return PracticeLack(day, names, agreed, in_week) if in_week < agreed else None
