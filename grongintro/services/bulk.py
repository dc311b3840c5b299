"""Changes of many rows at once, each after a copy of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.services import people, talks
from grongintro.services.keeping.safety import MANY, back_up_before

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from grongintro.services.desk import Desk, Saved
    from grongintro.services.talks import AppointmentDraft

    Say = Callable[[str], object]
    """Told in words what is done now; what it raises stops the work before anything is changed."""


def _unheard(_words: str) -> None:
    """Nobody listens to how far it is."""


def book_proposed(desk: Desk, drafts: tuple[AppointmentDraft, ...], say: Say = _unheard) -> Saved:
    """«Fordel»: book the appointments that were proposed, all of them or none (undoable)."""
    desk.require_caseworker()
    _copy_first(desk, len(drafts), "avtalene", say)
    say("Booker avtalene …")
    return talks.book_several(desk, drafts)


def reassign_several(
    desk: Desk, person_ids: list[str], staff_id: str, *, start: date, say: Say = _unheard
) -> Saved:
    """Give several people another adviser (undoable)."""
    desk.require_caseworker()
    _copy_first(desk, len(person_ids), "byttet av rådgiver", say)
    say("Bytter rådgiver …")
    return people.assign_adviser(desk, person_ids, staff_id, start=start)


def _copy_first(desk: Desk, count: int, what: str, say: Say) -> None:
    if count >= MANY:
        say("Tar sikkerhetskopi først …")
        back_up_before(desk, what)
