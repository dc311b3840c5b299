"""The page «Bosetting»: numbers, those who are expected, and homes, by keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton

from grongintro.domain.settlement import (
    ArrivalState,
    ExpectedArrival,
    Housing,
    HousingOwner,
    HousingStay,
    SettlementKind,
    SettlementNumber,
)
from grongintro.services import settings
from grongintro.services.keeping.undo import undo_last
from grongintro.services.settlement import arrivals, housing, numbers
from grongintro.services.settlement.housing import HomeState
from grongintro.services.settlement.view import settlement_view
from grongintro.ui.people.form import PersonForm
from grongintro.ui.settlement.forms import ArrivalForm, HomeForm, NumberForm, SettleForm, StepForm
from grongintro.ui.settlement.page import ARRIVALS, HOMES, NUMBERS, SettlementPage
from grongintro.ui.widgets.print_dialog import PrintDialog
from tests.ui.desks import CTRL, back_in, escape, in_shell, in_window, opened
from tests.ui.keyboard import press, type_text
from tests.ui.qualifying.pages import agree, fill, press_button, put, refused, saved, words
from tests.ui.store import TODAY

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.settlement.view import SettlementView
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.table import Table
    from tests.ui.store import TinyStore


@pytest.fixture
def page(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> SettlementPage:
    return in_window(qtbot, SettlementPage(tiny.leader, bus))


def chosen(table: Table) -> str:
    row: Any = table.chosen()
    return str(row.id)


def view(tiny: TinyStore) -> SettlementView:
    return settlement_view(tiny.leader)


def expected(tiny: TinyStore, **more: Any) -> str:
    value = ExpectedArrival("", "", "Familie på fire", 2, 2, ArrivalState.AGREED, SettlementKind.ALL)
    return arrivals.save_arrival(tiny.adviser, replace(value, **more)).id


def home(tiny: TinyStore, address: str = "Skolevegen 1", **more: Any) -> str:
    value = Housing("", "", address, HousingOwner.MUNICIPALITY)
    return housing.save_home(tiny.adviser, replace(value, **more)).id


def test_numbers_are_written_with_what_imdi_does_not_tell(page: SettlementPage, tiny: TinyStore) -> None:
    assert page.tabs.currentIndex() == NUMBERS
    assert "tallene er ikke skrevet" in words(page)
    press_button(page, "numbersNew")
    dialog = opened(NumberForm)
    fill(dialog, asked="19", decided="nitten", settled="11", agreed=":")
    assert "helt tall" in refused(dialog, "decided")
    fill(dialog, decided="19", as_of="12.3.2026")
    assert "etter i dag" in refused(dialog, "as_of")
    put(dialog, "as_of", "11.3.2026")
    saved(dialog)
    (line,) = view(tiny).numbers
    assert (line.number.decided, line.number.agreed, line.places.left) == (19, None, None)
    told = words(page)
    assert "Vedtatt 19, bosatt 11, avtalt ukjent: plasser igjen er ukjent." in told
    press(page.numbers.table, Qt.Key.Key_Return)
    put(opened(NumberForm), "agreed", "5")
    saved(opened(NumberForm))
    told = words(page)
    assert "Vedtatt 19, minus bosatt 11 og avtalt 5: 3 plasser igjen." in told
    assert "av 19 vedtatt" in told
    press(page.numbers.table, Qt.Key.Key_Delete)
    agree()
    assert view(tiny).numbers == ()
    undo_last(tiny.leader)
    assert view(tiny).numbers[0].places.left == 3


def test_an_adviser_reads_the_numbers_and_cannot_write_them(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    number = SettlementNumber("", "", 2026, SettlementKind.ALL, 19, 19, 11, 5)
    numbers.save_number(tiny.leader, number)
    page = in_window(qtbot, SettlementPage(tiny.adviser, bus))
    assert "3 plasser igjen" in words(page)
    assert page.findChild(QPushButton, "numbersNew") is None
    press(page.numbers.table, Qt.Key.Key_Delete)
    press(page.numbers.table, Qt.Key.Key_Return)
    assert len(view(tiny).numbers) == 1


def test_the_goals_say_that_nobody_has_confirmed_them(page: SettlementPage, tiny: TinyStore) -> None:
    told = words(page.numbers)
    assert "6 måneder, enslige mindreårige 3 (kommunens valg)" in told
    assert "Om det gjelder nå, er ikke bekreftet." in told
    settings.change_setting(tiny.leader, "settle_months", 9)
    page.refresh()
    assert "9 måneder" in words(page.numbers)


def test_an_arrival_is_written_and_its_list_is_ticked(page: SettlementPage, tiny: TinyStore) -> None:
    press(page, Qt.Key.Key_N, CTRL)
    dialog = opened(ArrivalForm)
    assert page.tabs.currentIndex() == ARRIVALS
    assert "kalles" in refused(dialog, "name")
    fill(dialog, name="Familie på fire", adults="2", children="to")
    assert "helt tall" in refused(dialog, "children")
    fill(dialog, children="2", expected_on="1.4.2026", permit_on="12.3.2026")
    assert "etter i dag" in refused(dialog, "permit_on")
    fill(dialog, permit_on="2.2.2026", amot_to="1.3.2026")
    assert "AMOT begynte" in refused(dialog, "amot_from")
    put(dialog, "amot_to", "")
    saved(dialog)
    (line,) = view(tiny).arrivals
    assert len(line.steps) == 9
    told = words(page.arrivals).replace("\u00a0", " ")
    assert "2 voksne og 2 barn · Ordinær bosetting" in told
    assert "Bosatt innen 02.08.2026 (kommunens valg)" in told
    assert "Skulle vært klart 02.03.2026 (for 9 dager siden) · Liv Haugen" in told
    first = next(each for each in line.steps if each.step.text.startswith("Bolig"))
    tick = page.arrivals.ready.findChild(QCheckBox, f"tick_{first.id}")
    assert tick is not None
    tick.setFocus()
    press(tick, Qt.Key.Key_Space)
    assert view(tiny).arrivals[0].done == 1
    assert "Gjort 11.03.2026 · Liv Haugen" in words(page.arrivals)


def test_a_point_is_added_with_its_owner(page: SettlementPage, tiny: TinyStore) -> None:
    expected(tiny)
    page.tabs.setCurrentIndex(ARRIVALS)
    page.refresh()
    assert "Dagen er ikke kjent" in words(page.arrivals)
    press_button(page, "readyNew")
    dialog = opened(StepForm)
    assert "skal være klart" in refused(dialog, "text")
    fill(dialog, text="Barneseng", due="20.3.2026", owner_id="Kari Åsmo")
    saved(dialog)
    (added,) = [each for each in view(tiny).arrivals[0].steps if each.step.text == "Barneseng"]
    assert (added.owner, added.step.due) == ("Kari Åsmo", date(2026, 3, 20))
    assert "Innen 20.03.2026 (om 9 dager) · Kari Åsmo" in words(page.arrivals).replace("\u00a0", " ")


def test_those_who_came_become_a_household_of_the_register(page: SettlementPage, tiny: TinyStore) -> None:
    expected(tiny)
    page.tabs.setCurrentIndex(ARRIVALS)
    page.refresh()
    press_button(page, "arrivalPerson")
    escape(opened(PersonForm))
    back_in(page)
    press_button(page, "settleArrival")
    dialog = opened(SettleForm)
    assert "Velg husstanden" in refused(dialog, "household_id")
    put(dialog, "household_id", "Familien Zahra")
    saved(dialog)
    (line,) = view(tiny).arrivals
    assert (line.arrival.state, line.household) == (ArrivalState.ARRIVED, "Familien Zahra")
    assert "Bosatt · Familien Zahra" in words(page.arrivals)
    asked: list[str] = []
    page.bus.open_person.connect(asked.append)
    press_button(page, "openSettled")
    assert asked == [line.person_id]
    undo_last(tiny.leader)
    assert view(tiny).arrivals[0].arrival.state is ArrivalState.AGREED


def test_amot_is_told_in_months_and_in_kroner_when_the_rate_is_written(
    page: SettlementPage, tiny: TinyStore
) -> None:
    expected(tiny, amot_from=date(2025, 10, 20))
    page.tabs.setCurrentIndex(ARRIVALS)
    page.refresh()
    told = words(page.arrivals).replace("\u00a0", " ")
    assert "6 påbegynte måneder for hver av 4 · 24 måneder betales · beløpet er ikke skrevet inn" in told
    assert "01.10.2025 til 31.01.2026: 4 måneder på forskudd." in told
    assert "01.02.2026 til 31.03.2026: 2 måneder, betalt etterskuddsvis 30.04.2026." in told
    settings.change_setting(tiny.leader, "amot_rate", 10_000)
    page.refresh()
    assert "24 måneder betales · 240 000,00 kr" in words(page.arrivals).replace("\u00a0", " ")


def test_the_list_is_shown_as_it_is_printed(page: SettlementPage, tiny: TinyStore) -> None:
    expected(tiny)
    page.tabs.setCurrentIndex(ARRIVALS)
    page.refresh()
    press_button(page, "arrivalPaper")
    dialog = opened(PrintDialog)
    assert dialog.accessibleName() == "Liste før ankomst"
    escape(dialog)


def test_an_empty_list_teaches_the_first_step(page: SettlementPage) -> None:
    page.tabs.setCurrentIndex(ARRIVALS)
    assert "Ingen ventes nå" in words(page.arrivals)
    press_button(page.arrivals, "emptyAction")
    escape(opened(ArrivalForm))
    page.tabs.setCurrentIndex(HOMES)
    back_in(page)
    press_button(page.homes, "emptyAction")
    escape(opened(HomeForm))


def test_a_home_is_written_found_and_deleted(page: SettlementPage, tiny: TinyStore) -> None:
    home(tiny, "Elvevegen 4")
    press(page, Qt.Key.Key_O, CTRL)
    dialog = opened(HomeForm)
    assert page.tabs.currentIndex() == HOMES
    assert "adressen" in refused(dialog, "address")
    fill(dialog, address="elvevegen 4", owner="Privat")
    assert "eier boligen" in refused(dialog, "owner_name")
    put(dialog, "owner_name", "Åse Utleier")
    assert "alt en bolig" in refused(dialog, "address")
    fill(dialog, address="Skolevegen 7", rent="mye")
    assert "Skriv et tall" in refused(dialog, "rent")
    fill(dialog, rent="7400,50", rooms="3", contract_start="1.3.2026", contract_end="28.2.2026")
    assert "før første dag" in refused(dialog, "contract_end")
    put(dialog, "contract_end", "9.6.2026")
    saved(dialog)
    (line,) = [each for each in view(tiny).homes if each.home.owner is HousingOwner.PRIVATE]
    assert (line.home.rent, line.home.rooms, line.state) == (740_050, 3, HomeState.FREE)
    press(back_in(page), Qt.Key.Key_F, CTRL)
    type_text(page.homes.filter, "åse")
    assert [row.home.address for row in page.homes.model.rows()] == ["Skolevegen 7"]
    assert page.homes.table.choose(line.id)
    told = words(page.homes).replace("\u00a0", " ")
    assert "7 400,50 kr i måneden" in told
    assert "Avtalen går ut om 90 dager" in told
    press(page.homes.table, Qt.Key.Key_Delete)
    agree()
    assert [each.home.address for each in view(tiny).homes] == ["Elvevegen 4"]


def test_who_lives_there_opens_their_page(page: SettlementPage, tiny: TinyStore) -> None:
    where = home(tiny)
    stay = HousingStay("", "", tiny.ids["Amina"], where, date(2026, 1, 5))
    key = housing.move_in(tiny.adviser, stay).id
    page.tabs.setCurrentIndex(HOMES)
    page.refresh()
    told = words(page.homes)
    assert "Bebodd · Amina Zahra" in told
    assert "Siden 05.01.2026" in told
    asked: list[str] = []
    page.bus.open_person.connect(asked.append)
    press_button(page, f"openPerson_{key}")
    assert asked == [tiny.ids["Amina"]]


def test_min_dag_leads_to_the_list_and_to_the_contract(page: SettlementPage, tiny: TinyStore) -> None:
    expected(tiny, name="Senere", expected_on=TODAY + timedelta(days=200))
    soon = expected(tiny, name="Ør", expected_on=TODAY + timedelta(days=40))
    home(tiny, "A 1")
    ending = home(tiny, "B 2", contract_end=TODAY + timedelta(days=90))
    page.refresh()
    page.bus.mend.emit(tiny.ids["Amina"], "arrival_step")
    assert page.tabs.currentIndex() == NUMBERS
    page.bus.mend.emit("", "arrival_step")
    assert page.tabs.currentIndex() == ARRIVALS
    assert chosen(page.arrivals.table) == soon
    page.bus.mend.emit("", "home_contract")
    assert page.tabs.currentIndex() == HOMES
    assert chosen(page.homes.table) == ending


def test_it_lies_after_samarbeid_and_a_helper_does_not_have_it(
    qtbot: QtBot, tiny: TinyStore, bus: Bus
) -> None:
    shell = in_shell(qtbot, tiny.adviser, bus)
    shell.show_page("settlement")
    assert isinstance(shell.page("settlement"), SettlementPage)
    assert in_shell(qtbot, tiny.helper, bus).page("settlement") is None
