"""What a power cut may leave of fetching a copy back, and putting it right at the next opening.

Both files of the copy are first written beside the store: the database, gone through, and then the envelope.
Then the database takes the place of the old one, and after it the envelope. So what lies there tells:

| beside the store      | it was cut          | `finish`             | the store is |
|-----------------------|---------------------|----------------------|--------------|
| database              | while preparing     | takes it away        | as it was    |
| database and envelope | before the exchange | takes both away      | as it was    |
| envelope              | in the middle of it | puts the envelope in | the copy     |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.storage.faults import translated
from grongintro.storage.opened import envelope_path
from grongintro.storage.place.holder import Holder

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_FRESH = ".restored"
LOG_SUFFIXES = ("-wal", "-shm")


def finish(target: Path, *, at: datetime) -> None:
    """After a cut: finish the exchange that had begun, or take away what was only prepared."""
    database, envelope = fresh(target), fresh(envelope_path(target))
    if not database.exists() and not envelope.exists():
        return
    holder = Holder(target)
    holder.take("tilbakehenting", at)
    try:
        with translated():
            if envelope.exists() and not database.exists():
                envelope.replace(envelope_path(target))
            else:
                forget(target)
    finally:
        holder.release()


def forget(target: Path) -> None:
    """Take away what was prepared beside the store."""
    for path in (fresh(envelope_path(target)), fresh(target)):
        for suffix in ("", *LOG_SUFFIXES, ".new"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def fresh(path: Path) -> Path:
    """Where a file is written that is to take the place of `path`."""
    return path.with_name(path.name + _FRESH)
