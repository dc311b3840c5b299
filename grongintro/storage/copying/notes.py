"""When each place got its newest copy, noted beside the store: a disk that is not plugged in cannot be asked.

The file holds no names: a place is known by a hash of its path.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from grongintro.storage.log.chain import head
from grongintro.storage.tables.log import change_log

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.storage.unit import Reader

SUFFIX = ".copies"


@dataclass(frozen=True)
class Note:
    """A place's newest copy: when, and the number of the newest change in it; why the latest try failed."""

    at: datetime | None = None
    change: int = 0
    fault: str = ""


def read_note(store: Path, place: Path) -> Note:
    """What is noted of a place."""
    kept = _read(store).get(_name(place), {})
    try:
        at = datetime.fromisoformat(kept["at"]) if kept.get("at") else None
        return Note(at, int(kept.get("change", 0)), str(kept.get("fault", "")))
    except (ValueError, TypeError, AttributeError):
        return Note()


def write_note(store: Path, place: Path, note: Note) -> None:
    """Note it; a folder that cannot be written to must not spoil a copy that was made."""
    kept = {"at": note.at.isoformat() if note.at else None, "change": note.change, "fault": note.fault}
    beside = _path(store).with_name(_path(store).name + ".new")
    try:
        beside.write_text(json.dumps(_read(store) | {_name(place): kept}), encoding="utf-8")
        beside.replace(_path(store))
    except OSError:
        return


def newest_change(reader: Reader) -> int:
    """The number of the newest line of the change log."""
    return head(reader.connection, change_log).seq


def _read(store: Path) -> dict[str, Any]:
    try:
        found = json.loads(_path(store).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _path(store: Path) -> Path:
    return store.with_name(store.name + SUFFIX)


def _name(place: Path) -> str:
    return hashlib.sha256(str(place).encode()).hexdigest()[:16]
