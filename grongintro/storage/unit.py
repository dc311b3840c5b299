"""A unit of work: one user action, one transaction, one place through which every change goes to the log."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy as sa

from grongintro.domain.changes import Changes, Subject
from grongintro.domain.ids import new_id
from grongintro.errors import UserError, gone, stale
from grongintro.storage import tables
from grongintro.storage.guard import OPEN, Guard
from grongintro.storage.log.chain import Chain
from grongintro.storage.offices import office_of_change
from grongintro.storage.tables.log import change_log
from grongintro.storage.types import canonical, to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

T = TypeVar("T")

# Rows that change whom somebody may see or work with.
GUARDING = frozenset({"conflict", "protection"})

SUBJECTS = {
    "person": Subject.PERSON,
    "permit": Subject.PERSON,
    "household": Subject.HOUSEHOLD,
    "household_member": Subject.HOUSEHOLD,
    "living_fact": Subject.HOUSEHOLD,
    "programme": Subject.PROGRAMME,
    "programme_leave": Subject.PROGRAMME,
    "employment": Subject.PROGRAMME,
    "right_assessment": Subject.PROGRAMME,
    "late_start": Subject.PROGRAMME,
    "move": Subject.PROGRAMME,
    "ending": Subject.PROGRAMME,
    "competence_mapping": Subject.QUALIFYING,
    "language_skill": Subject.QUALIFYING,
    "experience": Subject.QUALIFYING,
    "prior_element": Subject.QUALIFYING,
    "adaptation_need": Subject.QUALIFYING,
    "health_step": Subject.QUALIFYING,
    "career_guidance": Subject.QUALIFYING,
    "carried_matter": Subject.QUALIFYING,
    "opening_balance": Subject.QUALIFYING,
    "plan_version": Subject.QUALIFYING,
    "plan_phase": Subject.QUALIFYING,
    "plan_element": Subject.QUALIFYING,
    "life_event": Subject.QUALIFYING,
    "plan_review": Subject.QUALIFYING,
    "integration_contract": Subject.QUALIFYING,
    "training": Subject.QUALIFYING,
    "taught_hours": Subject.QUALIFYING,
    "language_test": Subject.QUALIFYING,
    "exemption": Subject.QUALIFYING,
    "school_calendar": Subject.SCHOOL,
    "calendar_entry": Subject.SCHOOL,
    "travel_time": Subject.WEEK,
    "week_plan": Subject.WEEK,
    "week_slot": Subject.WEEK,
    "full_time_norm": Subject.WEEK,
    "vacation": Subject.WEEK,
    "activity": Subject.ACTIVITY,
    "gathering": Subject.ACTIVITY,
    "enrolment": Subject.ACTIVITY,
    "attendance": Subject.ACTIVITY,
    "employer": Subject.PRACTICE,
    "placement": Subject.PRACTICE,
    "placement_visit": Subject.PRACTICE,
    "practice_wish": Subject.PRACTICE,
    "contact": Subject.COOPERATION,
    "cooperation_meeting": Subject.COOPERATION,
    "cooperation_agreement": Subject.COOPERATION,
    "referral": Subject.COOPERATION,
    "volunteer": Subject.COOPERATION,
    "volunteer_match": Subject.COOPERATION,
    "entered_rate": Subject.GRANT,
    "grant_basis": Subject.GRANT,
    "grant_registration": Subject.GRANT,
    "payment_file": Subject.GRANT,
    "payment_line": Subject.GRANT,
    "grant_claim": Subject.GRANT,
    "grant_application": Subject.GRANT,
    "application_person": Subject.GRANT,
    "application_cost": Subject.GRANT,
    "application_paper": Subject.GRANT,
    "budget_cost": Subject.GRANT,
    "arrival_forecast": Subject.GRANT,
    "grants_received": Subject.GRANT,
    "settlement_number": Subject.SETTLEMENT,
    "expected_arrival": Subject.SETTLEMENT,
    "arrival_step": Subject.SETTLEMENT,
    "housing": Subject.SETTLEMENT,
    "housing_stay": Subject.SETTLEMENT,
    "living_guidance": Subject.SETTLEMENT,
    "needs_statement": Subject.SETTLEMENT,
    "settlement_goal": Subject.SETTLEMENT,
    "assignment": Subject.ASSIGNMENT,
    "helper_link": Subject.ASSIGNMENT,
    "follow_up": Subject.FOLLOW_UP,
    "appointment": Subject.APPOINTMENT,
    "appointment_person": Subject.APPOINTMENT,
    "conversation": Subject.CONVERSATION,
    "conversation_person": Subject.CONVERSATION,
    "task": Subject.TASK,
    "case_file": Subject.DECISION,
    "issued_letter": Subject.DECISION,
    "decision": Subject.DECISION,
    "decision_event": Subject.DECISION,
    "account": Subject.ACCOUNT,
    "account_event": Subject.ACCOUNT,
    "event_confirmation": Subject.ACCOUNT,
    "delegation": Subject.ACCOUNT,
    "conflict": Subject.ACCOUNT,
    "protection": Subject.PERSON,
    "erasure": Subject.PERSON,
    "document": Subject.PERSON,
    "document_content": Subject.PERSON,
    "document_link": Subject.PERSON,
    "consent": Subject.PERSON,
    "signature": Subject.DECISION,
    "fact_confirmation": Subject.DECISION,
    "file_out": Subject.OUTLET,
}


class Reader:
    """Reading inside one transaction."""

    def __init__(self, connection: sa.Connection, guard: Guard = OPEN) -> None:
        self.connection = connection
        self.guard = guard
        self._ahead: dict[tuple[type, str], dict[str, list[Any]]] = {}

    def get(self, kind: type[T], row_id: str) -> T:
        """The value with this id; UserError when it is gone."""
        found = self.find(kind, id=row_id)
        if not found:
            raise gone()
        return found[0]

    def find(self, kind: type[T], /, **equal: Any) -> list[T]:
        """All values whose columns equal what is given, oldest key first; a list means any of its members."""
        for name, value in equal.items():
            if len(equal) == 1 and isinstance(value, str) and value in self._ahead.get((kind, name), ()):
                return list(self._ahead[kind, name][value])
        table = tables.table_of(kind)
        query = sa.select(*(table.c[field] for field in _field_names(kind))).order_by(table.c.id)
        for name, value in equal.items():
            column = table.c[name]
            query = query.where(column.in_(value) if isinstance(value, list) else column == value)
        found = [kind(*row) for row in self.connection.execute(query).all()]
        return [value for value in found if self.guard.shows(value)] if self.guard.hidden else found

    def all_of(self, kind: type[T], column: str, keys: Iterable[str]) -> list[T]:
        """All values whose `column` is one of `keys`, in portions that any database accepts."""
        known = self._ahead.get((kind, column), {})
        wanted = list(dict.fromkeys(keys))
        found: list[T] = [value for key in wanted for value in known.get(key, ())]
        lacking = [key for key in wanted if key not in known]
        for start in range(0, len(lacking), 500):
            found += self.find(kind, **{column: lacking[start : start + 500]})
        return found

    def read_ahead(self, kind: type, column: str, keys: Iterable[str]) -> None:
        """Read once what will be asked for several times; only for a transaction that does not write it."""
        read: dict[str, list[Any]] = {key: [] for key in keys}
        found: list[Any] = self.all_of(kind, column, read)
        for value in found:
            read[getattr(value, column)].append(value)
        self._ahead.setdefault((kind, column), {}).update(read)

    def rows(self, query: sa.Select[Any]) -> list[Any]:
        """The rows of a query, without those about people that the account may not see."""
        found = self.connection.execute(query).all()
        return [row for row in found if self.guard.shows(row)] if self.guard.hidden else list(found)


class Unit(Reader):
    """Writing inside one transaction: every change is logged with who, when and old → new."""

    def __init__(
        self,
        connection: sa.Connection,
        *,
        account_id: str,
        at: datetime,
        intention: str,
        undoes: str | None = None,
        guard: Guard = OPEN,
    ) -> None:
        super().__init__(connection, guard)
        self.account_id = account_id
        self.at = at
        self.intention = intention
        self.action = new_id()
        self.undoes = undoes
        self._log = Chain(connection, change_log)
        self.guards_changed = False
        self._touched: set[tuple[Subject, str]] = set()

    def add(self, value: object) -> None:
        """Insert a new value."""
        table = tables.table_of(type(value))
        row = _as_row(value)
        self.connection.execute(sa.insert(table), row | _derived(value))
        self.log(table.name, row["id"], None, row)

    def add_all(self, values: Iterable[object]) -> None:
        """Insert several new values."""
        for value in values:
            self.add(value)

    def save(self, value: T, *, with_parts: bool = False) -> T:
        """Write a changed value; returns it with its new version. Nothing happens when nothing changed.

        `with_parts`: rows that are part of it change in the same action, so its version counts up in any case
        and who has the old one open is told. UserError when somebody else has written it since it was read.
        """
        table = tables.table_of(type(value))
        row = _as_row(value)
        stored = _as_row(self.get(type(value), row["id"]))
        if stored["version"] != row["version"]:
            raise stale()
        changed = {name: new for name, new in row.items() if stored[name] != new}
        if not changed and not with_parts:
            return value
        changed["version"] = row["version"] + 1
        written = changed | _derived(value)
        self.connection.execute(sa.update(table).where(table.c.id == row["id"]), written)
        self.log(table.name, row["id"], {name: stored[name] for name in changed}, changed, whole=row)
        return type(value)(**{**row, **changed})

    def remove(self, value: object) -> None:
        """Delete a value; its last state stays in the log."""
        table = tables.table_of(type(value))
        row = _as_row(value)
        self.connection.execute(sa.delete(table).where(table.c.id == row["id"]))
        self.log(table.name, row["id"], row, None)

    def log(
        self,
        table: str,
        row_id: str,
        old: dict[str, Any] | None,
        new: dict[str, Any] | None,
        *,
        whole: dict[str, Any] | None = None,
    ) -> None:
        """Write one line of the change log; `whole` is the full row when old and new are only differences."""
        facts = whole or new or old or {}
        person_id = row_id if table == "person" else facts.get("person_id")
        self._refuse_barred(person_id)
        self.guards_changed = self.guards_changed or table in GUARDING
        self._touched.add((SUBJECTS.get(table, _other_subject(table)), row_id))
        self._log.append(
            office_id=office_of_change(table, row_id, facts),
            action=self.action,
            at=self.at,
            account_id=self.account_id,
            intention=self.intention,
            subject=table,
            row_id=row_id,
            person_id=person_id,
            old=_plain(old),
            new=_plain(new),
            undoes=self.undoes,
        )

    def _refuse_barred(self, person_id: str | None) -> None:
        if person_id is not None and person_id in self.guard.barred:
            raise UserError(
                "Du er registrert som inhabil for denne personen og kan ikke gjøre noe i saken.",
                code="inhabil",
            )

    def changes(self) -> Changes:
        """What this unit has changed so far."""
        subjects = frozenset(subject for subject, _ in self._touched)
        return Changes(subjects, frozenset(row_id for _, row_id in self._touched), self.action)


def _other_subject(table: str) -> Subject:
    return Subject.STAFF if table in {"staff", "post", "staff_absence", "office"} else Subject.SETTING


def _field_names(kind: type) -> list[str]:
    return [field.name for field in fields(kind)]


def _as_row(value: object) -> dict[str, Any]:
    return {name: getattr(value, name) for name in _field_names(type(value))}


def _derived(value: object) -> dict[str, Any]:
    return {name: getattr(value, name) for name in tables.DERIVED.get(type(value), ())}


def _plain(row: dict[str, Any] | None) -> str | None:
    return None if row is None else canonical({name: to_plain(value) for name, value in row.items()})
