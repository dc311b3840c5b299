"""Saksmengde: each adviser's load on a day, and the first of the next twelve months."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from grongintro.domain.dates import MONTHS
from grongintro.domain.period import Period
from grongintro.domain.programme import Status
from grongintro.domain.staff import Post, Role, Staff, StaffAbsence
from grongintro.rules.calendar_days import add_months
from grongintro.rules.caseload import (
    Adviser,
    CaseloadResult,
    Load,
    LoadStatus,
    PostShare,
    Responsibility,
    caseload,
    missing_percent,
)
from grongintro.services import settings
from grongintro.services.choices import SETTINGS
from grongintro.services.responsibility import responsible_on
from grongintro.services.status_book import StatusBook, status_book

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.step import Step
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader

UNASSIGNED = ""
MONTHS_AHEAD = 12


@dataclass(frozen=True)
class CaseloadLine:
    """An adviser's load: posts in per cent, active people, the others, capacity and people per full post."""

    staff_id: str
    name: str
    percent: int
    away: bool
    active: int
    others: int
    load: Load

    @property
    def status(self) -> LoadStatus | None:
        """Free, full or over; None without capacity."""
        return self.load.status if self.load.capacity else None


@dataclass(frozen=True)
class OutlookMonth:
    """The first of a month: known posts, active people and the post that is missing, in per cent."""

    day: date
    fte: Fraction
    active: int
    capacity: Fraction
    missing_percent: int


@dataclass(frozen=True)
class CaseloadView:
    """The caseload on a day with its source, its explanation and the year ahead."""

    on: date
    guideline: int
    source: str
    lines: tuple[CaseloadLine, ...]
    total: CaseloadLine
    missing_percent: int
    active_statuses: tuple[Status, ...]
    steps: tuple[Step, ...]
    outlook: tuple[OutlookMonth, ...]

    @property
    def flexible_resource(self) -> str:
        """The extra post that the year ahead asks for, in words."""
        short = [month for month in self.outlook if month.missing_percent]
        if not short:
            return "Stillingene dekker saksmengden de neste tolv månedene."
        most = max(month.missing_percent for month in short)
        return f"Fleksibel ressurs: {short[0].missing_percent} % fra {_month(short[0].day)}" + (
            "." if most == short[0].missing_percent else f", opp til {most} %."
        )


@dataclass(frozen=True)
class _Facts:
    """All that the caseload of any day is computed from."""

    staff: dict[str, Staff]
    posts: dict[str, list[Post]]
    absences: list[StaffAbsence]
    book: StatusBook
    active: frozenset[Status]
    guideline: Fraction

    def away(self, staff_id: str, day: date) -> bool:
        """Whether a colleague is away on a day."""
        return any(a.staff_id == staff_id and day in Period(a.start, a.end) for a in self.absences)


def caseload_on(desk: Desk, on: date) -> CaseloadView:
    """The caseload of the whole service on a day. Away advisers' posts do not count, their cases do, once."""
    desk.require_caseworker()
    with desk.read() as reader:
        facts = _facts(reader)
        statuses = {person_id: facts.book.on(person_id, on) for person_id in facts.book.people}
        responsible = responsible_on(reader, on)
        result = _ask(facts, responsible, statuses, on)
        lines = _lines(facts, result, responsible, statuses, on)
        outlook = tuple(_month_ahead(reader, facts, on, index) for index in range(1, MONTHS_AHEAD + 1))
    names = tuple(status for status in Status if status in facts.active)
    total = CaseloadLine(
        UNASSIGNED,
        "I alt",
        sum(line.percent for line in lines if not line.away),
        away=False,
        active=result.total.active,
        others=sum(line.others for line in lines),
        load=result.total,
    )
    return CaseloadView(
        on,
        int(facts.guideline),
        next(setting.source for setting in SETTINGS if setting.name == "guideline"),
        lines,
        total,
        missing_percent(result.missing_fte),
        names,
        result.steps,
        outlook,
    )


def _facts(reader: Reader) -> _Facts:
    posts: dict[str, list[Post]] = {}
    for post in reader.find(Post):
        posts.setdefault(post.staff_id, []).append(post)
    return _Facts(
        {one.id: one for one in reader.find(Staff)},
        posts,
        reader.find(StaffAbsence),
        status_book(reader),
        frozenset(Status(name) for name in settings.value_of(reader, "active_statuses")),
        Fraction(settings.value_of(reader, "guideline")),
    )


def _ask(facts: _Facts, responsible: dict[str, str], statuses: dict[str, Status], on: date) -> CaseloadResult:
    cases: dict[str, list[Responsibility]] = {}
    for person_id, status in statuses.items():
        if status in facts.active:
            holder = responsible.get(person_id, UNASSIGNED)
            cases.setdefault(holder, []).append(Responsibility(person_id, Period(on, on)))
    known = [*facts.posts, *(staff_id for staff_id in cases if staff_id not in facts.posts)]
    return caseload(
        tuple(
            Adviser(staff_id, _shares(facts, staff_id, on), tuple(cases.get(staff_id, ())))
            for staff_id in known
        ),
        on,
        facts.guideline,
    )


def _shares(facts: _Facts, staff_id: str, on: date) -> tuple[PostShare, ...]:
    present = not facts.away(staff_id, on)
    return tuple(
        PostShare(Period(post.start, post.end), Fraction(post.percent), counts=post.counts and present)
        for post in facts.posts.get(staff_id, ())
    )


def _lines(
    facts: _Facts,
    result: CaseloadResult,
    responsible: dict[str, str],
    statuses: dict[str, Status],
    on: date,
) -> tuple[CaseloadLine, ...]:
    others: dict[str, int] = {}
    for person_id, status in statuses.items():
        if status not in facts.active and status is not Status.MOVED and person_id in responsible:
            others[responsible[person_id]] = others.get(responsible[person_id], 0) + 1
    lines = [
        _line(facts, staff_id, load, others.get(staff_id, 0), on)
        for staff_id, load in result.advisers
        if load.active or load.capacity or others.get(staff_id) or _counting(facts, staff_id, on)
    ]
    return tuple(sorted(lines, key=lambda line: (line.staff_id == UNASSIGNED, line.name.casefold())))


def _counting(facts: _Facts, staff_id: str, on: date) -> bool:
    return any(p.counts and on in Period(p.start, p.end) for p in facts.posts.get(staff_id, ()))


def _line(facts: _Facts, staff_id: str, load: Load, others: int, on: date) -> CaseloadLine:
    staff = facts.staff.get(staff_id)
    percent = sum(
        p.percent
        for p in facts.posts.get(staff_id, ())
        if p.role is Role.ADVISER and on in Period(p.start, p.end)
    )
    return CaseloadLine(
        staff_id,
        staff.name if staff else "Uten rådgiver",
        percent,
        facts.away(staff_id, on),
        load.active,
        others,
        load,
    )


def _month_ahead(reader: Reader, facts: _Facts, on: date, months: int) -> OutlookMonth:
    first = add_months(on.replace(day=1), months)
    statuses = {person_id: facts.book.on(person_id, first) for person_id in facts.book.people}
    result = _ask(facts, responsible_on(reader, first), statuses, first)
    total = result.total
    return OutlookMonth(first, total.fte, total.active, total.capacity, missing_percent(result.missing_fte))


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"
