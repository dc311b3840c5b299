"""`grongintro check`: goes through a store, or a copy of one, and says what it found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from grongintro.cli.asking import Parser, name_and_password, said, store_folder
from grongintro.domain.clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Sequence

FAULTS = 1


def run(arguments: Sequence[str]) -> int:
    """Exit code 0 when all is in order, 1 when something is not, 2 when the store could not be opened."""
    return said(partial(_run, arguments))


def _run(arguments: Sequence[str]) -> int:
    from grongintro.services.keeping import safety  # noqa: PLC0415  SQLAlchemy only when the command runs
    from grongintro.services.trust import login  # noqa: PLC0415  SQLAlchemy only when the command runs
    from grongintro.services.trust.checking import check_store  # noqa: PLC0415

    parser = Parser(prog="grongintro check", description="Gå gjennom et lager. Ingenting blir rettet.")
    parser.add_argument("folder", nargs="?", metavar="MAPPE", help="lageret (ellers det sist åpnede)")
    folder = store_folder(parser.parse_args(arguments).folder)
    safety.check_existing(folder)
    desk = login.sign_in(folder, *name_and_password(), SystemClock())
    try:
        report = check_store(desk)
    finally:
        desk.store.close()
    print(f"{folder}: {report.rows} rader")
    for name, lines in report.lines.items():
        print(f"{name}: {lines} linjer")
    for fault in report.faults:
        print(f"FEIL: {fault}")
    print("Noe er ikke som det skal. Ikke slett noe." if report.faults else "Alt er i orden.")
    return FAULTS if report.faults else 0
