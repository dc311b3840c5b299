"""What waits for somebody: decisions for approval, returned ones, deadlines, and facts that have changed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from grongintro.domain import dates
from grongintro.domain.authority import Delegation
from grongintro.domain.case import Decision, DecisionEvent, DecisionState, ReturnCode
from grongintro.domain.frozen import frozen
from grongintro.domain.person import Person, Sex
from grongintro.domain.staff import Role, Staff
from grongintro.services.deciding import benefit_facts

if TYPE_CHECKING:
    from grongintro.domain.benefit import BenefitFacts, LivingSituation
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader

RETURN_WORDS = {
    ReturnCode.FACTS: "Opplysninger mangler eller er feil",
    ReturnCode.REASONS: "Begrunnelsen må bli bedre",
    ReturnCode.LAW: "Feil hjemmel eller vilkår",
    ReturnCode.AMOUNT: "Beløp eller periode er feil",
    ReturnCode.LANGUAGE: "Språket må bli klarere",
    ReturnCode.OTHER: "Annet",
}
_BEFORE, _AFTER = timedelta(days=1), timedelta(days=1)


@frozen
class WaitingDecision:
    """A decision that somebody must act on: for approval, or returned with why."""

    decision_id: str
    person_id: str
    name: str
    state: DecisionState
    by: str
    since: date
    reason: str


@frozen
class BrokenFact:
    """An issued decision whose facts no longer hold, in words, with the day they changed."""

    decision_id: str
    person_id: str
    name: str
    changed_from: date
    text: str


def waiting(desk: Desk, reader: Reader) -> tuple[WaitingDecision, ...]:
    """What waits for approval: for a leader, a decider, a called deputy; what came back: for its writer."""
    decisions = reader.find(Decision, state=[DecisionState.SUBMITTED, DecisionState.RETURNED])
    events: dict[str, list[DecisionEvent]] = {decision.id: [] for decision in decisions}
    for event in sorted(reader.all_of(DecisionEvent, "decision_id", events), key=lambda e: (e.at, e.id)):
        events[event.decision_id].append(event)
    mine = [each for each in decisions if _is_mine(desk, reader, each, events[each.id])]
    people = {each.id: each for each in reader.all_of(Person, "id", [each.person_id for each in mine])}
    staff = {each.id: each for each in reader.all_of(Staff, "id", [events[d.id][-1].staff_id for d in mine])}
    lines = [_waiting(each, people[each.person_id], events[each.id][-1], staff) for each in mine]
    return tuple(sorted(lines, key=lambda line: line.since))


def _is_mine(desk: Desk, reader: Reader, decision: Decision, events: list[DecisionEvent]) -> bool:
    leads = desk.actor.role in {Role.LEADER, Role.DECIDER}
    if decision.state is DecisionState.RETURNED:
        return not leads and desk.actor.staff_id in {event.staff_id for event in events[:-1]}
    return leads or _is_deputy_for(desk, reader, decision)


def _is_deputy_for(desk: Desk, reader: Reader, decision: Decision) -> bool:
    staff_id = desk.actor.staff_id
    reader.read_ahead(Delegation, "staff_id", [staff_id])
    if not reader.find(Delegation, staff_id=staff_id):
        return False
    from grongintro.services.trust.authority import deciding_refusals  # noqa: PLC0415  few are deputies

    return not deciding_refusals(desk, reader, decision)


def _waiting(
    decision: Decision, person: Person, last: DecisionEvent, staff: dict[str, Staff]
) -> WaitingDecision:
    code = RETURN_WORDS[ReturnCode(last.code)] if last.code else ""
    return WaitingDecision(
        decision.id,
        person.id,
        person.name,
        decision.state,
        staff[last.staff_id].name,
        last.at.date(),
        ". ".join(part for part in (code, last.note) if part),
    )


def appeal_deadlines(reader: Reader, person_ids: list[str]) -> list[tuple[str, date, str]]:
    """The appeal deadlines that run for these people: (person, day, decision number)."""
    issued = [d for d in reader.all_of(Decision, "person_id", person_ids) if d.appeal_deadline is not None]
    return [(d.person_id, d.appeal_deadline, d.number) for d in issued if d.appeal_deadline is not None]


def in_force(decisions: list[Decision]) -> list[Decision]:
    """The issued decisions that no later issued one has replaced."""
    issued = [d for d in decisions if d.state is DecisionState.ISSUED]
    replaced = {d.replaces_id for d in issued}
    return [d for d in issued if d.id not in replaced]


def broken_facts(reader: Reader, person_ids: list[str], today: date) -> tuple[BrokenFact, ...]:
    """Issued decisions whose facts have changed, unless a new draft already stands ready."""
    decisions = reader.all_of(Decision, "person_id", person_ids)
    replacing = {d.replaces_id for d in decisions if d.state is not DecisionState.WITHDRAWN}
    found = []
    standing = in_force(decisions)
    benefit_facts.read_ahead(reader, [decision.person_id for decision in standing])
    for decision in standing:
        if decision.id in replacing or decision.facts is None:
            continue
        change = _change(reader, decision, today)
        if change is not None:
            found.append(change)
    return tuple(sorted(found, key=lambda line: (line.changed_from > today, line.changed_from)))


def _change(reader: Reader, decision: Decision, today: date) -> BrokenFact | None:
    person = reader.get(Person, decision.person_id)
    then = benefit_facts.from_snapshot(decision.facts or {})
    now = benefit_facts.gather(reader, decision.person_id).facts
    difference = first_difference(then, now, person) if now else _never_started(then, person)
    if difference is None:
        return None
    day, words = difference
    decided = dates.long(decision.decided_on or day)
    if decision.decided_on is not None and decision.decided_on.year == today.year:
        decided = decided.rsplit(" ", 1)[0]
    return BrokenFact(decision.id, person.id, person.name, day, f"Vedtaket av {decided} bygger på at {words}")


def first_difference(then: BenefitFacts, now: BenefitFacts, person: Person) -> tuple[date, str] | None:
    """The first day on which today's facts differ from a decision's, and how; None if they agree."""
    who = {Sex.FEMALE: "hun", Sex.MALE: "han"}.get(person.sex, person.given_name)
    if then.birth_date != now.birth_date:
        born, new = dates.long(then.birth_date), dates.long(now.birth_date)
        return then.programme.start, f"{who} er født {born}; det er nå registrert {new}."
    if then.programme.end != now.programme.end:
        return _other_end(then, now, person, who)
    for day in _days_to_compare(then, now):
        before, after = _living(then, day), _living(now, day)
        if before is not None and after is not None and _state(before) != _state(after):
            return day, _difference_words(before, after, who, day)
    return None


def _never_started(then: BenefitFacts, person: Person) -> tuple[date, str] | None:
    """For one who moved before the programme began: the decision must not be paid at all."""
    if person.moved_out is None or person.moved_out >= then.programme.start:
        return None
    start, moved = dates.long(then.programme.start), dates.long(person.moved_out)
    words = f"{person.given_name} starter i programmet {start}; siste dag i kommunen er {moved}."
    return person.moved_out, words


def _other_end(then: BenefitFacts, now: BenefitFacts, person: Person, who: str) -> tuple[date, str]:
    old, new = then.programme.end, now.programme.end
    was = f"{who} er i programmet til {dates.long(old)}" if old else f"{who} er i programmet uten sluttdato"
    if new is not None and new == person.moved_out:
        is_now = f"siste dag i kommunen er {dates.long(new)}, og stønaden stopper etter den dagen."
    else:
        is_now = f"nå er siste dag {dates.long(new)}." if new else "nå er det ingen sluttdato."
    changed = min(day for day in (old, new) if day is not None)
    return changed, f"{was}; {is_now}"


def _days_to_compare(then: BenefitFacts, now: BenefitFacts) -> list[date]:
    days = {living.period.start for facts in (then, now) for living in facts.living}
    return sorted(day for day in days if day in then.programme)


def _living(facts: BenefitFacts, day: date) -> LivingSituation | None:
    return next((living for living in facts.living if day in living.period), None)


def _state(living: LivingSituation) -> tuple[bool, bool, bool]:
    return living.with_parents, living.partner_in_programme, living.has_children


def _difference_words(before: LivingSituation, after: LivingSituation, who: str, day: date) -> str:
    since = dates.long(day).rsplit(" ", 1)[0]
    if before.with_parents != after.with_parents:
        if before.with_parents:
            return f"{who} bor hos foreldrene; det gjør {who} ikke fra {since}."
        return f"{who} ikke bor hos foreldrene; det gjør {who} fra {since}."
    if before.partner_in_programme != after.partner_in_programme:
        if before.partner_in_programme:
            return f"ektefellen eller samboeren også er i programmet; det er ikke tilfellet fra {since}."
        return f"{who} er alene i programmet; fra {since} er ektefellen eller samboeren også med."
    if before.has_children:
        return f"{who} har barn; det er registrert at {who} ikke har det fra {since}."
    return f"{who} ikke har barn; det har {who} fra {since}."
