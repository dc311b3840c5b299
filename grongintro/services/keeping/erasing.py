"""Erasing a person by two accounts, after the archive has got what it must keep."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grongintro.domain.case import Decision, DecisionState
from grongintro.domain.ids import new_id
from grongintro.domain.person import Person
from grongintro.domain.retention import Erasure
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services.desk import Desk, Saved
from grongintro.services.people import check_visible
from grongintro.services.trust import signing
from grongintro.services.trust.accounts import account_names
from grongintro.services.trust.authority import current_standing
from grongintro.storage.log.erasing import erase_person
from grongintro.storage.rows import lists

if TYPE_CHECKING:
    from grongintro.storage.unit import Reader


HAND_OVER = "note_hand_over"
# Lines about the person that say nothing of the person: the erasure itself, and files on a disk.
_NOT_ABOUT = frozenset({"erasure", "file_out"})


@dataclass(frozen=True)
class ErasureLine:
    """An erasure that waits, or was done: the person's name while there is one, and who stands behind it."""

    erasure: Erasure
    name: str
    asked_by: str
    done_by: str
    may_do: bool


def ask_erasure(desk: Desk, person_id: str, *, basis: str) -> Saved:
    """Ask that a person be erased, with what it rests on; another must do it. Once more gives the same."""
    desk.require_caseworker()
    if not basis.strip():
        raise UserError("Skriv hva slettingen bygger på, for eksempel bevaringsplanen.", field="basis")
    with desk.write("ask_erasure") as unit:
        check_visible(desk, unit, person_id)
        waiting = _waiting(unit, person_id)
        if waiting is not None:
            return Saved(unit.changes(), waiting.id)
        person = unit.get(Person, person_id)
        asked = Erasure(
            new_id(), person.office_id, person_id, basis.strip(), desk.actor.account_id, desk.clock.now()
        )
        unit.add(asked)
        signing.sign(desk, unit, signing.ERASURE_ASKED, asked.id, asked.office_id, {"person": person_id})
        return Saved(unit.changes(), asked.id)


def withdraw_erasure(desk: Desk, erasure_id: str) -> Saved:
    """Take back that a person is to be erased."""
    desk.require_caseworker()
    with desk.write("withdraw_erasure") as unit:
        asked = _open(unit, erasure_id)
        unit.save(replace(asked, withdrawn_at=desk.clock.now()))
        return Saved(unit.changes(), erasure_id)


def note_hand_over(desk: Desk, erasure_id: str, package: bytes, *, left_out: int = 0) -> Saved:
    """Write that the archive has got the package, by its checksum, and how much was closed and not in it."""
    desk.require_caseworker()
    with desk.write(HAND_OVER) as unit:
        asked = _open(unit, erasure_id)
        digest = hashlib.sha256(package).hexdigest()
        now = desk.clock.now()
        unit.save(replace(asked, archive_sha256=digest, archive_at=now, archive_left_out=left_out))
        return Saved(unit.changes(), erasure_id)


def erase(desk: Desk, erasure_id: str) -> Saved:
    """Erase the person for good; what is left is a line that somebody was erased, by whom and why.

    Only a leader other than the one who asked, whose account counts; UserError else, or when the archive has
    not got its package, or something was written about the person since, or a decision is on its way.
    """
    desk.require(Role.LEADER)
    with desk.write("erase_person") as unit:
        asked = _open(unit, erasure_id)
        _check_other(desk, unit, asked)
        if not asked.archive_sha256:
            raise UserError("Lever først over til arkivet. Slettingen kan ikke gjøres om.", code="archive")
        _check_handed_over(unit, asked)
        open_states = [DecisionState.DRAFT, DecisionState.SUBMITTED, DecisionState.RETURNED]
        if unit.find(Decision, person_id=asked.person_id, state=open_states):
            raise UserError(
                "Et vedtak er under arbeid. Fullfør det eller legg bort utkastet først.", code="open"
            )
        unit.save(replace(asked, done_by=desk.actor.account_id, done_at=desk.clock.now()))
        lines = erase_person(unit, asked.person_id)
        stated = {"person": asked.person_id, "lines": lines}
        signing.sign(desk, unit, signing.ERASURE_DONE, asked.id, asked.office_id, stated)
        unit.guards_changed = True
        return Saved(unit.changes(), erasure_id)


def _check_handed_over(reader: Reader, asked: Erasure) -> None:
    """Raise UserError when something about the person is newer than what the archive got."""
    for line in lists.history(reader, asked.person_id):
        if line.row_id == asked.id and line.intention == HAND_OVER:
            return
        if line.subject not in _NOT_ABOUT:
            break
    raise UserError(
        "Noe er registrert om personen etter at arkivet fikk pakken. Lever over til arkivet på nytt.",
        code="later",
    )


def _check_other(desk: Desk, reader: Reader, asked: Erasure) -> None:
    now = current_standing(reader)
    if not now.counts(desk.actor.account_id):
        raise UserError("Kontoen din må bekreftes av en annen før du kan slette.", code="unconfirmed_account")
    if now.may_be_same(desk.actor.account_id, asked.asked_by):
        raise UserError(
            "Den som ba om slettingen, kan ikke utføre den. En annen må gjøre det.", code="four_eyes"
        )


def _open(reader: Reader, erasure_id: str) -> Erasure:
    asked = reader.get(Erasure, erasure_id)
    if asked.done_at is not None or asked.withdrawn_at is not None:
        raise UserError("Denne slettingen er alt utført eller trukket tilbake.", code="state")
    return asked


def _waiting(reader: Reader, person_id: str) -> Erasure | None:
    found = reader.find(Erasure, person_id=person_id)
    return next((each for each in found if each.done_at is None and each.withdrawn_at is None), None)


def erasures(desk: Desk) -> tuple[ErasureLine, ...]:
    """What waits to be erased, then what has been; the newest first."""
    desk.require_caseworker()
    with desk.read() as reader:
        names = account_names(reader)
        found = [each for each in reader.find(Erasure) if each.withdrawn_at is None]
        people = {p.id: p.name for p in reader.all_of(Person, "id", {each.person_id for each in found})}
        now = current_standing(reader)
        me = desk.actor.account_id
        lines = [
            ErasureLine(
                each,
                people.get(each.person_id, ""),
                names[each.asked_by],
                names.get(each.done_by or "", ""),
                each.done_at is None
                and desk.actor.role is Role.LEADER
                and now.counts(me)
                and not now.may_be_same(me, each.asked_by),
            )
            for each in found
        ]
    return tuple(
        sorted(lines, key=lambda line: (line.erasure.done_at is None, line.erasure.asked_at), reverse=True)
    )
