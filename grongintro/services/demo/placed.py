"""Practice in the demo: employers, placements that are over, go on and come, and wishes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grongintro.domain.followup import Form
from grongintro.domain.practice import (
    Employer,
    Placement,
    PlacementResult,
    PlacementVisit,
    PracticeWish,
    Sector,
)
from grongintro.services.demo.diary import Who
from grongintro.services.demo.people import MEMBERS, adviser_of
from grongintro.services.demo.staff import BERGSMO, SENTRUM
from grongintro.services.practice import employers, placements

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.services.demo.diary import Diary, Town
    from grongintro.services.desk import Desk

_WHO = {member.key: adviser_of(member) for member in MEMBERS}
MUNICIPAL, PRIVATE = Sector.MUNICIPAL, Sector.PRIVATE


@dataclass(frozen=True)
class Workplace:
    """An employer: what it does and where, whom to ask, and how many it takes."""

    name: str
    sector: Sector
    branch: str
    place: str
    contact: str
    places: int
    note: str = ""


@dataclass(frozen=True)
class Stay:
    """A placement; offsets are days from the demo's day. `ended` and `result` where that has been written."""

    who: str
    where: str
    start: int
    end: int
    hours: int
    tasks: str
    goal: str
    supervisor: str
    visits: tuple[tuple[int, str], ...] = ()
    result: PlacementResult | None = None
    evaluation: str = ""
    signed: bool = True


WORKPLACES = {
    "sykehjem": Workplace("Namdal sykehjem", MUNICIPAL, "Helse og omsorg", SENTRUM, "Randi Solem", 2),
    "barnehage": Workplace("Bergsmo barnehage", MUNICIPAL, "Barnehage", BERGSMO, "Tone Lian", 1),
    "renhold": Workplace("Kommunalt renhold", MUNICIPAL, "Renhold", SENTRUM, "Geir Okstad", 2),
    "kjøkken": Workplace("Skolekjøkkenet", MUNICIPAL, "Kjøkken", BERGSMO, "Mari Fossli", 1),
    "trelast": Workplace("Bergsmo Trelast", PRIVATE, "Byggevare", BERGSMO, "Odd Arne Vik", 1),
    "kafe": Workplace("Kafé Elvekanten", PRIVATE, "Kjøkken", SENTRUM, "Hege Brøndbo", 1),
    "butikk": Workplace(
        "Namdal Nærbutikk", PRIVATE, "Butikk", SENTRUM, "Jon Elden", 2, "Helst to dager i uken i starten"
    ),
    "bygg": Workplace("Fjellbygg", PRIVATE, "Bygg", SENTRUM, "Lars Heia", 1),
    "verksted": Workplace("Bilverkstedet på Bergsmo", PRIVATE, "Bilverksted", BERGSMO, "Stein Aune", 0),
    "bruktbua": Workplace("Bruktbua", Sector.VOLUNTARY, "Butikk", BERGSMO, "Gerd Moum", 2),
}
_DAYS_BEFORE = {"trelast": -260, "kafe": -190, "butikk": -35, "bygg": -22, "verksted": -60}
_SUPPORT = "En fast kollega forklarer nye ord, og ordlisten fra voksenopplæringen brukes på jobb."

STAYS = (
    Stay(
        "yonas", "renhold", -210, -120, 15, "Vasking av klasserom og garderober", "Prøve norsk arbeidsliv",
        "Geir Okstad", ((-202, "Møter presis, og skjønner oppgavene."), (-172, "Vil ha mer å gjøre.")),
        PlacementResult.NEW_PLACEMENT, "Har lært rutinene. Vil videre til noe med verktøy.",
    ),
    Stay(
        "yonas", "trelast", -82, 44, 22, "Lager, plukking av varer og hjelp til kunder",
        "Lære ord for verktøy og materialer, og se om faget passer", "Odd Arne Vik",
        ((-74, "God start. Truckkurs er et ønske."), (-45, "Snakker mer norsk med kundene."),
         (-17, "Arbeidsgiveren vurderer en deltidsstilling.")),
    ),
    Stay(
        "halyna", "sykehjem", -250, -140, 20, "Servering og aktiviteter for beboerne",
        "Bruke utdanningen som sykepleier", "Siv Fossem",
        ((-241, "Trives, og beboerne liker henne."), (-210, "Trygg på rutinene."),
         (-182, "Tilbudt helgevakter.")),
        PlacementResult.JOB, "Fikk vakter med en gang, og har søkt fast stilling.",
    ),
    Stay(
        "amina", "barnehage", -320, 9, 15, "Være med på lek, måltider og turer",
        "Bli klar for arbeid i barnehage", "Tone Lian",
        ((-311, "Barna lærer henne ord."), (-120, "Har ledet samlinger alene."), (-36, "Kan bli vikar."),
         (-12, "Styreren vil gjerne ha henne som vikar.")),
    ),
    Stay(
        "ghulam", "verksted", -40, 50, 15, "Dekkskift, rydding og enkle reparasjoner",
        "Se om erfaringen fra Herat kan brukes her", "Stein Aune",
        ((-32, "Kan mye fra før. Trenger ordene."), (-11, "Fornøyd. Vil ha flere timer.")),
    ),
    Stay(
        "selam", "sykehjem", -63, 30, 15, "Hjelpe til på kjøkkenet og i stua på avdeling 2",
        "Snakke norsk hver dag, og prøve arbeid i helse", "Siv Fossem",
        ((-55, "Fikk en fast kollega å følge."),
         (-36, "Vil prøve morgenstell. Vi avtalte det fra neste uke.")),
    ),
    Stay(
        "zahra", "kafe", -22, 62, 15, "Ta imot bestillinger, dekke bord og rydde",
        "Bli trygg på å snakke med kunder", "Hege Brøndbo", ((-14, "Tar bestillinger alene."),),
    ),
    Stay(
        "parwin", "sykehjem", -100, -15, 15, "Hjelpe til på kjøkkenet", "Snakke norsk hver dag",
        "Siv Fossem", ((-92, "Stille i starten."), (-63, "Serverer middagen alene.")),
    ),
    Stay(
        "omar", "bygg", 12, 96, 30, "Rydding, bæring og enkelt snekkerarbeid", "Finne ut om byggfag passer",
        "Lars Heia", signed=False,
    ),
)  # fmt: skip
_WISHES = (
    ("fatima", "Kjøkken", BERGSMO, -70, ""),
    ("mugisha", "Bilverksted", "", -48, "Har vært mekaniker i ti år"),
    ("yasmin", "Butikk", SENTRUM, -33, "Bare om ettermiddagen"),
    ("nabil", "Renhold", "", -26, ""),
    ("abdirahman", "Transport", "", -19, "Har begynt på teorien til førerkortet"),
    ("omar", "Bygg", "", -58, ""),
)
_NOTED = -340


