from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from grongintro.ui.worker import Progress, run_long

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []

    def take(self, result: object) -> None:
        self.results.append(result)


def work(_progress: Progress) -> tuple[int, ...]:
    until = time.monotonic() + 0.01
    while time.monotonic() < until:
        pass
    return tuple(range(100))


def test_no_result_is_lost_when_the_window_is_quick_to_tidy_up(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    for number in range(40):
        run_long(window, "Arbeid", work, window.take)
        qtbot.waitUntil(window.isEnabled)
        assert window.results == [tuple(range(100))] * (number + 1)
