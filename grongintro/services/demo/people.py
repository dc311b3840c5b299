"""The invented people: thirty adults in fourteen households, their children, and when they came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from grongintro.domain.household import HouseholdRole
from grongintro.domain.names import fold
from grongintro.domain.person import PermitKind, Person, Settlement, Sex
from grongintro.services.demo.diary import Who
from grongintro.services.demo.numbers import duf_number, national_number
from grongintro.services.demo.staff import BERGSMO, SENTRUM
from grongintro.services.households import household_of
from grongintro.services.people import PersonDraft, settle_person

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from grongintro.services.demo.calendar import Days
    from grongintro.services.demo.diary import Diary, Town
    from grongintro.services.desk import Desk

F, M = Sex.FEMALE, Sex.MALE
REFUGEE, FAMILY = PermitKind.REFUGEE_28, PermitKind.FAMILY_CH6
COLLECTIVE = PermitKind.COLLECTIVE_34


@dataclass(frozen=True)
class Home:
    """A household: its name, address, and what its people have in common."""

    name: str
    street: str
    place: str
    country: str
    languages: tuple[str, ...]
    who: Who = Who.KARI


@dataclass(frozen=True)
class Member:
    """A person of the demo; offsets are days from the demo's day, `age` in years and days."""

    key: str
    given: str
    family: str
    sex: Sex
    home: str
    age: int
    days: int
    arrived: int
    permit: PermitKind = REFUGEE
    permit_to: int | None = 500
    settlement: Settlement = Settlement.AGREED
    number: str = "national"
    settled_before: int = 0
    interpreter: bool = True
    child: bool = False
    who: Who | None = None


HOMES = {
    "haile": Home("Familien Haile", "Elvevegen 4", SENTRUM, "Eritrea", ("tigrinja", "arabisk")),
    "petrenko": Home("Petrenko", "Skolevegen 11 B", SENTRUM, "Ukraina", ("ukrainsk", "russisk")),
    "darwish": Home("Familien Darwish", "Stasjonsvegen 2", SENTRUM, "Syria", ("arabisk",)),
    "rahimi": Home("Familien Rahimi", "Bergsmovegen 18", BERGSMO, "Afghanistan", ("dari",)),
    "mugisha": Home("Jean Mugisha", "Skolevegen 7", SENTRUM, "DR Kongo", ("swahili", "fransk")),
    "hassan": Home("Familien Hassan Ali", "Bergsmovegen 22", BERGSMO, "Somalia", ("somali",)),
    "bondarenko": Home("Familien Bondarenko", "Kirkevegen 3", SENTRUM, "Ukraina", ("ukrainsk", "russisk")),
    "gebremariam": Home("Tesfay Gebremariam", "Elvevegen 9, leil. 1", SENTRUM, "Eritrea", ("tigrinja",)),
    "ahmadi": Home("Familien Ahmadi", "Bergsmovegen 5", BERGSMO, "Afghanistan", ("dari",)),
    "kapinga": Home("Familien Kapinga", "Stasjonsvegen 14", SENTRUM, "DR Kongo", ("swahili", "fransk")),
    "marchenko": Home("Marchenko", "Kirkevegen 8", SENTRUM, "Ukraina", ("ukrainsk", "polsk")),
    "almasri": Home("Familien Al-Masri", "Bergsmovegen 31", BERGSMO, "Syria", ("arabisk",), Who.IVAR),
    "bofellesskap": Home("Bofellesskapet Bergsmo", "Bergsmovegen 40", BERGSMO, "Eritrea", ("tigrinja",)),
}

