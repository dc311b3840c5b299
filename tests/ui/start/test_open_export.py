"""«Åpne en eksport …» at the first start: from the open file to a new store and its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from grongintro.services.desk import Desk
from grongintro.services.documents import recovery_pdf
from grongintro.services.keeping.open_export import export_all
from grongintro.services.people import list_people
from grongintro.services.settings import municipality
from grongintro.services.setup import FirstStart, found_service
from grongintro.ui.outlet import Outlet
from grongintro.ui.start.export_dialog import ExportDialog
from grongintro.ui.start.first import FirstStartPage
from tests.ui import store
from tests.ui.desks import in_window, opened, save
from tests.ui.keyboard import press, type_text
from tests.ui.services import CLOCK

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

NEW = "et helt nytt langt passord"


def found(first: FirstStart) -> tuple[object, str]:
    return found_service(first, CLOCK)


def sheet(desk: object, code: str) -> tuple[bytes, Outlet]:
    assert isinstance(desk, Desk)
    made = recovery_pdf(municipality(desk), code, day=CLOCK.today(), store="x")
    return made, Outlet(desk, None, "Arket med gjenopprettingskoden")


def test_a_new_store_of_an_export(qtbot: QtBot, tmp_path: Path) -> None:
    tiny = store.tiny_store(tmp_path)
    export_all(tiny.leader, tmp_path / "alt.zip")
    tiny.close()
    folder, copies = tmp_path / "data", tmp_path / "kopier"
    made = FirstStartPage(found, default_folder=folder, default_backup=copies, recovery_sheet=sheet)
    page = in_window(qtbot, made)
    way = page.findChild(QPushButton, "openExport")
    assert way is not None
    way.setFocus()
    press(way, Qt.Key.Key_Space)
    dialog = opened(ExportDialog)
    save(dialog)
    assert list(dialog.form.errors()) == ["file"]
    type_text(dialog.file, str(tmp_path / "alt.zip"))
    type_text(dialog.login, "kari")
    for field in (dialog.new, dialog.repeated):
        type_text(field, NEW)
    save(dialog)
    assert "leder" in dialog.form.errors()["login"]
    dialog.login.clear()
    type_text(dialog.login, "liv")
    save(dialog)
    assert page.step == 4
    assert page.code.preview is not None
    assert page.code.preview.page_count == 1
    page.code.locked_in.setFocus()
    press(page.code.locked_in, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.done) as done:
        page.go_on()
    (desk,) = done.args
    assert isinstance(desk, Desk)
    assert len(list_people(desk)) == 4
    assert desk.store.path.parent == folder
    desk.store.close()
