"""A school year out and in again: every line's fate is told, faults are found, nothing is lost."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from icalendar import Calendar

from grongintro.domain.school import EntryKind
from grongintro.exchange.school_days import kind_of
from grongintro.services.keeping.undo import undo_last
from grongintro.services.year import calendar_files, calendars
from grongintro.services.year.calendar_files import EXCEL, ICAL, Fate
from tests.services.year.making import refused, school

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.desk import Desk

BREAK = (date(2026, 10, 5), date(2026, 10, 9))


def sheet(path: Path, *lines: tuple[Any, ...]) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for line in (("Hva", "Første dag", "Siste dag", "Merknad"), *lines):
        book.active.append(line)
    book.save(path)
    return path


def ical(path: Path, *events: str) -> Path:
    body = "".join(f"BEGIN:VEVENT\r\nUID:{n}\r\n{each}\r\nEND:VEVENT\r\n" for n, each in enumerate(events))
    path.write_bytes(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{body}END:VCALENDAR\r\n".encode())
    return path


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Høstferie", EntryKind.AUTUMN_BREAK),
        ("Haustferie, veke 41", EntryKind.AUTUMN_BREAK),
        ("Planleggingsdag for lærerne", EntryKind.PLANNING_DAY),
        ("Vinterferie", EntryKind.WINTER_BREAK),
        ("Påske", EntryKind.EASTER_BREAK),
        ("Juleferie", EntryKind.CHRISTMAS_BREAK),
        ("Foreldremøte", None),
    ],
)
def test_the_words_of_a_line_say_what_it_is(text: str, kind: EntryKind | None) -> None:
    assert kind_of(text) is kind


@pytest.mark.parametrize("kind", [ICAL, EXCEL])
def test_what_goes_out_comes_in_again(adviser_desk: Desk, tmp_path: Path, kind: str) -> None:
    calendar_id = school(adviser_desk, BREAK, (date(2026, 11, 20), date(2026, 11, 20)))
    path = tmp_path / f"rute.{kind}"
    path.write_bytes(calendar_files.file_of(adviser_desk, calendar_id, kind))
    again = calendar_files.read_file(adviser_desk, calendar_id, path)
    assert [each.fate for each in again] == [Fate.KNOWN, Fate.KNOWN]
    other = school(adviser_desk, place="Namsos")
    lines = calendar_files.read_file(adviser_desk, other, path)
    calendar_files.write_lines(adviser_desk, other, lines)
    found = {each.calendar.id: each.entries for each in calendars.calendars(adviser_desk)}
    assert [(e.kind, e.start, e.end) for e in found[other]] == [
        (e.kind, e.start, e.end) for e in found[calendar_id]
    ]
    undo_last(adviser_desk)
    assert [each.entries for each in calendars.calendars(adviser_desk) if each.calendar.id == other] == [()]


def test_the_calendar_file_has_whole_days_that_end_the_day_after(adviser_desk: Desk) -> None:
    calendar_id = school(adviser_desk, BREAK)
    read: Any = Calendar.from_ical(calendar_files.file_of(adviser_desk, calendar_id, ICAL))
    (event,) = read.walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 10, 5), date(2026, 10, 10))
    assert str(event["SUMMARY"]) == "Annen fridag på skolen"


def test_each_wrong_line_is_told_and_the_rest_can_be_written(adviser_desk: Desk, tmp_path: Path) -> None:
    calendar_id = school(adviser_desk, BREAK)
    path = sheet(
        tmp_path / "rute.xlsx",
        ("Høstferie", date(2026, 10, 7), date(2026, 10, 8), ""),
        ("Vinterferie", date(2027, 2, 26), date(2027, 2, 22), ""),
        ("Foreldremøte", date(2026, 9, 1), None, ""),
        ("Planleggingsdag", "32.13.2026", None, ""),
        ("Planleggingsdag", None, None, ""),
        ("Påskeferie", date(2028, 4, 10), date(2028, 4, 14), ""),
        ("Planleggingsdag", "20.11.2026", None, ""),
        ("Planleggingsdag igjen", date(2026, 11, 20), date(2026, 11, 20), ""),
    )
    lines = calendar_files.read_file(adviser_desk, calendar_id, path)
    new = [each.line.line for each in lines if each.fate is Fate.NEW]
    assert new == [8]
    assert all(each.why for each in lines if each.fate is Fate.LEFT_OUT)
    assert len(calendars.calendars(adviser_desk)[0].entries) == 1
    calendar_files.write_lines(adviser_desk, calendar_id, lines)
    assert [each.start for each in calendars.calendars(adviser_desk)[0].entries] == [
        date(2026, 10, 5),
        date(2026, 11, 20),
    ]
    again = calendar_files.read_file(adviser_desk, calendar_id, path)
    refused("file", partial(calendar_files.write_lines, adviser_desk, calendar_id, again))


def test_files_that_cannot_be_read_say_so(adviser_desk: Desk, tmp_path: Path) -> None:
    calendar_id = school(adviser_desk)
    read = partial(calendar_files.read_file, adviser_desk, calendar_id)
    (tmp_path / "tull.ics").write_bytes(b"\x00\x01 ikke en kalender")
    refused("file", partial(read, tmp_path / "tull.ics"))
    refused("file", partial(read, tmp_path / "borte.ics"))
    refused("file", partial(read, ical(tmp_path / "tom.ics")))
    book = openpyxl.Workbook()
    assert book.active is not None
    for line in (("Hva", "Når"), ("Høstferie", "uke 41")):
        book.active.append(line)
    book.save(tmp_path / "uten.xlsx")
    assert "Første dag" in refused("file", partial(read, tmp_path / "uten.xlsx"))


def test_events_of_other_programs_are_understood(adviser_desk: Desk, tmp_path: Path) -> None:
    calendar_id = school(adviser_desk)
    path = ical(
        tmp_path / "skole.ics",
        "SUMMARY:Høstferie uke 41\r\nDTSTART;VALUE=DATE:20261005\r\nDTEND;VALUE=DATE:20261010",
        "SUMMARY:Planleggingsdag\r\nDTSTART;VALUE=DATE:20261120",
        "SUMMARY:Planleggingsdag\r\nDTSTART:20270115T080000Z\r\nDTEND:20270115T150000Z",
        "SUMMARY:Uten dato",
    )
    lines = calendar_files.read_file(adviser_desk, calendar_id, path)
    assert [(each.line.start, each.line.end, each.fate) for each in lines] == [
        (date(2026, 10, 5), date(2026, 10, 9), Fate.NEW),
        (date(2026, 11, 20), date(2026, 11, 20), Fate.NEW),
        (date(2027, 1, 15), date(2027, 1, 15), Fate.NEW),
        (None, None, Fate.LEFT_OUT),
    ]
    assert lines[0].entry is not None
    assert lines[0].entry.note == "Høstferie uke 41"
