"""Filing documents: PDF and pictures kept in the store, who opens them, what they prove; and consents."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grongintro.domain.authority import Delegation
from grongintro.domain.document import (
    AccessClass,
    Consent,
    Document,
    DocumentContent,
    DocumentKind,
    DocumentLink,
)
from grongintro.domain.ids import new_id
from grongintro.domain.period import Period
from grongintro.domain.person import Person
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services.desk import Desk, Saved
from grongintro.services.people import check_visible
from grongintro.services.responsibility import adviser_on
from grongintro.services.trust.accounts import account_names
from grongintro.services.trust.authority import current_standing
from grongintro.storage.rows import lists

if TYPE_CHECKING:
    from datetime import date, datetime

    from grongintro.storage.unit import Reader, Unit

MOST_BYTES = 20 * 1024 * 1024
_SORTS = ((b"%PDF-", "application/pdf"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
_CLOSED_NAME = "Lukket dokument"


@dataclass(frozen=True)
class DocumentDraft:
    """What the form of a document holds; `proves` are (table, row id) pairs."""

    kind: DocumentKind
    name: str
    content: bytes
    access: AccessClass = AccessClass.ORDINARY
    dated: date | None = None
    source: str = ""
    proves: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class DocumentRow:
    """A document of a person as the list shows it; a closed one tells neither name nor source."""

    id: str
    kind: DocumentKind
    name: str
    source: str
    dated: date | None
    added_by: str
    added_at: datetime
    size: int
    access: AccessClass
    may_open: bool
    proves: tuple[tuple[str, str], ...]


def file_document(desk: Desk, person_id: str, draft: DocumentDraft) -> Saved:
    """Keep a document inside the encrypted store. The same file twice gives the one that is there.

    UserError at the field: no name, not PDF, PNG or JPEG, or larger than 20 MB; health papers are always of
    the health class.
    """
    desk.require_caseworker()
    media_type = _checked(draft)
    with desk.write("file_document") as unit:
        check_visible(desk, unit, person_id)
        person = unit.get(Person, person_id)
        digest = hashlib.sha256(draft.content).hexdigest()
        for known in unit.find(Document, person_id=person_id, sha256=digest):
            return Saved(unit.changes(), known.id)
        access = AccessClass.HEALTH if draft.kind is DocumentKind.HEALTH else draft.access
        made = Document(
            new_id(),
            person.office_id,
            person_id,
            draft.kind,
            draft.name.strip(),
            media_type,
            len(draft.content),
            digest,
            access,
            desk.actor.account_id,
            desk.clock.now(),
            draft.dated,
            draft.source.strip(),
        )
        unit.add(made)
        unit.add(DocumentContent(new_id(), person.office_id, person_id, made.id, draft.content))
        for subject, row_id in draft.proves:
            unit.add(DocumentLink(new_id(), person.office_id, person_id, made.id, subject, row_id))
        return Saved(unit.changes(), made.id)


def _checked(draft: DocumentDraft) -> str:
    if not draft.name.strip():
        raise UserError("Gi dokumentet et navn.", field="name")
    if len(draft.content) > MOST_BYTES:
        raise UserError(
            "Filen er større enn 20 MB. Skann den i lavere oppløsning, eller del den.", field="file"
        )
    for start, media_type in _SORTS:
        if draft.content.startswith(start):
            return media_type
    raise UserError("Filen er verken PDF, PNG eller JPEG. Lagre den som en av dem først.", field="file")


def documents_of(desk: Desk, person_id: str) -> tuple[DocumentRow, ...]:
    """A person's documents, the newest first."""
    with desk.read() as reader:
        check_visible(desk, reader, person_id)
        names = account_names(reader)
        links: dict[str, list[tuple[str, str]]] = {}
        for link in reader.find(DocumentLink, person_id=person_id):
            links.setdefault(link.document_id, []).append((link.subject, link.row_id))
        found = reader.find(Document, person_id=person_id)
        opens = _Opens(desk, reader, person_id)
    rows = (
        DocumentRow(
            each.id,
            each.kind,
            each.name if opens.may(each) else _CLOSED_NAME,
            each.source if opens.may(each) else "",
            each.dated,
            names[each.added_by],
            each.added_at,
            each.size,
            each.access,
            opens.may(each),
            tuple(links.get(each.id, ())),
        )
        for each in found
    )
    return tuple(sorted(rows, key=lambda row: (row.added_at, row.id), reverse=True))


