"""Moving between municipalities in mid-programme, and why a programme started late."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date


class Direction(StrEnum):
    """Into this municipality, or out of it."""

    IN = "moved_in"
    OUT = "moved_out"


@frozen
class Move:
    """A move with a programme on the way: `day` is the first day here, or the last.

    `handed` is what was handed over or taken over in words, `sent_how` in what way. In: the programme keeps
    its first offer and so its rules; `months_used` is what had been used of it.
    """

    id: str
    office_id: str
    person_id: str
    direction: Direction
    day: date
    municipality: str
    staff_id: str
    months_used: int | None = None
    handed: tuple[str, ...] = ()
    sent_how: str = ""
    note: str = ""
    version: int = 1


@frozen
class LateStart:
    """Why a programme did or will not start within three months (§ 12), as written by the service."""

    id: str
    office_id: str
    person_id: str
    reason: str
    written_on: date
    staff_id: str
    version: int = 1
