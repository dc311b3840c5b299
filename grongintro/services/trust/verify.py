"""Whether the store is what its people made it: chains, signatures and rows held against each other.

A break is told in words and never mended: what stands there is evidence.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from grongintro.domain.authority import (
    AccountEvent,
    AccountKey,
    EventConfirmation,
    FactConfirmation,
    Signature,
)
from grongintro.domain.case import Decision, DecisionState, IssuedLetter
from grongintro.domain.retention import Erasure
from grongintro.domain.staff import Account
from grongintro.services.trust import signing
from grongintro.services.trust.accounts import account_names, confirmation_statement, newest_keys
from grongintro.storage.keys.identity import is_signed
from grongintro.storage.log import integrity
from grongintro.storage.offices import main_office
from grongintro.storage.rows import lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grongintro.services.desk import Desk
    from grongintro.storage.log.integrity import Heads
    from grongintro.storage.unit import Reader

# Two computers never quite agree, and once a year an hour comes twice.
_CLOCK_SLACK = timedelta(minutes=70)
LOG_WORDS = {
    "change_log": "endringsloggen",
    "access_log": "loggen over åpnede personer",
    "sign_in": "loggen over innlogginger",
}
TABLE_WORDS = {
    "person": "en person",
    "programme": "et program",
    "living_fact": "en opplysning om bosituasjon",
    "decision": "et vedtak",
    "issued_letter": "et utstedt brev",
    "account": "en konto",
    "staff": "en kollega",
    "delegation": "en fullmakt",
    "signature": "en signatur",
}


@dataclass(frozen=True)
class Break:
    """Something that is not as the program left it: a code, and words for whoever must look into it."""

    code: str
    words: str


def find_breaks(desk: Desk, seen: Heads | None = None, *, everything: bool = False) -> tuple[Break, ...]:
    """Every break in the open store.

    `seen` is how far this computer has seen the logs before; `everything` also holds talks, tasks and all
    other rows against the log, which takes long in a large store. Copies of the store go on from where the
    chains were found in order here.
    """
    with desk.read() as reader:
        found = tuple(_breaks(desk, reader, seen or {}, everything=everything))
        in_order = not any(each.code == "chain" for each in found)
        desk.store.verified = integrity.newest_lines(reader) if in_order else {}
        return found


def store_id(desk: Desk) -> str:
    """What this store is known by on this computer, wherever it lies: the id of its main office."""
    with desk.read() as reader:
        return main_office(reader)


def seen_heads(desk: Desk) -> Heads:
    """How far the logs go now, to be remembered on this computer."""
    with desk.read() as reader:
        return integrity.heads(reader)


def _breaks(desk: Desk, reader: Reader, seen: Heads, *, everything: bool) -> Iterator[Break]:
    for name, seq in integrity.broken_logs(reader):
        yield Break("chain", f"Linje {seq} i {LOG_WORDS[name]} er endret, fjernet eller satt inn utenom.")
    for name in integrity.lacks(reader, seen):
        yield Break(
            "cut",
            f"Noe denne maskinen har sett i {LOG_WORDS[name]}, er borte. Er en eldre kopi hentet tilbake?",
        )
    for name in integrity.missing_triggers(reader):
        yield Break("trigger", f"Sperren «{name}», som hindrer endring av det som er låst, er tatt bort.")
    tables = integrity.every_entity() if everything else integrity.DECIDING
    for table, row_id in integrity.rows_beside_log(reader, tables):
        what = TABLE_WORDS.get(table, "en rad")
        yield Break("row", f"{what.capitalize()} er ikke slik loggen sier ({table} {row_id[:8]}).")
    yield from _Signed(reader).breaks()
    yield from _own_key(desk, reader)
    yield from _clock(desk, reader)


def _clock(desk: Desk, reader: Reader) -> Iterator[Break]:
    """A clock that was set back would give wrong deadlines, and lines out of the order of time."""
    newest = lists.newest_moment(reader)
    if newest is not None and newest - desk.clock.now() > _CLOCK_SLACK:
        yield Break(
            "clock",
            f"Klokken på denne maskinen er stilt tilbake: noe ble skrevet {newest:%d.%m.%Y kl. %H:%M}. Still "
            "klokken riktig før du arbeider videre.",
        )


def _own_key(desk: Desk, reader: Reader) -> Iterator[Break]:
    known = newest_keys(reader).get(desk.actor.account_id)
    if desk.identity is not None and known != desk.identity.public and not desk.actor.must_change:
        yield Break("own_key", "Nøkkelen som står på deg i lageret, er ikke den passordet ditt åpner.")


class _Signed:
    """All signatures of a store, and what they must say."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.names = account_names(reader)
        self.accounts = {account.id: account for account in reader.find(Account)}
        self.keys: dict[str, list[AccountKey]] = defaultdict(list)
        for key in reader.find(AccountKey):
            self.keys[key.account_id].append(key)
        self.by_row: dict[tuple[str, str], list[Signature]] = defaultdict(list)
        self.all = reader.find(Signature)
        for each in self.all:
            self.by_row[each.purpose, each.row_id].append(each)

    def breaks(self) -> Iterator[Break]:
        """What is forged, missing, or says something else than the row it stands for."""
        for each in self.all:
            if not self._holds(each):
                who = self.names.get(each.account_id, "en ukjent konto")
                yield Break("signature", f"En signatur som skal være fra {who}, er ikke det.")
        yield from self._decisions()
        yield from self._confirmations()
        yield from self._facts()
        yield from self._erasures()
        yield from self._seals()

    def _holds(self, each: Signature) -> bool:
        stated = _read(each.payload)
        says = (stated.get("purpose"), stated.get("row"), stated.get("account"), stated.get("at"))
        if says != (each.purpose, each.row_id, each.account_id, each.at.isoformat()):
            return False
        known = [key for key in self.keys[each.account_id] if key.made_at <= each.at]
        return any(is_signed(each.payload, each.signature, key.public_key) for key in known)

    def _says(self, purpose: str, row_id: str, stated: dict[str, Any]) -> list[Signature]:
        """The true signatures about a row that state exactly this."""
        return [
            each
            for each in self.by_row[purpose, row_id]
            if self._holds(each) and stated.items() <= _read(each.payload).items()
        ]

    def _decisions(self) -> Iterator[Break]:
        letters = {letter.id: letter for letter in self.reader.find(IssuedLetter)}
        for decision in self.reader.find(Decision, state=DecisionState.ISSUED):
            letter = letters.get(decision.letter_id or "")
            if letter is None or hashlib.sha256(letter.pdf).hexdigest() != letter.sha256:
                yield Break("letter", f"Brevet til vedtak {decision.number} er borte eller endret.")
                continue
            signed = self._says(signing.ISSUED, decision.id, signing.statement_of(decision, letter))
            signed = [each for each in signed if self._is(each, decision.decided_by)]
            number = f"Vedtak {decision.number}"
            if not signed:
                yield Break("decision", f"{number} er ikke signert av den som står som beslutter.")
            two = any(_read(each.payload).get(signing.TWO_PERSONS, True) for each in signed)
            if two and not self._sent_by_other(decision, {each.account_id for each in signed}):
                yield Break("decision", f"{number} er ikke sendt til godkjenning av en annen.")

    def _is(self, signature: Signature, staff_id: str | None) -> bool:
        return self.accounts[signature.account_id].staff_id == staff_id

    def _sent_by_other(self, decision: Decision, deciders: set[str]) -> bool:
        sent = self._says(signing.SENT, decision.id, {"person": decision.person_id})
        return any(each.account_id not in deciders for each in sent)

    def _confirmations(self) -> Iterator[Break]:
        events = {event.id: event for event in self.reader.find(AccountEvent)}
        for each in self.reader.find(EventConfirmation):
            stated = confirmation_statement(events[each.event_id], each.public_key)
            signed = self._says(signing.CONFIRMED, each.id, stated)
            if not any(one.account_id == each.account_id for one in signed):
                yield Break(
                    "confirmation",
                    f"En bekreftelse som skal være fra {self.names[each.account_id]}, er ikke signert.",
                )
            subject = events[each.event_id].account_id
            if each.public_key and each.public_key not in {key.public_key for key in self.keys[subject]}:
                whose = self.names[subject]
                yield Break("confirmation", f"Nøkkelen som ble bekreftet for {whose}, er byttet.")

    def _facts(self) -> Iterator[Break]:
        for each in self.reader.find(FactConfirmation):
            signed = self._says(signing.FACT, each.id, signing.fact_statement(each))
            if not any(one.account_id == each.account_id for one in signed):
                who = self.names[each.account_id]
                yield Break("fact", f"En opplysning som skal være bekreftet av {who}, er ikke det.")

    def _erasures(self) -> Iterator[Break]:
        """Words that are gone from the log must have been erased by two, who signed for these lines."""
        allowed: set[int] = set()
        for each in self.reader.find(Erasure):
            asked = self._says(signing.ERASURE_ASKED, each.id, {"person": each.person_id})
            done = self._says(signing.ERASURE_DONE, each.id, {"person": each.person_id})
            askers = {one.account_id for one in asked}
            for one in done:
                if askers - {one.account_id}:
                    allowed |= set(_read(one.payload)["lines"])
        unexplained = [seq for seq, _, _ in integrity.erased_lines(self.reader) if seq not in allowed]
        if unexplained:
            yield Break(
                "erased", f"{len(unexplained)} linjer i endringsloggen er tømt uten at to har slettet."
            )

    def _seals(self) -> Iterator[Break]:
        for each in self.all:
            if each.purpose != signing.SEAL or not self._holds(each):
                continue
            known = {name: (line[0], line[1]) for name, line in _read(each.payload)["heads"].items()}
            for name in integrity.lacks(self.reader, known):
                who, what = self.names[each.account_id], LOG_WORDS[name].capitalize()
                yield Break("seal", f"{what} er ikke den {who} satte segl på {each.at:%d.%m.%Y kl. %H:%M}.")


def _read(payload: str) -> dict[str, Any]:
    try:
        stated = json.loads(payload)
    except ValueError:
        return {}
    return stated if isinstance(stated, dict) else {}
