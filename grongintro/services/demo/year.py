"""The year in the demo: school years, weeks with and without gaps, full time, vacation, ways to travel."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from dateutil.easter import easter

from grongintro.domain.plan import ElementKind
from grongintro.domain.school import CalendarEntry, EntryKind, SchoolCalendar
from grongintro.domain.week import FullTimeNorm, TravelTime, Vacation, VacationState, WeekPlan, WeekSlot
from grongintro.errors import UserError
from grongintro.rules.school_year import school_year_of
from grongintro.services.demo.diary import Who
from grongintro.services.demo.people import MEMBERS, adviser_of
from grongintro.services.demo.placed import WORKPLACES
from grongintro.services.demo.programmes import PROGRAMMES
from grongintro.services.year import calendars, vacations, weeks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from grongintro.services.demo.diary import Diary, Town
    from grongintro.services.desk import Desk
    from grongintro.services.year.calendars import CalendarView

SCHOOL, PLACE = "Namdal voksenopplæring", "Grong"
_NORWEGIAN, _CIVICS = ElementKind.NORWEGIAN, ElementKind.CIVICS
_PRACTICE, _EDUCATION = ElementKind.PRACTICE, ElementKind.EDUCATION
_STUDY, _OTHER = ElementKind.SELF_STUDY, ElementKind.OTHER
_WHO = {member.key: adviser_of(member) for member in MEMBERS}
_WEEK = timedelta(days=7)
_FULL = 450


@dataclass(frozen=True)
class Lesson:
    """An element on some weekdays: when it begins and for how many minutes."""

    kind: ElementKind
    weekdays: tuple[int, ...]
    at: str
    minutes: int
    title: str = ""
    place: str = SCHOOL
    follows_school: bool = True
    followed_by: str = ""


_LANGUAGE = (
    Lesson(_NORWEGIAN, (0, 1, 2), "09:00", 300),
    Lesson(_STUDY, (0, 1, 2), "14:15", 135, "Lekser med veileder", followed_by="Faglærer i norsk"),
)
_PLAN = Lesson(_OTHER, (0, 1, 2), "08:30", 15, "Dagens plan")
_COURSE = Lesson(
    ElementKind.NAV_MEASURE, (3, 4), "08:00", _FULL, "Arbeidsmarkedskurs", "Nav Namdal", follows_school=False
)


def _placed(where: str, weekdays: tuple[int, ...] = (3, 4)) -> Lesson:
    """Practice on whole days, where the placements of the demo have it."""
    name = WORKPLACES[where].name
    return Lesson(_PRACTICE, weekdays, "08:00", _FULL, "Praksis", name, follows_school=False)


_AT_SCHOOL = (
    Lesson(_EDUCATION, (0, 1, 2, 3, 4), "08:30", 360, "Forberedende voksenopplæring"),
    Lesson(_STUDY, (0, 1, 2, 3, 4), "14:45", 90, followed_by="Kontaktlærer"),
)
_SCHOOL_AND_WORK = (
    Lesson(_EDUCATION, (0, 1, 2), "08:30", 360, "Forberedende voksenopplæring"),
    Lesson(_STUDY, (0, 1, 2), "14:45", 90, followed_by="Kontaktlærer"),
)
_THIRTY = (Lesson(_EDUCATION, (0, 1, 2, 3, 4), "08:30", 360, "Videregående opplæring"),)
_NEW = (Lesson(_NORWEGIAN, (0, 1, 2, 3), "09:00", 300), Lesson(_CIVICS, (4,), "09:00", 180))
_MORE_WORK = (
    Lesson(_NORWEGIAN, (0, 1), "09:00", 300),
    Lesson(_STUDY, (0, 1), "14:15", 150, "Lekser med veileder", followed_by="Faglærer i norsk"),
)
_WITH_COURSE = (*_LANGUAGE, _PLAN, _COURSE)
_WEEKS = {
    "selam": (*_SCHOOL_AND_WORK, _placed("sykehjem")), "omar": _AT_SCHOOL, "mugisha": _AT_SCHOOL,
    "parwin": _AT_SCHOOL, "ismail": _AT_SCHOOL, "daniel": _AT_SCHOOL, "iryna": _AT_SCHOOL,
    "zahra": (*_SCHOOL_AND_WORK, _placed("kafe")),
    "firas": _THIRTY, "yasmin": _THIRTY, "abdirahman": _THIRTY,
    "yonas": (*_LANGUAGE, _PLAN, _placed("renhold")), "amina": (*_LANGUAGE, _PLAN, _placed("barnehage")),
    "fatima": _WITH_COURSE, "nabil": _WITH_COURSE, "samira": _WITH_COURSE,
    "halyna": (*_MORE_WORK, _placed("sykehjem", (2, 3, 4))), "ghulam": (_placed("verksted"),),
    "oksana": _NEW, "mykola": _NEW, "khaled": _NEW,
}  # fmt: skip
_CHRISTMAS_OFF = ("omar", "mugisha", "parwin", "ismail", "zahra", "firas", "yasmin", "abdirahman", "nabil")
_OWN_HOURS = ("zahra", "firas", "yasmin", "abdirahman")


def note_year(diary: Diary) -> None:
    """School years in good time, a week for nearly everybody, summers off, and a wish that waits."""
    days = diary.days
    diary.note(days.work(-400), "12:00", Who.LEADER, _school_years)
    diary.note(days.work(-40), "12:10", Who.LEADER, _next_school_year)
    diary.note(days.work(-40), "12:20", Who.KARI, _ways)
    for key, lessons in _WEEKS.items():
        start = PROGRAMMES[key].start or 0
        day = max(days.day(start), days.day(-399))
        diary.note(days.work((day - days.on).days), "13:00", _WHO[key], _week(key, start, lessons))
    diary.note(
        days.work(-60),
        "13:05",
        _WHO["yonas"],
        _week("yonas", -56, (*_MORE_WORK, _placed("trelast", (2, 3, 4)))),
    )
    for key in _OWN_HOURS:
        diary.note(days.work(PROGRAMMES[key].start or 0), "13:10", _WHO[key], _own_hours(key))
    for key in _WEEKS:
        _note_summer(diary, key)
    for key in _CHRISTMAS_OFF:
        year = days.on.year
        told = days.work(-9)
        christmas = (date(year, 12, 21), date(year, 12, 31))
        diary.note(told, "13:18", _WHO[key], _place(key, *christmas, "Juleferie"))
    diary.note(days.work(-6), "13:20", _WHO["selam"], _wish("selam", 45, 50))
    diary.note(days.work(-6), "13:25", _WHO["fatima"], _wish("fatima", 20, 21))


def _school_years(desk: Desk, town: Town) -> None:
    first = school_year_of(town.days.on)
    for year in (first - 2, first - 1, first):
        saved = calendars.save_calendar(desk, SchoolCalendar("", "", SCHOOL, PLACE, year))
        for entry in _entries(saved.id, year):
            calendars.save_entry(desk, entry)


def _next_school_year(desk: Desk, _town: Town) -> object:
    return calendars.copy_forward(desk, _newest(desk).calendar.id)


def _newest(desk: Desk) -> CalendarView:
    return next(each for each in calendars.calendars(desk) if each.calendar.provider == SCHOOL)


def _entries(calendar_id: str, year: int) -> Iterable[CalendarEntry]:
    """Terms, the four breaks and two planning days of a school year."""
    palm_monday = easter(year + 1) - timedelta(days=6)
    spans = (
        (EntryKind.AUTUMN_TERM, _monday(year, 34), date(year, 12, 20)),
        (EntryKind.AUTUMN_BREAK, _monday(year, 41), _friday(year, 41)),
        (EntryKind.PLANNING_DAY, _friday(year, 46), _friday(year, 46)),
        (EntryKind.CHRISTMAS_BREAK, date(year, 12, 21), date(year + 1, 1, 3)),
        (EntryKind.SPRING_TERM, date(year + 1, 1, 4), _friday(year + 1, 25)),
        (EntryKind.WINTER_BREAK, _monday(year + 1, 8), _friday(year + 1, 8)),
        (EntryKind.EASTER_BREAK, palm_monday, palm_monday + _WEEK),
    )
    for kind, start, end in spans:
        yield CalendarEntry("", "", calendar_id, kind, start, end)


def _monday(year: int, week: int) -> date:
    return date.fromisocalendar(year, week, 1)


def _friday(year: int, week: int) -> date:
    return date.fromisocalendar(year, week, 5)


def _ways(desk: Desk, _town: Town) -> None:
    for place, minutes in ((WORKPLACES["sykehjem"].name, 10), (WORKPLACES["trelast"].name, 25)):
        weeks.save_travel_time(desk, TravelTime("", "", SCHOOL, place, minutes))


def _week(key: str, start: int, lessons: tuple[Lesson, ...]) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> object:
        person_id = town.people[key]
        school = _newest_of(desk)
        plan = WeekPlan("", "", person_id, town.days.day(start))
        week_id = weeks.save_week(desk, plan, copied=False).id
        for lesson in lessons:
            for weekday in lesson.weekdays:
                weeks.save_slot(desk, _slot(person_id, week_id, lesson, weekday, school))
        return week_id

    return do


def _newest_of(desk: Desk) -> str:
    """The id of a school year of the school, whatever the year."""
    return next(key for key, name in weeks.choices(desk).schools.items() if name.startswith(SCHOOL))


def _slot(person_id: str, week_id: str, lesson: Lesson, weekday: int, school: str) -> WeekSlot:
    at_school = lesson.follows_school
    return WeekSlot(
        "",
        "",
        person_id,
        week_id,
        lesson.kind,
        weekday,
        time.fromisoformat(lesson.at),
        lesson.minutes,
        lesson.title,
        lesson.place,
        SCHOOL if at_school else lesson.place,
        school if at_school else None,
        lesson.followed_by,
    )


def _own_hours(key: str) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> object:
        start = town.days.day(PROGRAMMES[key].start or 0)
        reason = "Mye eget arbeid utenom undervisningen på skolen."
        return vacations.save_norm(desk, FullTimeNorm("", "", town.people[key], start, 30 * 60, reason))

    return do


def _note_summer(diary: Diary, key: str) -> None:
    """Three weeks in July of each summer of the programme, placed in May."""
    taking = PROGRAMMES[key]
    begins, ends = diary.days.day(taking.start or 0), diary.days.day(taking.end or 0)
    for year in range(begins.year, diary.days.on.year + 1):
        told = diary.days.work((date(year, 5, 12) - diary.days.on).days)
        start, end = _monday(year, 28), _friday(year, 30)
        if begins < told < diary.days.on and begins <= start and (taking.end is None or end <= ends):
            diary.note(told, "13:15", _WHO[key], _place(key, start, end))


def _place(key: str, start: date, end: date, note: str = "Fellesferie") -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> None:
        value = Vacation("", "", town.people[key], start, end, VacationState.GRANTED, note=note)
        with suppress(UserError):  # a part year gives less; then it is left to somebody to place it
            vacations.save_vacation(desk, value)

    return do


def _wish(key: str, first: int, last: int) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> None:
        start, end = town.days.ahead(first), town.days.ahead(last)
        value = Vacation("", "", town.people[key], start, end, VacationState.WISHED, note="Familiebesøk")
        with suppress(UserError):  # it may fall in the summer that is placed already
            vacations.save_vacation(desk, value)

    return do
