"""The store's file: encrypted, held by one, and told plainly when it cannot be used."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.ids import new_id
from grongintro.domain.staff import Office
from grongintro.errors import StorageError, UserError
from grongintro.storage import store as stores
from grongintro.storage import tables
from grongintro.storage.opened import envelope_path
from grongintro.storage.tables.log import change_log
from tests.storage.conftest import CHEAP, LOGIN, NOW, PASSWORD

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.storage.opened import Store

_HOLD = """
import sys
from datetime import datetime
from pathlib import Path
from grongintro.storage.place.holder import Holder
kept = Holder(Path(sys.argv[1]))
kept.take("Kari Moen", datetime(2026, 3, 11, 8, 30))
print("held", flush=True)
sys.stdin.read()
"""


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def reopen(folder: Path) -> Store:
    return stores.open_with_password(folder, LOGIN, PASSWORD, at=NOW)[0]


def read_all(folder: Path) -> None:
    opened = reopen(folder)
    try:
        with opened.read() as reader:
            reader.find(Office)
    finally:
        opened.close()


def fill(store: Store, count: int) -> None:
    with store.write(account_id="konto-1", at=NOW, intention="fill") as unit:
        unit.add_all(Office(new_id(), f"Kontor {number}", "x" * 500) for number in range(count))


def test_nothing_is_ever_written_in_plain_text(store: Store) -> None:
    whole = b"".join(files(store.path.parent)[name] for name in files(store.path.parent) if ".db" in name)
    assert store.path.with_name("grongintro.db-wal").exists()
    for hidden in (b"SQLite format 3", b"Kontoret", b"Medj", b"CREATE TABLE", b"konto-1", store.key):
        assert hidden not in whole


def test_a_store_is_never_made_over_another(store: Store) -> None:
    before = store.path.read_bytes()
    with pytest.raises(UserError) as refused:
        stores.create(store.path.parent, who="En annen", at=NOW, cost=CHEAP)
    assert refused.value.field == "folder"
    assert store.path.read_bytes() == before


def test_a_second_opening_is_refused_and_names_the_holder(store: Store) -> None:
    with pytest.raises(StorageError, match=r"Åse Berg på .* siden 11.03.2026 kl. 08:30") as refused:
        reopen(store.path.parent)
    assert refused.value.code == "held"
    store.close()
    reopen(store.path.parent).close()
    assert sorted(files(store.path.parent)) == ["grongintro.db", "grongintro.db.key"]


def test_a_program_that_died_locks_nobody_out(store: Store) -> None:
    store.close()
    with subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-c", _HOLD, str(store.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(StorageError, match="Kari Moen"):
            reopen(store.path.parent)
        other.kill()
        other.wait()
    assert store.path.with_name("grongintro.db.open.json").exists()
    reopen(store.path.parent).close()


def test_a_newer_store_is_refused_untouched(store: Store) -> None:
    with store.engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {tables.SCHEMA + 1}")
    store.close()
    before = files(store.path.parent)
    with pytest.raises(StorageError, match="nyere utgave") as refused:
        reopen(store.path.parent)
    assert refused.value.code == "newer_store"
    assert refused.value.advice
    assert files(store.path.parent) == before


@pytest.mark.parametrize("harm", ["first page", "middle", "cut short", "not a store"])
def test_a_damaged_store_is_told_once_and_left_alone(store: Store, harm: str) -> None:
    fill(store, 300)
    store.close()
    whole = bytearray(store.path.read_bytes())
    if harm == "not a store":
        whole[:] = b"hei" * 3000
    elif harm == "cut short":
        del whole[len(whole) // 2 + 100 :]
    else:
        first = 200 if harm == "first page" else 4096
        last = 260 if harm == "first page" else len(whole)
        for place in range(first, last, 50):
            whole[place] ^= 0xFF
    store.path.write_bytes(whole)
    with pytest.raises(StorageError) as refused:
        read_all(store.path.parent)
    assert refused.value.code == "damaged"
    assert "sikkerhetskopi" in refused.value.advice
    assert store.path.read_bytes() == bytes(whole)
    assert not store.path.with_name("grongintro.db.lock").exists()


def test_a_wrong_key_file_is_told(store: Store) -> None:
    store.close()
    with pytest.raises(StorageError) as refused:
        stores.open_with_key(store.path.parent, store.envelope, b"\0" * 32, who="Åse", at=NOW)
    assert refused.value.code == "damaged"


def test_a_full_disk_saves_nothing_by_half(store: Store) -> None:
    store.engine.dispose()
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")
    with pytest.raises(StorageError) as refused:
        fill(store, 500)
    assert refused.value.code == "disk_full"
    assert "uendret" in refused.value.advice
    with store.read() as reader:
        assert [each.name for each in reader.find(Office)] == ["Kontoret i Grong"]
        assert len(reader.rows(change_log.select())) == 1


def test_a_full_disk_under_the_envelope_keeps_the_old_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = envelope_path(store.path).read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StorageError) as refused:
        store.save_envelope()
    assert refused.value.code == "disk_full"
    assert envelope_path(store.path).read_bytes() == before


def test_a_missing_store_is_told(store: Store) -> None:
    store.close()
    store.path.unlink()
    with pytest.raises(StorageError, match="finnes ikke"):
        reopen(store.path.parent)
    assert not store.path.exists()


def test_only_while_in_a_hurry_the_disk_is_not_waited_for(store: Store) -> None:
    def waits() -> int:
        with store.read() as reader:
            return int(reader.connection.exec_driver_sql("PRAGMA synchronous").scalar_one())

    assert waits() == 2
    with store.in_a_hurry():
        assert waits() == 0
    assert waits() == 2
