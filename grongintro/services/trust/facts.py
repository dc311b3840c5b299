"""The facts that decisions rest on, who stands behind each of them last, and confirming them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.authority import FactConfirmation
from grongintro.domain.case import Decision, DecisionEvent
from grongintro.domain.dates import short
from grongintro.domain.followup import Side, Task
from grongintro.domain.household import HouseholdMember, LivingFact, LivingFactKind
from grongintro.domain.ids import new_id
from grongintro.domain.period import Period
from grongintro.domain.person import Person
from grongintro.domain.programme import Programme
from grongintro.domain.staff import Account
from grongintro.errors import UserError
from grongintro.rules.authority import Touch
from grongintro.services.desk import Desk, Saved
from grongintro.services.responsibility import adviser_on
from grongintro.services.trust import signing
from grongintro.services.trust.inhabil import check_not_inhabil
from grongintro.storage.rows import lists

if TYPE_CHECKING:
    from datetime import datetime

    from grongintro.storage.unit import Reader

_PREPARES = frozenset({"created", "edited", "submitted", "taken_back", "undone"})
# The fields of a row that a decision on the benefit rests on; None where all of them do.
_RESTS_ON: dict[str, frozenset[str] | None] = {
    "person": frozenset({"birth_date", "moved_out"}),
    "programme": frozenset({"offered", "start", "end", "stopped"}),
    "living_fact": None,
}


@dataclass(frozen=True)
class Fact:
    """A registered fact that decisions rest on: in words, and who stands behind it last, and how."""

    subject: str
    row_id: str
    row_version: int
    person_id: str
    words: str
    account_id: str
    at: datetime
    document: str = ""


def touches(reader: Reader, decision: Decision) -> tuple[Touch, ...]:
    """Who prepared a decision, and who stands last behind each fact it rests on."""
    accounts = {account.staff_id: account.id for account in reader.find(Account)}
    prepared = {
        event.staff_id
        for event in reader.find(DecisionEvent, decision_id=decision.id)
        if event.event in _PREPARES
    }
    own = [Touch(accounts[staff_id], "vedtaket er skrevet") for staff_id in sorted(prepared)]
    return (*own, *(Touch(fact.account_id, fact.words) for fact in facts_of(reader, [decision.person_id])))


def facts_of(reader: Reader, person_ids: list[str]) -> tuple[Fact, ...]:
    """The facts that decisions about these people rest on, partners' programmes included."""
    living = reader.all_of(LivingFact, "person_id", person_ids)
    partners = {each.partner_id for each in living if each.partner_id is not None}
    programmes = reader.all_of(Programme, "person_id", sorted({*person_ids, *partners}))
    people = reader.all_of(Person, "id", sorted({*person_ids, *(each.person_id for each in programmes)}))
    names = {person.id: person.given_name for person in people}
    rows: list[tuple[str, Person | Programme | LivingFact, str, str]] = [
        ("person", each, each.id, _person_words(each)) for each in people if each.id in person_ids
    ]
    rows += [("programme", each, each.person_id, _programme_words(each, names)) for each in programmes]
    rows += [("living_fact", each, each.person_id, _living_words(each, names)) for each in living]
    behind = _last_behind(reader, [each.id for _, each, _, _ in rows])
    return tuple(
        Fact(subject, each.id, each.version, person_id, words, *behind[each.id])
        for subject, each, person_id, words in rows
        if each.id in behind
    )


def _person_words(each: Person) -> str:
    moved = f", siste dag i kommunen {short(each.moved_out)}" if each.moved_out else ""
    return f"{each.given_name} er født {short(each.birth_date)}{moved}"


def _programme_words(each: Programme, names: dict[str, str]) -> str:
    ends = each.stopped or each.end
    until = f" til {short(ends)}" if ends else ""
    start = f"fra {short(each.start)}{until}" if each.start else f"tilbudt {short(each.offered)}"
    return f"{names[each.person_id]}: program {start}"


def _living_words(each: LivingFact, names: dict[str, str]) -> str:
    what = {
        LivingFactKind.WITH_PARENTS: "bor hos foreldre",
        LivingFactKind.PARTNER: "har ektefelle eller samboer",
        LivingFactKind.HAS_CHILDREN: "har barn",
    }[each.kind]
    answer = "ja" if each.answer else "nei"
    return f"{names[each.person_id]} {what}: {answer}, fra {short(each.start)}"


