"""Moving in from another municipality in mid-programme: what came along, in one action."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from grongintro.domain.carried import CarriedMatter, OpeningBalance, Quota
from grongintro.domain.followup import FollowUp
from grongintro.domain.ids import new_id
from grongintro.domain.moving import Direction, Move
from grongintro.domain.programme import Education, Goal, Programme
from grongintro.errors import UserError
from grongintro.rules.calendar_days import add_months
from grongintro.rules.programme_length import LengthFacts, length_limits, programme_length
from grongintro.services import settings
from grongintro.services.desk import Saved
from grongintro.services.people import check_person, check_visible
from grongintro.services.qualifying.carried import WHOLE, check_balance, check_carried, check_only
from grongintro.services.rows import need, newest, not_after, person_of, put

if TYPE_CHECKING:
    from grongintro.domain.person import Person
    from grongintro.rules.parameters import Parameters
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader, Unit

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class TakeOverDraft:
    """What the form of moving in holds.

    `first_day` is the first day here; `offered` when the programme was first offered, which decides its
    rules; `months_used` how much of it had been used. Of `balances` and `matters` id, office and person are
    filled in, and the source or decider where it is empty.
    """

    municipality: str
    first_day: date
    first_settled: date
    offered: date
    start: date
    education: Education
    goal: Goal
    months_used: int
    end: date | None = None
    balances: tuple[OpeningBalance, ...] = ()
    matters: tuple[CarriedMatter, ...] = ()
    handed: tuple[str, ...] = ()
    sent_how: str = ""
    note: str = ""


def moves_of(desk: Desk, person_id: str) -> tuple[Move, ...]:
    """The moves of a person with a programme on the way, the newest first."""
    with desk.read() as reader:
        check_visible(desk, reader, person_id)
        return newest(reader.find(Move, person_id=person_id), "day")


def take_over(desk: Desk, person_id: str, draft: TakeOverDraft) -> Saved:
    """Take over a programme from another municipality: all it brings along, in one action (undoable).

    The programme keeps its first offer, and so its rules and length; nothing starts anew. UserError at the
    field when dates, goal, months or balances cannot be right, or when a programme is running here already.
    """
    desk.require_caseworker()
    _check_words(draft, desk.today)
    with desk.write("take_over") as unit:
        person = person_of(desk, unit, person_id)
        programme = _programme(person, draft, settings.parameters(unit))
        before = _before(unit, draft, person_id)
        arrived = replace(person, first_settled=draft.first_settled, arrived=draft.first_day, moved_out=None)
        check_person(arrived, desk.today)
        unit.save(arrived)
        if before is None:
            unit.add(programme)
        else:
            unit.save(replace(programme, id=before.id, version=before.version))
        move = put(desk, unit, _move(person_id, draft))
        for matter in draft.matters:
            _carry(desk, unit, person_id, matter, draft.municipality)
        for balance in _balances(draft):
            _use(desk, unit, person_id, balance, draft)
        if all(each.closed is not None for each in unit.find(FollowUp, person_id=person_id)):
            unit.add(FollowUp(new_id(), person.office_id, person_id, draft.first_day))
        return Saved(unit.changes(), move.id)


def _check_words(draft: TakeOverDraft, today: date) -> None:
    need(draft, {"municipality": "Skriv hvilken kommune personen flytter fra."})
    not_after(draft.first_settled, today, "first_settled")
    if draft.first_settled > draft.first_day:
        raise UserError("Første bosetting kan ikke være etter at personen kom hit.", field="first_settled")
    if draft.start >= draft.first_day:
        raise UserError(
            "Programmet startet ikke før flyttingen. Lagre det som et nytt program i stedet.", field="start"
        )
    if any(each.quota is Quota.PROGRAMME_MONTHS for each in draft.balances):
        raise UserError("Brukte måneder skrives i sitt eget felt.", field="balances")
    quotas = [each.quota for each in draft.balances]
    if len(set(quotas)) < len(quotas):
        raise UserError("Samme kvote står to ganger. Behold bare den ene.", field="balances")


def _programme(person: Person, draft: TakeOverDraft, parameters: Parameters) -> Programme:
    """The programme as it goes on here, by the rules of its first offer."""
    facts = LengthFacts(draft.offered, draft.start, person.birth_date, draft.education, draft.goal)
    end = draft.end or programme_length(facts, parameters).end
    if end < draft.first_day:
        raise UserError("Programmet var slutt før personen kom hit.", field="end")
    limits = length_limits(draft.offered, draft.education, draft.goal, parameters)
    most = limits.max_months + limits.max_extension_months
    if not 0 <= draft.months_used <= most:
        raise UserError(
            f"Skriv et tall fra 0 til {most}. Programmet kan etter disse reglene ikke vare lenger.",
            field="months_used",
        )
    if draft.months_used and add_months(draft.start, draft.months_used - 1) > draft.first_day:
        raise UserError("Programmet har ikke vart så lenge. Rett måneder eller start.", field="months_used")
    return Programme(
        new_id(), person.office_id, person.id, draft.offered, draft.start, end, draft.education, draft.goal
    )


def _before(reader: Reader, draft: TakeOverDraft, person_id: str) -> Programme | None:
    """The same programme from an earlier stay here, stopped when the person left; UserError when one runs."""
    found = reader.find(Programme, person_id=person_id)
    if any(each.stopped is None for each in found):
        raise UserError("Personen har alt et program her. Endre det i stedet.", field="start")
    if any(each.offered > draft.offered for each in found):
        raise UserError("Personen har fått tilbud om et nyere program her.", field="offered")
    return next((each for each in found if each.offered == draft.offered), None)


def _move(person_id: str, draft: TakeOverDraft) -> Move:
    return Move(
        "",
        "",
        person_id,
        Direction.IN,
        draft.first_day,
        draft.municipality,
        "",
        draft.months_used,
        tuple(each.strip() for each in draft.handed if each.strip()),
        draft.sent_how,
        draft.note,
    )


def _balances(draft: TakeOverDraft) -> tuple[OpeningBalance, ...]:
    day = draft.first_day - ONE_DAY
    months = OpeningBalance("", "", "", Quota.PROGRAMME_MONTHS, draft.months_used * WHOLE, day, "")
    return (months, *draft.balances)


def _use(desk: Desk, unit: Unit, person_id: str, balance: OpeningBalance, draft: TakeOverDraft) -> None:
    source = balance.source.strip() or draft.municipality.strip()
    own = replace(balance, id="", person_id=person_id, source=source)
    check_balance(own, max(desk.today, draft.first_day))
    check_only(unit, own)
    put(desk, unit, own)


def _carry(desk: Desk, unit: Unit, person_id: str, matter: CarriedMatter, municipality: str) -> None:
    decided_by = matter.decided_by.strip() or municipality.strip()
    own = replace(matter, id="", person_id=person_id, decided_by=decided_by)
    check_carried(own, desk.today)
    put(desk, unit, own)
