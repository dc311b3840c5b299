"""A shared store in the window: two programs in one process, each with a home of its own, on one folder."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget
from shiboken6 import isValid

from grongintro.app import application
from grongintro.domain.clock import FixedClock
from grongintro.domain.person import Sex
from grongintro.paths import remember_folder, remembered_folder
from grongintro.program import Program
from grongintro.services import people
from grongintro.services.keeping.sharing_begin import share
from grongintro.services.people import PersonDraft, list_people
from grongintro.services.trust.login import change_password, switch_user
from grongintro.storage.place.shared import SharedPlace
from grongintro.ui import run
from grongintro.ui.sharing.dialogs import ShareDialog, TakeOverDialog
from grongintro.ui.start.first import FirstStartPage
from grongintro.ui.start.lock import LockPage
from grongintro.ui.start.login import LoginPage
from grongintro.ui.window import Window
from tests.ui import store
from tests.ui.desks import CTRL, dialogs, focused, opened
from tests.ui.keyboard import press, shown, type_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
SHIFT = Qt.KeyboardModifier.ShiftModifier
OWN = "karis helt egne passord"
PASSWORDS = {"liv": store.PASSWORD, "kari": OWN}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A tiny store that is shared; both machines remember it."""
    made = store.tiny_store(tmp_path)
    desk = switch_user(made.leader, "kari", store.PASSWORD)
    change_password(desk, store.PASSWORD, OWN, OWN)
    share(made.leader, tmp_path / "delt")
    for login in PASSWORDS:
        remember_folder(tmp_path / login, tmp_path / "delt")
    return tmp_path / "delt"


@pytest.fixture
def machine(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[str], Program]]:
    """A machine with its own home: the program on it, not begun."""
    running: list[Program] = []

    def start(name: str) -> Program:
        run.forget_held()
        window = Window()
        made = Program(application(), window, FixedClock(store.NOW), home=tmp_path / name)
        qtbot.addWidget(window)
        shown(window)
        running.append(made)
        return made

    yield start
    while running:
        each = running.pop()
        each.window.close()
        each.deleteLater()
    qtbot.wait(10)


def now(program: Program, kind: type[W]) -> W:
    found = [page for page in program.shell.findChildren(kind) if page.isVisibleTo(program.window)]
    assert found, f"no {kind.__name__} is shown"
    return found[-1]


# The cover of one program hides every other window of the process, so: visible within its own window.
def shows(program: Program, kind: type[QWidget]) -> bool:
    return any(
        isValid(page) and page.isVisibleTo(program.window) for page in program.shell.findChildren(kind)
    )


def log_in(qtbot: QtBot, program: Program, login: str, password: str = "") -> None:
    page = now(program, LoginPage)
    page.login.setText(login)
    page.password.setText(password or PASSWORDS[login])
    press(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not isValid(page) or page.go.isEnabled(), timeout=5000)


def at_work(qtbot: QtBot, program: Program, login: str) -> Program:
    program.begin()
    log_in(qtbot, program, login)
    qtbot.waitUntil(lambda: program.shell.current_page == "day", timeout=5000)
    return program


def banner(program: Program) -> str:
    text = program.shell.banner.findChild(QLabel, "bannerText")
    assert text is not None
    return "" if program.shell.banner.isHidden() else text.text()


def click(program: Program, name: str) -> None:
    run.forget_held()
    made = program.shell.findChild(QPushButton, name)
    assert made is not None
    assert made.isVisibleTo(program.window)
    made.click()


def given_back(qtbot: QtBot, program: Program) -> str:
    qtbot.waitUntil(lambda: shows(program, LoginPage), timeout=8000)
    return now(program, LoginPage).messages.text


def give_back(qtbot: QtBot, program: Program) -> str:
    run.forget_held()
    action = program.window.findChild(QAction, "giveBack")
    assert action is not None
    action.trigger()  # two windows in one process: the key goes to the one that is active
    return given_back(qtbot, program)


