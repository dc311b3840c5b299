"""The start within three months (§ 12), and why it came late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.moving import LateStart
from grongintro.rules.deadlines import Deadline, programme_start
from grongintro.services.people import check_visible
from grongintro.services.qualifying.rows import need, newest, put

if TYPE_CHECKING:
    from grongintro.domain.person import Person
    from grongintro.services.desk import Desk, Saved


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
