"""Copies in the window: two places, the age in the side bar, and fetching one back by keyboard."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QToolButton, QWidget
from shiboken6 import isValid

from grongintro.app import application
from grongintro.domain.clock import FixedClock
from grongintro.domain.person import Person
from grongintro.errors import StorageError
from grongintro.paths import remember_folder
from grongintro.program import Program
from grongintro.services import people
from grongintro.services.keeping import safety
from grongintro.services.keeping.safety import CopyState
from grongintro.services.trust import accounts
from grongintro.services.trust.login import sign_in
from grongintro.storage.copying.copies import copies
from grongintro.storage.opened import STORE_NAME
from grongintro.ui import run
from grongintro.ui.copies.restore_dialog import RestoreDialog
from grongintro.ui.copies.words import age, state_details, state_words
from grongintro.ui.settings.page import SettingsPage
from grongintro.ui.settings.safety_tab import SafetyTab
from grongintro.ui.start.login import LoginPage
from grongintro.ui.start.restore import RestorePage
from grongintro.ui.tokens import Tone
from grongintro.ui.window import Window
from tests.ui import store
from tests.ui.desks import dialogs, focused, opened
from tests.ui.keyboard import press, shown, type_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)
NOW = store.NOW


@pytest.mark.parametrize(
    ("back", "words"),
    [
        (timedelta(seconds=40), "nå nettopp"),
        (timedelta(minutes=12), "for 12 minutter siden"),
        (timedelta(hours=1, minutes=5), "for 1 time siden"),
        (timedelta(hours=3), "for 3 timer siden"),
        (timedelta(hours=20), "for 20 timer siden"),
        (timedelta(days=1, hours=2), "i går"),
        (timedelta(days=5), "for 5 dager siden"),
        (timedelta(minutes=-30), "nå nettopp"),
    ],
)
def test_the_age_in_words(back: timedelta, words: str) -> None:
    assert age(NOW - back, NOW) == words


def state(newest: datetime | None, **more: object) -> CopyState:
    return CopyState(chosen=True, newest=newest, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("what", "words", "tone"),
    [
        (CopyState(chosen=False, newest=None), "Ingen plass til kopier", Tone.WARNING),
        (state(None), "Ikke kopiert ennå", Tone.WARNING),
        (state(NOW - timedelta(hours=3)), "Kopiert for 3 timer siden", Tone.SUCCESS),
        (state(NOW - timedelta(days=4)), "Kopiert for 4 dager siden", Tone.WARNING),
        (state(NOW, fault="Det er ikke plass."), "Kopiert nå nettopp", Tone.WARNING),
    ],
)
def test_the_state_in_words(what: CopyState, words: str, tone: Tone) -> None:
    assert state_words(what, NOW) == (words, tone)


def test_a_second_place_that_is_away_is_told_with_since_when() -> None:
    away = state(NOW, has_second=True, away=True, second=NOW - timedelta(days=6))
    assert (
        state_details(away, NOW)
        == "Det andre stedet er ikke tilkoblet. Det fikk sist en kopi for 6 dager siden."
    )
    never = state(NOW, has_second=True, away=True)
    assert state_details(never, NOW).endswith("Det har ikke fått noen kopi ennå.")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """The program with liv signed in to a small store that has one copy, and one person more since."""
    run.forget_held()
    made = store.tiny_store(tmp_path)
    safety.back_up_now(made.leader)
    amina = people.get_person(made.adviser, made.ids["Amina"])
    assert isinstance(amina, Person)
    store.log_talk(made.adviser, amina.id, store.TODAY)
    made.close()
    remember_folder(tmp_path / "home", tmp_path / "store")
    window = Window()
    window.resize(1280, 800)
    whole = Program(application(), window, FixedClock(NOW), home=tmp_path / "home")
    qtbot.addWidget(window)
    shown(window)
    whole.begin()
    log_in(qtbot, whole)
    yield whole
    window.close()
    whole.deleteLater()


def now(program: Program, kind: type[W]) -> W:
    found = [page for page in program.shell.findChildren(kind) if page.isVisible()]
    assert found, f"no {kind.__name__} is shown"
    return found[-1]


def log_in(qtbot: QtBot, program: Program) -> None:
    page = now(program, LoginPage)
    page.login.setText("liv")
    page.password.setText(store.PASSWORD)
    press(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.shell.current_page == "day", timeout=5000)


def foot(program: Program) -> QToolButton:
    return program.shell.sidebar.foot


def to_safety(qtbot: QtBot, program: Program) -> SafetyTab:
    qtbot.waitUntil(lambda: foot(program).isVisible(), timeout=5000)
    press(foot(program), Qt.Key.Key_Space)
    page = program.shell.page("settings")
    assert isinstance(page, SettingsPage)
    return next(part for part in page.parts if isinstance(part, SafetyTab))


def to_restore(qtbot: QtBot, program: Program) -> RestoreDialog:
    button = to_safety(qtbot, program).findChild(QPushButton, "restore")
    assert button is not None
    press(button, Qt.Key.Key_Space)
    return opened(RestoreDialog)


def test_the_side_bar_says_how_old_the_newest_is_and_leads_to_safety(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: foot(program).isVisible(), timeout=5000)
    assert foot(program).accessibleName() == "Kopiert nå nettopp"
    tab = to_safety(qtbot, program)
    assert tab.isVisible()
    assert isinstance(program.clock, FixedClock)
    program.clock.instant += timedelta(days=4)
    program.copies.look()
    qtbot.waitUntil(lambda: foot(program).accessibleName() == "Kopiert for 4 dager siden", timeout=5000)


def test_the_timer_takes_a_copy_beside_the_window(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    qtbot.waitUntil(lambda: foot(program).isVisible(), timeout=5000)
    assert isinstance(program.clock, FixedClock)
    program.clock.instant += timedelta(hours=5)
    program.copies.take_if_due()
    qtbot.waitUntil(lambda: len(copies(tmp_path / "copies")) == 2, timeout=5000)
    qtbot.waitUntil(lambda: foot(program).accessibleName() == "Kopiert nå nettopp", timeout=5000)
    assert program.shell.isEnabled()


def test_a_copy_is_fetched_back_in_three_steps_by_keyboard(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    dialog = to_restore(qtbot, program)
    assert focused(dialog) is dialog.chooser.table
    press(dialog.chooser.table, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.chooser.replace.isVisible, timeout=5000)
    assert "Siden da: 1\u00a0samtale" in dialog.chooser.contents.words()
    press(focused(dialog), Qt.Key.Key_Space)
    box = opened(QMessageBox)
    assert "30 dager" in box.informativeText()
    yes = next(each for each in box.buttons() if each.objectName() == "replaceDialogYes")
    press(yes, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(shown_logins(program)), timeout=10000)
    assert "er hentet tilbake" in now(program, LoginPage).messages.text
    assert len([path for path in copies(tmp_path / "copies") if path.name.endswith("tilbakehenting")]) == 1
    log_in(qtbot, program)
    assert program.desk is not None
    amina = next(row for row in people.list_people(program.desk) if row.name == "Amina Zahra")
    with program.desk.read() as reader:
        from grongintro.storage.rows.lists import talks_of

        assert len(talks_of(reader, amina.id)) == 1


def shown_logins(program: Program) -> list[LoginPage]:
    return [page for page in program.shell.findChildren(LoginPage) if isValid(page) and page.isVisible()]


def test_esc_replaces_nothing(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    dialog = to_restore(qtbot, program)
    press(dialog.chooser.table, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.chooser.replace.isVisible, timeout=5000)
    press(focused(dialog), Qt.Key.Key_Space)
    press(opened(QMessageBox), Qt.Key.Key_Escape)
    press(focused(dialog), Qt.Key.Key_Escape)
    assert program.desk is not None
    assert len(copies(tmp_path / "copies")) == 1


def test_the_password_of_then_is_asked_for_at_its_field(qtbot: QtBot, program: Program) -> None:
    assert program.desk is not None
    ola = next(each for each in names(program) if each[1] == "Ola Myhr")
    accounts.close_account(program.desk, ola[0])
    program.desk.identity = None
    dialog = to_restore(qtbot, program)
    press(dialog.chooser.table, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.chooser.password.isVisible, timeout=5000)
    qtbot.waitUntil(lambda: list(dialog.chooser.form.errors()) == ["password"], timeout=5000)
    type_text(dialog.chooser.password, "noe helt feil her")
    press(dialog.chooser.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.chooser.password.text() == "", timeout=5000)
    type_text(dialog.chooser.password, store.PASSWORD)
    press(dialog.chooser.password, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.chooser.replace.isVisible, timeout=5000)
    assert "blir åpne igjen: Ola Myhr" in dialog.chooser.contents.words()
    dialog.reject()


def names(program: Program) -> list[tuple[str, str]]:
    assert program.desk is not None
    with program.desk.read() as reader:
        return list(accounts.account_names(reader).items())


def test_a_copy_that_cannot_be_exchanged_leaves_everything_open(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StorageError("Disken er full.", "Frigjør plass.", code="disk_full")

    monkeypatch.setattr("grongintro.services.keeping.restoring.back_up", full)
    desk = program.desk
    assert desk is not None
    dialog = to_restore(qtbot, program)
    press(dialog.chooser.table, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.chooser.replace.isVisible, timeout=5000)
    view = dialog.chooser._view  # noqa: SLF001
    assert view is not None
    program.restore(view)
    qtbot.waitUntil(lambda: bool(dialogs(QMessageBox)), timeout=5000)
    assert dialogs(QMessageBox)[0].text() == "Disken er full."
    assert program.desk is desk
    assert not program.shell.is_covered
    dialogs(QMessageBox)[0].accept()
    assert len(people.list_people(desk)) == 4
    dialog.reject()


def test_a_damaged_store_is_fetched_back_from_the_sign_in_page(qtbot: QtBot, tmp_path: Path) -> None:
    run.forget_held()
    made = store.tiny_store(tmp_path)
    safety.back_up_now(made.leader)
    made.close()
    (tmp_path / "store" / STORE_NAME).write_bytes(b"skadet")
    remember_folder(tmp_path / "home", tmp_path / "store")
    window = Window()
    program = Program(application(), window, FixedClock(NOW), home=tmp_path / "home")
    qtbot.addWidget(window)
    shown(window)
    program.begin()
    link = now(program, LoginPage).findChild(QPushButton, "restoreCopy")
    assert link is not None
    press(link, Qt.Key.Key_Space)
    page = now(program, RestorePage)
    page.place.edit.setText(str(tmp_path / "copies"))
    chooser = page.chooser
    assert chooser.login is not None
    type_text(chooser.login, "liv")
    type_text(chooser.password, store.PASSWORD)
    press(chooser.password, Qt.Key.Key_Return)
    qtbot.waitUntil(chooser.replace.isVisible, timeout=5000)
    press(chooser.replace, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(shown_logins(program)), timeout=10000)
    (aside,) = (tmp_path / "store").glob("lagt-til-side-*")
    assert (aside / STORE_NAME).read_bytes() == b"skadet"
    sign_in(tmp_path / "store", "liv", store.PASSWORD, FixedClock(NOW)).store.close()
    window.close()
    program.deleteLater()


def test_going_on_without_a_copy_is_a_choice_of_its_own(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    shown(parent)
    gone: list[bool] = []
    for chosen, expected in ((False, []), (True, [True])):
        error = StorageError("Det ble ikke tatt kopi.", "Prøv igjen.", way_on=lambda: gone.append(True))
        run.tell(parent, error)
        box = opened(QMessageBox)
        wanted = {each.objectName() == "wayOn": each for each in box.buttons()}
        press(wanted[chosen], Qt.Key.Key_Space)
        QApplication.processEvents()
        QTest.qWait(20)
        assert gone == expected
