"""What decides the grants, gathered for everybody in a fixed number of questions; what is written of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from grongintro.domain.dates import age_on
from grongintro.domain.grant_control import GrantBasis, GrantRegistration
from grongintro.domain.grants import GrantCategory
from grongintro.domain.household import HouseholdMember, HouseholdRole, LivingFact, LivingFactKind
from grongintro.domain.period import Period
from grongintro.domain.person import Permit, PermitKind, Person, Sex
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.rules.grant_right import family_counts, newborn_counts
from grongintro.rules.grant_shares import ended
from grongintro.rules.grant_values import GrantPerson
from grongintro.services import settings
from grongintro.services.rows import need, not_after, person_of, put

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from grongintro.rules.grant_shares import Ended
    from grongintro.rules.parameters import Parameters
    from grongintro.services.desk import Desk, Saved
    from grongintro.storage.unit import Reader

ADULT = 18
NOT_SETTLED = "Ikke bosatt ennå. Skriv datoen personen først ble bosatt."
OTHER_PERMIT = "Oppholdstillatelsen er ikke en av dem som gir integreringstilskudd. Se den over."
NO_PERMIT = "Ingen oppholdstillatelse er registrert. Det regnes likevel med tilskudd."
WITHOUT_GRANT = frozenset({PermitKind.OTHER, PermitKind.FAMILY_OTHER})


@dataclass(frozen=True)
class Grantee:
    """Somebody with what decides the grants; `facts` None where nothing is released, and `reasons` say why.

    `registered` is the newest registration as settled. `basis` is what the leader has written over.
    """

    person: Person
    facts: GrantPerson | None
    reasons: tuple[str, ...] = ()
    permit: Permit | None = None
    registered: GrantRegistration | None = None
    basis: GrantBasis | None = None


@dataclass
class _Rows:
    """Rows by person, and who is in each household."""

    permits: dict[str, list[Permit]] = field(default_factory=dict)
    stays: dict[str, list[HouseholdMember]] = field(default_factory=dict)
    homes: dict[str, list[HouseholdMember]] = field(default_factory=dict)
    living: dict[str, list[LivingFact]] = field(default_factory=dict)
    bases: dict[str, list[GrantBasis]] = field(default_factory=dict)
    registered: dict[str, list[GrantRegistration]] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    end_months: int = 1


def gather(reader: Reader, parameters: Parameters) -> tuple[Grantee, ...]:
    """Everybody the account may see, by name, with what decides their grants."""
    people = reader.find(Person)
    rows = _Rows(
        _by(reader.find(Permit), "person_id"),
        _by(stays := reader.find(HouseholdMember), "person_id"),
        _by(stays, "household_id"),
        _by(reader.find(LivingFact, answer=True), "person_id"),
        _by(reader.find(GrantBasis), "person_id"),
        _by(reader.find(GrantRegistration), "person_id"),
        {each.id: each for each in people},
        int(settings.value_of(reader, "grant_end_months")),
    )
    ordered = sorted(people, key=lambda each: (each.family_name, each.given_name, each.id))
    return tuple(_grantee(each, rows, parameters) for each in ordered)


def _by(values: Iterable[Any], name: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for value in values:
        found[getattr(value, name)].append(value)
    return dict(found)


def _grantee(person: Person, rows: _Rows, parameters: Parameters) -> Grantee:
    permit = max(rows.permits.get(person.id, ()), key=lambda each: (each.granted, each.id), default=None)
    registered = max(
        rows.registered.get(person.id, ()), key=lambda each: (each.registered_on, each.id), default=None
    )
    basis = max(rows.bases.get(person.id, ()), key=lambda each: each.id, default=None)
    settled, reasons = _settled(person, rows, parameters)
    if settled is not None and permit is not None:
        refused = _refused(permit, parameters)
        settled, reasons = (None, [*reasons, *refused]) if refused else (settled, reasons)
    elif settled is not None:
        reasons = [*reasons, NO_PERMIT]
    facts = None if settled is None else _facts(person, settled, rows, basis)
    if facts is not None and basis is not None and basis.ended_by and basis.ended_on:
        facts = _with_end(facts, ended(basis.ended_by, basis.ended_on, rows.end_months))
    return Grantee(person, facts, tuple(reasons), permit, registered, basis)


def _settled(person: Person, rows: _Rows, parameters: Parameters) -> tuple[date | None, list[str]]:
    """The first settlement; a child who was born later has its birth date, if it counts."""
    if person.first_settled is not None or person.arrived is not None:
        return person.first_settled or person.arrived, []
    for mother in _women_at_home(person, rows):
        settled = mother.first_settled or mother.arrived
        if settled is not None and person.birth_date > settled:
            counts, step = newborn_counts(settled, person.birth_date, parameters)
            return (person.birth_date if counts else None), [step.text]
    return None, [NOT_SETTLED]


def _women_at_home(person: Person, rows: _Rows) -> Iterable[Person]:
    for stay in rows.stays.get(person.id, ()):
        for other in rows.homes[stay.household_id]:
            found = rows.people.get(other.person_id)
            if found is not None and other.role is HouseholdRole.ADULT and found.sex is Sex.FEMALE:
                yield found


def _refused(permit: Permit, parameters: Parameters) -> list[str]:
    if permit.kind in WITHOUT_GRANT:
        return [OTHER_PERMIT]
    if permit.applied is not None and permit.reference_settled is not None:
        counts, step = family_counts(permit.reference_settled, permit.applied, parameters)
        return [] if counts else [step.text]
    return []


def _facts(person: Person, settled: date, rows: _Rows, basis: GrantBasis | None) -> GrantPerson:
    category = basis.category if basis is not None else _category(person, settled, rows)
    start = person.arrived or settled
    if person.moved_out is not None and person.moved_out < start:
        start = person.moved_out
    return GrantPerson(
        person.id,
        settled,
        person.birth_date,
        category,
        (Period(start, person.moved_out),),
        humanitarian_family=basis is not None and basis.humanitarian_family,
    )


def _with_end(facts: GrantPerson, end: Ended) -> GrantPerson:
    """With the end; one who is written as moved out because of it has not moved to another municipality."""
    stays = tuple(
        Period(stay.start, None if stay.end is not None and stay.end >= end.last else stay.end)
        for stay in facts.residence
    )
    return replace(facts, residence=stays, end=end)


def _category(person: Person, settled: date, rows: _Rows) -> GrantCategory:
    """By age and home on the day of settlement; the first home where there was none on the day."""
    others = _others_at_home(person, settled, rows)
    adults = [each for each in others if each.role is HouseholdRole.ADULT]
    if age_on(person.birth_date, settled) < ADULT:
        return GrantCategory.CHILD if adults else GrantCategory.UNACCOMPANIED_MINOR
    kinds = {each.kind for each in rows.living.get(person.id, ())}
    children = any(each.role is HouseholdRole.CHILD for each in others)
    related = children or kinds & {LivingFactKind.PARTNER, LivingFactKind.WITH_PARENTS}
    return GrantCategory.ADULT_FAMILY if others and related else GrantCategory.ADULT_SINGLE


def _others_at_home(person: Person, settled: date, rows: _Rows) -> list[HouseholdMember]:
    stays = sorted(rows.stays.get(person.id, ()), key=lambda each: each.start)
    own = next((each for each in stays if each.end is None or each.end >= settled), None)
    if own is None:
        return []
    day = max(settled, own.start)
    return [
        each
        for each in rows.homes[own.household_id]
        if each.person_id != person.id and each.start <= day and (each.end is None or each.end >= day)
    ]


def save_basis(desk: Desk, value: GrantBasis) -> Saved:
    """Write what somebody was on the day of settlement over what is gathered (leader, undoable).

    UserError without a reason, when the person has one already, and for an end with only its day or only why,
    or whose day is ahead.
    """
    desk.require(Role.LEADER)
    need(value, {"reason": "Skriv hvorfor, for eksempel hva IMDi har registrert."})
    not_after(value.ended_on, desk.today, "ended_on")
    if value.ended_by is not None and value.ended_on is None:
        raise UserError("Skriv siste dag for tilskuddet.", field="ended_on")
    if value.ended_on is not None and value.ended_by is None:
        raise UserError("Velg hvorfor tilskuddet slutter.", field="ended_by")
    with desk.write("save_grant_basis") as unit:
        if any(each.id != value.id for each in unit.find(GrantBasis, person_id=value.person_id)):
            raise UserError("Personen har et grunnlag fra før. Endre det i stedet.", field="category")
        return put(desk, unit, value)


def register_settled(desk: Desk, value: GrantRegistration) -> Saved:
    """Write that somebody is registered as settled with IMDi (leader, undoable).

    UserError when either day is ahead, or the settlement is after the registration.
    """
    desk.require(Role.LEADER)
    not_after(value.registered_on, desk.today, "registered_on")
    not_after(value.settled_as, desk.today, "settled_as")
    if value.registered_on < value.settled_as:
        raise UserError("Registreringen er før bosettingen. Rett en av datoene.", field="registered_on")
    with desk.write("register_settled") as unit:
        return put(desk, unit, value)


def fresh_registration(desk: Desk, person_id: str) -> tuple[GrantRegistration, str]:
    """A registration to fill in, and whose: the newest, else today and the settlement that is known here."""
    with desk.read() as reader:
        person = person_of(desk, reader, person_id)
        found = reader.find(GrantRegistration, person_id=person_id)
    if found:
        return max(found, key=lambda each: (each.registered_on, each.id)), person.name
    settled = person.first_settled or person.arrived or desk.today
    return GrantRegistration("", "", person_id, desk.today, min(settled, desk.today)), person.name


def basis_of(desk: Desk, person_id: str) -> GrantBasis:
    """What is written of somebody, or what is gathered, to be written over."""
    with desk.read() as reader:
        person = person_of(desk, reader, person_id)
        found = next(iter(reader.find(GrantBasis, person_id=person_id)), None)
        if found is not None:
            return found
        grantees = gather(reader, settings.parameters(reader))
    facts = next((each.facts for each in grantees if each.person.id == person.id), None)
    category = facts.category if facts is not None else GrantCategory.ADULT_SINGLE
    return GrantBasis("", "", person_id, category)
