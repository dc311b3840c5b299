"""Typing as a person does; QTest.keyClicks aborts the process on å, ø and «."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier


def type_text(widget: QWidget, text: str) -> None:
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, NONE, letter))


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(widget, key, modifiers)


def shown(widget: QWidget) -> QWidget:
    """Show a widget and give it the keyboard."""
    widget.show()
    widget.activateWindow()
    QTest.qWaitForWindowExposed(widget)
    QTest.qWaitForWindowActive(widget)
    return widget
