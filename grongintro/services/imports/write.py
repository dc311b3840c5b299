"""Writing what an import brings, inside one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from grongintro.domain.dates import age_on
from grongintro.domain.followup import (
    Conversation,
    ConversationPerson,
    FollowUp,
    Form,
    InterpreterMode,
    Outcome,
)
from grongintro.domain.household import Household, HouseholdMember, HouseholdRole, LivingFact, LivingFactKind
from grongintro.domain.ids import new_id
from grongintro.domain.person import Permit, PermitKind, Person
from grongintro.domain.programme import Education, Goal, Programme
from grongintro.domain.staff import Assignment
from grongintro.exchange.words import NO
from grongintro.services.imports.known import LIVING, PERMIT_FIELDS, PERSON_FIELDS, PROGRAMME_FIELDS, as_day
from grongintro.services.imports.plan import as_person
from grongintro.services.people import ADULT
from grongintro.storage.offices import main_office
from grongintro.storage.rows import keyed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.services.imports.known import Known, Values
    from grongintro.services.imports.plan import RowPlan
    from grongintro.storage.unit import Unit

TALK_TEXT = "Importert: siste samtale før overgangen til grongintro"


@dataclass(frozen=True)
class Accepted:
    """A line with the values to write after the user has chosen, and all values of the person afterwards."""

    row: RowPlan
    values: Values
    after: Values


class Writer:
    """Writes the lines of one import: people first, then what ties them to each other."""

    def __init__(self, unit: Unit, known: Known, *, staff_id: str, today: date, file_name: str) -> None:
        self.unit = unit
        self.known = known
        self.staff_id = staff_id
        self.today = today
        self.reason = f"Importert fra {file_name}"
        self.office_id = main_office(unit)
        self.homes = dict(known.homes)
        self.people: dict[str, Person] = {}

    def write(self, lines: Sequence[Accepted]) -> None:
        """Write every line, and remember what it brought."""
        self._remember_homes(lines)
        for line in lines:
            self._write_person(line)
        for line in lines:
            self._write_household(line)
            self._write_programme(line)
            self._write_permit(line)
            self._write_adviser(line)
            self._write_living(line)
            self._write_talk(line)
            self._open_follow_up(line)
            self._remember(line)

    def _remember_homes(self, lines: Sequence[Accepted]) -> None:
        """A household that was renamed in the program is still the one that the sheet names as before."""
        for line in lines:
            name, stay = line.row.values.get("household"), self.known.stays.get(line.row.person_id)
            if name and stay is not None and "household" not in line.values:
                self.homes.setdefault(name.casefold(), stay.household_id)

    def _write_person(self, line: Accepted) -> None:
        base = self.known.people.get(line.row.person_id)
        own = {name: value for name, value in line.values.items() if name in PERSON_FIELDS}
        person = as_person(own, base, person_id=line.row.person_id, office_id=self.office_id)
        if base is None:
            self.unit.add(person)
        else:
            person = self.unit.save(person)
        self.people[person.id] = person

    def _since(self, line: Accepted) -> date:
        """From when a fact about a new person holds: the arrival, else the import."""
        arrived = self.people[line.row.person_id].arrived
        return arrived if line.row.new and arrived is not None else self.today

    def _write_household(self, line: Accepted) -> None:
        person = self.people[line.row.person_id]
        stay = self.known.stays.get(person.id)
        if not line.row.new and not {"household", "role"} & line.values.keys():
            return
        written = line.values.get("role") or (str(stay.role) if stay else "")
        role = HouseholdRole(written) if written else self._role_by_age(person)
        if stay is not None and "household" not in line.values:
            self.unit.save(replace(stay, role=role))
            return
        home_id = self._home(line.values.get("household") or person.name, own="household" not in line.values)
        since = self._since(line)
        self._end_running(self.unit.find(HouseholdMember, person_id=person.id), since)
        self.unit.add(HouseholdMember(new_id(), person.office_id, home_id, person.id, role, since))

    def _role_by_age(self, person: Person) -> HouseholdRole:
        grown = age_on(person.birth_date, self.today) >= ADULT
        return HouseholdRole.ADULT if grown else HouseholdRole.CHILD

    def _home(self, name: str, *, own: bool) -> str:
        """The household of this name, made when it is new; a person without one gets an own."""
        key = name.casefold()
        if own or key not in self.homes:
            home = Household(new_id(), self.office_id, name)
            self.unit.add(home)
            if own:
                return home.id
            self.homes[key] = home.id
        return self.homes[key]

    def _end_running(self, found: Sequence[HouseholdMember | Assignment | LivingFact], day: date) -> None:
        """Let what runs end the day before `day`; what would begin later gives way."""
        for old in found:
            if old.start >= day:
                self.unit.remove(old)
            elif old.end is None or old.end >= day:
                self.unit.save(replace(old, end=day - timedelta(days=1)))

    def _write_programme(self, line: Accepted) -> None:
        if not set(PROGRAMME_FIELDS) & line.values.keys():
            return
        after, known = line.after, self.known.programmes.get(line.row.person_id)
        offered = as_day(after.get("offered"))
        if offered is None:
            return
        programme = replace(
            known or Programme(new_id(), self.office_id, line.row.person_id, offered),
            offered=offered,
            start=as_day(after.get("start")),
            end=as_day(after.get("end")),
            education=Education(after.get("education") or Education.LESS),
            goal=Goal(after.get("goal") or Goal.WORK),
        )
        if known is None:
            self.unit.add(programme)
        else:
            self.unit.save(programme)

    def _write_permit(self, line: Accepted) -> None:
        """A permit granted later than the known one is a new one; else the known one is corrected."""
        if not set(PERMIT_FIELDS) & line.values.keys():
            return
        after, known = line.after, self.known.permits.get(line.row.person_id)
        granted = as_day(after["permit_granted"])
        if granted is None:
            return
        kind, valid_to = PermitKind(after["permit"]), as_day(after.get("permit_valid_to"))
        if known is None or granted > known.granted:
            self.unit.add(Permit(new_id(), self.office_id, line.row.person_id, kind, granted, valid_to))
        else:
            self.unit.save(replace(known, kind=kind, granted=granted, valid_to=valid_to))

    def _write_adviser(self, line: Accepted) -> None:
        if "adviser" not in line.values:
            return
        person_id, since = line.row.person_id, self._since(line)
        self._end_running(self.unit.find(Assignment, person_id=person_id), since)
        self.unit.add(Assignment(new_id(), self.office_id, person_id, line.values["adviser"], since))

    def _write_living(self, line: Accepted) -> None:
        for name, kind in LIVING.items():
            if name not in line.values:
                continue
            value, first = line.values[name], not self._has(line.row.person_id, name)
            partner = value if kind is LivingFactKind.PARTNER and value != NO else None
            since = self._living_since(line) if first else self.today
            self._answer(line.row.person_id, kind, since, answer=value != NO, partner_id=partner)
            if partner is not None and partner not in self.people and not self._has(partner, name):
                self._answer(partner, kind, since, answer=True, partner_id=line.row.person_id)

    def _has(self, person_id: str, name: str) -> bool:
        return bool(self.known.values.get(person_id, {}).get(name))

    def _living_since(self, line: Accepted) -> date:
        """A first answer holds from the arrival or the programme's start, whichever came first."""
        days = [as_day(line.after.get(name)) for name in ("arrived", "start")]
        return min((day for day in days if day is not None), default=self.today)

    def _answer(
        self, person_id: str, kind: LivingFactKind, since: date, *, answer: bool, partner_id: str | None
    ) -> None:
        self._end_running(self.unit.find(LivingFact, person_id=person_id, kind=kind), since)
        self.unit.add(
            LivingFact(
                new_id(),
                self.office_id,
                person_id,
                kind,
                since,
                answer=answer,
                partner_id=partner_id,
                reason=self.reason,
            )
        )

    def _write_talk(self, line: Accepted) -> None:
        """The last talk before the import, unless there is a talk that day already."""
        held_on, person_id = as_day(line.values.get("last_talk")), line.row.person_id
        if held_on is None or self.unit.find(ConversationPerson, person_id=person_id, held_on=held_on):
            return
        talk = Conversation(
            id=new_id(),
            office_id=self.office_id,
            staff_id=line.after.get("adviser") or self.staff_id,
            held_on=held_on,
            place="",
            form=Form.MEETING,
            outcome=Outcome.HELD,
            counts=True,
            interpreter=InterpreterMode.NONE,
            interpreter_reason="Ikke kjent (importert)",
            text=TALK_TEXT,
        )
        self.unit.add(talk)
        self.unit.add(ConversationPerson(new_id(), self.office_id, talk.id, person_id, held_on, counts=True))

    def _open_follow_up(self, line: Accepted) -> None:
        """Adults who live here come into the cadence, from the import or the arrival if that is later."""
        person = self.people[line.row.person_id]
        if person.arrived is None or person.moved_out is not None or "arrived" not in line.values:
            return
        opened = max(self.today, person.arrived)
        if age_on(person.birth_date, opened) < ADULT or self.unit.find(FollowUp, person_id=person.id):
            return
        self.unit.add(FollowUp(new_id(), person.office_id, person.id, opened))

    def _remember(self, line: Accepted) -> None:
        record = self.known.records.get(line.row.person_id)
        brought = {name: value for name, value in line.row.values.items() if name != "row_number"}
        before = record.imported if record else {}
        imported = {**before, **brought}
        if imported != before:
            key = record.source_key if record else line.row.source_key
            keyed.save_import_record(self.unit, key, line.row.person_id, imported)
