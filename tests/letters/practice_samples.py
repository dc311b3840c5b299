"""Agreements on practice: a usual one in both standards, a bare one, a signed one and one with long texts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grongintro.domain.municipality import Language
from grongintro.domain.practice import Employer, Placement, Sector
from grongintro.letters import practice_agreement
from grongintro.letters.practice_agreement import PracticeAgreementContent
from tests.letters.plan_samples import LONG_NAME, NYNORSK, SELAM, adviser
from tests.letters.samples import DAY, END, START, municipality

if TYPE_CHECKING:
    from grongintro.letters.content import Letter


def employer() -> Employer:
    return Employer(
        "e1",
        "o1",
        "Elvedal sykehjem",
        Sector.MUNICIPAL,
        organisation_number="940010853",
        branch="Helse og omsorg",
        place="Elvedal",
        contact="Randi Moen",
        phone="74 00 00 30",
        places=2,
    )


def placement() -> Placement:
    return Placement(
        "p1",
        "o1",
        "x",
        "e1",
        START,
        END,
        1350,
        tasks="Servere frokost og lunsj, rydde på avdelingen og være med på aktiviteter for beboerne",
        goal="Prøve yrket som helsefagarbeider, og snakke norsk hver dag",
        language_support="En fast kollega forklarer nye ord. Ordlisten fra voksenopplæringen brukes på jobb.",
        supervisor="Siv Aune",
    )


def agreement(language: Language = Language.BOKMAL, **more: object) -> PracticeAgreementContent:
    made = PracticeAgreementContent(
        municipality(language), SELAM, employer(), placement(), adviser(language), 4, DAY
    )
    return replace(made, **more)  # type: ignore[arg-type]


def bare() -> PracticeAgreementContent:
    empty = Employer("e1", "o1", "Bua", Sector.PRIVATE)
    return agreement(
        employer=empty, placement=Placement("p1", "o1", "x", "e1", START, START, 60), visit_weeks=1
    )


def signed() -> PracticeAgreementContent:
    made = replace(placement(), participant_signed=DAY, employer_signed=DAY, municipality_signed=DAY)
    return agreement(placement=made)


def long_texts() -> PracticeAgreementContent:
    text = "\n\n".join([f"{placement().tasks}. " * 6] * 5)
    where = replace(employer(), name=f"{LONG_NAME} og sønner", contact=LONG_NAME)
    written = replace(placement(), tasks=text, goal=text, language_support=text, supervisor=LONG_NAME)
    return agreement(recipient=replace(SELAM, name=LONG_NAME), employer=where, placement=written)


def all_practice() -> dict[str, Letter]:
    contents = {
        "practice-nb": agreement(),
        "practice-nn": agreement(NYNORSK),
        "practice-bare": bare(),
        "practice-signed": signed(),
        "practice-long": long_texts(),
    }
    return {name: practice_agreement.build(content) for name, content in contents.items()}
