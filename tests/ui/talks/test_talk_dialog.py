from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from grongintro.domain.followup import AppointmentState, Form, NoteClass, Outcome
from grongintro.services import person_page, talks
from grongintro.ui.page import Page
from grongintro.ui.talks.appointment import AppointmentDialog
from grongintro.ui.talks.dialog import TalkDialog
from grongintro.ui.talks.flow import TalkFlow
from tests.ui import store
from tests.ui.desks import CTRL, dialogs, escape, focused, in_window, opened, save
from tests.ui.keyboard import press, type_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore


class Blank(Page):
    def reload(self) -> None:
        """Nothing to read."""


@pytest.fixture
def flow(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> TalkFlow:
    page = in_window(qtbot, Blank("blank", "Blank", bus))
    return TalkFlow(page, tiny.adviser, bus)


def talk(flow: TalkFlow, tiny: TinyStore, *names: str) -> TalkDialog:
    flow.log(tuple(tiny.ids[name] for name in names))
    return opened(TalkDialog)


def talk_count(tiny: TinyStore, name: str) -> int:
    return len(person_page.reread_person(tiny.adviser, tiny.ids[name]).talks)


def test_what_can_be_known_is_filled_in(flow: TalkFlow, tiny: TinyStore) -> None:
    dialog = talk(flow, tiny, "Amina")
    assert dialog.text.hasFocus()
    assert dialog.place.value() == "Bergsmo"
    assert dialog.interpreter.value() == "phone"
    assert dialog.language.value() == "arabisk"
    assert dialog.held_on.value() == store.TODAY
    assert dialog.minutes.value() == 45
    assert dialog.people.value() == (tiny.ids["Amina"],)
    escape(dialog)


def test_the_draft_survives_closing_the_dialog(flow: TalkFlow, tiny: TinyStore) -> None:
    dialog = talk(flow, tiny, "Amina")
    type_text(focused(dialog), "Halvskrevet, på vei")
    escape(dialog)
    again = talk(flow, tiny, "Amina")
    assert again.text.toPlainText() == "Halvskrevet, på vei"
    assert again.findChild(QLabel, "draftNote").text() == "Utkast fra 08:30"  # type: ignore[union-attr]
    discard = again.findChild(QPushButton, "discardDraft")
    assert discard is not None
    press(discard, Qt.Key.Key_Space)
    third = talk(flow, tiny, "Amina")
    assert third.text.toPlainText() == ""
    escape(third)


def test_the_draft_is_kept_while_it_is_typed(qtbot: QtBot, flow: TalkFlow, tiny: TinyStore) -> None:
    flow._timer.setInterval(10)  # noqa: SLF001 - no waiting for the pause
    dialog = talk(flow, tiny, "Amina")
    type_text(focused(dialog), "x")
    qtbot.waitUntil(lambda: talks.draft_kept_at(tiny.adviser, tiny.ids["Amina"]) is not None)
    escape(dialog)


def test_a_dialog_that_is_only_looked_at_leaves_no_draft(flow: TalkFlow, tiny: TinyStore) -> None:
    escape(talk(flow, tiny, "Amina"))
    assert talks.draft_kept_at(tiny.adviser, tiny.ids["Amina"]) is None


def test_a_double_ctrl_enter_makes_one_talk_and_no_appointment(flow: TalkFlow, tiny: TinyStore) -> None:
    dialog = talk(flow, tiny, "Åse")
    type_text(focused(dialog), "Kort prat.")
    edit = focused(dialog)
    press(edit, Qt.Key.Key_Return, CTRL)
    press(edit, Qt.Key.Key_Return, CTRL)
    proposal = opened(AppointmentDialog)
    press(focused(proposal), Qt.Key.Key_Return, CTRL)
    assert proposal.isVisible()
    assert talk_count(tiny, "Åse") == 1
    assert person_page.reread_person(tiny.adviser, tiny.ids["Åse"]).ahead == ()
    escape(proposal)
    assert talks.draft_kept_at(tiny.adviser, tiny.ids["Åse"]) is None


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("31.2", "finnes ikke"), ("+3", "Samtalen kan ikke være etter i dag"), ("", "Skriv datoen")],
)
def test_a_wrong_date_is_said_at_the_field(flow: TalkFlow, tiny: TinyStore, typed: str, reason: str) -> None:
    dialog = talk(flow, tiny, "Åse")
    type_text(focused(dialog), "Tekst")
    dialog.held_on.edit.clear()
    type_text(dialog.held_on.edit, typed)
    save(dialog)
    assert reason in dialog.facts.errors()["held_on"]
    assert dialog.isVisible()
    assert talk_count(tiny, "Åse") == 0
    escape(dialog)


def test_an_empty_talk_is_refused_at_the_text(flow: TalkFlow, tiny: TinyStore) -> None:
    dialog = talk(flow, tiny, "Åse")
    save(dialog)
    assert dialog.form.errors() == {"text": "Skriv kort hva dere snakket om."}
    dialog.outcome.set_value(Outcome.NO_SHOW)
    save(dialog)
    assert talk_count(tiny, "Åse") == 1
    for each in dialogs(AppointmentDialog):
        escape(each)


