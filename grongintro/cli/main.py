"""The first word on the command line decides which command runs; each is imported only when it is used."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Command:
    """A command: what `--help` says, and the module whose `run(arguments) -> int` does it."""

    help: str
    module: str


# Add a command here: its module is imported only when it is asked for.
COMMANDS = {
    "calc": Command("regn ut én regel fra JSON", "grongintro.cli.calc.command"),
    "self-test": Command("prøv at alt virker på denne maskinen", "grongintro.cli.self_test"),
    "demo": Command("vis programmet med en oppdiktet kommune", "grongintro.cli.demo"),
    "backup": Command("ta en kontrollert sikkerhetskopi", "grongintro.cli.backup"),
    "restore": Command("hent tilbake en sikkerhetskopi", "grongintro.cli.restore"),
    "check": Command("gå gjennom et lager og si om alt er i orden", "grongintro.cli.check"),
    "export": Command("skriv alt i et lager til én åpen fil", "grongintro.cli.export"),
    "open-export": Command("lag et nytt lager av en åpen eksport", "grongintro.cli.open_export"),
    "docs": Command("skriv dokumentasjon som lages av programmet", "grongintro.cli.docs"),
}


WINDOW = "grongintro.cli.window"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and give its exit code; without a command, open the window."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] in COMMANDS:
        code: int = import_module(COMMANDS[words[0]].module).run(words[1:])
        return code
    if not words:
        opened: int = import_module(WINDOW).run(words)
        return opened
    try:
        _parser().parse_args(words)
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="grongintro", description="Fagsystem for flyktningtjenesten i en liten kommune."
    )
    commands = parser.add_subparsers(title="kommandoer", metavar="KOMMANDO")
    for name, command in COMMANDS.items():
        commands.add_parser(name, help=command.help, add_help=False)
    return parser
