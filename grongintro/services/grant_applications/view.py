"""The applications as the page shows them: each with its persons, papers, costs, and what it waits for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grongintro.domain.application import (
    ApplicationCost,
    ApplicationPaper,
    ApplicationPerson,
)
from grongintro.domain.person import Person
from grongintro.domain.staff import Role, Staff
from grongintro.rules.grant_costs import applied_sum
from grongintro.rules.grant_extra import warning_days
from grongintro.services.grant_applications.deadlines import due_of, first_chances, next_years
from grongintro.services.grant_applications.seen import cases

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from grongintro.domain.application import GrantApplication
    from grongintro.rules.grant_costs import AppliedSum
    from grongintro.services.desk import Desk
    from grongintro.services.grant_applications.deadlines import CaseDue
    from grongintro.services.grant_applications.extra import ExtraProposal
    from grongintro.storage.unit import Reader


@dataclass(frozen=True)
class PersonLine:
    """Somebody an application is about, with the row that says so."""

    row: ApplicationPerson
    name: str

    @property
    def id(self) -> str:
        """What the line is known by."""
        return self.row.id


@dataclass(frozen=True)
class CaseView:
    """An application with all that hangs on it.

    `due` is what it waits for; `warning` which warning is on (60, 30, 14 or 3), None when none is; `late`
    when the day has passed.
    """

    case: GrantApplication
    writer: str
    persons: tuple[PersonLine, ...]
    papers: tuple[ApplicationPaper, ...]
    costs: tuple[ApplicationCost, ...]
    sum: AppliedSum
    due: CaseDue | None
    warning: int | None
    late: bool

    @property
    def id(self) -> str:
        """What the case is known by."""
        return self.case.id

    @property
    def lacking(self) -> tuple[ApplicationPaper, ...]:
        """The papers that are not there yet."""
        return tuple(each for each in self.papers if each.present_on is None)


@dataclass(frozen=True)
class ApplicationsView:
    """Every case, those that wait for something soonest first, then the others, the newest first.

    `next_years` and `first_chances` are those who could be applied for and are not.
    """

    cases: tuple[CaseView, ...]
    next_years: tuple[ExtraProposal, ...]
    first_chances: tuple[ExtraProposal, ...]


def applications_view(desk: Desk) -> ApplicationsView:
    """Everything for the page; UserError when the account is no leader."""
    desk.require(Role.LEADER)
    with desk.read() as reader:
        found = cases(desk, reader)
        views = [_view(desk.today, case, parts) for case, parts in _parts(reader, found)]
        return ApplicationsView(
            tuple(sorted(views, key=_place)), next_years(desk, reader), first_chances(desk, reader)
        )


def people_to_apply_for(desk: Desk) -> tuple[tuple[str, str], ...]:
    """The ids and names of those who may be in an application, by name; not those who have moved out."""
    desk.require(Role.LEADER)
    with desk.read() as reader:
        barred = reader.guard.barred
        found = [each for each in reader.find(Person) if each.id not in barred and each.moved_out is None]
    return tuple((each.id, each.name) for each in sorted(found, key=lambda each: (each.name, each.id)))


@dataclass(frozen=True)
class _Parts:
    writer: str
    persons: tuple[PersonLine, ...]
    papers: tuple[ApplicationPaper, ...]
    costs: tuple[ApplicationCost, ...]


def _parts(reader: Reader, found: Iterable[GrantApplication]) -> Iterable[tuple[GrantApplication, _Parts]]:
    """The parts of all cases in a fixed number of questions."""
    whole = tuple(found)
    ids = [each.id for each in whole]
    people = _by_case(reader.all_of(ApplicationPerson, "application_id", ids))
    papers = _by_case(reader.all_of(ApplicationPaper, "application_id", ids))
    costs = _by_case(reader.all_of(ApplicationCost, "application_id", ids))
    person_ids = [each.person_id for rows in people.values() for each in rows]
    names = {each.id: each.name for each in reader.all_of(Person, "id", person_ids)}
    staff = {each.id: each.name for each in reader.all_of(Staff, "id", [each.staff_id for each in whole])}
    for case in whole:
        lines = [PersonLine(each, names[each.person_id]) for each in people.get(case.id, ())]
        yield (
            case,
            _Parts(
                staff[case.staff_id],
                tuple(sorted(lines, key=lambda each: (each.name, each.id))),
                in_papers_order(papers.get(case.id, ())),
                in_costs_order(costs.get(case.id, ())),
            ),
        )


def in_papers_order(papers: Iterable[ApplicationPaper]) -> tuple[ApplicationPaper, ...]:
    """What is missing first, each by its name."""
    return tuple(sorted(papers, key=lambda each: (each.present_on is not None, each.text, each.id)))


def in_costs_order(costs: Iterable[ApplicationCost]) -> tuple[ApplicationCost, ...]:
    """Costs, the largest first, then deductions."""
    return tuple(sorted(costs, key=lambda each: (each.deduction, -each.ore, each.text, each.id)))


def _by_case(rows: Iterable[Any]) -> Mapping[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for each in rows:
        found[each.application_id].append(each)
    return found


def _view(today: date, case: GrantApplication, parts: _Parts) -> CaseView:
    due = due_of(case, today)
    return CaseView(
        case,
        parts.writer,
        parts.persons,
        parts.papers,
        parts.costs,
        applied_sum(parts.costs),
        due,
        warning_days(due.day, today) if due is not None else None,
        late=due is not None and due.day < today,
    )


def _place(view: CaseView) -> tuple[bool, int, str]:
    if view.due is None:
        return True, -view.case.deadline.toordinal(), view.id
    return False, view.due.day.toordinal(), view.id
