"""Failed sign-ins at a closed store: noted beside it without names, for the log of the next who enters."""

from __future__ import annotations

import json
import socket
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SUFFIX = ".attempts"
# Somebody who hammers at the door must not fill the disk.
_MOST = 500


def note_failure(store: Path, at: datetime) -> None:
    """Note that somebody tried in vain: only when, and on which computer; a typed name may be a password."""
    path = _path(store)
    try:
        earlier = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        line = json.dumps({"at": at.isoformat(), "computer": socket.gethostname()}, ensure_ascii=False)
        path.write_text("\n".join([*earlier, line][-_MOST:]) + "\n", encoding="utf-8")
    except OSError:
        return  # a folder that cannot be written to must not keep anybody from trying again


def take_failures(store: Path) -> list[tuple[datetime, str]]:
    """The noted failures, oldest first: when, on which computer. A line that cannot be read is passed by."""
    found = []
    try:
        lines = _path(store).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    for line in lines:
        try:
            noted = json.loads(line)
            found.append((datetime.fromisoformat(noted["at"]), str(noted["computer"])))
        except (ValueError, KeyError, TypeError):
            continue
    return found


def move_failures(store: Path, other: Path) -> None:
    """What was noted beside one copy of a store is noted beside another."""
    lines = _path(store).read_text(encoding="utf-8") if _path(store).is_file() else ""
    if lines:
        with _path(other).open("a", encoding="utf-8") as out:
            out.write(lines)
        forget_failures(store)


def forget_failures(store: Path) -> None:
    """They stand in the log now."""
    _path(store).unlink(missing_ok=True)


def _path(store: Path) -> Path:
    return store.with_name(store.name + _SUFFIX)
