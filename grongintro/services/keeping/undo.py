"""Undo the newest thing the acting account did that can be undone, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.errors import UserError
from grongintro.services.deciding.draft_undo import check_may_undo, tell_undone
from grongintro.services.desk import Desk, Saved
from grongintro.services.keeping.action_words import action_words, can_be_told
from grongintro.storage.log.undo import FINAL, WRITING, lines_of, undo_action, why_final
from grongintro.storage.rows import lists

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class Undoable:
    """What can be undone: the action's id, what it was in words, and when."""

    action: str
    words: str
    at: datetime


def last_undoable(desk: Desk) -> Undoable | None:
    """The newest action of the acting account, if it was today and is one that can be undone."""
    with desk.read() as reader:
        row = lists.last_action(reader, desk.actor.account_id, sorted(FINAL), sorted(WRITING))
        if row is None or row.at.date() != desk.today or not can_be_told(row.intention):
            return None
        return Undoable(row.action, action_words(reader, lines_of(reader, row.action)), row.at)


def words_of(desk: Desk, action: str) -> str:
    """What an action did, in words, when it can be undone; else nothing."""
    with desk.read() as reader:
        lines = lines_of(reader, action)
        told = bool(lines) and lines[0].undoes is None and can_be_told(lines[0].intention)
        if not told or why_final(reader, lines):
            return ""
        return action_words(reader, lines)


def undo(desk: Desk, action: str) -> Saved:
    """Take an action back; UserError when something it wrote was changed later, or has been gone on with."""
    with desk.write("undo", undoes=action) as unit:
        lines = lines_of(unit, action)
        if not why_final(unit, lines):
            check_may_undo(desk, unit, lines)
        undo_action(unit, action)
        tell_undone(desk, unit, lines)
        return Saved(unit.changes(), action)


def undo_last(desk: Desk) -> tuple[Saved, str]:
    """Take the newest undoable action back; returns what it was in words."""
    last = last_undoable(desk)
    if last is None:
        raise UserError("Det er ikke noe å angre.")
    return undo(desk, last.action), last.words
