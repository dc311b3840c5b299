"""Copies that were opened and counted."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.ids import new_id
from grongintro.domain.staff import Office
from grongintro.errors import StorageError
from grongintro.storage import backup
from grongintro.storage import store as stores
from grongintro.storage.opened import STORE_NAME
from tests.storage.conftest import LOGIN, NOW, PASSWORD

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.storage.opened import Store


def test_a_copy_opens_with_the_password_and_holds_as_much(store: Store, tmp_path: Path) -> None:
    copy = backup.back_up(store, tmp_path / "kopier", at=NOW)
    with store.write(account_id="konto-1", at=NOW, intention="later") as unit:
        unit.add(Office(new_id(), "Etter kopien"))
    assert copy.folder.name == "kopi-2026-03-11-083000"
    assert copy.rows >= 2
    opened, slot = stores.open_with_password(copy.folder, LOGIN, PASSWORD, at=NOW)
    with opened.read() as reader:
        assert [each.name for each in reader.find(Office)] == ["Kontoret i Grong"]
    opened.close()
    assert slot.account_id == "konto-1"
    assert b"Kontoret" not in (copy.folder / STORE_NAME).read_bytes()


def test_ten_are_kept_the_newest(store: Store, tmp_path: Path) -> None:
    place = tmp_path / "kopier"
    for day in range(12):
        backup.back_up(store, place, at=NOW + timedelta(days=day))
    names = [path.name for path in backup.copies(place)]
    assert len(names) == backup.KEPT == 10
    assert (names[0], names[-1]) == ("kopi-2026-03-13-083000", "kopi-2026-03-22-083000")


def test_copies_of_the_same_second_are_all_there(store: Store, tmp_path: Path) -> None:
    place = tmp_path / "kopier"
    made = [backup.back_up(store, place, at=NOW).folder for _ in range(13)]
    assert len(set(made)) == 13
    assert backup.copies(place) == made[-10:]


def test_a_copy_that_failed_leaves_nothing_and_takes_nothing_away(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "kopier"
    good = [backup.back_up(store, place, at=NOW + timedelta(days=day)).folder for day in range(10)]

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(StorageError) as refused:
        backup.back_up(store, place, at=NOW + timedelta(days=20))
    assert refused.value.code == "disk_full"
    assert backup.copies(place) == good


def test_a_copy_with_fewer_rows_is_refused(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_verified_rows", lambda *_: 0)
    with pytest.raises(StorageError, match="ble ikke hel"):
        backup.back_up(store, tmp_path / "kopier", at=NOW)
    assert backup.copies(tmp_path / "kopier") == []
