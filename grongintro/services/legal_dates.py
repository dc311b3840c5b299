"""The legal dates of people that are near, or past and still unmet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from grongintro.domain.dates import age_on, birthday
from grongintro.domain.frozen import frozen
from grongintro.domain.person import Permit
from grongintro.domain.programme import Status
from grongintro.rules.deadlines import (
    START_NEAR_DAYS,
    START_URGENT_DAYS,
    programme_start_day,
    programme_start_from,
)
from grongintro.services.deciding import decision_watch

if TYPE_CHECKING:
    from grongintro.domain.person import Person
    from grongintro.services.status_book import StatusBook
    from grongintro.storage.unit import Reader

NEAR_DAYS = 30
SOON_DAYS = 7
_FULL_AGE = 25
_YOUNGEST, _OLDEST = 18, 55


@frozen
class DateLine:
    """A legal date that is near or past: what it is, for whom, and the days left (negative when past).

    `run`: for the start of a programme (§ 12) the days since the settlement or claim, which is day 0.
    """

    day: date
    kind: str
    text: str
    person_id: str
    name: str
    days_left: int
    run: int | None = None

    @property
    def told(self) -> str:
        """What it is, with how far into the three months the start has come."""
        if self.run is None:
            return self.text
        span = ", over 3 måneder" if self.days_left < 0 else " av 3 måneder"
        return f"Dag {self.run}{span}. {self.text}"

    @property
    def urgent(self) -> bool:
        """Past, or a start that has ten days or so left."""
        return self.days_left < 0 or (self.run is not None and self.run >= START_URGENT_DAYS)

    @property
    def soon(self) -> bool:
        """Within a week, or a start that has a month or so left."""
        return self.days_left <= SOON_DAYS or (self.run is not None and self.run >= START_NEAR_DAYS)


def legal_dates(reader: Reader, ids: list[str], book: StatusBook, today: date) -> tuple[DateLine, ...]:
    """The legal dates of these people within 30 days, and those that passed unmet, nearest first.

    The start of a programme is among them from day 60 also when the three months are longer than 90 days.
    """
    found = [line for person_id in ids for line in _programme_dates(book, person_id, today)]
    for permit in reader.all_of(Permit, "person_id", ids):
        if permit.valid_to is not None:
            text = "Oppholdstillatelsen går ut"
            found.append(_date_line(book, permit.person_id, permit.valid_to, "permit", text, today))
    for person_id, deadline, number in decision_watch.appeal_deadlines(reader, ids):
        text = f"Klagefristen for vedtak {number} går ut"
        found.append(_date_line(book, person_id, deadline, "appeal", text, today))
    near = [line for line in found if (line.days_left <= NEAR_DAYS or line.soon) and _still_shown(line)]
    return tuple(sorted(near, key=lambda line: (line.day, line.name)))


def _still_shown(line: DateLine) -> bool:
    """Past dates stay only while they can still be acted on: a late start, and a permit that ran out."""
    return line.days_left >= 0 or line.kind in {"start", "permit"}


def _programme_dates(book: StatusBook, person_id: str, today: date) -> list[DateLine]:
    person, programme = book.people[person_id], book.programmes.get(person_id)
    status = book.on(person_id, today)
    found = []
    if _awaits_start(person, status, today):
        limit = programme_start_day(person.arrived, person.claimed)
        text = "Frist for vedtak og oppstart av program (§\u00a012)"
        begins = programme_start_from(person.arrived, person.claimed) or today
        line = _date_line(book, person_id, limit, "start", text, today)
        found.append(replace(line, run=(today - begins).days))
    if programme is not None and status in {Status.IN_PROGRAMME, Status.ON_LEAVE}:
        if programme.last_day is not None:
            found.append(
                _date_line(book, person_id, programme.last_day, "end", "Siste dag i programmet", today)
            )
        day = birthday(person.birth_date, _FULL_AGE)
        found.append(_date_line(book, person_id, day, "age_25", "Fyller 25 år: ny stønadssats (§ 20)", today))
    return found


def _awaits_start(person: Person, status: Status, today: date) -> bool:
    """Whether the three months run: offered and not started, or of the age of § 8 and new here."""
    if person.arrived is None and person.claimed is None:
        return False
    if status is Status.AWAITING_START:
        return True
    since = person.arrived or person.claimed or today
    in_age = _YOUNGEST <= age_on(person.birth_date, since) <= _OLDEST
    return status is Status.NOT_OFFERED and in_age and today - since <= timedelta(days=365)


def _date_line(book: StatusBook, person_id: str, day: date, kind: str, text: str, today: date) -> DateLine:
    return DateLine(day, kind, text, person_id, book.people[person_id].name, (day - today).days)
