"""The agreement on one placement: who, when, what, what each side sees to, and three signatures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain import dates
from grongintro.letters import parts
from grongintro.letters.content import (
    Block,
    Bullets,
    DocumentKind,
    Facts,
    Heading,
    Lead,
    Letter,
    Paragraph,
    Together,
    Tone,
)
from grongintro.letters.phrases import Phrases
from grongintro.letters.qualifying_words import WORDS, hours, sentence, signing

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.decision import Addressee, Official
    from grongintro.domain.municipality import Municipality
    from grongintro.domain.practice import Employer, Placement

_FACT_SHARES = (1.7, 4.0)
_TEXTS = ("tasks", "goal", "language_support")


@dataclass(frozen=True)
class PracticeAgreementContent:
    """One placement and its three sides; `visit_weeks` is how often the municipality follows it up."""

    municipality: Municipality
    recipient: Addressee
    employer: Employer
    placement: Placement
    adviser: Official
    visit_weeks: int
    day: date


def build(content: PracticeAgreementContent) -> Letter:
    """The agreement, with room for three to sign."""
    phrases = Phrases(content.municipality.language, "practice_agreement", WORDS)
    title = phrases("title")
    return Letter(
        title=title,
        language=phrases.language,
        issued=content.day,
        sender=parts.sender(content.municipality, phrases),
        references=((phrases("reference.printed"), dates.short(content.day)),),
        blocks=tuple(_blocks(content, phrases)),
        footer=parts.footer(content.municipality, phrases),
        running=phrases("running", title=title, name=parts.or_missing(content.recipient.name, phrases)),
        page_label=phrases.raw("page"),
        kind=DocumentKind.SHEET,
    )


def _blocks(content: PracticeAgreementContent, phrases: Phrases) -> list[Block]:
    lead = phrases(
        "lead",
        name=parts.or_missing(content.recipient.name, phrases),
        employer=parts.or_missing(content.employer.name, phrases),
        municipality=parts.or_missing(content.municipality.name, phrases),
    )
    return [
        Lead(lead),
        Facts(_facts(content, phrases), phrases("facts.summary"), _FACT_SHARES),
        *(block for name in _TEXTS for block in _written(name, getattr(content.placement, name), phrases)),
        *_points("participant", (), phrases),
        *_points("employer", (), phrases),
        *_points("municipality", (_follow_up(content.visit_weeks, phrases),), phrases),
        Paragraph(phrases("know.text"), Tone.QUIET),
        Together((signing(_sides(content), phrases),)),
    ]


def _facts(content: PracticeAgreementContent, phrases: Phrases) -> tuple[tuple[str, str], ...]:
    placement, adviser = content.placement, content.adviser
    born = content.recipient.birth_date
    participant = [content.recipient.name, f"{phrases('reference.born')} {dates.short(born)}" if born else ""]
    municipality = [content.municipality.name, adviser.name, adviser.phone]
    start, end = dates.short(placement.start), dates.short(placement.end)
    values = {
        "participant": _lines(participant),
        "employer": _employer(content.employer, phrases),
        "municipality": _lines(municipality),
        "period": phrases("facts.period_value", start=start, end=end),
        "hours": hours(placement.minutes_per_week, phrases),
        "supervisor": parts.or_missing(placement.supervisor, phrases),
    }
    return tuple((phrases(f"facts.{key}"), value) for key, value in values.items())


def _employer(employer: Employer, phrases: Phrases) -> str:
    """Name and place, number, and whom to ask there; what is not known is left out."""
    number, contact = employer.organisation_number, ", ".join(_known((employer.contact, employer.phone)))
    lines = [", ".join(_known((employer.name, employer.place)))]
    if number:
        lines.append(phrases("facts.organisation_number", number=number))
    if contact:
        lines.append(phrases("facts.contact", contact=contact))
    return "\n".join(lines)


def _known(values: tuple[str, ...]) -> list[str]:
    return [value for value in values if value.strip()]


def _lines(values: list[str]) -> str:
    return "\n".join(_known(tuple(values)))


def _written(name: str, text: str, phrases: Phrases) -> list[Block]:
    """What was written; nothing under its heading would look forgotten, so it says that nothing was."""
    written = parts.paragraphs(text)
    told = [Paragraph(sentence(part)) for part in written] or [Paragraph(phrases("not_written"), Tone.QUIET)]
    return [Heading(phrases(f"{name}.heading")), *told]


def _points(side: str, before: tuple[str, ...], phrases: Phrases) -> list[Block]:
    items = (*before, *phrases.listed(f"{side}.items"))
    return [Together((Heading(phrases(f"{side}.heading")), Bullets(items)))]


def _follow_up(weeks: int, phrases: Phrases) -> str:
    rhythm = phrases("rhythm.week") if weeks == 1 else phrases("rhythm.weeks", number=weeks)
    return phrases("municipality.first", rhythm=rhythm)


def _sides(content: PracticeAgreementContent) -> list[tuple[str, str, date | None]]:
    placement = content.placement
    return [
        ("participant", content.recipient.name, placement.participant_signed),
        ("employer", content.employer.contact or content.employer.name, placement.employer_signed),
        ("municipality", content.adviser.name, placement.municipality_signed),
    ]
