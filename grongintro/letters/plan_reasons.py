"""The second part of a plan: why it is as it is, what it rests on, how it was made, and how to appeal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain import dates
from grongintro.letters import parts
from grongintro.letters.content import (
    Block,
    Bullets,
    Column,
    Facts,
    Heading,
    Paragraph,
    Table,
    Together,
    Tone,
)
from grongintro.letters.decision_parts import access, appeal, law
from grongintro.letters.qualifying_words import (
    capital,
    element_name,
    hours,
    interpreter,
    levels_of,
    sentence,
    span,
)

if TYPE_CHECKING:
    from grongintro.domain.mapping import CareerGuidance, PriorElement
    from grongintro.domain.plan import PlanElement
    from grongintro.letters.phrases import Phrases
    from grongintro.letters.plan_content import IntegrationPlanContent

_FACT_SHARES = (1.0, 3.0)


def second_part(content: IntegrationPlanContent, phrases: Phrases) -> list[Block]:
    """Everything that § 15 asks for, in text of normal size."""
    blocks: list[Block] = [Heading(phrases("why.heading"))]
    if content.is_draft:
        blocks.append(Paragraph(phrases("draft"), Tone.STRONG))
    blocks.append(Paragraph(phrases("why.intro")))
    for section in (_new, _time, _goals, _training, _elements, _phases, _basis, _made):
        blocks += section(content, phrases)
    blocks += [Heading(phrases("change.heading")), Bullets(phrases.listed("change.items"))]
    blocks += [Heading(phrases("rules.heading")), Bullets(_rules(content, phrases))]
    blocks += _small(content, phrases) if content.is_small_revision else appeal(content, phrases)
    return [*blocks, *access(content, phrases)]


def _new(content: IntegrationPlanContent, phrases: Phrases) -> list[Block]:
    """What a revision brings, and whether it is a decision of its own."""
    plan, previous = content.plan, content.previous
    if previous is None:
        return []
    blocks: list[Block] = [
        Heading(phrases("new.heading"), 3),
        Paragraph(phrases("new.intro", number=previous.number, day=dates.long(previous.made_on))),
    ]
    if plan.change_reason.strip():
        blocks.append(Paragraph(phrases("new.reason", reason=sentence(plan.change_reason))))
    if content.changes:
        blocks += [Paragraph(phrases("new.changes")), Bullets(content.changes)]
    else:
        blocks.append(Paragraph(phrases("new.nothing")))
    if plan.material is not None:
        blocks.append(Paragraph(phrases("new.material" if plan.material else "new.small")))
    return blocks


def _time(content: IntegrationPlanContent, phrases: Phrases) -> list[Block]:
    plan = content.plan
    if plan.start is None:
        text = phrases("missing")
    else:
        key = ("closed" if plan.end else "open") + ("_norwegian" if content.is_norwegian else "")
        end = dates.long(plan.end) if plan.end else ""
        text = phrases(f"time.{key}", start=dates.long(plan.start), end=end)
    return [Heading(phrases("time.heading"), 3), Paragraph(text)]


def _goals(content: IntegrationPlanContent, phrases: Phrases) -> list[Block]:
    plan = content.plan
    blocks: list[Block] = [Heading(phrases("goals.heading"), 3)]
    if plan.long_term_goal.strip() or not content.is_norwegian:
        goal = parts.or_missing(sentence(plan.long_term_goal), phrases)
        blocks.append(Paragraph(phrases("goals.long_term", goal=goal)))
    if plan.final_goal or not content.is_norwegian:
        goal = phrases(f"goal.{plan.final_goal}") if plan.final_goal else phrases("missing")
        blocks.append(Paragraph(_reasoned(phrases("goals.final", goal=goal), plan.goal_reason)))
    level = _reasoned(phrases("goals.norwegian"), plan.level_reason)
    return [*blocks, Paragraph(level), _levels(content, phrases)]


def _reasoned(text: str, reason: str) -> str:
    """A sentence and its reason, which is asked for only where the law points another way."""
    return f"{text} {sentence(reason)}" if reason.strip() else text


def _levels(content: IntegrationPlanContent, phrases: Phrases) -> Table:
    rows = tuple(
        (
            phrases(f"test.{skill}"),
            capital(phrases(f"level.{level}")) if level else phrases("missing"),
            phrases(f"level_can.{level}") if level else phrases("front.none"),
        )
        for skill, level in levels_of(content.plan)
    )
    columns = (
        Column(phrases("goals.part"), 2.3),
        Column(phrases("goals.level"), 1.0),
        Column(phrases("goals.can"), 6.0),
    )
    return Table(columns, rows, summary=phrases("goals.summary"))


def _training(content: IntegrationPlanContent, phrases: Phrases) -> list[Block]:
    """The extent of Norwegian, and of civics for those who have it."""
    plan = content.plan
    heading = "training.heading_norwegian" if content.collective else "training.heading"
    lines = [phrases("training.norwegian", hours=_extent(plan.norwegian_minutes, phrases))]
    if not content.collective:
        lines.append(phrases("training.civics", hours=_extent(plan.civics_minutes, phrases)))
    return [Heading(phrases(heading), 3), Paragraph(" ".join(lines))]


def _extent(minutes: int | None, phrases: Phrases) -> str:
    return phrases("missing") if minutes is None else hours(minutes, phrases)


def _elements(content: IntegrationPlanContent, phrases: Phrases) -> list[Block]:
    """The reasons of § 15 fourth paragraph, for the whole and for each element."""
    plan = content.plan
    blocks: list[Block] = [Heading(phrases("elements.heading"), 3)]
    for key, text in (("work", plan.work_reason), ("norwegian", plan.norwegian_reason)):
        if text.strip() or not content.is_norwegian:
            reason = parts.or_missing(sentence(text), phrases)
            blocks += [
                Paragraph(each) for each in parts.paragraphs(phrases(f"elements.{key}", reason=reason))
            ]
    columns = (
        Column(phrases("elements.what"), 3.4),
        Column(phrases("elements.reason"), 6.0),
    )
    # The reasons above are what the law asks for; an element may have one of its own beside.
    reasoned = [each for each in content.elements if each.reason.strip()]
    rows = tuple((_named(each, phrases), sentence(each.reason)) for each in reasoned)
    if rows:
        blocks.append(Table(columns, rows, summary=phrases("elements.summary")))
    return blocks if len(blocks) > 1 else []


def _named(element: PlanElement, phrases: Phrases) -> str:
    """What it is called, and its sort where the name does not say so."""
    name, sort = element_name(element, phrases), phrases(f"element.{element.kind}")
    return name if sort.casefold() in name.casefold() else f"{name} ({sort[:1].lower()}{sort[1:]})"


def _phases(content: IntegrationPlanContent, phrases: Phrases) -> list[Block]:
    """The goals of the phases; the drawing on the front has their names and times."""
    if not any(phase.goal.strip() for phase in content.phases):
        return []
    columns = (
        Column(phrases("phases.name"), 3.0),
        Column(phrases("phases.when"), 2.4),
        Column(phrases("phases.goal"), 4.8),
    )
    ordered = sorted(content.phases, key=lambda phase: (phase.start, phase.number))
    rows = tuple(
        (
            f"{number}. {phase.name}",
            span(phase.start, phase.end, phrases),
            phase.goal.strip() or phrases("front.none"),
        )
        for number, phase in enumerate(ordered, start=1)
    )
    return [Heading(phrases("phases.heading"), 3), Table(columns, rows, summary=phrases("phases.summary"))]


def _basis(content: IntegrationPlanContent, phrases: Phrases) -> list[Block]:
    """Mapping, guidance, what was done before, and the adviser's own words."""
    points: list[str] = []
    mapping = content.mapping
    if mapping is not None:
        by = parts.or_missing(mapping.mapped_by, phrases)
        points.append(phrases("basis.mapping", day=dates.long(mapping.mapped_on), by=by))
    if content.guidance is not None:
        points += _guidance(content.guidance, phrases)
    points += [phrases("basis.prior", what=_prior(each, phrases)) for each in content.prior]
    written = parts.paragraphs(content.plan.builds_on)
    blocks: list[Block] = [Heading(phrases("basis.heading"), 3), *(Paragraph(text) for text in written)]
    if points:
        blocks.append(Bullets(tuple(points)))
    elif not written:
        if content.is_norwegian:
            return []
        blocks.append(Paragraph(phrases("basis.nothing")))
    return blocks


