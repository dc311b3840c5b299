"""Holiday programmes, information hours and a group in the demo: held, coming, full, and open."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from grongintro.domain.activity import Activity, ActivityKind, AttendanceState, Gathering
from grongintro.domain.followup import Booking
from grongintro.domain.training import Subject
from grongintro.services.activities import activities, attending, enrolling
from grongintro.services.activities.view import activity_view
from grongintro.services.demo.breaks import breaks, days_of, last_day
from grongintro.services.demo.diary import Who
from grongintro.services.demo.people import MEMBERS
from grongintro.services.demo.programmes import PROGRAMMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from grongintro.services.demo.breaks import Break
    from grongintro.services.demo.calendar import Days
    from grongintro.services.demo.diary import Diary, Town
    from grongintro.services.desk import Desk

    Act = Callable[[Desk, Town], object]

KR = 100
_ARRIVED = {member.key: member.arrived for member in MEMBERS}
_OUT = {"vasyl": -60, "halyna": -44}  # ended and stopped before the demo's day
_AWAY = {"iryna"}
_LEAVING = {"amina"}
_OPEN_FROM = 14
_EARLIEST = -420


def note_activities(diary: Diary) -> None:
    """Programmes that are over, the next one with places left, the one after it full, hours and a group."""
    on = diary.days.on
    every = [each for year in range(on.year - 2, on.year + 3) for each in breaks(year)]
    over = [each for each in every if last_day(each) < on - timedelta(days=7)]
    autumns, summers = ([each for each in over if each.key == key] for key in ("autumn", "summer"))
    for each in (*autumns[-2:], summers[-1]):
        if (each.start - on).days >= _EARLIEST:
            _note_held(diary, each)
    ahead = [each for each in every if each.start >= on + timedelta(days=_OPEN_FROM)]
    _note_open(diary, ahead[0])
    _note_full(diary, ahead[1])
    _note_hours(diary)
    _note_group(diary)


def _taking(days: Days, day: date) -> list[str]:
    """Those who are in the programme on a day, as far as it is known on the demo's own."""
    offset = min((day - days.on).days, 0)
    return [
        key
        for key, taking in PROGRAMMES.items()
        if taking.start is not None
        and taking.start <= offset
        and _ARRIVED[key] < offset - 1
        and _OUT.get(key, 1) > offset
        and key not in _AWAY
    ]


def _staying(days: Days) -> list[str]:
    """Those who are in the programme now and will be for a while."""
    return [key for key in _taking(days, days.on) if key not in _LEAVING]


def _note_held(diary: Diary, each: Break) -> None:
    """Planned two months ahead, enrolled a month ahead, attended and evaluated."""
    days, key = diary.days, f"{each.key}{each.start.year}"
    first = (each.start - days.on).days
    people = _taking(days, days.day(first - 30))[:10]
    diary.note(days.work(first - 60), "13:10", Who.LEADER, _plan(key, each, 12))
    for number, who in enumerate(people):
        diary.note(days.work(first - 30), f"13:{10 + number}", Who.KARI, _enrol(key, who))
    for number, day in enumerate(days_of(each)):
        diary.note(day, "15:20", Who.KARI, _attend(key, number, people))
    told = (
        f"{len(people)} var påmeldt. "
        "De ville ha mer norsk på tur. Neste gang begynner vi når bussen har kommet."
    )
    diary.note(days.work(first + each.days + 3), "10:05", Who.LEADER, _evaluate(key, told))


def _note_open(diary: Diary, each: Break) -> None:
    """Invited and half full: there are places left."""
    days = diary.days
    people = _staying(days)
    diary.note(days.work(-12), "13:15", Who.LEADER, _plan("open", each, 12))
    diary.note(days.work(-9), "13:20", Who.KARI, _invite("open", people[:10]))
    for number, who in enumerate(people[:5]):
        diary.note(days.work(-5), f"13:{25 + number}", Who.KARI, _enrol("open", who))
    diary.note(days.work(-4), "13:40", Who.KARI, _decline("open", people[5]))


def _note_full(diary: Diary, each: Break) -> None:
    """Few places and many who want them."""
    days = diary.days
    diary.note(days.work(-11), "13:45", Who.LEADER, _plan("full", each, 8))
    for number, who in enumerate(reversed(_staying(days)[-11:])):
        diary.note(days.work(-6), f"13:{10 + number}", Who.IVAR, _enrol("full", who))


_TOPICS: tuple[tuple[str, Subject | None], ...] = (
    ("Fastlegen, legevakta og apoteket", Subject.MIGRATION_HEALTH),
    ("Bank, BankID og nettvett", None),
    ("Barnehage, skole og foreldremøter", None),
    ("Skatt og skattekort", None),
    ("Rettigheter og plikter i arbeidslivet", Subject.CAREER_SKILLS),
    ("Bolig, strøm og brannvern", None),
    ("Trafikk og førerkort", None),
    ("Søppel og gjenvinning", None),
    ("Valg og demokrati", None),
    ("Frivillig arbeid i Namdal", None),
)


