"""Which placements are to be followed up, and when: the rule asked with what the store knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.practice import Placement, PlacementVisit
from grongintro.rules.practice_visits import VisitFacts, visit_due, visit_steps
from grongintro.services import settings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from grongintro.domain.step import Step
    from grongintro.storage.unit import Reader


@dataclass(frozen=True)
class VisitDue:
    """When a placement is to be followed up next; None when no more are due. `steps` say why."""

    placement: Placement
    facts: VisitFacts
    day: date | None
    seen_from: date

    @property
    def steps(self) -> tuple[Step, ...]:
        """Why it is due then, for whoever asks."""
        return visit_steps(self.facts, self.seen_from)


def visits_due(reader: Reader, placements: Iterable[Placement], today: date) -> dict[str, VisitDue]:
    """The next follow-up of each of these placements, by the placement's id."""
    found = list(placements)
    weeks = settings.value_of(reader, "visit_weeks")
    held: dict[str, list[date]] = {each.id: [] for each in found}
    for visit in reader.all_of(PlacementVisit, "placement_id", held):
        held[visit.placement_id].append(visit.held_on)
    made = {}
    for each in found:
        facts = VisitFacts(each.start, each.last_day, weeks, tuple(sorted(held[each.id])))
        made[each.id] = VisitDue(each, facts, visit_due(facts, today), today)
    return made


def overdue_visits(
    reader: Reader, person_ids: Iterable[str], today: date
) -> tuple[tuple[Placement, date], ...]:
    """These people's placements whose follow-up is due today or should have been held, with its day."""
    now = [each for each in reader.all_of(Placement, "person_id", person_ids) if each.holds_on(today)]
    due = visits_due(reader, now, today).values()
    return tuple((each.placement, each.day) for each in due if each.day is not None and each.day <= today)
