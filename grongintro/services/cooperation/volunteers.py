"""Volunteers and associations, and the participants they are matched with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.cooperation import Volunteer, VolunteerMatch
from grongintro.domain.dates import short
from grongintro.domain.names import fold
from grongintro.domain.period import Period
from grongintro.domain.person import Person
from grongintro.errors import UserError
from grongintro.services.people import check_visible
from grongintro.services.rows import in_order, need, not_after, put

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from grongintro.services.desk import Desk, Saved
    from grongintro.storage.unit import Reader


@dataclass(frozen=True)
class MatchLine:
    """A match with whose it is; `running` today or to come."""

    match: VolunteerMatch
    person: Person
    volunteer: Volunteer
    running: bool

    @property
    def id(self) -> str:
        """What the line is known by."""
        return self.match.id


@dataclass(frozen=True)
class VolunteerLine:
    """A volunteer with the matches that run or come; `lacks_certificate`: it is needed and was not seen."""

    volunteer: Volunteer
    matches: tuple[MatchLine, ...]

    @property
    def id(self) -> str:
        """What the line is known by."""
        return self.volunteer.id

    @property
    def lacks_certificate(self) -> bool:
        """Whether a police certificate is needed and nobody has seen it."""
        return self.volunteer.certificate_needed and self.volunteer.certificate_seen is None


def save_volunteer(desk: Desk, value: Volunteer) -> Saved:
    """Write a volunteer (undoable); UserError without a name, or when the certificate is seen after today.

    That one with matches comes to lack the certificate is no error: the list says it.
    """
    desk.require_caseworker()
    need(value, {"name": "Skriv navnet på den frivillige eller foreningen."})
    not_after(value.certificate_seen, desk.today, "certificate_seen")
    with desk.write("save_volunteer") as unit:
        return put(desk, unit, value)


def save_match(desk: Desk, value: VolunteerMatch) -> Saved:
    """Match a participant with a volunteer (undoable).

    UserError when nobody is chosen, the days are in the wrong order, the two are matched already, or the
    certificate that is needed was not seen by the first day. A match may always be ended.
    """
    desk.require_caseworker()
    if not value.volunteer_id:
        raise UserError("Velg en frivillig.", field="volunteer_id")
    in_order(value.start, value.end)
    with desk.write("save_match") as unit:
        check_visible(desk, unit, value.person_id)
        volunteer = unit.get(Volunteer, value.volunteer_id)
        if not _only_shortens(unit, value):
            _check_certificate(volunteer, value)
            _check_new(unit, volunteer, value)
        return put(desk, unit, value)


def _only_shortens(reader: Reader, value: VolunteerMatch) -> bool:
    if not value.id:
        return False
    stored = reader.get(VolunteerMatch, value.id)
    same = (stored.volunteer_id, stored.start) == (value.volunteer_id, value.start)
    longer = stored.end is not None and (value.end is None or value.end > stored.end)
    return same and not longer


def _check_certificate(volunteer: Volunteer, value: VolunteerMatch) -> None:
    if not volunteer.certificate_needed:
        return
    seen = volunteer.certificate_seen
    if seen is None:
        raise UserError(
            f"Politiattesten til {volunteer.name} er ikke sett. Skriv dagen den ble sett på den frivillige "
            "først.",
            field="volunteer_id",
        )
    if seen > value.start:
        raise UserError(
            f"Politiattesten ble sett {short(seen)}. Koblingen kan ikke begynne før.", field="start"
        )


def _check_new(reader: Reader, volunteer: Volunteer, value: VolunteerMatch) -> None:
    own = Period(value.start, value.end)
    others = reader.find(VolunteerMatch, person_id=value.person_id, volunteer_id=volunteer.id)
    if any(each.id != value.id and own.overlaps(Period(each.start, each.end)) for each in others):
        raise UserError(f"Deltakeren er alt koblet med {volunteer.name} i denne tiden.", field="volunteer_id")


def match_lines(reader: Reader, matches: Iterable[VolunteerMatch], today: date) -> tuple[MatchLine, ...]:
    """These matches with whose they are, those that run first, then by their first day, the newest first."""
    found = list(matches)
    people = {each.id: each for each in reader.all_of(Person, "id", [row.person_id for row in found])}
    volunteers = {each.id: each for each in reader.find(Volunteer)}
    lines = [
        MatchLine(
            each, people[each.person_id], volunteers[each.volunteer_id], each.end is None or each.end >= today
        )
        for each in found
        if each.person_id in people
    ]
    return tuple(sorted(lines, key=lambda line: (line.running, line.match.start, line.id), reverse=True))


def volunteer_lines(reader: Reader, matches: Iterable[MatchLine]) -> tuple[VolunteerLine, ...]:
    """Every volunteer by name, with the matches that run or come."""
    running = [line for line in matches if line.running]
    return tuple(
        VolunteerLine(each, tuple(line for line in running if line.volunteer.id == each.id))
        for each in sorted(reader.find(Volunteer), key=lambda each: (fold(each.name), each.id))
    )
