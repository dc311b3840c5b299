"""A decision on its way, by keyboard."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit

from grongintro.domain.case import Decision, DecisionEvent, DecisionState, DeliveryWay, IssuedLetter
from grongintro.services import my_day
from grongintro.services.deciding import decisions
from grongintro.storage.rows.lists import count_rows
from grongintro.ui.asking import undo_last
from grongintro.ui.decisions.approval import ApprovalCard
from grongintro.ui.decisions.dialogs import DeliveryDialog, ReturnDialog, WithdrawDialog
from grongintro.ui.decisions.list_page import DecisionsPage
from grongintro.ui.decisions.page import DecisionPage
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.pdf_preview import PdfPreview
from tests.ui.desks import CTRL, back_in, in_window, opened
from tests.ui.keyboard import press, type_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore

TODAY = date(2026, 3, 11)


def page_of(qtbot: QtBot, desk: Desk, bus: Bus, decision_id: str) -> DecisionPage:
    page = in_window(qtbot, DecisionPage(desk, bus))
    page.show_decision(decision_id)
    return page


def decision(tiny: TinyStore, key: str) -> Decision:
    return decisions.view_decision(tiny.leader, key).decision


def rows(tiny: TinyStore) -> dict[str, int]:
    with tiny.leader.read() as reader:
        return {name: count_rows(reader, name) for name in ("change_log", "decision", "decision_event")}


def text_of(page: DecisionPage, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert found is not None
    return found.text()


def test_reasons_show_in_the_letter_and_are_written_at_the_pause(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, draft: str
) -> None:
    page = page_of(qtbot, tiny.adviser, bus, draft)
    before = rows(tiny)
    preview = page.findChild(PdfPreview)
    assert preview is not None
    assert preview.page_count >= 1
    assert not page.action("submit").isEnabled()
    assert text_of(page, "missingText").startswith("• Vurderingen mangler.")
    type_text(page.reasons, "Hun går på norskkurs.")
    assert rows(tiny) == before
    assert decision(tiny, draft).assessment == ""
    qtbot.waitUntil(lambda: decision(tiny, draft).assessment == "Hun går på norskkurs.", timeout=5000)
    qtbot.waitUntil(page.action("submit").isEnabled, timeout=5000)
    assert rows(tiny)["decision"] == before["decision"]
    assert page.reasons.toPlainText() == "Hun går på norskkurs."


def test_what_is_typed_is_kept_when_the_page_is_left(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, draft: str
) -> None:
    page = page_of(qtbot, tiny.adviser, bus, draft)
    type_text(page.reasons, "Halvferdig")
    page.hide()
    assert decision(tiny, draft).assessment == "Halvferdig"


def test_what_was_written_is_taken_back_and_is_not_written_again(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, draft: str
) -> None:
    decisions.write_assessment(tiny.adviser, draft, "Først.")
    page = page_of(qtbot, tiny.adviser, bus, draft)
    type_text(page.reasons, " Så.")
    qtbot.waitUntil(lambda: decision(tiny, draft).assessment != "Først.", timeout=5000)
    with qtbot.waitSignal(bus.message) as told:
        undo_last(page, tiny.adviser, bus)
    assert told.args[1] == "Angret: skrev vurdering i vedtak for Amina Zahra"
    assert page.reasons.toPlainText() == "Først."
    page.hide()
    assert decision(tiny, draft).assessment == "Først."


def test_an_unanswered_question_stops_it_and_says_why(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    from grongintro.domain.programme import Education, Goal
    from grongintro.services.programmes import ProgrammeDraft, save_programme

    offered = ProgrammeDraft(date(2025, 9, 1), date(2025, 9, 15), Education.LESS, Goal.WORK)
    save_programme(tiny.adviser, tiny.ids["Yusuf"], offered)
    key = decisions.draft_for(tiny.adviser, tiny.ids["Yusuf"]).id
    decisions.write_assessment(tiny.adviser, key, "Skrevet.")
    page = page_of(qtbot, tiny.adviser, bus, key)
    assert not page.action("submit").isEnabled()
    assert text_of(page, "missingText").startswith("• ")
    press(back_in(page).reasons, Qt.Key.Key_Return, CTRL)
    assert decision(tiny, key).state is DecisionState.DRAFT


def test_it_is_submitted_and_approved_by_keyboard_once(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, draft: str
) -> None:
    decisions.write_assessment(tiny.adviser, draft, "Hun går på norskkurs.")
    page = page_of(qtbot, tiny.adviser, bus, draft)
    press(back_in(page).reasons, Qt.Key.Key_Return, CTRL)
    assert decision(tiny, draft).state is DecisionState.SUBMITTED
    theirs = page_of(qtbot, tiny.leader, bus, draft)
    back_in(theirs)
    theirs.reasons.setFocus()
    for _ in range(2):
        press(theirs.reasons, Qt.Key.Key_G, CTRL)
        theirs.action("approve").trigger()
    assert decision(tiny, draft).state is DecisionState.ISSUED
    with tiny.leader.read() as reader:
        assert len(reader.find(IssuedLetter)) == 1
        assert len(reader.find(DecisionEvent, decision_id=draft, event="issued")) == 1


def test_who_prepared_it_cannot_approve_and_reads_why(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, waiting: str
) -> None:
    page = page_of(qtbot, tiny.adviser, bus, waiting)
    approve = page.action("approve")
    assert not approve.isEnabled()
    assert "myndighet" in approve.toolTip()
    card = page.findChild(ApprovalCard)
    assert card is not None
    assert card.isVisible()
    assert not card.ask.isVisible()
    press(back_in(page).reasons, Qt.Key.Key_G, CTRL)
    assert decision(tiny, waiting).state is DecisionState.SUBMITTED


def test_it_is_returned_with_why_and_stands_on_the_advisers_day(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, waiting: str
) -> None:
    page = page_of(qtbot, tiny.leader, bus, waiting)
    back_in(page).action("sendBack").trigger()
    dialog = opened(ReturnDialog)
    dialog.confirm.click()
    assert list(dialog.form.errors()) == ["note"]
    assert decision(tiny, waiting).state is DecisionState.SUBMITTED
    note = dialog.form.field("note")
    assert isinstance(note, QPlainTextEdit)
    type_text(note, "Skriv mer om målet.")
    dialog.confirm.click()
    assert decision(tiny, waiting).state is DecisionState.RETURNED
    assert "Skriv mer om målet." in repr(my_day.my_day(tiny.adviser))


def test_a_draft_is_put_away_with_why(qtbot: QtBot, tiny: TinyStore, bus: Bus, draft: str) -> None:
    page = page_of(qtbot, tiny.adviser, bus, draft)
    back_in(page).action("withdraw").trigger()
    dialog = opened(WithdrawDialog)
    dialog.confirm.click()
    assert list(dialog.form.errors()) == ["note"]
    type_text(dialog.form.field("note"), "Feil person")
    dialog.confirm.click()
    assert decision(tiny, draft).state is DecisionState.WITHDRAWN


def delivery(qtbot: QtBot, tiny: TinyStore, bus: Bus, issued: str) -> DeliveryDialog:
    page = page_of(qtbot, tiny.adviser, bus, issued)
    back_in(page).action("deliver").trigger()
    return opened(DeliveryDialog)


def test_handed_over_is_received_and_sets_the_deadline(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, issued: str
) -> None:
    dialog = delivery(qtbot, tiny, bus, issued)
    assert not dialog.form.field("received_on").isEnabled()
    dialog.confirm.click()
    found = decision(tiny, issued)
    assert (found.delivery, found.received_on) == (DeliveryWay.HANDED_OVER, TODAY)
    assert found.appeal_deadline == date(2026, 4, 1)


@pytest.mark.parametrize(("name", "typed"), [("delivered_on", "10.3.2026"), ("received_on", "12.3.2026")])
def test_a_wrong_day_is_told_at_its_field(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, issued: str, name: str, typed: str
) -> None:
    dialog = delivery(qtbot, tiny, bus, issued)
    way = dialog.form.field("way")
    assert isinstance(way, QComboBox)
    way.setCurrentIndex(1)
    field = dialog.form.field(name)
    assert isinstance(field, DayField)
    field.edit.setText(typed)
    dialog.confirm.click()
    assert list(dialog.form.errors()) == [name]
    assert decision(tiny, issued).delivered_on is None


def test_a_new_decision_names_the_one_it_replaces(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, issued: str
) -> None:
    page = page_of(qtbot, tiny.adviser, bus, issued)
    assert page.reasons.isReadOnly()
    with qtbot.waitSignal(bus.replace_decision) as asked:
        back_in(page).action("replace").trigger()
    key = decisions.replacement_for(tiny.adviser, asked.args[0]).id
    page.show_decision(key)
    assert decision(tiny, key).replaces_id == issued
    assert decision(tiny, issued).number in text_of(page, "replacesText")
    assert not page.reasons.isReadOnly()


def test_the_list_opens_a_decision_with_enter(qtbot: QtBot, tiny: TinyStore, bus: Bus, waiting: str) -> None:
    page = in_window(qtbot, DecisionsPage(tiny.leader, bus))
    back_in(page).table.setFocus()
    page.table.selectRow(0)
    with qtbot.waitSignal(bus.open_decision) as signal:
        press(page.table, Qt.Key.Key_Return)
    assert signal.args == [waiting]
    page.which.setCurrentIndex(2)
    assert page.table.model().rowCount() == 0
