"""The facts a decision on introduction benefit rests on, gathered from what is registered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from grongintro.domain import dates
from grongintro.domain.benefit import BenefitFacts, LivingSituation
from grongintro.domain.dates import age_on
from grongintro.domain.frozen import frozen
from grongintro.domain.household import LivingFact, LivingFactKind
from grongintro.domain.period import Period
from grongintro.domain.person import Person
from grongintro.domain.programme import Programme, current_programme
from grongintro.errors import UserError

if TYPE_CHECKING:
    from grongintro.storage.unit import Reader

FULL_AGE = 25
SCHEMA = 1


@frozen
class Basis:
    """What was found: the facts for the rule, the answers they come from, and what is still unanswered."""

    person: Person
    programme: Programme | None
    facts: BenefitFacts | None
    answers: tuple[LivingFact, ...]
    partner_names: dict[str, str]
    partner_programmes: tuple[tuple[Programme, str], ...]
    lacking: tuple[str, ...]


@frozen
class Answers:
    """The dated answers of a person and the programmes of those who are their partners."""

    facts: tuple[LivingFact, ...]
    partners: dict[str, Programme]

    def on(self, kind: LivingFactKind, day: date) -> LivingFact | None:
        """The answer of a kind that holds on a day."""
        return next((f for f in self.facts if f.kind is kind and day in Period(f.start, f.end)), None)

    def partner_takes_part(self, day: date) -> bool:
        """Whether the partner's own programme runs on a day."""
        partner = self.on(LivingFactKind.PARTNER, day)
        if partner is None or not partner.answer or partner.partner_id is None:
            return False
        programme = self.partners.get(partner.partner_id)
        return programme is not None and programme.start is not None and _runs(programme, day)


def _runs(programme: Programme, day: date) -> bool:
    return programme.start is not None and day in Period(programme.start, programme.last_day)


def read_ahead(reader: Reader, person_ids: list[str]) -> None:
    """Read at once what `gather` will ask for about several people."""
    reader.read_ahead(Person, "id", person_ids)
    reader.read_ahead(Programme, "person_id", person_ids)
    reader.read_ahead(LivingFact, "person_id", person_ids)
    answers = reader.all_of(LivingFact, "person_id", person_ids)
    partners = [fact.partner_id for fact in answers if fact.partner_id and fact.answer]
    reader.read_ahead(Person, "id", partners)
    reader.read_ahead(Programme, "person_id", partners)


def gather(reader: Reader, person_id: str, *, start: date | None = None) -> Basis:
    """Everything the benefit of a person rests on, from `start` or the programme's first day.

    It ends with the programme, and with the last day in the municipality when that comes first.
    """
    person = reader.get(Person, person_id)
    programme = taking_part(current_programme(reader.find(Programme, person_id=person_id)), person)
    found = tuple(sorted(reader.find(LivingFact, person_id=person_id), key=lambda f: (f.start, f.kind)))
    partner_ids = sorted({fact.partner_id for fact in found if fact.partner_id and fact.answer})
    people = {each.id: each for each in reader.all_of(Person, "id", partner_ids)}
    partners = _partners(reader, people)
    names = {partner_id: people[partner_id].name for partner_id in partner_ids if partner_id in people}
    if len(names) < len(partner_ids):
        closed = (
            "Noen i husstanden er skjermet for deg, så stønaden kan ikke regnes ut her. Be en som ser hele "
            "husstanden om å gjøre det."
        )
        return Basis(person, programme, None, found, names, (), (closed,))
    partner_programmes = tuple((programme, names[key]) for key, programme in partners.items())
    if programme is None or programme.start is None or _ends_before_it_starts(programme):
        return Basis(person, programme, None, found, names, partner_programmes, (_no_start(programme),))
    first = max(programme.start, start or programme.start)
    if programme.last_day is not None and first > programme.last_day:
        raise UserError("Datoen er etter programmets siste dag.", field="replaces_from")
    period = Period(first, programme.last_day)
    answers = Answers(found, partners)
    living = _situations(person, period, answers)
    lacking = _lacking(person, period, answers)
    facts = BenefitFacts(person.birth_date, period, living, programme.start)
    return Basis(person, programme, facts, found, names, partner_programmes, lacking)


def taking_part(programme: Programme | None, person: Person) -> Programme | None:
    """The programme as far as the person takes part in it here: not after moving out."""
    if programme is None or person.moved_out is None:
        return programme
    if programme.last_day is not None and programme.last_day <= person.moved_out:
        return programme
    return replace(programme, stopped=person.moved_out)


