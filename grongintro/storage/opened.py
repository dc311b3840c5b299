"""An open store: its file, the envelope beside it, and one transaction at a time."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from grongintro.errors import StorageError, UserError
from grongintro.storage.engine import in_a_hurry, writing
from grongintro.storage.faults import translated
from grongintro.storage.guard import OPEN, Guard
from grongintro.storage.unit import Reader, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from pathlib import Path

    import sqlalchemy as sa

    from grongintro.storage.keys.envelope import Envelope
    from grongintro.storage.log.chain import Head
    from grongintro.storage.place.holder import Holder

STORE_NAME = "grongintro.db"
ENVELOPE_SUFFIX = ".key"


def envelope_path(store: Path) -> Path:
    """The envelope's file, beside the store."""
    return store.with_name(store.name + ENVELOPE_SUFFIX)


@dataclass
class Store:
    """An open store. `read` and `write` give one transaction each.

    `copying` is held while file and envelope are copied, or are exchanged for others, one at a time.
    `without_copy` lets the next large change be done without one, when somebody has chosen so.
    """

    path: Path
    engine: sa.Engine
    envelope: Envelope
    key: bytes = field(repr=False)
    holder: Holder
    copying: Lock = field(default_factory=Lock, repr=False)
    without_copy: bool = False
    closed: bool = False
    """Nobody reads it any more: a late question would make an empty file where the store lay."""
    read_only: str = ""
    """Why nothing can be written here, in words; empty for a store that is one's own."""
    shared: Path | None = None
    """The shared folder that this is a copy of; None for a store that is opened where it lies."""
    pending: Path | None = None
    """Where it is kept whom a reader has opened, while another has the store."""
    verified: dict[str, Head] = field(default_factory=dict, repr=False)
    """How far each log was gone through since the store was opened, whole and in order. Known here alone:
    what stands in a file could be set by whoever rewrites the log."""
    guards: dict[tuple[str, date], Guard] = field(default_factory=dict, repr=False)
    """What each account may not see, per day; worked out by the services and forgotten when it may change."""

    @property
    def folder(self) -> Path:
        """Where people know the store to lie: a shared one is not where it is open."""
        return self.shared or self.path.parent

    def must_be_writable(self) -> None:
        """Raise UserError when it is only read; for what is written beside the transactions."""
        self._refuse_closed()
        if self.read_only:
            raise UserError(self.read_only, code="read_only")

    @contextmanager
    def read(self, guard: Guard = OPEN) -> Iterator[Reader]:
        """A transaction that only reads."""
        self._refuse_closed()
        with translated(), self.engine.begin() as connection:
            yield Reader(connection, guard)

    @contextmanager
    def write(
        self,
        *,
        account_id: str,
        at: datetime,
        intention: str,
        undoes: str | None = None,
        guard: Guard = OPEN,
    ) -> Iterator[Unit]:
        """A transaction that writes: all of it, or nothing when anything raises."""
        self.must_be_writable()
        with translated(), writing(self.engine) as connection:
            unit = Unit(
                connection, account_id=account_id, at=at, intention=intention, undoes=undoes, guard=guard
            )
            yield unit
            if unit.guards_changed:
                self.guards.clear()

    @contextmanager
    def in_a_hurry(self) -> Iterator[None]:
        """Write without waiting for the disk each time: only for a store that is made anew when it is cut."""
        self.must_be_writable()
        with in_a_hurry(self.engine):
            yield

    def _refuse_closed(self) -> None:
        if self.closed:
            raise StorageError("Lageret er lukket.", "Logg inn på nytt for å fortsette.", code="closed")

    def save_envelope(self) -> None:
        """Write the envelope's file; UserError when the store is only read."""
        self.must_be_writable()
        with translated():
            self.envelope.write(envelope_path(self.path))

    def close(self) -> None:
        """Close every connection and let go of the store."""
        self.closed = True
        self.engine.dispose()
        self.holder.release()