MEMBERS = (
    Member("selam", "Selam", "Haile", F, "haile", 34, 120, -430),
    Member("yonas", "Yonas", "Haile", M, "haile", 37, 40, -430),
    Member("natnael", "Natnael", "Haile", M, "haile", 9, 200, -430, child=True),
    Member("winta", "Winta", "Haile", F, "haile", 5, 80, -430, child=True),
    Member("oksana", "Oksana", "Petrenko", F, "petrenko", 41, 210, -96, COLLECTIVE, 270),
    Member("mykola", "Mykola", "Petrenko", M, "petrenko", 44, 15, -96, COLLECTIVE, 270),
    Member("omar", "Omar", "Darwish", M, "darwish", 20, 150, -330),
    Member("khaled", "Khaled", "Darwish", M, "darwish", 47, 33, -68, FAMILY, 660, Settlement.FAMILY),
    Member("rima", "Rima", "Darwish", F, "darwish", 44, 290, -68, FAMILY, 660, Settlement.FAMILY),
    Member("lina", "Lina", "Darwish", F, "darwish", 12, 70, -68, FAMILY, 660, Settlement.FAMILY, child=True),
    Member("fatima", "Fatima", "Rahimi", F, "rahimi", 52, 95, -390),
    Member("ghulam", "Ghulam", "Rahimi", M, "rahimi", 54, 160, -390),
    Member("zahra", "Zahra", "Rahimi", F, "rahimi", 22, 101, -390),
    Member("mugisha", "Jean", "Mugisha", M, "mugisha", 0, 18, -210, PermitKind.HUMANITARIAN_38, 420),
    Member("amina", "Amina", "Hassan Ali", F, "hassan", 29, 44, -715, number="d"),
    Member("hodan", "Hodan", "Hassan Ali", F, "hassan", 8, 12, -715, child=True, number="duf"),
    Member("bilal", "Bilal", "Hassan Ali", M, "hassan", 6, 320, -715, child=True, number="duf"),
    Member("ayan", "Ayan", "Hassan Ali", F, "hassan", 3, 66, -715, child=True, number="duf"),
    Member("iryna", "Iryna", "Bondarenko", F, "bondarenko", 38, 77, -300, COLLECTIVE, 120),
    Member("nataliia", "Nataliia", "Bondarenko", F, "bondarenko", 63, 5, -300, COLLECTIVE, 120),
    Member("danylo", "Danylo", "Bondarenko", M, "bondarenko", 10, 30, -300, COLLECTIVE, 120, child=True),
    Member("tesfay", "Tesfay", "Gebremariam", M, "gebremariam", 31, 250, -108),
    Member("parwin", "Parwin", "Ahmadi", F, "ahmadi", 45, 180, -520, PermitKind.TRANSFER_35, 22),
    Member("nasrin", "Nasrin", "Ahmadi", F, "ahmadi", 15, 130, -520, PermitKind.TRANSFER_35, 22, child=True),
    Member("mina", "Mina", "Ahmadi", F, "ahmadi", 13, 240, -520, PermitKind.TRANSFER_35, 22, child=True),
    Member("esperance", "Espérance", "Kapinga", F, "kapinga", 33, 61, -41, number="duf"),
    Member("dieudonne", "Dieudonné", "Kapinga", M, "kapinga", 36, 190, 14, FAMILY, 730, Settlement.FAMILY),
    Member("grace", "Grace", "Kapinga", F, "kapinga", 7, 111, -41, child=True, number="duf"),
    Member("vasyl", "Vasyl", "Marchenko", M, "marchenko", 50, 215, -500, COLLECTIVE, 95, settled_before=-640),
    Member(
        "halyna", "Halyna", "Marchenko", F, "marchenko", 48, 20, -500, COLLECTIVE, 95, settled_before=-640
    ),
    Member("nabil", "Nabil", "Al-Masri", M, "almasri", 51, 140, -270),
    Member("samira", "Samira", "Al-Masri", F, "almasri", 46, 88, -270),
    Member("firas", "Firas", "Al-Masri", M, "almasri", 23, 90, -270),
    Member("yasmin", "Yasmin", "Al-Masri", F, "almasri", 20, 300, -270, interpreter=False),
    Member("hala", "Hala", "Al-Masri", F, "almasri", 71, 45, -270),
    Member("sami", "Sami", "Al-Masri", M, "almasri", 14, 10, -270, child=True),
    Member("rana", "Rana", "Al-Masri", F, "almasri", 11, 260, -270, child=True),
    Member("filmon", "Filmon", "Tekle", M, "bofellesskap", 19, 35, -80),
    Member("abdirahman", "Abdirahman", "Yusuf", M, "bofellesskap", 19, 220, -240, number="d"),
    Member("ismail", "Ismail", "Noori", M, "bofellesskap", 20, 60, -260, who=Who.IVAR),
    Member("samuel", "Samuel", "Weldu", M, "bofellesskap", 20, 175, -75, who=Who.IVAR),
    Member(
        "daniel",
        "Daniel",
        "Okello",
        M,
        "bofellesskap",
        21,
        95,
        -310,
        PermitKind.OTHER,
        None,
        Settlement.SELF_SETTLED,
        who=Who.IVAR,
        interpreter=False,
    ),
)
# Those in the shared house come from several countries.
_OWN_COUNTRY = {
    "abdirahman": ("Somalia", ("somali", "engelsk")),
    "ismail": ("Afghanistan", ("dari", "pashto")),
    "daniel": ("Uganda", ("engelsk", "swahili")),
}
_REGISTERED_BEFORE = 16
PARTICIPANTS = tuple(member.key for member in MEMBERS if not member.child)


