"""School years of providers: terms, breaks and planning days; next year's as a copy."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grongintro.domain.ids import new_id
from grongintro.domain.period import Period
from grongintro.domain.school import TERMS, CalendarEntry, SchoolCalendar
from grongintro.errors import UserError
from grongintro.rules.school_year import closed_days, joined, next_year, school_year
from grongintro.services.desk import Desk, Saved
from grongintro.services.rows import in_order, need, put

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from grongintro.storage.unit import Reader, Unit

FIRST, LAST = 2000, 2100


@dataclass(frozen=True)
class CalendarView:
    """A school year with its entries in order of date, and the days it is closed."""

    calendar: SchoolCalendar
    entries: tuple[CalendarEntry, ...]
    closed: tuple[Period, ...]


def calendar_name(calendar: SchoolCalendar) -> str:
    """`Grong voksenopplæring, Grong, 2026/27`."""
    year = f"{calendar.first_year}/{(calendar.first_year + 1) % 100:02d}"
    return ", ".join(part for part in (calendar.provider, calendar.place, year) if part)


def school_name(calendar: SchoolCalendar) -> str:
    """`Grong voksenopplæring, Grong`: the school, whatever the year."""
    return ", ".join(part for part in (calendar.provider, calendar.place) if part)


def calendars(desk: Desk) -> tuple[CalendarView, ...]:
    """All school years, the newest first, then by provider."""
    with desk.read() as reader:
        found = [_view(each, entries) for each, entries in _with_entries(reader)]
    return tuple(sorted(found, key=lambda each: (-each.calendar.first_year, school_name(each.calendar))))


def schools(reader: Reader) -> dict[str, str]:
    """Id of the newest school year of each school → the school's name, for a form to choose from."""
    newest: dict[tuple[str, str], SchoolCalendar] = {}
    for each in sorted(reader.find(SchoolCalendar), key=lambda each: each.first_year):
        newest[each.provider, each.place] = each
    return {each.id: school_name(each) for each in sorted(newest.values(), key=school_name)}


def closed_by_calendar(reader: Reader) -> dict[str, tuple[Period, ...]]:
    """Calendar id → every day its school is closed, in all the years that are written."""
    by_school: dict[tuple[str, str], list[Period]] = defaultdict(list)
    calendars_of: dict[tuple[str, str], list[str]] = defaultdict(list)
    for calendar, entries in _with_entries(reader):
        school = (calendar.provider, calendar.place)
        by_school[school] += closed_days(entries, calendar.first_year)
        calendars_of[school].append(calendar.id)
    closed = {school: joined(periods) for school, periods in by_school.items()}
    return {each: closed[school] for school, ids in calendars_of.items() for each in ids}


def _with_entries(reader: Reader) -> list[tuple[SchoolCalendar, list[CalendarEntry]]]:
    entries: dict[str, list[CalendarEntry]] = defaultdict(list)
    for entry in reader.find(CalendarEntry):
        entries[entry.calendar_id].append(entry)
    return [(each, entries[each.id]) for each in reader.find(SchoolCalendar)]


def _view(calendar: SchoolCalendar, entries: Sequence[CalendarEntry]) -> CalendarView:
    ordered = tuple(sorted(entries, key=lambda each: (each.start, each.end, each.id)))
    return CalendarView(calendar, ordered, closed_days(ordered, calendar.first_year))


def save_calendar(desk: Desk, value: SchoolCalendar) -> Saved:
    """Write a school year (undoable). UserError without a provider, or when it is there already."""
    desk.require_caseworker()
    need(value, {"provider": "Skriv hvem som gir opplæringen."})
    if not FIRST <= value.first_year <= LAST:
        raise UserError("Skriv året skoleåret begynner, for eksempel 2026.", field="first_year")
    with desk.write("save_school_year") as unit:
        _refuse_double(unit, value)
        return put(desk, unit, value)


def _refuse_double(reader: Reader, value: SchoolCalendar) -> None:
    school = (value.provider.strip(), value.place.strip(), value.first_year)
    for other in reader.find(SchoolCalendar):
        if other.id != value.id and (other.provider, other.place, other.first_year) == school:
            raise UserError("Dette skoleåret er lagt inn for stedet fra før.", field="first_year")


def save_entry(desk: Desk, value: CalendarEntry) -> Saved:
    """Write a term or days without teaching (undoable).

    UserError when the days are in the wrong order or outside the school year, two terms overlap, or two
    stretches of closed days do.
    """
    desk.require_caseworker()
    with desk.write("save_school_days") as unit:
        calendar = unit.get(SchoolCalendar, value.calendar_id)
        check_entry(value, calendar, unit.find(CalendarEntry, calendar_id=calendar.id))
        return put(desk, unit, value)


def check_entry(value: CalendarEntry, calendar: SchoolCalendar, others: Iterable[CalendarEntry]) -> None:
    """Raise UserError at the field of an entry that cannot be right."""
    in_order(value.start, value.end)
    year = school_year(calendar.first_year)
    for field in ("start", "end"):
        if getattr(value, field) not in year:
            shown = calendar_name(calendar).rpartition(", ")[2]
            raise UserError(f"Dagen ligger utenfor skoleåret {shown} (august til juli).", field=field)
    period = Period(value.start, value.end)
    for other in others:
        same_sort = (other.kind in TERMS) == (value.kind in TERMS)
        itself = bool(value.id) and other.id == value.id
        if not itself and same_sort and Period(other.start, other.end).overlaps(period):
            raise UserError("Dagene overlapper med noe som står der fra før.", field="start")


def copy_forward(desk: Desk, calendar_id: str) -> Saved:
    """Make the next school year of the same school from this one, as a proposal to look over (undoable).

    UserError when that year is there already.
    """
    desk.require_caseworker()
    with desk.write("copy_school_year") as unit:
        old = unit.get(SchoolCalendar, calendar_id)
        new = replace(old, id=new_id(), first_year=old.first_year + 1, version=1)
        _refuse_double(unit, new)
        unit.add(new)
        year = school_year(new.first_year)
        for entry in next_year(unit.find(CalendarEntry, calendar_id=calendar_id)):
            start, end = max(entry.start, year.start), min(entry.end, year.end or entry.end)
            if start <= end:
                unit.add(replace(entry, id=new_id(), calendar_id=new.id, start=start, end=end, version=1))
        return Saved(unit.changes(), new.id)


def write_entries(desk: Desk, calendar_id: str, entries: Sequence[CalendarEntry]) -> Saved:
    """Write entries that were read from a file, all or none (undoable); UserError at the first wrong one."""
    desk.require_caseworker()
    with desk.write("import_school_days") as unit:
        calendar = unit.get(SchoolCalendar, calendar_id)
        for entry in entries:
            check_entry(entry, calendar, unit.find(CalendarEntry, calendar_id=calendar_id))
            put(desk, unit, replace(entry, calendar_id=calendar_id))
        return Saved(unit.changes(), calendar_id)


def names_by_id(unit: Unit | Reader) -> Mapping[str, str]:
    """Calendar id → the school's name."""
    return {each.id: school_name(each) for each in unit.find(SchoolCalendar)}
