"""The desk: the open store, who sits at it, and the clock on the wall. Every service function takes one."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services.trust.guarding import guard_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from grongintro.domain.changes import Changes
    from grongintro.domain.clock import Clock
    from grongintro.domain.staff import Actor
    from grongintro.storage.guard import Guard
    from grongintro.storage.keys.identity import Identity
    from grongintro.storage.opened import Store
    from grongintro.storage.unit import Reader, Unit


@dataclass
class Desk:
    """The store, the acting account, the clock of one user's work, and the keys their password opened."""

    store: Store
    actor: Actor
    clock: Clock
    identity: Identity | None = field(default=None, repr=False)

    @property
    def today(self) -> date:
        """This calendar day."""
        return self.clock.today()

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """A transaction that only reads."""
        with self.store.read(self.guard) as reader:
            yield reader

    @contextmanager
    def write(self, intention: str, *, undoes: str | None = None) -> Iterator[Unit]:
        """A transaction that writes in the acting account's name; `intention` names it in the log."""
        self._must_have_own_password()
        with self.store.write(
            account_id=self.actor.account_id,
            at=self.clock.now(),
            intention=intention,
            undoes=undoes,
            guard=self.guard,
        ) as unit:
            yield unit

    @property
    def guard(self) -> Guard:
        """Whom the account does not see, and whom it may not work with, today."""
        key = (self.actor.account_id, self.today)
        if key not in self.store.guards:
            with self.store.read() as reader:
                self.store.guards[key] = guard_for(reader, self.actor, self.today)
        return self.store.guards[key]

    def require(self, *roles: Role) -> None:
        """Raise UserError unless the account has one of the roles."""
        if self.actor.role not in roles:
            raise UserError("Du har ikke tilgang til dette. Be avdelingslederen om å gjøre det.", code="role")

    def require_caseworker(self) -> None:
        """Raise UserError for a borrowed helper, who may not do this."""
        self.require(Role.LEADER, Role.ADVISER)

    def require_reader_of_decisions(self) -> None:
        """Raise UserError unless the account may read decisions: caseworkers, and the decider outside."""
        self.require(Role.LEADER, Role.ADVISER, Role.DECIDER)

    def _must_have_own_password(self) -> None:
        if self.actor.must_change:
            raise UserError("Velg ditt eget passord først.", field="password", code="must_change")


@frozen
class Saved:
    """What a service saved: the changes, and the id of the thing it is about."""

    changes: Changes
    id: str = ""
