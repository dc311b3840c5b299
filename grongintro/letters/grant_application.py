"""The draft of an application for a grant: need and measures in own words, costs, deductions and the sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain import dates, money
from grongintro.domain.application import Scheme
from grongintro.letters import parts
from grongintro.letters.content import (
    Align,
    Block,
    Bullets,
    Column,
    Facts,
    Heading,
    Lead,
    Letter,
    Paragraph,
    Signature,
    Signatures,
    Table,
    Together,
    Tone,
)
from grongintro.letters.phrases import Phrases

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.application import ApplicationCost, ApplicationPaper, GrantApplication
    from grongintro.domain.decision import Addressee, Official
    from grongintro.domain.municipality import Municipality
    from grongintro.domain.period import Period

_FACT_SHARES = (1.7, 4.0)
_EXTRA = {Scheme.EXTRA_1, Scheme.EXTRA_2}
_MINUS = "\u2212"


@dataclass(frozen=True)
class GrantApplicationContent:
    """One application; `year` is the personal year of ekstratilskudd, where it is known.

    `costs` hold costs and deductions in the order they are to stand; `applied` is what is left in øre.
    """

    municipality: Municipality
    case: GrantApplication
    persons: tuple[Addressee, ...]
    costs: tuple[ApplicationCost, ...]
    applied: int
    papers: tuple[ApplicationPaper, ...]
    official: Official
    day: date
    year: Period | None = None


def build(content: GrantApplicationContent) -> Letter:
    """The letter to IMDi; until it is sent it says that it is a draft."""
    phrases = Phrases(content.municipality.language, "grant_application")
    title = phrases(f"title.{content.case.scheme}")
    return Letter(
        title=title,
        language=phrases.language,
        issued=content.case.sent_on or content.day,
        sender=parts.sender(content.municipality, phrases),
        recipient=parts.recipient(phrases("receiver.name"), (phrases("receiver.how"),), phrases),
        references=_references(content, phrases),
        blocks=tuple(_blocks(content, phrases)),
        footer=parts.footer(content.municipality, phrases),
        running=phrases("running", title=title),
        page_label=phrases.raw("page"),
    )


def _references(content: GrantApplicationContent, phrases: Phrases) -> tuple[tuple[str, str], ...]:
    return (
        (phrases("reference.date"), dates.short(content.case.sent_on or content.day)),
        (phrases("deadline"), dates.short(content.case.deadline)),
        (phrases("reference.adviser"), parts.or_missing(content.official.name, phrases)),
    )


def _blocks(content: GrantApplicationContent, phrases: Phrases) -> list[Block]:
    case = content.case
    blocks: list[Block] = []
    if case.sent_on is None:
        blocks.append(Paragraph(phrases("draft"), Tone.STRONG))
    blocks.append(Lead(_lead(content, phrases)))
    if facts := _facts(content, phrases):
        blocks.append(Facts(facts, phrases("facts.summary"), _FACT_SHARES))
    kind = "extra" if case.scheme in _EXTRA else "project"
    blocks += _written(phrases(f"reason.{kind}"), case.reason, phrases)
    blocks += _written(phrases(f"measures.{kind}"), case.measures, phrases)
    blocks += _costs(content, phrases)
    official = content.official
    signature = Signature(phrases("sign"), parts.or_missing(official.name, phrases), official.title)
    blocks.append(Together((*_papers(content.papers, phrases), Signatures((signature,)))))
    return blocks


def _lead(content: GrantApplicationContent, phrases: Phrases) -> str:
    name = parts.or_missing(content.municipality.name, phrases)
    amount = money.norwegian(content.applied)
    number = content.case.grant_year
    if content.case.scheme not in _EXTRA:
        return phrases(
            "lead.project", municipality=name, title=content.case.title, year=number, amount=amount
        )
    return phrases("lead.extra", municipality=name, number=number, amount=amount)


def _facts(content: GrantApplicationContent, phrases: Phrases) -> tuple[tuple[str, str], ...]:
    pairs = [(phrases("facts.person"), _person(each, phrases)) for each in content.persons]
    if content.year is not None:
        pairs.append((phrases("facts.year"), parts.period_text(content.year, phrases)))
    return tuple(pairs)


def _person(person: Addressee, phrases: Phrases) -> str:
    name = parts.or_missing(person.name, phrases)
    if person.birth_date is None:
        return name
    return phrases("facts.born", name=name, day=dates.short(person.birth_date))


def _written(heading: str, text: str, phrases: Phrases) -> list[Block]:
    written = parts.paragraphs(text)
    told = [Paragraph(part) for part in written] or [Paragraph(phrases("missing"))]
    return [Heading(heading), *told]


def _costs(content: GrantApplicationContent, phrases: Phrases) -> list[Block]:
    columns = (Column(phrases("costs.what"), 5), Column(phrases("costs.amount"), 2, Align.RIGHT))
    rows = [(each.text, _amount(each)) for each in content.costs]
    rows.append((phrases("costs.sum"), money.norwegian(content.applied)))
    table = Table(columns, tuple(rows), summary=phrases("costs.summary"), total=True)
    return [Heading(phrases("costs.heading")), Paragraph(phrases("costs.intro")), table]


def _amount(cost: ApplicationCost) -> str:
    text = money.norwegian(cost.ore)
    return f"{_MINUS}{text}" if cost.deduction else text


def _papers(papers: tuple[ApplicationPaper, ...], phrases: Phrases) -> list[Block]:
    """What is sent along, and in a draft what is not there yet."""
    if not papers:
        return []
    told = tuple(
        phrases("papers.lacking", text=each.text) if each.present_on is None else each.text for each in papers
    )
    return [Heading(phrases("papers.heading")), Bullets(told)]
