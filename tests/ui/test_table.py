from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from grongintro.ui.widgets.table import FilterField, RowsModel, Table, name_order
from tests.ui import gallery
from tests.ui.gallery import Line
from tests.ui.keyboard import press, shown, type_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def model(qapp: QApplication) -> RowsModel[Line]:
    made = gallery.model()
    QAbstractItemModelTester(made, FATAL, qapp)
    return made


FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def names(model: RowsModel[Line]) -> list[str]:
    return [line.name for line in model.rows()]


def test_the_model_keeps_qts_promises(model: RowsModel[Line]) -> None:
    model.sort(0)
    model.set_filter("aa")
    model.set_rows(())
    model.set_rows(gallery.LINES)
    model.sort(2, Qt.SortOrder.DescendingOrder)
    model.sort(-1)
    model.set_filter("")
    assert model.rowCount() == 4


def test_names_are_in_norwegian_order(model: RowsModel[Line]) -> None:
    model.sort(0)
    assert names(model) == ["Amina Zahra", "Berhane Tesfay", "Ærlend Aasen", "Åse Østvik"]
    assert name_order(["Østby", "Ås", "Zahl", "Ærø", "abel"]) == ["abel", "Zahl", "Ærø", "Østby", "Ås"]


def test_dates_are_in_order_of_time(model: RowsModel[Line]) -> None:
    model.sort(2)
    assert [line.key for line in model.rows()] == ["4", "1", "2", "3"]
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert [line.key for line in model.rows()] == ["3", "2", "1", "4"]


def test_every_word_must_be_found(model: RowsModel[Line]) -> None:
    model.set_filter("ås berg")
    assert names(model) == ["Åse Østvik"]
    model.set_filter("SENTRUM")
    assert names(model) == ["Ærlend Aasen", "Berhane Tesfay"]


@pytest.fixture
def table(qtbot: QtBot, model: RowsModel[Line]) -> Table:
    made = Table("lines", "Samtaler", model)
    qtbot.addWidget(made)
    shown(made)
    return made


def test_enter_opens_the_row_once(qtbot: QtBot, table: Table) -> None:
    table.choose("2")
    table.setFocus()
    with qtbot.waitSignal(table.row_activated) as opened:
        press(table, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].key == "2"
    press(table, Qt.Key.Key_Down)
    assert table.chosen().key == "3"  # type: ignore[union-attr]


def test_the_chosen_row_survives_a_reload_and_a_sort(table: Table, model: RowsModel[Line]) -> None:
    table.choose("3")
    table.sort_by(0)
    assert table.chosen().key == "3"  # type: ignore[union-attr]
    model.set_rows(gallery.LINES[1:])
    assert table.chosen().key == "3"  # type: ignore[union-attr]
    model.set_rows(gallery.LINES[:1])
    assert table.chosen() is None
    model.set_rows(gallery.LINES)
    assert table.chosen().key == "3"  # type: ignore[union-attr]


def test_searching_leads_into_the_table(qtbot: QtBot, model: RowsModel[Line]) -> None:
    window = QWidget()
    table = Table("lines", "Samtaler", model)
    field = FilterField("filter", "Søk i listen", table)
    box = QVBoxLayout(window)
    box.addWidget(field)
    box.addWidget(table)
    qtbot.addWidget(window)
    shown(window)
    field.setFocus()
    type_text(field, "østvik")
    assert names(model) == ["Åse Østvik"]
    with qtbot.waitSignal(table.row_activated) as opened:
        press(field, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].name == "Åse Østvik"
    press(field, Qt.Key.Key_Escape)
    assert model.rowCount() == 4
    press(field, Qt.Key.Key_Down)
    assert table.hasFocus()


@pytest.mark.usefixtures("qapp")
def test_ten_thousand_rows_are_searched_while_one_types() -> None:
    model = RowsModel(gallery.columns(), lambda line: line.key)
    model.set_rows([Line(str(n), f"Åse {n}", "Grong", gallery.TODAY, late=False) for n in range(10_000)])
    model.set_filter("x")
    begun = time.perf_counter()
    model.set_filter("åse 77")
    assert time.perf_counter() - begun < 0.1
    assert model.rowCount() == sum("77" in str(n) for n in range(10_000))
