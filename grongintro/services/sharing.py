"""A store that several share: one writes at a time on a copy of their own, others read the last version."""

from __future__ import annotations

import hashlib
import json
import shutil
import socket
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from grongintro.errors import StorageError, UserError
from grongintro.services import login as gate
from grongintro.services import signing
from grongintro.services.action_words import action_words
from grongintro.storage import lists
from grongintro.storage.copies import examine
from grongintro.storage.envelope import Envelope
from grongintro.storage.opened import STORE_NAME, envelope_path
from grongintro.storage.pending import read_pending, write_pending
from grongintro.storage.shared import HeldError, Lease, LostError, SharedPlace

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.domain.clock import Clock
    from grongintro.services.desk import Desk

_WORK, _READ, _MINE, _PENDING = "arbeid", "les", "laan.json", "ventende"
__all__ = ["HeldError", "LostError", "Share", "break_lease", "give_back", "is_shared", "open_shared", "share"]


@dataclass
class Share:
    """How an open store is shared: where, the lease it is written under, and this computer's own folder.

    Without a lease it is only read; `holder` then says who writes. `resumed` tells that unfinished work from
    before a crash was found. `first_line` is how far the log went when it was fetched.
    """

    place: SharedPlace
    local: Path
    lease: Lease | None
    holder: Lease | None = None
    resumed: bool = False
    first_line: int = 0


def is_shared(folder: Path) -> bool:
    """Whether a shared store lies in the folder."""
    return SharedPlace(folder).is_one


def share(desk: Desk, folder: Path) -> None:
    """Put the store, closed, in a shared folder as its first version; it is opened from there afterwards.

    The desk's own store is closed. StorageError when a store lies there already; then nothing has changed.
    """
    signing.seal_log(desk)
    desk.store.close()
    SharedPlace(folder).start(desk.store.path)


def open_shared(folder: Path, home: Path, login: str, password: str, clock: Clock) -> tuple[Desk, Share]:
    """Sign in at a shared store: to write when nobody else has it, else to read the last version.

    UserError when name and password do not fit; then no lease has been taken. LostError when unfinished work
    of this computer could not be put back because the lease was broken: it has been kept aside.
    """
    place = SharedPlace(folder)
    local = home / "delt" / hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:12]
    place.version()
    Envelope.read(envelope_path(folder / STORE_NAME)).open(login, password)
    earlier = _unfinished(place, local, clock.now())
    try:
        lease = earlier or place.take(login, socket.gethostname(), clock.now())
    except HeldError as held:
        return _to_read(place, local, held.lease, login, password, clock)
    try:
        return _to_write(place, local, lease, login, password, clock, resumed=earlier is not None)
    except BaseException:
        if earlier is None:
            _let_go(place, local, lease)
        raise


def _unfinished(place: SharedPlace, local: Path, at: datetime) -> Lease | None:
    """The lease of work that a crash left on this computer; LostError when somebody has ended it since."""
    if not (local / _MINE).is_file() or not (local / _WORK / STORE_NAME).is_file():
        return None
    mine = Lease(**json.loads((local / _MINE).read_text(encoding="utf-8")))
    held = place.holder()
    if held is not None and held.token == mine.token:
        return mine
    try:
        place.put_back(mine, local / _WORK / STORE_NAME, at)
    finally:
        shutil.rmtree(local / _WORK, ignore_errors=True)
        (local / _MINE).unlink(missing_ok=True)
    return None


def _to_write(
    place: SharedPlace, local: Path, lease: Lease, login: str, password: str, clock: Clock, *, resumed: bool
) -> tuple[Desk, Share]:
    work = local / _WORK
    if not resumed:
        place.fetch(work)
        (local / _MINE).write_text(json.dumps(asdict(lease)), encoding="utf-8")
    desk = gate.sign_in(work, login, password, clock)
    named = place.rename(lease, desk.actor.name)
    with desk.read() as reader:
        first = lists.last_line(reader)
    _log_what_waited(desk, local)
    return desk, Share(place, local, named, resumed=resumed, first_line=first)


def _to_read(
    place: SharedPlace, local: Path, holder: Lease, login: str, password: str, clock: Clock
) -> tuple[Desk, Share]:
    version = place.fetch(local / _READ)
    why = (
        f"{holder.who} har basen siden {holder.since_words}. Du leser utgave {version} og kan ikke endre noe."
    )
    desk = gate.enter_to_read(local / _READ, login, password, clock, why)
    desk.pending = local / _PENDING
    return desk, Share(place, local, None, holder)


def _log_what_waited(desk: Desk, local: Path) -> None:
    """The persons that this colleague opened as a reader come into the log, at their own time."""
    waiting = read_pending(local / _PENDING, desk.store.key)
    mine = [line for line in waiting if line["account"] == desk.actor.account_id]
    if not mine:
        return
    with desk.write("log_what_waited") as unit:
        known = lists.known_people(unit, [line["person"] for line in mine])
        for line in mine:
            if line["person"] in known:
                at = datetime.fromisoformat(line["at"])
                lists.log_opening(unit, account_id=line["account"], person_id=line["person"], at=at)
    rest = [line for line in waiting if line["account"] != desk.actor.account_id]
    write_pending(local / _PENDING, desk.store.key, rest)


def give_back(desk: Desk, shared: Share) -> int:
    """Close the store and put it back as the next version («Gi fra deg»); returns its number.

    A reader only closes. StorageError when the copy is damaged or the share is gone: the work stays on this
    computer and is put back at the next sign-in. LostError when somebody took over: it lies aside.
    """
    if shared.lease is None:
        desk.store.close()
        return shared.place.version()
    signing.seal_log(desk)
    key = desk.store.key
    desk.store.close()
    work = shared.local / _WORK / STORE_NAME
    _check_whole(work, key)
    try:
        version = shared.place.put_back(shared.lease, work, desk.clock.now())
    except LostError:
        _forget(shared.local)
        raise
    _forget(shared.local)
    return version


def _check_whole(work: Path, key: bytes) -> None:
    try:
        examine(work, key)
    except StorageError as fault:
        raise StorageError(
            "Arbeidskopien er skadet og ble ikke lagt tilbake.",
            "Den delte basen er uendret. Hent tilbake en sikkerhetskopi, og si fra til den som har ansvar.",
            code="damaged",
        ) from fault


def _let_go(place: SharedPlace, local: Path, lease: Lease) -> None:
    place.release(lease)
    _forget(local)


def _forget(local: Path) -> None:
    (local / _MINE).unlink(missing_ok=True)
    shutil.rmtree(local / _WORK, ignore_errors=True)


def own_work(desk: Desk, shared: Share) -> tuple[str, ...]:
    """What was done since the store was fetched, in words: what differs when it cannot be put back."""
    with desk.read() as reader:
        groups: dict[str, list[object]] = {}
        for line in lists.lines_after(reader, shared.first_line):
            groups.setdefault(line.action, []).append(line)
        return tuple(action_words(reader, lines) for lines in groups.values())


def break_lease(folder: Path, by: str, reason: str, clock: Clock) -> None:
    """Take the store from somebody who has it, with why; it is told to them. UserError without a reason."""
    if len(reason.strip()) < 5:  # noqa: PLR2004  a reason that says something
        raise UserError("Skriv hvorfor basen tas over, for eksempel «Kari er syk».", field="reason")
    SharedPlace(folder).break_lease(by, reason.strip(), clock.now())
