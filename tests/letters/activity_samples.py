"""An invented autumn holiday programme, and its papers as letters, by the names of `all_letters`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from grongintro.domain.activity import Activity, ActivityKind, Gathering
from grongintro.domain.decision import Addressee, Official
from grongintro.domain.followup import Booking
from grongintro.domain.municipality import Language
from grongintro.letters import activity_invitation, activity_list, activity_plan
from grongintro.letters.activity_invitation import ActivityInvitationContent
from grongintro.letters.activity_list import ActivityListContent
from grongintro.letters.activity_plan import ActivityPlanContent
from tests.letters.samples import DAY, municipality

if TYPE_CHECKING:
    from grongintro.letters.content import Letter

MONDAY = date(2027, 2, 22)
NAMES = ("Amina Hassan Ali", "Şükrü Yılmaz", "Åse Ødegård-Kovalenko", "Selam Tesfay")


def activity(**more: Any) -> Activity:
    made = Activity(
        "a", "o", ActivityKind.HOLIDAY_PROGRAMME, "Vinterferie i Elvedal", MONDAY, MONDAY + timedelta(days=4),
        theme="Friluftsliv, arbeidsliv og norsk på tur", for_whom="Alle som har vinterferie fra skolen",
        sign_up_by=date(2027, 2, 12), invitation="Vi spiser varm mat ute hver dag.\n\nTa med varme klær.",
    )  # fmt: skip
    return replace(made, **more)


def gatherings() -> tuple[Gathering, ...]:
    told = (
        ("Skidag", "Elvedal skisenter", "Ivar Moen", "Elvedal idrettslag", None),
        ("Besøk på sagbruket", "Elvedal sag", "Kari Lund", "", Booking.BOOKED),
        ("Førstehjelp", "Brannstasjonen", "", "Elvedal røde kors", Booking.CONFIRMED),
        ("Matlaging", "Skolekjøkkenet", "Kari Lund", "Elvedal bygdekvinnelag", Booking.NOT_NEEDED),
        ("Oppsummering", "", "", "", None),
    )
    return tuple(
        Gathering(
            f"g{number}", "o", "a", MONDAY + timedelta(number), time(9), 300, title, place, leader, with_whom,
            places=12, interpreter=interpreter, language="tigrinja" if interpreter else "",
        )
        for number, (title, place, leader, with_whom, interpreter) in enumerate(told)
    )  # fmt: skip


def many() -> tuple[Gathering, ...]:
    """A year of information hours, every other week."""
    first = gatherings()[0]
    return tuple(
        replace(first, id=f"m{n}", day=MONDAY + timedelta(weeks=2 * n), minutes=120, title=f"Tema {n + 1}")
        for n in range(19)
    )


def invitation(written: Language = Language.BOKMAL, **more: Any) -> ActivityInvitationContent:
    made = ActivityInvitationContent(
        municipality(written),
        Addressee("Selam Tesfay", ("Elvegata 4", "7899 ELVEDAL"), date(1992, 4, 12)),
        activity(),
        gatherings(),
        Official("Kari Lund", "Programrådgiver", "74 00 00 01", "kari@elvedal.example"),
        DAY,
        "tigrinja",
    )
    return replace(made, **more)


def people(language: Language = Language.BOKMAL, **more: Any) -> ActivityListContent:
    made = ActivityListContent(
        municipality(language), activity(), gatherings(), NAMES, ("Omar Darwish",), DAY
    )
    return replace(made, **more)


def plan(language: Language = Language.BOKMAL, **more: Any) -> ActivityPlanContent:
    return replace(ActivityPlanContent(municipality(language), activity(), gatherings(), 12, DAY), **more)


def all_activities() -> dict[str, Letter]:
    nynorsk = Language.NYNORSK
    bare = activity(theme="", for_whom="", sign_up_by=None, invitation="", end=MONDAY)
    official = Official("Kari Lund", "", "", "")
    return {
        "activity-invitation-nb": activity_invitation.build(invitation()),
        "activity-invitation-nn": activity_invitation.build(invitation(nynorsk)),
        "activity-invitation-bare": activity_invitation.build(
            invitation(activity=bare, gatherings=(), adviser=official, language="")
        ),
        "activity-list-nb": activity_list.build(people()),
        "activity-list-nn": activity_list.build(people(nynorsk)),
        "activity-list-year": activity_list.build(people(gatherings=many(), enrolled=NAMES * 6)),
        "activity-list-empty": activity_list.build(people(enrolled=(), waiting=())),
        "activity-list-unplanned": activity_list.build(people(gatherings=())),
        "activity-plan-nb": activity_plan.build(plan()),
        "activity-plan-nn": activity_plan.build(plan(nynorsk)),
        "activity-plan-year": activity_plan.build(plan(gatherings=many())),
        "activity-plan-bare": activity_plan.build(plan(activity=bare, gatherings=(), capacity=None)),
    }
