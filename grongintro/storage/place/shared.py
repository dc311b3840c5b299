"""A store on a shared folder: one writer at a time, on a copy of its own, put back whole or not at all.

The store is never opened where it is shared. Whoever writes takes a lease, a small file that can only be
made by one, fetches store and envelope, and puts them back as the next version. A put-back is announced
before the files are exchanged, so that whoever comes after a cut can finish it or forget it: in each state
either the old or the new pair is whole. A put-back over anything but the version that was fetched is refused,
and kept aside.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from grongintro.domain.frozen import frozen
from grongintro.errors import StorageError
from grongintro.storage.faults import translated
from grongintro.storage.opened import STORE_NAME, envelope_path

if TYPE_CHECKING:
    from pathlib import Path

_VERSION, _NEXT, _LEASE, _BROKEN = "versjon.json", "neste.json", "laan.json", "brutte-laan.json"
_NEW = ".new"
_PORTION = 1 << 20
_MOVED = "FLYTTET.txt"
_TRIES = 3
_SHOWN = 12


@frozen
class Lease:
    """Who has the store since when, on which computer, and which version was fetched."""

    token: str
    who: str
    computer: str
    since: str
    base: int

    @property
    def since_words(self) -> str:
        """«23.11. kl. 08:14»."""
        return f"{datetime.fromisoformat(self.since):%d.%m. kl. %H:%M}"


@frozen
class BrokenLease:
    """A lease that somebody else ended, with why: shown to the one who had it."""

    token: str
    by: str
    reason: str
    at: str


class HeldError(StorageError):
    """Somebody else has the store; `lease` says who."""

    def __init__(self, lease: Lease) -> None:
        super().__init__(
            f"{lease.who} har basen på {lease.computer} siden {lease.since_words}.",
            "Les siste utgave imens, eller be om at basen gis fra.",
            code="leased",
        )
        self.lease = lease


class LostError(StorageError):
    """The lease was broken, or the shared version is another than the one fetched; nothing was put back.

    `work` is what was done meanwhile, in words: what differs from the shared store.
    """

    def __init__(self, aside: Path, broken: BrokenLease | None, work: tuple[str, ...] = ()) -> None:
        words = (
            f"{broken.by} overtok basen mens du hadde den: «{broken.reason}»."
            if broken is not None
            else "Den delte basen er endret av en annen siden du hentet den."
        )
        super().__init__(
            f"{words} Det du har gjort, er lagt til side og ikke mistet.",
            f"Kopien ligger i {aside.name} i den delte mappen.{_listed(work)}",
            code="lost_lease",
        )
        self.aside, self.broken, self.work = aside, broken, work

    def telling(self, work: tuple[str, ...]) -> LostError:
        """The same with what was done."""
        return LostError(self.aside, self.broken, work)


def _listed(work: tuple[str, ...]) -> str:
    """What differs, as a dialog can hold it."""
    if not work:
        return ""
    rest = [f"… og {len(work) - _SHOWN} til."] if len(work) > _SHOWN else []
    lines = [f"• {each}" for each in work[:_SHOWN]]
    return "\n\n".join([" Skriv inn på nytt det som mangler i den delte basen:", "\n".join([*lines, *rest])])


def refuse_shared_folder(folder: Path) -> None:
    """Raise StorageError where a shared store lies: it is never opened in place."""
    if SharedPlace(folder).is_one:
        raise StorageError(
            "Lageret er delt med kolleger, og åpnes ikke der det ligger.",
            "Logg inn i programmet. Det henter en kopi og legger den tilbake. Ingenting er endret.",
            code="shared_place",
        )


class SharedPlace:
    """A shared folder with one store."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def start(self, store: Path) -> None:
        """Put a closed store here as version 1; StorageError when one lies here already."""
        if (self.folder / STORE_NAME).exists():
            raise StorageError("Det ligger alt en base i mappen.", "Velg en tom, delt mappe.", code="exists")
        with translated():
            self.folder.mkdir(parents=True, exist_ok=True)
            sums = self._bring(store)
            self._exchange({"version": 1, **sums})

    @property
    def is_one(self) -> bool:
        """Whether a shared store lies here."""
        return (self.folder / _VERSION).is_file() or (self.folder / _NEXT).is_file()

    def version(self) -> int:
        """The version that lies here, after a cut put-back has been finished or forgotten."""
        if not self.is_one:
            raise StorageError(
                "Den delte mappen er ikke å finne nå.",
                "Se etter at du er på nett, og prøv igjen. Det du har gjort, ligger på denne maskinen.",
                code="share_gone",
            )
        with translated():
            self._settle()
            return int(self._read(_VERSION)["version"])

    def holder(self) -> Lease | None:
        """Who has it now."""
        try:
            return Lease(**self._read(_LEASE))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def take(self, who: str, computer: str, at: datetime) -> Lease:
        """Take the lease of the version that lies here; HeldError when somebody has it."""
        lease = Lease(secrets.token_hex(16), who, computer, at.isoformat(), self.version())
        with translated():
            try:
                handle = os.open(self.folder / _LEASE, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
            except FileExistsError as fault:
                held = self.holder()
                raise HeldError(
                    held or Lease("", "En annen", "en annen maskin", at.isoformat(), 0)
                ) from fault
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                json.dump(asdict(lease), out, ensure_ascii=False)
                out.flush()
                os.fsync(out.fileno())
        # Somebody may have put back between reading the version and taking the lease.
        if self.version() != lease.base:
            self.release(lease)
            return self.take(who, computer, at)
        return lease

    def fetch(self, folder: Path) -> int:
        """Copy the store and its envelope to `folder` and check them; returns the version."""
        for _ in range(_TRIES):
            version = self.version()
            if self._fetched(folder):
                return version
        raise StorageError(
            "Den delte basen er skadet, eller blir byttet hele tiden.",
            "Prøv igjen om litt. Står det seg, hent tilbake den siste sikkerhetskopien.",
            code="damaged",
        )

    def _fetched(self, folder: Path) -> bool:
        """Whether what was copied is what the version says; it may be exchanged while it is copied."""
        kept = self._read(_VERSION)
        with translated():
            folder.mkdir(parents=True, exist_ok=True)
            for suffix in ("-wal", "-shm"):
                (folder / (STORE_NAME + suffix)).unlink(missing_ok=True)
            for name in (STORE_NAME, envelope_path(self.folder / STORE_NAME).name):
                shutil.copyfile(self.folder / name, folder / name)
                if _sum(folder / name) != kept[name]:
                    return False
        return True

    def rename(self, lease: Lease, who: str) -> Lease:
        """Say by name who has it, once that is known; a lease that was broken is not made anew."""
        named, held = replace(lease, who=who), self.holder()
        if held is not None and held.token == lease.token:
            with translated():
                self._write(_LEASE, asdict(named))
        return named

    def put_back(self, lease: Lease, store: Path, at: datetime) -> int:
        """Exchange the shared store for the closed `store` as the next version, and give the lease up.

        LostError, with the copy kept aside, when the lease is no longer ours or the version not the one
        fetched.
        """
        here, held = self.version(), self.holder()
        if held is None or held.token != lease.token or here != lease.base:
            raise LostError(self._keep_aside(store, lease, at), self.broken(lease))
        with translated():
            sums = self._bring(store)
            self._exchange({"version": lease.base + 1, **sums})
        self.release(lease)
        return lease.base + 1

    def release(self, lease: Lease) -> None:
        """Give the lease up, if it is still ours."""
        held = self.holder()
        if held is not None and held.token == lease.token:
            with translated():
                (self.folder / _LEASE).unlink(missing_ok=True)

    def break_lease(self, by: str, reason: str, at: datetime, meant: str = "") -> None:
        """End another's lease, with why; it is told to them when they put back.

        `meant` is the token of the lease that was seen: HeldError when another has it by now.
        """
        held = self.holder()
        if held is None:
            return
        if meant and held.token != meant:
            raise HeldError(held)
        known = [*self._broken(), asdict(BrokenLease(held.token, by, reason, at.isoformat()))]
        with translated():
            self._write(_BROKEN, {"broken": known[-50:]})
            (self.folder / _LEASE).unlink(missing_ok=True)

    def broken(self, lease: Lease) -> BrokenLease | None:
        """How somebody else ended this lease."""
        return next((BrokenLease(**each) for each in self._broken() if each["token"] == lease.token), None)

    def _broken(self) -> list[dict[str, str]]:
        try:
            return list(self._read(_BROKEN)["broken"])
        except (FileNotFoundError, ValueError, KeyError):
            return []

    def _keep_aside(self, store: Path, lease: Lease, at: datetime) -> Path:
        aside = self.folder / f"avvik-{at:%Y-%m-%d-%H%M%S}-{lease.token[:6]}"
        with translated():
            aside.mkdir(parents=True)
            shutil.copyfile(store, aside / STORE_NAME)
            shutil.copyfile(envelope_path(store), envelope_path(aside / STORE_NAME))
        return aside

    def _bring(self, store: Path) -> dict[str, str]:
        """Copy both files beside those that lie here, whole and on the disk; returns their checksums."""
        sums = {}
        for source in (store, envelope_path(store)):
            beside = self.folder / (source.name + _NEW)
            with source.open("rb") as read, beside.open("wb") as out:
                shutil.copyfileobj(read, out, _PORTION)
                out.flush()
                os.fsync(out.fileno())
            sums[source.name] = _sum(beside)
        return sums

    def _exchange(self, coming: dict[str, Any]) -> None:
        self._write(_NEXT, coming)
        self._settle()

    def _settle(self) -> None:
        """Finish what was announced, as far as both files are there whole; else forget it."""
        try:
            coming = self._read(_NEXT)
        except FileNotFoundError:
            return
        except ValueError:
            (self.folder / _NEXT).unlink()
            return
        names = (STORE_NAME, envelope_path(self.folder / STORE_NAME).name)
        for name in names:
            beside = self.folder / (name + _NEW)
            if beside.is_file() and _sum(beside) == coming[name]:
                continue
            if not (self.folder / name).is_file() or _sum(self.folder / name) != coming[name]:
                (self.folder / _NEXT).unlink(missing_ok=True)
                return
        for name in names:
            beside = self.folder / (name + _NEW)
            # Whoever reads may be finishing the same exchange at this moment.
            with suppress(FileNotFoundError):
                beside.replace(self.folder / name)
        self._write(_VERSION, coming)
        (self.folder / _NEXT).unlink(missing_ok=True)

    def _read(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.folder / name).read_text(encoding="utf-8"))
        return found

    def _write(self, name: str, content: dict[str, Any]) -> None:
        beside = self.folder / f"{name}.{secrets.token_hex(4)}"
        with beside.open("w", encoding="utf-8") as out:
            json.dump(content, out, ensure_ascii=False)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(self.folder / name)


