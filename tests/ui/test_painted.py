"""What comes after a page waits for its painting, not for the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from grongintro.ui.painted import AfterPaint
from tests.ui.keyboard import shown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_it_is_due_once_a_pause_after_the_painting(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    told: list[int] = []
    after = AfterPaint(page, 20)
    after.due.connect(lambda: told.append(1))
    after.wait_for(page)
    qtbot.wait(60)
    assert told == []
    shown(page)
    qtbot.waitUntil(lambda: told == [1])
    page.repaint()
    qtbot.wait(60)
    assert told == [1]
    after.wait_for(page)
    after.wait_for(page)
    qtbot.waitUntil(lambda: told == [1, 1])
    qtbot.wait(60)
    assert told == [1, 1]