def _partners(reader: Reader, people: dict[str, Person]) -> dict[str, Programme]:
    """The programmes that the partners take part in; one that was over before it began is none."""
    found = {
        partner_id: taking_part(current_programme(reader.find(Programme, person_id=partner_id)), person)
        for partner_id, person in people.items()
    }
    return {
        key: programme
        for key, programme in found.items()
        if programme is not None and not _ends_before_it_starts(programme)
    }


def _ends_before_it_starts(programme: Programme) -> bool:
    start, last = programme.start, programme.last_day
    return start is not None and last is not None and last < start


def _no_start(programme: Programme | None) -> str:
    if programme is not None and _ends_before_it_starts(programme):
        return "Programmet var slutt før det startet, så det er ingen stønad å regne ut."
    return "Programmet har ingen startdato. Fyll inn programmet på personens side."


def _edges(person: Person, period: Period, answers: Answers) -> list[date]:
    """The days on which something about the living situation may change."""
    after = timedelta(days=1)
    days = {period.start, dates.birthday(person.birth_date, FULL_AGE)}
    for fact in answers.facts:
        days |= {fact.start} | ({fact.end + after} if fact.end else set())
    for programme in answers.partners.values():
        if programme.start is not None:
            days.add(programme.start)
        if programme.last_day is not None:
            days.add(programme.last_day + after)
    return sorted(day for day in days if day in period)


def _situations(person: Person, period: Period, answers: Answers) -> tuple[LivingSituation, ...]:
    edges = _edges(person, period, answers)
    found: list[LivingSituation] = []
    for index, day in enumerate(edges):
        end = edges[index + 1] - timedelta(days=1) if index + 1 < len(edges) else period.end
        state = (
            _yes(answers.on(LivingFactKind.WITH_PARENTS, day)),
            answers.partner_takes_part(day),
            _yes(answers.on(LivingFactKind.HAS_CHILDREN, day)),
        )
        if found and _state(found[-1]) == state:
            found[-1] = LivingSituation(Period(found[-1].period.start, end), *state)
        else:
            found.append(LivingSituation(Period(day, end), *state))
    return tuple(found)


def _yes(fact: LivingFact | None) -> bool:
    return fact is not None and fact.answer


def _state(living: LivingSituation) -> tuple[bool, bool, bool]:
    return living.with_parents, living.partner_in_programme, living.has_children


def _lacking(person: Person, period: Period, answers: Answers) -> tuple[str, ...]:
    """The questions that § 20 asks of this person and nobody has answered."""
    asked: list[str] = []
    for day in _edges(person, period, answers):
        young = age_on(person.birth_date, day) < FULL_AGE
        questions = {
            LivingFactKind.PARTNER: ("har ektefelle eller samboer", True),
            LivingFactKind.WITH_PARENTS: ("bor sammen med foreldre", young),
            LivingFactKind.HAS_CHILDREN: ("har barn", answers.partner_takes_part(day)),
        }
        for kind, (words, needed) in questions.items():
            if needed and answers.on(kind, day) is None:
                asked.append(f"Svar på om {person.given_name} {words} fra {dates.short(day)}.")
    return tuple(asked)


def snapshot(facts: BenefitFacts) -> dict[str, Any]:
    """The facts as plain JSON, frozen with the decision."""
    return {
        "schema": SCHEMA,
        "birth_date": facts.birth_date.isoformat(),
        "programme": _period_json(facts.programme),
        "new_participant_from": facts.new_participant_from.isoformat(),
        "living": [
            {
                **_period_json(living.period),
                "with_parents": living.with_parents,
                "partner_in_programme": living.partner_in_programme,
                "has_children": living.has_children,
            }
            for living in facts.living
        ],
    }


def from_snapshot(data: dict[str, Any]) -> BenefitFacts:
    """The facts that `snapshot` wrote."""
    return BenefitFacts(
        date.fromisoformat(data["birth_date"]),
        _period(data["programme"]),
        tuple(
            LivingSituation(
                _period(each), each["with_parents"], each["partner_in_programme"], each["has_children"]
            )
            for each in data["living"]
        ),
        date.fromisoformat(data["new_participant_from"]),
    )


def _period_json(period: Period) -> dict[str, str | None]:
    return {"from": period.start.isoformat(), "to": period.end.isoformat() if period.end else None}


def _period(data: dict[str, Any]) -> Period:
    return Period(date.fromisoformat(data["from"]), date.fromisoformat(data["to"]) if data["to"] else None)
