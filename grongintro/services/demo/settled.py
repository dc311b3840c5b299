"""Settlement in the demo: Grong's own numbers, homes, two households that are expected, guidance and goals.

Rents, owners and addresses are invented. IMDi's numbers are those of the municipality's real history.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from grongintro.domain.settlement import (
    ArrivalState,
    ArrivalStep,
    ExpectedArrival,
    Housing,
    HousingOwner,
    HousingStay,
    LivingGuidance,
    NeedsStatement,
    SettlementGoal,
    SettlementKind,
    SettlementNumber,
)
from grongintro.services.demo.diary import Who
from grongintro.services.demo.people import HOMES, MEMBERS, adviser_of
from grongintro.services.demo.staff import BERGSMO, SENTRUM
from grongintro.services.settlement import arrivals, goals, guidance, housing, numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.services.demo.diary import Diary, Town
    from grongintro.services.desk import Desk

ALL, COLLECTIVE, MINORS = SettlementKind
_SOURCE = "IMDis bosettingstall"
# Year, kind, asked, decided, settled, agreed, and the day of the numbers; None is what IMDi does not tell.
_HISTORY = (
    (2022, ALL, None, None, 28, None, None),
    (2023, ALL, None, None, 38, None, None),
    (2024, ALL, 55, 30, 25, 5, None),
    (2024, COLLECTIVE, None, None, 19, None, None),
    (2026, ALL, 19, 19, 11, 5, date(2026, 9, 28)),
    (2026, COLLECTIVE, None, None, None, None, date(2026, 9, 28)),
    (2026, MINORS, None, None, None, None, date(2026, 9, 28)),
)
OWN, FUND, PRIVATE = HousingOwner
_FUND, _LANDLORD = "Namdal boligstiftelse", "Bergsmo Eiendom"


@dataclass(frozen=True)
class Home:
    """A home: rent in kroner, and days from the demo's day of when it is free and its contract ends."""

    address: str
    owner: HousingOwner
    owner_name: str
    rent: int | None
    rooms: int
    size: int
    place: str = SENTRUM
    free: int | None = None
    ends: int | None = None
    lived_by: str = ""


_HOUSING = (
    Home("Elvevegen 4", OWN, "", 8600, 4, 92, ends=410, lived_by="haile"),
    Home("Skolevegen 11 B", FUND, _FUND, 7200, 3, 68, ends=270, lived_by="petrenko"),
    Home("Stasjonsvegen 2", PRIVATE, _LANDLORD, 9900, 4, 88, ends=52, lived_by="darwish"),
    Home("Bergsmovegen 18", OWN, "", 7900, 4, 84, BERGSMO, ends=640, lived_by="rahimi"),
    Home("Bergsmovegen 22", FUND, _FUND, 8100, 4, 86, BERGSMO, ends=120, lived_by="hassan"),
    Home("Skolevegen 7", FUND, _FUND, 5400, 1, 34, ends=300, lived_by="mugisha"),
    Home("Bergsmovegen 31", PRIVATE, "Ola Rosset", 10500, 5, 120, BERGSMO, ends=88, lived_by="almasri"),
    Home("Kirkevegen 12, leil. 2", OWN, "", 7400, 3, 70),
    Home("Stasjonsvegen 9, leil. 4", FUND, _FUND, 8300, 4, 82),
    Home("Stasjonsvegen 6, hybel", PRIVATE, _LANDLORD, 5200, 1, 28, ends=210),
    Home("Elvevegen 21", PRIVATE, _LANDLORD, None, 2, 51, free=35),
)
_STEADY = "Strøm og varme, ventilasjon, avfall og husordensregler"
# Whom, days, what about, and days until the next.
_GUIDED = (
    ("selam", -380, _STEADY, None),
    ("oksana", -90, _STEADY, 30),
    ("oksana", -58, "Leiekontrakt, depositum og klage på feil", None),
    ("hala", -200, "Bruk av komfyr og brannvarsler, trygg bolig for eldre", 60),
    ("khaled", -60, _STEADY, 75),
    ("esperance", -30, _STEADY, 35),
)
_AMOT_DAYS = 165


def note_settled(diary: Diary) -> None:
    """The homes first, then who moved in, and the numbers, guidance and goals as time went."""
    days, keys = diary.days, dict[str, str]()
    for number, home in enumerate(_HOUSING):
        diary.note(days.work(-718), f"13:{number:02d}", Who.LEADER, _register(keys, home))
        if home.lived_by:
            _note_moved(diary, keys, home)
    diary.note(days.work(-25), "14:00", Who.KARI, _zahra_moves(keys))
    _note_numbers(diary)
    _note_arrivals(diary, keys)
    for who, day, topics, following in _GUIDED:
        diary.note(days.work(day), "14:05", _adviser(who), _guide(who, topics, following))
    diary.note(days.work(-8), "14:10", Who.KARI, _statement)
    for who, met in (("esperance", 1), ("khaled", 2), ("oksana", 2)):
        start = next(member.arrived for member in MEMBERS if member.key == who)
        diary.note(days.work(start + 6), "14:15", _adviser(who), _take(who))
        for done in range(met):
            diary.note(days.work(-20 + done), f"14:{20 + done}", _adviser(who), _reach(who))


def _adviser(key: str) -> Who:
    return next(adviser_of(member) for member in MEMBERS if member.key == key)


