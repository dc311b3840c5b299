"""«Året» by keyboard: who lacks hours, counted beside the window, school years and ways between places."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from grongintro.domain.programme import Education, Goal
from grongintro.services import programmes
from grongintro.services.keeping.outlets import files_out
from grongintro.services.programmes import ProgrammeDraft
from grongintro.services.year import calendars, coverage_view, weeks
from grongintro.ui.worker import Cancelled
from grongintro.ui.year import coverage_tab
from grongintro.ui.year.calendar_forms import CalendarForm, EntryForm, TravelForm
from grongintro.ui.year.file_dialog import CalendarFileDialog
from grongintro.ui.year.page import YearPage
from tests.ui.desks import in_window, opened
from tests.ui.keyboard import press
from tests.ui.qualifying.pages import agree, fill, press_button, refused, saved, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.services.year.coverage_view import AllYears
    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore


@pytest.fixture
def page(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> YearPage:
    draft = ProgrammeDraft(date(2025, 12, 1), date(2026, 1, 5), Education.LESS, Goal.WORK, date(2027, 1, 4))
    programmes.save_programme(tiny.adviser, tiny.ids["Amina"], draft)
    made = in_window(qtbot, YearPage(tiny.adviser, bus))
    qtbot.waitUntil(lambda: not made.coverage.counting, timeout=10_000)
    return made


def names(page: YearPage) -> list[str]:
    model = page.coverage.table.model()
    return [str(model.index(line, 0).data()) for line in range(model.rowCount())]


def test_everybody_s_year_is_there_with_what_is_missing(
    qtbot: QtBot, page: YearPage, tiny: TinyStore, bus: Bus
) -> None:
    assert "Amina Zahra" in names(page)
    shown = words(page)
    assert "timer mangler framover" in shown
    assert "Mangler de neste tolv ukene – uke 11: 1" in shown.replace("\u00a0", " ")
    page.coverage.table.choose(tiny.ids["Amina"])
    with qtbot.waitSignals([bus.open_person, bus.mend]):
        press(page.coverage.table, Qt.Key.Key_Return)


def test_another_year_is_counted_and_the_search_narrows(qtbot: QtBot, page: YearPage) -> None:
    press_button(page, "coverageAfter")
    qtbot.waitUntil(lambda: page.coverage.found().year == 2027, timeout=10_000)
    assert "Amina Zahra" in names(page)
    page.coverage.who.set_value("mine")
    assert names(page) == [each for each in names(page) if each == "Amina Zahra"]


def test_counting_is_stopped_and_what_was_there_stays(
    qtbot: QtBot, page: YearPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = page.coverage.found()
    stopped: list[bool] = []

    def slow(_desk: Desk, _year: int, say: Callable[[int, int], None]) -> AllYears:
        done = 0
        while True:
            try:
                say(done % 10, 10)
            except Cancelled:
                stopped.append(True)
                raise
            done += 1

    monkeypatch.setattr(coverage_tab, "all_years", slow)
    page.coverage.reload()
    cancel = page.findChild(QPushButton, "yearCancel")
    assert cancel is not None
    qtbot.waitUntil(cancel.isVisible, timeout=10_000)
    press(cancel, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.coverage.counting, timeout=10_000)
    assert stopped == [True]
    assert page.coverage.found() is before
    assert not cancel.isVisible()
    assert coverage_view.all_years is not slow


def at_schools(page: YearPage) -> None:
    page.tabs.setCurrentIndex(1)
    words(page)


def new_school(page: YearPage) -> None:
    press_button(page, "newCalendar")
    form = opened(CalendarForm)
    fill(form, provider="Voksenopplæringen", first_year="2025")
    saved(form)
    words(page)


def test_a_school_year_is_made_filled_and_copied(page: YearPage, tiny: TinyStore) -> None:
    at_schools(page)
    assert "Ingen skoleruter er lagt inn" in words(page)
    press_button(page, "newCalendar")
    form = opened(CalendarForm)
    assert refused(form, "provider")
    fill(form, provider="Voksenopplæringen", first_year="tull")
    assert refused(form, "first_year")
    fill(form, first_year="2025")
    saved(form)
    words(page)
    press_button(page, "entriesNew")
    days = opened(EntryForm)
    fill(days, kind="Vinterferie", start="16.2.2026", end="13.2.2026")
    assert refused(days, "end")
    fill(days, end="20.2.2026")
    saved(days)
    assert "16.02.2026–20.02.2026 · 5" in words(page)
    assert "torsdag 2. april 2026" in words(page), "public holidays are computed"
    press_button(page, "copyCalendar")
    words(page)
    assert [each.calendar.first_year for each in calendars.calendars(tiny.adviser)] == [2026, 2025]
    assert "22.02.2027–26.02.2027" in words(page)
    press_button(page, "deleteCalendar")
    agree()
    assert [each.calendar.first_year for each in calendars.calendars(tiny.adviser)] == [2025]


def test_a_file_goes_out_with_its_line_and_comes_in_after_a_look(
    page: YearPage, tiny: TinyStore, tmp_path: Path
) -> None:
    at_schools(page)
    new_school(page)
    path = tmp_path / "rute.ics"
    path.write_bytes(
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Vinterferie\r\n"
        b"DTSTART;VALUE=DATE:20260216\r\nDTEND;VALUE=DATE:20260221\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\n"
        b"SUMMARY:Fest\r\nDTSTART;VALUE=DATE:20260301\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    page.calendars.read_file(str(path))
    dialog = opened(CalendarFileDialog)
    assert "Nye linjer: 1. Tas ikke med: 1." in words(dialog)
    assert calendars.calendars(tiny.adviser)[0].entries == ()
    saved(dialog)
    assert len(calendars.calendars(tiny.adviser)[0].entries) == 1
    out = tmp_path / "ut.xlsx"
    page.calendars.write_file(str(out))
    assert out.is_file()
    assert [each.file.path for each in files_out(tiny.adviser)] == [str(out)]


def test_ways_between_places_are_written(page: YearPage, tiny: TinyStore) -> None:
    page.tabs.setCurrentIndex(2)
    words(page)
    press_button(page, "travelTimesNew")
    form = opened(TravelForm)
    fill(form, from_place="Bergsmo", to_place="Bergsmo", minutes="20")
    assert refused(form, "to_place")
    fill(form, to_place="Grong sentrum")
    saved(form)
    assert "Bergsmo – Grong sentrum" in words(page)
    assert [each.minutes for each in weeks.travel_times(tiny.adviser)] == [20]
