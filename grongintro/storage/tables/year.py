"""The school year, the week, vacation; holiday programmes and groups."""

from __future__ import annotations

import sqlalchemy as sa

from grongintro.domain import activity, followup, plan, school, training, week
from grongintro.storage.tables.columns import day, entity, indexed, one_of, period, text, to

school_calendar = entity(
    school.SchoolCalendar,
    "school_calendar",
    text("provider"),
    text("place"),
    sa.Column("first_year", sa.Integer, nullable=False),
)
calendar_entry = entity(
    school.CalendarEntry,
    "calendar_entry",
    to("calendar_id", "school_calendar"),
    *one_of("calendar_entry", "kind", school.EntryKind),
    *period("calendar_entry"),
    text("note"),
)
week_plan = entity(
    week.WeekPlan,
    "week_plan",
    to("person_id", "person"),
    *period("week_plan"),
    text("note"),
)
week_slot = entity(
    week.WeekSlot,
    "week_slot",
    to("person_id", "person"),
    to("week_id", "week_plan"),
    *one_of("week_slot", "kind", plan.ElementKind),
    sa.Column("weekday", sa.Integer, nullable=False),
    sa.Column("at", sa.Time, nullable=False),
    sa.Column("minutes", sa.Integer, nullable=False),
    text("title"),
    text("place"),
    text("provider"),
    to("calendar_id", "school_calendar", needed=False),
    text("followed_by"),
)
full_time_norm = entity(
    week.FullTimeNorm,
    "full_time_norm",
    to("person_id", "person"),
    *period("full_time_norm"),
    sa.Column("minutes_per_week", sa.Integer, nullable=False),
    text("reason"),
)
vacation = entity(
    week.Vacation,
    "vacation",
    to("person_id", "person"),
    *period("vacation"),
    *one_of("vacation", "state", week.VacationState),
    day("answered_on"),
    text("note"),
)
travel_time = entity(
    week.TravelTime,
    "travel_time",
    text("from_place"),
    text("to_place"),
    sa.Column("minutes", sa.Integer, nullable=False),
)
activity_table = entity(
    activity.Activity,
    "activity",
    *one_of("activity", "kind", activity.ActivityKind),
    text("title"),
    *period("activity"),
    text("theme"),
    text("for_whom"),
    to("calendar_id", "school_calendar", needed=False),
    *one_of("activity", "level", training.Level, needed=False),
    day("sign_up_by"),
    sa.Column("budget", sa.Integer),
    text("invitation"),
    text("evaluation"),
    day("evaluated_on"),
)
gathering = entity(
    activity.Gathering,
    "gathering",
    to("activity_id", "activity"),
    day("day", needed=True),
    sa.Column("at", sa.Time, nullable=False),
    sa.Column("minutes", sa.Integer, nullable=False),
    text("title"),
    text("place"),
    text("leader"),
    text("organisation"),
    sa.Column("places", sa.Integer),
    sa.Column("cost", sa.Integer, nullable=False),
    *one_of("gathering", "subject", training.Subject, needed=False),
    *one_of("gathering", "interpreter", followup.Booking, needed=False),
    text("language"),
)
enrolment = entity(
    activity.Enrolment,
    "enrolment",
    to("person_id", "person"),
    to("activity_id", "activity"),
    *one_of("enrolment", "state", activity.EnrolmentState),
    day("since", needed=True),
    text("note"),
)
attendance = entity(
    activity.Attendance,
    "attendance",
    to("person_id", "person"),
    to("gathering_id", "gathering"),
    *one_of("attendance", "state", activity.AttendanceState),
    sa.Column("minutes", sa.Integer),
)

indexed(
    calendar_entry.c.calendar_id,
    week_plan.c.person_id,
    week_slot.c.person_id,
    week_slot.c.week_id,
    full_time_norm.c.person_id,
    vacation.c.person_id,
    gathering.c.activity_id,
    gathering.c.day,
    enrolment.c.person_id,
    enrolment.c.activity_id,
    attendance.c.person_id,
    attendance.c.gathering_id,
)
