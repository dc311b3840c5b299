"""Erasing a person: asked for by one, handed over to the archive, done by another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import datetime


@frozen
class Erasure:
    """A person is to be erased, or has been: who asked and why, what the archive got, who did it and when.

    `person_id` names nobody any more when it is done. `archive_sha256` is the checksum (hex) of the package
    that was handed over; empty until then. `archive_left_out`: how much was not in it, because it was closed
    to the account that made it.
    """

    id: str
    office_id: str
    person_id: str
    basis: str
    asked_by: str
    asked_at: datetime
    archive_sha256: str = ""
    archive_at: datetime | None = None
    archive_left_out: int = 0
    done_by: str | None = None
    done_at: datetime | None = None
    withdrawn_at: datetime | None = None
    version: int = 1