def _sum(path: Path) -> str:
    with path.open("rb") as read:
        return hashlib.file_digest(read, "sha256").hexdigest()


def note_lease(path: Path, lease: Lease, first_line: int) -> None:
    """Note on this computer which lease its copy was fetched under, and how far the log went then."""
    path.write_text(json.dumps({"lease": asdict(lease), "first_line": first_line}), encoding="utf-8")


def noted_lease(path: Path) -> tuple[Lease, int]:
    """What was noted."""
    said = json.loads(path.read_text(encoding="utf-8"))
    return Lease(**said["lease"]), int(said["first_line"])


def note_ready(path: Path, lease: Lease) -> None:
    """Note that the work under a lease is closed and gone through, and can be put back as it lies."""
    path.write_text(lease.token, encoding="utf-8")


def is_noted_ready(path: Path, lease: Lease) -> bool:
    """Whether that was noted of this lease."""
    try:
        return path.read_text(encoding="utf-8") == lease.token
    except OSError:
        return False


def set_aside(store: Path, folder: Path, at: datetime) -> Path:
    """Give the old files a name that no program opens; with the old name they are a store again."""
    kept = store.with_name(f"{store.stem}-delt-{at:%Y-%m-%d-%H%M%S}{store.suffix}")
    note = (
        f"Lageret ble delt {at:%d.%m.%Y}, og ligger nå i {folder}.\n"
        f"{kept.name} er lageret slik det var da. Det blir ikke brukt lenger.\n"
        f"Skal det tas i bruk igjen i stedet for det delte: gi {kept.name} navnet {store.name},\n"
        f"og {envelope_path(kept).name} navnet {envelope_path(store).name}.\n"
    )
    store.with_name(_MOVED).write_text(note, encoding="utf-8")
    # The envelope last: between the two nothing in the folder can be opened.
    store.replace(kept)
    envelope_path(store).replace(envelope_path(kept))
    return kept
