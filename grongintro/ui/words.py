"""The values of the domain as words on screen, the same ones that the history uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.programme import Status
from grongintro.services.naming.values import VALUES
from grongintro.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

STATUS_TONES = {
    Status.EXPECTED: Tone.NEUTRAL,
    Status.NOT_OFFERED: Tone.NEUTRAL,
    Status.AWAITING_START: Tone.INFO,
    Status.IN_PROGRAMME: Tone.SUCCESS,
    Status.ON_LEAVE: Tone.INFO,
    Status.STOPPED: Tone.WARNING,
    Status.ENDED: Tone.NEUTRAL,
    Status.MOVED: Tone.NEUTRAL,
}


def word(value: object) -> str:
    """`møte` for `Form.MEETING`."""
    return VALUES.get(str(value), str(value))


def title(value: object) -> str:
    """`Møte` for `Form.MEETING`."""
    return capital(word(value))


def capital(text: str) -> str:
    """The first letter large, the others as they are."""
    return text[:1].upper() + text[1:]


def options(values: Iterable[StrEnum]) -> list[tuple[str, str]]:
    """Keys with their words, for a choice."""
    return [(str(value), title(value)) for value in values]