def _guidance(guidance: CareerGuidance, phrases: Phrases) -> list[str]:
    points: list[str] = []
    if guidance.held_on is not None:
        day = dates.long(guidance.held_on)
        goal = phrases(f"goal.{guidance.recommended}") if guidance.recommended else ""
        key = "basis.guidance" if goal else "basis.guidance_open"
        told = phrases(key, day=day, goal=goal)
        if guidance.recommendation.strip():
            told += " " + phrases("basis.recommendation", text=sentence(guidance.recommendation))
        points.append(told)
    elif guidance.declined:
        points.append(phrases("basis.declined", day=dates.long(guidance.offered_on)))
    if guidance.prior_learning_offered is not None:
        points.append(phrases("basis.prior_learning", day=dates.long(guidance.prior_learning_offered)))
    return points


def _prior(each: PriorElement, phrases: Phrases) -> str:
    name = each.title.strip() or phrases(f"element.{each.kind}")
    details = (
        name,
        each.module.strip(),
        each.place.strip(),
        hours(each.minutes, phrases) if each.minutes else "",
        span(each.start, each.end, phrases),
    )
    return ", ".join(detail for detail in details if detail)


def _made(content: IntegrationPlanContent, phrases: Phrases) -> list[Block]:
    """How the participant took part, what they think, and who decides when they disagree."""
    plan = content.plan
    used = interpreter(
        plan.interpreter,
        qualified=plan.interpreter_qualified,
        reason=plan.interpreter_reason,
        phrases=phrases,
    )
    values = {
        "present": phrases("made.present_yes" if plan.present else "made.present_no"),
        "interpreter": used,
        "language": plan.language.strip(),
        "own_view": plan.own_view.strip() or phrases("not_written"),
        "disagreement": plan.disagreement.strip() or phrases("made.agreed"),
    }
    pairs = tuple((phrases(f"made.{key}"), value) for key, value in values.items() if value)
    return [
        Together((Heading(phrases("made.heading"), 3), Facts(pairs, phrases("made.summary"), _FACT_SHARES))),
        Paragraph(phrases("made.decides")),
    ]


def _rules(content: IntegrationPlanContent, phrases: Phrases) -> tuple[str, ...]:
    if content.is_norwegian and content.collective:
        return phrases.listed("rules.collective")
    rules = phrases.listed(f"rules.{content.plan.kind}")
    return (*rules, phrases("rules.no_civics")) if content.collective else rules


def _small(content: IntegrationPlanContent, phrases: Phrases) -> list[Block]:
    """A small change is no decision: how to get one, and what may be appealed."""
    body = parts.or_missing(content.municipality.statsforvalter, phrases)
    text = phrases("small.text", appeal_body=body, law=law(content, "appeal_deadline", phrases))
    return [Heading(phrases("small.heading")), Paragraph(text)]