def test_a_message_does_not_count_by_itself(flow: TalkFlow, tiny: TinyStore) -> None:
    dialog = talk(flow, tiny, "Amina")
    assert dialog.counts.isChecked()
    dialog.how.set_value(Form.MESSAGE)
    assert not dialog.counts.isChecked()
    assert not dialog.interpreter.isVisible()
    dialog.how.set_value(Form.VIDEO)
    assert dialog.counts.isChecked()
    escape(dialog)


def test_a_child_is_never_the_interpreter(flow: TalkFlow, tiny: TinyStore) -> None:
    dialog = talk(flow, tiny, "Amina")
    type_text(focused(dialog), "Tekst")
    dialog.interpreter.set_value("none")
    assert not dialog.language.isVisible()
    type_text(dialog.reason, "datteren tolket")
    save(dialog)
    assert "aldri tolke" in dialog.facts.errors()["interpreter_reason"]
    escape(dialog)


def test_promises_of_both_sides_become_tasks(flow: TalkFlow, tiny: TinyStore) -> None:
    dialog = talk(flow, tiny, "Åse")
    type_text(focused(dialog), "Tekst")
    more = dialog.findChild(QPushButton, "oursMore")
    assert more is not None
    first = dialog.ours.focusProxy()
    assert isinstance(first, QWidget)
    type_text(first, "Bestille time")
    press(more, Qt.Key.Key_Space)
    type_text(focused(dialog), "Ringe skolen")
    theirs = dialog.theirs.focusProxy()
    assert isinstance(theirs, QWidget)
    theirs.setFocus()
    press(theirs, Qt.Key.Key_Tab)
    type_text(focused(dialog), "+7")
    save(dialog)
    assert "ta bort datoen" in dialog.form.errors()["theirs"]
    type_text(theirs, "Komme tidsnok")
    save(dialog)
    rows = person_page.reread_person(tiny.adviser, tiny.ids["Åse"]).promises
    assert {row.text: row.due for row in rows} == {
        "Bestille time": None,
        "Ringe skolen": None,
        "Komme tidsnok": date(2026, 3, 18),
    }
    escape(opened(AppointmentDialog))


def test_a_couple_is_logged_together(flow: TalkFlow, tiny: TinyStore) -> None:
    dialog = talk(flow, tiny, "Amina")
    dialog.people.set_value([tiny.ids["Amina"], tiny.ids["Yusuf"]])
    type_text(focused(dialog), "Begge var med.")
    save(dialog)
    assert talk_count(tiny, "Yusuf") == 1
    assert talk_count(tiny, "Amina") == 2
    escape(opened(AppointmentDialog))


def test_a_logged_talk_is_taken_back(flow: TalkFlow, tiny: TinyStore, bus: Bus, qtbot: QtBot) -> None:
    dialog = talk(flow, tiny, "Åse")
    type_text(focused(dialog), "Tekst")
    with qtbot.waitSignal(bus.offer) as offered:
        save(dialog)
    escape(opened(AppointmentDialog))
    offered.args[2]()
    assert talk_count(tiny, "Åse") == 0


def test_an_appointment_is_moved_and_called_off(flow: TalkFlow, tiny: TinyStore) -> None:
    key = store.book(tiny.adviser, tiny.ids["Amina"], date(2026, 3, 13))
    flow.change(key, "Amina Zahra")
    dialog = opened(AppointmentDialog)
    dialog.day.edit.clear()
    type_text(dialog.day.edit, "+7")
    dialog.at.edit.setText("kl. æ")
    save(dialog)
    assert "at" in dialog.form.errors()
    dialog.at.edit.setText("9")
    save(dialog)
    moved = talks.get_appointment(tiny.adviser, key)
    assert (moved.day, f"{moved.at:%H:%M}") == (date(2026, 3, 18), "09:00")
    flow.change(key, "Amina Zahra")
    off = opened(AppointmentDialog).findChild(QPushButton, "cancelAppointment")
    assert off is not None
    press(off, Qt.Key.Key_Space)
    assert talks.get_appointment(tiny.adviser, key).state is AppointmentState.CANCELLED


def test_a_helper_talks_only_with_the_own_people(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = in_window(qtbot, Blank("blank", "Blank", bus))
    flow = TalkFlow(page, tiny.helper, bus)
    flow.log((tiny.ids["Amina"],))
    assert dialogs(TalkDialog) == []
    assert page.messages.text == "Du ser bare de personene du hjelper."


def test_a_note_is_ordinary_until_somebody_says_it_is_not(flow: TalkFlow, tiny: TinyStore) -> None:
    dialog = talk(flow, tiny, "Åse")
    assert dialog.note_class.value() == NoteClass.ORDINARY
    type_text(focused(dialog), "Fortalte om flukten.")
    dialog.note_class.setFocus()
    press(dialog.note_class, Qt.Key.Key_Down)
    assert dialog.note_class.currentText() == "Sensitivt"
    escape(dialog)
    again = talk(flow, tiny, "Åse")
    assert again.note_class.value() == NoteClass.SENSITIVE
    save(again)
    (row,) = person_page.reread_person(tiny.adviser, tiny.ids["Åse"]).talks
    assert row.note_class is NoteClass.SENSITIVE
