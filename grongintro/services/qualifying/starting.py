"""The start within three months (§ 12), and why it came late."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.moving import LateStart
from grongintro.rules.deadlines import (
    START_NEAR_DAYS,
    START_URGENT_DAYS,
    Deadline,
    programme_start,
    programme_start_from,
)
from grongintro.services.people import check_visible
from grongintro.services.rows import need, newest, put

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.person import Person
    from grongintro.services.desk import Desk, Saved


class StartState(StrEnum):
    """How the three months of § 12 stand: running, near, urgent or broken; or the programme has started."""

    OPEN = "open"
    NEAR = "near"
    URGENT = "urgent"
    BROKEN = "broken"
    STARTED = "started"
    LATE = "late"


@dataclass(frozen=True)
class StartStanding:
    """The state today; `day` counts from the settlement or claim that binds, which is day 0."""

    state: StartState
    deadline: Deadline
    day: int
    started: date | None

    @property
    def needs_reason(self) -> bool:
        """Whether § 12 asks for a written reason."""
        return self.state in {StartState.BROKEN, StartState.LATE}


def start_deadline(person: Person) -> Deadline | None:
    """The last day to decide on and start a programme (§ 12); None while neither date is known."""
    if person.arrived is None and person.claimed is None:
        return None
    return programme_start(person.arrived, person.claimed)


def late_starts(desk: Desk, person_id: str) -> tuple[LateStart, ...]:
    """Why the start was late, the newest first."""
    with desk.read() as reader:
        check_visible(desk, reader, person_id)
        return newest(reader.find(LateStart, person_id=person_id), "written_on")


def write_late_start(desk: Desk, person_id: str, reason: str) -> Saved:
    """Write why a programme did or will not start within three months (§ 12, undoable)."""
    desk.require_caseworker()
    value = LateStart("", "", person_id, reason, desk.today, "")
    need(value, {"reason": "Skriv hvorfor oppstarten er sen (§ 12 andre ledd)."})
    with desk.write("write_late_start") as unit:
        return put(desk, unit, value)


def start_standing(person: Person, started: date | None, today: date) -> StartStanding | None:
    """How the start stands today; None while nothing is known that the three months run from."""
    found, begins = start_deadline(person), programme_start_from(person.arrived, person.claimed)
    if found is None or begins is None:
        return None
    day = (today - begins).days
    return StartStanding(_state(found.deadline, day, started, today), found, day, started)


def _state(deadline: date, day: int, started: date | None, today: date) -> StartState:
    if started is not None and started <= today:
        return StartState.STARTED if started <= deadline else StartState.LATE
    if today > deadline:
        return StartState.BROKEN
    if day >= START_URGENT_DAYS:
        return StartState.URGENT
    return StartState.NEAR if day >= START_NEAR_DAYS else StartState.OPEN
