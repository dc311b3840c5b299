"""Referrals to the ordinary services. One may tell of health, so every row is closed like a step of health.

Counts by service are for all caseworkers; a single row is for those who may read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.cooperation import Referral, ServiceKind
from grongintro.domain.followup import ConversationPerson
from grongintro.domain.person import Person
from grongintro.domain.staff import Staff
from grongintro.errors import UserError
from grongintro.services.rows import need, not_after, put
from grongintro.services.trust import notes
from grongintro.services.trust.closed import check_readable, readable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from grongintro.services.desk import Desk, Saved
    from grongintro.storage.unit import Reader

HINT = "Sensitivt: leses av ansvarlig rådgiver, leder og den som skrev det. Skriv uten diagnose."


@dataclass(frozen=True)
class ReferralLine:
    """A referral as it is shown; a closed one tells its day and its writer alone."""

    id: str
    person: Person
    sent_on: date
    writer: str
    referral: Referral | None

    @property
    def text(self) -> str:
        """What it is about, or that it is closed."""
        return notes.CLOSED_ROW if self.referral is None else self.referral.what


@dataclass(frozen=True)
class ServiceCount:
    """How many were referred to a service, got an answer, and went there alone."""

    service: ServiceKind
    sent: int
    answered: int
    went_alone: int


def save_referral(desk: Desk, value: Referral) -> Saved:
    """Write a referral, from a talk or by itself (undoable).

    UserError when it says nothing, a day is after today or the answer before it was sent, an answer has no
    day, the talk was with somebody else, or the row is closed to the account.
    """
    desk.require_caseworker()
    need(value, {"what": "Skriv hva deltakeren henvises til."})
    for field in ("sent_on", "answered_on"):
        not_after(getattr(value, field), desk.today, field)
    if value.answered_on is not None and value.answered_on < value.sent_on:
        raise UserError("Svaret er før henvisningen. Rett en av datoene.", field="answered_on")
    if value.answered_on is None and value.answer.strip():
        raise UserError("Skriv hvilken dag svaret kom.", field="answered_on")
    with desk.write("save_referral") as unit:
        if value.id:
            check_readable(desk, unit, unit.get(Referral, value.id), [])
        if value.conversation_id is not None:
            _check_talk(unit, value.conversation_id, value.person_id)
        return put(desk, unit, value)


def _check_talk(reader: Reader, conversation_id: str, person_id: str) -> None:
    if not reader.find(ConversationPerson, conversation_id=conversation_id, person_id=person_id):
        raise UserError("Samtalen var ikke med denne deltakeren.", field="person_id")


def referral_lines(desk: Desk, reader: Reader, referrals: Iterable[Referral]) -> tuple[ReferralLine, ...]:
    """These referrals as they are shown to the account, in their order."""
    found = list(referrals)
    open_to = readable(desk, reader, found)
    people = {each.id: each for each in reader.all_of(Person, "id", [row.person_id for row in found])}
    names = {each.id: each.name for each in reader.find(Staff)}
    return tuple(
        ReferralLine(
            each.id,
            people[each.person_id],
            each.sent_on,
            names[each.staff_id],
            each if each.id in open_to else None,
        )
        for each in found
        if each.person_id in people
    )


def unanswered(desk: Desk, reader: Reader) -> tuple[ReferralLine, ...]:
    """Those without an answer that the account may read, the oldest first."""
    waiting = sorted(reader.find(Referral, answered_on=None), key=lambda each: (each.sent_on, each.id))
    return tuple(line for line in referral_lines(desk, reader, waiting) if line.referral is not None)


def counts(reader: Reader, year: int) -> tuple[ServiceCount, ...]:
    """What was sent in a year, by service; services that nobody was referred to are left out."""
    sent = [each for each in reader.find(Referral) if each.sent_on.year == year]
    found = []
    for service in ServiceKind:
        mine = [each for each in sent if each.service is service]
        if mine:
            answered = sum(each.answered_on is not None for each in mine)
            alone = sum(bool(each.went_alone) for each in mine)
            found.append(ServiceCount(service, len(mine), answered, alone))
    return tuple(found)
