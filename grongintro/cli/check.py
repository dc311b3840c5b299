"""`grongintro check`: goes through a store, or a copy of one, and says what it found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from grongintro.cli.asking import Parser, said, store_folder, store_to_look_at

if TYPE_CHECKING:
    from collections.abc import Sequence

FAULTS = 1


def run(arguments: Sequence[str]) -> int:
    """Exit code 0 when all is in order, 1 when something is not, 2 when the store could not be opened."""
    return said(partial(_run, arguments))


def _run(arguments: Sequence[str]) -> int:
    from grongintro.services.trust.checking import check_store  # noqa: PLC0415  SQLAlchemy when it runs

    parser = Parser(prog="grongintro check", description="Gå gjennom et lager. Ingenting blir rettet.")
    parser.add_argument("folder", nargs="?", metavar="MAPPE", help="lageret (ellers det sist åpnede)")
    folder = store_folder(parser.parse_args(arguments).folder)
    with store_to_look_at(folder) as (desk, version):
        report = check_store(desk)
    if version:
        print(version)
    print(f"{folder}: {report.rows} rader")
    for name, lines in report.lines.items():
        print(f"{name}: {lines} linjer")
    for fault in report.faults:
        print(f"FEIL: {fault}")
    print("Noe er ikke som det skal. Ikke slett noe." if report.faults else "Alt er i orden.")
    return FAULTS if report.faults else 0
