"""Where an account was last in a part of the window: kept with its drafts, for that account alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.storage.rows import keyed

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

_KIND = "view:{0}"


def remember(desk: Desk, view: str, part: str) -> None:
    """Remember the part of a view that was shown last; nothing for a store that is only read."""
    if desk.store.read_only:
        return
    with desk.write("keep_draft") as unit:
        now = desk.clock.now()
        keyed.save_draft(unit, desk.actor.account_id, _KIND.format(view), "", {"part": part}, now)


def remembered(desk: Desk, view: str) -> str:
    """The part that was shown last; empty when there was none."""
    with desk.read() as reader:
        kept = keyed.draft(reader, desk.actor.account_id, _KIND.format(view), "")
    return str(kept.get("part", "")) if kept is not None else ""
