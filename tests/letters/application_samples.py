"""Applications for grants: ekstratilskudd and a project in both standards, a bare draft and a long one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from grongintro.domain.application import (
    ApplicationCost,
    ApplicationPaper,
    ApplicationState,
    GrantApplication,
    Scheme,
)
from grongintro.domain.municipality import Language
from grongintro.domain.period import Period
from grongintro.letters import grant_application
from grongintro.letters.grant_application import GrantApplicationContent
from grongintro.rules.grant_costs import applied_sum
from tests.letters.plan_samples import LONG_NAME, NYNORSK, SELAM, adviser
from tests.letters.samples import DAY, municipality

if TYPE_CHECKING:
    from grongintro.letters.content import Letter

REASON = {
    Language.BOKMAL: "Selam trenger hjelp hjemme og på skolen.\n\nBehovet var der før bosettingen.",
    Language.NYNORSK: "Selam treng hjelp heime og på skulen.\n\nBehovet var der før busetjinga.",
}
MEASURES = {
    Language.BOKMAL: "En assistent på skolen og avlastning én helg i måneden.",
    Language.NYNORSK: "Ein assistent på skulen og avlasting éi helg i månaden.",
}


def case(language: Language = Language.BOKMAL) -> GrantApplication:
    return GrantApplication(
        "a1",
        "o1",
        Scheme.EXTRA_2,
        "Tilskuddsår 1",
        1,
        date(2027, 2, 1),
        ApplicationState.PREPARING,
        "s1",
        reason=REASON[language],
        measures=MEASURES[language],
    )


def costs() -> tuple[ApplicationCost, ...]:
    return (
        ApplicationCost("c1", "o1", "a1", "Assistent, 60 % stilling", 42_000_000),
        ApplicationCost("c2", "o1", "a1", "Avlastning, 12 helger", 9_600_050),
        ApplicationCost("c3", "o1", "a1", "Terskel 2017", 20_000_000, deduction=True),
    )


def costs_in(language: Language) -> tuple[ApplicationCost, ...]:
    words = ("Assistent, 60 % stilling", "Avlasting, 12 helger", "Terskel 2017")
    if language is Language.BOKMAL:
        return costs()
    return tuple(replace(each, text=text) for each, text in zip(costs(), words, strict=True))


def papers() -> tuple[ApplicationPaper, ...]:
    return (
        ApplicationPaper("p1", "o1", "a1", "Attest 03.11.2026"),
        ApplicationPaper("p2", "o1", "a1", "Samtykke 01.11.2026", DAY),
    )


def application(language: Language = Language.BOKMAL, **more: object) -> GrantApplicationContent:
    made = GrantApplicationContent(
        municipality(language),
        case(language),
        (SELAM,),
        costs_in(language),
        applied_sum(costs()).applied,
        papers(),
        adviser(language),
        DAY,
        Period(date(2025, 12, 1), date(2026, 11, 30)),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def project(language: Language = Language.BOKMAL) -> GrantApplicationContent:
    made = replace(
        case(language), scheme=Scheme.JOB_CHANCE, title="Kvinner i arbeid", grant_year=2027, sent_on=DAY
    )
    return application(language, case=made, persons=(), year=None, papers=papers()[1:])


def bare() -> GrantApplicationContent:
    made = replace(case(), reason="", measures="")
    return application(case=made, persons=(), costs=(), applied=0, papers=(), year=None)


def long_texts() -> GrantApplicationContent:
    text = "\n\n".join([f"{REASON[Language.BOKMAL]} " * 5] * 5)
    made = replace(case(), reason=text, measures=text)
    many = tuple(replace(costs()[0], id=f"c{n}", text=f"Tiltak {n}, {LONG_NAME}") for n in range(30))
    return application(case=made, costs=many, persons=(replace(SELAM, name=LONG_NAME),) * 3)


def all_applications() -> dict[str, Letter]:
    contents = {
        "application-nb": application(),
        "application-nn": application(NYNORSK),
        "application-project-nb": project(),
        "application-project-nn": project(NYNORSK),
        "application-bare": bare(),
        "application-long": long_texts(),
    }
    return {name: grant_application.build(content) for name, content in contents.items()}
