"""What it would take to close all gaps: hours, places, and money by what holiday programmes have cost."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from grongintro.domain.activity import Activity, ActivityKind, Enrolment, EnrolmentState, Gathering
from grongintro.domain.hours import MINUTES
from grongintro.rules.calendar_days import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grongintro.services.desk import Desk
    from grongintro.services.year.coverage_view import ClosingNeed

_MONTHS_BACK = -24
_HALF = Fraction(1, 2)


@dataclass(frozen=True)
class ClosingCost:
    """Hours that are missing and the most participants in one week; øre, None where no price is known.

    `per_hour` is what a participant's hour has cost in the holiday programmes of the last two years.
    """

    hours: Fraction
    most_people: int
    per_hour: Fraction | None

    @property
    def cost(self) -> int | None:
        """What all the hours would cost in øre, rounded once, half up."""
        return None if self.per_hour is None else (self.hours * self.per_hour + _HALF).__floor__()


def closing_cost(desk: Desk, needs: Iterable[ClosingNeed]) -> ClosingCost:
    """What closing these weeks would take, at the price of what has been held."""
    known = tuple(needs)
    return ClosingCost(
        sum((each.hours for each in known), Fraction(0)),
        max((each.people for each in known), default=0),
        _price(desk),
    )


def _price(desk: Desk) -> Fraction | None:
    """Øre for an hour of one participant: all costs by all hours that were taken part in."""
    since = add_months(desk.today, _MONTHS_BACK)
    with desk.read() as reader:
        programmes = {
            each.id
            for each in reader.find(Activity, kind=ActivityKind.HOLIDAY_PROGRAMME)
            if since <= each.end <= desk.today
        }
        gatherings = reader.all_of(Gathering, "activity_id", sorted(programmes))
        enrolled = Counter(
            each.activity_id
            for each in reader.all_of(Enrolment, "activity_id", sorted(programmes))
            if each.state is EnrolmentState.ENROLLED
        )
    cost: dict[str, int] = defaultdict(int)
    hours: dict[str, Fraction] = defaultdict(Fraction)
    for each in gatherings:
        cost[each.activity_id] += each.cost
        hours[each.activity_id] += Fraction(each.minutes, MINUTES) * enrolled[each.activity_id]
    whole = sum(hours.values(), Fraction(0))
    paid = sum(cost[each] for each in hours if hours[each])
    return Fraction(paid) / whole if whole and paid else None
