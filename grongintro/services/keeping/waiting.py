"""Whom a reader of a shared store has opened: it waits on this computer until that reader can write it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from grongintro.storage.place.pending import read_pending, write_pending
from grongintro.storage.rows import lists

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.desk import Desk


def note_opening(desk: Desk, pending: Path, person_id: str) -> None:
    """A reader's opening waits, encrypted on this computer, until the reader has the store."""
    line = {"account": desk.actor.account_id, "person": person_id, "at": desk.clock.now().isoformat()}
    write_pending(pending, desk.store.key, [*read_pending(pending, desk.store.key), line])


def log_what_waited(desk: Desk, pending: Path) -> None:
    """The persons that this colleague opened as a reader come into the log, at their own time."""
    waiting = read_pending(pending, desk.store.key)
    mine = [line for line in waiting if line["account"] == desk.actor.account_id]
    if not mine or desk.actor.must_change:
        return
    with desk.write("log_what_waited") as unit:
        known = lists.known_people(unit, [line["person"] for line in mine])
        for line in mine:
            if line["person"] in known:
                at = datetime.fromisoformat(line["at"])
                lists.log_opening(unit, account_id=line["account"], person_id=line["person"], at=at)
    rest = [line for line in waiting if line["account"] != desk.actor.account_id]
    write_pending(pending, desk.store.key, rest)
