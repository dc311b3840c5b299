"""The invitation to one participant: large print and plain words, and how to answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain import dates
from grongintro.letters import parts
from grongintro.letters.activity_parts import TEXTS, day_short, day_words, interpreted, period_words, times
from grongintro.letters.content import Bullets, Column, DocumentKind, Heading, Lead, Letter, Paragraph, Table
from grongintro.letters.phrases import Phrases
from grongintro.letters.qualifying_words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from grongintro.domain.activity import Activity, Gathering
    from grongintro.domain.decision import Addressee, Official
    from grongintro.domain.municipality import Municipality
    from grongintro.letters.content import Block


@dataclass(frozen=True)
class ActivityInvitationContent:
    """Who is invited to what, and whom they answer; `language`: what they need an interpreter in, if any."""

    municipality: Municipality
    recipient: Addressee
    activity: Activity
    gatherings: tuple[Gathering, ...]
    adviser: Official
    day: date
    language: str = ""


def build(content: ActivityInvitationContent) -> Letter:
    """The invitation on one sheet, when the days are few."""
    phrases = Phrases(content.municipality.language, TEXTS, WORDS)
    title = content.activity.title
    return Letter(
        title=phrases("invitation.title", title=title),
        language=phrases.language,
        issued=content.day,
        sender=parts.sender(content.municipality, phrases),
        references=((phrases("reference.date"), dates.short(content.day)),),
        blocks=tuple(_blocks(content, phrases)),
        footer=parts.footer(content.municipality, phrases),
        running=phrases("invitation.running", title=title),
        page_label=phrases.raw("page"),
        kind=DocumentKind.SHEET,
        large_front=True,
    )


def _blocks(content: ActivityInvitationContent, phrases: Phrases) -> Iterator[Block]:
    activity = content.activity
    yield Lead(_lead(content, phrases))
    if activity.theme:
        yield Paragraph(phrases("invitation.theme", theme=activity.theme))
    for text in parts.paragraphs(activity.invitation):
        yield Paragraph(text)
    yield Heading(phrases("invitation.programme"))
    yield _days(content, phrases) if content.gatherings else Paragraph(phrases("no_gatherings"))
    yield Heading(phrases("invitation.answer"))
    yield Bullets(tuple(_answers(content, phrases)))
    if content.language:
        yield Paragraph(_interpreter(content, phrases))


def _lead(content: ActivityInvitationContent, phrases: Phrases) -> str:
    name, activity = parts.or_missing(content.recipient.name, phrases), content.activity
    if activity.start == activity.end:
        return phrases("invitation.lead_one_day", name=name, day=day_words(activity.start, phrases))
    return phrases("invitation.lead", name=name, period=period_words(activity, phrases))


def _days(content: ActivityInvitationContent, phrases: Phrases) -> Table:
    shares = (("day", 1.5), ("time", 1.9), ("what", 4.0), ("place", 3.0))
    columns = tuple(Column(phrases(f"columns.{key}"), share) for key, share in shares)
    rows = tuple(
        (day_short(each.day, phrases), times(each, phrases), each.title, each.place or "–")
        for each in content.gatherings
    )
    return Table(columns, rows, summary=phrases("invitation.summary"))


def _answers(content: ActivityInvitationContent, phrases: Phrases) -> Iterator[str]:
    by, adviser = content.activity.sign_up_by, content.adviser
    if by is not None:
        yield phrases("invitation.answer_by", day=day_words(by, phrases))
    else:
        yield phrases("invitation.answer_soon")
    if adviser.phone:
        yield phrases("invitation.contact", name=adviser.name, phone=adviser.phone)
    else:
        yield phrases("invitation.contact_without_phone", name=adviser.name)
    yield phrases("invitation.full")
    yield phrases("invitation.away")
    yield phrases("invitation.need")


def _interpreter(content: ActivityInvitationContent, phrases: Phrases) -> str:
    """That there is one who speaks their language, where it is so, and that this can be read aloud."""
    languages = {each.language.casefold() for each in content.gatherings if interpreted(each)}
    read = phrases("interpreter_note", language=content.language)
    if content.language.casefold() not in languages:
        return read
    return f"{phrases('invitation.interpreter', language=content.language)} {read}"
