"""The integration contract (§ 16), and the declaration that succeeds it: which one is told by its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain import dates
from grongintro.domain.plan import ContractKind, PlanState
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
from grongintro.letters.qualifying_words import WORDS, capital, level_lines, signing

if TYPE_CHECKING:
    from grongintro.domain.decision import Addressee, Official
    from grongintro.domain.municipality import Municipality
    from grongintro.domain.plan import IntegrationContract, PlanVersion

_FACT_SHARES = (1.0, 4.0)


@dataclass(frozen=True)
class IntegrationContractContent:
    """A contract or a declaration and the plan version it goes with; its date is the contract's own.

    `adviser` signs for the municipality; a declaration is signed by the participant alone. `collective`: the
    participant has collective protection (chapter 6A), and so is offered no civics.
    """

    municipality: Municipality
    recipient: Addressee
    plan: PlanVersion
    contract: IntegrationContract
    adviser: Official
    collective: bool = False

    @property
    def is_draft(self) -> bool:
        """Whether the plan it goes with is not adopted yet."""
        return self.plan.state is PlanState.DRAFT


def build(content: IntegrationContractContent) -> Letter:
    """The contract or the declaration, in large print, with room to sign."""
    phrases = Phrases(content.municipality.language, "integration_contract", WORDS)
    kind, name = content.contract.kind, parts.or_missing(content.recipient.name, phrases)
    title = phrases(f"title.{kind}")
    if content.is_draft:
        title = phrases("draft_title", title=title)
    return Letter(
        title=title,
        language=phrases.language,
        issued=content.contract.made_on,
        sender=parts.sender(content.municipality, phrases),
        references=((phrases("reference.date"), dates.short(content.contract.made_on)),),
        blocks=tuple(_blocks(content, phrases)),
        footer=parts.footer(content.municipality, phrases),
        running=phrases("running", title=title, name=name),
        page_label=phrases.raw("page"),
        kind=DocumentKind.SHEET,
        large_front=True,
    )


def _blocks(content: IntegrationContractContent, phrases: Phrases) -> list[Block]:
    kind = content.contract.kind
    lead = phrases(
        f"lead.{kind}",
        municipality=parts.or_missing(content.municipality.name, phrases),
        name=parts.or_missing(content.recipient.name, phrases),
    )
    mutual = kind is ContractKind.CONTRACT
    return [
        Lead(lead),
        Facts(_plan(content, phrases), phrases("facts.summary"), _FACT_SHARES),
        *(_contract(content, phrases) if mutual else _declaration(phrases)),
        _signatures(content, phrases),
        Paragraph(phrases("know.law"), Tone.QUIET),
    ]


def _plan(content: IntegrationContractContent, phrases: Phrases) -> tuple[tuple[str, str], ...]:
    """Which plan it goes with; a contract also names the goals that its offers are to lead to."""
    plan = content.plan
    goal = capital(phrases(f"goal.{plan.final_goal}")) if plan.final_goal else ""
    values = {
        "plan": phrases("facts.plan_value", number=plan.number, day=dates.long(plan.made_on)),
        "final_goal": parts.or_missing(goal, phrases),
        "norwegian": parts.or_missing("\n".join(level_lines(plan, phrases)), phrases),
    }
    told = values if content.contract.kind is ContractKind.CONTRACT else ("plan",)
    return tuple((phrases(f"facts.{key}"), values[key]) for key in told)


def _contract(content: IntegrationContractContent, phrases: Phrases) -> list[Block]:
    """What each side binds itself to."""
    training = "municipality.training_norwegian" if content.collective else "municipality.training"
    offers = (phrases("municipality.programme"), phrases(training), *phrases.listed("municipality.items"))
    return [
        Heading(phrases("municipality.heading")),
        Bullets(offers),
        *_points("participant", phrases),
        *_points("know", phrases),
    ]


def _declaration(phrases: Phrases) -> list[Block]:
    """The duties in the programme, and what applies to everybody who lives here."""
    return [block for section in ("programme", "duties", "rights") for block in _points(section, phrases)]


def _points(section: str, phrases: Phrases) -> list[Block]:
    return [Heading(phrases(f"{section}.heading")), Bullets(phrases.listed(f"{section}.items"))]


def _signatures(content: IntegrationContractContent, phrases: Phrases) -> Together:
    contract = content.contract
    roles = [("participant", content.recipient.name, contract.participant_signed)]
    if contract.kind is ContractKind.CONTRACT:
        roles.append(("interpreter", "", None))
        roles.append(("municipality", content.adviser.name, contract.municipality_signed))
    return Together((Paragraph(phrases(f"signed.{contract.kind}")), signing(roles, phrases)))
