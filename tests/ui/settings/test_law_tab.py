"""Regelverk: whom a change of the law is about is shown before it is put in force; and it goes out again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton

from grongintro.domain.household import HouseholdRole
from grongintro.domain.person import PermitKind, Sex
from grongintro.domain.staff import Actor, Role
from grongintro.rules.switches import NEW_ADMINISTRATION_ACT, UPPER_AGE
from grongintro.services import law_switches, people, settings, staff
from grongintro.services.people import PersonDraft
from grongintro.ui.run import forget_held
from grongintro.ui.settings.choices_tab import ChoicesTab
from grongintro.ui.settings.law_dialog import LawDialog
from grongintro.ui.settings.law_tab import LawTab
from grongintro.ui.settings.page import SettingsPage
from tests.ui import store
from tests.ui.desks import dialogs, focused, in_window, opened
from tests.ui.keyboard import press, type_text
from tests.ui.qualifying.pages import words

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus

SOURCE = "res. 1. mars 2026 nr. 12"


def tab_of(qtbot: QtBot, desk: Desk, bus: Bus) -> LawTab:
    page = SettingsPage(desk, bus)
    in_window(qtbot, page)
    page.show_tab("lawTab")
    tab = next(each for each in page.parts if isinstance(each, LawTab))
    vars(tab)["its_page"] = page
    return tab


def button_of(tab: LawTab, name: str) -> QPushButton:
    found = tab.findChild(QPushButton, name)
    assert found is not None
    return found


def push(tab: LawTab, name: str) -> None:
    forget_held()
    found = button_of(tab, name)
    found.setFocus()
    press(found, Qt.Key.Key_Space)


def said(tab: LawTab, name: str) -> str:
    return words(tab.cards[name]).replace("\u00a0", " ")


def type_into(dialog: LawDialog, field: str, text: str) -> None:
    target = dialog.form.field(field).focusProxy() or dialog.form.field(field)
    target.setFocus()
    press(target, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(target, Qt.Key.Key_Delete)
    type_text(target, text)


def enter(dialog: LawDialog) -> None:
    forget_held()
    press(focused(dialog), Qt.Key.Key_Return)


def told(dialog: LawDialog) -> str:
    found = dialog.findChild(QLabel, "affectedCount")
    assert found is not None
    return found.text().replace("\u00a0", " ") if found.isVisible() else ""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A service with one of 58, whom the new upper age is about, and others whom it is not."""
    tiny = store.tiny_store(tmp_path)
    born = {"Leila": date(1968, 2, 1), "Omar": date(1968, 3, 1), "Nora": date(1995, 3, 1)}
    for given, day in born.items():
        granted = date(2026, 3, 5) if given != "Omar" else date(2026, 1, 5)
        one = store.person(given, "Haddad", day, Sex.FEMALE, "arabisk")
        settled = replace(one, arrived=granted, first_settled=granted)
        draft = PersonDraft(settled, adviser_id=tiny.adviser.actor.staff_id, role=HouseholdRole.ADULT)
        who = people.settle_person(tiny.adviser, draft).id
        people.add_permit(tiny.adviser, who, kind=PermitKind.REFUGEE_28, granted=granted, valid_to=None)
    return tiny.leader


def state(desk: Desk, name: str) -> law_switches.SwitchState:
    return next(each for each in law_switches.pending(desk) if each.switch.name == name)


def test_a_change_that_waits_says_what_where_and_that_it_waits(qtbot: QtBot, desk: Desk, bus: Bus) -> None:
    tab = tab_of(qtbot, desk, bus)
    age = said(tab, UPPER_AGE)
    assert "Vedtatt, ikke satt i kraft" in age
    assert "Fra 55 år til 60 år" in age
    assert "integreringsloven § 8 første og tredje ledd" in age
    assert "lov 20. juni 2025 nr. 35" in age
    act = said(tab, NEW_ADMINISTRATION_ACT)
    assert "Vedtaket skal begrunnes\nFra forvaltningsloven § 24 til ny forvaltningslov § 56" in act
    assert not button_of(tab, f"switchOff_{UPPER_AGE}").isVisible()


def test_whom_it_is_about_is_shown_before_it_is_put_in_force(qtbot: QtBot, desk: Desk, bus: Bus) -> None:
    tab = tab_of(qtbot, desk, bus)
    push(tab, f"switchOn_{UPPER_AGE}")
    dialog = opened(LawDialog)
    enter(dialog)
    assert dialog.form.errors() == {"valid_from": "Skriv dagen endringen gjelder fra."}
    type_into(dialog, "valid_from", "1.1.2021")
    enter(dialog)
    assert list(dialog.form.errors()) == ["source"]
    type_into(dialog, "source", SOURCE)
    enter(dialog)
    assert "må gjelde fra en dag etter" in dialog.form.errors()["valid_from"]
    type_into(dialog, "valid_from", "1.3.2026")
    enter(dialog)
    assert told(dialog) == "Dette endrer noe for 1 person:"
    assert dialog.names.lines() == ("Leila Haddad",)
    assert dialog.save.text() == "Sett i kraft"
    assert state(desk, UPPER_AGE).valid_from is None
    enter(dialog)
    assert not dialogs(LawDialog)
    assert (state(desk, UPPER_AGE).valid_from, state(desk, UPPER_AGE).source) == (date(2026, 3, 1), SOURCE)
    assert "I kraft fra 01.03.2026" in said(tab, UPPER_AGE)
    assert SOURCE in said(tab, UPPER_AGE)
    assert not button_of(tab, f"switchOn_{UPPER_AGE}").isVisible()


