"""Rows for screens: one query each, frozen, without loading whole values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from grongintro.domain.frozen import frozen
from grongintro.domain.names import fold
from grongintro.storage import tables
from grongintro.storage.log.chain import Chain
from grongintro.storage.offices import main_office, office_of
from grongintro.storage.tables.followup import (
    appointment,
    appointment_person,
    conversation,
    conversation_person,
    task,
)
from grongintro.storage.tables.log import access_log, change_log, sign_in
from grongintro.storage.tables.people import household_member, household_table, person_table
from grongintro.storage.tables.programme import programme_leave, programme_table
from grongintro.storage.tables.staff import account, assignment, staff_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from grongintro.domain.followup import NoteClass
    from grongintro.domain.person import Person
    from grongintro.storage.unit import Reader, Unit

_PORTION = 500


@frozen
class LatestTalk:
    """The last talk of a person: its day, its words, where it was, and who may read it."""

    person_id: str
    held_on: date
    text: str
    place: str
    note_class: NoteClass
    staff_id: str


def latest_counting(reader: Reader, person_ids: Sequence[str], until: date) -> dict[str, date]:
    """For each person the day of the latest talk that counts in the cadence, on or before `until`."""
    link = conversation_person
    found: dict[str, date] = {}
    for portion in _portions(person_ids):
        query = (
            sa.select(link.c.person_id, sa.func.max(link.c.held_on, type_=sa.Date))
            .where(link.c.person_id.in_(portion), link.c.counts, link.c.held_on <= until)
            .group_by(link.c.person_id)
        )
        found.update((row[0], row[1]) for row in reader.rows(query))
    return found


_LATEST = ("text", "place", "note_class", "staff_id")


def latest_talks(reader: Reader, person_ids: Sequence[str]) -> dict[str, LatestTalk]:
    """For each person the last held talk with its text."""
    link, talk = conversation_person, conversation
    found: dict[str, LatestTalk] = {}
    for portion in _portions(person_ids):
        newest = (
            sa.select(link.c.person_id, sa.func.max(link.c.held_on).label("held_on"))
            .where(link.c.person_id.in_(portion))
            .group_by(link.c.person_id)
            .subquery()
        )
        query = (
            sa.select(
                link.c.person_id,
                link.c.held_on,
                talk.c.text,
                talk.c.place,
                talk.c.note_class,
                talk.c.staff_id,
            )
            .join(newest, sa.and_(newest.c.person_id == link.c.person_id, newest.c.held_on == link.c.held_on))
            .join(talk, talk.c.id == link.c.conversation_id)
            .order_by(talk.c.id)
        )
        found.update((row.person_id, LatestTalk(*row)) for row in reader.rows(query))
    return found


def talks_of(reader: Reader, person_id: str, *, limit: int = 200) -> list[Any]:
    """The talks of one person, newest first."""
    link, talk, staff = conversation_person, conversation, staff_table
    query = (
        sa.select(talk, staff.c.name.label("staff_name"))
        .join(link, link.c.conversation_id == talk.c.id)
        .join(staff, staff.c.id == talk.c.staff_id)
        .where(link.c.person_id == person_id)
        .order_by(link.c.held_on.desc(), talk.c.id.desc())
        .limit(limit)
    )
    return reader.rows(query)


def people_by_adviser(reader: Reader, on: date, staff_ids: Sequence[str] | None = None) -> list[Any]:
    """Who is responsible for whom on a day: (person_id, staff_id)."""
    link = assignment
    query = sa.select(link.c.person_id, link.c.staff_id).where(*_running(link, on))
    if staff_ids is not None:
        query = query.where(link.c.staff_id.in_(staff_ids))
    return reader.rows(query)


def people_rows(reader: Reader, on: date) -> list[Any]:
    """Everybody in one query: names, numbers, household, newest programme and adviser on a day."""
    person, home, member, programme = person_table, household_table, household_member, programme_table
    link, staff, leave, newer = assignment, staff_table, programme_leave, programme_table.alias()
    lives = sa.and_(member.c.person_id == person.c.id, *_running(member, on))
    has = sa.and_(link.c.person_id == person.c.id, *_running(link, on))
    later = sa.exists().where(
        newer.c.person_id == programme.c.person_id,
        sa.or_(
            newer.c.offered > programme.c.offered,
            sa.and_(newer.c.offered == programme.c.offered, newer.c.id > programme.c.id),
        ),
    )
    query = (
        sa.select(
            *(person.c[name] for name in _LISTED),
            home.c.name.label("household"),
            *(programme.c[name] for name in ("offered", "start", "end", "stopped")),
            sa.exists().where(leave.c.person_id == person.c.id, *_running(leave, on)).label("on_leave"),
            staff.c.name.label("adviser"),
            link.c.staff_id.label("adviser_id"),
        )
        .select_from(person)
        .outerjoin(member, lives)
        .outerjoin(home, home.c.id == member.c.household_id)
        .outerjoin(programme, sa.and_(programme.c.person_id == person.c.id, ~later))
        .outerjoin(link, has)
        .outerjoin(staff, staff.c.id == link.c.staff_id)
    )
    hidden = reader.guard.hidden
    return [row for row in reader.rows(query) if row.id not in hidden]


_LISTED = (
    "id",
    "given_name",
    "family_name",
    "birth_date",
    "national_number",
    "duf_number",
    "phone",
    "arrived",
    "moved_out",
    "search",
)


def _running(table: sa.Table, on: date) -> tuple[sa.ColumnElement[bool], ...]:
    """Conditions that a row with `start` and `end` holds on a day."""
    return table.c.start <= on, sa.or_(table.c.end.is_(None), table.c.end >= on)


def alike_ids(reader: Reader, person: Person) -> list[str]:
    """Those worth comparing with a person being typed: same number or birth date, or a name part alike."""
    table = person_table
    signs = [table.c.birth_date == person.birth_date]
    if person.national_number:
        signs.append(table.c.national_number == person.national_number)
    if person.duf_number:
        signs.append(table.c.duf_number == person.duf_number)
    signs += [table.c.search.contains(part[:3], autoescape=True) for part in fold(person.name).split()]
    return [row.id for row in reader.rows(sa.select(table.c.id).where(sa.or_(*signs)))]


def adviser_of(reader: Reader, person_id: str, on: date) -> str | None:
    """The responsible adviser of one person on a day."""
    link = assignment
    query = sa.select(link.c.staff_id).where(link.c.person_id == person_id, *_running(link, on))
    rows = reader.rows(query)
    return rows[0].staff_id if rows else None


def appointments(
    reader: Reader, first: date, last: date, *, staff_id: str | None = None, person_id: str | None = None
) -> list[Any]:
    """Appointments of a stretch of days with one row per person called, by day and time."""
    app, link = appointment, appointment_person
    query = (
        sa.select(app, link.c.person_id)
        .join(link, link.c.appointment_id == app.c.id)
        .where(app.c.day.between(first, last))
        .order_by(app.c.day, app.c.at, app.c.id)
    )
    if staff_id is not None:
        query = query.where(app.c.staff_id == staff_id)
    if person_id is not None:
        query = query.where(link.c.person_id == person_id)
    return reader.rows(query)


def open_tasks(
    reader: Reader, *, owner_id: str | None = None, person_ids: Sequence[str] | None = None
) -> list[Any]:
    """Tasks and promises not done, those with a date first; by owner, or by the persons they are about."""
    query = (
        sa.select(task).where(task.c.done_on.is_(None)).order_by(task.c.due.is_(None), task.c.due, task.c.id)
    )
    if owner_id is not None:
        query = query.where(task.c.owner_id == owner_id)
    if person_ids is not None:
        query = query.where(task.c.person_id.in_(list(person_ids)))
    return reader.rows(query)


def history(reader: Reader, person_id: str, *, limit: int = 500) -> list[Any]:
    """The change log's lines about a person, their talks and appointments, newest first."""
    log, link, called = change_log, conversation_person, appointment_person
    talks = sa.select(link.c.conversation_id).where(link.c.person_id == person_id)
    meetings = sa.select(called.c.appointment_id).where(called.c.person_id == person_id)
    query = (
        sa.select(log, staff_table.c.name.label("who"))
        .outerjoin(account, account.c.id == log.c.account_id)
        .outerjoin(staff_table, staff_table.c.id == account.c.staff_id)
        .where(sa.or_(log.c.person_id == person_id, log.c.row_id.in_(talks), log.c.row_id.in_(meetings)))
        .order_by(log.c.seq.desc())
        .limit(limit)
    )
    return reader.rows(query)


