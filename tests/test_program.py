"""The whole program, offscreen: sign-in, lock, change of user, midnight, and closing."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from grongintro.app import application
from grongintro.domain.clock import FixedClock
from grongintro.paths import remember_folder
from grongintro.program import Program
from grongintro.services.deciding.decisions import list_decisions, view_decision
from grongintro.services.demo import build_demo
from grongintro.services.keeping.safety import copies
from grongintro.services.people import list_people
from grongintro.services.trust.login import sign_in
from grongintro.ui import run
from grongintro.ui.decisions.page import DecisionPage
from grongintro.ui.my_day.page import MyDayPage
from grongintro.ui.start.first import FirstStartPage
from grongintro.ui.start.lock import LockPage
from grongintro.ui.start.login import LoginPage
from grongintro.ui.start.password import PasswordPage
from grongintro.ui.talks.task import TaskDialog
from grongintro.ui.widgets.search_popup import SearchPopup
from grongintro.ui.window import Window
from tests.ui import store
from tests.ui.desks import CTRL, focused, opened
from tests.ui.keyboard import press, shown, type_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from grongintro.domain.changes import Changes

W = TypeVar("W", bound=QWidget)
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
NEW = "mitt helt egne passord"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small store, closed, that this computer remembers; the leader is liv, the adviser kari."""
    made = store.tiny_store(tmp_path)
    made.close()
    remember_folder(tmp_path / "home", tmp_path / "store")
    return tmp_path / "store"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    run.forget_held()
    window = Window()
    made = Program(application(), window, FixedClock(store.NOW), home=tmp_path / "home")
    qtbot.addWidget(window)
    shown(window)
    yield made
    window.close()
    made.deleteLater()


def now(program: Program, kind: type[W]) -> W:
    """The page of this kind that covers everything."""
    found = [page for page in program.shell.findChildren(kind) if page.isVisible()]
    assert found, f"no {kind.__name__} is shown"
    return found[-1]


def log_in(qtbot: QtBot, program: Program, login: str, password: str = store.PASSWORD) -> None:
    page = now(program, LoginPage)
    page.login.setText(login)
    page.password.setText(password)
    press(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not isValid(page) or page.go.isEnabled(), timeout=5000)


def at_work(qtbot: QtBot, program: Program, login: str = "liv") -> None:
    program.begin()
    log_in(qtbot, program, login)
    qtbot.waitUntil(lambda: program.shell.current_page == "day", timeout=5000)


def places(program: Program) -> list[str]:
    known = (
        "day",
        "calendar",
        "people",
        "year",
        "activities",
        "practice",
        "cooperation",
        "settlement",
        "decisions",
        "lights",
        "grants",
        "applications",
        "caseload",
        "settings",
    )
    return [key for key in known if key in program.shell._places]  # noqa: SLF001


def test_without_a_store_the_first_start_is_shown(program: Program) -> None:
    program.begin()
    assert now(program, FirstStartPage).isVisible()


@pytest.mark.usefixtures("folder")
def test_a_wrong_password_is_told_at_the_field_and_the_right_one_opens_the_day(
    qtbot: QtBot, program: Program
) -> None:
    program.begin()
    log_in(qtbot, program, "liv", "noe helt annet")
    page = now(program, LoginPage)
    assert list(page.form.errors()) == ["password"]
    assert program.desk is None
    log_in(qtbot, program, "liv")
    assert program.shell.current_page == "day"
    assert places(program) == [
        "day",
        "calendar",
        "people",
        "year",
        "activities",
        "practice",
        "cooperation",
        "settlement",
        "decisions",
        "lights",
        "grants",
        "applications",
        "caseload",
        "settings",
    ]


@pytest.mark.usefixtures("folder")
def test_who_got_a_password_chooses_an_own_first(qtbot: QtBot, program: Program) -> None:
    program.begin()
    log_in(qtbot, program, "kari")
    page = now(program, PasswordPage)
    program.lock()
    assert page.isVisible()
    page.old.setText(store.PASSWORD)
    page.new.setText(NEW)
    page.repeated.setText(NEW)
    press(page.repeated, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.shell.current_page == "day", timeout=5000)


@pytest.mark.usefixtures("folder")
def test_the_lock_covers_and_gives_back_what_was_typed(qtbot: QtBot, program: Program) -> None:
    at_work(qtbot, program)
    press(focused(program.window), Qt.Key.Key_O, CTRL)
    dialog = opened(TaskDialog)
    type_text(focused(dialog), "Ringe legen på Bergsmo")
    program.lock()
    lock = now(program, LockPage)
    assert not dialog.isVisible()
    lock.password.setText("feil passord her")
    press(lock.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(lock.form.errors()), timeout=5000)
    assert not dialog.isVisible()
    lock.password.setText(store.PASSWORD)
    press(lock.password, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.isVisible, timeout=5000)
    assert "Ringe legen på Bergsmo" in [line.text() for line in dialog.findChildren(QLineEdit)]
    dialog.reject()


