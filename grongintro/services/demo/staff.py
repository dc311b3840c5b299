"""The invented municipality and those who work in its refugee service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.clock import FixedClock
from grongintro.domain.municipality import Language, Municipality
from grongintro.domain.staff import Role
from grongintro.services import staff
from grongintro.services.demo.calendar import Days, at
from grongintro.services.demo.diary import Diary, Town, Who
from grongintro.services.demo.logo import logo_png
from grongintro.services.setup import FirstStart, NewColleague, found_service
from grongintro.services.trust import accounts, login
from grongintro.storage.keys.envelope import Cost

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.desk import Desk

SENTRUM, BERGSMO = "Sentrum", "Bergsmo"
FOUNDED = -760
# The demo's people are invented and its passwords are printed: nothing is gained by a slow derivation.
LIGHT = Cost(8192, 1, 1)
FIRST_PASSWORD = "skal-byttes-straks"  # noqa: S105  it opens nothing once the demo is built


@dataclass(frozen=True)
class DemoLogin:
    """A way into the demo, to be shown to whoever tries it."""

    login: str
    password: str
    name: str
    title: str
    role: Role


LOGINS = {
    Who.LEADER: DemoLogin("leder", "demo-passord-2", "Marit Aune", "avdelingsleder", Role.LEADER),
    Who.KARI: DemoLogin("kari", "demo-passord-1", "Kari Lian", "programrådgiver", Role.ADVISER),
    Who.IVAR: DemoLogin("ivar", "demo-passord-3", "Ivar Moen", "programrådgiver", Role.ADVISER),
    Who.HELPER: DemoLogin("sunniva", "demo-passord-4", "Sunniva Dahl", "miljøarbeider", Role.HELPER),
    Who.DECIDER: DemoLogin("torunn", "demo-passord-5", "Torunn Vik", "kommunalsjef", Role.DECIDER),
}
_PHONES = {
    Who.LEADER: "10 00 02 10",
    Who.KARI: "10 00 02 11",
    Who.IVAR: "10 00 02 12",
    Who.HELPER: "10 00 03 40",
    Who.DECIDER: "10 00 01 05",
}


def municipality() -> Municipality:
    """The municipality of the demo; there is none of that name, number or organisation number."""
    return Municipality(
        name="Namdal kommune",
        number="9951",
        organisation_number="310123455",
        street="Kommunevegen 1",
        postal_code="7999",
        postal_place="Namdal",
        phone="10 00 02 00",
        email="flyktningtjenesten@namdal.example",
        service_name="Flyktningtjenesten",
        statsforvalter="Statsforvalteren i Trøndelag",
        language=Language.BOKMAL,
        logo_png=logo_png(),
    )


def found(folder: Path, days: Days) -> Town:
    """Found the service and open the desks of the leader and the first adviser."""
    clock = FixedClock(at(days.work(FOUNDED), "08:30"))
    first = FirstStart(
        municipality=municipality(),
        places=(SENTRUM, BERGSMO),
        leader=_colleague(Who.LEADER, 100, LOGINS[Who.LEADER].password),
        repeated=LOGINS[Who.LEADER].password,
        adviser=_colleague(Who.KARI, 60, FIRST_PASSWORD),
        folder=folder,
        backup_folder=folder / "kopier",
    )
    leader, _ = found_service(first, clock, cost=LIGHT)
    town = Town(days, clock, {Who.LEADER: leader}, {Who.LEADER: leader.actor.staff_id})
    sign_in(town, Who.KARI)
    return town


def _colleague(who: Who, percent: int, password: str) -> NewColleague:
    known = LOGINS[who]
    return NewColleague(
        known.name, known.title, _PHONES[who], _email(who), known.login, password, percent=percent
    )


def _email(who: Who) -> str:
    return f"{LOGINS[who].name.lower().replace(' ', '.')}@namdal.example"


def sign_in(town: Town, who: Who) -> None:
    """The first sign-in of a colleague, who chooses the own password."""
    known = LOGINS[who]
    desk = login.switch_user(town.desks[Who.LEADER], known.login, FIRST_PASSWORD)
    town.desks[who] = login.change_password(desk, FIRST_PASSWORD, known.password, known.password)
    town.staff[who] = desk.actor.staff_id


def note_staff(diary: Diary) -> None:
    """Posts over time, the second adviser, the borrowed helper, absences with a substitute."""
    days = diary.days
    diary.note(days.work(-520), "09:00", Who.LEADER, _hire_ivar)
    diary.note(days.work(-250), "10:00", Who.LEADER, _more_for_kari)
    diary.note(days.work(-205), "11:00", Who.LEADER, _kari_away)
    diary.note(days.work(-170), "09:30", Who.LEADER, _borrow_helper)
    diary.note(days.work(-165), "13:00", Who.KARI, lambda desk, town: _link_helper(desk, town, "abdirahman"))
    diary.note(days.work(-76), "13:00", Who.KARI, lambda desk, town: _link_helper(desk, town, "filmon"))
    diary.note(days.work(-10), "14:30", Who.LEADER, _ivar_on_holiday)


def _hire_ivar(desk: Desk, town: Town) -> None:
    hire(desk, town, Who.IVAR)
    staff.set_post(desk, town.staff[Who.IVAR], role=Role.ADVISER, percent=50, start=desk.today)


def hire(desk: Desk, town: Town, who: Who) -> None:
    """A colleague with an account and an own password, without post yet."""
    known = LOGINS[who]
    saved = staff.add_staff(desk, name=known.name, title=known.title, phone=_PHONES[who], email=_email(who))
    accounts.create_account(desk, saved.id, login=known.login, password=FIRST_PASSWORD, role=known.role)
    sign_in(town, who)


def _more_for_kari(desk: Desk, town: Town) -> None:
    """60 → 80 → 60 per cent."""
    start, end = town.days.day(-240), town.days.day(-61)
    staff.set_post(desk, town.staff[Who.KARI], role=Role.ADVISER, percent=80, start=start, end=end)


def _kari_away(desk: Desk, town: Town) -> None:
    staff.set_absence(
        desk,
        town.staff[Who.KARI],
        start=town.days.day(-200),
        end=town.days.day(-187),
        substitute_id=town.staff[Who.IVAR],
        reason="Ferie",
    )


def _borrow_helper(desk: Desk, town: Town) -> None:
    hire(desk, town, Who.HELPER)
    staff.set_post(
        desk,
        town.staff[Who.HELPER],
        role=Role.HELPER,
        percent=20,
        start=desk.today,
        end=town.days.day(75),
        service="BEEM",
    )


def _link_helper(desk: Desk, town: Town, person: str) -> None:
    staff.link_helper(desk, town.staff[Who.HELPER], town.people[person], start=desk.today)


def _ivar_on_holiday(desk: Desk, town: Town) -> None:
    staff.set_absence(
        desk,
        town.staff[Who.IVAR],
        start=town.days.day(20),
        end=town.days.day(33),
        substitute_id=town.staff[Who.KARI],
        reason="Ferie",
    )
