"""Documents in the store: what is taken in, who opens it, what it proves; consents in threes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.document import AccessClass, Document, DocumentKind
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services.keeping import trash
from grongintro.services.keeping.erasing import ask_erasure, erase, note_hand_over
from grongintro.services.keeping.filing import (
    ConsentDraft,
    DocumentDraft,
    consents_of,
    documents_of,
    file_document,
    give_consent,
    open_document,
    withdraw_consent,
)
from grongintro.services.trust.verify import find_breaks
from grongintro.storage.engine import connect
from tests.services.making import TODAY, person
from tests.services.test_notes_and_access import colleague

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

PDF = b"%PDF-1.7 et oppdiktet dokument"
PNG = b"\x89PNG\r\n\x1a\n bilde"


def filed(desk: Desk, who: str, content: bytes = PDF, **more: object) -> str:
    kind = more.pop("kind", DocumentKind.PERMIT)
    return file_document(desk, who, DocumentDraft(kind, "Oppholdskort", content, **more)).id  # type: ignore[arg-type]


@pytest.mark.parametrize("content", [PDF, PNG, b"\xff\xd8\xff\xe0 bilde"])
def test_what_goes_in_comes_out(adviser_desk: Desk, content: bytes) -> None:
    who = person(adviser_desk)
    proof = (("person", who),)
    document_id = filed(adviser_desk, who, content, source="UDI", dated=TODAY, proves=proof)
    document, out = open_document(adviser_desk, document_id)
    assert (out, document.size, document.source) == (content, len(content), "UDI")
    (row,) = documents_of(adviser_desk, who)
    assert (row.name, row.added_by, row.proves, row.may_open) == (
        "Oppholdskort",
        "Kari Rådgiver",
        proof,
        True,
    )


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (DocumentDraft(DocumentKind.PERMIT, " ", PDF), "name"),
        (DocumentDraft(DocumentKind.PERMIT, "x", b"PK\x03\x04 et regneark"), "file"),
        (DocumentDraft(DocumentKind.PERMIT, "x", b""), "file"),
        (DocumentDraft(DocumentKind.PERMIT, "x", PDF + b"0" * (20 * 1024 * 1024)), "file"),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_field(
    adviser_desk: Desk, draft: DocumentDraft, field: str
) -> None:
    who = person(adviser_desk)
    with pytest.raises(UserError) as refused:
        file_document(adviser_desk, who, draft)
    assert refused.value.field == field
    assert documents_of(adviser_desk, who) == ()


def test_twenty_megabytes_to_the_byte_is_kept(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    filed(adviser_desk, who, PDF.ljust(20 * 1024 * 1024, b"0"))
    assert len(documents_of(adviser_desk, who)) == 1


def test_the_same_file_twice_is_one(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    assert filed(adviser_desk, who) == filed(adviser_desk, who)


@pytest.mark.parametrize(
    ("access", "expected"),
    [
        (AccessClass.ORDINARY, {"adviser": True, "leader": True, "other": True}),
        (AccessClass.SENSITIVE, {"adviser": True, "leader": True, "other": False}),
        (AccessClass.HEALTH, {"adviser": True, "leader": True, "other": False}),
    ],
)
def test_who_opens_what(
    desk: Desk, adviser_desk: Desk, access: AccessClass, expected: dict[str, bool]
) -> None:
    other = colleague(desk, "Ola Nilsen", Role.ADVISER)
    who = person(adviser_desk)
    document_id = filed(adviser_desk, who, access=access)
    chairs = {"adviser": adviser_desk, "leader": desk, "other": other}
    for name, chair in chairs.items():
        (row,) = documents_of(chair, who)
        assert row.may_open is expected[name], name
        if expected[name]:
            open_document(chair, document_id)
        else:
            assert (row.name, row.source) == ("Lukket dokument", "")
            with pytest.raises(UserError) as refused:
                open_document(chair, document_id)
            assert refused.value.code == "closed"


def test_a_leader_without_authority_does_not_open_health(desk: Desk, adviser_desk: Desk) -> None:
    from grongintro.services.trust.authority import delegations, end_delegation

    who = person(adviser_desk)
    document_id = filed(adviser_desk, who, kind=DocumentKind.HEALTH)
    open_document(desk, document_id)
    (given, _, _) = delegations(desk)[0]
    end_delegation(desk, given.id, TODAY)
    open_document(desk, document_id)
    from tests.services.making import go_to

    go_to(desk, TODAY + timedelta(days=1))
    with pytest.raises(UserError):
        open_document(desk, document_id)


def test_bytes_that_were_changed_are_not_shown(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    document_id = filed(adviser_desk, who)
    raw = connect(adviser_desk.store.path, adviser_desk.store.key)
    raw.execute("UPDATE document_content SET content = x'255044462D'")
    raw.close()
    with pytest.raises(UserError) as refused:
        open_document(adviser_desk, document_id)
    assert refused.value.code == "hash"


def test_the_trash_gives_it_back_with_its_bytes(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    document_id = filed(adviser_desk, who, proves=(("person", who),))
    trash.delete(adviser_desk, Document, document_id)
    assert documents_of(adviser_desk, who) == ()
    (line,) = trash.trash(adviser_desk)
    assert "Selam" in line.words
    trash.put_back(adviser_desk, line.action)
    assert open_document(adviser_desk, document_id)[1] == PDF
    assert find_breaks(adviser_desk, everything=True) == ()


def test_erasing_takes_the_bytes_too(desk: Desk, adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    trash.delete(adviser_desk, Document, filed(adviser_desk, who))
    filed(adviser_desk, who, PNG)
    erasure_id = ask_erasure(adviser_desk, who, basis="Bevaringsplanen").id
    note_hand_over(adviser_desk, erasure_id, b"pakken")
    erase(desk, erasure_id)
    with desk.read() as reader:
        from grongintro.domain.document import DocumentContent

        assert reader.find(DocumentContent) == []


@pytest.mark.parametrize(
    ("days", "holds"), [(-1, False), (0, True), (1, True), (9, True), (10, True), (11, False)]
)
def test_a_consent_holds_on_its_days(adviser_desk: Desk, days: int, *, holds: bool) -> None:
    who = person(adviser_desk)
    draft = ConsentDraft("Fastlegen", "Avtaler og tolk", TODAY, TODAY + timedelta(days=10))
    give_consent(adviser_desk, who, draft)
    (given,) = consents_of(adviser_desk, who)
    assert given.holds_on(TODAY + timedelta(days=days)) is holds


@pytest.mark.parametrize(("days", "holds"), [(2, True), (3, False), (4, False)])
def test_withdrawn_it_no_longer_holds_from_that_day(adviser_desk: Desk, days: int, *, holds: bool) -> None:
    who = person(adviser_desk)
    consent_id = give_consent(adviser_desk, who, ConsentDraft("Nav", "Plan", TODAY)).id
    withdraw_consent(adviser_desk, consent_id, TODAY + timedelta(days=3))
    (given,) = consents_of(adviser_desk, who)
    assert given.holds_on(TODAY + timedelta(days=days)) is holds


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ConsentDraft(" ", "Plan", TODAY), "to_whom"),
        (ConsentDraft("Nav", "", TODAY), "what"),
        (ConsentDraft("Nav", "Plan", TODAY, TODAY - timedelta(days=1)), "end"),
    ],
)
def test_a_consent_says_to_whom_and_what(adviser_desk: Desk, draft: ConsentDraft, field: str) -> None:
    who = person(adviser_desk)
    with pytest.raises(UserError) as refused:
        give_consent(adviser_desk, who, draft)
    assert refused.value.field == field
