from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPlainTextEdit, QPushButton, QWidget

from grongintro.errors import StorageError
from grongintro.services.desk import Desk
from grongintro.services.documents import recovery_pdf
from grongintro.services.settings import municipality
from grongintro.services.setup import FirstStart, found_service
from grongintro.services.trust.login import sign_in, switch_user
from grongintro.storage.opened import Store
from grongintro.storage.place import own_disk
from grongintro.ui.outlet import Outlet
from grongintro.ui.settings.fields import Choice
from grongintro.ui.start.first import FirstStartPage
from tests.ui.keyboard import press, shown, type_text
from tests.ui.services import CHEAP, CLOCK, FIRST_PASSWORD, LEADER_PASSWORD, leader_desk

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class Service:
    """What the program hands to the page."""

    def __init__(self) -> None:
        self.made: list[FirstStart] = []

    def found(self, first: FirstStart) -> tuple[object, str]:
        self.made.append(first)
        return found_service(first, CLOCK, cost=CHEAP)

    def sheet(self, desk: object, code: str) -> tuple[bytes, Outlet]:
        assert isinstance(desk, Desk)
        made = recovery_pdf(municipality(desk), code, day=CLOCK.today(), store="x")
        return made, Outlet(desk, None, "Arket med gjenopprettingskoden")


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, service: Service) -> FirstStartPage:
    made = FirstStartPage(
        service.found,
        default_folder=tmp_path / "data",
        default_backup=tmp_path / "kopier",
        recovery_sheet=service.sheet,
    )
    qtbot.addWidget(made)
    made.resize(1200, 800)
    shown(made)
    made.setFocus()
    return made


TYPED: tuple[dict[str, str], ...] = (
    {
        "name": "Prøve kommune",
        "number": "9999",
        "organisation_number": "310 123 455",
        "street": "Prøvevegen 1",
        "postal_code": "7999",
        "postal_place": "Prøve",
        "phone": "10 00 02 00",
    },
    {"places": "Grong sentrum"},
    {
        "leader.name": "Ada Leder",
        "leader.login": "ada",
        "leader.password": LEADER_PASSWORD,
        "repeated": LEADER_PASSWORD,
        "adviser.name": "Bo Rådgiver",
        "adviser.percent": "60 %",
        "adviser.login": "bo",
        "adviser.password": FIRST_PASSWORD,
    },
    {},
)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def fill(values: dict[str, str]) -> None:
    """Tab from field to field and type, as one does."""
    left = dict(values)
    for _ in range(40):
        widget = focused()
        text = left.pop(widget.objectName(), None)
        if text is not None and isinstance(widget, QLineEdit | QPlainTextEdit):
            widget.selectAll()
            type_text(widget, text)
        if isinstance(widget, Choice) and widget.objectName() == "statsforvalter":
            widget.set_key("Trøndelag")
            left.pop("statsforvalter", None)
        if not left:
            break
        press(widget, Qt.Key.Key_Tab)
    assert not left, left


def type_step(page: FirstStartPage) -> None:
    fill({**TYPED[page.step], **({"statsforvalter": ""} if page.step == 0 else {})})


def go_to(page: FirstStartPage, step: int) -> None:
    while page.step < step:
        type_step(page)
        page.go_on()


