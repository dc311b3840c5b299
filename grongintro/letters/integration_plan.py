"""The integration plan (§ 15) and the Norwegian plan (§§ 34, 37 d): one page in large print, then why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grongintro.domain import dates
from grongintro.letters import parts
from grongintro.letters.content import (
    LONGEST_ROAD,
    Align,
    Block,
    Column,
    DocumentKind,
    Facts,
    Letter,
    PageBreak,
    Paragraph,
    Road,
    Stage,
    Table,
)
from grongintro.letters.phrases import Phrases
from grongintro.letters.plan_reasons import second_part
from grongintro.letters.qualifying_words import (
    WORDS,
    capital,
    element_name,
    hour_figure,
    level_lines,
    signing,
    span,
)

if TYPE_CHECKING:
    from grongintro.domain.plan import PlanElement, PlanPhase
    from grongintro.letters.plan_content import IntegrationPlanContent

_SENTENCE = re.compile(r"(?<=[.!?])\s")
_FACT_SHARES = (1.0, 4.0)


def build(content: IntegrationPlanContent) -> Letter:
    """The whole plan; a draft may lack values, shows visibly where, and says on every page that it is one."""
    phrases = Phrases(content.municipality.language, "integration_plan", WORDS, "decision")
    title = phrases(f"title.{content.plan.kind}", name=parts.or_missing(content.recipient.name, phrases))
    if content.is_draft:
        title = phrases("draft_title", title=title)
    return Letter(
        title=title,
        language=phrases.language,
        issued=content.day,
        sender=parts.sender(content.municipality, phrases),
        references=_references(content, phrases),
        blocks=(*_front(content, phrases), PageBreak(), *second_part(content, phrases)),
        footer=parts.footer(content.municipality, phrases),
        running=phrases("running", title=title, number=content.plan.number),
        page_label=phrases.raw("page"),
        kind=DocumentKind.SHEET,
        large_front=True,
    )


def _references(content: IntegrationPlanContent, phrases: Phrases) -> tuple[tuple[str, str], ...]:
    plan = content.plan
    pairs = [
        (phrases("plan.label"), phrases("plan.number", number=plan.number)),
        (phrases("plan.made"), dates.short(plan.made_on)),
    ]
    if plan.start is not None:
        pairs.append((phrases("plan.period"), span(plan.start, plan.end, phrases)))
    return tuple(pairs)


def _front(content: IntegrationPlanContent, phrases: Phrases) -> list[Block]:
    return [
        Facts(_aims(content, phrases), phrases("front.summary"), _FACT_SHARES),
        *_roads(content, phrases),
        *_elements(content, phrases),
        Paragraph(_disagree(content, phrases)),
        signing(
            (
                ("participant", "", content.plan.signed_on),
                ("interpreter", "", None),
                ("municipality", "", None),
            ),
            phrases,
        ),
    ]


def _aims(content: IntegrationPlanContent, phrases: Phrases) -> tuple[tuple[str, str], ...]:
    plan = content.plan
    goal = capital(phrases(f"goal.{plan.final_goal}")) if plan.final_goal else ""
    wanted = {
        "long_term_goal": plan.long_term_goal.strip(),
        "final_goal": goal,
        "norwegian": "\n".join(level_lines(plan, phrases)),
    }
    needed = {"norwegian"} if content.is_norwegian else set(wanted)
    return tuple(
        (phrases(f"front.{key}"), parts.or_missing(value, phrases))
        for key, value in wanted.items()
        if value or key in needed
    )


def _roads(content: IntegrationPlanContent, phrases: Phrases) -> list[Block]:
    """The path through the phases, four to a drawing."""
    phases = sorted(content.phases, key=lambda phase: (phase.start, phase.number))
    starts = range(0, len(phases), LONGEST_ROAD)
    return [
        Road(
            tuple(Stage(phase.name, _when(phase, phrases)) for phase in phases[first : first + LONGEST_ROAD]),
            _told(phases, first, phrases),
            begin=phrases("road.begin") if first == 0 else "",
            end=phrases("road.end") if first == starts[-1] else "",
            first=first + 1,
        )
        for first in starts
    ]


def _when(phase: PlanPhase, phrases: Phrases) -> str:
    return phrases("road.when", start=dates.short(phase.start), end=dates.short(phase.end))


def _told(phases: list[PlanPhase], first: int, phrases: Phrases) -> str:
    """What is drawn, for those who hear it."""
    stages = " ".join(
        phrases("road.stage", number=number, name=phase.name, when=_when(phase, phrases))
        for number, phase in enumerate(phases[first : first + LONGEST_ROAD], start=first + 1)
    )
    if len(phases) == 1:
        return phrases("road.alt_one", stages=stages)
    if len(phases) <= LONGEST_ROAD:
        return phrases("road.alt", count=len(phases), stages=stages)
    part, drawings = first // LONGEST_ROAD + 1, -(-len(phases) // LONGEST_ROAD)
    return phrases("road.alt_part", count=len(phases), part=part, parts=drawings, stages=stages)


def _elements(content: IntegrationPlanContent, phrases: Phrases) -> list[Block]:
    if not content.elements:
        return [] if content.is_norwegian else [Paragraph(phrases("missing"))]
    columns = (
        Column(phrases("front.what"), 5.2),
        Column(phrases("front.hours"), 1.0, Align.RIGHT),
        Column(phrases("front.where"), 3.2),
    )
    rows = tuple(_element_row(each, phrases) for each in content.elements)
    return [Table(columns, rows, summary=phrases("front.elements"), strong_first=True)]


def _element_row(element: PlanElement, phrases: Phrases) -> tuple[str, str, str]:
    """The first sentence of the reason stands here; the whole of it among the reasons."""
    reason, *_ = _SENTENCE.split(element.reason.strip(), maxsplit=1)
    minutes = element.minutes_per_week
    return (
        "\n".join(part for part in (element_name(element, phrases), reason) if part),
        hour_figure(minutes, phrases) if minutes else phrases("front.none"),
        "\n".join(
            part for part in (element.provider.strip(), span(element.start, element.end, phrases)) if part
        ),
    )


def _disagree(content: IntegrationPlanContent, phrases: Phrases) -> str:
    return phrases(
        "front.disagree_small" if content.is_small_revision else "front.disagree",
        adviser=parts.or_missing(content.adviser.name, phrases),
        phone=parts.or_missing(content.adviser.phone or content.municipality.phone, phrases),
    )
