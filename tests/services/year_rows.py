"""One row of every table of the year about a person: week, activities, practice, cooperation."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from grongintro.domain.activity import (
    Activity,
    ActivityKind,
    Attendance,
    AttendanceState,
    Enrolment,
    EnrolmentState,
    Gathering,
)
from grongintro.domain.cooperation import Referral, ServiceKind, Volunteer, VolunteerMatch
from grongintro.domain.followup import Form
from grongintro.domain.ids import new_id
from grongintro.domain.person import Person
from grongintro.domain.plan import ElementKind
from grongintro.domain.practice import Employer, Placement, PlacementVisit, PracticeWish, Sector
from grongintro.domain.week import FullTimeNorm, Vacation, VacationState, WeekPlan, WeekSlot

if TYPE_CHECKING:
    from typing import Any

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
