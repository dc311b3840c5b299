"""Decisions for the list and for their own page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.case import Case, Decision, DecisionEvent, DecisionState
from grongintro.domain.person import Person
from grongintro.domain.staff import Staff
from grongintro.services.deciding.decision_way import check_reader, readable
from grongintro.services.trust.inhabil import own_conflicts

if TYPE_CHECKING:
    from datetime import date

    from grongintro.services.desk import Desk


@dataclass(frozen=True)
class DecisionRow:
    """A line of the list of decisions."""

    id: str
    person_id: str
    name: str
    case_number: str
    number: str
    state: DecisionState
    changed: date
    prepared_by: str
    decided_by: str
    delivered_on: date | None
    received_on: date | None
    appeal_deadline: date | None
    start: date | None
    end: date | None


@dataclass(frozen=True)
class DecisionView:
    """One decision with its way so far."""

    decision: Decision
    case: Case
    person: Person
    events: tuple[tuple[DecisionEvent, str], ...]
    replaces_number: str


def list_decisions(desk: Desk, *, person_id: str | None = None) -> tuple[DecisionRow, ...]:
    """All decisions the account may see, or one person's, the newest first."""
    desk.require_reader_of_decisions()
    with desk.read() as reader:
        equal = {} if person_id is None else {"person_id": person_id}
        hidden = own_conflicts(desk, reader)
        found = [
            each
            for each in reader.find(Decision, **equal)
            if each.person_id not in hidden and readable(desk, each)
        ]
        people = {p.id: p.name for p in reader.all_of(Person, "id", [d.person_id for d in found])}
        cases = {c.id: c.number for c in reader.find(Case)}
        staff = {one.id: one.name for one in reader.find(Staff)}
        events = reader.all_of(DecisionEvent, "decision_id", [d.id for d in found])
    by_decision: dict[str, list[DecisionEvent]] = {}
    for event in sorted(events, key=lambda e: (e.at, e.id)):
        by_decision.setdefault(event.decision_id, []).append(event)
    rows = [_row(d, people, cases, staff, by_decision[d.id]) for d in found]
    return tuple(sorted(rows, key=lambda row: (row.changed, row.id), reverse=True))


def _row(
    decision: Decision,
    people: dict[str, str],
    cases: dict[str, str],
    staff: dict[str, str],
    events: list[DecisionEvent],
) -> DecisionRow:
    return DecisionRow(
        decision.id,
        decision.person_id,
        people[decision.person_id],
        cases[decision.case_id],
        decision.number,
        decision.state,
        events[-1].at.date(),
        staff[events[0].staff_id],
        staff.get(decision.decided_by or "", ""),
        decision.delivered_on,
        decision.received_on,
        decision.appeal_deadline,
        decision.start,
        decision.end,
    )


def view_decision(desk: Desk, decision_id: str) -> DecisionView:
    """One decision for its page."""
    with desk.read() as reader:
        decision = reader.get(Decision, decision_id)
        check_reader(desk, reader, decision)
        staff = {one.id: one.name for one in reader.find(Staff)}
        events = sorted(reader.find(DecisionEvent, decision_id=decision_id), key=lambda e: (e.at, e.id))
        old = reader.get(Decision, decision.replaces_id).number if decision.replaces_id else ""
        return DecisionView(
            decision,
            reader.get(Case, decision.case_id),
            reader.get(Person, decision.person_id),
            tuple((event, staff[event.staff_id]) for event in events),
            old,
        )