def note_placed(diary: Diary) -> None:
    """Employers first, then each placement with its visits and end, and the wishes."""
    days = diary.days
    keys: dict[str, str] = {}
    for number, (key, place) in enumerate(WORKPLACES.items()):
        day = days.work(_DAYS_BEFORE.get(key, _NOTED))
        diary.note(day, f"13:{number:02d}", Who.IVAR, _employer(keys, key, place))
    for stay in STAYS:
        _note_stay(diary, keys, stay)
    for who, branch, where, since, note in _WISHES:
        diary.note(days.work(since), "14:20", _WHO[who], _wish(who, branch, where, note))
    diary.note(days.work(-4), "14:25", _WHO["omar"], _omar_is_met)


def _employer(keys: dict[str, str], key: str, place: Workplace) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> None:
        del town
        number = list(WORKPLACES).index(key)
        value = Employer(
            "", "", place.name, place.sector, branch=place.branch, place=place.place, contact=place.contact,
            phone=f"10 00 20 {number:02d}", places=place.places, last_contact=desk.today, note=place.note,
        )  # fmt: skip
        keys[key] = employers.save_employer(desk, value).id

    return do


def _note_stay(diary: Diary, keys: dict[str, str], stay: Stay) -> None:
    days, who, made = diary.days, _WHO[stay.who], dict[str, str]()
    diary.note(days.work(min(stay.start, 0) - 5), "13:30", who, _place(keys, made, stay))
    for number, (day, text) in enumerate(stay.visits):
        diary.note(days.work(day), "13:40", who, _visit(made, stay, text, by_phone=number % 3 == 1))
    if stay.result is not None:
        diary.note(days.work(stay.end + 1), "13:50", who, _end(made, stay))


def _place(keys: dict[str, str], made: dict[str, str], stay: Stay) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> None:
        start, end = town.days.work(stay.start), town.days.work(stay.end)
        signed = desk.today if stay.signed else None
        value = Placement(
            "", "", town.people[stay.who], keys[stay.where], start, end, stay.hours * 60, stay.tasks,
            stay.goal, _SUPPORT, stay.supervisor, signed, signed, desk.today,
        )  # fmt: skip
        made["id"] = placements.save_placement(desk, value).id

    return do


def _visit(made: dict[str, str], stay: Stay, text: str, *, by_phone: bool) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> object:
        form = Form.PHONE if by_phone else Form.MEETING
        value = PlacementVisit("", "", town.people[stay.who], made["id"], desk.today, "", form, text)
        return placements.save_visit(desk, value)

    return do


def _end(made: dict[str, str], stay: Stay) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> object:
        del town
        with desk.read() as reader:
            value = reader.get(Placement, made["id"])
        ended = replace(value, ended_on=value.end, result=stay.result, evaluation=stay.evaluation)
        return placements.end_placement(desk, ended)

    return do


def _wish(who: str, branch: str, place: str, note: str) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> object:
        value = PracticeWish("", "", town.people[who], branch, desk.today, place, note)
        return placements.save_wish(desk, value)

    return do


def _omar_is_met(desk: Desk, town: Town) -> object:
    """The agreement with Fjellbygg is what he wished for."""
    with desk.read() as reader:
        (wish,) = reader.find(PracticeWish, person_id=town.people["omar"])
    return placements.save_wish(desk, replace(wish, met_on=desk.today))