def test_another_day_is_another_question(qtbot: QtBot, desk: Desk, bus: Bus) -> None:
    tab = tab_of(qtbot, desk, bus)
    push(tab, f"switchOn_{UPPER_AGE}")
    dialog = opened(LawDialog)
    type_into(dialog, "valid_from", "1.3.2026")
    type_into(dialog, "source", SOURCE)
    enter(dialog)
    assert told(dialog)
    type_into(dialog, "valid_from", "10.3.2026")
    assert told(dialog) == ""
    assert dialog.save.text() == "Vis hvem det gjelder"
    enter(dialog)
    assert told(dialog) == "Dette endrer ingenting for dem som er registrert nå."
    assert not dialog.names.isVisible()
    assert state(desk, UPPER_AGE).valid_from is None
    press(focused(dialog), Qt.Key.Key_Escape)
    assert state(desk, UPPER_AGE).valid_from is None


def test_a_change_is_taken_out_again_when_it_was_asked_first(qtbot: QtBot, desk: Desk, bus: Bus) -> None:
    law_switches.switch_on(desk, UPPER_AGE, date(2026, 4, 1), SOURCE)
    tab = tab_of(qtbot, desk, bus)
    assert "Trer i kraft 01.04.2026" in said(tab, UPPER_AGE)
    for answer, after in (("Avbryt", date(2026, 4, 1)), ("Ta ut endringen", None)):
        push(tab, f"switchOff_{UPPER_AGE}")
        box = opened(QMessageBox)
        assert "som om den aldri hadde vært i kraft" in box.informativeText()
        chosen = next(each for each in box.buttons() if each.text() == answer)
        chosen.setFocus()
        press(chosen, Qt.Key.Key_Space)
        assert state(desk, UPPER_AGE).valid_from == after
    assert "Vedtatt, ikke satt i kraft" in said(tab, UPPER_AGE)
    assert button_of(tab, f"switchOn_{UPPER_AGE}").isVisible()


def test_an_adviser_reads_and_changes_nothing(qtbot: QtBot, desk: Desk, bus: Bus) -> None:
    law_switches.switch_on(desk, UPPER_AGE, date(2026, 3, 1), SOURCE)
    rows = {row.staff.name: row for row in staff.list_staff(desk)}
    kari = rows["Kari Åsmo"]
    assert kari.account is not None
    actor = Actor(kari.account.id, kari.staff.id, "Kari Åsmo", Role.ADVISER)
    tab = tab_of(qtbot, replace(desk, actor=actor), bus)
    assert "I kraft fra 01.03.2026" in said(tab, UPPER_AGE)
    buttons = [each for each in tab.findChildren(QPushButton) if each.objectName().startswith("switch")]
    assert len(buttons) == 2 * len(tab.cards)
    assert not any(each.isVisible() for each in buttons)


def test_the_modules_in_civics_are_the_municipalitys_own(qtbot: QtBot, desk: Desk, bus: Bus) -> None:
    page = in_window(qtbot, SettingsPage(desk, bus))
    page.show_tab("choicesTab")
    tab = next(each for each in page.parts if isinstance(each, ChoicesTab))
    card = tab.civics
    assert card.modules.lines() == settings.CIVICS_MODULES
    hints = " ".join(each.text() for each in card.findChildren(QLabel))
    assert "Navnene i læreplanen er ikke bekreftet" in hints
    save, default = (card.findChild(QPushButton, name) for name in ("saveCivics", "defaultCivics"))
    assert save is not None
    assert default is not None
    card.modules.selectAll()
    press(card.modules, Qt.Key.Key_Delete)
    press(save, Qt.Key.Key_Space)
    assert [each.text() for each in card.findChildren(QLabel) if each.property("kind") == "error"] == [
        "Skriv minst én modul."
    ]
    card.modules.setFocus()
    type_text(card.modules, "Arbeidsliv")
    bus.changed.emit(settings.change_setting(desk, "guideline", 18))
    assert card.modules.lines() == ("Arbeidsliv",)
    forget_held()
    press(save, Qt.Key.Key_Space)
    assert settings.civics_module_names(desk) == ("Arbeidsliv",)
    press(default, Qt.Key.Key_Space)
    assert settings.civics_module_names(desk) == ("Arbeidsliv",)
    forget_held()
    press(save, Qt.Key.Key_Space)
    assert settings.civics_module_names(desk) == settings.CIVICS_MODULES
