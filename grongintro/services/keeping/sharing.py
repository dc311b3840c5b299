"""A store that several share: one writes at a time on a copy of their own, others read the last version."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from grongintro.errors import StorageError, UserError
from grongintro.services.keeping import safety
from grongintro.services.keeping.action_words import action_words, can_be_told
from grongintro.services.keeping.sharing_local import (
    MINE,
    PENDING,
    READ,
    WORK,
    first_line,
    forget,
    local_folder,
    mark_ready,
    unmark,
)
from grongintro.services.keeping.sharing_local import mine as unfinished_lease
from grongintro.services.keeping.waiting import log_what_waited
from grongintro.services.trust import login as gate
from grongintro.services.trust import signing, verify
from grongintro.storage.copying.copies import examine
from grongintro.storage.keys.attempts import move_failures, note_failure
from grongintro.storage.keys.envelope import Envelope
from grongintro.storage.opened import STORE_NAME, envelope_path
from grongintro.storage.place.holder import Holder
from grongintro.storage.place.shared import (
    HeldError,
    Lease,
    LostError,
    SharedPlace,
    note_lease,
)
from grongintro.storage.rows import lists

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from grongintro.domain.clock import Clock
    from grongintro.services.desk import Desk
    from grongintro.storage.opened import Store

_SHORTEST_REASON = 5
__all__ = ["HeldError", "LostError", "Share", "break_lease", "give_back", "is_shared", "open_shared"]


@dataclass
class Share:
    """How an open store is shared: where, the lease it is written under, and this computer's own folder.

    Without a lease it is only read; `holder` then says who writes. `resumed` tells that unfinished work from
    before a crash was found. `first_line` is how far the log went when it was fetched; `version` is which
    version was fetched.
    """

    place: SharedPlace
    local: Path
    lease: Lease | None
    holder: Lease | None = None
    resumed: bool = False
    first_line: int = 0
    version: int = 0


@dataclass(frozen=True)
class Left:
    """How a store was left: the version that lies there now, and why no copy was made (empty when one was).

    `heads` is how far the logs of the store `store_id` go in that version.
    """

    version: int
    fault: str = ""
    store_id: str = ""
    heads: dict[str, tuple[int, str]] | None = None


@dataclass(frozen=True)
class State:
    """How the shared place is now: who has it, and how a lease of ours was ended by another."""

    holder: Lease | None
    lost: str = ""


def is_shared(folder: Path) -> bool:
    """Whether a shared store lies in the folder."""
    return SharedPlace(folder).is_one


def was_shared(folder: Path, home: Path) -> bool:
    """Whether this computer has opened a shared store there; it may be out of reach now."""
    return local_folder(folder, home).is_dir()


def open_shared(folder: Path, home: Path, login: str, password: str, clock: Clock) -> tuple[Desk, Share]:
    """Sign in at a shared store: to write when nobody else has it, else to read the last version.

    UserError when name and password do not fit; then no lease has been taken. LostError when unfinished work
    of this computer could not be put back because the lease was broken: it has been kept aside.
    """
    place, local = SharedPlace(folder), local_folder(folder, home)
    place.version()
    try:
        _envelope(place, local).open(login, password)
    except UserError:
        (local / WORK).mkdir(parents=True, exist_ok=True)
        note_failure(local / WORK / STORE_NAME, clock.now())
        raise
    words = partial(_words_of_lost, local, login, password, clock)
    earlier = _unfinished(place, local, clock.now(), words)
    try:
        lease = earlier or place.take(login, socket.gethostname(), clock.now())
    except HeldError as held:
        return _to_read(place, local, held.lease, login, password, clock)
    enter = partial(gate.sign_in, local / WORK, login, password, clock)
    return _write_or_let_go(place, local, lease, enter, resumed=earlier is not None)


def open_shared_with_code(
    folder: Path, home: Path, code: str, login: str, new: str, repeated: str, clock: Clock
) -> tuple[Desk, Share]:
    """Sign in at a shared store with the printed code; only to write, since it gives a new password.

    HeldError when somebody else has it.
    """
    place, local = SharedPlace(folder), local_folder(folder, home)
    place.version()
    gate.check_new_password(new, repeated)
    _envelope(place, local).open_recovery(code)
    earlier = _unfinished(place, local, clock.now(), tuple)
    lease = earlier or place.take(login, socket.gethostname(), clock.now())
    enter = partial(gate.open_with_recovery_code, local / WORK, code, login, new, repeated, clock)
    return _write_or_let_go(place, local, lease, enter, resumed=earlier is not None)


def try_take(desk: Desk, shared: Share) -> tuple[Desk, Share]:
    """A reader becomes the one who writes, on the newest version; HeldError when somebody has it still.

    UserError with the code `sign_in_again` when the password or the key is another by now.
    """
    place = shared.place
    lease = place.take(desk.actor.name, socket.gethostname(), desk.clock.now())
    enter = partial(gate.enter_again, desk, shared.local / WORK)
    taken = _write_or_let_go(place, shared.local, lease, enter, resumed=False)
    desk.store.close()
    return taken


def _envelope(place: SharedPlace, local: Path) -> Envelope:
    """What a password is tried on: unfinished work of ours may have a newer one than the shared store."""
    mine, held = unfinished_lease(local), place.holder()
    goes_on = mine is not None and held is not None and held.token == mine.token
    store = local / WORK / STORE_NAME if goes_on else place.folder / STORE_NAME
    return Envelope.read(envelope_path(store))


def _unfinished(
    place: SharedPlace, local: Path, at: datetime, words: Callable[[], tuple[str, ...]]
) -> Lease | None:
    """The lease of unfinished work; LostError, with the work kept aside, when somebody has ended it since."""
    mine, held = unfinished_lease(local), place.holder()
    if mine is None:
        return None
    if held is not None and held.token == mine.token:
        if place.version() == mine.base:
            return mine
        # Only who has the lease puts back: this work is there already, and was cut before it could say so.
        _let_go(place, local, mine)
        return None
    work = words()
    try:
        place.put_back(mine, local / WORK / STORE_NAME, at)
    except LostError as lost:
        forget(local)
        raise lost.telling(work) from None
    return None


def _words_of_lost(local: Path, login: str, password: str, clock: Clock) -> tuple[str, ...]:
    """What the unfinished work holds, as far as the password opens it."""
    try:
        desk = gate.enter_to_read(local / WORK, login, password, clock, "")
    except (UserError, StorageError):
        return ()
    try:
        return _work_after(desk, first_line(local))
    finally:
        desk.store.close()


def _write_or_let_go(
    place: SharedPlace, local: Path, lease: Lease, enter: Callable[[], Desk], *, resumed: bool
) -> tuple[Desk, Share]:
    try:
        return _to_write(place, local, lease, enter, resumed=resumed)
    except BaseException:
        if not resumed:
            _let_go(place, local, lease)
        raise


def _to_write(
    place: SharedPlace, local: Path, lease: Lease, enter: Callable[[], Desk], *, resumed: bool
) -> tuple[Desk, Share]:
    work = local / WORK
    unmark(local)
    if not resumed:
        place.fetch(work)
        note_lease(local / MINE, lease, 0)
    move_failures(local / READ / STORE_NAME, work / STORE_NAME)
    desk = enter()
    desk.store.shared = place.folder
    if not resumed:
        with desk.read() as reader:
            note_lease(local / MINE, lease, lists.last_line(reader))
    shared = Share(place, local, lease, resumed=resumed, first_line=first_line(local), version=lease.base)
    try:
        take_seat(desk, shared)
    except BaseException:
        desk.store.close()
        raise
    return desk, shared


def take_seat(desk: Desk, shared: Share) -> None:
    """The lease is in the name of who sits here, and what they opened as a reader comes into the log."""
    if shared.lease is None:
        return
    if shared.lease.who != desk.actor.name:
        shared.lease = shared.place.rename(shared.lease, desk.actor.name)
    log_what_waited(desk, shared.local / PENDING)


def _to_read(
    place: SharedPlace, local: Path, holder: Lease, login: str, password: str, clock: Clock
) -> tuple[Desk, Share]:
    (local / READ).mkdir(parents=True, exist_ok=True)
    # Another window of this computer may be reading there; its files must not be exchanged under it.
    free = Holder(local / READ / STORE_NAME)
    free.take(login, clock.now())
    free.release()
    version = place.fetch(local / READ)
    has = f"{holder.who} har basen siden {holder.since_words}."
    why = f"{has} Du leser utgave {version} og kan ikke endre noe."
    desk = gate.enter_to_read(local / READ, login, password, clock, why)
    if desk.actor.must_change:
        desk.store.close()
        raise UserError(f"{has} Du må velge ditt eget passord først. Prøv igjen når basen er ledig.")
    desk.store.pending, desk.store.shared = local / PENDING, place.folder
    return desk, Share(place, local, None, holder, version=version)


def leave(desk: Desk, shared: Share) -> Left:
    """Copy to the places for copies as usual, and give back; a copy that fails keeps nobody from that."""
    if shared.lease is None:
        return Left(give_back(desk, shared))
    fault = ""
    try:
        signing.seal_log(desk)
        safety.back_up_all(desk)
    except (StorageError, OSError) as error:
        fault = error.message if isinstance(error, StorageError) else str(error)
    try:
        store, heads = verify.store_id(desk), verify.seen_heads(desk)
    except BaseException:
        desk.store.close()
        raise
    return Left(give_back(desk, shared, sealed=True), fault, store, heads)


def give_back(desk: Desk, shared: Share, *, sealed: bool = False) -> int:
    """Close the store and put it back as the next version («Gi fra deg»); returns its number.

    A reader only closes. StorageError when the copy is damaged or the share is gone: the work stays on this
    computer and is put back at the next sign-in. LostError when somebody took over: it lies aside.
    """
    if shared.lease is None:
        desk.store.close()
        return shared.version
    try:
        done = own_work(desk, shared)
        if not sealed:
            signing.seal_log(desk)
    finally:
        desk.store.close()
    work = shared.local / WORK / STORE_NAME
    _check_whole(work, desk.store)
    mark_ready(shared.local, shared.lease)
    try:
        version = shared.place.put_back(shared.lease, work, desk.clock.now())
    except LostError as lost:
        forget(shared.local)
        raise lost.telling(done) from None
    except (StorageError, OSError) as fault:
        raise _still_here(fault) from fault
    forget(shared.local)
    return version


def _still_here(fault: Exception) -> StorageError:
    message = fault.message if isinstance(fault, StorageError) else "Den delte mappen svarer ikke."
    return StorageError(
        message,
        "Det du har gjort, ligger kryptert på denne maskinen. Programmet legger det tilbake når mappen "
        "svarer, senest neste gang du logger inn her. Basen står som utlånt til deg imens. Programmet kan "
        "lukkes.",
        code=fault.code if isinstance(fault, StorageError) else "share_gone",
    )


def _check_whole(work: Path, store: Store) -> None:
    try:
        examine(work, store.key, store.verified)
    except StorageError as fault:
        raise StorageError(
            "Arbeidskopien er skadet og ble ikke lagt tilbake.",
            "Den delte basen er uendret. Hent tilbake en sikkerhetskopi, og si fra til den som har ansvar.",
            code="damaged",
        ) from fault


def _let_go(place: SharedPlace, local: Path, lease: Lease) -> None:
    place.release(lease)
    forget(local)


def own_work(desk: Desk, shared: Share) -> tuple[str, ...]:
    """What was done since the store was fetched, in words: what differs when it cannot be put back."""
    return _work_after(desk, shared.first_line)


def _work_after(desk: Desk, first_line: int) -> tuple[str, ...]:
    with desk.read() as reader:
        groups: dict[str, list[object]] = {}
        others = set()
        for line in lists.lines_after(reader, first_line):
            if can_be_told(line.intention):
                groups.setdefault(line.action, []).append(line)
            elif line.intention not in {"seal_log", "sign_in", "failed_sign_in", "log_what_waited"}:
                others.add(line.action)
        told = [action_words(reader, lines) for lines in groups.values()]
    if others:
        told.append("1 annen endring" if len(others) == 1 else f"{len(others)} andre endringer")
    return tuple(told)


def state(shared: Share) -> State:
    """How the shared place is now; StorageError when it is out of reach."""
    shared.place.version()
    holder = shared.place.holder()
    if shared.lease is None or (holder is not None and holder.token == shared.lease.token):
        return State(holder)
    broken = shared.place.broken(shared.lease)
    if broken is None:
        return State(holder, "Den delte basen er endret av en annen siden du hentet den.")
    return State(holder, f"{broken.by} har overtatt basen: «{broken.reason}».")


def take_over(desk: Desk, shared: Share, reason: str) -> tuple[Desk, Share]:
    """End another's lease, with why, and write; leaders and advisers may. UserError without a reason.

    HeldError when somebody else than the one who was shown has it by now.
    """
    desk.require_caseworker()
    meant = shared.holder.token if shared.holder is not None else ""
    break_lease(shared.place.folder, desk.actor.name, reason, desk.clock, meant=meant)
    return try_take(desk, shared)


def break_lease(folder: Path, by: str, reason: str, clock: Clock, *, meant: str = "") -> None:
    """Take the store from somebody who has it, with why; it is told to them. UserError without a reason."""
    if len(reason.strip()) < _SHORTEST_REASON:
        raise UserError("Skriv hvorfor basen tas over, for eksempel «Kari er syk».", field="reason")
    SharedPlace(folder).break_lease(by, reason.strip(), clock.now(), meant)
