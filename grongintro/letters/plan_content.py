"""What a printed plan says: one version of it, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.plan import PlanKind, PlanState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from grongintro.domain.decision import Addressee, Official
    from grongintro.domain.mapping import CareerGuidance, CompetenceMapping, PriorElement
    from grongintro.domain.municipality import Municipality
    from grongintro.domain.plan import PlanElement, PlanPhase, PlanVersion


@dataclass(frozen=True)
class IntegrationPlanContent:
    """One version of a plan with what it consists of and builds on, as it is handed to the participant.

    `day` is the letter's date. `law_references` holds citations in force on it under appeal_deadline,
    appeal_procedure, access_to_documents, postponed_effect and free_legal_advice. `collective`: the
    participant has collective protection (chapter 6A), and so no civics. `previous` is the version before,
    and `changes` what is new since, a line each.
    """

    municipality: Municipality
    recipient: Addressee
    plan: PlanVersion
    day: date
    adviser: Official
    law_references: Mapping[str, str]
    phases: tuple[PlanPhase, ...] = ()
    elements: tuple[PlanElement, ...] = ()
    mapping: CompetenceMapping | None = None
    guidance: CareerGuidance | None = None
    prior: tuple[PriorElement, ...] = ()
    previous: PlanVersion | None = None
    changes: tuple[str, ...] = ()
    collective: bool = False
    interpreter_note: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether the version is not adopted yet."""
        return self.plan.state is PlanState.DRAFT

    @property
    def is_norwegian(self) -> bool:
        """Whether it is a Norwegian plan, for somebody outside the programme."""
        return self.plan.kind is PlanKind.NORWEGIAN

    @property
    def is_small_revision(self) -> bool:
        """Whether it is a revision that is not a decision of its own (§ 46 c)."""
        return self.plan.material is False
