"""The demo's autumn break, with the whole program: a gap on Min dag closes when somebody is enrolled."""

from __future__ import annotations

import gc
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QEvent, Qt, QThreadPool
from PySide6.QtWidgets import QApplication

from grongintro.app import application
from grongintro.domain.clock import FixedClock
from grongintro.domain.staff import Role
from grongintro.program import Program
from grongintro.services.demo import DemoStore, build_demo
from grongintro.services.year.coverage_view import WeekState, own_year
from grongintro.ui import run
from grongintro.ui.activities.person_part import ActivitiesPart
from grongintro.ui.lights.part import LightsPart
from grongintro.ui.my_day.page import MyDayPage
from grongintro.ui.people.person_page import PersonPage
from grongintro.ui.window import Window
from grongintro.ui.year.page import YearPage
from grongintro.ui.year.part import WeekPart
from tests.ui.desks import CTRL, back_in, focused
from tests.ui.keyboard import press, shown
from tests.ui.qualifying.pages import part_of, press_button, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from grongintro.services.year.coverage_view import WeekLine

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
ON, BREAK = date(2026, 9, 14), date(2026, 10, 5)


@pytest.fixture
def demo(tmp_path: Path) -> DemoStore:
    return build_demo(tmp_path / "demo", ON)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, demo: DemoStore) -> Iterator[Program]:
    """The program with Kari at the desk."""
    run.forget_held()
    window = Window()
    clock = demo.desk_adviser.clock
    assert isinstance(clock, FixedClock)
    made = Program(application(), window, clock, home=tmp_path / "home")
    qtbot.addWidget(window)
    shown(window)
    made.enter_demo(demo.desk_adviser, demo.desk_leader)
    assert made.desk is not None
    assert made.desk.actor.role is Role.ADVISER
    yield made
    QThreadPool.globalInstance().waitForDone()
    window.close()
    made.deleteLater()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def week(demo: DemoStore, who: str) -> WeekLine:
    """The week of the autumn break, as the service counts it."""
    return next(each for each in own_year(demo.desk_adviser, who, 2026).weeks if each.monday == BREAK)


def person(program: Program) -> PersonPage:
    page = program.shell.page("person")
    assert isinstance(page, PersonPage)
    assert program.shell.current_page == "person"
    return page


def test_the_gap_of_the_autumn_break_closes_with_the_enrolment(
    qtbot: QtBot, program: Program, demo: DemoStore
) -> None:
    who = demo.people["fatima"]
    assert (week(demo, who).state, week(demo, who).gap) == (WeekState.GAP, Fraction(45, 2))

    # Min dag tells it three weeks before, and leads to the week.
    day = program.shell.page("day")
    assert isinstance(day, MyDayPage)
    qtbot.waitUntil(lambda: "lights" in vars(day), timeout=20_000)
    press_button(day, "dayGapsMore")
    assert "Fatima Rahimi" in words(day.lights.gaps)
    assert "Uke 41 (fra 05.10.2026) kommer til å mangle 22,50 timer" in words(day.lights.gaps)
    run.forget_held()
    press_button(day, f"mendGap_{who}")
    page = person(program)
    qtbot.waitUntil(lambda: page.tabs.tabText(page.tabs.currentIndex()) == "Uke og år")
    shown_words = words(part_of(page, WeekPart))
    assert "Uke 41, 05.10.–09.10.2026: 15 av 37,5 timer er planlagt, 22,5 mangler." in shown_words

    # The holiday programme is open; one key enrols her.
    page.show_part("Aktiviteter")
    words(page)
    part = part_of(page, ActivitiesPart)
    assert "Høstferie 2026" in words(part)
    run.forget_held()
    press_button(part, f"enrol_{demo.activities['open']}")
    assert week(demo, who).state is WeekState.COVERED

    # The week, the year and the light say so, and that two of the days are days of a course.
    page.show_part("Uke og år")
    words(page)
    year = part_of(page, WeekPart)
    assert "Høstferie 2026 samtidig med Arbeidsmarkedskurs" in words(year)
    number = [each.monday for each in own_year(demo.desk_adviser, who, 2026).weeks].index(BREAK)
    year.year.strip.choose(number)
    assert "Uke 41, 05.10.–09.10.2026: 38,5 av 37,5 timer er planlagt." in words(year)
    page.show_part("Lovlys")
    words(page)
    light = next(each for each in part_of(page, LightsPart).lights if each.code == "light.full_time")
    assert "Uke 41" not in light.step.text

    # The page of the year has counted again, and undoing opens the gap again.
    program.bus.open_page.emit("year")
    everybody = program.shell.page("year")
    assert isinstance(everybody, YearPage)
    qtbot.waitUntil(lambda: bool(everybody.coverage.found().people), timeout=20_000)
    qtbot.waitUntil(lambda: not everybody.coverage.counting, timeout=20_000)
    line = next(each for each in everybody.coverage.found().people if each.person_id == who)
    assert next(each for each in line.weeks if each.monday == BREAK).state is WeekState.COVERED
    run.forget_held()
    press(focused(back_in(program.window)), Qt.Key.Key_Z, CTRL)
    assert week(demo, who).state is WeekState.GAP
