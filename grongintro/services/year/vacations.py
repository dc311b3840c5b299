"""Vacation, wished for and granted, and the hours that count as full time for somebody."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grongintro.domain.period import Period
from grongintro.domain.programme import Programme, current_programme
from grongintro.domain.week import FullTimeNorm, PartYear, Vacation, VacationState
from grongintro.errors import UserError
from grongintro.rules.calendar_days import working_days
from grongintro.rules.vacation import VacationUse, vacation_use, vacation_years
from grongintro.services import settings
from grongintro.services.people import check_visible
from grongintro.services.rows import in_order, need, newest, put

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from grongintro.services.desk import Desk, Saved
    from grongintro.storage.unit import Reader

WEEK_MINUTES = 7 * 24 * 60


@dataclass(frozen=True)
class FreeTime:
    """Somebody's vacations and own norms, the newest first, and how much of each programme year is used."""

    vacations: tuple[Vacation, ...]
    norms: tuple[FullTimeNorm, ...]
    use: tuple[VacationUse, ...]


def free_time(desk: Desk, person_id: str) -> FreeTime:
    """What is placed and what is left, for the programme years that have begun within a year from today."""
    with desk.read() as reader:
        check_visible(desk, reader, person_id)
        vacations = reader.find(Vacation, person_id=person_id)
        until = max([desk.today, *(each.end for each in vacations)])
        return FreeTime(
            newest(vacations, "start"),
            newest(reader.find(FullTimeNorm, person_id=person_id), "start"),
            _use(reader, person_id, vacations, until),
        )


def working_days_of(vacation: Vacation) -> int:
    """How many working days a vacation has."""
    return working_days(vacation.start, vacation.end)


def granted(vacations: Iterable[Vacation]) -> list[Period]:
    """The periods that are vacation; wishes and refusals are not."""
    return [Period(each.start, each.end) for each in vacations if each.state is VacationState.GRANTED]


def part_year(reader: Reader) -> PartYear:
    """The municipality's choice for programme years shorter than twelve months."""
    return PartYear(settings.value_of(reader, "vacation_part_year"))


def _use(
    reader: Reader, person_id: str, vacations: Iterable[Vacation], until: date
) -> tuple[VacationUse, ...]:
    programme = _programme(reader, person_id)
    if programme is None:
        return ()
    years = vacation_years(programme, until, part_year(reader), settings.parameters(reader))
    return vacation_use(years, granted(vacations))


def _programme(reader: Reader, person_id: str) -> Period | None:
    found = current_programme(reader.find(Programme, person_id=person_id))
    if found is None or found.start is None:
        return None
    last = found.last_day
    return Period(found.start, last) if last is None or last >= found.start else None


def save_vacation(desk: Desk, value: Vacation) -> Saved:
    """Write a wish, or vacation that is placed; the municipality decides when (regulation § 18, undoable).

    UserError when the days are in the wrong order, outside the programme, overlap other vacation, or when
    granting takes more than the programme year gives. A wish may be longer than the right.
    """
    desk.require_caseworker()
    in_order(value.start, value.end)
    with desk.write("save_vacation") as unit:
        check_visible(desk, unit, value.person_id)
        programme = _programme(unit, value.person_id)
        if programme is None:
            raise UserError("Registrer når programmet starter, før ferie føres.", field="start")
        for field in ("start", "end"):
            if getattr(value, field) not in programme:
                raise UserError("Dagen ligger utenfor programmet.", field=field)
        others = [each for each in unit.find(Vacation, person_id=value.person_id) if each.id != value.id]
        _refuse_overlap(value, others)
        if value.state is VacationState.GRANTED:
            _refuse_too_much(unit, value, others)
        return put(desk, unit, _answered(value, desk.today))


def _answered(value: Vacation, today: date) -> Vacation:
    """With the day of the answer; a wish has none."""
    if value.state is VacationState.WISHED:
        return replace(value, answered_on=None)
    return value if value.answered_on is not None else replace(value, answered_on=today)


def _refuse_overlap(value: Vacation, others: Iterable[Vacation]) -> None:
    period = Period(value.start, value.end)
    standing = (each for each in others if each.state is not VacationState.REFUSED)
    if value.state is not VacationState.REFUSED and any(
        Period(each.start, each.end).overlaps(period) for each in standing
    ):
        raise UserError("Det er ferie eller et ønske om ferie i denne tiden fra før.", field="start")


def _refuse_too_much(reader: Reader, value: Vacation, others: Iterable[Vacation]) -> None:
    for use in _use(reader, value.person_id, [*others, value], value.end):
        if use.left < 0 and use.year.period.overlaps(Period(value.start, value.end)):
            raise UserError(
                f"Dette er {_days(-use.left)} mer enn programåret gir ({_days(use.year.right)}).", field="end"
            )


def _days(count: int) -> str:
    return f"{count} virkedag" if count == 1 else f"{count} virkedager"


def answer_vacation(desk: Desk, vacation_id: str, *, grant: bool) -> Saved:
    """Grant or refuse a wish (undoable); UserError when granting would take more than the right."""
    with desk.read() as reader:
        found = reader.get(Vacation, vacation_id)
    state = VacationState.GRANTED if grant else VacationState.REFUSED
    return save_vacation(desk, replace(found, state=state, answered_on=desk.today))


def save_norm(desk: Desk, value: FullTimeNorm) -> Saved:
    """Write how many hours a week count as full time for somebody in a period, with why (undoable).

    UserError without a reason, when it is nothing or more than a week has, or overlaps another.
    """
    desk.require_caseworker()
    in_order(value.start, value.end)
    if not 0 < value.minutes_per_week <= WEEK_MINUTES:
        raise UserError("Skriv timer i uken, for eksempel 30.", field="minutes_per_week")
    need(value, {"reason": "Skriv hvorfor det er så mange timer, for eksempel mye eget arbeid."})
    with desk.write("save_norm") as unit:
        check_visible(desk, unit, value.person_id)
        period = Period(value.start, value.end)
        for other in unit.find(FullTimeNorm, person_id=value.person_id):
            if other.id != value.id and Period(other.start, other.end).overlaps(period):
                raise UserError("Det er alt satt timer for denne tiden. Avslutt dem først.", field="start")
        return put(desk, unit, value)