def field(page: FirstStartPage, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert found is not None
    return found


def errors(page: FirstStartPage) -> dict[str, str]:
    step = (page.municipality, page.places, page.people, page.folders, page.code)[page.step]
    found: dict[str, str] = {}
    for form in step.forms:
        found |= form.errors()
    return found


def test_from_nothing_to_a_store_by_keyboard(qtbot: QtBot, page: FirstStartPage, service: Service) -> None:
    assert focused().objectName() == "name"
    type_step(page)
    press(field(page, "phone"), Qt.Key.Key_Return)
    assert page.step == 1
    type_step(page)
    press(page.next, Qt.Key.Key_Space)
    assert page.step == 2
    type_step(page)
    press(focused(), Qt.Key.Key_Return)
    assert page.step == 3
    press(focused(), Qt.Key.Key_Return)
    press(focused(), Qt.Key.Key_Return)
    QTest.mouseDClick(page.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.step == 4)
    assert len(service.made) == 1
    assert page.code.preview is not None
    assert page.code.preview.page_count == 1
    assert not page.next.isEnabled()
    assert not page.back.isVisible()
    assert focused() is page.code.locked_in
    press(page.code.locked_in, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.done) as done:
        press(page.next, Qt.Key.Key_Space)
    assert done.args is not None
    desk: Desk = done.args[0]
    desk.store.close()
    leader = sign_in(service.made[0].folder, "ada", LEADER_PASSWORD, CLOCK)
    assert leader.actor.name == "Ada Leder"
    assert municipality(leader).statsforvalter == "Statsforvalteren i Trøndelag"
    assert switch_user(leader, "bo", FIRST_PASSWORD).actor.must_change
    leader.store.close()


def test_a_wrong_organisation_number_is_told_at_the_field(page: FirstStartPage) -> None:
    type_step(page)
    field(page, "organisation_number").setText("12345678x")
    page.go_on()
    assert page.step == 0
    assert errors(page) == {"organisation_number": "Organisasjonsnummeret har ni siffer."}
    field(page, "organisation_number").setText("310 123 456")
    page.go_on()
    assert page.step == 0
    assert "stemmer ikke" in errors(page)["organisation_number"]
    assert focused().objectName() == "organisation_number"


def test_a_statsforvalter_must_be_chosen(page: FirstStartPage) -> None:
    type_step(page)
    page.municipality.form.appeal.set_key("")
    page.go_on()
    assert list(errors(page)) == ["statsforvalter"]


@pytest.mark.parametrize(
    ("name", "text", "at"),
    [
        ("leader.password", "kort", "leader.password"),
        ("repeated", "noe annet enn det", "repeated"),
        ("adviser.percent", "seksti", "adviser.percent"),
        ("adviser.percent", "160", "adviser.percent"),
        ("adviser.login", "ADA", "adviser.login"),
        ("leader.name", "Ada", "leader.name"),
    ],
)
def test_what_is_wrong_about_people(page: FirstStartPage, name: str, text: str, at: str) -> None:
    go_to(page, 2)
    type_step(page)
    field(page, name).setText(text)
    page.go_on()
    assert page.step == 2
    assert list(errors(page)) == [at]


def test_a_network_folder_is_refused_with_the_reason(
    page: FirstStartPage, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_disk, "is_network_folder", lambda _folder: True)
    go_to(page, 3)
    page.go_on()
    assert errors(page)["folder"].startswith("Mappen ligger på et nettverk.")
    assert not service.made


def test_folders_that_cannot_be_used(page: FirstStartPage, service: Service, tmp_path: Path) -> None:
    go_to(page, 3)
    (tmp_path / "fil").write_text("opptatt")
    data, copies = field(page, "folderEdit"), field(page, "backup_folderEdit")
    for text, at in (("", "folder"), ("data", "folder"), (str(tmp_path / "fil" / "data"), "folder")):
        data.setText(text)
        page.go_on()
        assert list(errors(page)) == [at]
    data.setText(str(tmp_path / "data"))
    copies.setText(str(tmp_path / "x" / ".." / "data") + "/")
    page.go_on()
    assert "backup_folder" in errors(page)
    assert not service.made
    leader_desk(tmp_path).store.close()
    copies.setText(str(tmp_path / "kopier"))
    page.go_on()
    assert errors(page) == {"folder": "Det ligger allerede et lager i mappen. Velg en annen mappe."}


def test_back_and_esc_keep_what_was_typed(page: FirstStartPage) -> None:
    go_to(page, 2)
    type_step(page)
    press(focused(), Qt.Key.Key_Escape)
    press(page.back, Qt.Key.Key_Space)
    press(page.back, Qt.Key.Key_Space)
    assert page.step == 0
    assert field(page, "name").text() == "Prøve kommune"
    page.go_on()
    page.go_on()
    assert page.step == 2
    assert field(page, "adviser.login").text() == "bo"


def test_ways_around_the_wizard(qtbot: QtBot, page: FirstStartPage, tmp_path: Path) -> None:
    demo = page.findChild(QPushButton, "seeDemo")
    assert demo is not None
    with qtbot.waitSignal(page.demo_asked):
        press(demo, Qt.Key.Key_Space)
    page.choose_existing(str(tmp_path))
    assert page.messages.text.startswith("Det ligger ikke noe lager i mappen.")
    leader_desk(tmp_path).store.close()
    with qtbot.waitSignal(page.open_existing) as chosen:
        page.choose_existing(str(tmp_path / "data"))
    assert chosen.args == [tmp_path / "data"]


def test_a_full_disk_leaves_nothing_behind(
    qtbot: QtBot, page: FirstStartPage, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_store: object) -> None:
        raise StorageError("Disken er full.", "Frigjør plass på disken og prøv igjen.", code="disk_full")

    go_to(page, 3)
    with monkeypatch.context() as broken:
        broken.setattr(Store, "save_envelope", full)
        page.go_on()
        qtbot.waitUntil(lambda: page.findChild(QMessageBox, "storageDialog") is not None)
    assert page.step == 3
    assert list(service.made[0].folder.iterdir()) == []
    page.go_on()
    qtbot.waitUntil(lambda: page.step == 4)


def test_nothing_of_the_database_is_imported_with_the_screens() -> None:
    import subprocess
    import sys

    names = "login", "lock", "password", "recovery", "first"
    imports = "; ".join(f"import grongintro.ui.start.{name}" for name in names)
    code = f"import sys; {imports}; sys.exit('sqlalchemy' in sys.modules or 'argon2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603


def test_a_second_place_for_copies_may_be_chosen(
    qtbot: QtBot, page: FirstStartPage, service: Service, tmp_path: Path
) -> None:
    go_to(page, 3)
    second = field(page, "second_backup_folderEdit")
    second.setText(str(tmp_path / "kopier"))
    page.go_on()
    assert errors(page) == {"second_backup_folder": "De to stedene må være forskjellige."}
    second.setText(str(tmp_path / "minnepinne"))
    page.go_on()
    page.go_on()
    qtbot.waitUntil(lambda: page.step == 4)
    assert service.made[0].second_backup_folder == tmp_path / "minnepinne"
    assert (tmp_path / "minnepinne").is_dir()
    vars(page)["_desk"].store.close()
