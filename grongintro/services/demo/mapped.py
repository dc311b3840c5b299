"""Right and duty tried, competence mapped, career guidance, and health followed up, in the demo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.eligibility import Employment
from grongintro.domain.followup import InterpreterMode
from grongintro.domain.mapping import (
    AdaptationNeed,
    CareerGuidance,
    CompetenceMapping,
    Experience,
    ExperienceKind,
    HealthStep,
    HealthStepKind,
    LanguageSkill,
    MappedWhen,
    Mastery,
    PriorElement,
    Schooling,
)
from grongintro.domain.plan import ElementKind
from grongintro.services.demo.backgrounds import MAPPED
from grongintro.services.demo.diary import Who
from grongintro.services.demo.people import MEMBERS, adviser_of
from grongintro.services.qualifying import health, mapping, right

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.services.demo.backgrounds import Mapped
    from grongintro.services.demo.diary import Diary, Town
    from grongintro.services.desk import Desk

_MEMBERS = {member.key: member for member in MEMBERS}


_NEVER_TRIED = {"esperance", "rima", "samuel"}
_SETTLED_IN = -20


def note_mapped(diary: Diary) -> None:
    """Everything is written some days after each came, by the adviser."""
    for key, member in _MEMBERS.items():
        who = adviser_of(member)
        if key in MAPPED and member.arrived < 0:
            found = MAPPED[key]
            day = diary.days.work(member.arrived + 12)
            diary.note(day, "10:10", who, _map(key, found))
            diary.note(diary.days.work(member.arrived + 14), "11:30", who, _guide(key, found))
        if not member.child and member.arrived < _SETTLED_IN and key not in _NEVER_TRIED:
            diary.note(diary.days.work(member.arrived + 16), "14:20", who, _try(key))
    diary.note(diary.days.work(-44), "13:20", Who.KARI, _halyna_works)
    diary.note(diary.days.work(-70), "09:40", Who.KARI, _amina_health)


def _try(key: str) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> object:
        found = right.right_view(desk, town.people[key])
        return None if found.right.missing else right.assess_right(desk, town.people[key])

    return do


def _map(key: str, found: Mapped) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> None:
        person_id, year = town.people[key], desk.today.year
        mapping.save_mapping(
            desk,
            CompetenceMapping(
                "", "", person_id, desk.today, MappedWhen.AFTER_SETTLEMENT, desk.actor.name, found.schooling,
                InterpreterMode.SCREEN, interpreter_qualified=True, language=found.language,
                digital_skills="Bruker mobil, lite PC", wishes=found.wishes,
            ),
        )  # fmt: skip
        _speak(desk, person_id, found)
        title, place, begun, left = found.school
        if begun != left:
            _lived(desk, person_id, ExperienceKind.SCHOOLING, title, place, (year - begun, year - left))
        for title, place, begun, left in found.work:
            _lived(desk, person_id, ExperienceKind.WORK, title, place, (year - begun, year - left))
        for title in found.skills:
            _lived(desk, person_id, ExperienceKind.SKILL, title, "", (None, None))

    return do


def _speak(desk: Desk, person_id: str, found: Mapped) -> None:
    mother = Mastery.GOOD if found.schooling is Schooling.BELOW_COMPULSORY else Mastery.MOTHER_TONGUE
    for language, oral, written in (
        (found.language, Mastery.MOTHER_TONGUE, mother),
        ("norsk", Mastery.SOME, Mastery.NONE),
    ):
        mapping.save_language_skill(desk, LanguageSkill("", "", person_id, language, oral, written))


def _lived(
    desk: Desk,
    person_id: str,
    kind: ExperienceKind,
    title: str,
    place: str,
    years: tuple[int | None, int | None],
) -> None:
    first, last = years
    value = Experience("", "", person_id, kind, title, place, first_year=first, last_year=last)
    mapping.save_experience(desk, value)


def _guide(key: str, found: Mapped) -> Callable[[Desk, Town], object]:
    """Guidance was held where the county had a place in time; Tesfay and Firas still wait."""

    def do(desk: Desk, town: Town) -> object:
        held = found.guided is not None
        return mapping.save_career_guidance(
            desk,
            CareerGuidance(
                "", "", town.people[key], desk.today, desk.today if held else None,
                centre="Karriere Trøndelag, Namdal", recommended=found.guided,
                recommendation=f"{found.wishes}: praksis tidlig, og norsk ved siden av." if held else "",
                prior_learning_offered=desk.today, prior_learning_wanted=bool(found.work) and held,
            ),
        )  # fmt: skip

    return do


def _halyna_works(desk: Desk, town: Town) -> object:
    minutes = 35 * 60 + 30
    value = Employment("", "", town.people["halyna"], desk.today, minutes, employer="Namdal sykehjem")
    return right.add_employment(desk, value)


def _amina_health(desk: Desk, town: Town) -> None:
    person_id = town.people["amina"]
    words = "Kan ikke løfte tungt. Trenger pauser og timer som ikke ligger tett."
    health.save_adaptation_need(desk, AdaptationNeed("", "", person_id, "", words, desk.today))
    for kind, offset, text in (
        (HealthStepKind.DOCTOR, -60, "Time hos fastlegen, tolk bestilt"),
        (HealthStepKind.REFERRAL, 20, "Svar på henvisningen ventes"),
    ):
        step = HealthStep("", "", person_id, "", kind, town.days.work(offset), desk.actor.staff_id, text)
        health.save_health_step(desk, step)


def prior(person_id: str) -> PriorElement:
    """What Parwin had done in the reception centre."""
    return PriorElement(
        "", "", person_id, ElementKind.CIVICS, "Samfunnskunnskap i mottaket", "Steinkjer", minutes=25 * 60
    )
