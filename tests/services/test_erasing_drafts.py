"""What was half-written about a person, and what lay in the trash, is erased with the person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.followup import Appointment, Conversation, ConversationPerson
from grongintro.domain.mapping import HealthStep, HealthStepKind
from grongintro.domain.plan import PlanVersion
from grongintro.errors import UserError
from grongintro.services import talks
from grongintro.services.keeping import form_draft, trash
from grongintro.services.keeping.erasing import erase
from grongintro.services.keeping.undo import undo, undo_last
from grongintro.services.qualifying import health
from grongintro.services.talks import AppointmentDraft
from grongintro.services.trust.verify import find_breaks
from tests.services.making import TODAY, person, talk
from tests.services.qualifying.plans import drafted, participant
from tests.services.test_erasing import asked, everything

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

SECRET = "kvalm av medisinen"
VALUES = {"healthForm.text": SECRET}


@pytest.fixture
def known(adviser_desk: Desk) -> str:
    return person(adviser_desk)


def step_of(desk: Desk, who: str) -> HealthStep:
    """A registered step of following up health, without any of the words that are looked for."""
    new = HealthStep("", "", who, "", HealthStepKind.DOCTOR, TODAY, desk.actor.staff_id)
    saved = health.save_health_step(desk, new)
    with desk.read() as reader:
        return reader.get(HealthStep, saved.id)


def erased(desk: Desk, adviser_desk: Desk, who: str) -> str:
    """All that the file says after the person was erased."""
    erase(desk, asked(adviser_desk, who))
    assert find_breaks(desk, everything=True) == ()
    return everything(desk)


def test_kept_forms_go_for_every_account(desk: Desk, adviser_desk: Desk, known: str) -> None:
    row = step_of(adviser_desk, known)
    for sits in (desk, adviser_desk):
        for about in (known, f"{known}/{row.id}", row.id, f"{known} /tmp/epikrise.pdf"):
            form_draft.keep(sits, "healthForm", about, VALUES)
    assert everything(desk).count(SECRET) == 8
    assert SECRET not in erased(desk, adviser_desk, known)


def test_what_is_kept_about_others_stays(desk: Desk, adviser_desk: Desk, known: str) -> None:
    other = person(adviser_desk, "Amina", born=date(1985, 5, 5))
    for about in (other, "new", f"{other}/{step_of(adviser_desk, other).id}"):
        form_draft.keep(adviser_desk, "healthForm", about, VALUES)
    assert erased(desk, adviser_desk, known).count(SECRET) == 3


@pytest.mark.parametrize("first", [True, False])
def test_a_form_about_several_goes_with_any_of_them(
    desk: Desk, adviser_desk: Desk, known: str, *, first: bool
) -> None:
    other = person(adviser_desk, "Amina", born=date(1985, 5, 5))
    both = (known, other) if first else (other, known)
    talks.keep_draft(adviser_desk, talk(known, person_ids=both, text=SECRET))
    form_draft.keep(adviser_desk, "appointmentDialog", " ".join(both), VALUES)
    form_draft.keep(adviser_desk, "taskDialog", "new", {**VALUES, "taskForm.person": known})
    assert SECRET not in erased(desk, adviser_desk, known)


def test_a_half_written_talk_goes_for_every_account(desk: Desk, adviser_desk: Desk, known: str) -> None:
    for sits in (desk, adviser_desk):
        talks.keep_draft(sits, talk(known, text=SECRET))
    assert SECRET not in erased(desk, adviser_desk, known)


def test_what_was_typed_comes_back_with_the_row_it_is_about(adviser_desk: Desk, known: str) -> None:
    row = step_of(adviser_desk, known)
    form_draft.keep(adviser_desk, "healthForm", f"{known}/{row.id}", VALUES)
    deleted = trash.delete(adviser_desk, HealthStep, row.id)
    trash.put_back(adviser_desk, deleted.changes.action or "")
    found = form_draft.fetch(adviser_desk, "healthForm", f"{known}/{row.id}")
    assert found is not None
    assert found.values == VALUES


def test_it_goes_also_when_the_row_lies_in_the_trash_or_was_undone(
    desk: Desk, adviser_desk: Desk, known: str
) -> None:
    row = step_of(adviser_desk, known)
    draft = AppointmentDraft((known,), date(2026, 12, 1), None, 60, "Kontoret", note=SECRET)
    booked, undone = (talks.book_appointment(adviser_desk, draft) for _ in range(2))
    for about in (row.id, booked.id, undone.id):
        form_draft.keep(adviser_desk, "anyDialog", about, VALUES)
    trash.delete(adviser_desk, HealthStep, row.id)
    trash.delete(adviser_desk, Appointment, booked.id)
    undo(adviser_desk, undone.changes.action or "")
    assert SECRET not in erased(desk, adviser_desk, known)


def test_a_talk_in_the_trash_is_erased_from_there(desk: Desk, adviser_desk: Desk, known: str) -> None:
    saved = talks.log_conversation(adviser_desk, talk(known, text=SECRET))
    deleted = trash.delete(adviser_desk, Conversation, saved.id)
    talks.log_conversation(adviser_desk, talk(known, text=SECRET))
    undo_last(adviser_desk)
    assert SECRET not in erased(desk, adviser_desk, known)
    assert trash.trash(adviser_desk) == ()
    with pytest.raises(UserError) as refused:
        trash.put_back(adviser_desk, deleted.changes.action or "")
    assert "slettet for godt" in refused.value.message


def test_a_deleted_talk_with_another_stays_that_one_s(desk: Desk, adviser_desk: Desk, known: str) -> None:
    other = person(adviser_desk, "Amina", born=date(1985, 5, 5))
    saved = talks.log_conversation(adviser_desk, talk(known, person_ids=(known, other), text=SECRET))
    trash.delete(adviser_desk, Conversation, saved.id)
    assert SECRET in erased(desk, adviser_desk, known)
    (line,) = trash.trash(adviser_desk)
    assert line.words == "Samtale 23. november med Amina Aminasen"
    trash.put_back(adviser_desk, line.action)
    with desk.read() as reader:
        assert [each.person_id for each in reader.find(ConversationPerson)] == [other]
    trash.delete(adviser_desk, Conversation, saved.id)
    assert SECRET not in erased(desk, adviser_desk, other)


def test_a_deleted_draft_of_a_plan_is_erased_with_its_parts(desk: Desk, adviser_desk: Desk) -> None:
    who = participant(adviser_desk)
    trash.delete(adviser_desk, PlanVersion, drafted(adviser_desk, who))
    assert "sagbruket" in everything(desk)
    left = erased(desk, adviser_desk, who)
    assert "sagbruket" not in left
    assert "Fast arbeid som snekker" not in left
