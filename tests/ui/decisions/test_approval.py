"""Why one may not approve, asking for a confirmation, and confirming one household's facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel

from grongintro.domain.case import DecisionState
from grongintro.services import my_day, people
from grongintro.services.deciding import decisions
from grongintro.services.trust import facts, login
from grongintro.ui.authority.confirm_facts import ConfirmFactsDialog
from grongintro.ui.decisions.approval import ApprovalCard
from grongintro.ui.decisions.page import DecisionPage
from grongintro.ui.run import forget_held
from tests.ui.desks import CTRL, back_in, in_window, opened, save
from tests.ui.keyboard import press, type_text
from tests.ui.store import PASSWORD

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore

OWN = "et helt annet passord"


@pytest.fixture
def kari(tiny: TinyStore, waiting: str) -> Desk:
    """The adviser with keys of her own, after the leader has changed a fact."""
    del waiting
    found = people.get_person(tiny.leader, tiny.ids["Amina"])
    people.change_person(tiny.leader, replace(found, birth_date=date(1992, 4, 13)))
    first = login.switch_user(tiny.leader, "kari", PASSWORD)
    return login.change_password(first, PASSWORD, OWN, OWN)


def page_of(qtbot: QtBot, desk: Desk, bus: Bus, decision_id: str) -> DecisionPage:
    page = in_window(qtbot, DecisionPage(desk, bus))
    page.show_decision(decision_id)
    return page


def card(page: DecisionPage) -> ApprovalCard:
    found = page.findChild(ApprovalCard)
    assert found is not None
    return found


def test_the_leader_reads_why_asks_and_approves_when_it_is_confirmed(
    qtbot: QtBot, tiny: TinyStore, kari: Desk, bus: Bus, waiting: str
) -> None:
    page = page_of(qtbot, tiny.leader, bus, waiting)
    why = card(page).findChild(QLabel, "refusal_four_eyes")
    assert why is not None
    assert "Amina er født 13.04.1992" in why.text()
    assert not page.action("approve").isEnabled()
    press(card(page).ask, Qt.Key.Key_Space)
    texts = [task.text for task in my_day.my_day(kari).tasks]
    assert any("Liv Haugen ber om det" in text for text in texts)
    hers = page_of(qtbot, kari, bus, waiting)
    assert not hers.action("approve").isVisible()
    back_in(hers).action("confirmFacts").trigger()
    dialog = opened(ConfirmFactsDialog)
    save(dialog)
    assert dialog.form.errors() == {"facts": "Kryss av minst én opplysning."}
    tick = next(each for each in dialog.ticks if "13.04.1992" in each.text())
    tick.setFocus()
    press(tick, Qt.Key.Key_Space)
    assert isinstance(tick, QCheckBox)
    assert tick.isChecked()
    save(dialog)
    assert list(dialog.form.errors()) == ["document"]
    type_text(dialog.document, "Oppholdskort, vist i dag")
    save(dialog)
    assert not dialog.isVisible()
    confirmed = [fact for fact in facts.household_facts(kari, tiny.ids["Amina"]) if fact.document]
    assert [fact.document for fact in confirmed] == ["Oppholdskort, vist i dag"]
    page.refresh()
    assert card(page).isHidden()
    forget_held()
    press(back_in(page).reasons, Qt.Key.Key_G, CTRL)
    assert decisions.view_decision(tiny.leader, waiting).decision.state is DecisionState.ISSUED


def test_every_fact_can_be_ticked_at_once(qtbot: QtBot, kari: Desk, bus: Bus, waiting: str) -> None:
    page = page_of(qtbot, kari, bus, waiting)
    back_in(page).action("confirmFacts").trigger()
    dialog = opened(ConfirmFactsDialog)
    dialog._tick_all()  # noqa: SLF001
    type_text(dialog.document, "Folkeregisteret")
    chosen, document = dialog.draft()
    assert (len(chosen), document) == (len(dialog.ticks), "Folkeregisteret")
    dialog.reject()
