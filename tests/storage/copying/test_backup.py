"""Copies that were opened and counted."""

from __future__ import annotations

import errno
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.ids import new_id
from grongintro.domain.staff import Office
from grongintro.errors import StorageError
from grongintro.storage import store as stores
from grongintro.storage.copying import backup
from grongintro.storage.copying.copies import Findings, copies, examine
from grongintro.storage.counting import count_rows
from grongintro.storage.engine import connect
from grongintro.storage.opened import STORE_NAME
from tests.storage.conftest import LOGIN, NOW, PASSWORD

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from grongintro.storage.log.chain import Head
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


def test_older_copies_are_thinned_out(store: Store, tmp_path: Path) -> None:
    place = tmp_path / "kopier"
    for back in (400, 3, 3, 2, 0):
        backup.back_up(store, place, at=NOW - timedelta(days=back))
    assert [path.name for path in copies(place)] == [
        "kopi-2026-03-08-083000-2",
        "kopi-2026-03-09-083000",
        "kopi-2026-03-11-083000",
    ]


def test_copies_of_the_same_second_are_all_there(store: Store, tmp_path: Path) -> None:
    place = tmp_path / "kopier"
    made = [backup.back_up(store, place, at=NOW).folder for _ in range(13)]
    assert len(set(made)) == 13
    assert copies(place) == made[-10:]


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
    assert copies(place) == good


def test_a_copy_with_fewer_rows_is_refused(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("grongintro.storage.copying.backup.examine", lambda *_: Findings(0, 1))
    with pytest.raises(StorageError, match="ble ikke hel"):
        backup.back_up(store, tmp_path / "kopier", at=NOW)
    assert list((tmp_path / "kopier").iterdir()) == []


def tamper(path: Path, key: bytes) -> None:
    """Change a line of the log behind the program's back."""
    raw = connect(path, key)
    raw.execute("DROP TRIGGER change_log_no_update")
    raw.execute("UPDATE change_log SET account_id = 'en annen'")
    raw.close()


def test_a_break_in_the_stores_own_log_is_marked_and_copied_all_the_same(
    store: Store, tmp_path: Path
) -> None:
    place = tmp_path / "kopier"
    whole = backup.back_up(store, place, at=NOW - timedelta(days=500)).folder
    tamper(store.path, store.key)
    copy = backup.back_up(store, place, at=NOW)
    assert copy.breaks == {"change_log": 1}
    assert copy.folder.name == "kopi-2026-03-11-083000-brudd"
    assert copies(place) == [whole, copy.folder]


def test_a_break_that_only_the_copy_has_is_a_fault(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = examine

    def broken(path: Path, key: bytes, verified: Mapping[str, Head]) -> Findings:
        tamper(path, key)
        return whole(path, key, verified)

    monkeypatch.setattr("grongintro.storage.copying.backup.examine", broken)
    with pytest.raises(StorageError, match="ble ikke hel"):
        backup.back_up(store, tmp_path / "kopier", at=NOW)
    assert copies(tmp_path / "kopier") == []


def test_a_store_is_written_to_while_it_is_copied(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = count_rows

    def and_then_written(raw: object) -> int:
        found = counted(raw)
        with store.write(account_id="konto-1", at=NOW, intention="meanwhile") as unit:
            unit.add(Office(new_id(), "Mens kopien ble tatt"))
        return found

    monkeypatch.setattr("grongintro.storage.copying.backup.count_rows", and_then_written)
    assert backup.back_up(store, tmp_path / "kopier", at=NOW).rows > 0


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "disk_full"), (errno.EROFS, "read_only"), (errno.ENODEV, "no_place")],
)
def test_what_the_disk_refuses_is_said_of_the_copy(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def refused(*_: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr("os.fsync", refused)
    with pytest.raises(StorageError) as told:
        backup.back_up(store, tmp_path / "kopier", at=NOW)
    assert told.value.code == code
    assert told.value.advice
    assert copies(tmp_path / "kopier") == []


def damage(path: Path, how: str) -> None:
    raw = bytearray(path.read_bytes())
    if how == "cut":
        raw = raw[: len(raw) // 2]
    elif how == "flipped":
        raw[len(raw) // 2] ^= 1
    else:
        raw = bytearray()
    path.write_bytes(raw)


@pytest.mark.parametrize("how", ["cut", "flipped", "empty"])
def test_a_damaged_copy_is_told_and_left_as_it_is(store: Store, tmp_path: Path, how: str) -> None:
    copy = backup.back_up(store, tmp_path / "kopier", at=NOW).folder
    damage(copy / STORE_NAME, how)
    before = (copy / STORE_NAME).read_bytes()
    with pytest.raises(StorageError) as told:
        examine(copy / STORE_NAME, store.key)
    assert told.value.code == "damaged"
    assert (copy / STORE_NAME).read_bytes() == before
    assert sorted(path.name for path in copy.iterdir()) == [STORE_NAME, f"{STORE_NAME}.key"]


def test_what_was_never_finished_is_no_copy(store: Store, tmp_path: Path) -> None:
    place = tmp_path / "kopier"
    (place / "uferdig-kopi-2026-03-11-083000").mkdir(parents=True)
    (place / "kopi-av-noe-annet").mkdir()
    assert copies(place) == []
    backup.back_up(store, place, at=NOW)
    assert sorted(path.name for path in place.iterdir()) == ["kopi-2026-03-11-083000", "kopi-av-noe-annet"]
