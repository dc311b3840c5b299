"""Norwegian, civics, life skills and parental guidance in the demo: offered, taught, tested."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from grongintro.domain.carried import CarriedKind, CarriedMatter, OpeningBalance, Quota
from grongintro.domain.person import PermitKind
from grongintro.domain.training import (
    NORWEGIAN_PARTS,
    Exemption,
    ExemptionBasis,
    ExemptionFrom,
    LanguageTest,
    Level,
    Subject,
    TaughtHours,
    TestPart,
    Training,
    TrainingBasis,
)
from grongintro.rules.parameters import shipped_parameters
from grongintro.rules.switches import chapter_6a_in_force
from grongintro.services.demo.diary import Who
from grongintro.services.demo.mapped import prior
from grongintro.services.demo.people import HOMES, MEMBERS, adviser_of
from grongintro.services.demo.programmes import PROGRAMMES
from grongintro.services.qualifying import carried, mapping, training
from grongintro.services.settings import civics_module_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.services.demo.diary import Diary, Town
    from grongintro.services.desk import Desk

_MEMBERS = {member.key: member for member in MEMBERS}
_WHO = {member.key: adviser_of(member) for member in MEMBERS}
_SCHOOL = "Namdal voksenopplæring"
# Who was offered training, days after coming; Espérance and Ghulam were not, and Firas late.
_OFFERED = {key: 21 for key in PROGRAMMES if key not in {"esperance", "ghulam", "rima"}} | {
    "firas": 110,
    "nataliia": 40,
}
_MEETING = 90
_WEEKS = timedelta(days=27)
_DECIDED_BEFORE = (
    "amina", "yonas", "parwin", "fatima", "ghulam", "iryna", "nabil", "samira", "ismail", "abdirahman",
)  # fmt: skip


@dataclass(frozen=True)
class Given:
    """Hours given so far: civics, the two themes of life skills, and meetings of parental guidance."""

    civics: int = 0
    migration: int = 0
    career: int = 0
    meetings: int = 0


GIVEN = {
    "selam": Given(75, 10, 15, 8),
    "yonas": Given(75, 10, 15, 8),
    "amina": Given(75, 10, 15, 9),
    "omar": Given(45, 10, 8),
    "fatima": Given(30, 4, 0, 3),
    "ghulam": Given(20, 4, 0, 3),
    "zahra": Given(75, 10, 15),
    "mugisha": Given(40, 10, 5),
    "parwin": Given(50, 10, 15, 8),
    "iryna": Given(0, 5, 10, 4),
    "vasyl": Given(0, 5, 10),
    "halyna": Given(0, 5, 6),
    "nabil": Given(50, 10, 6, 5),
    "samira": Given(50, 10, 6, 5),
    "yasmin": Given(25, 5, 0),
    "abdirahman": Given(40, 6, 6),
    "ismail": Given(40, 6, 6),
}


def note_taught(diary: Diary) -> None:
    """Offers, monthly sums of hours, tests, an exemption, and what came from elsewhere."""
    days = diary.days
    for key, after in _OFFERED.items():
        arrived = _MEMBERS[key].arrived
        diary.note(days.work(arrived + after), "10:45", _WHO[key], _offer(key))
    for key, given in GIVEN.items():
        _note_hours(diary, key, given)
    diary.note(days.work(-160), "12:00", Who.KARI, _amina_tests)
    diary.note(days.work(-58), "12:10", Who.KARI, _civics_tests)
    diary.note(days.work(-25), "12:15", Who.KARI, _selam_entered)
    diary.note(days.work(-90), "12:30", Who.KARI, _exemption_for_fatima)
    diary.note(days.work(_MEMBERS["parwin"].arrived + 13), "12:45", Who.KARI, _parwin_before)
    for number, key in enumerate(_DECIDED_BEFORE):
        told = days.work(PROGRAMMES[key].offered + 20)
        diary.note(told, "12:50", _WHO[key], _decided_before(key, 31 + number))


def _offer(key: str) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> object:
        collective = _MEMBERS[key].permit is PermitKind.COLLECTIVE_34 and chapter_6a_in_force(
            desk.today, shipped_parameters()
        )
        value = Training(
            "", "", town.people[key],
            TrainingBasis.SECTION_37D if collective else TrainingBasis.SECTION_27,
            desk.today, desk.today, provider_name=_SCHOOL, minutes_per_week=15 * 60,
        )  # fmt: skip
        return training.save_training(desk, value)

    return do


def _note_hours(diary: Diary, key: str, given: Given) -> None:
    """Three registrations, between the beginning and three weeks ago."""
    first = max(PROGRAMMES[key].start or 0, _MEMBERS[key].arrived + _OFFERED.get(key, 60)) + 10
    last = -21
    for number in range(3):
        day = diary.days.work(first + (last - first) * (number + 1) // 3)
        diary.note(day, "15:45", _WHO[key], _teach(key, given, number))
        diary.note(day, "15:47", _WHO[key], _norwegian(key, (last - first) // 3))
    for number in range(given.meetings):
        day = diary.days.work(first + (last - first) * (number + 1) // (given.meetings + 1))
        diary.note(day, "15:50", _WHO[key], _meet(key))


def _teach(key: str, given: Given, number: int) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> None:
        language = _language(key)
        module = civics_module_names(desk)[number]
        for subject, hours in (
            (Subject.CIVICS, given.civics),
            (Subject.MIGRATION_HEALTH, given.migration),
            (Subject.CAREER_SKILLS, given.career),
        ):
            part = (hours * (number + 1) // 3 - hours * number // 3) * 60
            if part:
                own = module if subject is Subject.CIVICS else ""
                _register(desk, town.people[key], subject, part, own, language)

    return do


def _norwegian(key: str, days: int) -> Callable[[Desk, Town], object]:
    """What was taught since the last registration: two of the fifteen hours a week fell away."""

    def do(desk: Desk, town: Town) -> object:
        since = desk.today - timedelta(days=max(days, 7) - 1)
        minutes = max(days, 7) * 13 // 7 * 60
        value = TaughtHours(
            "", "", town.people[key], Subject.NORWEGIAN, since, desk.today, minutes, "", "", _SCHOOL
        )
        return training.register_hours(desk, value)

    return do


def _register(desk: Desk, person_id: str, subject: Subject, minutes: int, module: str, language: str) -> None:
    first = desk.today - _WEEKS
    value = TaughtHours("", "", person_id, subject, first, desk.today, minutes, module, language, _SCHOOL)
    training.register_hours(desk, value)


def _language(key: str) -> str:
    return HOMES[_MEMBERS[key].home].languages[0]


def _meet(key: str) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> object:
        today, provider = desk.today, "Helsestasjonen"
        group, language = Subject.PARENTING_GROUP, _language(key)
        value = TaughtHours("", "", town.people[key], group, today, today, _MEETING, "", language, provider)
        return training.register_hours(desk, value)

    return do


def _sit(
    desk: Desk, person_id: str, part: TestPart, level: Level | None, *, passed: bool | None = None
) -> None:
    value = LanguageTest("", "", person_id, part, desk.today, desk.today, level, passed)
    training.save_test(desk, value)


def _amina_tests(desk: Desk, town: Town) -> None:
    for part in NORWEGIAN_PARTS:
        _sit(desk, town.people["amina"], part, Level.B1 if part is TestPart.SPEAKING else Level.A2)


def _civics_tests(desk: Desk, town: Town) -> None:
    for key in ("selam", "yonas", "amina", "zahra"):
        _sit(desk, town.people[key], TestPart.CIVICS, None, passed=True)


def _selam_entered(desk: Desk, town: Town) -> None:
    """Entered for two of the four tests, which are still ahead."""
    for part in (TestPart.LISTENING, TestPart.READING):
        training.save_test(desk, LanguageTest("", "", town.people["selam"], part, desk.today))


def _exemption_for_fatima(desk: Desk, town: Town) -> object:
    value = Exemption(
        "", "", town.people["fatima"], ExemptionFrom.NORWEGIAN_TEST, ExemptionBasis.HEALTH, desk.today,
        desk.today, granted=True, note="Uttalelse fra lege er lagt fram",
    )  # fmt: skip
    return training.save_exemption(desk, value)


def _parwin_before(desk: Desk, town: Town) -> None:
    person_id = town.people["parwin"]
    mapping.save_prior_element(desk, prior(person_id))
    balance = OpeningBalance(
        "", "", person_id, Quota.CIVICS_HOURS, 2500, desk.today, "Bekreftelse fra mottaket i Steinkjer"
    )
    carried.set_opening_balance(desk, balance)


def _decided_before(key: str, number: int) -> Callable[[Desk, Town], object]:
    """The first decisions on benefit are from before the service began to use the program."""

    def do(desk: Desk, town: Town) -> object:
        matter = CarriedMatter(
            "", "", town.people[key], CarriedKind.BENEFIT_DECISION, town.days.work(PROGRAMMES[key].offered),
            f"{desk.today.year}/{number}", "Marit Aune", "Skrevet i Word",
        )  # fmt: skip
        return carried.register_carried(desk, matter)

    return do
