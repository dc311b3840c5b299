"""The grid of days: where entries lie, how they are opened, moved and walked between."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from grongintro.ui import theme
from grongintro.ui.theme import Scheme
from grongintro.ui.widgets.grid_values import HOUR, hours, lanes
from grongintro.ui.widgets.week_grid import NO_CLOCK, GridColumn, GridEntry, WeekGrid
from tests.ui.desks import in_window
from tests.ui.keyboard import press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ALT = Qt.KeyboardModifier.AltModifier
DAYS = tuple(
    GridColumn(f"{name} {9 + number}.3.", spoken=f"{name}dag {9 + number}. mars", closed=number == 6)
    for number, name in enumerate(("man", "tirs", "ons", "tors", "fre", "lør", "søn"))
)


def timed(key: str, column: int, minute: int, length: int = 60, **more: object) -> GridEntry:
    made = GridEntry(key, column, minute, length, f"Samtale {key}", ("Storgata 1",), movable=True)
    return replace(made, **more)  # type: ignore[arg-type]


ENTRIES = (
    timed("a", 0, 9 * HOUR),
    timed("b", 0, 9 * HOUR + 30),
    timed("c", 2, 13 * HOUR, movable=False),
    timed("d", 1, NO_CLOCK),
)


@pytest.fixture
def grid(qtbot: QtBot) -> WeekGrid:
    made = WeekGrid("weekGrid", "Uken")
    made.set_columns(DAYS)
    made.set_entries(ENTRIES)
    return in_window(qtbot, made)


@pytest.fixture
def moves(grid: WeekGrid) -> list[tuple[str, int, int]]:
    told: list[tuple[str, int, int]] = []
    grid.moved.connect(lambda *move: told.append(move))
    return told


@pytest.mark.parametrize(
    ("second", "expected"),
    [(599, {"a": (0, 2), "b": (1, 2)}), (600, {"a": (0, 1), "b": (0, 1)}), (601, {"a": (0, 1), "b": (0, 1)})],
)
def test_those_that_overlap_share_the_width(second: int, expected: dict[str, tuple[int, int]]) -> None:
    assert lanes((timed("a", 0, 540), timed("b", 0, second))) == expected


def test_three_that_overlap_in_a_chain_use_two_lanes() -> None:
    found = lanes((timed("a", 0, 540), timed("b", 0, 570), timed("c", 0, 600), timed("d", 1, 540)))
    assert found == {"a": (0, 2), "b": (1, 2), "c": (0, 2), "d": (0, 1)}


@pytest.mark.parametrize(
    ("minute", "expected"), [(419, (6, 18)), (420, (7, 18)), (1020, (7, 18)), (1021, (7, 19))]
)
def test_more_hours_are_shown_when_they_are_needed(minute: int, expected: tuple[int, int]) -> None:
    assert hours((timed("a", 0, minute),), 7, 18) == expected


def test_an_entry_has_a_name_and_is_opened_by_enter_and_double_click(grid: WeekGrid) -> None:
    opened: list[str] = []
    grid.opened.connect(opened.append)
    grid.choose("a")
    assert grid.entry("a").hasFocus()
    assert grid.entry("a").accessibleName() == "mandag 9. mars, 09:00–10:00, Samtale a, Storgata 1"
    assert grid.entry("d").accessibleName() == "tirsdag 10. mars, Samtale d, Storgata 1"
    press(grid.entry("a"), Qt.Key.Key_Return)
    QTest.mouseDClick(grid.entry("c"), Qt.MouseButton.LeftButton)
    grid.entry("b").click()
    assert opened == ["a", "c", "b"]


def test_arrows_walk_between_entries_and_tab_stops_at_one(grid: WeekGrid) -> None:
    grid.choose("a")
    for key, there in (
        (Qt.Key.Key_Up, "a"),
        (Qt.Key.Key_Down, "b"),
        (Qt.Key.Key_Right, "d"),
        (Qt.Key.Key_Right, "c"),
        (Qt.Key.Key_Right, "c"),
        (Qt.Key.Key_Left, "d"),
    ):
        press(grid.entry(grid.chosen_key()), key)
        assert grid.chosen_key() == there
        assert grid.entry(there).hasFocus()
    stops = [key for key in "abcd" if grid.entry(key).focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == ["d"]


def test_alt_and_arrows_move_what_can_be_moved(grid: WeekGrid, moves: list[tuple[str, int, int]]) -> None:
    for key, arrow in (
        ("a", Qt.Key.Key_Down),
        ("a", Qt.Key.Key_Right),
        ("a", Qt.Key.Key_Left),
        ("c", Qt.Key.Key_Up),
        ("d", Qt.Key.Key_Right),
        ("d", Qt.Key.Key_Down),
        ("d", Qt.Key.Key_Up),
    ):
        grid.choose(key)
        press(grid.entry(key), arrow, ALT)
    assert moves == [
        ("a", 0, 9 * HOUR + 15),
        ("a", 1, 9 * HOUR),
        ("d", 2, NO_CLOCK),
        ("d", 1, 8 * HOUR),
    ]


def drag(grid: WeekGrid, key: str, way: QPoint) -> None:
    box, left = grid.entry(key), Qt.MouseButton.LeftButton
    held = QPoint(box.width() // 2, 5)
    QTest.mousePress(box, left, pos=held)
    for part in (2, 1):
        QTest.mouseMove(box, held + way / part)
    QTest.mouseRelease(box, left, pos=held + way)


def test_an_entry_is_dragged_to_another_day_and_hour(
    grid: WeekGrid, moves: list[tuple[str, int, int]]
) -> None:
    column = grid.canvas.width() // 7
    down = grid._measures.hour  # noqa: SLF001  the way of an hour
    drag(grid, "a", QPoint(2 * column, down))
    assert moves == [("a", 2, 10 * HOUR)]
    drag(grid, "c", QPoint(column, down))
    drag(grid, "b", QPoint(1, 1))
    assert len(moves) == 1


def test_escape_lets_a_drag_go(grid: WeekGrid, moves: list[tuple[str, int, int]]) -> None:
    box, left = grid.entry("a"), Qt.MouseButton.LeftButton
    QTest.mousePress(box, left, pos=QPoint(9, 5))
    QTest.mouseMove(box, QPoint(9, 90))
    press(box, Qt.Key.Key_Escape)
    QTest.mouseRelease(box, left, pos=QPoint(9, 90))
    assert moves == []


def test_the_chosen_one_stays_chosen_when_the_entries_are_given_anew(grid: WeekGrid) -> None:
    grid.choose("b")
    grid.set_entries([replace(each, column=4) if each.key == "b" else each for each in ENTRIES[1:]])
    assert grid.chosen_key() == "b"
    assert grid.entry("b").hasFocus()
    grid.set_entries(())
    assert grid.chosen_key() == ""


def test_an_empty_place_is_asked_for_by_keyboard_and_mouse(grid: WeekGrid) -> None:
    asked: list[tuple[int, int]] = []
    grid.asked_new.connect(lambda *place: asked.append(place))
    grid.canvas.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        press(grid.canvas, key)
    assert grid.canvas.accessibleName() == "tirsdag 10. mars, klokken 09:30"
    spot = grid._measures.box(3, 11 * HOUR, 30, grid.canvas.width()).center()  # noqa: SLF001
    QTest.mouseDClick(grid.canvas, Qt.MouseButton.LeftButton, pos=spot)
    assert asked == [(1, 9 * HOUR + 30), (3, 11 * HOUR)]


@pytest.mark.parametrize("percent", [100, 125, 150])
def test_it_follows_the_scheme_and_the_size_of_text(grid: WeekGrid, percent: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = grid.entry("a").height()
    light = grid.grab().toImage()
    theme.apply(app, Scheme.DARK, percent)
    QTest.qWait(10)
    assert grid.grab().toImage() != light
    assert grid.entry("a").height() == pytest.approx(before * percent / 100, abs=6)
