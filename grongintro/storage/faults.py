"""What goes wrong below, said in words that a person can act on."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy.exc
from sqlcipher3 import dbapi2

from grongintro.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_FAULTS = (
    (
        "disk is full",
        StorageError(
            "Disken er full, og endringen ble ikke lagret.",
            "Frigjør plass på disken og prøv igjen. Alt som var lagret før, er uendret.",
            code="disk_full",
        ),
    ),
    (
        "not a database",
        StorageError(
            "Filen med dataene kan ikke leses. Den er skadet, eller hører til en annen nøkkelfil.",
            "Ikke slett noe. Hent tilbake den siste sikkerhetskopien; filen er ikke endret.",
            code="damaged",
        ),
    ),
    (
        "malformed",
        StorageError(
            "Filen med dataene er skadet.",
            "Ikke slett noe. Lukk programmet og hent tilbake den siste sikkerhetskopien.",
            code="damaged",
        ),
    ),
    (
        "locked",
        StorageError(
            "Lageret er opptatt av en annen.",
            "Vent litt og prøv igjen. Ingenting er endret.",
            code="busy",
        ),
    ),
    (
        "readonly",
        StorageError(
            "Mappen med dataene kan ikke skrives til.",
            "Se etter at du har tilgang til mappen. Ingenting er endret.",
            code="read_only",
        ),
    ),
    (
        "disk i/o",
        StorageError(
            "Disken svarer ikke, og endringen ble ikke lagret.",
            "Se etter at disken er tilkoblet og prøv igjen. Alt som var lagret før, er uendret.",
            code="disk_io",
        ),
    ),
    (
        "unable to open",
        StorageError(
            "Filen med dataene kan ikke åpnes.",
            "Se etter at mappen finnes og at du har tilgang til den.",
            code="cannot_open",
        ),
    ),
)


def translate(fault: Exception) -> StorageError | None:
    """The StorageError for a fault of the database or the disk, or None when it is neither."""
    message = str(getattr(fault, "orig", None) or fault).casefold()
    if isinstance(fault, OSError) and fault.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}:
        message = "disk is full"
    for sign, known in _FAULTS:
        if sign in message:
            return StorageError(known.message, known.advice, code=known.code)
    return None


@contextmanager
def translated() -> Iterator[None]:
    """Turn database faults that a person can act on into StorageError; let all else through."""
    try:
        yield
    except (sqlalchemy.exc.DBAPIError, dbapi2.DatabaseError, OSError) as fault:
        known = translate(fault)
        if known is None:
            raise
        raise known from fault
