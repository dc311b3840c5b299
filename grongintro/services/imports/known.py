"""What the program already knows about people, in the plain form that an import compares with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from grongintro.domain.household import Household, HouseholdMember, LivingFact, LivingFactKind
from grongintro.domain.names import fold
from grongintro.domain.person import Permit, Person, Settlement, Sex
from grongintro.domain.programme import Programme, current_programme
from grongintro.domain.staff import Assignment, Role
from grongintro.exchange.values import show
from grongintro.exchange.words import NO, YES
from grongintro.services.staff import staff_rows
from grongintro.storage.rows import keyed
from grongintro.storage.types import to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from grongintro.storage.unit import Reader

NUMBERS = ("national_number", "duf_number")
PERSON_TEXTS = (
    "given_name",
    "family_name",
    *NUMBERS,
    "citizenship",
    "interpreter_language",
    "street",
    "postal_code",
    "postal_place",
    "phone",
    "email",
)
PERSON_DAYS = ("birth_date", "first_settled", "arrived", "claimed", "moved_out")
PERSON_FIELDS = frozenset({*PERSON_TEXTS, *PERSON_DAYS, "sex", "settlement", "languages"})
PROGRAMME_FIELDS = ("offered", "start", "end", "education", "goal")
_PERMIT_NAMES = {"kind": "permit", "granted": "permit_granted", "valid_to": "permit_valid_to"}
PERMIT_FIELDS = ("permit", "permit_granted", "permit_valid_to")
LIVING = {kind.value: kind for kind in LivingFactKind}

Values = dict[str, str]


@dataclass(frozen=True)
class Record:
    """What earlier imports brought for a person, and the key it is kept under."""

    source_key: str
    imported: Values


@dataclass(frozen=True)
class Known:
    """The program's people with their values, and the ways in which a line of a sheet finds one of them."""

    people: dict[str, Person]
    values: dict[str, Values]
    programmes: dict[str, Programme]
    permits: dict[str, Permit]
    stays: dict[str, HouseholdMember]
    homes: dict[str, str]
    staff: dict[str, str]
    advisers: dict[str, str]
    records: dict[str, Record]
    by_key: dict[str, tuple[str, ...]]

    def shown(self, name: str, value: str, names: Mapping[str, str]) -> str:
        """A value as people read it; `names` are the people of the sheet by id."""
        if name == "adviser":
            return self.staff.get(value, value)
        if name == "partner" and value:
            known = self.people.get(value)
            return "Nei" if value == NO else names.get(value) or (known.name if known else value)
        return show(name, value)


def keys_of(values: Mapping[str, str]) -> tuple[str, ...]:
    """What a person is recognised by, the surest first: national number, DUF number, name with birth date."""
    keys = [f"{name}:{values[name]}" for name in NUMBERS if values.get(name)]
    whole = f"{values.get('given_name', '')} {values.get('family_name', '')}".strip()
    if whole and values.get("birth_date"):
        keys.append(f"name:{fold(whole)}|{values['birth_date']}")
    return tuple(keys)


def everything_known(reader: Reader) -> Known:
    """Read all that an import compares with."""
    people = {person.id: person for person in reader.find(Person)}
    rows = staff_rows(reader)
    homes = {home.id: home.name for home in reader.find(Household)}
    programmes = _newest(reader.find(Programme))
    permits = _last(reader.find(Permit), "granted")
    stays = _last(reader.find(HouseholdMember), "start")
    records = {
        row.person_id: Record(row.source_key, dict(row.imported))
        for row in keyed.import_records(reader).values()
    }
    values = {person_id: person_values(person) for person_id, person in people.items()}
    for person_id, found in values.items():
        found.update(_plain(programmes.get(person_id), {name: name for name in PROGRAMME_FIELDS}))
        found.update(_plain(permits.get(person_id), _PERMIT_NAMES))
        if person_id in stays:
            found["role"] = str(stays[person_id].role)
            found["household"] = homes[stays[person_id].household_id]
    _add_links(reader, values)
    return Known(
        people=people,
        values=values,
        programmes=programmes,
        permits=permits,
        stays=stays,
        homes={name.casefold(): home_id for home_id, name in homes.items()},
        staff={row.staff.id: row.staff.name for row in rows},
        advisers={
            row.staff.id: row.staff.name
            for row in rows
            if not row.posts or any(post.role is not Role.HELPER for post in row.posts)
        },
        records=records,
        by_key=_index(values, records),
    )


