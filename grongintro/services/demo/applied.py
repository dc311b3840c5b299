"""Applications for grants in the demo: near the deadline, sent, answered, and a project; and the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from grongintro.domain.application import (
    ApplicationCost,
    ApplicationPaper,
    ApplicationState,
    GrantApplication,
    Scheme,
)
from grongintro.domain.budget import ArrivalForecast, BudgetCost, CostCategory, GrantGroup, GrantsReceived
from grongintro.domain.grants import GrantCategory
from grongintro.services.budget import rows
from grongintro.services.demo.diary import Who
from grongintro.services.demo.people import MEMBERS
from grongintro.services.grant_applications import cases
from grongintro.services.grant_applications.cases import ExtraDraft
from grongintro.services.grant_applications.needed import usual_deadline

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from grongintro.services.demo.diary import Diary, Town
    from grongintro.services.desk import Desk

_MEMBERS = {member.key: member for member in MEMBERS}
_KRONER = 100
_WEEK = timedelta(days=7)
Costs = tuple[tuple[str, int, bool], ...]

_FATIMA: Costs = (
    ("Hjemmehjelp og praktisk bistand, 14 timer i uken", 365_000, False),
    ("Følge til opplæring og avtaler", 112_000, False),
    ("Dekkes av andre statlige midler", 48_000, True),
)
_HALA: Costs = (
    ("Tilrettelagt bolig, merkostnad", 118_000, False),
    ("Støttekontakt, fire timer i uken", 74_000, False),
)
_AYAN: Costs = (
    ("Ekstra bemanning i barnehagen, 60 % stilling", 340_000, False),
    ("Veiledning til barnehagen", 45_000, False),
)
_PROJECT: Costs = (
    ("Prosjektleder, 50 % stilling", 410_000, False),
    ("Kurs og arbeidstrening", 180_000, False),
    ("Kommunens egenandel", 140_000, True),
)


def note_applied(diary: Diary) -> None:
    """Fatima's lacks papers and has little time left, Hala's is sent, Ayan's answered; a project comes."""
    days = diary.days
    diary.note(days.work(-30), "13:10", Who.LEADER, _fatima)
    diary.note(days.work(-60), "13:20", Who.LEADER, _hala_begun)
    diary.note(days.work(-21), "13:30", Who.LEADER, _sent("hala"))
    ayan = _MEMBERS["ayan"].arrived
    diary.note(days.work(ayan + 330), "13:40", Who.LEADER, _ayan_begun)
    diary.note(days.work(ayan + 350), "13:50", Who.LEADER, _sent("ayan"))
    diary.note(days.work(ayan + 480), "13:55", Who.LEADER, _ayan_answered)
    diary.note(days.work(-12), "14:10", Who.LEADER, _project)
    diary.note(days.work(-9), "14:20", Who.LEADER, _plan)


def _begin(desk: Desk, town: Town, key: str, draft: ExtraDraft, costs: Costs, *, papers: int) -> None:
    """Begin an application with its costs, and so many of its papers there."""
    made = cases.save_extra(desk, draft)
    town.applications[key] = made.id
    _add_costs(desk, made.id, costs)
    _have_papers(desk, made.id, papers)


def _add_costs(desk: Desk, application_id: str, costs: Costs) -> None:
    for text, kroner, deduction in costs:
        cases.save_cost(desk, ApplicationCost("", "", application_id, text, kroner * _KRONER, deduction))


def _have_papers(desk: Desk, application_id: str, count: int) -> None:
    with desk.read() as reader:
        papers = sorted(
            reader.find(ApplicationPaper, application_id=application_id), key=lambda each: each.text
        )
    for paper in papers[:count]:
        cases.tick_paper(desk, paper.id)


def _fatima(desk: Desk, town: Town) -> None:
    draft = ExtraDraft(
        town.people["fatima"],
        Scheme.EXTRA_2,
        1,
        reason="Fatima trenger hjelp til det meste hjemme, og følge når hun skal ut. Familien gjør mye, men "
        "begge de andre er i programmet på dagtid.",
        measures="Hjemmehjelp formiddag og kveld. En fast person som følger til opplæring og avtaler.",
    )
    _begin(desk, town, "fatima", draft, _FATIMA, papers=2)


def _hala_begun(desk: Desk, town: Town) -> None:
    draft = ExtraDraft(
        town.people["hala"],
        Scheme.EXTRA_1,
        1,
        reason="Hala kommer seg ikke opp trapper og trenger følge ute.",
        measures="Bolig på ett plan og støttekontakt.",
    )
    _begin(desk, town, "hala", draft, _HALA, papers=4)


