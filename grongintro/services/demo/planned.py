"""Plans in the demo: with the decision or late, handed over or not, reviewed, changed, with a contract."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from grongintro.domain.followup import InterpreterMode
from grongintro.domain.plan import (
    ElementKind,
    LifeEvent,
    LifeEventKind,
    PlanElement,
    PlanKind,
    PlanPhase,
    PlanReview,
    PlanVersion,
)
from grongintro.domain.programme import Goal
from grongintro.domain.training import Level
from grongintro.rules.calendar_days import add_months
from grongintro.services.demo.backgrounds import MAPPED
from grongintro.services.demo.diary import Who
from grongintro.services.demo.people import MEMBERS, adviser_of
from grongintro.services.demo.programmes import PROGRAMMES
from grongintro.services.qualifying.adopting import adopt_plan, hand_over_plan, sign_plan
from grongintro.services.qualifying.contracts import make_contract, sign_contract
from grongintro.services.qualifying.plan_view import plan_sheet, plan_view
from grongintro.services.qualifying.plans import PlanDraft, new_plan, save_plan
from grongintro.services.qualifying.reviews import note_life_event, review_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.services.demo.diary import Diary, Town
    from grongintro.services.desk import Desk

_WHO = {member.key: adviser_of(member) for member in MEMBERS}
_PARENTS = {"selam", "yonas", "amina", "nabil", "samira", "khaled", "fatima", "ghulam", "parwin", "iryna"}


@dataclass(frozen=True)
class Planned:
    """When a plan was made, in days after the offer, and what came of it; `reviews`: offsets from today."""

    after: int = 0
    contract: bool = True
    handed: bool = True
    reviews: tuple[int, ...] = ()


# Who has a plan. Without: Espérance and Samuel (offered, no plan), Rima, Tesfay and Firas.
PLANNED = {
    "selam": Planned(reviews=(-300, -210, -120, -35)),
    "yonas": Planned(reviews=(-300, -210, -120, -35)),
    "oksana": Planned(),
    "mykola": Planned(handed=False),
    "omar": Planned(reviews=(-220,)),
    "khaled": Planned(contract=False),
    "fatima": Planned(after=40, reviews=(-200, -115, -70)),
    "ghulam": Planned(after=40, contract=False, handed=False, reviews=(-200,)),
    "zahra": Planned(reviews=(-260, -170, -80)),
    "mugisha": Planned(reviews=(-75,)),
    "amina": Planned(reviews=(-590, -500, -410, -320, -230, -140, -55)),
    "iryna": Planned(reviews=(-170, -85)),
    "parwin": Planned(reviews=(-390, -300)),
    "vasyl": Planned(reviews=(-380, -290, -200, -110)),
    "halyna": Planned(reviews=(-380, -290, -200, -110)),
    "nabil": Planned(reviews=(-140, -60)),
    "samira": Planned(reviews=(-140, -60)),
    "filmon": Planned(),
    "abdirahman": Planned(reviews=(-100, -15)),
    "ismail": Planned(reviews=(-130, -45)),
}


def note_planned(diary: Diary) -> None:
    """Plans in the order of time, with what happened to them."""
    days = diary.days
    for key, plan in PLANNED.items():
        made = PROGRAMMES[key].offered + plan.after
        diary.note(days.work(made), "13:05", _WHO[key], _make(key))
        if plan.contract:
            diary.note(days.work(made), "13:40", _WHO[key], _contract(key))
        if plan.handed:
            diary.note(days.work(made + 5), "14:15", _WHO[key], _hand_over(key))
        for offset in plan.reviews:
            diary.note(days.work(offset), "15:30", _WHO[key], _review(key))
    diary.note(days.work(-210), "13:30", Who.KARI, _change_parwin)
    diary.note(days.work(-120), "15:35", Who.KARI, _review("parwin"))
    diary.note(days.work(-40), "15:35", Who.KARI, _review("parwin"))
    diary.note(days.work(-60), "09:10", Who.KARI, _event("iryna", LifeEventKind.BIRTH, "Fikk en sønn"))
    diary.note(days.work(-55), "09:30", Who.KARI, _review("iryna"))
    diary.note(
        days.work(-20),
        "15:20",
        Who.KARI,
        _event("zahra", LifeEventKind.FAMILY_CHANGE, "Flyttet for seg selv"),
    )
    diary.note(
        days.work(-45), "09:20", Who.KARI, _event("omar", LifeEventKind.FAMILY_CHANGE, "Foreldrene er kommet")
    )
    diary.note(days.work(-255), "12:10", Who.KARI, _norwegian_plan)
    diary.note(days.work(-3), "12:20", Who.KARI, _draft_for_tesfay)


def _make(key: str) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> None:
        plan_id = new_plan(desk, town.people[key], PlanKind.INTEGRATION).id
        sheet = plan_sheet(desk, plan_id)
        version = _filled(sheet.version, key)
        save_plan(desk, PlanDraft(version, _phases(version), _elements(version, key)))
        adopt_plan(desk, plan_id)
        town.plans[key] = plan_id

    return do


def _filled(version: PlanVersion, key: str) -> PlanVersion:
    """The words that the adviser and the participant found together."""
    taking, found = PROGRAMMES[key], MAPPED[key]
    older_goal = taking.goal is not Goal.FULL_UPPER_SECONDARY and key in {"zahra", "firas"}
    return replace(
        version,
        long_term_goal=found.wishes,
        final_goal=taking.goal,
        goal_reason="Ønsker å komme i arbeid først" if older_goal else version.goal_reason,
        norwegian_minutes=version.norwegian_minutes or 600 * 60,
        work_reason="Praksis i en bedrift i kommunen gir erfaring, referanser og ord fra yrket.",
        norwegian_reason="Norsk hver dag, og språktrening på arbeidsplassen mot delprøvene.",
        present=True,
        interpreter=InterpreterMode.SCREEN,
        interpreter_qualified=True,
        language=found.language,
        own_view="Er enig i planen og vil gjerne begynne med praksis tidlig.",
    )  # fmt: skip


def _phases(version: PlanVersion) -> tuple[PlanPhase, ...]:
    """Three phases: begin, practise, go on."""
    first, last = version.start, version.end
    if first is None or last is None:
        return ()
    thirds = [first + (last - first) * part // 3 for part in (1, 2)]
    days = [(first, thirds[0]), (_after(thirds[0]), thirds[1]), (_after(thirds[1]), last)]
    names = (
        ("Bli kjent", "Norsk i hverdagen"),
        ("Praksis", "Prøve yrket i en bedrift"),
        ("Videre", "Jobb, fagbrev eller skole"),
    )
    return tuple(
        PlanPhase("", "", version.person_id, version.id, number + 1, name, start, end, goal)
        for number, ((name, goal), (start, end)) in enumerate(zip(names, days, strict=True))
    )


def _after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def _elements(version: PlanVersion, key: str) -> tuple[PlanElement, ...]:
    """What every programme has, and what leads to the goal."""
    first, last = version.start, version.end
    if first is None or last is None:
        return ()
    school = version.final_goal in {Goal.FULL_UPPER_SECONDARY, Goal.PART_UPPER_SECONDARY, Goal.VOCATIONAL}
    goal = (
        (ElementKind.EDUCATION, "Fag på videregående nivå", 18, "Namdal videregående", "Gir fag mot målet")
        if school
        else (
            ElementKind.PRACTICE,
            "Praksis i bedrift",
            15,
            "Bedrift i kommunen",
            "Gir erfaring og referanser",
        )
    )
    adults = "Voksenopplæringen"
    wanted = [
        (ElementKind.NORWEGIAN, "Norskopplæring", 15, adults, "Norsk mot de fire delprøvene"),
        (ElementKind.CIVICS, "Samfunnskunnskap", 3, adults, "Kjenne rettigheter og plikter"),
        (ElementKind.LIFE_SKILLS, "Livsmestring", 1, "Flyktningtjenesten", "Finne fram til det du kan"),
        goal,
    ]
    if version.civics_minutes is None:
        del wanted[1]
    if key in _PARENTS:
        wanted.append(
            (ElementKind.PARENTING, "Foreldreveiledning", 2, "Helsestasjonen", "Være forelder i Norge")
        )
    return tuple(
        PlanElement(
            "", "", version.person_id, version.id, kind, title, first, last, hours * 60, provider, why
        )
        for kind, title, hours, provider, why in wanted
    )


def _contract(key: str) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> object:
        contract = make_contract(desk, town.plans[key], desk.today).id
        return sign_contract(desk, contract, participant=desk.today, municipality=desk.today)

    return do


def _hand_over(key: str) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> None:
        hand_over_plan(desk, town.plans[key], desk.today)
        sign_plan(desk, town.plans[key], desk.today)

    return do


def _review(key: str) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> object:
        person_id = town.people[key]
        view = plan_view(desk, person_id)
        waiting = next((event for event in view.events if event.day <= desk.today), None)
        note = "Gått gjennom sammen med deltakeren. Målene står."
        return review_plan(
            desk,
            PlanReview(
                "", "", person_id, town.plans[key], desk.today, "", changes=False,
                event_id=waiting.id if waiting else None, note=note,
            ),
        )  # fmt: skip

    return do


def _event(key: str, kind: LifeEventKind, note: str) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> object:
        return note_life_event(desk, LifeEvent("", "", town.people[key], kind, desk.today, note))

    return do


def _change_parwin(desk: Desk, town: Town) -> None:
    """A second version: more of upper secondary, which is a material change."""
    plan_id = new_plan(desk, town.people["parwin"], PlanKind.INTEGRATION).id
    sheet = plan_sheet(desk, plan_id)
    version = replace(
        sheet.version,
        long_term_goal="Fagbrev som barne- og ungdomsarbeider",
        material=True,
        change_reason="Har fått plass på barne- og ungdomsarbeiderfaget og vil ta flere fag.",
        own_view="Gleder seg, men er spent på norsken.",
        present=True,
        interpreter=InterpreterMode.ON_SITE,
        interpreter_qualified=True,
        language="dari",
    )
    elements = tuple(
        replace(each, title="Barne- og ungdomsarbeiderfaget", minutes_per_week=22 * 60)
        if each.kind is ElementKind.EDUCATION
        else each
        for each in sheet.elements
    )
    save_plan(desk, PlanDraft(version, sheet.phases, elements))
    adopt_plan(desk, plan_id)
    town.plans["parwin"] = plan_id
    _contract("parwin")(desk, town)
    hand_over_plan(desk, plan_id, desk.today)


def _norwegian_plan(desk: Desk, town: Town) -> None:
    """Nataliia is 63 and learns Norwegian outside the programme (§ 37 d)."""
    plan_id = new_plan(desk, town.people["nataliia"], PlanKind.NORWEGIAN).id
    begun = plan_sheet(desk, plan_id).version
    version = replace(
        _a2(begun),
        start=desk.today,
        end=add_months(desk.today, 12),
        long_term_goal="Klare seg på norsk i butikken og hos legen",
        norwegian_minutes=300 * 60,
        norwegian_reason="Norsk tre dager i uken, og språkkafé på biblioteket.",
        present=True,
        interpreter=InterpreterMode.SCREEN,
        interpreter_qualified=True,
        language="ukrainsk",
        own_view="Vil gjerne snakke mer og skrive mindre.",
    )
    last = add_months(desk.today, 11)
    lessons = PlanElement(
        "", "", version.person_id, plan_id, ElementKind.NORWEGIAN, "Norskopplæring", desk.today, last, 9 * 60,
        "Voksenopplæringen", "Norsk til hverdags",
    )  # fmt: skip
    save_plan(desk, PlanDraft(version, (), (lessons,)))
    adopt_plan(desk, plan_id)


def _a2(version: PlanVersion) -> PlanVersion:
    return replace(version, listening=Level.A2, reading=Level.A2, writing=Level.A2, speaking=Level.A2)


def _draft_for_tesfay(desk: Desk, town: Town) -> None:
    """Begun and not finished: what is missing stands beside it."""
    new_plan(desk, town.people["tesfay"], PlanKind.INTEGRATION)