def _last_behind(reader: Reader, row_ids: list[str]) -> dict[str, tuple[str, datetime, str]]:
    """Per row: the account that last entered, changed or confirmed it, when, and by what document."""
    found: dict[str, tuple[str, datetime, str]] = {}
    for line in lists.changes_of(reader, row_ids):
        if line.row_id not in found and _matters(line.subject, line.old, line.new):
            found[line.row_id] = (line.account_id, line.at, "")
    confirmed = reader.all_of(FactConfirmation, "row_id", row_ids)
    for each in sorted(confirmed, key=lambda each: (each.at, each.id)):
        if each.row_id in found and each.at >= found[each.row_id][1]:
            found[each.row_id] = (each.account_id, each.at, each.document)
    return found


def _matters(subject: str, old: str | None, new: str | None) -> bool:
    fields = _RESTS_ON[subject]
    if fields is None or old is None or new is None:
        return True
    was, is_now = json.loads(old), json.loads(new)
    return any(was.get(name) != is_now.get(name) for name in fields & is_now.keys())


def household_facts(desk: Desk, person_id: str) -> tuple[Fact, ...]:
    """The facts that decisions about a person's household rest on: one list to hold against the documents."""
    desk.require_caseworker()
    with desk.read() as reader:
        check_not_inhabil(desk, reader, person_id)
        homes = {
            member.household_id
            for member in reader.find(HouseholdMember, person_id=person_id)
            if desk.today in Period(member.start, member.end)
        }
        members = reader.all_of(HouseholdMember, "household_id", sorted(homes))
        living = {m.person_id for m in members if desk.today in Period(m.start, m.end)}
        return facts_of(reader, sorted(living | {person_id}))


def confirm_facts(desk: Desk, facts: tuple[Fact, ...], document: str) -> Saved:
    """Write that the signed-in person has held these facts against a named document.

    UserError when no document is named, no fact is chosen, or one has changed since the list was read.
    """
    desk.require_caseworker()
    if len(document.strip()) < 3:  # noqa: PLR2004  a name that says something
        raise UserError(
            "Skriv hvilket dokument du har sett, for eksempel «Oppholdskort» eller «Folkeregisteret».",
            field="document",
        )
    if not facts:
        raise UserError("Velg minst én opplysning å bekrefte.", field="facts")
    with desk.write("confirm_facts") as unit:
        now = {fact.row_id: fact for fact in facts_of(unit, sorted({fact.person_id for fact in facts}))}
        for fact in facts:
            check_not_inhabil(desk, unit, fact.person_id)
            if fact.row_id not in now or now[fact.row_id].words != fact.words:
                raise UserError(
                    "Opplysningene er endret siden du åpnet listen. Åpne den på nytt.",
                    code="stale",
                )
            person = unit.get(Person, fact.person_id)
            given = FactConfirmation(
                new_id(),
                person.office_id,
                fact.person_id,
                fact.subject,
                fact.row_id,
                fact.row_version,
                document.strip(),
                desk.actor.account_id,
                desk.clock.now(),
            )
            unit.add(given)
            signing.sign(desk, unit, signing.FACT, given.id, given.office_id, signing.fact_statement(given))
        return Saved(unit.changes())


def ask_to_confirm(desk: Desk, decision_id: str) -> Saved:
    """Ask the person's adviser, else whoever prepared the decision, to confirm what it rests on: a task."""
    desk.require_reader_of_decisions()
    with desk.write("ask_to_confirm") as unit:
        decision = unit.get(Decision, decision_id)
        check_not_inhabil(desk, unit, decision.person_id)
        events = sorted(unit.find(DecisionEvent, decision_id=decision_id), key=lambda event: event.at)
        prepared = [event.staff_id for event in events if event.event in _PREPARES]
        others = [adviser_on(unit, decision.person_id, desk.today), *reversed(prepared)]
        owners = [each for each in others if each and each != desk.actor.staff_id]
        if not owners:
            raise UserError("Ingen andre har arbeidet med saken. Be en kollega om å bekrefte opplysningene.")
        person = unit.get(Person, decision.person_id)
        text = (
            f"Bekreft opplysningene som vedtaket for {person.name} bygger på. {desk.actor.name} ber om det."
        )
        if not unit.find(Task, owner_id=owners[0], person_id=person.id, done_on=None, text=text):
            office_id = decision.office_id
            unit.add(Task(new_id(), office_id, text, Side.US, owners[0], person.id, desk.today))
        return Saved(unit.changes(), decision_id)
