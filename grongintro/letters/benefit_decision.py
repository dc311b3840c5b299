"""«Vedtak om introduksjonsstønad»: what the letter says, page one first and the computation last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain import dates, money
from grongintro.letters import parts
from grongintro.letters.benefit_missing import missing
from grongintro.letters.content import (
    Align,
    Block,
    Bullets,
    Column,
    Facts,
    Heading,
    Lead,
    Letter,
    PageBreak,
    Paragraph,
    Table,
    Tone,
)
from grongintro.letters.decision_parts import (
    assessment,
    attachments,
    computation,
    facts_table,
    law,
    rights,
    signatures,
)
from grongintro.letters.phrases import Phrases

if TYPE_CHECKING:
    from grongintro.domain.decision import BenefitDecision, BenefitDecisionContent, RateLine

__all__ = ["build", "missing"]


def build(content: BenefitDecisionContent) -> Letter:
    """The whole letter; a draft may lack values, and shows visibly where."""
    phrases = Phrases(content.municipality.language, "benefit_decision", "decision")
    return Letter(
        title=phrases("title"),
        language=content.municipality.language,
        issued=content.day,
        sender=parts.sender(content.municipality, phrases),
        recipient=parts.recipient(content.recipient.name, content.recipient.address_lines, phrases),
        references=_references(content, phrases),
        blocks=(*_first_page(content, phrases), PageBreak(), *_body(content, phrases)),
        footer=parts.footer(content.municipality, phrases),
        running=phrases("running", case=parts.or_missing(content.case_number, phrases)),
        page_label=phrases.raw("page"),
    )


def _references(content: BenefitDecisionContent, phrases: Phrases) -> tuple[tuple[str, str], ...]:
    numbers = ", ".join(decision.number or phrases("draft_number") for decision in content.decisions)
    pairs = [
        (phrases("reference.date"), dates.short(content.day)),
        (phrases("reference.case"), parts.or_missing(content.case_number, phrases)),
        (phrases("reference.decision"), numbers or phrases("draft_number")),
        (phrases("reference.adviser"), parts.or_missing(content.adviser.name, phrases)),
    ]
    if content.recipient.birth_date is not None:
        pairs.append((phrases("reference.born"), dates.short(content.recipient.birth_date)))
    return tuple(pairs)


def _first_page(content: BenefitDecisionContent, phrases: Phrases) -> list[Block]:
    blocks: list[Block] = []
    if content.is_draft:
        blocks.append(Paragraph(phrases("draft"), Tone.STRONG))
    blocks += [Lead(_lead(decision, phrases)) for decision in content.decisions]
    blocks += _replaced(content.decisions, phrases)
    blocks.append(Facts(tuple(_glance(content, phrases)), phrases("glance.summary")))
    blocks.append(Heading(phrases("do.heading")))
    blocks.append(Bullets(_what_to_do(content, phrases)))
    return blocks


def _lead(decision: BenefitDecision, phrases: Phrases) -> str:
    if not decision.rates:
        return phrases("lead.draft")
    programme = decision.programme
    month = money.norwegian(decision.rates[0].rates.month)
    start = dates.long(programme.start)
    if programme.end is None:
        return phrases("lead.open", start=start, month=month)
    return phrases("lead.closed", start=start, end=dates.long(programme.end), month=month)


def _replaced(decisions: tuple[BenefitDecision, ...], phrases: Phrases) -> list[Block]:
    return [
        Paragraph(
            phrases(
                "replaces",
                number=old.number,
                day=dates.long(old.day),
                effective=dates.long(old.effective_from),
            )
        )
        for old in (decision.replaces for decision in decisions)
        if old is not None
    ]


def _glance(content: BenefitDecisionContent, phrases: Phrases) -> list[tuple[str, str]]:
    """The small table on page one: amounts with their days, what changes them, when the money comes."""
    lines = [line for decision in content.decisions for line in decision.rates]
    pairs = [
        (_span(line, phrases), phrases("glance.amount", month=money.norwegian(line.rates.month)))
        for line in lines
    ]
    pairs.append((phrases("glance.changes"), "\n".join(_changes(content.decisions, phrases))))
    paid = dict.fromkeys(decision.payment for decision in content.decisions)
    pairs += [(phrases("glance.paid"), parts.or_missing(payment, phrases)) for payment in paid]
    return pairs


def _span(line: RateLine, phrases: Phrases) -> str:
    start = dates.long(line.period.start)
    if line.period.end is None:
        return phrases("glance.from", start=start)
    return phrases("glance.from_to", start=start, end=dates.long(line.period.end))


def _changes(decisions: tuple[BenefitDecision, ...], phrases: Phrases) -> list[str]:
    known = [
        phrases("glance.change", day=dates.long(change.day), sentence=change.sentence)
        for decision in decisions
        for change in decision.changes
    ]
    return [*known, phrases("glance.grunnbelop")]


def _what_to_do(content: BenefitDecisionContent, phrases: Phrases) -> tuple[str, ...]:
    phone = content.adviser.phone or content.municipality.phone
    adviser = parts.or_missing(content.adviser.name, phrases)
    return (
        phrases("do.tell", adviser=adviser, phone=parts.or_missing(phone, phrases)),
        phrases("do.check"),
        phrases("do.appeal"),
        phrases("do.explain"),
    )


def _body(content: BenefitDecisionContent, phrases: Phrases) -> list[Block]:
    several = len(content.decisions) > 1
    blocks: list[Block] = []
    for index, decision in enumerate(content.decisions, start=1):
        blocks += _decision(content, decision, phrases, index if several else 0)
    blocks += [Heading(phrases("rules.heading")), Bullets(_rules(content, phrases))]
    for decision in content.decisions:
        blocks += facts_table(decision.facts, phrases)
        blocks += assessment(decision.reasons, phrases)
    blocks += [Heading(phrases("meaning.heading")), Bullets(_meaning(content, phrases))]
    blocks += rights(content, phrases)
    blocks += signatures(content, phrases)
    blocks += attachments(content.attachments, phrases)
    blocks.append(PageBreak())
    for index, decision in enumerate(content.decisions, start=1):
        blocks += computation(decision.steps, phrases, index if several else 0)
    return blocks


def _decision(
    content: BenefitDecisionContent, decision: BenefitDecision, phrases: Phrases, index: int
) -> list[Block]:
    heading = phrases("decision.heading_numbered", number=index) if index else phrases("decision.heading")
    name = parts.or_missing(content.municipality.name, phrases)
    programme = decision.programme
    start = dates.long(programme.start)
    if programme.end is None:
        granted = phrases("decision.open", municipality=name, start=start)
    else:
        granted = phrases("decision.closed", municipality=name, start=start, end=dates.long(programme.end))
    number = decision.number or phrases("draft_number")
    blocks: list[Block] = [
        Heading(heading),
        Paragraph(f"{granted} {phrases('decision.number', number=number)}"),
    ]
    blocks += _replaced((decision,), phrases)
    if decision.rates:
        blocks += [_amounts(decision, phrases), *_because(decision, phrases)]
    return blocks


def _amounts(decision: BenefitDecision, phrases: Phrases) -> Table:
    titles = [("period", 2.7), ("factor", 0.9), ("year", 1.5), ("month", 1.3), ("day", 1.0), ("hour", 1.0)]
    columns = tuple(
        Column(phrases(f"decision.{key}"), weight, Align.LEFT if key == "period" else Align.RIGHT)
        for key, weight in titles
    )
    basis = dict.fromkeys(line.rates.grunnbelop for line in decision.rates)
    g = " / ".join(f"{amount:,}".replace(",", "\u00a0") for amount in basis)
    return Table(
        columns,
        tuple(_amount_row(line, phrases) for line in decision.rates),
        caption=phrases("decision.caption", g=g),
        summary=phrases("decision.summary"),
    )


def _amount_row(line: RateLine, phrases: Phrases) -> tuple[str, ...]:
    rates = line.rates
    amounts = (rates.year, rates.month, rates.day, rates.hour)
    span = parts.period_text(line.period, phrases)
    return (span, money.factor_text(line.factor), *(money.norwegian(ore) for ore in amounts))


def _because(decision: BenefitDecision, phrases: Phrases) -> list[Block]:
    reasons = tuple(
        phrases(
            "decision.reason",
            period=parts.period_text(line.period, phrases),
            reason=parts.or_missing(line.reason, phrases),
            law=phrases.citation(parts.or_missing(line.law, phrases)),
        )
        for line in decision.rates
    )
    blocks: list[Block] = [Paragraph(phrases("decision.because")), Bullets(reasons)]
    if decision.changes:
        known = tuple(
            phrases("decision.change", day=dates.long(change.day), sentence=change.sentence)
            for change in decision.changes
        )
        blocks += [Paragraph(phrases("decision.changes")), Bullets(known)]
    return blocks


def _rules(content: BenefitDecisionContent, phrases: Phrases) -> tuple[str, ...]:
    keys = ("written", "reasons", "notice")
    return phrases.listed("rules.items", **{key: law(content, key, phrases) for key in keys})


def _meaning(content: BenefitDecisionContent, phrases: Phrases) -> tuple[str, ...]:
    first = next((line for decision in content.decisions for line in decision.rates), None)
    points = [phrases("meaning.attend")]
    if first is not None:
        points.append(
            phrases(
                "meaning.absence",
                start=dates.long(first.period.start),
                day=money.norwegian(first.rates.day),
                hour=money.norwegian(first.rates.hour),
            )
        )
    points.append(phrases("meaning.grunnbelop"))
    paid = dict.fromkeys(decision.payment for decision in content.decisions)
    points += [phrases("meaning.arrears", payment=parts.or_missing(text, phrases)) for text in paid]
    return (*points, phrases("meaning.tax"), phrases("meaning.duty"))
