"""What is due about applications: to send, appeal and report, and personal years nobody has applied for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.application import ApplicationPerson, ApplicationState, GrantApplication
from grongintro.domain.person import Person, Settlement
from grongintro.errors import UserError
from grongintro.rules.grant_extra import WARNING_DAYS, extra_years, warning_days
from grongintro.services import settings
from grongintro.services.grant_applications.extra import propose, settled_day
from grongintro.services.grant_applications.needed import EXTRA
from grongintro.services.grant_applications.seen import cases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from grongintro.rules.parameters import Parameters
    from grongintro.services.desk import Desk
    from grongintro.services.grant_applications.extra import ExtraProposal
    from grongintro.storage.unit import Reader

_LESS = {ApplicationState.REFUSED, ApplicationState.PARTLY}
_GRANTED = {ApplicationState.GRANTED, ApplicationState.PARTLY}
AHEAD = timedelta(days=max(WARNING_DAYS))


class Due(StrEnum):
    """What is to be done by the day."""

    SEND = "send"
    APPEAL = "appeal"
    REPORT = "report"


@dataclass(frozen=True)
class CaseDue:
    """What a case waits for, and by when."""

    what: Due
    day: date


def due_of(case: GrantApplication, today: date) -> CaseDue | None:
    """What an application waits for next, however far ahead or late; None when it waits for nothing here.

    A refusal may be appealed until its day has passed, what was granted in part too; what was granted is to
    be reported.
    """
    if case.state is ApplicationState.PREPARING:
        return CaseDue(Due.SEND, case.deadline)
    found = []
    if case.state in _LESS and case.appeal_by is not None and case.appealed_on is None:
        found.append(CaseDue(Due.APPEAL, case.appeal_by))
    if case.state in _GRANTED and case.report_by is not None and case.reported_on is None:
        found.append(CaseDue(Due.REPORT, case.report_by))
    waiting = [each for each in found if each.what is not Due.APPEAL or each.day >= today]
    return min(waiting, key=lambda each: each.day, default=None)


def is_near(due: CaseDue, today: date) -> bool:
    """Whether the first warning has come, or the day has passed."""
    return due.day < today or warning_days(due.day, today) is not None


def due_cases(desk: Desk, reader: Reader) -> tuple[tuple[GrantApplication, CaseDue], ...]:
    """The applications with a warning on, or late, the most urgent first."""
    found = ((case, due_of(case, desk.today)) for case in cases(desk, reader))
    near = [(case, due) for case, due in found if due is not None and is_near(due, desk.today)]
    return tuple(sorted(near, key=lambda each: (each[1].day, each[0].id)))


def next_years(desk: Desk, reader: Reader) -> tuple[ExtraProposal, ...]:
    """Those who have had an application before, and whose next personal year has its warning on and none."""
    known = {case.id for case in cases(desk, reader) if _counts(case)}
    links = reader.all_of(ApplicationPerson, "application_id", sorted(known))
    return _proposals(desk, reader, {each.person_id for each in links})


def first_chances(desk: Desk, reader: Reader) -> tuple[ExtraProposal, ...]:
    """Those settled by agreement whose first deadline comes within 60 days and for whom none was applied.

    Nobody is proposed for a reason: the program knows nothing of anybody's health. The leader goes through
    the names while there is still time.
    """
    counted = {case.id for case in cases(desk, reader) if _counts(case)}
    links = reader.all_of(ApplicationPerson, "application_id", sorted(counted))
    applied = {each.person_id for each in links}
    known = settings.parameters(reader)
    settled = {
        person.id
        for person in reader.find(Person, settlement=Settlement.AGREED)
        if person.id not in applied and _first_is_near(person, desk.today, known)
    }
    return _proposals(desk, reader, settled)


def _first_is_near(person: Person, today: date, known: Parameters) -> bool:
    settled = settled_day(person)
    return settled is not None and warning_days(extra_years(settled, known)[0].deadline, today) is not None


def _counts(case: GrantApplication) -> bool:
    return case.scheme in EXTRA and case.state is not ApplicationState.GIVEN_UP


def _proposals(desk: Desk, reader: Reader, person_ids: set[str]) -> tuple[ExtraProposal, ...]:
    open_ids = sorted(person_ids - reader.guard.barred)
    found = [each for each in _proposed(desk, reader, open_ids) if not each.late]
    near = [each for each in found if each.deadline - desk.today <= AHEAD]
    return tuple(sorted(near, key=lambda each: (each.deadline, each.name, each.person_id)))


def _proposed(desk: Desk, reader: Reader, person_ids: list[str]) -> Iterator[ExtraProposal]:
    for person in reader.all_of(Person, "id", person_ids):
        if person.moved_out is not None:
            continue
        try:
            yield propose(reader, person, desk.today)
        except UserError:
            continue  # every year has been applied for, or there is nothing to count from
