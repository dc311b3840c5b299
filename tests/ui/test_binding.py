from __future__ import annotations

import inspect
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from grongintro.ui.binding import protect, read_no_sources

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

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


def test_importing_a_module_reads_no_source(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    read: list[object] = []

    def told(thing: Any) -> str:
        read.append(thing)
        return ""

    assert read_no_sources()
    (tmp_path / "newly_imported.py").write_text("WIDE = 1\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(inspect, "getsource", told)
    import newly_imported  # type: ignore[import-not-found]

    assert newly_imported.WIDE == 1
    assert read == []


def test_qt_still_answers_by_its_own_names() -> None:
    thing = QObject()
    thing.setObjectName("still here")
    assert thing.objectName() == "still here"
