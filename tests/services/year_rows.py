"""One row of every table of the year about a person: week, activities, practice, cooperation."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

from grongintro.domain.activity import (
    Activity,
    ActivityKind,
    Attendance,
    AttendanceState,
    Enrolment,
    EnrolmentState,
    Gathering,
)
from grongintro.domain.application import ApplicationPerson, ApplicationState, GrantApplication, Scheme
from grongintro.domain.cooperation import Referral, ServiceKind, Volunteer, VolunteerMatch
from grongintro.domain.followup import Form
from grongintro.domain.grant_control import (
    ClaimState,
    GrantBasis,
    GrantClaim,
    GrantRegistration,
    PaymentFile,
    PaymentLine,
)
from grongintro.domain.grants import GrantCategory, GrantCode
from grongintro.domain.ids import new_id
from grongintro.domain.person import Person
from grongintro.domain.plan import ElementKind
from grongintro.domain.practice import Employer, Placement, PlacementVisit, PracticeWish, Sector
from grongintro.domain.settlement import (
    Housing,
    HousingOwner,
    HousingStay,
    LivingGuidance,
    NeedsStatement,
    SettlementGoal,
)
from grongintro.domain.week import FullTimeNorm, Vacation, VacationState, WeekPlan, WeekSlot

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

_DAY = date(2026, 11, 23)
YEAR_TABLES = (
    "week_plan",
    "week_slot",
    "full_time_norm",
    "vacation",
    "enrolment",
    "attendance",
    "placement",
    "placement_visit",
    "practice_wish",
    "referral",
    "volunteer_match",
    "grant_basis",
    "grant_registration",
    "payment_line",
    "grant_claim",
    "application_person",
    "housing_stay",
    "living_guidance",
    "needs_statement",
    "settlement_goal",
)


def with_year(desk: Desk, who: str, mark: str) -> None:
    """Write a row about `who` in each of the tables, `mark` in its text."""
    with desk.write("save_week") as unit:
        office = unit.get(Person, who).office_id

        def add(kind: type, *values: Any, **more: Any) -> str:
            row = kind(new_id(), office, *values, **more)
            unit.add(row)
            return str(row.id)

        week = add(WeekPlan, who, _DAY, note=mark)
        add(WeekSlot, who, week, ElementKind.NORWEGIAN, 0, time(9), 180, mark)
        add(FullTimeNorm, who, _DAY, 1800, mark)
        add(Vacation, who, _DAY, _DAY, VacationState.WISHED, note=mark)
        programme = add(Activity, ActivityKind.HOLIDAY_PROGRAMME, "Høstferien", _DAY, _DAY)
        gathering = add(Gathering, programme, _DAY, time(9), 300, "Skogstur")
        add(Enrolment, who, programme, EnrolmentState.ENROLLED, _DAY, note=mark)
        add(Attendance, who, gathering, AttendanceState.PRESENT)
        employer = add(Employer, "Grong sag", Sector.PRIVATE)
        placement = add(Placement, who, employer, _DAY, _DAY, 900, tasks=mark)
        add(PlacementVisit, who, placement, _DAY, desk.actor.staff_id, Form.MEETING, note=mark)
        add(PracticeWish, who, "Bygg", _DAY, note=mark)
        add(Referral, who, desk.actor.staff_id, ServiceKind.NAV, mark, _DAY)
        friend = add(Volunteer, "Grong røde kors")
        add(VolunteerMatch, who, friend, _DAY, note=mark)
        _grants(add, who, mark, desk.actor.staff_id)


def _grants(add: Any, who: str, mark: str, staff_id: str) -> None:
    """Grants and settlement."""
    add(GrantBasis, who, GrantCategory.ADULT_SINGLE, reason=mark)
    add(GrantRegistration, who, _DAY, _DAY, note=mark)
    specification = add(PaymentFile, "Kvartal 4", 2026, 4, _DAY, "0" * 64)
    add(PaymentLine, specification, 3, mark, "AR-2", 2026, 100, person_id=who)
    add(GrantClaim, GrantCode.AR_2, 2026, 100, ClaimState.OPEN, _DAY, person_id=who, note=mark)
    state = ApplicationState.PREPARING
    asked = add(GrantApplication, Scheme.EXTRA_1, "Ekstratilskudd", 1, _DAY, state, staff_id)
    add(ApplicationPerson, who, asked)
    home = add(Housing, "Vegen 2", HousingOwner.PRIVATE)
    add(HousingStay, who, home, _DAY)
    add(LivingGuidance, who, _DAY, staff_id, mark)
    add(NeedsStatement, who, staff_id, _DAY, "IMDi", mark)
    add(SettlementGoal, who, 3, mark, _DAY)
