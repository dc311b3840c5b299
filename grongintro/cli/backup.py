"""`grongintro backup`: a verified copy of a store, to its own places or another."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from grongintro.cli.asking import Parser, said, store_folder, store_to_look_at

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Make the copy and print its folder; exit code 2 when it could not be made."""
    return said(partial(_run, arguments))


def _run(arguments: Sequence[str]) -> int:
    from grongintro.services.keeping import safety  # noqa: PLC0415  SQLAlchemy only when the command runs

    parser = Parser(prog="grongintro backup", description="Ta en kontrollert sikkerhetskopi.")
    parser.add_argument("--folder", metavar="LAGER", help="mappen med dataene (ellers den sist åpnede)")
    parser.add_argument("--to", metavar="STED", help="hvor kopien legges (ellers stedene som er valgt)")
    given = parser.parse_args(arguments)
    with store_to_look_at(store_folder(given.folder)) as (desk, version):
        made = safety.back_up_to(desk, Path(given.to)) if given.to else safety.back_up_now(desk)
    if version:
        print(version)
    print(f"Sikkerhetskopien er kontrollert og ligger i {made.folder}")
    if made.broken:
        print("Loggen i lageret har et brudd. Kjør «grongintro check» for å se hvor.")
    return 0
