"""Contacts, meetings and written agreements with other services; the row is about nobody in particular."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.cooperation import CooperationAgreement
from grongintro.errors import UserError
from grongintro.services.rows import in_order, need, not_after, put

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.cooperation import Contact, CooperationMeeting
    from grongintro.services.desk import Desk, Saved
    from grongintro.storage.unit import Reader

NEAR_DAYS = 60
"""An agreement comes on top, and to the leader's day, this many days before it is to be renewed."""


class Renewal(StrEnum):
    """Where an agreement stands, the most urgent first."""

    OVERDUE = "overdue"
    NEAR = "near"
    RUNNING = "running"
    ENDED = "ended"


_URGENCY = {each: number for number, each in enumerate(Renewal)}


@dataclass(frozen=True)
class AgreementLine:
    """An agreement and where it stands today."""

    agreement: CooperationAgreement
    renewal: Renewal

    @property
    def id(self) -> str:
        """What the line is known by."""
        return self.agreement.id


def save_contact(desk: Desk, value: Contact) -> Saved:
    """Write a contact (undoable); UserError when there is no name."""
    desk.require_caseworker()
    need(value, {"name": "Skriv navnet på kontakten."})
    with desk.write("save_contact") as unit:
        return put(desk, unit, value)


def save_meeting(desk: Desk, value: CooperationMeeting) -> Saved:
    """Write a meeting that is planned or was held (undoable).

    UserError when nobody is written to meet with, or the next meeting is not after this one.
    """
    desk.require_caseworker()
    need(value, {"organisation": "Skriv hvem møtet er med."})
    if value.next_on is not None and value.next_on <= value.day:
        raise UserError("Neste møte må være etter dette møtet. Rett en av datoene.", field="next_on")
    with desk.write("save_meeting") as unit:
        return put(desk, unit, value)


def save_agreement(desk: Desk, value: CooperationAgreement) -> Saved:
    """Write an agreement (undoable).

    UserError when it has no name or no parties, is renewed or ended before it begins, or ended after today.
    """
    desk.require_caseworker()
    need(value, {"title": "Skriv hva avtalen heter.", "parties": "Skriv hvem avtalen er mellom."})
    for field in ("renew_by", "ended_on"):
        in_order(value.start, getattr(value, field), field)
    not_after(value.ended_on, desk.today, "ended_on")
    with desk.write("save_agreement") as unit:
        return put(desk, unit, value)


def renewal_of(agreement: CooperationAgreement, today: date) -> Renewal:
    """Whether an agreement is to be renewed soon, or should have been."""
    if agreement.ended_on is not None:
        return Renewal.ENDED
    if agreement.renew_by is None or agreement.renew_by > today + timedelta(days=NEAR_DAYS):
        return Renewal.RUNNING
    return Renewal.OVERDUE if agreement.renew_by < today else Renewal.NEAR


def agreement_lines(reader: Reader, today: date) -> tuple[AgreementLine, ...]:
    """Every agreement: those to renew on top, by their day, then those that go on, then those over."""
    lines = [AgreementLine(each, renewal_of(each, today)) for each in reader.find(CooperationAgreement)]
    return tuple(sorted(lines, key=_place))


def _place(line: AgreementLine) -> tuple[int, str, str]:
    day = line.agreement.renew_by
    return _URGENCY[line.renewal], day.isoformat() if day else "9", line.agreement.title


def to_renew(reader: Reader, today: date) -> tuple[CooperationAgreement, ...]:
    """The agreements to renew within `NEAR_DAYS` days, and those that should have been."""
    urgent = {Renewal.OVERDUE, Renewal.NEAR}
    return tuple(line.agreement for line in agreement_lines(reader, today) if line.renewal in urgent)
