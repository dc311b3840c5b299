"""Saksmengde: another day, another adviser, and on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QMessageBox, QProgressDialog, QPushButton

from grongintro.domain.person import Sex
from grongintro.domain.staff import Role
from grongintro.errors import StorageError
from grongintro.services import bulk, staff
from grongintro.services.keeping.safety import MANY
from grongintro.services.people import PersonDraft, list_people, settle_person
from grongintro.ui.caseload.page import CaseloadPage
from grongintro.ui.caseload.reassign import ReassignDialog
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.pdf_preview import PdfPreview
from tests.ui import store
from tests.ui.desks import CTRL, back_in, dialogs, in_window, opened
from tests.ui.keyboard import press

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore


def page_of(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> CaseloadPage:
    return in_window(qtbot, CaseloadPage(tiny.leader, bus))


def cells(page: CaseloadPage) -> list[list[str]]:
    model = page.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def ask(page: CaseloadPage, name: str = "Kari Åsmo") -> ReassignDialog:
    line = next(row for row, texts in enumerate(cells(page)) if texts[0].startswith(name))
    back_in(page).table.selectRow(line)
    press(page.table, Qt.Key.Key_B, CTRL)
    return opened(ReassignDialog)


def confirm(dialog: ReassignDialog) -> None:
    button = dialog.findChild(QPushButton, "reassignDialogSave")
    assert button is not None
    button.click()


def test_a_typed_day_changes_what_is_shown(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny, bus)
    today = cells(page)
    day = page.findChild(DayField, "caseloadDay")
    assert day is not None
    day.edit.setText("1.1.2025")
    press(day.edit, Qt.Key.Key_Return)
    assert cells(page) != today
    day.edit.setText("11.3.2026")
    press(day.edit, Qt.Key.Key_Return)
    assert cells(page) == today


def test_no_capacity_shows_a_dash(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    key = staff.add_staff(tiny.leader, name="Nils Nilsen", title="", phone="", email="").id
    staff.set_post(tiny.leader, key, role=Role.ADVISER, percent=0, start=date(2026, 1, 1), counts=True)
    line = next(texts for texts in cells(page_of(qtbot, tiny, bus)) if texts[0] == "Nils Nilsen")
    assert line[4:6] == ["–", "–"]


def test_people_go_to_another_adviser_and_back(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    other = staff.add_staff(tiny.leader, name="Nils Nilsen", title="", phone="", email="").id
    staff.set_post(tiny.leader, other, role=Role.ADVISER, percent=50, start=date(2026, 1, 1), counts=True)
    page = page_of(qtbot, tiny, bus)
    dialog = ask(page)
    confirm(dialog)
    assert dialog.form.errors() == {"person_ids": "Kryss av for minst én person."}
    people = dialog.form.field("person_ids")
    assert isinstance(people, QListWidget)
    people.item(0).setCheckState(Qt.CheckState.Checked)
    with qtbot.waitSignal(bus.offer) as offered:
        confirm(dialog)

    def theirs() -> int:
        return sum(1 for row in list_people(tiny.leader) if row.adviser_id == other)

    assert theirs() == 1
    offered.args[2]()
    assert theirs() == 0


def tick_all(dialog: ReassignDialog) -> None:
    people = dialog.form.field("person_ids")
    assert isinstance(people, QListWidget)
    for number in range(people.count()):
        people.item(number).setCheckState(Qt.CheckState.Checked)


def many_people_and_another_adviser(tiny: TinyStore) -> str:
    for number in range(MANY):
        person = store.person("Test", f"Nummer {number}", date(1990, 1, 1 + number), Sex.MALE, "")
        draft = PersonDraft(replace(person, arrived=date(2026, 1, 5)), adviser_id=tiny.adviser.actor.staff_id)
        settle_person(tiny.adviser, draft, confirmed_new=True)
    other = staff.add_staff(tiny.leader, name="Nils Nilsen", title="", phone="", email="").id
    staff.set_post(tiny.leader, other, role=Role.ADVISER, percent=50, start=date(2026, 1, 1), counts=True)
    return other


def count_of(tiny: TinyStore, staff_id: str) -> int:
    return sum(1 for row in list_people(tiny.leader) if row.adviser_id == staff_id)


def test_the_window_answers_while_the_copy_before_many_is_taken(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = many_people_and_another_adviser(tiny)
    answered, taken = Event(), []

    def slow_copy(_desk: Desk, what: str) -> None:
        taken.append((what, answered.wait(5), count_of(tiny, other)))

    monkeypatch.setattr(bulk, "back_up_before", slow_copy)
    dialog = ask(page_of(qtbot, tiny, bus))
    tick_all(dialog)
    QTimer.singleShot(50, answered.set)
    with qtbot.waitSignal(bus.offer):
        confirm(dialog)
    assert taken == [("byttet av rådgiver", True, 0)]
    assert count_of(tiny, other) >= MANY


def test_work_that_is_stopped_during_the_copy_changes_nothing(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = many_people_and_another_adviser(tiny)
    stopped = Event()
    monkeypatch.setattr(bulk, "back_up_before", lambda *_: stopped.wait(5))
    dialog = ask(page_of(qtbot, tiny, bus))
    tick_all(dialog)
    confirm(dialog)
    qtbot.waitUntil(lambda: dialog.findChild(QProgressDialog) is not None)
    progress = dialog.findChild(QProgressDialog)
    assert progress is not None
    qtbot.waitUntil(lambda: progress.labelText() == "Tar sikkerhetskopi først …")
    progress.canceled.emit()
    stopped.set()
    qtbot.waitUntil(dialog.isEnabled)
    assert dialog.isVisible()
    assert count_of(tiny, other) == 0


def test_a_copy_that_failed_is_told_and_the_dialog_stays(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = many_people_and_another_adviser(tiny)

    def failing(*_: object) -> None:
        raise StorageError("Ingenting er endret.", "Prøv igjen.")

    monkeypatch.setattr(bulk, "back_up_before", failing)
    page = page_of(qtbot, tiny, bus)
    dialog = ask(page)
    tick_all(dialog)
    confirm(dialog)
    qtbot.waitUntil(lambda: bool(dialogs(QMessageBox)))
    assert dialogs(QMessageBox)[0].text() == "Ingenting er endret."
    assert dialog.isEnabled()
    assert count_of(tiny, other) == 0


def test_without_another_adviser_it_is_told(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    dialog = ask(page_of(qtbot, tiny, bus))
    people = dialog.form.field("person_ids")
    assert isinstance(people, QListWidget)
    people.item(0).setCheckState(Qt.CheckState.Checked)
    confirm(dialog)
    assert list(dialog.form.errors()) == ["staff_id"]


def test_the_caseload_is_shown_on_paper(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny, bus)
    press(back_in(page).table, Qt.Key.Key_P, CTRL)
    preview = opened(QDialog).findChild(PdfPreview)
    assert preview is not None
    assert preview.page_count >= 1


def test_the_computation_and_its_source_are_told(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny, bus)
    for name in ("whyText", "sourceText", "flexibleText"):
        found = page.findChild(QLabel, name)
        assert found is not None
        assert found.text()