class _Opens:
    """Who opens a person's documents today: worked out once for the signed-in account."""

    def __init__(self, desk: Desk, reader: Reader, person_id: str) -> None:
        self._me = desk.actor.account_id
        self._leads = desk.actor.role is Role.LEADER
        self._adviser = adviser_on(reader, person_id, desk.today) == desk.actor.staff_id
        waiting = current_standing(reader).unconfirmed_delegations()
        self._decides = any(
            desk.today in Period(each.start, each.end) and each.id not in waiting
            for each in reader.find(Delegation, staff_id=desk.actor.staff_id)
        )

    def may(self, document: Document) -> bool:
        """Health: the responsible adviser and who decides; sensitive: also the leader and who filed it."""
        if document.access is AccessClass.ORDINARY:
            return True
        if document.access is AccessClass.HEALTH:
            return self._adviser or self._decides
        return self._adviser or self._leads or document.added_by == self._me


def open_document(desk: Desk, document_id: str) -> tuple[Document, bytes]:
    """A document and its bytes, for showing from memory; the opening is logged.

    UserError when it is closed to the account, or its bytes no longer fit their checksum.
    """
    with desk.write("open_document") as unit:
        document = unit.get(Document, document_id)
        check_visible(desk, unit, document.person_id)
        if not _Opens(desk, unit, document.person_id).may(document):
            raise UserError("Dokumentet er lukket for deg. Spør ansvarlig rådgiver.", code="closed")
        content = _content(unit, document)
        lists.log_opening(
            unit, account_id=desk.actor.account_id, person_id=document.person_id, at=desk.clock.now()
        )
    return document, content


def _content(unit: Unit, document: Document) -> bytes:
    (kept,) = unit.find(DocumentContent, document_id=document.id)
    if hashlib.sha256(kept.content).hexdigest() != document.sha256:
        raise UserError("Dokumentet stemmer ikke med kontrollsummen. Si fra til leder.", code="hash")
    return kept.content


@dataclass(frozen=True)
class ConsentDraft:
    """What the form of a consent holds; both days included."""

    to_whom: str
    what: str
    start: date
    end: date | None = None
    document_id: str | None = None


def give_consent(desk: Desk, person_id: str, draft: ConsentDraft) -> Saved:
    """Write that a participant lets the service tell somebody something. UserError at the field."""
    desk.require_caseworker()
    for field, words in (("to_whom", "Skriv hvem som kan få vite noe."), ("what", "Skriv hva det gjelder.")):
        if not getattr(draft, field).strip():
            raise UserError(words, field=field)
    if draft.end is not None and draft.end < draft.start:
        raise UserError("Siste dag er før første dag.", field="end")
    with desk.write("give_consent") as unit:
        check_visible(desk, unit, person_id)
        person = unit.get(Person, person_id)
        made = Consent(
            new_id(),
            person.office_id,
            person_id,
            draft.to_whom.strip(),
            draft.what.strip(),
            draft.start,
            draft.end,
            document_id=draft.document_id,
        )
        unit.add(made)
        return Saved(unit.changes(), made.id)


def withdraw_consent(desk: Desk, consent_id: str, day: date) -> Saved:
    """Write the day from which a consent no longer holds; UserError when it is before it began."""
    desk.require_caseworker()
    with desk.write("withdraw_consent") as unit:
        given = unit.get(Consent, consent_id)
        check_visible(desk, unit, given.person_id)
        if day < given.start:
            raise UserError("Dagen er før samtykket begynte.", field="withdrawn")
        unit.save(replace(given, withdrawn=day))
        return Saved(unit.changes(), consent_id)


def consents_of(desk: Desk, person_id: str) -> tuple[Consent, ...]:
    """A person's consents, those that hold today first, then the newest."""
    with desk.read() as reader:
        check_visible(desk, reader, person_id)
        found = reader.find(Consent, person_id=person_id)
    newest = sorted(found, key=lambda each: (each.start, each.id), reverse=True)
    return tuple(sorted(newest, key=lambda each: not each.holds_on(desk.today)))
