from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

from grongintro.domain.changes import Changes, Subject
from grongintro.domain.followup import Booking
from grongintro.domain.person import Sex
from grongintro.services import documents, my_day, talks
from grongintro.services.people import PersonDraft, settle_person
from grongintro.ui.asking import undo_last
from grongintro.ui.my_day.distribute import DistributeDialog
from grongintro.ui.my_day.page import MyDayPage
from grongintro.ui.talks.appointment import AppointmentDialog
from grongintro.ui.talks.dialog import TalkDialog
from grongintro.ui.talks.task import TaskDialog
from grongintro.ui.widgets.print_dialog import PrintDialog
from grongintro.ui.worker import LongWork
from tests.ui import store
from tests.ui.desks import CTRL, back_in, dialogs, escape, focused, in_window, opened, save
from tests.ui.keyboard import press, type_text

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore


def page_of(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> MyDayPage:
    return in_window(qtbot, MyDayPage(tiny.adviser, bus))


def texts(page: MyDayPage) -> list[str]:
    return [page.talks.item(row).text() for row in range(page.talks.count())]


def test_the_day_is_grouped_by_place_with_one_line_per_household(
    qtbot: QtBot, tiny: TinyStore, bus: Bus
) -> None:
    page = page_of(qtbot, tiny, bus)
    assert [text.split("  ·")[0] for text in texts(page)[::2]] == ["Bergsmo", "Grong sentrum"]
    assert sum("Amina Zahra" in text for text in texts(page)) == 1
    assert page.talks.hasFocus()
    assert "Kari" in page.header.findChildren(QLabel)[0].text()


def test_a_talk_is_logged_in_three_steps_by_keyboard(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny, bus)
    line = page.talks.line()
    assert line is not None
    press(back_in(page).talks, Qt.Key.Key_Return)
    dialog = opened(TalkDialog)
    type_text(focused(dialog), "Snakket om skolen på Bergsmo. Går bra, søker læreplass.")
    dialog.reason.setText("Telefontolken svarte ikke")
    save(dialog)
    assert not dialog.isVisible()
    proposal = opened(AppointmentDialog)
    assert proposal.day.value() is not None
    assert proposal.place.value() == line.place
    press(focused(proposal), Qt.Key.Key_Return)
    assert not proposal.isVisible()
    booked = talks.start_talk(tiny.adviser, line.person_ids)
    assert booked.text == ""
    assert page.talks.line() is None or page.talks.line() != line


def test_escape_leaves_the_next_talk_due(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny, bus)
    page.flow.log((tiny.ids["Åse"],))
    dialog = opened(TalkDialog)
    type_text(focused(dialog), "Første samtale.")
    save(dialog)
    escape(opened(AppointmentDialog))
    assert my_day.my_day(tiny.adviser).week == ()
    assert all(tiny.ids["Åse"] not in line.person_ids for _, g in page._day.places for line in g)  # type: ignore[union-attr]  # noqa: SLF001


def test_a_appointment_is_made_with_a_and_the_line_shows_its_time(
    qtbot: QtBot, tiny: TinyStore, bus: Bus
) -> None:
    page = page_of(qtbot, tiny, bus)
    before = len(texts(page))
    press(back_in(page).talks, Qt.Key.Key_A)
    dialog = opened(AppointmentDialog)
    type_text(focused(dialog), "i morgen")
    dialog.at.edit.setText("1015")
    save(dialog)
    assert any("I morgen kl. 10:15" in text for text in texts(page))
    assert len(texts(page)) == before


def test_p_opens_the_person(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny, bus)
    with qtbot.waitSignal(bus.open_person) as signal:
        press(back_in(page).talks, Qt.Key.Key_P)
    assert signal.args[0] in tiny.ids.values()


def test_an_interpreter_is_marked_and_the_mark_taken_back(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    key = store.book(tiny.adviser, tiny.ids["Amina"], date(2026, 3, 13))
    page = page_of(qtbot, tiny, bus)
    button = page.findChild(QPushButton, f"confirmed_{key}")
    assert button is not None
    with qtbot.waitSignal(bus.offer) as offered:
        press(button, Qt.Key.Key_Space)
    assert talks.get_appointment(tiny.adviser, key).interpreter is Booking.CONFIRMED
    assert not page.unbooked.isVisible()
    offered.args[2]()
    assert talks.get_appointment(tiny.adviser, key).interpreter is Booking.TO_BOOK


def test_a_task_is_made_ticked_and_undone(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny, bus)
    press(back_in(page).talks, Qt.Key.Key_O, CTRL)
    dialog = opened(TaskDialog)
    save(dialog)
    assert dialog.form.errors() == {"text": "Skriv hva som skal gjøres."}
    type_text(focused(dialog), "Ringe legen")
    save(dialog)
    key = next(line.id for line in my_day.my_day(tiny.adviser).tasks if line.text == "Ringe legen")
    tick = page.findChild(QCheckBox, f"tick_{key}")
    assert tick is not None
    press(tick, Qt.Key.Key_Space)
    assert all(line.id != key for line in my_day.my_day(tiny.adviser).tasks)
    with qtbot.waitSignal(bus.message) as said:
        undo_last(page, tiny.adviser, bus)
    assert said.args[1] == "Angret: gjorde ferdig oppgave «Ringe legen»"
    assert any(line.id == key for line in my_day.my_day(tiny.adviser).tasks)


def test_the_day_is_drawn_beside_the_window_and_shown_on_paper_with_ctrl_p(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(qtbot, tiny, bus)
    threads: list[threading.Thread] = []
    drawn = documents.day_pdf

    def draw(desk: Desk) -> bytes:
        threads.append(threading.current_thread())
        return drawn(desk)

    monkeypatch.setattr(documents, "day_pdf", draw)
    press(back_in(page).talks, Qt.Key.Key_P, CTRL)
    work = page.findChild(LongWork)
    assert work is not None
    with qtbot.waitSignal(work.ended, timeout=20_000):
        assert not page.isEnabled()
    assert threads != [threading.main_thread()]
    dialog = opened(PrintDialog)
    assert dialog.preview.page_count >= 1
    dialog.accept()


def test_the_page_reads_again_only_for_its_subjects(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(qtbot, tiny, bus)
    reads: list[int] = []
    monkeypatch.setattr(page, "reload", lambda: reads.append(1))
    bus.changed.emit(Changes(frozenset({Subject.DRAFT})))
    assert reads == []
    bus.changed.emit(Changes(frozenset({Subject.CONVERSATION})))
    assert reads == [1]


def many(tiny: TinyStore, count: int) -> None:
    for number in range(count):
        person = store.person("Test", f"Nummer {number}", date(1990, 1, 1 + number), Sex.MALE, "")
        draft = PersonDraft(replace(person, arrived=date(2026, 1, 5)), adviser_id=tiny.adviser.actor.staff_id)
        settle_person(tiny.adviser, draft, confirmed_new=True)


def test_many_overdue_talks_are_spread_and_taken_back(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    many(tiny, 11)
    page = page_of(qtbot, tiny, bus)
    assert page.strip.isVisible()
    action = page.strip.findChild(QPushButton, "messageAction")
    assert action is not None
    press(action, Qt.Key.Key_Space)
    dialog = opened(DistributeDialog)
    count = len(dialog.rows)
    assert count > 10
    press(dialog.rows[0].take, Qt.Key.Key_Space)
    assert dialog.save_button.text() == f"Book {count - 1}"
    assert not dialog.rows[0].day.isEnabled()
    offers: list[Any] = []
    bus.offer.connect(lambda *args: offers.append(args))
    with qtbot.waitSignal(bus.offer):
        save(dialog)
    assert len(page._day.overdue) == 1  # type: ignore[union-attr]  # noqa: SLF001
    assert not page.strip.isVisible()
    offers[-1][2]()
    assert len(page._day.overdue) == count  # type: ignore[union-attr]  # noqa: SLF001


def test_an_empty_day_teaches_the_first_step(qtbot: QtBot, tmp_path: Path, bus: Bus) -> None:
    empty = store.empty_store(tmp_path)
    page = in_window(qtbot, MyDayPage(empty.leader, bus))
    button = page.findChild(QPushButton, "emptyAction")
    assert button is not None
    with qtbot.waitSignal(bus.open_page) as signal:
        press(button, Qt.Key.Key_Space)
    assert signal.args == ["people"]
    assert dialogs(TalkDialog) == []
    empty.close()
