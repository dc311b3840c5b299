"""A store that was changed past the program is told on top of every page, and never mended."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMessageBox

from grongintro.storage.engine import connect
from grongintro.ui.breaks import BreakWatch
from tests.ui import gallery, store
from tests.ui.keyboard import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from grongintro.ui.bus import Bus
    from grongintro.ui.shell import Shell
    from tests.ui.store import TinyStore


@pytest.fixture
def shell(qtbot: QtBot, bus: Bus) -> Shell:
    made = gallery.gallery(bus)
    qtbot.addWidget(made)
    shown(made)
    return made


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[TinyStore]:
    made = store.tiny_store(tmp_path)
    yield made
    made.close()


def looked(qtbot: QtBot, shell: Shell, tiny: TinyStore, home: Path) -> BreakWatch:
    watch = BreakWatch(shell, shell, home)
    watch.follow(tiny.leader)
    watch.look()
    qtbot.waitUntil(lambda: watch.at_rest)
    return watch


def test_a_store_in_order_says_nothing_and_is_remembered(
    qtbot: QtBot, shell: Shell, tiny: TinyStore, tmp_path: Path
) -> None:
    watch = looked(qtbot, shell, tiny, tmp_path)
    assert watch.found == ()
    assert not shell.alarm.isVisible()
    (heads,) = json.loads((tmp_path / "seen.json").read_text(encoding="utf-8")).values()
    assert set(heads) == {"change_log", "access_log", "sign_in"}


def test_a_break_stands_on_top_and_is_told_in_words(
    qtbot: QtBot, shell: Shell, tiny: TinyStore, tmp_path: Path
) -> None:
    raw = connect(tiny.leader.store.path, tiny.leader.store.key)
    raw.execute("UPDATE person SET birth_date = '1981-01-01'")
    raw.close()
    watch = looked(qtbot, shell, tiny, tmp_path)
    assert shell.alarm.isVisible()
    assert not (tmp_path / "seen.json").exists(), "what is broken is not what was seen"
    watch.tell()
    box = shell.window().findChild(QMessageBox, "breaksDialog")
    assert box is not None
    assert "En person er ikke slik loggen sier" in box.informativeText()
    assert "Programmet retter ikke noe" in box.informativeText()
    box.reject()


def test_what_this_computer_saw_before_is_missed(
    qtbot: QtBot, shell: Shell, tiny: TinyStore, tmp_path: Path
) -> None:
    looked(qtbot, shell, tiny, tmp_path)
    seen = json.loads((tmp_path / "seen.json").read_text(encoding="utf-8"))
    (known,) = seen
    seen[known]["change_log"] = [10_000, "f" * 64]
    (tmp_path / "seen.json").write_text(json.dumps(seen), encoding="utf-8")
    watch = looked(qtbot, shell, tiny, tmp_path)
    assert [each.code for each in watch.found] == ["cut"]


@pytest.mark.parametrize("content", ["", "[]", "{", '{"x": 1}'])
def test_a_spoilt_memory_is_no_reason_to_stop(
    qtbot: QtBot, shell: Shell, tiny: TinyStore, tmp_path: Path, content: str
) -> None:
    (tmp_path / "seen.json").write_text(content, encoding="utf-8")
    assert looked(qtbot, shell, tiny, tmp_path).found == ()
