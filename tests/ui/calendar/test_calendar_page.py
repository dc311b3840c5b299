"""The calendar as somebody with a keyboard meets it: looking, moving, booking, series, the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton, QToolButton

from grongintro.domain.activity import Activity, ActivityKind, Gathering
from grongintro.domain.followup import Appointment, AppointmentState, Booking, Repeat, Rhythm
from grongintro.domain.week import TravelTime
from grongintro.services import talks
from grongintro.services.activities.activities import save_activity, save_gathering
from grongintro.services.calendar import series
from grongintro.services.keeping.outlets import files_out
from grongintro.services.rows import put
from grongintro.services.talks import AppointmentDraft
from grongintro.ui.asking import undo_last
from grongintro.ui.calendar.choosing import WithWhomDialog
from grongintro.ui.calendar.page import CalendarPage
from grongintro.ui.calendar.span import Span, days_of, step
from grongintro.ui.talks.appointment import AppointmentDialog
from tests.ui.desks import back_in, dialogs, in_window, opened, save
from tests.ui.keyboard import press
from tests.ui.qualifying.pages import press_button, words
from tests.ui.store import TODAY, book

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.form_dialog import FormDialog
    from tests.ui.store import TinyStore

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
THURSDAY = TODAY + timedelta(days=1)


@pytest.fixture
def page(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> CalendarPage:
    return in_window(qtbot, CalendarPage(tiny.adviser, bus))


def one(desk: Desk, key: str) -> Appointment:
    return talks.get_appointment(desk, key)


def all_of(desk: Desk) -> list[Appointment]:
    with desk.read() as reader:
        return sorted(reader.find(Appointment), key=lambda each: each.day)


def booked(tiny: TinyStore, page: CalendarPage, day: date = THURSDAY, **more: object) -> str:
    key = book(tiny.adviser, tiny.ids["Amina"], day, **({"at": time(10)} | more))
    page.refresh()
    return key


def push(page: CalendarPage, key: str, arrow: Qt.Key) -> None:
    page.days.grid.choose(key)
    press(page.days.grid.entry(key), arrow, ALT)


def field_error(dialog: FormDialog, field: str) -> str:
    assert list(dialog.form.errors()) == [field]
    return dialog.form.errors()[field]


def test_the_week_says_who_where_and_that_the_interpreter_is_lacking(
    page: CalendarPage, tiny: TinyStore
) -> None:
    key = booked(tiny, page)
    box = page.days.grid.entry(key)
    assert box.accessibleName() == (
        "torsdag 12. mars 2026, 10:00–10:45, Amina Zahra, Bergsmo, Tolk må bestilles (arabisk)"
    )
    assert "Uke 11 · 9.–15. mars 2026" in words(page)
    assert "Tolk å bestille  ·  1" in words(page.bookings)
    press_button(page, f"booked_{key}")
    assert one(tiny.adviser, key).interpreter is Booking.BOOKED
    assert page.bookings.isHidden()


def test_alt_and_arrows_move_and_undo_moves_back(page: CalendarPage, tiny: TinyStore, bus: Bus) -> None:
    key = booked(tiny, page)
    told: list[str] = []
    bus.offer.connect(lambda text, *_: told.append(text))
    for arrow in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up):
        push(page, key, arrow)
    moved = one(tiny.adviser, key)
    assert (moved.day, moved.at) == (date(2026, 3, 13), time(10, 15))
    assert page.days.grid.entry(key).hasFocus()
    assert told[-1] == "Avtalen er flyttet til fre. 13.3. kl.\u00a010:15."
    for _ in range(4):
        undo_last(page, tiny.adviser, bus)
    assert (one(tiny.adviser, key).day, one(tiny.adviser, key).at) == (THURSDAY, time(10))


def test_a_move_past_the_week_follows_it_and_tells_of_the_interpreter(
    page: CalendarPage, tiny: TinyStore, bus: Bus
) -> None:
    key = booked(tiny, page, date(2026, 3, 15), interpreter=Booking.CONFIRMED)
    told: list[str] = []
    bus.offer.connect(lambda text, *_: told.append(text))
    push(page, key, Qt.Key.Key_Right)
    assert one(tiny.adviser, key).day == date(2026, 3, 16)
    assert "16.–22. mars" in words(page)
    assert page.days.grid.chosen_key() == key
    assert told[-1].endswith("Tolken er bestilt til den gamle tiden: gi beskjed.")


def test_an_appointment_is_dragged(page: CalendarPage, tiny: TinyStore) -> None:
    key = booked(tiny, page)
    grid = page.days.grid
    box, left = grid.entry(key), Qt.MouseButton.LeftButton
    way = QPoint(grid.canvas.width() // 7, grid._measures.hour)  # noqa: SLF001
    held = QPoint(box.width() // 2, 4)
    QTest.mousePress(box, left, pos=held)
    QTest.mouseMove(box, held + way / 2)
    QTest.mouseMove(box, held + way)
    QTest.mouseRelease(box, left, pos=held + way)
    moved = one(tiny.adviser, key)
    assert (moved.day, moved.at) == (date(2026, 3, 13), time(11))


def test_what_is_past_or_done_stays_and_a_day_that_is_past_is_refused(
    page: CalendarPage, tiny: TinyStore
) -> None:
    key = booked(tiny, page, TODAY)
    push(page, key, Qt.Key.Key_Left)
    assert one(tiny.adviser, key).day == TODAY
    assert "Flytt avtalen til i dag eller senere." in page.messages.text
    done = replace(one(tiny.adviser, key), state=AppointmentState.DONE)
    talks.change_appointment(tiny.adviser, done)
    page.refresh()
    push(page, key, Qt.Key.Key_Right)
    assert one(tiny.adviser, key).day == TODAY
    assert "Gjennomført" in page.days.grid.entry(key).accessibleName()


def test_what_collides_is_told_on_the_entry_and_in_the_form(page: CalendarPage, tiny: TinyStore) -> None:
    key = booked(tiny, page)
    other = book(tiny.adviser, tiny.ids["Åse"], THURSDAY, at=time(10, 30))
    page.refresh()
    said = "Kari Åsmo har også Amina Zahra kl. 10:00–10:45."
    assert said in page.days.grid.entry(other).accessibleName()
    press(page.days.grid.entry(other), Qt.Key.Key_Return)
    dialog = opened(AppointmentDialog)
    note = dialog._collision  # noqa: SLF001
    assert (note.isVisible(), note.text()) == (True, said)
    dialog.at.edit.setText("10:45")
    dialog.at.edit.editingFinished.emit()
    assert not note.isVisible()
    save(dialog)
    assert one(tiny.adviser, other).at == time(10, 45)
    assert one(tiny.adviser, key).at == time(10)


def test_the_keys_change_between_day_week_and_month(page: CalendarPage, tiny: TinyStore) -> None:
    booked(tiny, page)
    press(page, Qt.Key.Key_M, ALT)
    assert "Mars 2026" in words(page)
    cell = page.days.month.cells[page.days.month.chosen_place()]
    assert cell.accessibleName() == "onsdag 11. mars 2026, ingen avtaler"
    page.days.month.focus_chosen()
    press(cell, Qt.Key.Key_Right)
    chosen = page.days.month.cells[page.days.month.chosen_place()]
    assert chosen.accessibleName() == "torsdag 12. mars 2026, 10:00 Amina Zahra"
    press(chosen, Qt.Key.Key_Return)
    assert "Torsdag 12. mars 2026 · uke 11" in words(page)
    press(page, Qt.Key.Key_Right, CTRL)
    assert "Fredag 13. mars 2026" in words(page)
    press(page, Qt.Key.Key_Left, CTRL)
    press(page, Qt.Key.Key_U, ALT)
    assert "9.–15. mars" in words(page)
    press(page, Qt.Key.Key_Right, CTRL)
    assert "16.–22. mars" in words(page)
    press(page, Qt.Key.Key_I, ALT)
    press(page, Qt.Key.Key_D, ALT)
    assert "Onsdag 11. mars 2026" in words(page)
    press_button(page, "span_week")
    assert "9.–15. mars" in words(page)


def test_holidays_and_sundays_are_marked(page: CalendarPage) -> None:
    page.go_to(date(2026, 4, 1), Span.WEEK)
    head = page.days.grid.head.accessibleName()
    assert "torsdag 2. april 2026, skjærtorsdag, fredag 3. april 2026, langfredag" in head
    assert "søndag 5. april 2026, 1. påskedag" in head
    page.go_to(date(2026, 5, 17), Span.MONTH)
    names = [cell.accessibleName() for cell in page.days.month.cells]
    assert "søndag 17. mai 2026, 17. mai, ingen avtaler" in names


def test_a_day_with_many_says_how_many_more(page: CalendarPage, tiny: TinyStore) -> None:
    for hour in range(8, 20):
        book(tiny.adviser, tiny.ids["Amina"], THURSDAY, at=time(hour))
    page.go_to(THURSDAY, Span.MONTH)
    cell = page.days.month.cells[page.days.month.chosen_place()]
    shown = cell.shown_lines()
    assert shown[0] == "08:00 Amina Zahra"
    assert shown[-1] == f"+{12 - len(shown) + 1} til"
    page.go_to(THURSDAY, Span.WEEK)
    assert page.days.grid._measures.last == 20  # noqa: SLF001


def new_from(tiny: TinyStore) -> AppointmentDialog:
    """Choose whom in the dialog that is open, and go on to the form."""
    dialog = opened(WithWhomDialog)
    save(dialog)
    assert "Velg hvem avtalen er med." in field_error(dialog, "person_id")
    dialog.person.set_value(tiny.ids["Amina"])
    save(dialog)
    return opened(AppointmentDialog)


def test_an_empty_place_becomes_a_weekly_series(page: CalendarPage, tiny: TinyStore) -> None:
    canvas = page.days.grid.canvas
    canvas.setFocus()
    for key in (*[Qt.Key.Key_Right] * 4, Qt.Key.Key_Down, Qt.Key.Key_Return):
        press(canvas, key)
    form = new_from(tiny)
    assert (form.day.value(), form.at.value()) == (date(2026, 3, 13), time(9, 30))
    repeat = form.repeat
    assert repeat is not None
    assert not repeat.times.isVisible()
    repeat.repeat.set_value(Rhythm.WEEKLY)
    save(form)
    assert "hvor lenge" in field_error(form, "until")
    repeat.until.set_value(date(2026, 3, 19))
    save(form)
    assert "bare én avtale" in field_error(form, "until")
    repeat.until.set_value(None)
    repeat.times.setValue(4)
    moved = "3. april 2026 er helligdag, så avtalen flyttes til 7. april 2026."
    assert f"4 avtaler, den siste 7. april 2026. {moved}" in words(form)
    save(form)
    assert [each.day for each in all_of(tiny.adviser)] == [
        date(2026, 3, 13),
        date(2026, 3, 20),
        date(2026, 3, 27),
        date(2026, 4, 7),
    ]


def test_this_one_the_following_or_the_rest_of_a_series(page: CalendarPage, tiny: TinyStore) -> None:
    draft = AppointmentDraft((tiny.ids["Amina"],), THURSDAY, time(10), 45, "Bergsmo")
    series.book(tiny.adviser, replace(draft, repeat=Repeat(Rhythm.WEEKLY, times=3)))
    page.refresh()
    first, second, third = all_of(tiny.adviser)
    page.days.grid.choose(first.id)
    press(page.days.grid.entry(first.id), Qt.Key.Key_Return)
    dialog = opened(AppointmentDialog)
    dialog.minutes.setValue(30)
    save(dialog)
    assert [each.minutes for each in all_of(tiny.adviser)] == [30, 45, 45]
    page.go_to(second.day)
    press(page.days.grid.entry(second.id), Qt.Key.Key_Return)
    dialog = opened(AppointmentDialog)
    assert dialog._scope is not None  # noqa: SLF001
    dialog._scope.set_value("rest")  # noqa: SLF001
    dialog.minutes.setValue(60)
    save(dialog)
    assert [each.minutes for each in all_of(tiny.adviser)] == [30, 60, 60]
    press(page.days.grid.entry(second.id), Qt.Key.Key_Return)
    press_button(opened(AppointmentDialog), "cancelRest")
    off = AppointmentState.CANCELLED
    assert [each.state for each in all_of(tiny.adviser)] == [AppointmentState.PLANNED, off, off]
    assert third.series_id == first.series_id


def test_a_day_that_is_past_is_not_booked(page: CalendarPage) -> None:
    page.days.asked_new.emit(0, 540)
    assert "Dagen er før i dag." in page.messages.text
    assert not dialogs(WithWhomDialog)


def test_by_place_with_the_way_between_and_what_could_be_gathered(
    page: CalendarPage, tiny: TinyStore
) -> None:
    with tiny.leader.write("save_travel_time") as unit:
        put(tiny.leader, unit, TravelTime("", "", "Bergsmo", "Grong sentrum", 20))
    friday = date(2026, 3, 13)
    for at, place in ((time(9), "Bergsmo"), (time(10), "Grong sentrum"), (time(12), "Bergsmo")):
        book(tiny.adviser, tiny.ids["Amina"], friday, at=at, place=place)
    alone = book(tiny.adviser, tiny.ids["Åse"], THURSDAY, at=time(10))
    page.go_to(friday, Span.DAY)
    told = words(page.places)
    assert "Bergsmo · kl.\u00a009:00" in told
    assert "15 min til Grong sentrum. Reisen tar 20 min: for kort tid." in told
    assert "1 t 15 min til Bergsmo. Reisen tar 20 min." in told
    page.go_to(friday, Span.WEEK)
    assert "Samle avtaler på Bergsmo: Åse Aabakken" in words(page.gather)
    assert one(tiny.adviser, alone).day == THURSDAY
    press_button(page, f"move_{alone}")
    assert one(tiny.adviser, alone).day == friday
    assert page.gather.isHidden()


def test_whose_and_which_can_be_chosen(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = in_window(qtbot, CalendarPage(tiny.leader, bus))
    own = book(tiny.leader, tiny.ids["Åse"], THURSDAY, at=time(9), interpreter=Booking.NOT_NEEDED)
    other = booked(tiny, page)
    assert set(page.days.grid._boxes) == {own, other}  # noqa: SLF001
    page.bar.whose.set_value(tiny.adviser.actor.staff_id)
    assert set(page.days.grid._boxes) == {other}  # noqa: SLF001
    page.bar.whose.set_value("")
    page.bar.kind.set_value("lacking")
    assert set(page.days.grid._boxes) == {other}  # noqa: SLF001
    page.bar.kind.set_value("gathering")
    assert set(page.days.grid._boxes) == set()  # noqa: SLF001


def test_a_gathering_leads_to_its_activity(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = in_window(qtbot, CalendarPage(tiny.leader, bus))
    value = Activity("", "", ActivityKind.HOLIDAY_PROGRAMME, "Vinterferie", THURSDAY, THURSDAY)
    activity_id = save_activity(tiny.leader, value).id
    held = Gathering("", "", activity_id, THURSDAY, time(9), 300, "Tur")
    gathering_id = save_gathering(tiny.leader, held).id
    page.reload()
    pages: list[str] = []
    bus.open_page.connect(pages.append)
    with qtbot.waitSignal(bus.open_activity) as told:
        press(page.days.grid.entry(gathering_id), Qt.Key.Key_Return)
    assert (pages, list(told.args or ())) == (["activities"], [activity_id])


def test_the_calendar_file_goes_out_with_its_line(
    page: CalendarPage, tiny: TinyStore, tmp_path: Path
) -> None:
    press(page, Qt.Key.Key_S, CTRL)
    assert "ingen avtaler" in page.messages.text
    booked(tiny, page)
    page.action("saveCalendar").trigger()
    opened(QFileDialog).reject()
    path = tmp_path / "avtaler.ics"
    page.save_file(str(path))
    (event,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Samtale A.Z."
    assert [(each.file.what, each.file.path) for each in files_out(tiny.adviser)] == [
        ("Kalenderfil med avtaler", str(path))
    ]


def test_a_helper_has_the_own_people_and_no_file(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = in_window(qtbot, CalendarPage(tiny.helper, bus))
    booked(tiny, page)
    assert page.days.grid.chosen_key() == ""
    assert page.bar.whose.isHidden()
    assert page.findChild(QPushButton, "saveCalendarButton") is None


def test_every_button_has_a_name(page: CalendarPage, tiny: TinyStore) -> None:
    booked(tiny, page)
    for each in (*page.findChildren(QPushButton), *page.findChildren(QToolButton)):
        assert each.objectName()
        assert each.accessibleName() or not each.isVisible()
    assert back_in(page).isVisible()


@pytest.mark.parametrize(
    ("span", "day", "first", "count"),
    [
        (Span.DAY, date(2026, 3, 11), date(2026, 3, 11), 1),
        (Span.WEEK, date(2026, 3, 15), date(2026, 3, 9), 7),
        (Span.WEEK, date(2026, 3, 16), date(2026, 3, 16), 7),
        (Span.MONTH, date(2026, 3, 31), date(2026, 2, 23), 42),
        (Span.MONTH, date(2027, 2, 1), date(2027, 2, 1), 28),
    ],
)
def test_the_days_that_are_shown(span: Span, day: date, first: date, count: int) -> None:
    found = days_of(span, day)
    assert (found[0], len(found)) == (first, count)
    assert day in found


def test_forward_from_the_last_of_january_is_the_last_of_february() -> None:
    assert step(Span.MONTH, date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert step(Span.WEEK, date(2026, 3, 11), -1) == date(2026, 3, 4)
    assert step(Span.DAY, date(2026, 3, 11), 1) == date(2026, 3, 12)
