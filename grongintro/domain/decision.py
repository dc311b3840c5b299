"""What a decision letter on introduction benefit is built from: everything it says, as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from grongintro.domain.benefit import Rates
    from grongintro.domain.municipality import Municipality
    from grongintro.domain.period import Period
    from grongintro.domain.step import Step


@frozen
class Addressee:
    """The participant, as the letter addresses them."""

    name: str
    address_lines: tuple[str, ...]
    birth_date: date | None


@frozen
class RateLine:
    """A stretch of the programme with one rate; `reason` is a sentence to the participant with its `law`."""

    period: Period
    factor: Fraction
    rates: Rates
    reason: str
    law: str


@frozen
class KnownChange:
    """A day from which the benefit will be another, and why."""

    day: date
    sentence: str


@frozen
class UsedFact:
    """A fact that the decision rests on, with where it comes from and the day it was established."""

    label: str
    value: str
    source: str = ""
    day: date | None = None


@frozen
class Official:
    """A person in the service who prepares or decides."""

    name: str
    title: str
    phone: str = ""
    email: str = ""


@frozen
class ReplacedDecision:
    """The earlier decision that this one takes the place of, from `effective_from`."""

    number: str
    day: date
    effective_from: date


@frozen
class BenefitDecision:
    """One decision on introduction benefit; `number` is None until it is issued.

    `rates` are in order and without gaps through `programme`; `reasons` is the adviser's assessment, where
    a blank line begins a new paragraph; `steps` explain every amount.
    """

    number: str | None
    programme: Period
    rates: tuple[RateLine, ...]
    changes: tuple[KnownChange, ...]
    payment: str
    facts: tuple[UsedFact, ...]
    reasons: str
    steps: tuple[Step, ...]
    replaces: ReplacedDecision | None = None


@frozen
class BenefitDecisionContent:
    """A letter with one or more decisions on introduction benefit.

    `law_references` holds full citations (`"forvaltningsloven § 29"`) in force on `day`, under the keys
    written, reasons, notice, appeal_deadline, appeal_procedure, access_to_documents, postponed_effect and
    free_legal_advice. `decider` is None in a draft.
    """

    municipality: Municipality
    recipient: Addressee
    case_number: str
    day: date
    decisions: tuple[BenefitDecision, ...]
    adviser: Official
    decider: Official | None
    law_references: Mapping[str, str]
    interpreter_note: str = ""
    attachments: tuple[str, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Whether somebody with authority has yet to decide."""
        return self.decider is None or any(decision.number is None for decision in self.decisions)


@frozen
class Missing:
    """What must be filled in before a letter can be sent for approval, and why."""

    field: str
    message: str
