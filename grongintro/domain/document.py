"""Documents about a person, kept inside the store, and consents."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date, datetime


class DocumentKind(StrEnum):
    """What sort of paper it is."""

    PERMIT = "permit"
    IDENTITY = "identity"
    DECISION = "decision"
    CONTRACT = "contract"
    DIPLOMA = "diploma"
    HEALTH = "health"
    LETTER = "letter"
    CONSENT = "consent"
    OTHER = "other"


class AccessClass(StrEnum):
    """Who opens a document: all who see the person, the few who must, for health even fewer."""

    ORDINARY = "ordinary"
    SENSITIVE = "sensitive"
    HEALTH = "health"


@frozen
class Document:
    """A PDF or picture about a person; its bytes lie in `DocumentContent`. `size` in bytes, `sha256` in hex.

    `dated` is the day on the paper, `source` whom it came from.
    """

    id: str
    office_id: str
    person_id: str
    kind: DocumentKind
    name: str
    media_type: str
    size: int
    sha256: str
    access: AccessClass
    added_by: str
    added_at: datetime
    dated: date | None = None
    source: str = ""
    version: int = 1


@frozen
class DocumentContent:
    """The bytes of a document. They stay when the document is put in the trash."""

    id: str
    office_id: str
    person_id: str
    document_id: str
    content: bytes
    version: int = 1


@frozen
class DocumentLink:
    """What a document proves: a row of another table."""

    id: str
    office_id: str
    person_id: str
    document_id: str
    subject: str
    row_id: str
    version: int = 1


@frozen
class Consent:
    """The participant lets the service tell somebody something, from one day to another, both included.

    `withdrawn` is the first day on which it no longer holds.
    """

    id: str
    office_id: str
    person_id: str
    to_whom: str
    what: str
    start: date
    end: date | None = None
    withdrawn: date | None = None
    document_id: str | None = None
    version: int = 1

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        ended = self.end is not None and day > self.end
        return self.start <= day and not ended and (self.withdrawn is None or day < self.withdrawn)
