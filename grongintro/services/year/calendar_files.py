"""A school year to a file and from one: every line's fate is told before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.school import CalendarEntry, SchoolCalendar
from grongintro.errors import UserError
from grongintro.services.naming.values import VALUES
from grongintro.services.year.calendars import calendar_name, check_entry, write_entries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grongintro.exchange.school_days import DayLine
    from grongintro.services.desk import Desk, Saved

ICAL, EXCEL = "ics", "xlsx"


class Fate(StrEnum):
    """What becomes of a line of a file."""

    NEW = "new"
    KNOWN = "known"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class FileLine:
    """A line, what becomes of it, and why it is left out; `entry` is what would be written."""

    line: DayLine
    fate: Fate
    why: str
    entry: CalendarEntry | None


def read_file(desk: Desk, calendar_id: str, path: Path) -> tuple[FileLine, ...]:
    """The lines of an iCalendar file or spreadsheet held against a school year; nothing is written.

    UserError when the file cannot be read.
    """
    from grongintro.exchange.school_days import read_days  # noqa: PLC0415  when a file is read

    desk.require_caseworker()
    with desk.read() as reader:
        calendar = reader.get(SchoolCalendar, calendar_id)
        known = reader.find(CalendarEntry, calendar_id=calendar_id)
    found: list[FileLine] = []
    taken = list(known)
    for line in read_days(path, desk.today):
        judged = _judged(line, calendar, known, taken)
        if judged.fate is Fate.NEW and judged.entry is not None:
            taken.append(judged.entry)
        found.append(judged)
    return tuple(found)


def _judged(
    line: DayLine, calendar: SchoolCalendar, known: Sequence[CalendarEntry], taken: Sequence[CalendarEntry]
) -> FileLine:
    if line.problem or line.start is None or line.end is None or line.kind is None:
        return FileLine(line, Fate.LEFT_OUT, line.problem, None)
    entry = CalendarEntry("", "", calendar.id, line.kind, line.start, line.end, _note(line))
    if any((each.kind, each.start, each.end) == (entry.kind, entry.start, entry.end) for each in known):
        return FileLine(line, Fate.KNOWN, "Står der fra før.", None)
    try:
        check_entry(entry, calendar, taken)
    except UserError as error:
        return FileLine(line, Fate.LEFT_OUT, error.message, None)
    return FileLine(line, Fate.NEW, "", entry)


def _note(line: DayLine) -> str:
    """The line's own words, where they say more than what it is."""
    same = line.kind is not None and line.text.strip().casefold() == VALUES[line.kind].casefold()
    return "" if same else line.text.strip()


def write_lines(desk: Desk, calendar_id: str, lines: Sequence[FileLine]) -> Saved:
    """Write the new lines of a file, all or none (undoable); UserError when there are none."""
    entries = [each.entry for each in lines if each.fate is Fate.NEW and each.entry is not None]
    if not entries:
        raise UserError("Ingen av linjene er nye. Ingenting ble skrevet.", field="file")
    return write_entries(desk, calendar_id, entries)


def file_of(desk: Desk, calendar_id: str, kind: str) -> bytes:
    """A school year as an iCalendar file (`ICAL`) or a workbook (`EXCEL`)."""
    from grongintro.exchange.school_days import OutLine, write_ical, write_sheet  # noqa: PLC0415

    with desk.read() as reader:
        calendar = reader.get(SchoolCalendar, calendar_id)
        entries = sorted(
            reader.find(CalendarEntry, calendar_id=calendar_id), key=lambda each: (each.start, each.id)
        )
    lines = [
        OutLine(each.id, VALUES[each.kind].capitalize(), each.start, each.end, each.note) for each in entries
    ]
    if kind == ICAL:
        return write_ical(calendar_name(calendar), lines, desk.clock.now())
    return write_sheet(calendar_name(calendar), lines)
