"""Fetching a copy back: whatever a power cut leaves between two steps opens, and nothing is lost."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.ids import new_id
from grongintro.domain.staff import Office
from grongintro.errors import StorageError, UserError
from grongintro.storage import store as stores
from grongintro.storage.copying import restore
from grongintro.storage.copying.backup import back_up
from grongintro.storage.keys.rekey import rekey
from grongintro.storage.log.chain import first_break
from grongintro.storage.opened import STORE_NAME, envelope_path
from grongintro.storage.tables.log import change_log
from tests.storage.conftest import LOGIN, NOW, PASSWORD

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.storage.opened import Store

LATER = NOW + timedelta(days=2)
OTHER = "et helt annet passord"


class PowerCutError(BaseException):
    """The machine stops: nothing is cleaned up afterwards."""


@pytest.fixture
def copy(store: Store, tmp_path: Path) -> Path:
    """A copy of a store that has got another password, another key and another office since."""
    made = back_up(store, tmp_path / "kopier", at=NOW).folder
    opened = store.envelope.open(LOGIN, PASSWORD)
    with store.write(account_id="konto-1", at=LATER, intention="later") as unit:
        unit.add(Office(new_id(), "Etter kopien"))
    store.envelope.add(store.key, LOGIN, OTHER, "konto-1", opened.identity)
    store.envelope.slots = store.envelope.slots[1:]
    store.save_envelope()
    assert opened.identity is not None
    rekey(store, opened.identity)
    return made


def key_of(copy: Path) -> bytes:
    return stores.read_envelope(copy, at=NOW).open(LOGIN, PASSWORD).key


def offices(folder: Path, password: str) -> list[str]:
    opened, _ = stores.open_with_password(folder, LOGIN, password, at=LATER)
    try:
        with opened.read() as reader:
            return sorted(each.name for each in reader.find(Office))
    finally:
        opened.close()


BEFORE = ["Etter kopien", "Kontoret i Grong"]
AFTER = ["Kontoret i Grong"]


def test_the_copy_takes_the_place_of_the_store_and_says_so_in_its_log(store: Store, copy: Path) -> None:
    folder = store.path.parent
    restore.restore_over(store, copy, key_of(copy), account_id="konto-1", at=LATER)
    assert sorted(path.name for path in folder.iterdir()) == [STORE_NAME, f"{STORE_NAME}.key"]
    assert offices(folder, PASSWORD) == AFTER
    with pytest.raises(UserError):
        stores.open_with_password(folder, LOGIN, OTHER, at=LATER)
    opened, _ = stores.open_with_password(folder, LOGIN, PASSWORD, at=LATER)
    with opened.read() as reader:
        line = reader.rows(change_log.select().order_by(change_log.c.seq.desc()))[0]
        assert first_break(reader.connection, change_log) is None
    opened.close()
    assert (line.intention, line.account_id, line.new) == (
        "restore_copy",
        "konto-1",
        '{"copy":"kopi-2026-03-11-083000"}',
    )


# What is done to the disk, in its order, and whether the store is the copy when the power goes after it.
STEPS = [
    ("shutil.copyfile", 1, False),
    ("grongintro.storage.copying.restore._log", 1, False),
    ("grongintro.storage.keys.envelope.Envelope.write", 1, False),
    ("grongintro.storage.copying.restore._empty_log", 2, False),
    ("pathlib.Path.replace", 2, True),
    ("pathlib.Path.replace", 3, True),
]


@pytest.mark.parametrize(
    ("step", "time", "is_copy"), STEPS, ids=[f"{step}-{time}" for step, time, _ in STEPS]
)
def test_a_power_cut_after_each_step_leaves_a_store_that_opens(
    store: Store, copy: Path, monkeypatch: pytest.MonkeyPatch, step: str, time: int, *, is_copy: bool
) -> None:
    key, folder = key_of(copy), store.path.parent
    with monkeypatch.context() as cut:
        left = _cut_after(cut, step, time, folder, folder.parent / "etter-brudd")
        with pytest.raises(PowerCutError):
            restore.restore_over(store, copy, key, account_id="konto-1", at=LATER)
    store.close()
    assert offices(left, PASSWORD if is_copy else OTHER) == (AFTER if is_copy else BEFORE)
    assert sorted(path.name for path in left.iterdir()) == [STORE_NAME, f"{STORE_NAME}.key"]


def _cut_after(patch: pytest.MonkeyPatch, step: str, time: int, folder: Path, left: Path) -> Path:
    """Let the step be done the given time, keep the disk as it is then, and stop."""
    owner, _, name = step.rpartition(".")
    real = getattr(_found(owner), name)
    times = iter(range(1, 100))

    def done(*args: object, **more: object) -> object:
        result = real(*args, **more)
        if next(times) == time:
            patch.undo()
            shutil.copytree(folder, left, ignore=shutil.ignore_patterns("*.lock", "*.open.json"))
            raise PowerCutError
        return result

    patch.setattr(step, done)
    return left


def _found(owner: str) -> object:
    from importlib import import_module

    module, _, kind = owner.rpartition(".")
    return getattr(import_module(module), kind) if kind[0].isupper() else import_module(owner)


def test_a_damaged_copy_changes_nothing(store: Store, copy: Path) -> None:
    key = key_of(copy)
    raw = bytearray((copy / STORE_NAME).read_bytes())
    raw[len(raw) // 2] ^= 1
    (copy / STORE_NAME).write_bytes(raw)
    with pytest.raises(StorageError) as told:
        restore.restore_over(store, copy, key, account_id="konto-1", at=LATER)
    assert told.value.code == "damaged"
    store.close()
    assert offices(store.path.parent, OTHER) == BEFORE


def test_a_full_disk_changes_nothing(store: Store, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(StorageError) as told:
        restore.restore_over(store, copy, key_of(copy), account_id="konto-1", at=LATER)
    assert told.value.code == "disk_full"
    store.close()
    assert sorted(path.name for path in store.path.parent.iterdir()) == [STORE_NAME, f"{STORE_NAME}.key"]
    assert offices(store.path.parent, OTHER) == BEFORE


@pytest.mark.usefixtures("store")
def test_a_copy_in_an_empty_folder(copy: Path, tmp_path: Path) -> None:
    new = tmp_path / "ny"
    aside = restore.restore_into(new, copy, key_of(copy), account_id="konto-1", at=LATER)
    assert aside is None
    assert offices(new, PASSWORD) == AFTER


def test_a_damaged_store_is_put_aside_and_not_lost(store: Store, copy: Path) -> None:
    store.close()
    folder = store.path.parent
    store.path.write_bytes(b"ikke en database")
    aside = restore.restore_into(folder, copy, key_of(copy), account_id="konto-1", at=LATER)
    assert aside is not None
    assert (aside / STORE_NAME).read_bytes() == b"ikke en database"
    assert envelope_path(aside / STORE_NAME).is_file()
    assert offices(folder, PASSWORD) == AFTER


def test_an_open_store_is_not_exchanged_from_outside(store: Store, copy: Path) -> None:
    with pytest.raises(StorageError) as told:
        restore.restore_into(store.path.parent, copy, key_of(copy), account_id="konto-1", at=LATER)
    assert told.value.code == "held"


@pytest.mark.parametrize("missing", [STORE_NAME, f"{STORE_NAME}.key"])
def test_half_a_copy_is_told(copy: Path, missing: str) -> None:
    (copy / missing).unlink()
    with pytest.raises(StorageError) as told:
        restore.check_copy(copy)
    assert told.value.code == "no_copy"
