"""Who has seen whom: the leader's reading of the access log, with what is worth asking about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from grongintro.domain.names import fold
from grongintro.domain.person import Person
from grongintro.domain.staff import Role
from grongintro.services.responsibility import responsible_on
from grongintro.services.trust.accounts import account_names
from grongintro.storage.rows import lists

if TYPE_CHECKING:
    from datetime import datetime

    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader

LOOK_BACK_DAYS = 90


@dataclass(frozen=True)
class Seen:
    """A colleague opened a person's page `times` on a day, the last time at `at`.

    `own_case`: the colleague had the case that day. `relative`: they share a family name. `colleague`: the
    person has the name of somebody who works or has worked here.
    """

    person_id: str
    person: str
    who: str
    day: date
    at: datetime
    times: int
    own_case: bool
    relative: bool
    colleague: bool

    @property
    def is_worth_asking(self) -> bool:
        """Whether a leader should ask why: perhaps a relative, or a colleague."""
        return self.relative or self.colleague


def who_saw(desk: Desk, *, since: date | None = None, person_id: str | None = None) -> tuple[Seen, ...]:
    """Openings since a day (default 90 days back), one line per colleague, person and day; the newest first.

    Only a leader reads it.
    """
    desk.require(Role.LEADER)
    first = since or desk.today - timedelta(days=LOOK_BACK_DAYS)
    with desk.read() as reader:
        rows = lists.openings_since(reader, first, person_id=person_id)
        people = {p.id: p for p in reader.all_of(Person, "id", {row.person_id for row in rows})}
        names = account_names(reader)
        staff_of = lists.staff_by_account(reader)
        cases = _Cases(reader)
        worked_here = {fold(name) for name in names.values()}
        found: dict[tuple[str, str, date], Seen] = {}
        for row in rows:
            person = people.get(row.person_id)
            if person is None:
                continue
            key = (row.account_id, row.person_id, row.at.date())
            earlier = found.get(key)
            who = names.get(row.account_id, "")
            found[key] = Seen(
                person.id,
                person.name,
                who,
                row.at.date(),
                max(row.at, earlier.at) if earlier else row.at,
                (earlier.times if earlier else 0) + 1,
                cases.of(person.id, row.at.date()) == staff_of.get(row.account_id),
                _family(who) in {fold(each) for each in person.family_name.split()},
                fold(person.name) in worked_here,
            )
    return tuple(sorted(found.values(), key=lambda seen: (seen.at, seen.person), reverse=True))


class _Cases:
    """Who had which case, worked out once per day."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._days: dict[date, dict[str, str]] = {}

    def of(self, person_id: str, day: date) -> str:
        if day not in self._days:
            self._days[day] = responsible_on(self._reader, day)
        return self._days[day].get(person_id, "")


def _family(name: str) -> str:
    return fold(name.rsplit(maxsplit=1)[-1]) if name.split() else ""
