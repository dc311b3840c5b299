"""Where a demo lies: a folder that says so itself, so that nothing else is ever removed."""

from __future__ import annotations

import shutil
from datetime import datetime, time
from typing import TYPE_CHECKING

from grongintro.errors import UserError
from grongintro.services.demo.calendar import FIRST
from grongintro.storage.opened import STORE_NAME
from grongintro.storage.place.holder import Holder

if TYPE_CHECKING:
    from pathlib import Path

MARKER = ".grongintro-demo"
STORE = "store"
_WORDS = "Denne mappen er laget av «grongintro demo» og blir slettet når demoen lages på nytt.\n"


def demo_folder(home: Path) -> Path:
    """The folder for a new demo's store in the program's own folder; an earlier demo there is removed."""
    return fresh(home / "demo") / STORE


def fresh(folder: Path) -> Path:
    """The folder, empty but for its mark; an earlier demo in it is removed, anything else is left alone.

    UserError at `folder` when it holds something else; StorageError when a demo in it is open.
    """
    try:
        _clear(folder)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MARKER).write_text(_WORDS, encoding="utf-8")
    except OSError as fault:
        raise UserError(
            f"Mappen {folder} kan ikke brukes. Velg en mappe du kan skrive i.", field="folder"
        ) from fault
    return folder


def _clear(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise UserError(f"{folder} er en fil. Velg en mappe.", field="folder")
    if not (folder / MARKER).is_file():
        if any(folder.iterdir()):
            raise UserError(
                f"Mappen {folder} er ikke tom, og den er ikke en demo. Velg en annen mappe.", field="folder"
            )
        return
    _refuse_open(folder / STORE)
    shutil.rmtree(folder)


def _refuse_open(store: Path) -> None:
    if not (store / STORE_NAME).is_file():
        return
    holder = Holder(store / STORE_NAME)
    holder.take("demo", datetime.combine(FIRST, time(0)))
    holder.release()
