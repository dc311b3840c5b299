from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from typing import TYPE_CHECKING, Any

from pytestqt.qtbot import QtBot

from grongintro.ui import icons, run, theme
from grongintro.ui.bus import Bus
from grongintro.ui.theme import Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication, QWidget

TODAY = date(2026, 3, 11)


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, Scheme.LIGHT)
    run.forget_held()
    yield
    icons.clear_cache()


class KeepingBot(QtBot):
    """Holds what it is given until the test ends: pytest-qt alone leaves a window that no name holds to be
    collected, at any moment, with every dialog that stands on it."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        super().__init__(request)
        self._kept: list[QWidget] = []

    def addWidget(self, widget: QWidget, **more: Any) -> None:
        self._kept.append(widget)
        super().addWidget(widget, **more)

    add_widget = addWidget


@pytest.fixture
def qtbot(request: pytest.FixtureRequest) -> QtBot:
    request.getfixturevalue("qapp")
    return KeepingBot(request)


@pytest.fixture
def bus() -> Bus:
    return Bus()


@pytest.fixture
def today() -> date:
    return TODAY


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says this for every window; it is about the platform, not about us."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True))
