from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from grongintro.errors import StorageError, UserError
from grongintro.services.setup import found_service
from grongintro.services.trust.login import change_password, open_with_recovery_code, switch_user, unlock
from grongintro.ui.start.lock import LockPage
from grongintro.ui.start.login import LoginPage
from grongintro.ui.start.password import PasswordPage
from grongintro.ui.start.passwords import strength
from grongintro.ui.start.recovery import RecoveryPage
from grongintro.ui.tokens import Tone
from tests.ui.keyboard import press, shown, type_text
from tests.ui.services import CHEAP, CLOCK, FIRST_PASSWORD, LEADER_PASSWORD, first_start, leader_desk

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def held(qtbot: QtBot, page: QWidget) -> None:
    qtbot.addWidget(page)
    page.resize(900, 700)
    shown(page)
    page.setFocus()


class Door:
    def __init__(self) -> None:
        self.tries: list[tuple[str, str]] = []

    def __call__(self, login: str, password: str) -> str:
        self.tries.append((login, password))
        if password == "i bruk":
            raise StorageError("Lageret er allerede åpent hos Bo.", "Lukk programmet der.")
        if password != "riktig":
            raise UserError(
                "Navnet eller passordet stemmer ikke. Prøv igjen.", field="password", code="wrong_password"
            )
        return "desk"


def test_signing_in_by_keyboard_says_what_it_does_and_does_it_once(qtbot: QtBot) -> None:
    door = Door()
    page = LoginPage("Logg inn", door)
    held(qtbot, page)
    assert page.login.hasFocus()
    type_text(page.login, "bø")
    press(page.login, Qt.Key.Key_Tab)
    type_text(page.password, "riktig")
    with qtbot.waitSignal(page.signed_in) as signed:
        press(page.password, Qt.Key.Key_Return)
        assert page.go.text() == "Åpner …"
        assert not page.go.isEnabled()
        press(page.password, Qt.Key.Key_Return)
        QTest.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert signed.args == ["desk"]
    qtbot.wait(80)
    assert door.tries == [("bø", "riktig")]
    assert page.password.text() == ""


def test_a_wrong_password_clears_nothing_but_itself(qtbot: QtBot) -> None:
    page = LoginPage("Logg inn", Door())
    held(qtbot, page)
    page.login.setText("bo")
    page.password.setText("feil")
    press(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.form.errors()))
    assert page.form.errors() == {"password": "Navnet eller passordet stemmer ikke. Prøv igjen."}
    assert (page.login.text(), page.password.text()) == ("bo", "")
    assert page.password.hasFocus()
    assert page.go.text() == "Logg inn"
    page.password.setText("riktig")
    with qtbot.waitSignal(page.signed_in):
        press(page.password, Qt.Key.Key_Return)


def test_a_store_that_is_in_use_is_told_in_one_dialog(qtbot: QtBot) -> None:
    page = LoginPage("Logg inn", Door())
    held(qtbot, page)
    page.password.setText("i bruk")
    page.submit()
    qtbot.waitUntil(lambda: page.findChild(QMessageBox, "storageDialog") is not None)
    dialog = page.findChild(QMessageBox, "storageDialog")
    assert dialog is not None
    assert dialog.text() == "Lageret er allerede åpent hos Bo."
    dialog.accept()
    assert page.password.text() == "i bruk"


def test_esc_leaves_a_switch_and_other_ways_are_offered_only_at_sign_in(qtbot: QtBot) -> None:
    switching = LoginPage("Bytt bruker", Door(), switching=True)
    held(qtbot, switching)
    assert switching.findChild(QPushButton, "recover") is None
    with qtbot.waitSignal(switching.cancelled):
        press(switching.login, Qt.Key.Key_Escape)
    page = LoginPage("Logg inn", Door())
    held(qtbot, page)
    for name, signal in (("recover", page.recovery_asked), ("otherStore", page.other_store_asked)):
        button = page.findChild(QPushButton, name)
        assert button is not None
        with qtbot.waitSignal(signal):
            press(button, Qt.Key.Key_Space)


def test_the_lock_opens_for_the_own_password_only(qtbot: QtBot, tmp_path: Path) -> None:
    desk = leader_desk(tmp_path)

    def open_it(password: str) -> None:
        unlock(desk, password)

    page = LockPage(desk.actor.name, open_it)
    held(qtbot, page)
    type_text(page.password, FIRST_PASSWORD)
    press(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.form.errors()))
    assert page.password.text() == ""
    type_text(page.password, LEADER_PASSWORD)
    with qtbot.waitSignal(page.unlocked):
        press(page.password, Qt.Key.Key_Return)
    desk.store.close()


def test_first_sign_in_needs_an_own_password(qtbot: QtBot, tmp_path: Path) -> None:
    leader = leader_desk(tmp_path)
    desk = switch_user(leader, "bo", FIRST_PASSWORD)
    assert desk.actor.must_change

    def change(old: str, new: str, repeated: str) -> object:
        return change_password(desk, old, new, repeated)

    page = PasswordPage(desk.actor.name, change)
    held(qtbot, page)
    for new, repeated, field in (
        ("kort", "kort", "new"),
        ("langt nok passord", "et helt annet", "repeated"),
        (FIRST_PASSWORD, FIRST_PASSWORD, "new"),
    ):
        page.old.setText(FIRST_PASSWORD)
        page.new.setText(new)
        page.repeated.setText(repeated)
        press(page.repeated, Qt.Key.Key_Return)
        qtbot.waitUntil(page.go.isEnabled)
        assert list(page.form.errors()) == [field]
        assert page.old.text() == FIRST_PASSWORD
    page.new.setText("et nytt og langt ord")
    page.repeated.setText("et nytt og langt ord")
    with qtbot.waitSignal(page.changed):
        press(page.repeated, Qt.Key.Key_Return)
    assert not switch_user(leader, "bo", "et nytt og langt ord").actor.must_change
    leader.store.close()


def test_the_printed_code_opens_and_a_wrong_one_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    first = first_start(tmp_path)
    desk, code = found_service(first, CLOCK, cost=CHEAP)
    desk.store.close()

    def open_it(code: str, login: str, new: str, repeated: str) -> object:
        return open_with_recovery_code(first.folder, code, login, new, repeated, CLOCK)

    page = RecoveryPage(open_it)
    held(qtbot, page)
    page.code.setText("ABCD")
    page.login.setText("ada")
    page.new.setText("helt nytt langt ord")
    page.repeated.setText("helt nytt langt ord")
    page.submit()
    qtbot.waitUntil(lambda: bool(page.form.errors()))
    assert list(page.form.errors()) == ["code"]
    assert page.code.text() == "ABCD"
    page.code.setText(code.lower().replace("-", " "))
    with qtbot.waitSignal(page.opened) as opened:
        press(page.code, Qt.Key.Key_Return)
    assert opened.args is not None
    opened.args[0].store.close()
    with qtbot.waitSignal(page.back):
        press(page.code, Qt.Key.Key_Escape)


def test_how_good_a_password_is_stands_in_words() -> None:
    assert strength("kort") == ("For kort: 4 av minst 14 tegn.", Tone.WARNING)
    assert strength("aaaaaaaaaaaaaaaa")[1] is Tone.WARNING
    assert strength("blåbær67891234")[1] is Tone.INFO
    assert strength("fjell og fjord og skog")[1] is Tone.SUCCESS
