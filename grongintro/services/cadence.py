"""The follow-up cadence of real people: the rule asked with what the store knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from grongintro.domain.followup import FollowUp, Rhythm
from grongintro.domain.frozen import frozen
from grongintro.domain.ids import new_id
from grongintro.domain.person import Person
from grongintro.errors import UserError
from grongintro.rules.followup import FollowupFacts, Phase, due_day, next_talk, own_rhythm
from grongintro.services import settings
from grongintro.services.desk import Desk, Saved
from grongintro.storage.rows import lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.domain.step import Step
    from grongintro.services.status_book import StatusBook
    from grongintro.storage.unit import Reader

FINAL_DAYS = 14
_LENGTHS = ("weekly_months", "fortnightly_months")


@frozen
class Due:
    """When the next talk with a person is due, by the rule; `final`: the talk that ends the programme."""

    person_id: str
    facts: FollowupFacts
    seen_from: date
    due: date | None
    final: bool = False

    @property
    def steps(self) -> tuple[Step, ...]:
        """Why it is due then, for whoever asks."""
        return next_talk(self.facts, self.seen_from).steps

    def overdue_days(self, today: date) -> int:
        """Calendar days past the due day, 0 when it is not past."""
        return max(0, (today - self.due).days) if self.due else 0


def phases(reader: Reader) -> tuple[Phase, ...]:
    """The municipality's phases (Grong's plan, chapter 7, with the lengths of the settings)."""
    return _phases(*settings.values_of(reader, *_LENGTHS))


def _phases(weekly: int, fortnightly: int) -> tuple[Phase, ...]:
    return Phase(Rhythm.WEEKLY, weekly), Phase(Rhythm.FORTNIGHTLY, fortnightly), Phase(Rhythm.MONTHLY)


def due_talks(reader: Reader, person_ids: Sequence[str], book: StatusBook, today: date) -> dict[str, Due]:
    """The next talk of each of these people who is in the cadence today."""
    *lengths, rhythm = settings.values_of(reader, *_LENGTHS, "after_programme")
    plan, after = _phases(*lengths), Rhythm(rhythm)
    latest = lists.latest_counting(reader, person_ids, today)
    found: dict[str, Due] = {}
    for opened in reader.all_of(FollowUp, "person_id", person_ids):
        if opened.opened > today or (opened.closed is not None and opened.closed < today):
            continue
        person_id = opened.person_id
        found[person_id] = _due(opened, book, latest.get(person_id), plan, after, today)
    return found


def _due(
    opened: FollowUp,
    book: StatusBook,
    last: date | None,
    plan: tuple[Phase, ...],
    after: Rhythm,
    today: date,
) -> Due:
    person = book.people[opened.person_id]
    programme = book.programmes.get(person.id)
    end = programme.last_day if programme else None
    if opened.rhythm is not None:
        plan = own_rhythm(opened.rhythm)
    elif end is not None and today > end:
        plan = own_rhythm(after)
    facts = _facts(opened, person, last, plan)
    due = due_day(facts, today)
    if end is None or not end - timedelta(days=FINAL_DAYS - 1) <= today <= end:
        return Due(person.id, facts, today, due)
    if last is not None and last > end - timedelta(days=FINAL_DAYS):
        return Due(person.id, facts, today, due)
    return Due(person.id, facts, today, min(due or end, end), final=True)


def _facts(opened: FollowUp, person: Person, last: date | None, plan: tuple[Phase, ...]) -> FollowupFacts:
    """A follow-up opened later than the arrival begins its first interval on the day it was opened."""
    settled = person.arrived or opened.opened
    if last is None and opened.opened > settled:
        last = opened.opened
    return FollowupFacts(
        settled=settled, held=() if last is None else (last,), programme_end=opened.closed, phases=plan
    )


def open_follow_up(desk: Desk, person_id: str, *, opened: date) -> Saved:
    """Take a person into the cadence from a day."""
    desk.require_caseworker()
    with desk.write("open_follow_up") as unit:
        person = unit.get(Person, person_id)
        if any(each.closed is None for each in unit.find(FollowUp, person_id=person_id)):
            raise UserError("Personen følges alt opp.", field="opened")
        new = FollowUp(new_id(), person.office_id, person_id, opened)
        unit.add(new)
        return Saved(unit.changes(), new.id)


def close_follow_up(desk: Desk, person_id: str, *, closed: date, reason: str) -> Saved:
    """Take a person out of the cadence after a day, with a reason."""
    desk.require_caseworker()
    if not reason.strip():
        raise UserError("Skriv hvorfor oppfølgingen avsluttes.", field="reason")
    with desk.write("close_follow_up") as unit:
        running = _running(unit.find(FollowUp, person_id=person_id))
        if closed < running.opened:
            raise UserError("Datoen er før oppfølgingen startet.", field="closed")
        unit.save(replace(running, closed=closed, closed_reason=reason.strip()))
        return Saved(unit.changes(), running.id)


def set_rhythm(desk: Desk, person_id: str, *, rhythm: Rhythm | None, reason: str) -> Saved:
    """Give a person an own rhythm, with a reason; None goes back to the plan."""
    desk.require_caseworker()
    if rhythm is not None and not reason.strip():
        raise UserError("Skriv hvorfor denne personen har en egen rytme.", field="reason")
    with desk.write("set_rhythm") as unit:
        running = _running(unit.find(FollowUp, person_id=person_id))
        unit.save(replace(running, rhythm=rhythm, rhythm_reason=reason.strip()))
        return Saved(unit.changes(), running.id)


def _running(found: list[FollowUp]) -> FollowUp:
    running = [each for each in found if each.closed is None]
    if not running:
        raise UserError("Personen følges ikke opp nå. Start oppfølgingen først.")
    return running[-1]
