"""The part «Budsjett»: what is entered, variants, missing and assumed rates, the chart and the workbook."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import Qt

from grongintro.domain.budget import ArrivalForecast, BudgetCost, CostCategory
from grongintro.domain.grant_control import EnteredRate
from grongintro.domain.grants import GrantCategory, GrantCode, RateState
from grongintro.services.budget import rows
from grongintro.services.budget.view import budget_view
from grongintro.services.keeping.outlets import files_out
from grongintro.services.rows import put as put_row
from grongintro.ui.applications.budget_cards import ArrivalsForm, BudgetCostForm, ReceivedForm
from grongintro.ui.applications.chart import BalanceChart, YearBars
from grongintro.ui.applications.page import BUDGET, ApplicationsPage
from tests.ui.desks import in_window, opened
from tests.ui.keyboard import press
from tests.ui.qualifying.pages import agree, fill, press_button, put, refused, saved, words

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from grongintro.ui.applications.budget_part import BudgetPart
    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore

KRONER = 100


@pytest.fixture
def part(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> BudgetPart:
    for code in (GrantCode.AR_1, GrantCode.AR_2):
        value = EnteredRate(
            "", "", 2026, code, 100_000 * KRONER, RateState.ADOPTED, "Rundskriv", date(2026, 1, 5)
        )
        with tiny.leader.write("save_rate") as unit:
            put_row(tiny.leader, unit, value)
    rows.save_arrivals(tiny.leader, ArrivalForecast("", "", 2026, GrantCategory.ADULT_FAMILY, 1, 20, 30))
    page = in_window(qtbot, ApplicationsPage(tiny.leader, bus))
    page.tabs.setCurrentIndex(BUDGET)
    vars(page.budget)["its_page"] = page
    settle(qtbot, page.budget)
    return page.budget


def settle(qtbot: QtBot, part: BudgetPart) -> None:
    qtbot.waitUntil(lambda: not part.reading, timeout=5000)


def line(part: BudgetPart, key: str) -> list[str]:
    at = part.model.line_of(key)
    assert at is not None, key
    return [each.replace("\u00a0", " ") for each in part.model.row_at(at).cells]


def test_the_plan_by_code_and_variant(qtbot: QtBot, part: BudgetPart) -> None:
    assert line(part, GrantCode.AR_1)[0].startswith("2 000 000")
    assert line(part, GrantCode.AR_2)[1].endswith("mangler sats")
    assert line(part, "difference")[1] == "ikke kjent"
    part.variant.setFocus()
    press(part.variant, Qt.Key.Key_Up)
    assert line(part, GrantCode.AR_1)[0].startswith("100 000")
    part.assume.setFocus()
    press(part.assume, Qt.Key.Key_Space)
    settle(qtbot, part)
    assert line(part, GrantCode.AR_2)[1].endswith("*")
    assert "kommunens valg" in part.notes.text()
    assert "ikke kjent" not in line(part, "grants")[1]
    part.first.setFocus()
    press(part.first, Qt.Key.Key_Down)
    settle(qtbot, part)
    assert part.model.columns[1].title == "2027"


def test_arrivals_are_entered_changed_and_deleted(qtbot: QtBot, part: BudgetPart, tiny: TinyStore) -> None:
    press_button(part, "arrivalsNew")
    dialog = opened(ArrivalsForm)
    fill(dialog, year="2027", low="5", likely="3", high="6")
    assert "lavere" in refused(dialog, "likely")
    fill(dialog, likely="6")
    put(dialog, "category", "Barn")
    saved(dialog)
    settle(qtbot, part)
    made = budget_view(tiny.leader, 2026).arrivals[-1]
    assert (made.category, made.low, made.likely, made.high) == (GrantCategory.CHILD, 5, 6, 6)
    assert "Minst 5, trolig 6, høyst 6" in words(part)
    press_button(part, f"delete_{made.id}")
    agree()
    settle(qtbot, part)
    assert len(budget_view(tiny.leader, 2026).arrivals) == 1


def test_costs_are_entered_and_counted(qtbot: QtBot, part: BudgetPart, tiny: TinyStore) -> None:
    assert line(part, CostCategory.HEALTH)[0] == "ikke ført"
    press_button(part, "budgetCostsNew")
    dialog = opened(BudgetCostForm)
    fill(dialog, year="1999", ore="1 200 000")
    assert "Skriv et år" in refused(dialog, "year")
    fill(dialog, year="2026", ore="-5")
    assert "i kroner" in refused(dialog, "ore")
    fill(dialog, ore="1 200 000")
    put(dialog, "category", "Kommunehelse")
    saved(dialog)
    settle(qtbot, part)
    assert line(part, CostCategory.HEALTH)[0] == "1 200 000"
    (row,) = budget_view(tiny.leader, 2026).entered
    assert row.ore == 1_200_000 * KRONER
    rows.save_cost(tiny.leader, BudgetCost("", "", 2026, CostCategory.HEALTH, 90_000 * KRONER, actual=True))
    part.reload()
    settle(qtbot, part)
    assert line(part, CostCategory.HEALTH)[0] == "90 000 (regnskap)"
    assert "går det foran budsjettet" in part.notes.text()


def test_what_was_paid_in_earlier_years_is_entered_with_its_source_and_added_up(
    qtbot: QtBot, part: BudgetPart, tiny: TinyStore
) -> None:
    press_button(part, "grantsReceivedNew")
    dialog = opened(ReceivedForm)
    fill(dialog, year="2026", ore="5 136 100", source="IMDi")
    assert "til 2025" in refused(dialog, "year")
    fill(dialog, year="2022")
    saved(dialog)
    settle(qtbot, part)
    assert "2022 · Integreringstilskudd år 1" in words(part)
    assert "2022 · i alt" in words(part)
    (row,) = budget_view(tiny.leader, 2026).received
    assert row.ore == 5_136_100 * KRONER
    press_button(part, f"delete_{row.id}")
    agree()
    settle(qtbot, part)
    assert budget_view(tiny.leader, 2026).received == ()


def test_the_chart_says_it_in_words_and_draws_it(qtbot: QtBot, part: BudgetPart) -> None:
    said = part.chart.accessibleDescription().splitlines()
    assert len(said) == 4
    assert said[0].startswith("2026: tilskudd")
    assert "satser mangler" in said[1]
    blank = BalanceChart("blank", "Tilskudd mot kostnader")
    qtbot.addWidget(blank)
    blank.resize(part.chart.sizeHint())
    empty = blank.grab().toImage()
    blank.set_bars([YearBars(2026, 500, 400, 300, 600)])
    assert blank.grab().toImage() != empty


@pytest.mark.parametrize(
    ("grants", "lacking", "expected"),
    [
        (0, True, "tilskudd ikke kjent"),
        (10**9, True, "tilskudd over 10 mill."),
        (10**9, False, "tilskudd 10 mill."),
    ],
)
def test_a_sum_that_lacks_a_rate_never_looks_whole(
    qtbot: QtBot, grants: int, expected: str, *, lacking: bool
) -> None:
    chart = BalanceChart("chart", "Tilskudd mot kostnader")
    qtbot.addWidget(chart)
    chart.set_bars([YearBars(2026, grants, 5, 0, grants, lacking=lacking)])
    assert expected in chart.said()


def test_the_plan_is_saved_as_a_workbook(part: BudgetPart, tiny: TinyStore, tmp_path: Path) -> None:
    press_button(part, "savePlan")
    path = tmp_path / "budsjett.xlsx"
    part.saver.write_file(str(path))
    found = {
        row[0]: row[1:] for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    }
    assert found["AR-1"][0] == 2_000_000
    (file,) = files_out(tiny.leader)
    assert file.file.what == "Budsjett for fire år"
