"""Files and prints that leave the store in plain text: written in one place, listed, deleted from there."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from grongintro.domain.ids import new_id
from grongintro.domain.outlet import FileOut
from grongintro.domain.staff import Account, Role, Staff
from grongintro.errors import UserError
from grongintro.services.desk import Desk, Saved

if TYPE_CHECKING:
    from grongintro.storage.unit import Reader

CHANGED = "file_changed"


class FileState(StrEnum):
    """What has become of something that was let out."""

    THERE = "there"
    CHANGED = "changed"
    GONE = "gone"
    DELETED = "deleted"
    NOT_WRITTEN = "not_written"
    PRINTED = "printed"


@dataclass(frozen=True)
class OutletRow:
    """A file or print, who asked for it, and what has become of it."""

    file: FileOut
    who: str
    state: FileState


def write_out(desk: Desk, path: Path, content: bytes, *, what: str, person_id: str | None = None) -> Saved:
    """Write a file for somebody and note it; the only way a file with personal data leaves the store.

    The note comes first, then the file, whole or not at all, then the mark that it was written.
    """
    place = path.absolute()
    _refuse_own_files(desk, place)
    noted = _note(desk, str(place), content, what=what, person_id=person_id)
    _write_whole(place, content, beside=_beside(noted))
    with desk.write("write_file") as unit:
        unit.save(replace(noted, written_at=desk.clock.now()))
        return Saved(unit.changes(), noted.id)


def note_print(desk: Desk, content: bytes, *, what: str, person_id: str | None = None) -> Saved:
    """Note that something is being printed: paper cannot be deleted, but it is an outlet."""
    noted = _note(desk, "", content, what=what, person_id=person_id)
    with desk.write("print") as unit:
        unit.save(replace(noted, written_at=desk.clock.now()))
        return Saved(unit.changes(), noted.id)


def files_out(desk: Desk) -> tuple[OutletRow, ...]:
    """What was let out, newest first, held against the disk as it is now: the leader's all, others' own."""
    with desk.read() as reader:
        found = _visible(desk, reader)
        names = _names(reader)
    newest = sorted(found, key=lambda each: (each.asked_at, each.id), reverse=True)
    return tuple(OutletRow(each, names[each.account_id], state_of(each)) for each in newest)


def state_of(file: FileOut) -> FileState:
    """What has become of a file."""
    if file.printed:
        return FileState.PRINTED
    if file.deleted_at is not None:
        return FileState.DELETED
    here = _content_fits(file)
    if here:
        return FileState.THERE
    if file.written_at is None:
        return FileState.NOT_WRITTEN
    return FileState.GONE if here is None else FileState.CHANGED


def delete_file(desk: Desk, file_id: str, *, anyway: bool = False) -> Saved:
    """Delete a file from its folder and mark it; one that was changed since only when told `anyway`."""
    with desk.read() as reader:
        file = next((each for each in _visible(desk, reader) if each.id == file_id), None)
    if file is None:
        raise UserError("Du har ikke tilgang til dette. Be avdelingslederen om å gjøre det.", code="role")
    state = state_of(file)
    if state in {FileState.PRINTED, FileState.DELETED}:
        raise UserError("Det er ingen fil å slette.", code="no_file")
    if state is FileState.CHANGED and not anyway:
        raise UserError("Filen er endret siden programmet skrev den.", code=CHANGED)
    _beside(file).unlink(missing_ok=True)
    if state in {FileState.THERE, FileState.CHANGED}:
        Path(file.path).unlink(missing_ok=True)
    with desk.write("delete_file") as unit:
        unit.save(replace(file, deleted_at=desk.clock.now()))
        return Saved(unit.changes(), file.id)


def _visible(desk: Desk, reader: Reader) -> list[FileOut]:
    if desk.actor.role is Role.LEADER:
        return reader.find(FileOut)
    return reader.find(FileOut, account_id=desk.actor.account_id)


def _names(reader: Reader) -> dict[str, str]:
    staff = {each.id: each.name for each in reader.find(Staff)}
    return {each.id: staff[each.staff_id] for each in reader.find(Account)}


def _note(desk: Desk, path: str, content: bytes, *, what: str, person_id: str | None) -> FileOut:
    with desk.write("let_out") as unit:
        noted = FileOut(
            new_id(),
            unit.get(Account, desk.actor.account_id).office_id,
            desk.actor.account_id,
            what,
            path,
            hashlib.sha256(content).hexdigest(),
            len(content),
            desk.clock.now(),
            person_id,
        )
        unit.add(noted)
    return noted


def _refuse_own_files(desk: Desk, place: Path) -> None:
    own = {desk.store.folder.absolute(), desk.store.path.parent.absolute()}
    if place.parent in own:
        raise UserError("Velg en annen mappe enn den dataene ligger i.", code="own_folder")


def _beside(file: FileOut) -> Path:
    """Where the file is written before it gets its name; the note tells it, should the machine stop there."""
    place = Path(file.path)
    return place.with_name(f".{file.id}.part{place.suffix}")


def _write_whole(place: Path, content: bytes, *, beside: Path) -> None:
    try:
        with beside.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(place)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def _content_fits(file: FileOut) -> bool | None:
    """Whether what lies there is what was written; None when nothing does, or it cannot be reached."""
    try:
        if Path(file.path).stat().st_size != file.size:
            return False
        return hashlib.sha256(Path(file.path).read_bytes()).hexdigest() == file.sha256
    except OSError:
        return None
