"""The errors that a person is meant to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class UserError(Exception):
    """Something the user can mend: a Norwegian sentence that says what to do, at the field that caused it.

    `field` is the dotted path of the field (`"household[1].from"`, or a form's own field name), `""` when
    the fault is the whole. `code` is a stable English word for programs; people never see it.
    """

    def __init__(self, message: str, *, field: str = "", code: str = "invalid") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.code = code


class StorageError(Exception):
    """The store cannot be opened or written; data is untouched.

    `message` says in Norwegian what happened, `advice` what to do now. `way_on` lets a person choose to go on
    without what failed, and ask for the same once more.
    """

    def __init__(
        self,
        message: str,
        advice: str = "",
        *,
        code: str = "storage",
        way_on: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.code = code
        self.way_on = way_on


def stale() -> UserError:
    """What somebody else has changed since it was read."""
    return UserError(
        "Noen har endret dette siden du åpnet det. Oppdater siden og gjør endringen på nytt.", code="stale"
    )


def gone() -> UserError:
    """What is not there any more, or not there for the one who asks: the two are told alike."""
    return UserError("Dette finnes ikke lenger. Oppdater siden og prøv igjen.", code="gone")