def settle(program: Program, given: str) -> None:
    assert program.desk is not None
    one = store.person(given, "Delt", date(1990, 5, 5), Sex.FEMALE, "")
    people.settle_person(program.desk, PersonDraft(one, adviser_id=program.desk.actor.staff_id))


def names(program: Program) -> set[str]:
    assert program.desk is not None
    return {row.name.split()[0] for row in list_people(program.desk)}


def told() -> QMessageBox:
    return opened(QMessageBox)


def test_one_writes_another_reads_and_takes_it_when_it_is_free(
    qtbot: QtBot, folder: Path, machine: Callable[[str], Program]
) -> None:
    kari = at_work(qtbot, machine("kari"), "kari")
    assert banner(kari) == ""
    settle(kari, "Mona")
    liv = at_work(qtbot, machine("liv"), "liv")
    assert banner(liv) == "Kari Åsmo har basen siden 11.03. kl. 08:30. Du leser utgave 1."
    assert "Mona" not in names(liv)
    click(liv, "bannerAction")
    qtbot.waitUntil(lambda: bool(dialogs(QMessageBox)), timeout=5000)
    assert "Kari Åsmo har basen" in told().text()
    told().accept()
    assert give_back(qtbot, kari) == "Basen er lagt tilbake som utgave 2."
    assert kari.desk is None
    assert remembered_folder(kari.home) == folder
    liv.share.look()
    qtbot.waitUntil(lambda: banner(liv) == "Basen er ledig. Du leser utgave 1.", timeout=5000)
    click(liv, "bannerAction")
    qtbot.waitUntil(lambda: liv.share.writes, timeout=5000)
    assert banner(liv) == ""
    assert "Mona" in names(liv)


def test_a_reader_goes_everywhere_and_what_is_asked_for_is_refused_in_words(
    qtbot: QtBot, folder: Path, machine: Callable[[str], Program]
) -> None:
    kari = at_work(qtbot, machine("kari"), "kari")
    liv = at_work(qtbot, machine("liv"), "liv")
    for key in ("day", "calendar", "people", "decisions", "caseload", "settings", "import"):
        liv.shell.show_page(key)
        QTest.qWait(30)
        assert not dialogs(QMessageBox)
        assert liv.shell.messages.text == ""
    assert liv.desk is not None
    someone = list_people(liv.desk)[0].id
    liv.open_person(someone)
    assert liv.shell.current_page == "person"
    assert (next((liv.home / "delt").iterdir()) / "ventende").is_file()
    liv.new_decision(someone)
    assert "kan ikke endre noe" in liv.shell.messages.text
    liv.lock()
    lock = now(liv, LockPage)
    lock.password.setText("feil passord her")
    press(lock.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(lock.form.errors()), timeout=5000)
    assert list(lock.form.errors()) == ["password"]
    lock.password.setText(store.PASSWORD)
    press(lock.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not shows(liv, LockPage), timeout=5000)
    liv.idle.idle.emit()
    assert shows(liv, LockPage)
    liv.window.close()
    assert not dialogs(QMessageBox)
    assert SharedPlace(folder).version() == 1
    assert kari.share.writes


def test_taking_over_asks_why_and_the_other_is_told_with_what_differs(
    qtbot: QtBot, folder: Path, machine: Callable[[str], Program]
) -> None:
    kari = at_work(qtbot, machine("kari"), "kari")
    settle(kari, "Mona")
    liv = at_work(qtbot, machine("liv"), "liv")
    click(liv, "bannerOther")
    dialog = opened(TakeOverDialog)
    press(focused(dialog), Qt.Key.Key_Return, CTRL)
    assert list(dialog.form.errors()) == ["reason"]
    run.forget_held()
    type_text(dialog.reason, "Kari er syk")
    press(dialog.reason, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: liv.share.writes, timeout=5000)
    kari.share.look()
    qtbot.waitUntil(lambda: "Liv Haugen har overtatt basen: «Kari er syk»" in banner(kari), timeout=5000)
    kari.window.activateWindow()
    click(kari, "bannerAction")
    given_back(qtbot, kari)
    qtbot.waitUntil(lambda: bool(dialogs(QMessageBox)), timeout=5000)
    box = told()
    assert "Liv Haugen overtok basen mens du hadde den: «Kari er syk»" in box.text()
    assert "avvik-" in box.informativeText()
    assert "• registrerte Mona Delt" in box.informativeText()
    box.accept()
    assert "Mona" not in names(liv)
    assert give_back(qtbot, liv) == "Basen er lagt tilbake som utgave 2."
    assert SharedPlace(folder).holder() is None


