"""School years out of and into other programs: iCalendar files and spreadsheets."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from grongintro.domain.school import EntryKind
from grongintro.errors import UserError
from grongintro.exchange import sheets
from grongintro.exchange.cells import read_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from grongintro.exchange.sheets import SheetRow

HEADINGS = ("Hva", "Første dag", "Siste dag", "Merknad")
MOST_EVENTS = 2_000
_ONE_DAY = timedelta(days=1)
# A word in the title, in either written standard → what it is; the first that fits.
_SIGNS: tuple[tuple[tuple[str, ...], EntryKind], ...] = (
    (("planlegg", "plandag", "planleggjing", "kursdag"), EntryKind.PLANNING_DAY),
    (("høstferie", "haustferie"), EntryKind.AUTUMN_BREAK),
    (("juleferie", "jolefri", "julefri", "jul"), EntryKind.CHRISTMAS_BREAK),
    (("vinterferie",), EntryKind.WINTER_BREAK),
    (("påske",), EntryKind.EASTER_BREAK),
    (("sommerferie", "sommarferie"), EntryKind.SUMMER_BREAK),
    (("høsthalvår", "hausthalvår", "høstsemester", "haustsemester"), EntryKind.AUTUMN_TERM),
    (("vårhalvår", "vårsemester"), EntryKind.SPRING_TERM),
    (("fridag", "skolefri", "skulefri", "fri for elevene"), EntryKind.OTHER_CLOSED),
)


@dataclass(frozen=True)
class DayLine:
    """A line of a file: where it stands, its words, its days, what it is, and why it cannot be used."""

    line: int
    text: str
    start: date | None
    end: date | None
    kind: EntryKind | None
    problem: str = ""


@dataclass(frozen=True)
class OutLine:
    """A line to write: what it is called, both days included, and a note."""

    key: str
    title: str
    start: date
    end: date
    note: str = ""


def kind_of(text: str) -> EntryKind | None:
    """What a title says it is, or None."""
    plain = text.casefold()
    return next((kind for signs, kind in _SIGNS if any(sign in plain for sign in signs)), None)


def read_days(path: Path, today: date) -> tuple[DayLine, ...]:
    """The lines of an iCalendar file (.ics) or a spreadsheet (.xlsx, .csv).

    UserError in plain words when the file cannot be read as either.
    """
    if path.suffix.casefold() == ".ics":
        return _read_ical(path)
    sheet = sheets.read(path)
    missing = [each for each in HEADINGS[:2] if each not in sheet.headings]
    if missing:
        raise UserError(
            f"Arket mangler kolonnen «{missing[0]}». Det trenger kolonnene {', '.join(HEADINGS)}.",
            field="file",
        )
    return tuple(_of_row(each, today) for each in sheet.rows)


def _of_row(row: SheetRow, today: date) -> DayLine:
    cells: Mapping[str, Any] = row.cells
    text = str(cells.get(HEADINGS[0], ""))
    first, last = cells.get(HEADINGS[1], ""), cells.get(HEADINGS[2], "")
    try:
        start = read_day(first, today) if first else None
        end = read_day(last, today) if last else start
    except UserError as error:
        return DayLine(row.line, text, None, None, kind_of(text), str(error))
    return _judged(row.line, text, start, end)


def _judged(line: int, text: str, start: date | None, end: date | None) -> DayLine:
    kind, problem = kind_of(text), ""
    if start is None or end is None:
        problem = "Linjen har ingen dato."
    elif end < start:
        problem = "Siste dag er før første dag."
    elif kind is None:
        problem = "Ordene sier ikke hva dette er, for eksempel høstferie eller planleggingsdag."
    return DayLine(line, text, start, end, kind, problem)


def _read_ical(path: Path) -> tuple[DayLine, ...]:
    from icalendar import Calendar  # noqa: PLC0415  slow to import

    try:
        calendar = Calendar.from_ical(path.read_bytes())
    except (OSError, ValueError, IndexError) as error:
        raise UserError("Filen kan ikke leses som en kalender (.ics).", field="file") from error
    events = list(calendar.walk("VEVENT"))
    if not events:
        raise UserError("Det er ingen hendelser i kalenderfilen.", field="file")
    return tuple(_of_event(number, each) for number, each in enumerate(events[:MOST_EVENTS], start=1))


def _of_event(line: int, event: Any) -> DayLine:
    """An event as days; the end of a whole-day event is the day after, by the standard."""
    text = str(event.get("SUMMARY", ""))
    start, end = _moment(event, "DTSTART"), _moment(event, "DTEND")
    first, last = _day(start), _day(end)
    if last is not None and not isinstance(end, datetime) and first is not None and last > first:
        last -= _ONE_DAY
    return _judged(line, text, first, last or first)


def _moment(event: Any, name: str) -> object:
    found = event.get(name)
    return getattr(found, "dt", None)


def _day(moment: object) -> date | None:
    if isinstance(moment, datetime):
        return moment.date()
    return moment if isinstance(moment, date) else None


def write_ical(name: str, lines: Iterable[OutLine], made: datetime) -> bytes:
    """An iCalendar file with a whole-day event for each line."""
    from icalendar import Calendar, Event  # noqa: PLC0415  slow to import

    calendar = Calendar()
    calendar.add("prodid", "-//grongintro//NO")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for line in lines:
        event = Event()
        event.add("uid", f"{line.key}@grongintro")
        event.add("dtstamp", made)
        event.add("summary", line.title)
        event.add("dtstart", line.start)
        event.add("dtend", line.end + _ONE_DAY)
        if line.note:
            event.add("description", line.note)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def write_sheet(name: str, lines: Sequence[OutLine]) -> bytes:
    """A workbook with a line for each, in the columns that can be read again."""
    import openpyxl  # noqa: PLC0415  slow to import

    book = openpyxl.Workbook()
    sheet = book.active
    if sheet is None:
        raise ValueError("a new workbook has a sheet")
    sheet.title = re.sub(r"[\[\]:*?/\\]", "-", name)[:31]
    sheet.append(list(HEADINGS))
    for line in lines:
        sheet.append([line.title, line.start, line.end, line.note])
    for column, width in zip("ABCD", (26, 14, 14, 40), strict=True):
        sheet.column_dimensions[column].width = width
    for row in sheet.iter_rows(min_row=2, min_col=2, max_col=3):
        for cell in row:
            cell.number_format = "dd.mm.yyyy"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
