"""Deleting, and the trash: what was deleted stands whole in the log and can be put back from there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grongintro.domain.activity import Activity, Attendance, Enrolment, Gathering
from grongintro.domain.application import (
    ApplicationCost,
    ApplicationPaper,
    ApplicationPerson,
    GrantApplication,
)
from grongintro.domain.budget import ArrivalForecast, BudgetCost, GrantsReceived
from grongintro.domain.carried import CarriedMatter, OpeningBalance
from grongintro.domain.closing import Ending
from grongintro.domain.cooperation import (
    Contact,
    CooperationAgreement,
    CooperationMeeting,
    Referral,
    Volunteer,
    VolunteerMatch,
)
from grongintro.domain.document import Consent, Document
from grongintro.domain.eligibility import Employment
from grongintro.domain.followup import Appointment, AppointmentPerson, Conversation, ConversationPerson, Task
from grongintro.domain.grant_control import (
    EnteredRate,
    GrantBasis,
    GrantClaim,
    GrantRegistration,
    PaymentFile,
)
from grongintro.domain.mapping import (
    AdaptationNeed,
    CareerGuidance,
    CompetenceMapping,
    Experience,
    HealthStep,
    LanguageSkill,
    PriorElement,
)
from grongintro.domain.moving import LateStart, Move
from grongintro.domain.person import Permit, Person
from grongintro.domain.plan import IntegrationContract, LifeEvent, PlanReview, PlanState, PlanVersion
from grongintro.domain.practice import Employer, Placement, PlacementVisit, PracticeWish
from grongintro.domain.programme import ProgrammeLeave
from grongintro.domain.school import CalendarEntry, SchoolCalendar
from grongintro.domain.settlement import (
    ArrivalStep,
    ExpectedArrival,
    Housing,
    HousingStay,
    LivingGuidance,
    NeedsStatement,
    SettlementGoal,
    SettlementNumber,
)
from grongintro.domain.staff import StaffAbsence
from grongintro.domain.training import Exemption, LanguageTest, TaughtHours, Training
from grongintro.domain.week import FullTimeNorm, TravelTime, Vacation, WeekPlan, WeekSlot
from grongintro.errors import UserError
from grongintro.services.activities.places import freed_by, move_up
from grongintro.services.desk import Desk, Saved
from grongintro.services.keeping.action_words import deleted_words
from grongintro.services.keeping.deletion_words import deletion_words
from grongintro.services.keeping.undo import undo
from grongintro.services.people import check_visible
from grongintro.services.trust.closed import check_readable, may_hear_of
from grongintro.storage import tables
from grongintro.storage.log.removal import check_removable, leaning_on, remove_with
from grongintro.storage.log.undo import is_erased
from grongintro.storage.rows import lists

if TYPE_CHECKING:
    from datetime import datetime

    from grongintro.storage.unit import Reader

# What goes along when a row of the kind is deleted; whatever else leans on it refuses.
ALONG: dict[type, tuple[str, ...]] = {
    Conversation: ("conversation_person", "task"),
    Appointment: ("appointment_person",),
    Task: (),
    Permit: (),
    ProgrammeLeave: (),
    StaffAbsence: (),
    Document: ("document_link",),
    Consent: (),
    Person: (
        "permit",
        "household_member",
        "living_fact",
        "programme",
        "programme_leave",
        "assignment",
        "helper_link",
        "follow_up",
        "document",
        "document_content",
        "document_link",
        "consent",
        "employment",
        "competence_mapping",
        "language_skill",
        "experience",
        "prior_element",
        "adaptation_need",
        "health_step",
        "career_guidance",
        "carried_matter",
        "opening_balance",
        "move",
        "late_start",
        "life_event",
        "training",
        "taught_hours",
        "language_test",
        "exemption",
        "week_plan",
        "week_slot",
        "full_time_norm",
        "vacation",
        "enrolment",
        "attendance",
        "practice_wish",
        "volunteer_match",
        "grant_basis",
        "grant_registration",
        "housing_stay",
        "living_guidance",
        "needs_statement",
        "settlement_goal",
    ),
    Employment: (),
    CompetenceMapping: (),
    LanguageSkill: (),
    Experience: (),
    PriorElement: (),
    AdaptationNeed: (),
    HealthStep: (),
    CareerGuidance: (),
    CarriedMatter: (),
    OpeningBalance: (),
    Move: (),
    LateStart: (),
    Ending: (),
    PlanVersion: ("plan_phase", "plan_element"),
    LifeEvent: (),
    PlanReview: (),
    IntegrationContract: (),
    Training: (),
    TaughtHours: (),
    LanguageTest: (),
    Exemption: (),
    SchoolCalendar: ("calendar_entry",),
    CalendarEntry: (),
    TravelTime: (),
    WeekPlan: ("week_slot",),
    WeekSlot: (),
    FullTimeNorm: (),
    Vacation: (),
    Activity: ("gathering",),
    Gathering: (),
    Enrolment: (),
    Attendance: (),
    Employer: (),
    Placement: ("placement_visit",),
    PlacementVisit: (),
    PracticeWish: (),
    Contact: (),
    CooperationMeeting: (),
    CooperationAgreement: (),
    Referral: (),
    Volunteer: (),
    VolunteerMatch: (),
    EnteredRate: (),
    GrantBasis: (),
    GrantRegistration: (),
    PaymentFile: ("payment_line",),
    GrantClaim: (),
    GrantApplication: ("application_person", "application_cost", "application_paper"),
    ApplicationPerson: (),
    ApplicationCost: (),
    ApplicationPaper: (),
    BudgetCost: (),
    ArrivalForecast: (),
    GrantsReceived: (),
    SettlementNumber: (),
    ExpectedArrival: ("arrival_step",),
    ArrivalStep: (),
    Housing: (),
    HousingStay: (),
    LivingGuidance: (),
    NeedsStatement: (),
    SettlementGoal: (),
}
DELETE = "delete"
_MOST = 200


@dataclass(frozen=True)
class DeletionPlan:
    """What a deletion takes: words for the button («samtalen og 2 løfter»), how many rows, and whose."""

    words: str
    rows: int
    people: tuple[str, ...]


@dataclass(frozen=True)
class TrashLine:
    """Something that was deleted: what in words, who did it and when; `action` puts it back."""

    action: str
    words: str
    who: str
    at: datetime


def deletion_plan(desk: Desk, kind: type, row_id: str) -> DeletionPlan:
    """What would go with a row; UserError when it is not there, or something leans on it that must not go."""
    desk.require_caseworker()
    table = tables.table_of(kind)
    with desk.read() as reader:
        _check_seen(desk, reader, kind, row_id)
        found = leaning_on(reader, table, row_id, ALONG[kind])
        check_removable(reader, table, row_id, found)
        value: Any = reader.get(kind, row_id)
        words = deletion_words(table.name, value, (name for name, _ in found))
        names = sorted(person.name for person in reader.all_of(Person, "id", _people_of(reader, value)))
    return DeletionPlan(words, len(found) + 1, tuple(names))


def delete(desk: Desk, kind: type, row_id: str) -> Saved:
    """Delete a row and what belongs to it; it lies in the trash, and «Angre» takes it back.

    A place in an activity that comes free by it goes to the first in line, in the same action. UserError when
    something leans on it that must not go, e.g. talks with a person.
    """
    desk.require_caseworker()
    with desk.write(DELETE) as unit:
        _check_seen(desk, unit, kind, row_id)
        freed = freed_by(unit, unit.get(kind, row_id))
        remove_with(unit, tables.table_of(kind), row_id, ALONG[kind])
        move_up(desk, unit, freed)
        return Saved(unit.changes(), row_id)


def _check_seen(desk: Desk, reader: Reader, kind: type, row_id: str) -> None:
    value: Any = reader.get(kind, row_id)
    people = _people_of(reader, value)
    for person_id in people:
        check_visible(desk, reader, person_id)
    check_readable(desk, reader, value, people)
    if isinstance(value, PlanVersion) and value.state is PlanState.ADOPTED:
        raise UserError("En vedtatt plan slettes ikke. Lag en ny versjon av planen i stedet.", code="final")


def _people_of(reader: Reader, value: Any) -> list[str]:
    if isinstance(value, Person):
        return [value.id]
    if isinstance(value, Conversation):
        return [each.person_id for each in reader.find(ConversationPerson, conversation_id=value.id)]
    if isinstance(value, Appointment):
        return [each.person_id for each in reader.find(AppointmentPerson, appointment_id=value.id)]
    person_id = getattr(value, "person_id", None)
    return [] if person_id is None else [person_id]


def trash(desk: Desk) -> tuple[TrashLine, ...]:
    """What was deleted and not put back, the newest first; nothing about people the account does not see."""
    desk.require_caseworker()
    with desk.read() as reader:
        groups: dict[str, list[Any]] = {}
        for row in lists.actions_of(reader, DELETE, limit=_MOST):
            groups.setdefault(row.action, []).append(row)
        return tuple(
            TrashLine(action, deleted_words(reader, rows), rows[0].who or "", rows[0].at)
            for action, rows in groups.items()
            if _is_whole(rows) and all(may_hear_of(desk, row.subject) for row in rows)
        )


def _is_whole(rows: list[Any]) -> bool:
    """Whether there is something to put back and the account sees all of it.

    What was erased for good is not; a talk without its people was with one who is hidden from the account.
    """
    if all(is_erased(row) for row in rows):
        return False
    names = {row.subject for row in rows}
    return all(f"{name}_person" in names for name in names & {"conversation", "appointment"})


def put_back(desk: Desk, action: str) -> Saved:
    """Take what was deleted out of the trash; UserError when it no longer fits what is there now."""
    desk.require_caseworker()
    return undo(desk, action)
