"""What a document may prove, and what it does: rows of the person and the household, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.person import Permit
from grongintro.services.history_words import thing
from grongintro.services.naming.values import VALUES
from grongintro.services.trust.facts import household_facts

if TYPE_CHECKING:
    from grongintro.services.desk import Desk


@dataclass(frozen=True)
class Provable:
    """A row that a document may prove, in words."""

    subject: str
    row_id: str
    words: str


def provable(desk: Desk, person_id: str) -> tuple[Provable, ...]:
    """Birth date, permits, programme, and how the household lives: the person's own first."""
    facts = sorted(household_facts(desk, person_id), key=lambda fact: fact.person_id != person_id)
    with desk.read() as reader:
        permits = sorted(reader.find(Permit, person_id=person_id), key=lambda each: each.granted)
    own = [Provable(fact.subject, fact.row_id, fact.words) for fact in facts]
    count = sum(1 for fact in facts if fact.person_id == person_id)
    return (*own[:count], *map(_permit, permits), *own[count:])


def _permit(permit: Permit) -> Provable:
    until = f" til {short(permit.valid_to)}" if permit.valid_to else ""
    kind = VALUES[str(permit.kind)]
    words = f"{kind[:1].upper()}{kind[1:]}: fra {short(permit.granted)}{until}"
    return Provable("permit", permit.id, words)


def proof_words(known: tuple[Provable, ...], proves: tuple[tuple[str, str], ...]) -> str:
    """What a document proves; a row that has gone since is told by its sort only."""
    words = {(each.subject, each.row_id): each.words for each in known}
    return "; ".join(words.get(key, f"{thing(key[0])} (endret siden)") for key in proves)
