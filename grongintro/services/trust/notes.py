"""Who reads what a note says: ordinary notes all who see the person, sensitive ones only the few who must."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.followup import NoteClass
from grongintro.domain.staff import Role

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

CLOSED = "Sensitivt notat. Ansvarlig rådgiver, leder og den som skrev det, kan lese det."
CLOSED_ROW = "Lukket opplysning. Ansvarlig rådgiver, leder og den som skrev det, kan lese den."


def is_closed(text: str) -> bool:
    """Whether what stands there is that the note, or a row about health, is closed."""
    return text in {CLOSED, CLOSED_ROW}


def may_read(desk: Desk, note_class: NoteClass, *, writer_id: str, adviser_id: str) -> bool:
    """Whether the account reads a note: sensitive ones its writer, the person's adviser now, and a leader."""
    if note_class is not NoteClass.SENSITIVE or desk.actor.role is Role.LEADER:
        return True
    return desk.actor.staff_id in {writer_id, adviser_id}


def shown(desk: Desk, text: str, note_class: NoteClass, *, writer_id: str, adviser_id: str) -> str:
    """The note's text, or that it is closed."""
    return text if may_read(desk, note_class, writer_id=writer_id, adviser_id=adviser_id) else CLOSED