@pytest.mark.usefixtures("folder")
def test_ctrl_l_and_an_idle_watch_lock(qtbot: QtBot, program: Program) -> None:
    at_work(qtbot, program)
    press(focused(program.window), Qt.Key.Key_L, CTRL)
    lock = now(program, LockPage)
    lock.password.setText(store.PASSWORD)
    press(lock.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not program.shell.findChildren(LockPage), timeout=5000)
    program.idle.idle.emit()
    assert now(program, LockPage).isVisible()


@pytest.mark.usefixtures("folder")
def test_another_signs_in_while_the_store_stays_open(qtbot: QtBot, program: Program) -> None:
    at_work(qtbot, program)
    assert program.desk is not None
    first = program.desk.store
    program.ask_switch()
    log_in(qtbot, program, "ola")
    own = now(program, PasswordPage)
    for field, text in ((own.old, store.PASSWORD), (own.new, NEW), (own.repeated, NEW)):
        field.setText(text)
    press(own.repeated, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: places(program) == ["day", "calendar", "people", "settings"], timeout=5000)
    program.ask_switch()
    log_in(qtbot, program, "liv")
    qtbot.waitUntil(lambda: "decisions" in places(program), timeout=5000)
    assert program.desk.store is first
    assert program.desk.actor.name == "Liv Haugen"


def test_closing_copies_and_lets_go_of_the_store(qtbot: QtBot, folder: Path, program: Program) -> None:
    at_work(qtbot, program)
    program.window.close()
    assert program.desk is None
    desk = sign_in(folder, "liv", store.PASSWORD, FixedClock(store.NOW))
    assert len(copies(desk)) == 1
    desk.store.close()


@pytest.mark.usefixtures("folder")
def test_after_midnight_every_page_reads_again(qtbot: QtBot, program: Program) -> None:
    at_work(qtbot, program)
    said: list[Changes] = []
    program.bus.changed.connect(said.append)
    program.look_at_the_date()
    assert said == []
    assert isinstance(program.clock, FixedClock)
    program.clock.instant += timedelta(days=1)
    program.look_at_the_date()
    program.look_at_the_date()
    assert len(said) == 1


@pytest.mark.usefixtures("folder")
def test_ctrl_k_opens_a_person(qtbot: QtBot, program: Program) -> None:
    at_work(qtbot, program)
    press(focused(program.window), Qt.Key.Key_K, CTRL)
    popup = opened(SearchPopup)
    type_text(focused(popup), "Åse")
    QTest.qWait(300)
    press(focused(popup), Qt.Key.Key_Return)
    assert program.shell.current_page == "person"


def draft_of_amina(program: Program) -> str:
    assert program.desk is not None
    amina = next(row for row in list_people(program.desk) if row.name == "Amina Zahra")
    program.new_decision(amina.id)
    assert program.shell.current_page == "decision"
    page = program.shell.page("decision")
    assert isinstance(page, DecisionPage)
    type_text(page.reasons, "Skrevet rett før vinduet ble lukket.")
    return list_decisions(program.desk)[0].id


def test_what_is_typed_in_a_decision_is_in_the_store_and_its_copy_when_the_window_is_closed(
    qtbot: QtBot, folder: Path, program: Program
) -> None:
    at_work(qtbot, program)
    key = draft_of_amina(program)
    program.window.close()
    copy = max((folder.parent / "copies").iterdir())
    for place in (folder, copy):
        desk = sign_in(place, "liv", store.PASSWORD, FixedClock(store.NOW))
        assert view_decision(desk, key).decision.assessment == "Skrevet rett før vinduet ble lukket."
        desk.store.close()
    names = ["grongintro.db", "grongintro.db.copies", "grongintro.db.key"]
    assert sorted(path.name for path in folder.iterdir()) == names


@pytest.mark.usefixtures("folder")
def test_a_decision_is_opened_from_the_day(qtbot: QtBot, program: Program) -> None:
    at_work(qtbot, program)
    key = draft_of_amina(program)
    program.shell.show_page("day")
    day = program.shell.page("day")
    assert isinstance(day, MyDayPage)
    day.bus.open_decision.emit(key)
    assert program.shell.current_page == "decision"


def test_the_locked_demo_says_the_passwords_that_open_it(program: Program) -> None:
    demo = build_demo(program.home / "demo", store.NOW.date())
    program.enter_demo(demo.desk_adviser, demo.desk_leader)
    program.lock()
    page = now(program, LockPage)
    adviser = next(each for each in demo.logins if each.name == demo.desk_adviser.actor.name)
    assert f"{adviser.login} / {adviser.password}" in page.messages.text
    type_text(page.password, adviser.password)
    press(page.password, Qt.Key.Key_Return)
    QTest.qWait(200)
    assert not any(each.isVisible() for each in program.shell.findChildren(LockPage) if isValid(each))


@pytest.mark.usefixtures("folder")
def test_a_real_lock_says_no_password(qtbot: QtBot, program: Program) -> None:
    at_work(qtbot, program)
    program.lock()
    assert now(program, LockPage).messages.text == ""
