"""Files on their way into the store: what lies in the scanner's folder, and the originals left behind."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro import paths
from grongintro.domain.document import Document
from grongintro.errors import UserError
from grongintro.services.keeping.filing import MOST_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.desk import Desk

ENDINGS = frozenset({".pdf", ".png", ".jpg", ".jpeg"})


@dataclass(frozen=True)
class Scan:
    """A file as it lies now; while it is being written, size or time still change."""

    path: Path
    size: int
    changed: int


def scan_folder() -> Path | None:
    """The folder this computer's scanner writes to; a computer's own matter, not the store's."""
    return paths.remembered_scan_folder(paths.data_folder())


def choose_scan_folder(desk: Desk, folder: Path | None) -> None:
    """Watch this folder from now on, or none. UserError when it is not there, or holds the store."""
    if folder is not None:
        if not folder.is_dir():
            raise UserError("Mappen finnes ikke. Velg mappen skanneren lagrer i.", field="scanFolder")
        if folder.absolute() == desk.store.path.parent.absolute():
            raise UserError("Velg en annen mappe enn den dataene ligger i.", field="scanFolder")
    paths.remember_scan_folder(paths.data_folder(), folder)


def scans_in(folder: Path) -> tuple[Scan, ...]:
    """PDF and pictures in a folder, the oldest first; nothing when the folder cannot be reached."""
    found = []
    try:
        for each in folder.iterdir():
            if each.suffix.lower() in ENDINGS and not each.name.startswith(".") and each.is_file():
                known = each.stat()
                found.append(Scan(each, known.st_size, known.st_mtime_ns))
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda scan: (scan.changed, scan.path.name)))


def read_scan(path: Path) -> bytes:
    """The bytes of a file that is to be filed; UserError when it is too large to be kept."""
    if path.stat().st_size > MOST_BYTES:
        raise UserError("Filen er større enn 20 MB. Skann den i lavere oppløsning, eller del den.")
    return path.read_bytes()


def filed_as(desk: Desk, path: Path) -> str | None:
    """The document that holds exactly this file, or None: of anybody the account may see."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return None
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
    with desk.read() as reader:
        found = reader.find(Document, sha256=digest)
    return found[0].id if found else None


def delete_original(desk: Desk, document_id: str, path: Path) -> None:
    """Delete the file that a document was made of; UserError when it is another file now."""
    desk.require_caseworker()
    with desk.read() as reader:
        document = reader.get(Document, document_id)
    if not path.is_file():
        raise UserError("Filen ligger der ikke lenger.", code="no_file")
    if hashlib.sha256(path.read_bytes()).hexdigest() != document.sha256:
        raise UserError("Filen er endret siden den ble lagt inn, og er ikke slettet.", code="changed")
    path.unlink()