def test_nobody_there_gives_it_back_also_behind_the_lock_and_hides_names(
    qtbot: QtBot, folder: Path, machine: Callable[[str], Program]
) -> None:
    kari = at_work(qtbot, machine("kari"), "kari")
    press(focused(kari.window), Qt.Key.Key_G, CTRL | SHIFT)
    assert given_back(qtbot, kari) == "Basen er lagt tilbake som utgave 2."
    log_in(qtbot, kari, "kari")
    qtbot.waitUntil(lambda: kari.share.writes and kari.desk is not None, timeout=5000)
    press(focused(kari.window), Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: shows(kari, LockPage), timeout=5000)
    kari.idle.idle.emit()
    assert given_back(qtbot, kari) == "Basen er lagt tilbake som utgave 3."
    log_in(qtbot, kari, "kari")
    qtbot.waitUntil(lambda: kari.desk is not None, timeout=5000)
    settle(kari, "Mona")
    SharedPlace(folder).break_lease("Liv Haugen", "Kari er syk", store.NOW)
    kari.session.left.emit()
    said = given_back(qtbot, kari)
    assert "Liv Haugen overtok basen" in said
    assert "Mona" not in said
    assert not dialogs(QMessageBox)
    log_in(qtbot, kari, "kari")
    qtbot.waitUntil(lambda: bool(dialogs(QMessageBox)), timeout=5000)
    assert "• registrerte Mona Delt" in told().informativeText()
    told().accept()


def test_closing_puts_it_back(qtbot: QtBot, folder: Path, machine: Callable[[str], Program]) -> None:
    kari = at_work(qtbot, machine("kari"), "kari")
    settle(kari, "Mona")
    kari.window.close()
    assert SharedPlace(folder).version() == 2
    assert SharedPlace(folder).holder() is None
    assert len(list((folder.parent / "copies").glob("kopi-*"))) == 1
    liv = at_work(qtbot, machine("liv"), "liv")
    assert "Mona" in names(liv)


def test_a_share_that_vanishes_keeps_the_work_and_it_goes_back_at_the_next_sign_in(
    qtbot: QtBot, folder: Path, machine: Callable[[str], Program]
) -> None:
    kari = at_work(qtbot, machine("kari"), "kari")
    settle(kari, "Mona")
    away = folder.rename(folder.with_name("borte"))
    kari.share.look()
    qtbot.waitUntil(lambda: "svarer ikke" in banner(kari), timeout=5000)
    give_back(qtbot, kari)
    qtbot.waitUntil(lambda: bool(dialogs(QMessageBox)), timeout=5000)
    assert "legger det tilbake når mappen svarer" in told().informativeText()
    told().accept()
    kari.window.close()
    again = machine("kari")
    again.begin()
    assert not shows(again, FirstStartPage)
    run.forget_held()
    log_in(qtbot, again, "kari")
    qtbot.waitUntil(lambda: bool(dialogs(QMessageBox)), timeout=5000)
    assert "ikke å finne" in told().text()
    told().accept()
    away.rename(folder)
    run.forget_held()
    log_in(qtbot, again, "kari")
    qtbot.waitUntil(lambda: again.shell.current_page == "day", timeout=5000)
    assert "ikke var lagt tilbake" in again.shell.messages.text
    assert "Mona" in names(again)
    assert give_back(qtbot, again) == "Basen er lagt tilbake som utgave 2."


