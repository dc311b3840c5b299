"""What the insight package holds of a person, and who may make it."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.document import DocumentKind
from grongintro.domain.followup import Booking, Form, NoteClass
from grongintro.domain.household import HouseholdRole
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services import households, talks
from grongintro.services.deciding import decisions
from grongintro.services.keeping import filing
from grongintro.services.keeping.insight import insight_content, insight_pdf
from grongintro.services.keeping.outlets import write_out
from grongintro.services.person_page import open_person
from grongintro.services.talks import AppointmentDraft
from grongintro.services.trust import inhabil
from grongintro.services.trust.protection import protect
from tests.services.making import TODAY, in_programme, person, submitted, talk
from tests.services.test_notes_and_access import colleague

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.desk import Desk

PDF = b"%PDF-1.7 et oppdiktet dokument"


@pytest.fixture
def known(desk: Desk, adviser_desk: Desk, tmp_path: Path) -> str:
    """Selam, who lives with Amina: talks, one with both, a decision, a document, a consent, a file out."""
    who, other = person(adviser_desk), person(adviser_desk, "Amina", born=date(1985, 5, 5))
    home = households.create_household(adviser_desk, "Hjemmet").id
    for each in (who, other):
        households.join_household(adviser_desk, each, home, role=HouseholdRole.ADULT, start=date(2026, 6, 1))
    in_programme(adviser_desk, who)
    talks.log_conversation(adviser_desk, talk(who, text="Selam fortalte alt."))
    talks.log_conversation(adviser_desk, talk(who, person_ids=(who, other), text="Begge var med."))
    draft = AppointmentDraft(
        (who, other), TODAY, time(10), 45, "Kontoret", Form.MEETING, Booking.NOT_NEEDED, ""
    )
    talks.book_appointment(adviser_desk, draft)
    decisions.approve(desk, submitted(adviser_desk, who))
    filing.file_document(
        adviser_desk, who, filing.DocumentDraft(DocumentKind.HEALTH, "Epikrise", PDF, source="Fastlegen")
    )
    filing.give_consent(adviser_desk, who, filing.ConsentDraft("Nav", "Plan", TODAY))
    write_out(adviser_desk, tmp_path / "vedtak.pdf", PDF, what="Vedtak", person_id=who)
    open_person(desk, who)
    return who


def test_every_part_is_there(adviser_desk: Desk, known: str) -> None:
    found = insight_content(adviser_desk, known)
    assert found.person.name == "Selam Selamsen"
    assert [name for name, _ in found.advisers] == ["Kari Rådgiver"]
    assert [name for name, _ in found.household] == ["Selam Selamsen", "Amina Aminasen"]
    assert [(each.talk.text, each.others) for each in found.talks] == [
        ("Selam fortalte alt.", False),
        ("Begge var med.", True),
    ]
    assert [others for _, others in found.appointments] == [True]
    assert [each.number for each, _ in found.decisions] == ["2026-001"]
    assert [each.to_whom for each in found.consents] == ["Nav"]
    assert [(each.name, may) for each, may in found.documents] == [("Epikrise", True)]
    assert [(name, what) for _, name, what in found.files] == [("Kari Rådgiver", "Vedtak")]
    assert [name for _, name, _ in found.openings] == ["Liv Leder", "Kari Rådgiver"]
    assert len(found.programmes) == len(found.living) == len(found.follow_ups) == 1


def test_it_becomes_a_pdf_and_stands_among_the_openings(adviser_desk: Desk, known: str) -> None:
    assert insight_pdf(adviser_desk, known).startswith(b"%PDF")
    insight_pdf(adviser_desk, known)
    openings = insight_content(adviser_desk, known).openings
    assert ("Kari Rådgiver" in {name for _, name, _ in openings}) is True


def test_what_the_account_may_not_read_stays_out(desk: Desk, adviser_desk: Desk, known: str) -> None:
    talks.log_conversation(adviser_desk, talk(known, text="Hemmelig.", note_class=NoteClass.SENSITIVE))
    other = colleague(desk, "Ola Nilsen", Role.ADVISER)
    found = insight_content(other, known)
    assert [each.closed for each in found.talks] == [False, False, True]
    assert [may for _, may in found.documents] == [False]


def test_a_talk_with_somebody_who_is_protected_is_still_about_others(
    desk: Desk, adviser_desk: Desk, known: str
) -> None:
    other = colleague(desk, "Ola Nilsen", Role.ADVISER)
    hidden = next(
        member.person_id
        for name, member in insight_content(desk, known).household
        if name.startswith("Amina")
    )
    seeing = (adviser_desk.actor.account_id, desk.actor.account_id)
    protect(desk, hidden, basis="Sperret adresse", account_ids=seeing)
    found = insight_content(other, known)
    assert [each.others for each in found.talks] == [False, True]
    assert [name for name, _ in found.household] == ["Selam Selamsen"]


def test_a_note_about_others_is_marked(adviser_desk: Desk, known: str) -> None:
    talks.log_conversation(adviser_desk, talk(known, text="Om naboen.", note_class=NoteClass.THIRD_PARTY))
    assert [each.others for each in insight_content(adviser_desk, known).talks] == [False, True, True]


def test_not_for_one_who_is_inhabil(adviser_desk: Desk, known: str) -> None:
    inhabil.mark_inhabil(adviser_desk, adviser_desk.actor.staff_id, known, reason="søster")
    with pytest.raises(UserError):
        insight_content(adviser_desk, known)