def changes_of(reader: Reader, row_ids: Sequence[str]) -> list[Any]:
    """The changes of some rows, newest first."""
    log = change_log
    query = (
        sa.select(log.c.subject, log.c.row_id, log.c.account_id, log.c.at, log.c.old, log.c.new)
        .where(log.c.row_id.in_(row_ids))
        .order_by(log.c.seq.desc())
    )
    return reader.rows(query)


def sign_ins(reader: Reader, *, limit: int) -> list[Any]:
    """The newest sign-ins and failed tries, newest first."""
    log = sign_in
    query = sa.select(log.c.at, log.c.account_id, log.c.outcome, log.c.computer)
    return reader.rows(query.order_by(log.c.seq.desc()).limit(limit))


def log_sign_in(unit: Unit, *, account_id: str | None, at: datetime, outcome: str, computer: str) -> None:
    """Write that somebody signed in, or tried in vain."""
    line = {"account_id": account_id, "at": at, "outcome": outcome, "computer": computer}
    Chain(unit.connection, sign_in).append(office_id=main_office(unit), **line)


def note_classes(reader: Reader, talk_ids: Sequence[str]) -> dict[str, tuple[NoteClass, str]]:
    """The class and the writer of talks that are still there, by id."""
    talk = conversation
    query = sa.select(talk.c.id, talk.c.note_class, talk.c.staff_id).where(talk.c.id.in_(talk_ids))
    return {row.id: (row.note_class, row.staff_id) for row in reader.rows(query)}


