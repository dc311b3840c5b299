"""Eksport og sletting, by keyboard: everything out, over to the archive, and erased by another leader."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QPushButton

from grongintro.domain.document import DocumentKind
from grongintro.domain.mapping import HealthStep, HealthStepKind
from grongintro.services.keeping import erasing, filing, outlets
from grongintro.services.people import assign_adviser, list_people
from grongintro.services.qualifying.health import save_health_step
from grongintro.ui.people.erasing import ErasureDialog
from grongintro.ui.people.person_page import PersonPage
from grongintro.ui.settings.erase_dialog import EraseDialog
from grongintro.ui.settings.page import SettingsPage
from grongintro.ui.settings.retention_tab import RetentionTab
from tests.ui import store
from tests.ui.desks import in_window, opened, save
from tests.ui.keyboard import press, type_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore

BASIS = "Bevaringsplanen punkt 4"


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[TinyStore]:
    made = store.tiny_store(tmp_path)
    yield made
    made.close()


def tab_of(qtbot: QtBot, desk: Desk, bus: Bus) -> RetentionTab:
    page = in_window(qtbot, SettingsPage(desk, bus))
    page.show_tab("retentionTab")
    tab = next(each for each in page.parts if isinstance(each, RetentionTab))
    vars(tab)["its_page"] = page
    return tab


def press_button(widget: QWidget, name: str) -> None:
    QApplication.processEvents()
    found = [each for each in widget.findChildren(QPushButton) if each.objectName().startswith(name)][-1]
    found.setFocus()
    press(found, Qt.Key.Key_Space)


def words(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if not each.isHidden())


def choose(path: Path, signal: str = "fileSelected") -> None:
    dialog = opened(QFileDialog)
    getattr(dialog, signal).emit(str(path))
    dialog.reject()


def test_everything_is_exported_after_a_warning(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, tmp_path: Path
) -> None:
    tab = tab_of(qtbot, tiny.leader, bus)
    press_button(tab, "exportAll")
    box = opened(QMessageBox)
    assert "ikke kryptert" in box.informativeText()
    press_button(box, "exportDialogYes")
    with qtbot.waitSignal(bus.message, timeout=20_000):
        choose(tmp_path / "alt.zip")
    assert zipfile.is_zipfile(tmp_path / "alt.zip")
    assert [row.file.what for row in outlets.files_out(tiny.leader)] == ["Eksport av hele lageret"]


def test_an_adviser_exports_nothing(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    assert tab_of(qtbot, tiny.adviser, bus).findChild(QPushButton, "exportAll") is None


def test_from_the_person_s_page_to_the_archive_and_away(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, tmp_path: Path
) -> None:
    who = tiny.ids["Åse"]
    page = in_window(qtbot, PersonPage(tiny.adviser, bus))
    page.show_person(who)
    page.action("eraseForGood").trigger()
    dialog = opened(ErasureDialog)
    save(dialog)
    assert list(dialog.form.errors()) == ["basis"]
    type_text(dialog.form.field("basis"), BASIS)
    save(dialog)
    (line,) = erasing.erasures(tiny.adviser)
    assert line.erasure.basis == BASIS

    tab = tab_of(qtbot, tiny.adviser, bus)
    assert "En annen leder må utføre" in words(tab.erasures)
    assert "Arkivet har ikke fått" in words(tab.erasures)
    press_button(tab.erasures, "handOver")
    choose(tmp_path / "pakke.zip")
    with zipfile.ZipFile(tmp_path / "pakke.zip") as package:
        about = json.loads(package.read("metadata.json"))
        assert package.read("innsyn.pdf").startswith(b"%PDF")
    assert about["navn"] == "Åse Aabakken"
    assert set(about["sha256"]) == {"innsyn.pdf"}

    tab = tab_of(qtbot, tiny.leader, bus)
    press_button(tab.erasures, "erase_")
    last = opened(EraseDialog)
    assert str(tmp_path / "pakke.zip") in words(last)
    assert "1. mars 2027" in words(last)
    press_button(last, "deleteFiles")
    assert not (tmp_path / "pakke.zip").exists()
    type_text(last.form.field("name"), "Åse")
    save(last)
    assert last.form.errors() == {"name": "Navnet stemmer ikke."}
    type_text(last.form.field("name"), " aabakken")
    save(last)
    assert who not in {row.id for row in list_people(tiny.leader)}
    assert "av Liv Haugen" in words(tab.erasures)


def test_an_erasure_is_taken_back(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    erasing.ask_erasure(tiny.leader, tiny.ids["Åse"], basis=BASIS)
    tab = tab_of(qtbot, tiny.leader, bus)
    press_button(tab.erasures, "withdrawErasure")
    assert "Slett for godt" in words(tab.erasures)
    assert erasing.erasures(tiny.leader) == ()


def test_what_is_closed_is_said_to_be_left_out_also_to_the_one_who_erases(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, tmp_path: Path
) -> None:
    who = tiny.ids["Åse"]
    draft = filing.DocumentDraft(DocumentKind.HEALTH, "Epikrise", b"%PDF-1.7")
    filing.file_document(tiny.leader, who, draft)
    day, writer = tiny.leader.today, tiny.leader.actor.staff_id
    for kind in (HealthStepKind.DOCTOR, HealthStepKind.REFERRAL):
        save_health_step(tiny.leader, HealthStep("", "", who, "", kind, day, writer))
    assign_adviser(tiny.leader, [who], writer, start=day)
    erasing.ask_erasure(tiny.adviser, who, basis=BASIS)
    tab = tab_of(qtbot, tiny.adviser, bus)
    press_button(tab.erasures, "handOver")
    choose(tmp_path / "pakke.zip")
    said = "1\u00a0dokument og 2\u00a0lukkede opplysninger er ikke med i pakken, for det er lukket for deg."
    assert said in tab.messages.text
    assert "Pakken manglet 3\u00a0ting" in words(tab.erasures)

    tab = tab_of(qtbot, tiny.leader, bus)
    press_button(tab.erasures, "erase_")
    assert "Pakken manglet 3\u00a0ting som var lukket for den som laget den." in words(opened(EraseDialog))
    opened(EraseDialog).reject()
    press_button(tab.erasures, "handOver")
    choose(tmp_path / "hele.zip")
    assert erasing.erasures(tiny.leader)[0].erasure.archive_left_out == 0
