from __future__ import annotations

import gc
import time
from threading import Event
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


def test_garbage_is_left_to_the_thread_of_the_window(qtbot: QtBot) -> None:
    """Python collects where it allocates; a widget that is taken apart elsewhere ends the process."""
    window = Window()
    qtbot.addWidget(window)
    go_on, second = Event(), Event()

    def first(_progress: Progress) -> bool:
        second.wait(5)
        return gc.isenabled()

    def other(_progress: Progress) -> bool:
        second.set()
        go_on.wait(5)
        return gc.isenabled()

    run_long(window, "Arbeid", first, window.take)
    run_long(window, "Arbeid", other, window.take)
    qtbot.waitUntil(lambda: len(window.results) == 1)
    assert not gc.isenabled()
    go_on.set()
    qtbot.waitUntil(lambda: len(window.results) == 2)
    assert window.results == [False, False]
    assert gc.isenabled()


def test_no_result_is_lost_when_the_window_is_quick_to_tidy_up(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    for number in range(40):
        run_long(window, "Arbeid", work, window.take)
        qtbot.waitUntil(window.isEnabled)
        assert window.results == [tuple(range(100))] * (number + 1)
