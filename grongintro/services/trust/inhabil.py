"""Who is inhabil for whom (forvaltningsloven § 6): no opening, preparing or deciding."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grongintro.domain.authority import Conflict
from grongintro.domain.ids import new_id
from grongintro.domain.period import Period
from grongintro.domain.person import Person
from grongintro.domain.staff import Role, Staff
from grongintro.errors import UserError
from grongintro.rules.authority import inhabile
from grongintro.services.desk import Desk, Saved

if TYPE_CHECKING:
    from grongintro.storage.unit import Reader


def check_not_inhabil(desk: Desk, reader: Reader, person_id: str) -> None:
    """Raise UserError for one who is inhabil for the person (forvaltningsloven § 6)."""
    if desk.actor.staff_id in inhabile(reader.find(Conflict, person_id=person_id), person_id, desk.today):
        raise UserError(
            "Du er registrert som inhabil for denne personen. En annen må behandle saken.", code="inhabil"
        )


def own_conflicts(desk: Desk, reader: Reader) -> frozenset[str]:
    """The people for whom the signed-in person is inhabil today."""
    mine = reader.find(Conflict, staff_id=desk.actor.staff_id)
    return frozenset(each.person_id for each in mine if desk.today in Period(each.start, each.end))


def mark_inhabil(desk: Desk, staff_id: str, person_id: str, *, reason: str) -> Saved:
    """Write that a colleague is inhabil for a person from today (forvaltningsloven § 6).

    Everybody may say it of themselves, a leader of anybody.
    """
    desk.require_caseworker()
    if staff_id != desk.actor.staff_id:
        desk.require(Role.LEADER)
    if not reason.strip():
        raise UserError("Skriv hvorfor, for eksempel slektskap eller vennskap.", field="reason")
    with desk.write("mark_inhabil") as unit:
        if staff_id in inhabile(unit.find(Conflict), person_id, desk.today):
            raise UserError("Dette er alt registrert.", field="staff_id")
        person = unit.get(Person, person_id)
        found = Conflict(new_id(), person.office_id, staff_id, person_id, reason.strip(), desk.today)
        unit.add(found)
        return Saved(unit.changes(), found.id)


def end_inhabil(desk: Desk, conflict_id: str, *, reason: str) -> Saved:
    """Write that a colleague is no longer inhabil, with why; never the colleague's own doing."""
    desk.require(Role.LEADER)
    if not reason.strip():
        raise UserError("Skriv hvorfor det ikke gjelder lenger.", field="reason")
    with desk.write("end_inhabil") as unit:
        found = unit.get(Conflict, conflict_id)
        if found.staff_id == desk.actor.staff_id:
            raise UserError("En annen må avgjøre at du ikke lenger er inhabil.", code="role")
        words = f"{found.reason} – opphørt: {reason.strip()}"
        unit.save(replace(found, end=max(found.start, desk.today), reason=words))
        return Saved(unit.changes(), conflict_id)


@dataclass(frozen=True)
class ConflictLine:
    """A colleague who is or was inhabil for a person, with both names."""

    conflict: Conflict
    staff: str
    person: str


def conflicts(desk: Desk, person_id: str | None = None) -> tuple[ConflictLine, ...]:
    """Who is inhabil for whom, or for one person; what has ended comes last."""
    desk.require_caseworker()
    equal = {} if person_id is None else {"person_id": person_id}
    with desk.read() as reader:
        found = reader.find(Conflict, **equal)
        staff = {one.id: one.name for one in reader.find(Staff)}
        people = {p.id: p.name for p in reader.all_of(Person, "id", [each.person_id for each in found])}
    lines = [ConflictLine(each, staff[each.staff_id], people.get(each.person_id, "–")) for each in found]
    return tuple(sorted(lines, key=lambda line: (line.conflict.end is not None, line.person, line.staff)))
