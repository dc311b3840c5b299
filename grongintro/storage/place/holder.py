"""One program at a time has the store, and says who and since when."""

from __future__ import annotations

import json
import os
import socket
from datetime import datetime
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from grongintro.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path


class Holder:
    """Holds the store for this process.

    The lock itself is an exclusive transaction on a small file of its own: the operating system lets go of it
    when the process dies, on Windows as on Linux, so a crash never locks anybody out. Who has it stands in a
    readable file beside it.
    """

    def __init__(self, store: Path) -> None:
        self._lock_path = store.with_name(store.name + ".lock")
        self._who_path = store.with_name(store.name + ".open.json")
        self._lock: dbapi2.Connection | None = None

    def take(self, who: str, since: datetime) -> None:
        """Take the store, or raise StorageError that names who has it since when."""
        lock = dbapi2.connect(self._lock_path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except dbapi2.OperationalError as fault:
            lock.close()
            raise self._held_by_other() from fault
        self._lock = lock
        self.rename(who, since)

    def rename(self, who: str, since: datetime) -> None:
        """Say anew who has the store, e.g. after sign-in."""
        held = {"who": who, "computer": socket.gethostname(), "since": since.isoformat(), "pid": os.getpid()}
        self._who_path.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")

    def release(self) -> None:
        """Let go of the store."""
        if self._lock is None:
            return
        self._who_path.unlink(missing_ok=True)
        self._lock.close()
        self._lock = None
        self._lock_path.unlink(missing_ok=True)

    def _held_by_other(self) -> StorageError:
        try:
            held = json.loads(self._who_path.read_text(encoding="utf-8"))
            since = datetime.fromisoformat(held["since"])
            who = f"{held['who']} på {held['computer']} siden {since:%d.%m.%Y kl. %H:%M}"
        except (OSError, ValueError, KeyError):
            who = "et annet vindu"
        return StorageError(
            f"Lageret er allerede åpent hos {who}.",
            "Lukk programmet der, eller vent til det er lukket. Ingenting er endret.",
            code="held",
        )
