"""Changes of many rows at once, each after a copy of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.services import people, talks
from grongintro.services.keeping.safety import MANY, back_up_before

if TYPE_CHECKING:
    from datetime import date

    from grongintro.services.desk import Desk, Saved
    from grongintro.services.talks import AppointmentDraft


def book_proposed(desk: Desk, drafts: tuple[AppointmentDraft, ...]) -> Saved:
    """«Fordel»: book the appointments that were proposed, all of them or none (undoable)."""
    if len(drafts) >= MANY:
        back_up_before(desk, "avtalene")
    return talks.book_several(desk, drafts)


def reassign_several(desk: Desk, person_ids: list[str], staff_id: str, *, start: date) -> Saved:
    """Give several people another adviser (undoable)."""
    desk.require_caseworker()
    if len(person_ids) >= MANY:
        back_up_before(desk, "byttet av rådgiver")
    return people.assign_adviser(desk, person_ids, staff_id, start=start)
