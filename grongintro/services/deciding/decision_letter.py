"""From a decision and what is registered to everything its letter says."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from grongintro.domain.case import Case, Decision, DecisionEvent
from grongintro.domain.decision import (
    Addressee,
    BenefitDecision,
    BenefitDecisionContent,
    Official,
    ReplacedDecision,
)
from grongintro.domain.period import Period
from grongintro.domain.person import Person
from grongintro.domain.staff import Staff
from grongintro.letters.benefit_missing import CITATIONS
from grongintro.letters.phrases import Phrases, version
from grongintro.rules.benefit import factor_periods
from grongintro.services import settings
from grongintro.services.deciding.benefit_amounts import (
    choices as benefit_choices,
)
from grongintro.services.deciding.benefit_amounts import (
    explained,
    known_changes,
    payment_words,
    rate_lines,
    used_facts,
)
from grongintro.services.deciding.benefit_facts import gather
from grongintro.storage.rows import keyed

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.municipality import Language
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader

_LETTER = "benefit_decision"


def content_of(
    desk: Desk, reader: Reader, decisions: tuple[Decision, ...], *, decided: bool = False
) -> BenefitDecisionContent:
    """The content of one letter with these decisions of one person; `decided` names the acting decider."""
    first, today = decisions[0], desk.today
    municipality = keyed.municipality(reader)
    person = reader.get(Person, first.person_id)
    known = settings.parameters(reader)
    return BenefitDecisionContent(
        municipality=municipality,
        recipient=Addressee(person.name, person.address_lines, person.birth_date),
        case_number=reader.get(Case, first.case_id).number,
        day=today,
        decisions=tuple(_section(reader, each, today, municipality.language) for each in decisions),
        adviser=_official(reader, _preparer(reader, first, desk)),
        decider=_official(reader, desk.actor.staff_id) if decided else None,
        law_references={key: known.law(key, today) for key in CITATIONS},
        interpreter_note=_interpreter_note(person, municipality.language),
    )


def mark_of(content: BenefitDecisionContent) -> str:
    """A mark (SHA-256, hex) of everything a letter says: another mark is another letter."""
    return hashlib.sha256(repr(content).encode()).hexdigest()


def _preparer(reader: Reader, decision: Decision, desk: Desk) -> str:
    events = sorted(reader.find(DecisionEvent, decision_id=decision.id), key=lambda e: (e.at, e.id))
    return events[0].staff_id if events else desk.actor.staff_id


def _official(reader: Reader, staff_id: str) -> Official:
    staff = reader.get(Staff, staff_id)
    return Official(staff.name, staff.title, staff.phone, staff.email)


def _interpreter_note(person: Person, language: Language) -> str:
    if not person.interpreter_language:
        return ""
    return Phrases(language, "benefit_reasons")("interpreter.note", language=person.interpreter_language)


def _section(reader: Reader, decision: Decision, today: date, language: Language) -> BenefitDecision:
    basis = gather(reader, decision.person_id, start=decision.replaces_from)
    replaced = _replaced(reader, decision)
    number = decision.number or None
    if basis.facts is None or basis.lacking:
        programme = basis.facts.programme if basis.facts else Period(today)
        return BenefitDecision(
            number, programme, (), (), payment_words(reader, language), (), decision.assessment, (), replaced
        )
    known, choices = settings.parameters(reader), benefit_choices(reader)
    periods = factor_periods(basis.facts, choices, known)
    lines = rate_lines(
        periods, basis.facts, choices=choices, parameters=known, today=today, language=language
    )
    return BenefitDecision(
        number,
        basis.facts.programme,
        lines,
        known_changes(lines, basis.facts, choices, language),
        payment_words(reader, language),
        used_facts(basis, language),
        decision.assessment,
        explained(periods, parameters=known, today=today),
        replaced,
    )


def _replaced(reader: Reader, decision: Decision) -> ReplacedDecision | None:
    if decision.replaces_id is None:
        return None
    old = reader.get(Decision, decision.replaces_id)
    since = decision.replaces_from or old.start
    if old.decided_on is None or since is None:
        return None
    return ReplacedDecision(old.number, old.decided_on, since)


def used_parameters(reader: Reader, content: BenefitDecisionContent, today: date) -> dict[str, Any]:
    """The rates, sources, choices and text version a decision was made with, frozen beside it."""
    row = settings.parameters(reader).row("grunnbelop", today, today)
    return {
        "schema": 1,
        "grunnbelop": {
            "value": str(row.value),
            "valid_from": row.valid_from.isoformat(),
            "source": row.source,
        },
        "age_25": settings.value_of(reader, "age_25"),
        "law_references": dict(content.law_references),
        "letter_version": version(content.municipality.language, _LETTER),
    }
