"""Which applications the account may see: a leader's, but none about somebody they must not work with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.application import ApplicationPerson, GrantApplication
from grongintro.domain.staff import Role
from grongintro.errors import gone

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader


def closed_cases(desk: Desk) -> frozenset[str]:
    """The ids of the applications about somebody who is hidden from the account, or for whom it is inhabil.

    A case is closed as a whole: its costs and its reasons tell of the person too.
    """
    kept_away = desk.guard.hidden | desk.guard.barred
    if not kept_away:
        return frozenset()
    with desk.store.read() as reader:
        found = reader.all_of(ApplicationPerson, "person_id", sorted(kept_away))
    return frozenset(each.application_id for each in found)


def case_of(desk: Desk, reader: Reader, application_id: str) -> GrantApplication:
    """The application; UserError when the account is no leader, or it is closed to them."""
    desk.require(Role.LEADER)
    if application_id in closed_cases(desk):
        raise gone()
    return reader.get(GrantApplication, application_id)


def cases(desk: Desk, reader: Reader) -> tuple[GrantApplication, ...]:
    """Every application that the leader may see, by its deadline."""
    closed = closed_cases(desk)
    found = (each for each in reader.find(GrantApplication) if each.id not in closed)
    return tuple(sorted(found, key=lambda each: (each.deadline, each.title, each.id)))
