"""Taking part: offers, starts, leave, stops, and how people live."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grongintro.domain import dates
from grongintro.domain.followup import Rhythm
from grongintro.domain.household import HouseholdRole, LivingFactKind
from grongintro.domain.programme import Education, Goal
from grongintro.services import cadence, households, people, programmes
from grongintro.services.demo.diary import Who
from grongintro.services.demo.people import MEMBERS, adviser_of
from grongintro.services.programmes import ProgrammeDraft

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.services.demo.diary import Diary, Town
    from grongintro.services.desk import Desk

_LESS, _UPPER = Education.LESS, Education.UPPER_SECONDARY
_PARENTS, _PARTNER = LivingFactKind.WITH_PARENTS, LivingFactKind.PARTNER
_CHILDREN = LivingFactKind.HAS_CHILDREN


@dataclass(frozen=True)
class Taking:
    """A participation; `end` None asks for the longest the law allows."""

    offered: int
    start: int | None
    education: Education
    goal: Goal
    end: int | None = None


PROGRAMMES = {
    "selam": Taking(-400, -380, _LESS, Goal.PART_UPPER_SECONDARY),
    "yonas": Taking(-400, -380, _LESS, Goal.WORK, 145),
    "oksana": Taking(-26, -7, _UPPER, Goal.WORK),
    "mykola": Taking(-26, -7, _UPPER, Goal.WORK),
    "omar": Taking(-310, -296, _LESS, Goal.FULL_UPPER_SECONDARY),
    "khaled": Taking(-35, -12, _LESS, Goal.WORK),
    "rima": Taking(-35, -12, _LESS, Goal.WORK),
    "fatima": Taking(-350, -325, _LESS, Goal.WORK, 120),
    "ghulam": Taking(-350, -325, _LESS, Goal.WORK, 120),
    "zahra": Taking(-350, -325, _LESS, Goal.FULL_UPPER_SECONDARY),
    "mugisha": Taking(-160, -132, _LESS, Goal.VOCATIONAL),
    "amina": Taking(-680, -640, _LESS, Goal.WORK, 10),
    "iryna": Taking(-260, -230, _UPPER, Goal.REQUALIFICATION, 130),
    "tesfay": Taking(-30, None, _LESS, Goal.WORK),
    "parwin": Taking(-480, -450, _LESS, Goal.PART_UPPER_SECONDARY, 200),
    "esperance": Taking(-9, 27, _LESS, Goal.WORK),
    "vasyl": Taking(-470, -440, _UPPER, Goal.WORK, -60),
    "halyna": Taking(-470, -440, _UPPER, Goal.WORK, 60),
    "nabil": Taking(-230, -200, _LESS, Goal.WORK),
    "samira": Taking(-230, -200, _LESS, Goal.WORK),
    "firas": Taking(-230, -200, _LESS, Goal.FULL_UPPER_SECONDARY),
    "yasmin": Taking(-230, -200, _LESS, Goal.FULL_UPPER_SECONDARY),
    "filmon": Taking(-20, 10, _LESS, Goal.FULL_UPPER_SECONDARY),
    "abdirahman": Taking(-190, -165, _LESS, Goal.FULL_UPPER_SECONDARY),
    "ismail": Taking(-220, -185, _LESS, Goal.VOCATIONAL),
    "samuel": Taking(-24, 9, _LESS, Goal.VOCATIONAL),
    "daniel": Taking(-250, -225, _UPPER, Goal.HIGHER_EDUCATION),
}


@dataclass(frozen=True)
class Told:
    """A dated answer about how a person lives: what, from when, told when, and what it builds on."""

    key: str
    kind: LivingFactKind
    answer: bool
    start: int
    told: int
    reason: str
    partner: str = ""
    who: Who | None = None


# «{dag}» is the day it was told.
TOLD = (
    Told(
        "selam",
        _PARTNER,
        True,
        -430,
        -420,
        "Opplyst i kartleggingssamtale {dag}, vigselsattest vist",
        "yonas",
    ),
    Told(
        "selam", _CHILDREN, True, -430, -420, "To barn under 18 år bor i husstanden (folkeregisteret {dag})"
    ),
    Told(
        "yonas", _CHILDREN, True, -430, -420, "To barn under 18 år bor i husstanden (folkeregisteret {dag})"
    ),
    Told("oksana", _PARTNER, True, -96, -88, "Gift, opplyst av begge i samtale {dag}", "mykola"),
    Told("oksana", _CHILDREN, False, -96, -88, "Har ingen barn, opplyst i samtale {dag}"),
    Told("mykola", _CHILDREN, False, -96, -88, "Har ingen barn, opplyst i samtale {dag}"),
    Told("omar", _PARTNER, False, -330, -318, "Ugift og uten samboer, opplyst i samtale {dag}"),
    Told(
        "omar", _PARENTS, False, -330, -318, "Kom alene; foreldrene var i utlandet, opplyst i samtale {dag}"
    ),
    Told("omar", _PARENTS, True, -66, -61, "Foreldrene er kommet og bor på samme adresse, hjemmebesøk {dag}"),
    Told("khaled", _PARTNER, True, -68, -61, "Gift, opplyst av begge ved hjemmebesøk {dag}", "rima"),
    Told("khaled", _CHILDREN, True, -68, -61, "Datter på 12 år bor i husstanden (hjemmebesøk {dag})"),
    Told("rima", _CHILDREN, True, -68, -61, "Datter på 12 år bor i husstanden (hjemmebesøk {dag})"),
    Told("fatima", _PARTNER, True, -390, -378, "Gift, opplyst i kartleggingssamtale {dag}", "ghulam"),
    Told(
        "fatima", _CHILDREN, True, -390, -378, "Har datter på 21 år og yngre barn i hjemlandet, opplyst {dag}"
    ),
    Told(
        "ghulam", _CHILDREN, True, -390, -378, "Har datter på 21 år og yngre barn i hjemlandet, opplyst {dag}"
    ),
    Told("zahra", _PARTNER, False, -390, -378, "Ugift og uten samboer, opplyst i samtale {dag}"),
    Told("zahra", _PARENTS, True, -390, -378, "Bor sammen med foreldrene, hjemmebesøk {dag}"),
    Told("zahra", _PARENTS, False, -25, -20, "Har flyttet til egen leilighet, leiekontrakt vist {dag}"),
    Told("mugisha", _PARTNER, False, -210, -200, "Ugift og uten samboer, opplyst i samtale {dag}"),
    Told(
        "mugisha",
        _PARENTS,
        False,
        -210,
        -200,
        "Bor alene i kommunal leilighet, leiekontrakt {dag}",
        who=Who.LEADER,
    ),
    Told("amina", _PARTNER, False, -715, -700, "Skilt, opplyst i samtale {dag}"),
    Told(
        "amina", _CHILDREN, True, -715, -700, "Tre barn under 18 år bor i husstanden (folkeregisteret {dag})"
    ),
    Told("tesfay", _PARTNER, False, -108, -94, "Ugift og uten samboer, opplyst i samtale {dag}"),
    Told("filmon", _PARTNER, False, -80, -70, "Ugift og uten samboer, opplyst i samtale {dag}"),
    Told(
        "filmon", _PARENTS, False, -80, -70, "Enslig mindreårig, bor i bofellesskapet, opplyst av BEEM {dag}"
    ),
    Told("abdirahman", _PARTNER, False, -240, -228, "Ugift og uten samboer, opplyst i samtale {dag}"),
    Told("abdirahman", _PARENTS, False, -240, -228, "Enslig mindreårig, bor i bofellesskapet, opplyst {dag}"),
    Told("nabil", _PARTNER, True, -270, -258, "Gift, opplyst av begge i samtale {dag}", "samira"),
    Told(
        "nabil", _CHILDREN, True, -270, -258, "To barn under 18 år bor i husstanden (folkeregisteret {dag})"
    ),
    Told(
        "samira", _CHILDREN, True, -270, -258, "To barn under 18 år bor i husstanden (folkeregisteret {dag})"
    ),
    Told("yasmin", _PARTNER, False, -270, -258, "Ugift og uten samboer, opplyst i samtale {dag}"),
    Told("yasmin", _PARENTS, True, -270, -258, "Bor sammen med foreldrene, hjemmebesøk {dag}"),
    Told("firas", _PARTNER, False, -270, -258, "Ugift og uten samboer, opplyst i samtale {dag}"),
    Told("firas", _PARENTS, True, -270, -258, "Bor sammen med foreldrene, hjemmebesøk {dag}"),
)
_WHO = {member.key: adviser_of(member) for member in MEMBERS}
# Asked when competence was mapped.
_CHILDLESS = ("omar", "zahra", "mugisha", "vasyl", "halyna", "filmon", "abdirahman", "ismail")


def _childless() -> tuple[Told, ...]:
    arrived = {member.key: member.arrived for member in MEMBERS}
    return tuple(
        Told(
            key, _CHILDREN, False, arrived[key], arrived[key] + 12, "Har ingen barn, opplyst i samtale {dag}"
        )
        for key in _CHILDLESS
    )


def note_programmes(diary: Diary) -> None:
    """Offers, answers about how people live, and what became of the programmes."""
    for key, taking in PROGRAMMES.items():
        diary.note(diary.days.work(taking.offered), "12:40", _WHO[key], _offer(key, taking))
    for told in (*TOLD, *_childless()):
        diary.note(diary.days.work(told.told), "14:50", told.who or _WHO[told.key], _tell(told))
    _note_events(diary)


def _offer(key: str, taking: Taking) -> Callable[[Desk, Town], object]:
    def offer(desk: Desk, town: Town) -> object:
        days = town.days
        draft = ProgrammeDraft(
            offered=desk.today,
            start=None if taking.start is None else days.day(taking.start),
            education=taking.education,
            goal=taking.goal,
            end=None if taking.end is None else days.day(taking.end),
        )
        return programmes.save_programme(desk, town.people[key], draft)

    return offer


def _tell(told: Told) -> Callable[[Desk, Town], object]:
    def tell(desk: Desk, town: Town) -> object:
        return households.answer_living_fact(
            desk,
            town.people[told.key],
            kind=told.kind,
            answer=told.answer,
            start=town.days.day(told.start),
            partner_id=town.people[told.partner] if told.partner else None,
            reason=told.reason.format(dag=dates.short(desk.today)),
        )

    return tell


def _note_events(diary: Diary) -> None:
    days = diary.days
    diary.note(days.work(-190), "14:10", Who.IVAR, _hala_with_the_health_service)
    diary.note(days.work(-100), "10:05", Who.KARI, _tesfay_claims)
    diary.note(days.work(-62), "10:20", Who.KARI, _leave_for_iryna)
    diary.note(days.work(-44), "13:15", Who.KARI, _stop_halyna)
    diary.note(days.work(-20), "15:05", Who.KARI, _zahra_moves)
    diary.note(days.work(-34), "11:45", Who.KARI, _closer_rhythm)


def _hala_with_the_health_service(desk: Desk, town: Town) -> None:
    reason = "Følges opp av hjemmetjenesten; familien sier fra ved behov"
    cadence.close_follow_up(desk, town.people["hala"], closed=desk.today, reason=reason)


def _tesfay_claims(desk: Desk, town: Town) -> None:
    person = people.get_person(desk, town.people["tesfay"])
    people.change_person(desk, replace(person, claimed=desk.today))


def _leave_for_iryna(desk: Desk, town: Town) -> None:
    start, end = town.days.day(-55), town.days.day(35)
    programmes.register_leave(
        desk, town.people["iryna"], start=start, end=end, paid=False, reason="Omsorgspermisjon for sønnen"
    )


def _stop_halyna(desk: Desk, town: Town) -> None:
    programmes.stop_programme(
        desk, town.people["halyna"], last_day=desk.today, reason="Fast jobb i full stilling på sykehjemmet"
    )


def _zahra_moves(desk: Desk, town: Town) -> None:
    moved = town.days.day(-25)
    home = households.create_household(desk, "Zahra Rahimi")
    town.homes["zahra"] = home.id
    person = people.get_person(desk, town.people["zahra"])
    people.change_person(desk, replace(person, street="Elvevegen 9, leil. 3"))
    households.join_household(desk, person.id, home.id, role=HouseholdRole.ADULT, start=moved)


def _closer_rhythm(desk: Desk, town: Town) -> None:
    cadence.set_rhythm(
        desk,
        town.people["abdirahman"],
        rhythm=Rhythm.WEEKLY,
        reason="Sover dårlig og har vært borte fra skolen; vi ser ham hver uke en tid",
    )
