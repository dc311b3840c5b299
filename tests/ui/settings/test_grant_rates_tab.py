"""Tilskuddssatser, by keyboard: a year with what is missing, one rate, and a paste with a look first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from grongintro.domain.grant_control import EnteredRate
from grongintro.ui.grants.forms import RateForm
from grongintro.ui.grants.paste_dialog import PasteRatesDialog
from grongintro.ui.settings.grant_rates_tab import GrantRatesTab
from grongintro.ui.settings.page import SettingsPage
from tests.ui.desks import CTRL, in_window, opened
from tests.ui.keyboard import press
from tests.ui.qualifying.pages import fill, refused, saved, words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus


def tab_of(qtbot: QtBot, desk: Desk, bus: Bus) -> GrantRatesTab:
    page = in_window(qtbot, SettingsPage(desk, bus))
    page.show_tab("grantRatesTab")
    found = next(each for each in page.parts if isinstance(each, GrantRatesTab))
    vars(found)["its_page"] = page  # else page and window are let go with this function
    return found


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, bus: Bus) -> GrantRatesTab:
    return tab_of(qtbot, desk, bus)


def entered(desk: Desk) -> list[tuple[str, int, int]]:
    with desk.read() as reader:
        return sorted((str(each.code), each.year, each.ore) for each in reader.find(EnteredRate))


def shown(tab: GrantRatesTab, code: str) -> list[str]:
    model = tab.table.model()
    line = next(at for at in range(model.rowCount()) if model.index(at, 0).data() == code)
    return [str(model.index(line, column).data()) for column in range(model.columnCount())]


def test_a_rate_that_is_missing_says_so(tab: GrantRatesTab, desk: Desk) -> None:
    assert shown(tab, "AR-2")[5] == "mangler"
    assert f"24 satser mangler for {desk.today.year}" in words(tab).replace("\u00a0", " ")


def test_a_rate_is_entered_and_counts(tab: GrantRatesTab, desk: Desk) -> None:
    tab.table.choose("AR-2")
    tab.table.setFocus()
    press(tab.table, Qt.Key.Key_Return)
    form = opened(RateForm)
    fill(form, ore="254 600")
    assert refused(form, "source")
    fill(form, source="IMDi, rundskriv")
    saved(form)
    assert entered(desk) == [("AR-2", desk.today.year, 25460000)]
    assert shown(tab, "AR-2")[3:7] == ["254\u00a0600", "–", "254\u00a0600", "Lagt inn her"]


def test_lines_from_excel_are_looked_at_and_then_stored(tab: GrantRatesTab, desk: Desk) -> None:
    press(tab, Qt.Key.Key_V, CTRL | Qt.KeyboardModifier.ShiftModifier)
    form = opened(PasteRatesDialog)
    assert refused(form, "text")
    fill(form, source="IMDi, rundskriv")
    field = form.form.field("text")
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("AR-1\t198 400\nXX\t4\nAR-2\t254600")  # as a paste does
    assert "2 satser lagres, 1 linje tas ikke med" in words(form).replace("\u00a0", " ")
    assert entered(desk) == []
    saved(form)
    year = desk.today.year
    assert entered(desk) == [("AR-1", year, 19840000), ("AR-2", year, 25460000)]


def test_an_adviser_reads_and_does_not_change(qtbot: QtBot, adviser: Desk, bus: Bus) -> None:
    found = tab_of(qtbot, adviser, bus)
    assert shown(found, "AR-2")[5] == "mangler"
    assert found.actions() == []
