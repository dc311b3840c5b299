"""`grongintro export`: everything in a store to one open, unencrypted file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from grongintro.cli.asking import Parser, name_and_password, said, store_folder
from grongintro.domain.clock import SystemClock
from grongintro.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Write the file and say that it is not encrypted; exit code 2 when it could not be written."""
    return said(partial(_run, arguments))


def _run(arguments: Sequence[str]) -> int:
    from grongintro.services.keeping import open_export, safety  # noqa: PLC0415  SQLAlchemy only when it runs
    from grongintro.services.trust import login  # noqa: PLC0415  SQLAlchemy only when it runs

    parser = Parser(prog="grongintro export", description="Skriv alt i lageret til én åpen fil.")
    parser.add_argument("--folder", metavar="LAGER", help="mappen med dataene (ellers den sist åpnede)")
    parser.add_argument("--to", metavar="FIL", required=True, help="filen som skal skrives")
    given = parser.parse_args(arguments)
    folder, target = store_folder(given.folder), Path(given.to)
    if target.exists():
        raise UserError("Filen finnes fra før. Velg et annet navn.")
    safety.check_existing(folder)
    desk = login.sign_in(folder, *name_and_password(), SystemClock())
    try:
        open_export.export_all(desk, target)
    finally:
        desk.store.close()
    print(f"Alt er skrevet til {target}. Filen er ikke kryptert. Den står under «Filer ute».")
    return 0