def country_of(member: Member) -> tuple[str, tuple[str, ...]]:
    """Citizenship and languages."""
    home = HOMES[member.home]
    return _OWN_COUNTRY.get(member.key, (home.country, home.languages))


def adviser_of(member: Member) -> Who:
    """Who is responsible: the household's adviser, unless the person has another."""
    return member.who or HOMES[member.home].who


def birth_date(member: Member, days: Days) -> date:
    """The birth date; for age 0 of an adult the day that makes 25 years `days` from now."""
    return days.turning_25(member.days) if member.age == 0 else days.born(member.age, member.days)


def note_people(diary: Diary) -> None:
    """Everybody is registered the day they come, those who are expected when it is known."""
    for seed, member in enumerate(MEMBERS, start=1):
        day = diary.days.work(min(member.arrived, 10 - _REGISTERED_BEFORE))
        diary.note(day, f"09:{seed:02d}", adviser_of(member), _settler(member, seed))


def _settler(member: Member, seed: int) -> Callable[[Desk, Town], None]:
    def settle(desk: Desk, town: Town) -> None:
        home = HOMES[member.home]
        person = _person(member, seed, town.days)
        saved = settle_person(
            desk,
            PersonDraft(
                person,
                household_id=town.homes.get(member.home),
                household_name=home.name,
                role=HouseholdRole.CHILD if member.child else HouseholdRole.ADULT,
                adviser_id=None if member.child else town.staff[adviser_of(member)],
                permit=member.permit,
                permit_granted=(person.arrived or desk.today) - timedelta(days=45),
                permit_valid_to=None if member.permit_to is None else town.days.day(member.permit_to),
            ),
        )
        town.people[member.key] = saved.id
        if member.home not in town.homes:
            town.homes[member.home] = home_of(desk, saved.id)

    return settle


def home_of(desk: Desk, person_id: str) -> str:
    """The id of the household a person has just been placed in."""
    with desk.read() as reader:
        home = household_of(reader, person_id, desk.today)
    if home is None:
        raise LookupError(person_id)
    return home.id


def _person(member: Member, seed: int, days: Days) -> Person:
    home, born = HOMES[member.home], birth_date(member, days)
    country, languages = country_of(member)
    arrived = days.day(member.arrived) if member.arrived > 0 else days.work(member.arrived)
    temporary = member.number == "d"
    return Person(
        id="",
        office_id="",
        given_name=member.given,
        family_name=member.family,
        birth_date=born,
        sex=member.sex,
        national_number=""
        if member.number == "duf"
        else national_number(born, member.sex, seed, temporary=temporary),
        duf_number=duf_number(arrived.year, seed),
        citizenship=country,
        languages=(*languages, "norsk") if not member.interpreter else languages,
        interpreter_language=languages[0] if member.interpreter and not member.child else "",
        street=home.street,
        postal_code="7999",
        postal_place="Namdal",
        phone="" if member.child else f"10 00 {10 + seed // 20:02d} {seed * 7 % 100:02d}",
        email="" if member.child else f"{fold(member.given)}.{seed}@post.example",
        settlement=member.settlement,
        first_settled=days.day(member.settled_before) if member.settled_before else arrived,
        arrived=arrived,
    )
