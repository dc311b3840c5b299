"""Summaries of the mapping of invented people: a usual one with gaps, a long one, and an empty one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from grongintro.domain.mapping import AdaptationNeed, Experience, ExperienceKind, LanguageSkill, Mastery
from grongintro.domain.municipality import Language
from grongintro.letters.mapping_summary import MappingSummaryContent
from tests.letters.plan_samples import LONG_NAME, SELAM, adviser, guidance, mapping, prior
from tests.letters.samples import DAY, municipality


def experience(
    kind: ExperienceKind, title: str, first: int | None, last: int | None, place: str, **more: object
) -> Experience:
    made = Experience(title, "o1", "p1", kind, title, place, "Eritrea", first, last)
    return replace(made, **more)  # type: ignore[arg-type]


def summary(language: Language = Language.BOKMAL, *, with_adaptation: bool = False) -> MappingSummaryContent:
    """Gaps from 2017 to 2018 and from 2022 to 2025; one job of unknown years."""
    school, work, skill = ExperienceKind.SCHOOLING, ExperienceKind.WORK, ExperienceKind.SKILL
    mastery = Mastery
    needs = (AdaptationNeed("n1", "o1", "p1", "i1", "Trenger pauser hver time.", date(2026, 10, 12)),)
    return MappingSummaryContent(
        municipality(language),
        SELAM,
        DAY,
        adviser(language),
        mapping(),
        (
            LanguageSkill("l1", "o1", "p1", "tigrinja", mastery.MOTHER_TONGUE, mastery.FLUENT),
            LanguageSkill("l2", "o1", "p1", "arabisk", mastery.GOOD, mastery.SOME),
            LanguageSkill("l3", "o1", "p1", "norsk", mastery.SOME, mastery.NONE),
        ),
        (
            experience(work, "Sykehjem", 2019, 2021, "Khartoum", country="Sudan", documented=True),
            experience(school, "Grunnskole", 2008, 2016, "Keren", note="Ni år"),
            experience(work, "Butikk", None, None, "Asmara"),
            experience(skill, "Søm på maskin", None, None, "", country=""),
        ),
        prior(),
        guidance(),
        needs if with_adaptation else (),
    )


def long_summary() -> MappingSummaryContent:
    """Many lines with long words in several alphabets."""
    whole = summary(with_adaptation=True)
    long = "Державний університет імені Тараса Шевченка / hovudstadsuniversitetet"
    many = tuple(
        experience(
            ExperienceKind.WORK if year % 2 else ExperienceKind.SCHOOLING,
            f"Befrakterassistent og økonomimedarbeider {year}, «Провідний спеціаліст»",
            1985 + 2 * year,
            1986 + 2 * year if year < 15 else None,
            long,
            country="Україна",
            documented=bool(year % 3),
        )
        for year in range(16)
    )
    return replace(whole, recipient=replace(SELAM, name=LONG_NAME), experiences=many)


def empty_summary() -> MappingSummaryContent:
    return MappingSummaryContent(municipality(), SELAM, DAY, adviser())
