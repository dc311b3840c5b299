"""What has left the store in plain text: files that were written for people, and what was printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import datetime


@frozen
class FileOut:
    """A plaintext file, or a print when `path` is empty: who asked for it and what it is.

    The row is written before the file, so that no crash leaves a file that nobody knows of: `written_at` is
    empty until the file is safely there. `sha256` and `size` are those of what was written.
    """

    id: str
    office_id: str
    account_id: str
    what: str
    path: str
    sha256: str
    size: int
    asked_at: datetime
    person_id: str | None = None
    written_at: datetime | None = None
    deleted_at: datetime | None = None
    version: int = 1

    @property
    def printed(self) -> bool:
        """Paper, which no program can take back."""
        return not self.path
