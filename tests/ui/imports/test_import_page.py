from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton

from grongintro.errors import UserError
from grongintro.paths import resource
from grongintro.services.people import change_person, get_person, list_people
from grongintro.ui.imports.page import CHANGES, COLUMNS, CONFLICTS, FAULTS, ImportPage
from tests.ui.keyboard import press, shown, type_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus

HEAD = "Fornavn;Etternavn;Fødselsdato;Telefon;Bosatt i kommunen"
SARA = "Sara;Tesfay;04.03.1990;90000001;1.2.2026"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, bus: Bus) -> ImportPage:
    made = ImportPage(desk, bus)
    qtbot.addWidget(made)
    made.resize(1100, 800)
    shown(made)
    made.setFocus()
    return made


@pytest.fixture
def sheet(tmp_path: Path) -> Callable[..., Path]:
    def write(*lines: str) -> Path:
        path = tmp_path / "deltakere.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def read(qtbot: QtBot, page: ImportPage, path: Path) -> None:
    page.preview = None
    page.file.edit.setText(str(path))
    press(page.file.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.preview is not None and page.isEnabled())


def tried(qtbot: QtBot, page: ImportPage) -> None:
    press(page, Qt.Key.Key_R, CTRL)
    qtbot.waitUntil(lambda: page.plan is not None and page.isEnabled())


def imported(qtbot: QtBot, page: ImportPage) -> None:
    page.run_import()
    qtbot.waitUntil(lambda: page.preview is None and page.isEnabled())


def run_button(page: ImportPage) -> QPushButton:
    found = page.findChild(QPushButton, "runImportButton")
    assert found is not None
    return found


def state(page: ImportPage) -> str:
    found = page.findChild(QLabel, "importState")
    assert found is not None
    return found.text()


def test_the_example_is_imported_by_keyboard(qtbot: QtBot, page: ImportPage, desk: Desk, bus: Bus) -> None:
    assert page.file.edit.hasFocus()
    type_text(page.file.edit, str(resource("demo", "eksempel-import.xlsx")))
    press(page.file.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.preview is not None and page.isEnabled())
    assert not run_button(page).isEnabled()
    assert state(page).startswith("Se over kolonnene")
    tried(qtbot, page)
    assert page.tabs.currentIndex() == CHANGES
    assert page.tabs.tabText(CHANGES) == "Linjer (12)"
    assert not page.tabs.isTabEnabled(FAULTS)
    assert run_button(page).hasFocus()
    with qtbot.waitSignal(bus.changed):
        press(run_button(page), Qt.Key.Key_Space)
        press(run_button(page), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.preview is None and page.isEnabled())
    assert len(list_people(desk)) == 12
    assert page.messages.text.startswith("Importert: 12\u00a0nye personer, 0 endret, 0 uendret.")
    read(qtbot, page, resource("demo", "eksempel-import.xlsx"))
    assert page.preview is not None
    assert page.preview.remembered
    tried(qtbot, page)
    assert "ingenting å importere" in state(page)
    assert not run_button(page).isEnabled()


def test_faults_stand_line_by_line_and_hold_the_import_back(
    qtbot: QtBot, page: ImportPage, desk: Desk, sheet: Callable[..., Path]
) -> None:
    read(qtbot, page, sheet(HEAD, SARA, "Ali;Noor;31.2.1990;x;1.2.2026", ";Uten Fornavn;1.1.1990;;1.2.2026"))
    tried(qtbot, page)
    assert page.tabs.currentIndex() == FAULTS
    assert {line.note.line for line in page.faults.notes.rows()} == {3, 4}
    assert not run_button(page).isEnabled()
    assert "må rettes i arket" in state(page)
    page.run_import()
    assert list_people(desk) == ()


def test_a_changed_column_asks_for_a_new_trial(
    qtbot: QtBot, page: ImportPage, sheet: Callable[..., Path]
) -> None:
    read(qtbot, page, sheet(HEAD, SARA))
    tried(qtbot, page)
    assert run_button(page).isEnabled()
    page.mapping.choice("Telefon").set_key("")
    assert page.plan is None
    assert not run_button(page).isEnabled()
    page.mapping.choice("Telefon").set_key("given_name")
    page.try_import()
    qtbot.waitUntil(lambda: bool(page.mapping.errors()) and page.isEnabled())
    assert page.tabs.currentIndex() == COLUMNS
    assert page.plan is None


def test_what_was_changed_in_the_program_is_chosen(
    qtbot: QtBot, page: ImportPage, desk: Desk, sheet: Callable[..., Path]
) -> None:
    read(qtbot, page, sheet(HEAD, SARA))
    tried(qtbot, page)
    imported(qtbot, page)
    person = get_person(desk, list_people(desk)[0].id)
    change_person(desk, replace(person, phone="90000099"))
    read(qtbot, page, sheet(HEAD, SARA.replace("90000001", "90000002")))
    tried(qtbot, page)
    assert page.tabs.currentIndex() == CONFLICTS
    assert not run_button(page).isEnabled()
    assert state(page) == "Velg verdi for 1 til."
    table = page.conflicts.table
    press(table, Qt.Key.Key_Return)
    assert run_button(page).isEnabled()
    press(table, Qt.Key.Key_Return)
    assert list(page.conflicts.choices().values()) == ["sheet"]
    keep = page.findChild(QPushButton, "keepAll")
    take = page.findChild(QPushButton, "takeSheet")
    assert keep is not None
    assert take is not None
    press(keep, Qt.Key.Key_Space)
    assert list(page.conflicts.choices().values()) == ["program"]
    press(take, Qt.Key.Key_Space)
    imported(qtbot, page)
    assert get_person(desk, person.id).phone.replace(" ", "") == "90000002"


def test_files_that_are_no_sheets(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    wrong = tmp_path / "brev.pdf"
    wrong.write_bytes(b"%PDF-1.7 \x00\x01\x02")
    reason = page.findChild(QLabel, "importPathError")
    assert reason is not None
    press(page.file.edit, Qt.Key.Key_Return)
    assert reason.text() == "Velg et regneark først."
    for path in (tmp_path / "finnes-ikke.xlsx", wrong):
        page.file.say("")
        page.file.take(path)
        qtbot.waitUntil(lambda: bool(reason.text()) and page.isEnabled())
        assert page.preview is None


def test_a_dropped_file_is_read(qtbot: QtBot, page: ImportPage, sheet: Callable[..., Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sheet(HEAD, SARA)))])
    page.file.dropEvent(
        QDropEvent(
            QPointF(1, 1),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: page.preview is not None and page.isEnabled())


def test_the_example_is_saved(page: ImportPage, tmp_path: Path) -> None:
    page.file.save_example(str(tmp_path / "mitt.xlsx"))
    assert (tmp_path / "mitt.xlsx").read_bytes() == resource("demo", "eksempel-import.xlsx").read_bytes()


def test_a_refusal_without_a_field_stands_in_the_bar(page: ImportPage) -> None:
    page.show_user_error(UserError("Noe annet."))
    assert page.messages.text == "Noe annet."
