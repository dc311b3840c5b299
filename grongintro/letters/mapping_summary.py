"""The competence mapping on paper (§§ 6, 10 and 11): what somebody can, has done and wants; no health."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain import dates
from grongintro.domain.mapping import ExperienceKind
from grongintro.letters import parts
from grongintro.letters.content import (
    Align,
    Block,
    Bullets,
    Column,
    DocumentKind,
    Facts,
    Heading,
    Letter,
    Paragraph,
    Table,
    Together,
    Tone,
)
from grongintro.letters.mapping_years import year_rows
from grongintro.letters.phrases import Phrases
from grongintro.letters.qualifying_words import WORDS, capital, hour_figure, interpreter, signing, span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from grongintro.domain.decision import Addressee, Official
    from grongintro.domain.mapping import (
        AdaptationNeed,
        CareerGuidance,
        CompetenceMapping,
        Experience,
        LanguageSkill,
        PriorElement,
    )
    from grongintro.domain.municipality import Municipality

_FACT_SHARES = (1.0, 2.6)


@dataclass(frozen=True)
class MappingSummaryContent:
    """What is registered of a person's competence, printed on `day` by `adviser`.

    `adaptation` is sensitive, and empty unless it was asked for; steps of following up health are never here.
    """

    municipality: Municipality
    recipient: Addressee
    day: date
    adviser: Official
    mapping: CompetenceMapping | None = None
    languages: tuple[LanguageSkill, ...] = ()
    experiences: tuple[Experience, ...] = ()
    prior: tuple[PriorElement, ...] = ()
    guidance: CareerGuidance | None = None
    adaptation: tuple[AdaptationNeed, ...] = ()


def build(content: MappingSummaryContent) -> Letter:
    """The summary as a sheet, with room to sign."""
    phrases = Phrases(content.municipality.language, "mapping_summary", WORDS)
    name = parts.or_missing(content.recipient.name, phrases)
    references = [
        (phrases("reference.printed"), dates.short(content.day)),
        (phrases("printed_by"), parts.or_missing(content.adviser.name, phrases)),
    ]
    if content.recipient.birth_date is not None:
        references.append((phrases("reference.born"), dates.short(content.recipient.birth_date)))
    return Letter(
        title=phrases("title", name=name),
        language=phrases.language,
        issued=content.day,
        sender=parts.sender(content.municipality, phrases),
        references=tuple(references),
        blocks=tuple(_blocks(content, phrases)),
        footer=parts.footer(content.municipality, phrases),
        running=phrases("running", name=name),
        page_label=phrases.raw("page"),
        kind=DocumentKind.SHEET,
    )


def _blocks(content: MappingSummaryContent, phrases: Phrases) -> list[Block]:
    return [
        Paragraph(phrases("lead")),
        *_about(content.mapping, phrases),
        *_languages(content.languages, phrases),
        *_years(content, phrases),
        *_skills(content.experiences, phrases),
        *_prior(content.prior, phrases),
        *_guidance(content.guidance, phrases),
        *_wishes(content.mapping, phrases),
        *_adaptation(content.adaptation, phrases),
        _signing(content, phrases),
    ]


def _nothing(section: str, phrases: Phrases) -> list[Block]:
    return [Heading(phrases(f"{section}.heading")), Paragraph(phrases("none"), Tone.QUIET)]


def _table(
    section: str,
    columns: Sequence[tuple[str, float]],
    rows: Iterable[tuple[str, ...]],
    phrases: Phrases,
) -> list[Block]:
    found = tuple(tuple(cell or phrases("empty") for cell in row) for row in rows)
    if not found:
        return _nothing(section, phrases)
    heads = tuple(
        Column(phrases(f"{section}.{key}"), share, Align.RIGHT if key == "hours" else Align.LEFT)
        for key, share in columns
    )
    table = Table(heads, found, summary=phrases(f"{section}.summary"))
    return [Heading(phrases(f"{section}.heading")), table]


def _about(mapping: CompetenceMapping | None, phrases: Phrases) -> list[Block]:
    if mapping is None:
        return _nothing("about", phrases)
    values = {
        "mapped_on": dates.long(mapping.mapped_on),
        "timing": phrases(f"timing.{mapping.timing}"),
        "mapped_by": parts.or_missing(mapping.mapped_by, phrases),
        "interpreter": interpreter(
            mapping.interpreter, qualified=mapping.interpreter_qualified, phrases=phrases
        ),
        "language": mapping.language.strip(),
        "schooling": phrases(f"schooling.{mapping.schooling}"),
        "digital_skills": mapping.digital_skills.strip(),
        "driving_licence": mapping.driving_licence.strip(),
    }
    pairs = tuple((phrases(f"about.{key}"), value) for key, value in values.items() if value)
    return [Heading(phrases("about.heading")), Facts(pairs, phrases("about.summary"), _FACT_SHARES)]


def _languages(languages: Sequence[LanguageSkill], phrases: Phrases) -> list[Block]:
    rows = (
        (each.language, phrases(f"mastery.{each.oral}"), phrases(f"mastery.{each.written}"))
        for each in languages
    )
    return _table("languages", (("language", 2), ("oral", 1), ("written", 1)), rows, phrases)


def _years(content: MappingSummaryContent, phrases: Phrases) -> list[Block]:
    """Year by year until the mapping was made, so that what is not known is seen."""
    until = (content.mapping.mapped_on if content.mapping else content.day).year
    kinds = {ExperienceKind.SCHOOLING, ExperienceKind.WORK}
    rows = year_rows([each for each in content.experiences if each.kind in kinds], until, phrases)
    columns = (("years", 1.4), ("kind", 1.1), ("what", 3.0), ("where", 2.6), ("documented", 1.5))
    return _table("years", columns, rows, phrases)


def _skills(experiences: Sequence[Experience], phrases: Phrases) -> list[Block]:
    rows = (
        (
            "\n".join(part for part in (each.title, each.note.strip()) if part),
            ", ".join(part for part in (each.place.strip(), each.country.strip()) if part),
            phrases("yes" if each.documented else "no"),
        )
        for each in experiences
        if each.kind is ExperienceKind.SKILL
    )
    return _table("skills", (("what", 4), ("where", 2.6), ("documented", 1.5)), rows, phrases)


def _prior(prior: Sequence[PriorElement], phrases: Phrases) -> list[Block]:
    rows = (
        (
            _prior_name(each, phrases),
            each.place.strip(),
            span(each.start, each.end, phrases),
            hour_figure(each.minutes, phrases) if each.minutes else "",
        )
        for each in prior
    )
    return _table("prior", (("what", 3), ("where", 2.6), ("when", 2.6), ("hours", 1)), rows, phrases)


def _prior_name(each: PriorElement, phrases: Phrases) -> str:
    what = each.title.strip() or phrases(f"element.{each.kind}")
    return phrases("prior.module", what=what, module=each.module.strip()) if each.module.strip() else what


def _guidance(guidance: CareerGuidance | None, phrases: Phrases) -> list[Block]:
    if guidance is None:
        return _nothing("guidance", phrases)
    values = {
        "offered_on": dates.long(guidance.offered_on),
        "held_on": dates.long(guidance.held_on) if guidance.held_on else "",
        "declined": phrases("guidance.declined_yes") if guidance.declined else "",
        "centre": guidance.centre.strip(),
        "recommended": capital(phrases(f"goal.{guidance.recommended}")) if guidance.recommended else "",
        "recommendation": guidance.recommendation.strip(),
        "prior_learning": _prior_learning(guidance, phrases),
    }
    pairs = tuple((phrases(f"guidance.{key}"), value) for key, value in values.items() if value)
    facts = Facts(pairs, phrases("guidance.summary"), _FACT_SHARES)
    return [Together((Heading(phrases("guidance.heading")), facts))]


def _prior_learning(guidance: CareerGuidance, phrases: Phrases) -> str:
    if guidance.prior_learning_offered is None:
        return phrases("guidance.prior_learning_missing")
    answers = {True: "yes", False: "no", None: "told"}
    key = f"guidance.prior_learning_{answers[guidance.prior_learning_wanted]}"
    return phrases(key, day=dates.long(guidance.prior_learning_offered))


def _wishes(mapping: CompetenceMapping | None, phrases: Phrases) -> list[Block]:
    if mapping is None:
        return []
    texts = {"interests": mapping.interests, "wishes": mapping.wishes, "note": mapping.note}
    points = [phrases(f"wishes.{key}", text=text.strip()) for key, text in texts.items() if text.strip()]
    if not points:
        return _nothing("wishes", phrases)
    return [Heading(phrases("wishes.heading")), *(Paragraph(point) for point in points)]


def _adaptation(needs: Sequence[AdaptationNeed], phrases: Phrases) -> list[Block]:
    if not needs:
        return []
    lines = tuple(
        phrases("adaptation.line", period=capital(span(each.start, each.end, phrases)), text=each.text)
        for each in needs
    )
    return [Heading(phrases("adaptation.heading")), Bullets(lines)]


def _signing(content: MappingSummaryContent, phrases: Phrases) -> Together:
    roles = (("participant", content.recipient.name, None), ("mapper", content.adviser.name, None))
    return Together(
        (Heading(phrases("sign.heading")), Paragraph(phrases("sign.text")), signing(roles, phrases))
    )
