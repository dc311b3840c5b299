"""Colleagues: posts over time, absence with a substitute, borrowed helpers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from grongintro.domain.ids import new_id
from grongintro.domain.period import Period
from grongintro.domain.staff import Account, HelperLink, Office, Post, Role, Staff, StaffAbsence
from grongintro.errors import UserError
from grongintro.services.desk import Desk, Saved

if TYPE_CHECKING:
    from grongintro.storage.unit import Reader, Unit


ROLE_LABELS = {
    Role.LEADER: "Avdelingsleder",
    Role.ADVISER: "Programrådgiver",
    Role.HELPER: "Lånt hjelper",
    Role.DECIDER: "Beslutter utenfor tjenesten",
}


@dataclass(frozen=True)
class StaffRow:
    """A colleague with posts, absences and account, as the settings page shows them."""

    staff: Staff
    posts: tuple[Post, ...]
    absences: tuple[StaffAbsence, ...]
    account: Account | None

    def role_on(self, day: date) -> Role | None:
        """The role of the post on a day, or the last one had."""
        now = [post for post in self.posts if day in Period(post.start, post.end)]
        return (now or list(self.posts))[-1].role if self.posts else None

    def percent_on(self, day: date) -> int:
        """The sum of posts on a day, in per cent."""
        return sum(post.percent for post in self.posts if day in Period(post.start, post.end))

    def away_on(self, day: date) -> StaffAbsence | None:
        """The absence that a day lies in."""
        return next((away for away in self.absences if day in Period(away.start, away.end)), None)


def list_staff(desk: Desk) -> tuple[StaffRow, ...]:
    """All colleagues by name, past ones included."""
    with desk.read() as reader:
        return staff_rows(reader)


def staff_rows(reader: Reader) -> tuple[StaffRow, ...]:
    """All colleagues by name, in a transaction that is already open."""
    posts, absences = reader.find(Post), reader.find(StaffAbsence)
    accounts = {account.staff_id: account for account in reader.find(Account)}
    return tuple(
        StaffRow(
            one,
            tuple(sorted((p for p in posts if p.staff_id == one.id), key=lambda p: p.start)),
            tuple(sorted((a for a in absences if a.staff_id == one.id), key=lambda a: a.start)),
            accounts.get(one.id),
        )
        for one in sorted(reader.find(Staff), key=lambda one: one.name.casefold())
    )


def advisers(desk: Desk) -> tuple[Staff, ...]:
    """Those who have or will have a post that counts as adviser."""
    return tuple(row.staff for row in list_staff(desk) if any(post.counts for post in row.posts))


def add_staff(desk: Desk, *, name: str, title: str, phone: str, email: str) -> Saved:
    """Write a new colleague, without post or account yet."""
    desk.require(Role.LEADER)
    if len(name.split()) < 2:  # noqa: PLR2004  given name and family name
        raise UserError("Skriv fornavn og etternavn.", field="name")
    with desk.write("add_staff") as unit:
        office = unit.find(Office)[0]
        staff = Staff(new_id(), office.id, name.strip(), title.strip(), phone.strip(), email.strip())
        unit.add(staff)
        return Saved(unit.changes(), staff.id)


def change_staff(desk: Desk, staff: Staff) -> Saved:
    """Write changed contact facts of a colleague."""
    desk.require(Role.LEADER)
    if not staff.name.strip():
        raise UserError("Skriv fornavn og etternavn.", field="name")
    with desk.write("change_staff") as unit:
        unit.save(staff)
        return Saved(unit.changes(), staff.id)


def set_post(
    desk: Desk,
    staff_id: str,
    *,
    role: Role,
    percent: int,
    start: date,
    end: date | None = None,
    counts: bool | None = None,
    service: str = "",
) -> Saved:
    """Give a colleague a post from `start` (to `end`, included); a running one of the same role gives way.

    When the new post ends before the running one, that goes on the day after: 60 → 80 → 60 per cent.
    """
    desk.require(Role.LEADER)
    if not 0 <= percent <= 100:  # noqa: PLR2004  per cent
        raise UserError("Stillingen er fra 0 til 100 prosent.", field="percent")
    if end is not None and end < start:
        raise UserError("Sluttdatoen er før startdatoen.", field="end")
    with desk.write("set_post") as unit:
        staff = unit.get(Staff, staff_id)
        counting = role is Role.ADVISER if counts is None else counts
        new = Post(new_id(), staff.office_id, staff_id, role, percent, start, end, counting, service.strip())
        for old in unit.find(Post, staff_id=staff_id, role=role):
            if Period(old.start, old.end).overlaps(Period(start, end)):
                _cut(unit, old, new)
        unit.add(new)
        return Saved(unit.changes(), new.id)


def _cut(unit: Unit, old: Post, new: Post) -> None:
    """Leave of `old` what lies before `new` (under its own id) and after it."""
    day = timedelta(days=1)
    if new.end is not None and (old.end is None or old.end > new.end):
        unit.add(replace(old, id=new_id(), start=new.end + day, version=1))
    if old.start < new.start:
        unit.save(replace(old, end=new.start - day))
    else:
        unit.remove(old)


def set_absence(
    desk: Desk, staff_id: str, *, start: date, end: date | None, substitute_id: str | None, reason: str
) -> Saved:
    """Write that a colleague is away and who has the cases meanwhile."""
    desk.require(Role.LEADER)
    if end is not None and end < start:
        raise UserError("Siste dag er før første dag.", field="end")
    if substitute_id == staff_id:
        raise UserError("Velg en annen som vikar.", field="substitute_id")
    with desk.write("set_absence") as unit:
        staff = unit.get(Staff, staff_id)
        new = StaffAbsence(new_id(), staff.office_id, staff_id, start, end, substitute_id, reason.strip())
        for away in unit.find(StaffAbsence, staff_id=staff_id):
            if Period(away.start, away.end).overlaps(Period(start, end)):
                raise UserError("Det er alt registrert fravær i denne tiden.", field="start")
        unit.add(new)
        return Saved(unit.changes(), new.id)


def end_absence(desk: Desk, absence_id: str, last_day: date) -> Saved:
    """Write the last day that a colleague was away."""
    desk.require(Role.LEADER)
    with desk.write("end_absence") as unit:
        away = unit.get(StaffAbsence, absence_id)
        if last_day < away.start:
            raise UserError("Siste dag er før første dag.", field="end")
        unit.save(replace(away, end=last_day))
        return Saved(unit.changes(), absence_id)


def link_helper(desk: Desk, staff_id: str, person_id: str, *, start: date, end: date | None = None) -> Saved:
    """Let a borrowed helper work with, and therefore see, a person."""
    desk.require_caseworker()
    with desk.write("link_helper") as unit:
        staff = unit.get(Staff, staff_id)
        if not any(post.role is Role.HELPER for post in unit.find(Post, staff_id=staff_id)):
            raise UserError("Bare lånte hjelpere knyttes til enkeltpersoner.", field="staff_id")
        if any(link.end is None for link in unit.find(HelperLink, staff_id=staff_id, person_id=person_id)):
            raise UserError("Hjelperen er alt knyttet til denne personen.", field="staff_id")
        link = HelperLink(new_id(), staff.office_id, person_id, staff_id, start, end)
        unit.add(link)
        return Saved(unit.changes(), link.id)
