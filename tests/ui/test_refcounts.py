from __future__ import annotations

import sys

from PySide6.QtCore import QObject

from grongintro.ui.refcounts import protect

MANY = 100_000


def test_none_outlasts_a_day_of_calls() -> None:
    thing = QObject()
    for _ in range(MANY):
        thing.setObjectName("x")
        thing.property("unset")
        thing.isWidgetType()
    assert sys.getrefcount(None) > MANY


def test_protecting_twice_changes_nothing_more() -> None:
    before = sys.getrefcount(None)
    protect()
    assert abs(sys.getrefcount(None) - before) < MANY