def person_values(person: Person) -> Values:
    """A person's own fields in plain form."""
    found = {name: str(getattr(person, name)) for name in PERSON_TEXTS}
    found |= _plain(person, {name: name for name in (*PERSON_DAYS, "settlement")})
    found["sex"] = "" if person.sex is Sex.UNKNOWN else str(person.sex)
    found["languages"] = ", ".join(person.languages)
    return found


def person_fields(values: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a `Person` that plain values hold; other values are passed over."""
    found: dict[str, Any] = {name: values[name] for name in PERSON_TEXTS if name in values}
    found |= {name: as_day(values[name]) for name in PERSON_DAYS if name in values}
    if "sex" in values:
        found["sex"] = Sex(values["sex"] or Sex.UNKNOWN)
    if "settlement" in values:
        found["settlement"] = Settlement(values["settlement"]) if values["settlement"] else None
    if "languages" in values:
        found["languages"] = tuple(part for part in values["languages"].split(", ") if part)
    return found


def as_day(text: str | None) -> date | None:
    """The date of a plain value."""
    return date.fromisoformat(text) if text else None


def _plain(value: object | None, names: Mapping[str, str]) -> Values:
    if value is None:
        return {}
    return {kept: str(to_plain(getattr(value, name)) or "") for name, kept in names.items()}


def _newest(programmes: list[Programme]) -> dict[str, Programme]:
    several: dict[str, list[Programme]] = {}
    for programme in programmes:
        several.setdefault(programme.person_id, []).append(programme)
    newest = {person_id: current_programme(each) for person_id, each in several.items()}
    return {person_id: programme for person_id, programme in newest.items() if programme is not None}


def _last(found: Iterable[Any], day: str) -> dict[str, Any]:
    """The last of each person's rows by a date."""
    return {each.person_id: each for each in sorted(found, key=lambda each: getattr(each, day))}


def _add_links(reader: Reader, values: dict[str, Values]) -> None:
    """The last adviser and the last dated answers of each person."""
    for person_id, assignment in _last(reader.find(Assignment), "start").items():
        values[person_id]["adviser"] = assignment.staff_id
    for kind in LivingFactKind:
        for person_id, fact in _last(reader.find(LivingFact, kind=kind), "start").items():
            yes = fact.partner_id or YES if kind is LivingFactKind.PARTNER else YES
            values[person_id][kind.value] = yes if fact.answer else NO


def _index(values: dict[str, Values], records: dict[str, Record]) -> dict[str, tuple[str, ...]]:
    """Key → people; what the program says now stands before what an earlier import said."""
    found: dict[str, dict[str, None]] = {}
    for person_id, each in values.items():
        for key in keys_of(each):
            found.setdefault(key, {})[person_id] = None
    for person_id, record in records.items():
        for key in (record.source_key, *keys_of(record.imported)):
            if key not in found:
                found[key] = {person_id: None}
    return {key: tuple(ids) for key, ids in found.items()}


def adviser_named(text: str, advisers: Mapping[str, str]) -> str | None:
    """The adviser with this name, or whose name alone has all its words; None when there is not just one."""
    wanted = fold(text).split()
    same = [key for key, name in advisers.items() if fold(name).split() == wanted]
    part = [key for key, name in advisers.items() if wanted and set(wanted) <= set(fold(name).split())]
    for found in (same, part):
        if len(found) == 1:
            return found[0]
    return None
