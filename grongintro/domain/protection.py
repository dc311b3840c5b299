"""Protected persons: seen by named accounts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date


@frozen
class Protection:
    """A person is protected (adressesperre or the like) from one day to another, both included.

    Only the accounts in `account_ids` see the person; for all others the person is not there.
    """

    id: str
    office_id: str
    person_id: str
    basis: str
    account_ids: tuple[str, ...]
    start: date
    end: date | None = None
    version: int = 1
