"""What the commands on a store share: which folder, who it is, and a fault as one plain sentence."""

from __future__ import annotations

import argparse
import getpass
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from grongintro import paths
from grongintro.domain.clock import SystemClock
from grongintro.errors import StorageError, UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from grongintro.services.desk import Desk
    from grongintro.storage.place.shared import Lease

FAILED = 2


class Parser(argparse.ArgumentParser):
    """Reports a wrong command line as any other fault: a UserError that says how it is written."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse's own English words are not shown
        """Say how the command is written."""
        words = self.format_usage().replace("usage: ", "").split()
        raise UserError(f"Skriv: {' '.join(words)}", code="usage")


def said(command: Callable[[], int]) -> int:
    """Run a command; a fault is one sentence on standard error, and 2."""
    try:
        return command()
    except SystemExit as ended:
        return int(ended.code or 0)
    except UserError as fault:
        print(fault.message, file=sys.stderr)
    except StorageError as fault:
        print(f"{fault.message} {fault.advice}".strip(), file=sys.stderr)
    except OSError as fault:
        print(f"Filen eller mappen kan ikke brukes: {fault.filename or fault}", file=sys.stderr)
    return FAILED


def store_folder(given: str | None) -> Path:
    """The folder that was given, or the one this computer opened last."""
    folder = Path(given) if given else paths.remembered_folder(paths.data_folder())
    if folder is None:
        raise UserError("Skriv hvilken mappe lageret ligger i.", code="usage")
    return folder


@contextmanager
def store_to_look_at(folder: Path) -> Iterator[tuple[Desk, str]]:
    """Sign in at the store in a folder, and close it afterwards; a shared one is read without borrowing it.

    The words say which version of a shared store it is, and are empty for any other.
    """
    from grongintro.services.keeping import safety, sharing  # noqa: PLC0415  SQLAlchemy only when it is needed
    from grongintro.services.keeping.sharing_look import last_version  # noqa: PLC0415
    from grongintro.services.trust import login  # noqa: PLC0415

    safety.check_existing(folder)
    name, password = name_and_password()
    if sharing.is_shared(folder):
        with last_version(folder, paths.data_folder(), name, password, SystemClock()) as found:
            desk, number, holder = found
            yield desk, _version_words(number, holder)
        return
    desk = login.sign_in(folder, name, password, SystemClock())
    try:
        yield desk, ""
    finally:
        desk.store.close()


def _version_words(number: int, holder: Lease | None) -> str:
    words = f"Lageret er delt. Dette er utgave {number}, lest uten å låne basen."
    if holder is None:
        return words
    return f"{words} {holder.who} har basen siden {holder.since_words}; det som er gjort siden, er ikke med."


def name_and_password() -> tuple[str, str]:
    """Ask on the terminal, with the password hidden; else read two lines, as from another program."""
    if sys.stdin.isatty():
        return input("Navn du logger inn med: ").strip(), getpass.getpass("Passord: ")
    lines = [sys.stdin.readline().rstrip("\r\n") for _ in range(2)]
    return lines[0].strip(), lines[1]