def _note_hours(diary: Diary) -> None:
    """A year of information hours, every fifth week, with those who came to what has been held."""
    days = diary.days
    held = [days.ahead(-130 + 35 * number) for number in range(len(_TOPICS))]
    start, end = days.day(-150), days.day(215)
    years = f"{start.year}" if start.year == end.year else f"{start.year}/{end.year % 100:02d}"
    activity = Activity(
        "", "", ActivityKind.INFORMATION, f"Informasjonstimer {years}", start, end,
        "Hverdagen i Norge, ett tema om gangen", "Alle som er nye i kommunen", budget=20_000 * KR,
    )  # fmt: skip
    gatherings = tuple(
        Gathering(
            "", "", "", day, time(12, 30), 90, topic, "Voksenopplæringen", "Kari Lian", cost=1_200 * KR,
            subject=subject, interpreter=Booking.BOOKED if day < days.on else Booking.TO_BOOK,
            language="arabisk",
        )
        for day, (topic, subject) in zip(held, _TOPICS, strict=True)
    )  # fmt: skip
    people = [
        key for key in ("omar", "mugisha", "nabil", "samira", "yasmin", "abdirahman") if key in PROGRAMMES
    ]
    diary.note(days.work(-158), "12:20", Who.KARI, _make("hours", activity, gatherings))
    for number, who in enumerate(people):
        diary.note(days.work(-140), f"12:{20 + number}", Who.KARI, _enrol("hours", who))
    for number, day in enumerate(held):
        if day < days.on:
            diary.note(day, "15:30", Who.KARI, _attend("hours", number, people))


def _note_group(diary: Diary) -> None:
    """Eight evenings for parents, of which some have been."""
    days = diary.days
    parents = ("fatima", "ghulam", "khaled", "rima")
    held = [days.ahead(-24 + 14 * number) for number in range(8)]
    activity = Activity(
        "", "", ActivityKind.PARENTING, "Foreldregruppe i Bergsmo", held[0], held[-1],
        "Trygge barn i to kulturer", "Foreldre med barn under 18 år", budget=16_000 * KR,
    )  # fmt: skip
    gatherings = tuple(
        Gathering(
            "", "", "", day, time(17), 120, f"Kveld {number}: {topic}", "Helsestasjonen",
            "Helsesykepleier Anne Foss", "Helsestasjonen", 8, 1_500 * KR, Subject.PARENTING_GROUP,
            Booking.CONFIRMED, "dari",
        )
        for number, (day, topic) in enumerate(zip(held, _EVENINGS, strict=True), 1)
    )  # fmt: skip
    diary.note(days.work(-40), "12:40", Who.KARI, _make("group", activity, gatherings))
    for number, who in enumerate(parents):
        diary.note(days.work(-28), f"12:{40 + number}", Who.KARI, _enrol("group", who))
    for number, day in enumerate(held):
        if day < days.on:
            diary.note(day, "19:30", Who.KARI, _attend("group", number, parents))


_EVENINGS = (
    "bli kjent",
    "å være forelder i et nytt land",
    "grenser uten vold",
    "lek og språk",
    "skole og lekser",
    "ungdom, mobil og nett",
    "stress og søvn",
    "veien videre",
)


def _plan(key: str, each: Break, places: int) -> Act:
    """A programme from nine to two, every working day of the holiday."""
    held = days_of(each)
    activity = Activity(
        "", "", ActivityKind.HOLIDAY_PROGRAMME, each.title, held[0], held[-1], each.theme,
        "Alle som har skoleferie", sign_up_by=held[0] - timedelta(days=10), budget=2_500 * KR * len(held),
        invitation="Vi spiser varm mat sammen hver dag. Ta med klær du kan være ute i.",
    )  # fmt: skip
    return _make(key, activity, tuple(_gatherings(each, places)))


def _gatherings(each: Break, places: int) -> Iterator[Gathering]:
    who = (
        ("Ivar Moen", "Namdal jeger- og fiskerforening"),
        ("Sunniva Dahl", "Namdal røde kors"),
        ("Kari Lian", ""),
    )
    for number, day in enumerate(days_of(each)):
        leader, organisation = who[number % len(who)]
        yield Gathering(
            "", "", "", day, time(8, 30), 450, each.what[number % len(each.what)],
            "Frivilligsentralen" if number % 2 else "Oppmøte ved samfunnshuset", leader, organisation, places,
            (1_800 + 350 * (number % 3)) * KR,
        )  # fmt: skip


def _make(key: str, activity: Activity, gatherings: Sequence[Gathering]) -> Act:
    def do(desk: Desk, town: Town) -> None:
        made = activities.save_activity(desk, activity).id
        town.activities[key] = made
        for each in gatherings:
            activities.save_gathering(desk, replace(each, activity_id=made))

    return do


def _enrol(key: str, who: str) -> Act:
    def do(desk: Desk, town: Town) -> object:
        return enrolling.enrol(desk, town.activities[key], town.people[who])

    return do


def _invite(key: str, people: Sequence[str]) -> Act:
    def do(desk: Desk, town: Town) -> object:
        return enrolling.invite(desk, town.activities[key], [town.people[who] for who in people])

    return do


def _decline(key: str, who: str) -> Act:
    def do(desk: Desk, town: Town) -> object:
        found = activity_view(desk, town.activities[key]).taking
        own = next(each for each in found if each.enrolment.person_id == town.people[who])
        return enrolling.decline(desk, own.id)

    return do


def _attend(key: str, number: int, people: Sequence[str]) -> Act:
    """Most came; now and then one was ill, left early, or stayed away."""
    states = (*[AttendanceState.PRESENT] * 5, AttendanceState.VALID_ABSENCE, AttendanceState.ABSENT)

    def do(desk: Desk, town: Town) -> object:
        gathering = activity_view(desk, town.activities[key]).gatherings[number]
        mark = partial(_mark, states, number)
        marks = [mark(town.people[who], at) for at, who in enumerate(people)]
        return attending.register_attendance(desk, gathering.id, marks)

    return do


def _mark(states: Sequence[AttendanceState], number: int, person_id: str, at: int) -> attending.Mark:
    return attending.Mark(person_id, states[(3 * number + 4 * at) % len(states)])


def _evaluate(key: str, told: str) -> Act:
    def do(desk: Desk, town: Town) -> object:
        activity = activity_view(desk, town.activities[key]).activity
        return activities.save_activity(desk, replace(activity, evaluation=told, evaluated_on=desk.today))

    return do
