"""Min dag: whom to talk to, which dates are near, what was promised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from grongintro.domain.case import Decision
from grongintro.domain.followup import AppointmentState, Booking, Form, Side
from grongintro.domain.frozen import frozen
from grongintro.domain.household import HouseholdMember
from grongintro.domain.period import Period
from grongintro.domain.person import Person
from grongintro.domain.programme import Programme, Status
from grongintro.domain.staff import Role, Staff
from grongintro.services import settings
from grongintro.services.cadence import due_talks
from grongintro.services.deciding import decision_watch
from grongintro.services.legal_dates import NEAR_DAYS, DateLine, legal_dates
from grongintro.services.responsibility import own_people
from grongintro.services.status_book import StatusBook, household_names, status_book
from grongintro.services.trust import notes
from grongintro.storage.rows import lists

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grongintro.services.cadence import Due
    from grongintro.services.deciding.decision_watch import BrokenFact, WaitingDecision
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader

WEEK_DAYS = 6
NO_INTERPRETER = frozenset({Booking.TO_BOOK, Booking.CALLED_OFF})
MANY_OVERDUE = 10
# What several parts of the day ask for.
_READ_ONCE = ((Person, "id"), (Programme, "person_id"), (Decision, "person_id"))


@frozen
class TalkLine:
    """One household that is due or booked: one line, however many persons."""

    household: str
    person_ids: tuple[str, ...]
    names: str
    phone: str
    place: str
    due: date | None
    overdue_days: int
    booked: datetime | None
    appointment_id: str | None
    last_day: date | None
    last_text: str
    final: bool


@frozen
class AppointmentLine:
    """An appointment ahead."""

    id: str
    day: date
    at: time | None
    names: str
    person_ids: tuple[str, ...]
    place: str
    form: Form
    interpreter: Booking
    language: str


@frozen
class TaskLine:
    """A task or promise that is not done."""

    id: str
    text: str
    side: Side
    due: date | None
    person_id: str | None
    name: str
    overdue: bool


@frozen
class MyDay:
    """Everything that the day begins with."""

    day: date
    waiting: tuple[WaitingDecision, ...]
    broken: tuple[BrokenFact, ...]
    places: tuple[tuple[str, tuple[TalkLine, ...]], ...]
    week: tuple[AppointmentLine, ...]
    unbooked: tuple[AppointmentLine, ...]
    dates: tuple[DateLine, ...]
    tasks: tuple[TaskLine, ...]

    @property
    def overdue(self) -> tuple[TalkLine, ...]:
        """The lines past their day without a booked talk, longest silence first."""
        lines = [line for _, group in self.places for line in group]
        late = [line for line in lines if line.overdue_days and line.booked is None]
        return tuple(sorted(late, key=lambda line: line.last_day or date.min))


def my_day(desk: Desk) -> MyDay:
    """The acting account's day: an adviser's own cases, a helper's persons, the leader's whole service."""
    today = desk.today
    with desk.read() as reader:
        ids = own_people(desk, reader)
        for kind, column in _READ_ONCE:
            reader.read_ahead(kind, column, ids)
        book = status_book(reader, ids)
        here = [person_id for person_id in ids if book.on(person_id, today) is not Status.MOVED]
        due = due_talks(reader, here, book, today)
        ahead = appointments(reader, desk, today, today + timedelta(days=NEAR_DAYS))
        return MyDay(
            day=today,
            waiting=decision_watch.waiting(desk, reader),
            broken=decision_watch.broken_facts(reader, here, today),
            places=_by_place(_talk_lines(desk, reader, here, book, due, ahead)),
            week=tuple(line for line in ahead if line.day <= today + timedelta(days=WEEK_DAYS)),
            unbooked=tuple(line for line in ahead if line.interpreter in NO_INTERPRETER),
            dates=legal_dates(reader, here, book, today),
            tasks=_tasks(reader, desk, today),
        )


def appointments(reader: Reader, desk: Desk, first: date, last: date) -> tuple[AppointmentLine, ...]:
    """The planned appointments from one day to another: the account's own, a leader's those of all."""
    staff_id = None if desk.actor.role is Role.LEADER else desk.actor.staff_id
    rows = [
        row
        for row in lists.appointments(reader, first, last, staff_id=staff_id)
        if row.state is AppointmentState.PLANNED
    ]
    people = {p.id: p.name for p in reader.all_of(Person, "id", [row.person_id for row in rows])}
    grouped = (list(group) for _, group in groupby(rows, key=lambda row: row.id))
    return tuple(_appointment_line(group, people) for group in grouped)


def _appointment_line(rows: list[Any], people: dict[str, str]) -> AppointmentLine:
    first = rows[0]
    ids = tuple(row.person_id for row in rows)
    return AppointmentLine(
        first.id,
        first.day,
        first.at,
        ", ".join(people[person_id] for person_id in ids),
        ids,
        first.place,
        first.form,
        first.interpreter,
        first.language,
    )


@frozen
class _Known:
    """What the lines of talks are made from."""

    book: StatusBook
    due: dict[str, Due]
    booked: dict[str, AppointmentLine]
    latest: dict[str, lists.LatestTalk]
    names: dict[str, str]
    usual: tuple[str, ...]
    today: date


def _talk_lines(
    desk: Desk,
    reader: Reader,
    ids: list[str],
    book: StatusBook,
    due: dict[str, Due],
    ahead: tuple[AppointmentLine, ...],
) -> list[TalkLine]:
    today = desk.today
    booked = {person_id: line for line in reversed(ahead) for person_id in line.person_ids}
    shown = [each for each in ids if _is_shown(due.get(each), booked.get(each), today)]
    reader.read_ahead(HouseholdMember, "person_id", shown)
    homes = _home_ids(reader, shown, today)
    known = _Known(
        book,
        due,
        booked,
        _latest(desk, reader, shown),
        household_names(reader, shown, today),
        settings.places(reader),
        today,
    )
    together: dict[str, list[str]] = {}
    for person_id in shown:
        together.setdefault(homes.get(person_id, person_id), []).append(person_id)
    return [_talk_line(members, known) for members in together.values()]


def _latest(desk: Desk, reader: Reader, ids: list[str]) -> dict[str, lists.LatestTalk]:
    """The last talk of each; an adviser's day holds own people, a helper reads no closed note of others."""
    mine = desk.actor.staff_id if desk.actor.role is Role.ADVISER else ""
    return {
        each: replace(
            talk, text=notes.shown(desk, talk.text, talk.note_class, writer_id=talk.staff_id, adviser_id=mine)
        )
        for each, talk in lists.latest_talks(reader, ids).items()
    }


