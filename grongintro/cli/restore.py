"""`grongintro restore`: puts a copy in a folder, and never over a store unless that was said."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from grongintro.cli.asking import Parser, name_and_password, said
from grongintro.domain.clock import SystemClock
from grongintro.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Fetch the copy back and say what is in it; exit code 2 when it could not be done."""
    return said(partial(_run, arguments))


def _run(arguments: Sequence[str]) -> int:
    from grongintro.services.keeping import restoring  # noqa: PLC0415  SQLAlchemy only when the command runs
    from grongintro.storage.store import exists  # noqa: PLC0415

    parser = Parser(prog="grongintro restore", description="Hent tilbake en sikkerhetskopi.")
    parser.add_argument("copy", metavar="KOPI", help="mappen med kopien")
    parser.add_argument("--to", metavar="MAPPE", required=True, help="hvor dataene skal ligge")
    parser.add_argument("--replace", action="store_true", help="bytt ut lageret som ligger der")
    given = parser.parse_args(arguments)
    target = Path(given.to)
    if exists(target) and not given.replace:
        raise UserError(
            "Det ligger et lager i mappen. Velg en annen, eller skriv --replace: da blir det som ligger der "
            "lagt til side først."
        )
    view = restoring.look_closed(Path(given.copy), *name_and_password())
    aside = restoring.put_in(target, view, SystemClock())
    print(f"Hentet tilbake til {target}: {view.people} personer, {view.talks} samtaler, {view.issued} vedtak")
    if aside is not None:
        print(f"Det som lå der fra før, er lagt i {aside}")
    return 0
