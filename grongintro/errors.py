"""The errors that a person is meant to read."""

from __future__ import annotations


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

    `message` says in Norwegian what happened, `advice` what to do now.
    """

    def __init__(self, message: str, advice: str = "", *, code: str = "storage") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.code = code


def gone() -> UserError:
    """What is not there any more, or not there for the one who asks: the two are told alike."""
    return UserError("Dette finnes ikke lenger. Oppdater siden og prøv igjen.", code="gone")
