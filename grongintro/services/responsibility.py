"""Who is responsible for whom on a day, substitutes counted in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.period import Period
from grongintro.domain.staff import HelperLink, Role, StaffAbsence
from grongintro.storage.rows import lists

if TYPE_CHECKING:
    from datetime import date

    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader


def substitutes(reader: Reader, on: date) -> dict[str, str]:
    """Away colleague → the one who has the cases on a day; chains are followed, a ring is not."""
    away = {a.staff_id: a.substitute_id for a in reader.find(StaffAbsence) if on in Period(a.start, a.end)}
    return {staff_id: _last_in_chain(staff_id, away) for staff_id in away}


def _last_in_chain(staff_id: str, away: dict[str, str | None]) -> str:
    seen = [staff_id]
    while (following := away.get(seen[-1])) is not None and following not in seen:
        seen.append(following)
    return seen[-1]


def responsible_on(reader: Reader, on: date) -> dict[str, str]:
    """Person id → the colleague who has the case on a day."""
    instead = substitutes(reader, on)
    return {
        row.person_id: instead.get(row.staff_id, row.staff_id) for row in lists.people_by_adviser(reader, on)
    }


def adviser_on(reader: Reader, person_id: str, on: date) -> str:
    """The colleague who has one person's case on a day, the substitute when the adviser is away; else ""."""
    adviser = lists.adviser_of(reader, person_id, on)
    return "" if adviser is None else substitutes(reader, on).get(adviser, adviser)


def cases_of(reader: Reader, staff_id: str, on: date) -> list[str]:
    """The people a colleague has on a day: own ones when present, and those of whom they substitute."""
    instead = substitutes(reader, on)
    mine = [other for other, by in instead.items() if by == staff_id]
    if staff_id not in instead or instead[staff_id] == staff_id:
        mine.append(staff_id)
    return [row.person_id for row in lists.people_by_adviser(reader, on, list(dict.fromkeys(mine)))]


def own_people(desk: Desk, reader: Reader) -> list[str]:
    """The people of the acting account today: an adviser's cases, a helper's persons, all for a leader."""
    if desk.actor.role is Role.HELPER:
        links = reader.find(HelperLink, staff_id=desk.actor.staff_id)
        return [link.person_id for link in links if desk.today in Period(link.start, link.end)]
    if desk.actor.role is Role.LEADER:
        return list(responsible_on(reader, desk.today))
    return cases_of(reader, desk.actor.staff_id, desk.today)
