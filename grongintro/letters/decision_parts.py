"""What every decision letter has: facts, assessment, the participant's rights, signatures and computation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from grongintro.domain import dates
from grongintro.letters import parts
from grongintro.letters.content import (
    Align,
    Block,
    Bullets,
    Column,
    Heading,
    Paragraph,
    Signature,
    Signatures,
    Table,
    Together,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from grongintro.domain.decision import BenefitDecisionContent, Official, UsedFact
    from grongintro.domain.municipality import Municipality
    from grongintro.domain.step import Step
    from grongintro.letters.phrases import Phrases


class Decided(Protocol):
    """What a letter knows that tells of a decision: whose it is, whom to ask, and the law on its day."""

    @property
    def municipality(self) -> Municipality:
        """Who decides, and receives the appeal."""

    @property
    def adviser(self) -> Official:
        """Whom to ask."""

    @property
    def law_references(self) -> Mapping[str, str]:
        """Full citations in force on the letter's day, by subject."""

    @property
    def interpreter_note(self) -> str:
        """What is said about the interpreter instead of the usual words; empty for those."""


def law(content: Decided, key: str, phrases: Phrases) -> str:
    """The citation under this key, in the letter's written standard."""
    return phrases.citation(parts.or_missing(content.law_references.get(key, ""), phrases))


def facts_table(facts: tuple[UsedFact, ...], phrases: Phrases) -> list[Block]:
    """The facts that the decision rests on, and where each comes from."""
    columns = (
        Column(phrases("facts.label"), 3),
        Column(phrases("facts.value"), 4),
        Column(phrases("facts.source"), 4),
    )
    rows = tuple((fact.label, parts.or_missing(fact.value, phrases), _source(fact)) for fact in facts)
    blocks: list[Block] = [Heading(phrases("facts.heading"))]
    if not rows:
        return [*blocks, Paragraph(phrases("missing"))]
    return [
        *blocks,
        Paragraph(phrases("facts.intro")),
        Table(columns, rows, summary=phrases("facts.summary")),
    ]


def _source(fact: UsedFact) -> str:
    return ", ".join(part for part in (fact.source, dates.short(fact.day) if fact.day else "") if part)


def assessment(reasons: str, phrases: Phrases) -> list[Block]:
    """The adviser's own reasons."""
    texts = parts.paragraphs(reasons) or (phrases("missing"),)
    return [Heading(phrases("assessment.heading")), *(Paragraph(text) for text in texts)]


def rights(content: Decided, phrases: Phrases) -> list[Block]:
    """Appeal, postponement, access to the documents, and whom to ask."""
    return [*appeal(content, phrases), *access(content, phrases)]


def appeal(content: Decided, phrases: Phrases) -> list[Block]:
    """How to appeal, and how to ask that the decision waits meanwhile."""
    town = content.municipality
    body = parts.or_missing(town.statsforvalter, phrases)
    address = parts.or_missing(", ".join((town.name, *town.address_lines)), phrases)
    return [
        Heading(phrases("appeal.heading")),
        Paragraph(phrases("appeal.deadline", appeal_body=body, law=law(content, "appeal_deadline", phrases))),
        Paragraph(phrases("appeal.where", address=address)),
        Paragraph(phrases("appeal.how", law=law(content, "appeal_procedure", phrases))),
        Paragraph(phrases("appeal.what_happens", appeal_body=body)),
        Paragraph(phrases("appeal.help", law=law(content, "free_legal_advice", phrases))),
        Heading(phrases("postponed.heading")),
        Paragraph(phrases("postponed.text", appeal_body=body, law=law(content, "postponed_effect", phrases))),
    ]


def access(content: Decided, phrases: Phrases) -> list[Block]:
    """Access to the documents, and whom to ask."""
    return [
        Heading(phrases("access.heading")),
        Paragraph(phrases("access.text", law=law(content, "access_to_documents", phrases))),
        *_contact(content, phrases),
    ]


def _contact(content: Decided, phrases: Phrases) -> list[Block]:
    adviser = content.adviser
    key = "contact.text_email" if adviser.email else "contact.text"
    text = phrases(
        key,
        name=parts.or_missing(adviser.name, phrases),
        title=parts.or_missing(adviser.title, phrases),
        phone=parts.or_missing(adviser.phone or content.municipality.phone, phrases),
        email=adviser.email,
    )
    interpreter = content.interpreter_note or phrases("contact.interpreter")
    return [Heading(phrases("contact.heading")), Paragraph(text), Paragraph(interpreter)]


def signatures(content: BenefitDecisionContent, phrases: Phrases) -> list[Block]:
    """Who prepared and who decided, and that it is approved electronically."""
    adviser, decider = content.adviser, content.decider
    prepared = Signature(
        phrases("signatures.prepared"), parts.or_missing(adviser.name, phrases), adviser.title
    )
    if decider is None:
        nobody = phrases("signatures.nobody"), phrases("signatures.nobody_title")
        decided = Signature(phrases("signatures.decided"), *nobody)
    else:
        decided = Signature(phrases("signatures.decided"), decider.name, decider.title)
    note = phrases("signatures.draft_note" if content.is_draft else "signatures.note")
    return [Signatures((decided, prepared), note)]


def attachments(names: tuple[str, ...], phrases: Phrases) -> list[Block]:
    """The list of what lies with the letter, if anything does."""
    if not names:
        return []
    return [Together((Heading(phrases("attachments.heading")), Bullets(names)))]


def computation(steps: tuple[Step, ...], phrases: Phrases, index: int) -> list[Block]:
    """Every step with its rule and its answer, numbered as the tree is."""
    if not steps:
        return []
    key = "computation.heading_numbered" if index else "computation.heading"
    columns = (
        Column(phrases("computation.number"), 1.0),
        Column(phrases("computation.text"), 7),
        Column(phrases("computation.law"), 3.6),
        Column(phrases("computation.value"), 2.6, Align.RIGHT),
    )
    rows = step_rows(steps, phrases)
    return [
        Heading(phrases(key, number=index)),
        Paragraph(phrases("computation.intro")),
        Table(columns, rows, summary=phrases("computation.summary")),
    ]


def step_rows(steps: tuple[Step, ...], phrases: Phrases) -> tuple[tuple[str, ...], ...]:
    """Number, text, law and value of every step, depth first."""
    return tuple(_step_row(number, step, phrases) for number, step in _numbered(steps))


def _numbered(steps: tuple[Step, ...], prefix: str = "") -> Iterator[tuple[str, Step]]:
    for index, step in enumerate(steps, start=1):
        number = f"{prefix}{index}"
        yield number, step
        yield from _numbered(step.children, f"{number}.")


def _step_row(number: str, step: Step, phrases: Phrases) -> tuple[str, str, str, str]:
    language = phrases.language
    return number, step.text_in(language), phrases.citation(step.law), step.value_in(language)
