"""A new data key for the store, so that whoever had the old one cannot read what is written from now on.

Two files change, and a power cut may come between any two steps. So the envelope first lets every slot open
both keys; then the file written with the new key takes the place of the old in one rename; only then is the
old key forgotten. Whatever is left after a cut opens with one of the keys in the envelope beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.errors import StorageError
from grongintro.storage.counting import count_rows
from grongintro.storage.engine import connect, make_engine
from grongintro.storage.faults import translated
from grongintro.storage.keys.envelope import new_key

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.storage.keys.identity import Identity
    from grongintro.storage.opened import Store

_NEW = ".new"


def rekey(store: Store, identity: Identity) -> None:
    """Write the store anew with a new data key and forget the old one; no password but one's own is needed.

    StorageError when the new file did not become whole; then nothing has changed.
    """
    with store.copying:
        _rekey(store, identity)


def _rekey(store: Store, identity: Identity) -> None:
    key = new_key()
    fresh = store.path.with_name(store.path.name + _NEW)
    with translated():
        fresh.unlink(missing_ok=True)
        _write_anew(store, fresh, key)
    store.envelope.seal_also(key)
    store.save_envelope()
    store.engine.dispose()
    with translated():
        fresh.replace(store.path)
    store.key, store.engine = key, make_engine(store.path, key)
    store.envelope.settle(key, identity)
    store.save_envelope()


def _write_anew(store: Store, fresh: Path, key: bytes) -> None:
    source = connect(store.path, store.key)
    try:
        expected = count_rows(source)
        version = source.execute("PRAGMA user_version").fetchone()[0]
        source.execute(f"ATTACH DATABASE ? AS fresh KEY \"x'{key.hex()}'\"", (str(fresh),))
        source.execute("SELECT sqlcipher_export('fresh')")
        source.execute(f"PRAGMA fresh.user_version = {version}")
        source.execute("DETACH DATABASE fresh")
        # What is still in the write-ahead log belongs to the old file; it must not lie beside the new one.
        source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        source.close()
    written = connect(fresh, key)
    try:
        whole = written.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        found = count_rows(written)
        written.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        written.close()
    if not whole or found != expected:
        fresh.unlink(missing_ok=True)
        raise StorageError(
            "Den nye filen ble ikke hel, så lageret har fortsatt den gamle nøkkelen.",
            "Se etter plass på disken, og prøv igjen. Ingenting er endret.",
            code="rekey",
        )
