"""The diary of the demo: every act with its time and who did it, carried out in the order of time."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.services.demo.calendar import Days, at

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from grongintro.domain.clock import FixedClock
    from grongintro.services.desk import Desk


class Who(StrEnum):
    """Who sits at the desk: the key of a colleague."""

    LEADER = "marit"
    KARI = "kari"
    IVAR = "ivar"
    HELPER = "sunniva"
    DECIDER = "torunn"


@dataclass
class Town:
    """The service while its history is being lived: desks, and the ids of what has been made, by key."""

    days: Days
    clock: FixedClock
    desks: dict[Who, Desk] = field(default_factory=dict)
    staff: dict[Who, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    decisions: dict[str, str] = field(default_factory=dict)
    appointments: dict[str, str] = field(default_factory=dict)
    plans: dict[str, str] = field(default_factory=dict)
    endings: dict[str, str] = field(default_factory=dict)
    activities: dict[str, str] = field(default_factory=dict)
    applications: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Act:
    """Something a colleague did."""

    at: datetime
    who: Who
    do: Callable[[Desk, Town], object]


@dataclass
class Diary:
    """Acts in any order; `live` carries them out as time went."""

    days: Days
    acts: list[Act] = field(default_factory=list)

    def note(self, day: date, clock: str, who: Who, do: Callable[[Desk, Town], object]) -> None:
        """Write that `who` did something at a time."""
        self.acts.append(Act(at(day, clock), who, do))

    def live(self, town: Town) -> None:
        """Carry everything out, oldest first; what has the same time in the order it was noted."""
        for act in sorted(self.acts, key=lambda act: act.at):
            town.clock.instant = act.at
            act.do(town.desks[act.who], town)