def _ayan_begun(desk: Desk, town: Town) -> None:
    draft = ExtraDraft(
        town.people["ayan"],
        Scheme.EXTRA_2,
        1,
        reason="Ayan trenger tett oppfølging av en voksen i barnehagen.",
        measures="Ekstra bemanning, og veiledning til de ansatte.",
    )
    _begin(desk, town, "ayan", draft, _AYAN, papers=4)


def _case(desk: Desk, town: Town, key: str) -> GrantApplication:
    with desk.read() as reader:
        return reader.get(GrantApplication, town.applications[key])


def _sent(key: str) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> object:
        return cases.send_application(desk, replace(_case(desk, town, key), sent_on=desk.today))

    return do


def _ayan_answered(desk: Desk, town: Town) -> None:
    """Granted in part; the report comes a good while after the demo's day."""
    answered = replace(
        _case(desk, town, "ayan"),
        answered_on=desk.today,
        state=ApplicationState.PARTLY,
        granted_ore=150_000 * _KRONER,
        appeal_by=desk.today + 3 * _WEEK,
        report_by=town.days.on + 20 * _WEEK,
    )
    cases.answer_application(desk, answered)


def _project(desk: Desk, town: Town) -> None:
    deadline: date = usual_deadline(Scheme.JOB_CHANCE, town.days.on) or town.days.on
    value = GrantApplication(
        "",
        "",
        Scheme.JOB_CHANCE,
        "Kvinner i arbeid i Namdalen",
        deadline.year,
        deadline,
        ApplicationState.PREPARING,
        desk.actor.staff_id,
        reason="Flere kvinner i kommunen har vært hjemme med små barn siden introduksjonsprogrammet sluttet.",
        measures="Norsk på arbeidsplassen tre dager i uken, barnepass i kurstiden og fast veileder. "
        "Vi søker sammen med nabokommunene for å bli mange nok.",
    )
    made = cases.save_application(desk, value)
    town.applications["project"] = made.id
    _add_costs(desk, made.id, _PROJECT)
    _have_papers(desk, made.id, 1)


# How many are expected a year, at least, likely and at most, from next year on.
_ARRIVALS = {
    GrantCategory.ADULT_FAMILY: ((4, 6, 8), (3, 6, 8), (2, 5, 8), (2, 5, 8)),
    GrantCategory.CHILD: ((3, 6, 9), (3, 6, 9), (2, 5, 9), (2, 5, 9)),
    GrantCategory.ADULT_SINGLE: ((2, 3, 5), (2, 3, 5), (1, 3, 5), (1, 3, 5)),
}
# What IMDi paid Grong in 2022 and 2023, in kroner; None where nothing was.
_RECEIVED = {
    GrantGroup.FIRST_YEAR: (5_136_100, 10_227_300),
    GrantGroup.LATER_YEARS: (5_336_900, 11_404_600),
    GrantGroup.MINORS: (3_646_000, 3_010_600),
    GrantGroup.EXTRA: (211_882, 196_400),
    GrantGroup.NORWEGIAN: (1_510_100, 2_550_494),
    GrantGroup.OTHER: (106_000, None),
}
# Thousand kroner a year, from this year on.
_COSTS = {
    CostCategory.MEASURES: (6_900, 7_100, 7_000, 6_800, 6_700),
    CostCategory.SOCIAL: (1_450, 1_300, 1_200, 1_200, 1_150),
    CostCategory.HEALTH: (780, 800, 800, 790, 780),
    CostCategory.NORWEGIAN: (2_600, 2_700, 2_650, 2_500, 2_450),
}


def _plan(desk: Desk, _town: Town) -> None:
    year = desk.today.year
    for category, numbers in _ARRIVALS.items():
        for after, (low, likely, high) in enumerate(numbers, 1):
            rows.save_arrivals(desk, ArrivalForecast("", "", year + after, category, low, likely, high))
    for kind, amounts in _COSTS.items():
        for after, thousand in enumerate(amounts):
            rows.save_cost(desk, BudgetCost("", "", year + after, kind, thousand * 1000 * _KRONER))
    for group, paid in _RECEIVED.items():
        for of, kroner in zip((2022, 2023), paid, strict=True):
            if kroner is not None and of < year:
                source = "IMDis tall for kommunen"
                rows.save_received(desk, GrantsReceived("", "", of, group, kroner * _KRONER, source))