def _is_shown(due: Due | None, booked: AppointmentLine | None, today: date) -> bool:
    """Due by today, or booked for today."""
    is_due = due is not None and due.due is not None and due.due <= today
    return is_due or (booked is not None and booked.day == today)


def _talk_line(members: list[str], known: _Known) -> TalkLine:
    """One household's line: the eldest first, the earliest due day, the newest talk."""
    ids = sorted(members, key=lambda each: known.book.people[each].birth_date)
    people = [known.book.people[each] for each in ids]
    dues = [known.due[each] for each in ids if each in known.due]
    appointment = next((known.booked[each] for each in ids if each in known.booked), None)
    talks = [known.latest[each] for each in ids if each in known.latest]
    last = max(talks, key=lambda talk: talk.held_on, default=None)
    return TalkLine(
        household=known.names.get(ids[0], people[0].name),
        person_ids=tuple(ids),
        names=", ".join(person.name for person in people),
        phone=next((person.phone for person in people if person.phone), ""),
        place=appointment.place if appointment else _usual_place(last, known.usual),
        due=min((each.due for each in dues if each.due is not None), default=None),
        overdue_days=max((each.overdue_days(known.today) for each in dues), default=0),
        booked=datetime.combine(appointment.day, appointment.at or time(0)) if appointment else None,
        appointment_id=appointment.id if appointment else None,
        last_day=last.held_on if last else None,
        last_text=last.text if last else "",
        final=any(each.final for each in dues),
    )


def _usual_place(last: lists.LatestTalk | None, usual: tuple[str, ...]) -> str:
    if last is not None and last.place:
        return last.place
    return usual[0] if usual else ""


def _home_ids(reader: Reader, ids: list[str], today: date) -> dict[str, str]:
    members = reader.all_of(HouseholdMember, "person_id", ids)
    return {m.person_id: m.household_id for m in members if today in Period(m.start, m.end)}


def _by_place(lines: Iterable[TalkLine]) -> tuple[tuple[str, tuple[TalkLine, ...]], ...]:
    order = sorted(lines, key=_place_order)
    return tuple((place, tuple(group)) for place, group in groupby(order, key=lambda line: line.place))


def _place_order(line: TalkLine) -> tuple[str, bool, str, int, str]:
    """By place: those with a time first and in its order, then the longest overdue."""
    at = line.booked.isoformat() if line.booked else ""
    return line.place, line.booked is None, at, -line.overdue_days, line.household


def _tasks(reader: Reader, desk: Desk, today: date) -> tuple[TaskLine, ...]:
    rows = lists.open_tasks(reader, owner_id=desk.actor.staff_id)
    people = {p.id: p.name for p in reader.all_of(Person, "id", [r.person_id for r in rows if r.person_id])}
    near = [row for row in rows if row.due is None or row.due <= today + timedelta(days=7)]
    return tuple(
        TaskLine(
            row.id,
            row.text,
            row.side,
            row.due,
            row.person_id,
            people.get(row.person_id or "", ""),
            row.due is not None and row.due < today,
        )
        for row in near
    )


def due_words(line: TalkLine) -> str:
    """Why a line stands in the day: final talk, overdue, due today or booked."""
    if line.final:
        return "Avsluttende samtale"
    if line.overdue_days:
        return f"Forfalt for {line.overdue_days} dager siden" if line.overdue_days > 1 else "Forfalt i går"
    return "I dag" if line.due is not None else "Avtalt"


def staff_name(desk: Desk) -> str:
    """The acting colleague's name, for the printed day."""
    with desk.read() as reader:
        return reader.get(Staff, desk.actor.staff_id).name