def openings(reader: Reader, person_id: str, *, limit: int = 200) -> list[Any]:
    """Who opened a person's page and when, newest first."""
    log = access_log
    query = (
        sa.select(log.c.at, staff_table.c.name.label("who"))
        .outerjoin(account, account.c.id == log.c.account_id)
        .outerjoin(staff_table, staff_table.c.id == account.c.staff_id)
        .where(log.c.person_id == person_id)
        .order_by(log.c.seq.desc())
        .limit(limit)
    )
    return reader.rows(query)


def openings_since(reader: Reader, first: date, *, person_id: str | None = None) -> list[Any]:
    """Who opened whose page since a day, oldest first."""
    log = access_log
    query = sa.select(log.c.at, log.c.account_id, log.c.person_id).where(log.c.at >= first)
    if person_id is not None:
        query = query.where(log.c.person_id == person_id)
    return reader.rows(query.order_by(log.c.seq))


def staff_by_account(reader: Reader) -> dict[str, str]:
    """The colleague of each account."""
    return {row.id: row.staff_id for row in reader.rows(sa.select(account.c.id, account.c.staff_id))}


def log_opening(reader: Reader, *, account_id: str, person_id: str, at: datetime) -> None:
    """Write that an account opened a person's page."""
    office_id = reader.connection.execute(sa.select(office_of(person_table, person_id))).scalar_one()
    line = {"office_id": office_id, "account_id": account_id, "person_id": person_id, "at": at}
    Chain(reader.connection, access_log).append(**line)


def last_action(reader: Reader, account_id: str, final: Sequence[str], writing: Sequence[str]) -> Any | None:
    """The account's newest action that is neither undoing nor undone.

    On none of the tables in `final`, or one of those in `writing`.
    """
    log, same = change_log, change_log.alias()
    undone = sa.select(log.c.undoes).where(log.c.undoes.is_not(None))
    fixed = sa.exists().where(
        same.c.action == log.c.action, same.c.subject.in_(final), same.c.intention.not_in(writing)
    )
    query = (
        sa.select(log.c.action, log.c.intention, log.c.at)
        .where(log.c.account_id == account_id, log.c.undoes.is_(None), log.c.action.not_in(undone), ~fixed)
        .order_by(log.c.seq.desc())
        .limit(1)
    )
    rows = reader.rows(query)
    return rows[0] if rows else None


def actions_of(reader: Reader, intention: str, *, limit: int) -> list[Any]:
    """The lines of the newest actions of a sort that are not undone, with who did them, newest first."""
    log, later = change_log, change_log.alias()
    newest = (
        sa.select(log.c.action)
        .where(log.c.intention == intention, ~sa.exists().where(later.c.undoes == log.c.action))
        .group_by(log.c.action)
        .order_by(sa.func.max(log.c.seq).desc())
        .limit(limit)
    )
    query = (
        sa.select(log, staff_table.c.name.label("who"))
        .outerjoin(account, account.c.id == log.c.account_id)
        .outerjoin(staff_table, staff_table.c.id == account.c.staff_id)
        .where(log.c.action.in_(newest))
        .order_by(log.c.seq.desc())
    )
    return reader.rows(query)


def last_line(reader: Reader) -> int:
    """The number of the change log's newest line."""
    found = reader.connection.execute(sa.select(sa.func.max(change_log.c.seq))).scalar_one()
    return int(found or 0)


def newest_moment(reader: Reader) -> datetime | None:
    """When the change log's newest line was written."""
    log = change_log
    query = sa.select(log.c.at).order_by(log.c.seq.desc()).limit(1)
    return reader.connection.execute(query).scalar_one_or_none()


def lines_after(reader: Reader, seq: int) -> list[Any]:
    """The change log's lines after a number, oldest first."""
    log = change_log
    return reader.rows(sa.select(log).where(log.c.seq > seq).order_by(log.c.seq))


def known_people(reader: Reader, person_ids: Sequence[str]) -> set[str]:
    """Those of the people who are still there."""
    table = person_table
    return {row.id for row in reader.rows(sa.select(table.c.id).where(table.c.id.in_(person_ids)))}


def count_rows(reader: Reader, table: str, **equal: Any) -> int:
    """How many rows of a table have these values."""
    source = tables.every_table().tables[table]
    query = sa.select(sa.func.count()).select_from(source)
    for name, value in equal.items():
        query = query.where(source.c[name] == value)
    return int(reader.rows(query)[0][0])


def _portions(ids: Sequence[str]) -> list[list[str]]:
    wanted = list(ids)
    return [wanted[start : start + _PORTION] for start in range(0, len(wanted), _PORTION)]
