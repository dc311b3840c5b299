"""Everything that is registered about one person, for that person; what is about others is marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain import dates
from grongintro.letters import insight_parts as parts_of
from grongintro.letters import parts
from grongintro.letters.content import Block, Bullets, DocumentKind, Heading, Lead, Letter, Paragraph, Tone
from grongintro.letters.phrases import Phrases

if TYPE_CHECKING:
    from datetime import date, datetime

    from grongintro.domain.case import Decision
    from grongintro.domain.document import Consent, Document
    from grongintro.domain.followup import Appointment, Conversation, FollowUp, Task
    from grongintro.domain.household import HouseholdMember, LivingFact
    from grongintro.domain.municipality import Municipality
    from grongintro.domain.period import Period
    from grongintro.domain.person import Permit, Person
    from grongintro.domain.programme import Programme, ProgrammeLeave


@dataclass(frozen=True)
class InsightTalk:
    """A talk with who held it; `closed`: the account that makes the package may not read the note."""

    talk: Conversation
    staff: str
    others: bool
    closed: bool = False


@dataclass(frozen=True)
class InsightPart:
    """The rows of one table, each as pairs of what and value, and how many more are closed and left out."""

    table: str
    rows: tuple[tuple[tuple[str, str], ...], ...]
    closed: int = 0


@dataclass(frozen=True)
class InsightContent:
    """What there is about `person`, each part in the order of time, with names beside it."""

    municipality: Municipality
    day: date
    printed_by: str
    person: Person
    advisers: tuple[tuple[str, Period], ...] = ()
    household: tuple[tuple[str, HouseholdMember], ...] = ()
    permits: tuple[Permit, ...] = ()
    programmes: tuple[Programme, ...] = ()
    leaves: tuple[ProgrammeLeave, ...] = ()
    living: tuple[tuple[LivingFact, str], ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    talks: tuple[InsightTalk, ...] = ()
    tasks: tuple[Task, ...] = ()
    appointments: tuple[tuple[Appointment, bool], ...] = ()
    decisions: tuple[tuple[Decision, str], ...] = ()
    parts: tuple[InsightPart, ...] = ()
    consents: tuple[Consent, ...] = ()
    documents: tuple[tuple[Document, bool], ...] = ()
    files: tuple[tuple[datetime, str, str], ...] = ()
    openings: tuple[tuple[date, str, tuple[str, ...]], ...] = ()


def build(content: InsightContent) -> Letter:
    """The package as a document of its own, without an address."""
    phrases = Phrases(content.municipality.language, "insight")
    name = content.person.name
    return Letter(
        title=phrases("title", name=name),
        language=phrases.language,
        issued=content.day,
        sender=parts.sender(content.municipality, phrases),
        references=(
            (phrases("reference.printed"), dates.short(content.day)),
            (phrases("printed_by"), content.printed_by),
            (phrases("born"), dates.short(content.person.birth_date)),
        ),
        blocks=tuple(_blocks(content, phrases)),
        footer=parts.footer(content.municipality, phrases),
        running=phrases("running", name=name),
        page_label=phrases.raw("page"),
        kind=DocumentKind.SHEET,
    )


def _blocks(content: InsightContent, phrases: Phrases) -> list[Block]:
    name = content.person.name
    service = parts.or_missing(content.municipality.service_name, phrases)
    found: list[Block] = [
        Lead(phrases("lead", service=service, name=name, day=dates.long(content.day))),
        Paragraph(phrases("rights")),
    ]
    sections = [block for section in _sections(content, phrases) for block in section]
    mark = phrases("others")
    if parts_of.marked(sections, mark):
        found.append(Paragraph(phrases("check", mark=mark, name=name), Tone.STRONG))
    return [*found, *sections]


def _sections(content: InsightContent, phrases: Phrases) -> tuple[list[Block], ...]:
    return (
        parts_of.who(content.person, phrases),
        parts_of.advisers(content.advisers, phrases),
        parts_of.household(content.household, content.person.id, phrases),
        parts_of.permits(content.permits, phrases),
        parts_of.programmes(content.programmes, content.leaves, phrases),
        parts_of.living(content.living, phrases),
        parts_of.follow_ups(content.follow_ups, phrases),
        _talks(content, phrases),
        parts_of.tasks(content.tasks, phrases),
        parts_of.appointments(content.appointments, phrases),
        parts_of.decisions(content.decisions, phrases),
        _parts(content.parts, phrases),
        parts_of.consents(content.consents, phrases),
        parts_of.documents(content.documents, phrases),
        parts_of.files(content.files, phrases),
        parts_of.openings(content.openings, phrases),
    )


def _talks(content: InsightContent, phrases: Phrases) -> list[Block]:
    if not content.talks:
        return parts_of.nothing(phrases, "talks")
    found: list[Block] = [Heading(phrases("talks.heading"))]
    for each in content.talks:
        talk = each.talk
        form = phrases(f"form.{talk.form}")
        found.append(Heading(phrases("talks.one", form=form, day=dates.long(talk.held_on)), 3))
        found.append(parts_of.talk_facts(talk, each.staff, phrases))
        if each.others:
            found.append(Paragraph(phrases("others"), Tone.STRONG))
        if each.closed:
            found.append(Paragraph(phrases("talks.closed"), Tone.STRONG))
        elif talk.text.strip():
            found += [Paragraph(text) for text in parts.paragraphs(talk.text)]
        else:
            found.append(Paragraph(phrases("talks.no_text"), Tone.QUIET))
    return found


def _parts(found: tuple[InsightPart, ...], phrases: Phrases) -> list[Block]:
    """A heading and a list for each table that has something, and the names of those that have nothing."""
    if not any(part.rows or part.closed for part in found):
        return parts_of.nothing(phrases, "rows")
    blocks: list[Block] = [Heading(phrases("rows.heading"))]
    empty = []
    for part in found:
        heading = phrases(f"rows.{part.table}")
        if not part.rows and not part.closed:
            empty.append(heading)
            continue
        blocks.append(Heading(heading, 3))
        if part.rows:
            blocks.append(Bullets(tuple(_row(row) for row in part.rows)))
        if part.closed:
            blocks.append(Paragraph(phrases("rows.closed", number=part.closed), Tone.STRONG))
    if empty:
        blocks.append(Paragraph(phrases("rows.empty", tables="; ".join(empty)), Tone.QUIET))
    return blocks


def _row(pairs: tuple[tuple[str, str], ...]) -> str:
    return "; ".join(f"{label}: {value}" for label, value in pairs)