def test_a_machine_that_slept_in_the_middle_puts_it_back_when_it_wakes(
    qtbot: QtBot, folder: Path, machine: Callable[[str], Program]
) -> None:
    kari = at_work(qtbot, machine("kari"), "kari")
    settle(kari, "Mona")
    away = folder.rename(folder.with_name("borte"))  # the network of a machine that sleeps
    kari.session.left.emit()
    kari.session.left.emit()  # Windows tells of the lock and of the sleep
    assert "Logg inn for å se hva det gjelder" in given_back(qtbot, kari)
    away.rename(folder)

    def lies_there() -> bool:
        kari.share.left.try_again()
        return now(kari, LoginPage).messages.text == "Basen er lagt tilbake som utgave 2."

    qtbot.waitUntil(lies_there)
    assert SharedPlace(folder).holder() is None
    liv = at_work(qtbot, machine("liv"), "liv")
    assert "Mona" in names(liv)
    log_in(qtbot, kari, "kari")
    qtbot.waitUntil(lambda: kari.desk is not None, timeout=5000)
    assert not kari.share.writes
    assert not dialogs(QMessageBox)


def test_a_machine_that_was_shut_down_in_the_middle_puts_it_back_at_the_next_start(
    qtbot: QtBot, folder: Path, machine: Callable[[str], Program]
) -> None:
    kari = at_work(qtbot, machine("kari"), "kari")
    settle(kari, "Mona")
    away = folder.rename(folder.with_name("borte"))
    kari.session.left.emit()
    given_back(qtbot, kari)
    kari.window.close()
    away.rename(folder)
    again = machine("kari")
    again.begin()
    qtbot.waitUntil(lambda: SharedPlace(folder).holder() is None, timeout=5000)
    assert SharedPlace(folder).version() == 2


def test_a_wrong_password_takes_nothing(
    qtbot: QtBot, folder: Path, machine: Callable[[str], Program]
) -> None:
    kari = machine("kari")
    kari.begin()
    log_in(qtbot, kari, "kari", "noe helt annet")
    assert list(now(kari, LoginPage).form.errors()) == ["password"]
    assert SharedPlace(folder).holder() is None


def test_the_leader_shares_from_the_settings_and_signs_in_there(
    qtbot: QtBot, tmp_path: Path, machine: Callable[[str], Program]
) -> None:
    store.tiny_store(tmp_path).close()
    remember_folder(tmp_path / "liv", tmp_path / "store")
    liv = at_work(qtbot, machine("liv"), "liv")
    liv.open_settings("safetyTab")
    click(liv, "shareStore")
    dialog = opened(ShareDialog)
    type_text(dialog.folder.edit, str(tmp_path / "store"))
    press(focused(dialog), Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible()
    run.forget_held()
    dialog.folder.edit.setText(str(tmp_path / "delt"))
    press(focused(dialog), Qt.Key.Key_Return, CTRL)
    said = given_back(qtbot, liv)
    assert "Lageret er delt" in said
    assert "grongintro-delt-" in said
    assert remembered_folder(liv.home) == tmp_path / "delt"
    assert not (tmp_path / "store" / "grongintro.db").exists()
    log_in(qtbot, liv, "liv")
    qtbot.waitUntil(lambda: liv.share.writes and liv.desk is not None, timeout=5000)
    assert liv.desk is not None
    assert liv.desk.store.folder == tmp_path / "delt"
    liv.open_settings("safetyTab")
    assert "du har det nå" in _text(liv, "sharingWords")


def _text(program: Program, name: str) -> str:
    found = program.shell.findChild(QLabel, name)
    assert found is not None
    return found.text()


def test_an_existing_shared_store_is_chosen_at_the_first_start(
    qtbot: QtBot, folder: Path, machine: Callable[[str], Program]
) -> None:
    ola = machine("helt ny maskin")
    ola.begin()
    now(ola, FirstStartPage).choose_existing(str(folder))
    log_in(qtbot, ola, "liv")
    qtbot.waitUntil(lambda: ola.share.writes, timeout=5000)
    assert remembered_folder(ola.home) == folder
