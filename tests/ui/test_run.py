from __future__ import annotations

import functools
import logging
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from grongintro.errors import StorageError, UserError
from grongintro.ui import crash, run
from grongintro.ui.page import Page
from grongintro.ui.run import run_action
from grongintro.ui.worker import LongWork, Progress, run_long
from tests.ui.keyboard import shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.ui.bus import Bus

SECRET = "Åse Østvik 01.01.1990"


def dialog(widget: QWidget, name: str) -> QMessageBox | None:
    return widget.findChild(QMessageBox, name)


class Saver(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.saved = 0
        self.button = QPushButton("Lagre", self)
        self.button.clicked.connect(self.save)

    def save(self) -> None:
        run_action(self, self._save)

    def _save(self) -> int:
        self.saved += 1
        run_action(self, self._save)
        return self.saved


@pytest.fixture
def saver(qtbot: QtBot) -> Saver:
    made = Saver()
    qtbot.addWidget(made)
    shown(made)
    return made


def test_the_result_comes_back(saver: Saver) -> None:
    assert run_action(saver, functools.partial(int, "7")) == 7


def test_a_double_click_saves_once(saver: Saver) -> None:
    QTest.mouseClick(saver.button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(saver.button, Qt.MouseButton.LeftButton)
    assert saver.saved == 1


def test_one_can_save_again_a_moment_later(qtbot: QtBot, saver: Saver) -> None:
    saver.save()
    qtbot.wait(QApplication.doubleClickInterval() + 50)
    saver.save()
    assert saver.saved == 2


def test_what_was_refused_can_be_tried_again_at_once(saver: Saver) -> None:
    tries: list[int] = []

    def refuse() -> None:
        tries.append(1)
        raise UserError("Skriv et navn.")

    said: list[UserError] = []
    run_action(saver, refuse, on_user_error=said.append)
    run_action(saver, refuse, on_user_error=said.append)
    assert len(tries) == 2
    assert said[0].message == "Skriv et navn."


def test_a_page_says_it_in_its_bar(qtbot: QtBot, bus: Bus) -> None:
    page = Page("page", "Side", bus)
    inner = QWidget(page)
    qtbot.addWidget(page)
    run_action(inner, functools.partial(_raise, UserError("Skriv et navn.")))
    assert page.messages.text == "Skriv et navn."


def _raise(error: Exception) -> None:
    raise error


@pytest.mark.parametrize(
    ("error", "says", "advises"),
    [
        (StorageError("Disken er full.", "Rydd plass."), "Disken er full.", "Rydd plass."),
        (
            OSError(13, "no", "C:/x.pdf"),
            "Filen kunne ikke lagres eller leses: C:/x.pdf",
            "Velg en annen mappe",
        ),
    ],
)
def test_trouble_with_the_store_says_what_to_do(
    saver: Saver, error: Exception, says: str, advises: str
) -> None:
    run_action(saver, functools.partial(_raise, error))
    run_action(saver, functools.partial(_raise, error))
    assert len(saver.findChildren(QMessageBox, "storageDialog")) == 1
    box = dialog(saver, "storageDialog")
    assert box is not None
    assert box.text() == says
    assert advises in box.informativeText()
    box.accept()


def crash_dialog() -> list[QMessageBox]:
    tops = QApplication.topLevelWidgets()
    return [box for box in tops if isinstance(box, QMessageBox) and box.objectName() == "crashDialog"]


def paint_once() -> None:
    """What the interpreter does when a model's data() raises while a view is painted."""
    try:
        int(SECRET)
    except ValueError as error:
        crash._hook(ValueError, error, error.__traceback__)  # noqa: SLF001 - called by the interpreter


def test_a_model_that_fails_a_hundred_times_gives_one_dialog(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(crash, "reporter", functools.cache(crash.CrashReporter))
    for _ in range(100):
        paint_once()
    (box,) = crash_dialog()
    assert len(caplog.records) == 1
    assert SECRET not in caplog.text
    assert "ValueError" in caplog.text
    caplog.clear()
    box.reject()
    paint_once()
    assert [each for each in crash_dialog() if each.isVisible()] == []
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert crash_dialog() == []


def test_the_crash_dialog_holds_nothing_personal_and_can_be_copied(
    saver: Saver, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(run, "reporter", functools.cache(crash.CrashReporter))
    with caplog.at_level(logging.ERROR):
        run_action(saver, functools.partial(_raise, KeyError(SECRET)))
    (box,) = crash_dialog()
    assert SECRET not in box.text() + box.informativeText() + caplog.text
    assert "test_run.py" in box.informativeText()
    copy = box.findChild(QPushButton, "copyCrash")
    assert copy is not None
    copy.click()
    assert QApplication.clipboard().text().startswith("KeyError\n")


def test_the_hooks_are_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    run.install_excepthook()
    assert sys.excepthook.__module__ == "grongintro.ui.crash"
    assert threading.excepthook.__module__ == "grongintro.ui.crash"


class Batch(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.results: list[int] = []

    def take(self, result: int) -> None:
        self.results.append(result)


def letters(progress: Progress) -> int:
    for number in range(5):
        progress.step(number, 5, f"Brev {number}")
    return 5


def endless(progress: Progress) -> int:
    while True:
        progress.step(0, 0)
        threading.Event().wait(0.005)


def failing(_progress: Progress) -> int:
    raise UserError("Fil mangler.")


def test_long_work_hands_over_its_result(qtbot: QtBot) -> None:
    batch = Batch()
    qtbot.addWidget(batch)
    run_long(batch, "Lager brev", letters, batch.take)
    assert not batch.isEnabled()
    qtbot.waitUntil(batch.isEnabled)
    assert batch.results == [5]


def test_long_work_is_stopped_by_the_person(qtbot: QtBot) -> None:
    batch = Batch()
    qtbot.addWidget(batch)
    work: LongWork = run_long(batch, "Lager brev", endless, batch.take)
    work.progress.cancel()
    qtbot.waitUntil(batch.isEnabled)
    assert batch.results == []


def test_long_work_that_fails_says_why(qtbot: QtBot) -> None:
    batch = Batch()
    qtbot.addWidget(batch)
    run_long(batch, "Lager brev", failing, batch.take)
    qtbot.waitUntil(batch.isEnabled)
    box = dialog(batch, "userErrorDialog")
    assert box is not None
    assert box.text() == "Fil mangler."
    box.accept()


def test_a_fault_at_closing_waits_until_it_is_read(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    told: list[tuple[str, str]] = []

    def read(box: QMessageBox) -> int:
        told.append((box.text(), box.informativeText()))
        return 0

    def fails() -> None:
        raise StorageError("Sikkerhetskopien ble ikke laget.", "Sett inn minnepinnen.")

    monkeypatch.setattr(QMessageBox, "exec", read)
    run.run_at_closing(window, fails)
    assert told == [("Sikkerhetskopien ble ikke laget.", "Sett inn minnepinnen.")]