def _register(keys: dict[str, str], home: Home) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> None:
        value = Housing(
            "", "", home.address, home.owner, home.owner_name,
            None if home.rent is None else home.rent * 100, home.rooms, home.size, home.place,
            None if home.free is None else town.days.day(home.free),
            None if home.ends is None else town.days.day(-730),
            None if home.ends is None else town.days.day(home.ends),
        )  # fmt: skip
        keys[home.address] = housing.save_home(desk, value).id

    return do


def _note_moved(diary: Diary, keys: dict[str, str], home: Home) -> None:
    """Everybody of the household on the day they came."""
    for number, member in enumerate(each for each in MEMBERS if each.home == home.lived_by):
        if member.arrived > 0:
            continue

        def move(desk: Desk, town: Town, who: str = member.key) -> object:
            stay = HousingStay("", "", town.people[who], keys[home.address], desk.today)
            return housing.move_in(desk, stay)

        diary.note(diary.days.work(member.arrived), f"14:{30 + number}", HOMES[home.lived_by].who, move)


def _zahra_moves(keys: dict[str, str]) -> Callable[[Desk, Town], object]:
    """She lives by herself since she moved from her parents."""

    def do(desk: Desk, town: Town) -> object:
        stay = HousingStay("", "", town.people["zahra"], keys["Stasjonsvegen 6, hybel"], desk.today)
        return housing.move_in(desk, stay)

    return do


def _note_numbers(diary: Diary) -> None:
    on = diary.days.on
    for number, (year, kind, asked, decided, settled, agreed, as_of) in enumerate(_HISTORY):
        if year > on.year:
            continue
        seen = None if as_of is None else min(as_of, diary.days.work(-3))
        value = SettlementNumber("", "", year, kind, asked, decided, settled, agreed, seen, _SOURCE)
        diary.note(diary.days.work(-3), f"13:{40 + number}", Who.LEADER, _write(value))
    if all(year != on.year for year, *_ in _HISTORY):
        value = SettlementNumber("", "", on.year, ALL, source="Ikke lest hos IMDi ennå")
        diary.note(diary.days.work(-3), "13:50", Who.LEADER, _write(value))


def _write(value: SettlementNumber) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> object:
        del town
        return numbers.save_number(desk, value)

    return do


def _note_arrivals(diary: Diary, keys: dict[str, str]) -> None:
    """A family soon, with much of the list done, and a minor later, who waits in AMOT."""
    days, made = diary.days, dict[str, str]()

    def family(desk: Desk, town: Town) -> None:
        value = ExpectedArrival(
            "", "", "Familie på fem fra Syria", 2, 3, ArrivalState.AGREED, ALL, town.days.ahead(12),
            town.days.day(-118), "Stue i første etasje, tolk i arabisk", keys["Stasjonsvegen 9, leil. 4"],
        )  # fmt: skip
        made["family"] = arrivals.save_arrival(desk, value).id

    def minor(desk: Desk, town: Town) -> None:
        value = ExpectedArrival(
            "", "", "Gutt på 16 år fra Eritrea", 0, 1, ArrivalState.ACCEPTED, MINORS, town.days.ahead(40),
            town.days.day(-64), "Tolk i tigrinja, vil gå på skole fra første uke",
            amot_from=town.days.day(-_AMOT_DAYS), note="Bor hos onkelen mens han venter",
        )  # fmt: skip
        made["minor"] = arrivals.save_arrival(desk, value).id

    diary.note(days.work(-40), "13:20", Who.KARI, family)
    diary.note(days.work(-22), "13:25", Who.IVAR, minor)
    diary.note(days.work(-18), "13:30", Who.KARI, _ready(made, "family", ("Bolig", "Barnehage")))
    diary.note(days.work(-6), "13:30", Who.KARI, _ready(made, "family", ("Skole",)))
    diary.note(days.work(-5), "13:35", Who.IVAR, _ready(made, "minor", ("BEEM",)))


def _ready(made: dict[str, str], key: str, wanted: tuple[str, ...]) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> None:
        del town
        with desk.read() as reader:
            steps = reader.find(ArrivalStep, arrival_id=made[key])
        for step in sorted(steps, key=lambda each: each.text):
            if step.text.startswith(wanted):
                arrivals.tick_step(desk, step.id, done=True)

    return do


def _guide(who: str, topics: str, following: int | None) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> object:
        following_day = None if following is None else desk.today + timedelta(days=following)
        value = LivingGuidance("", "", town.people[who], desk.today, "", topics, following_day)
        return guidance.save_guidance(desk, value)

    return do


def _statement(desk: Desk, town: Town) -> object:
    text = "Familien trenger bolig uten trapper og kort vei til helsestasjonen. Plassen er avklart hos oss."
    value = NeedsStatement("", "", town.people["fatima"], "", desk.today, "IMDi", text)
    return guidance.save_statement(desk, value)


def _take(who: str) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> object:
        return goals.take_proposals(desk, town.people[who])

    return do


def _reach(who: str) -> Callable[[Desk, Town], object]:
    """The goal that is due first is reached."""

    def do(desk: Desk, town: Town) -> object:
        with desk.read() as reader:
            waiting = reader.find(SettlementGoal, person_id=town.people[who], met_on=None)
        first = min(waiting, key=lambda each: (each.due, each.text))
        return goals.save_goal(desk, replace(first, met_on=desk.today))

    return do
