"""A tiny real store, encrypted: one leader, one adviser, four people in two households."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from grongintro.domain.clock import FixedClock
from grongintro.domain.followup import Booking, Form, InterpreterMode, Side, Topic
from grongintro.domain.household import HouseholdRole
from grongintro.domain.municipality import Language, Municipality
from grongintro.domain.person import PermitKind, Person, Settlement, Sex
from grongintro.domain.programme import Education, Goal
from grongintro.domain.staff import Actor, Role
from grongintro.services import people, programmes, staff, talks
from grongintro.services.people import PersonDraft
from grongintro.services.programmes import ProgrammeDraft
from grongintro.services.setup import FirstStart, NewColleague, found_service
from grongintro.services.talk_draft import Promise, TalkDraft
from grongintro.services.talks import AppointmentDraft
from grongintro.services.trust import accounts
from grongintro.storage.keys.envelope import Cost
from grongintro.ui.worker import wait_for_all

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.desk import Desk

NOW = datetime(2026, 3, 11, 8, 30)  # noqa: DTZ001 - local time, as on the wall
TODAY = NOW.date()
PASSWORD = "et langt nok passord 7"


@dataclass
class TinyStore:
    """The desks and the keys of the people, by given name."""

    leader: Desk
    adviser: Desk
    helper: Desk
    ids: dict[str, str]

    def close(self) -> None:
        """What is read beside the window is let end first, as the program does."""
        wait_for_all()
        self.leader.store.close()


def municipality() -> Municipality:
    return Municipality(
        name="Fjellvik kommune",
        number="5099",
        organisation_number="999999999",
        street="Storgata 1",
        postal_code="7870",
        postal_place="Fjellvik",
        phone="74 00 00 00",
        email="post@fjellvik.example",
        service_name="Flyktningtjenesten",
        statsforvalter="Statsforvalteren i Trøndelag",
        language=Language.BOKMAL,
    )


def colleague(name: str, login: str, title: str) -> NewColleague:
    return NewColleague(name, title, "740 00 001", f"{login}@fjellvik.example", login, PASSWORD)


def empty_store(folder: Path) -> TinyStore:
    """A store without people."""
    first = FirstStart(
        municipality=municipality(),
        places=("Grong sentrum", "Bergsmo"),
        leader=colleague("Liv Haugen", "liv", "avdelingsleder"),
        repeated=PASSWORD,
        adviser=colleague("Kari Åsmo", "kari", "programrådgiver"),
        folder=folder / "store",
        backup_folder=folder / "copies",
    )
    leader, _ = found_service(first, FixedClock(NOW), cost=Cost(8, 1, 1))
    rows = {row.staff.name: row for row in staff.list_staff(leader)}
    kari = rows["Kari Åsmo"]
    assert kari.account is not None
    adviser = Actor(kari.account.id, kari.staff.id, kari.staff.name, Role.ADVISER)
    helper_id = staff.add_staff(leader, name="Ola Myhr", title="miljøarbeider", phone="", email="").id
    staff.set_post(leader, helper_id, role=Role.HELPER, percent=50, start=date(2026, 1, 1), counts=False)
    account = accounts.create_account(leader, helper_id, login="ola", password=PASSWORD, role=Role.HELPER)
    helper = Actor(account.id, helper_id, "Ola Myhr", Role.HELPER)
    return TinyStore(leader, replace(leader, actor=adviser), replace(leader, actor=helper), {})


def tiny_store(folder: Path) -> TinyStore:
    """A store with four people: Åse and Amina and her two, one of them a child."""
    made = empty_store(folder)
    desk, kari = made.adviser, made.adviser.actor.staff_id
    amina = person("Amina", "Zahra", date(1992, 4, 12), Sex.FEMALE, "arabisk", phone="987 65 432")
    made.ids["Amina"] = people.settle_person(
        desk,
        PersonDraft(
            replace(amina, first_settled=date(2025, 8, 18), arrived=date(2025, 8, 18)),
            household_name="Familien Zahra",
            adviser_id=kari,
            permit=PermitKind.REFUGEE_28,
            permit_granted=date(2025, 5, 2),
            permit_valid_to=date(2026, 4, 2),
        ),
    ).id
    home = home_of(desk, made.ids["Amina"])
    for given, born, role in (
        ("Yusuf", date(1990, 1, 3), HouseholdRole.ADULT),
        ("Sami", date(2016, 6, 1), HouseholdRole.CHILD),
    ):
        one = person(given, "Zahra", born, Sex.MALE, "arabisk" if role is HouseholdRole.ADULT else "")
        draft = PersonDraft(
            replace(one, arrived=date(2025, 8, 18)), household_id=home, role=role, adviser_id=kari
        )
        made.ids[given] = people.settle_person(desk, draft).id
    aase = person("Åse", "Aabakken", date(2001, 3, 30), Sex.FEMALE, "", phone="412 34 567")
    made.ids["Åse"] = people.settle_person(
        desk, PersonDraft(replace(aase, arrived=date(2026, 3, 4)), adviser_id=kari)
    ).id
    programmes.save_programme(
        desk,
        made.ids["Amina"],
        ProgrammeDraft(date(2025, 9, 1), date(2025, 9, 15), Education.LESS, Goal.WORK),
    )
    log_talk(desk, made.ids["Amina"], date(2026, 2, 2))
    return made


def person(given: str, family: str, born: date, sex: Sex, language: str, *, phone: str = "") -> Person:
    return Person(
        "", "", given, family, born, sex, interpreter_language=language, phone=phone,
        citizenship="Syria" if language else "Norge", settlement=Settlement.AGREED,
    )  # fmt: skip


def home_of(desk: Desk, person_id: str) -> str:
    from grongintro.services.households import household_view

    home = household_view(desk, person_id).household
    assert home is not None
    return home.id


def log_talk(desk: Desk, person_id: str, day: date) -> None:
    """A held talk with a promise of each side."""
    draft = TalkDraft(
        (person_id,),
        day,
        "Bergsmo",
        interpreter=InterpreterMode.PHONE,
        interpreter_qualified=True,
        language="arabisk",
        topics=(Topic.WORK, Topic.SCHOOL),
        minutes=45,
        text="Snakket om praksisplassen på Coop. Hun trives, men bussen passer ikke med åpningstiden, "
        "og hun vil heller begynne klokka ti. Vi ringer arbeidsgiveren og spør.",
        ours=(Promise("Ringe Coop om arbeidstiden", date(2026, 3, 6)),),
        theirs=(Promise("Sende timeplanen", date(2026, 3, 13)),),
    )
    talks.log_conversation(desk, draft)


def book(desk: Desk, person_id: str, day: date, **more: object) -> str:
    """An appointment that lacks its interpreter."""
    draft = AppointmentDraft((person_id,), day, None, 45, "Bergsmo", Form.MEETING, Booking.TO_BOOK, "arabisk")
    return talks.book_appointment(desk, replace(draft, **more)).id  # type: ignore[arg-type]


def task(desk: Desk, text: str, due: date | None = None) -> str:
    return talks.add_task(desk, text, due=due, side=Side.US).id
