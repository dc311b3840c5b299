"""Whom an account must not see, and whom it must not work with: held where rows are read and written."""

from __future__ import annotations

from typing import Any

from grongintro.domain.frozen import frozen
from grongintro.domain.person import Person


@frozen
class Guard:
    """`hidden` people are not there for the account; `barred` ones it may not write about (inhabil)."""

    hidden: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()

    def shows(self, value: Any) -> bool:
        """Whether a value or a row may be seen: its person, or the person it is, is not hidden."""
        person_id = value.id if isinstance(value, Person) else getattr(value, "person_id", None)
        return person_id not in self.hidden


OPEN = Guard()
"""For what serves nobody in particular: opening, copying, checking the store."""
