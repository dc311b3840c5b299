"""`grongintro open-export`: makes a new store of an open export."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from grongintro.cli.asking import Parser, name_and_password, said
from grongintro.domain.clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Make the store and print the recovery code; exit code 2 when nothing was made."""
    return said(partial(_run, arguments))


def _run(arguments: Sequence[str]) -> int:
    from grongintro.services.keeping.open_export import open_from_export  # noqa: PLC0415  SQLAlchemy only when it runs

    parser = Parser(prog="grongintro open-export", description="Lag et nytt lager av en åpen eksport.")
    parser.add_argument("file", metavar="FIL", help="filen fra «Eksporter alt»")
    parser.add_argument("--to", metavar="MAPPE", required=True, help="hvor dataene skal ligge")
    given = parser.parse_args(arguments)
    raw = Path(given.file).read_bytes()
    print("Skriv navnet til en leder i eksporten, og velg et nytt passord.")
    login, password = name_and_password()
    desk, code = open_from_export(raw, Path(given.to), login, password, repeated(password), SystemClock())
    desk.store.close()
    print(f"Lageret ligger i {given.to}. Gjenopprettingskode, som ikke vises igjen:\n{code}")
    return 0


def repeated(password: str) -> str:
    """The password once more on a terminal, where it is typed unseen."""
    import getpass  # noqa: PLC0415  only when the command runs
    import sys  # noqa: PLC0415

    return getpass.getpass("Passordet en gang til: ") if sys.stdin.isatty() else password
