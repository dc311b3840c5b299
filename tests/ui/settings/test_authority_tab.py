"""Authority, confirmations, roles and choices, by keyboard."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QPushButton, QWidget

from grongintro.domain.authority import AccountEventKind, DecisionType
from grongintro.domain.staff import Role
from grongintro.services import staff
from grongintro.services.keeping import safety
from grongintro.services.trust import accounts, authority, login
from grongintro.services.trust.authority import DelegationDraft
from grongintro.ui.run import forget_held
from grongintro.ui.settings.accounts_tab import AccountsTab
from grongintro.ui.settings.authority_dialogs import DelegationDialog, EndDelegationDialog
from grongintro.ui.settings.authority_tab import AuthorityTab
from grongintro.ui.settings.events_tab import EventsTab
from grongintro.ui.settings.page import SettingsPage
from grongintro.ui.widgets.tags import TagPicker
from tests.ui.desks import CTRL, back_in, dialogs, in_window, opened, save
from tests.ui.keyboard import press, type_text

if TYPE_CHECKING:
    from typing import TypeVar

    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus

    T = TypeVar("T", bound=QWidget)

FIRST, OWN = "fire ord til en ny", "mine egne lange ord"


def tab_of(qtbot: QtBot, desk: Desk, bus: Bus, name: str, kind: type[T]) -> T:
    page = in_window(qtbot, SettingsPage(desk, bus))
    page.show_tab(name)
    tab = next(part for part in page.parts if isinstance(part, kind))
    vars(tab)["its_page"] = page  # else page and window are let go with this function
    return tab


def hired(desk: Desk) -> Desk:
    staff_id = staff.add_staff(desk, name="Ola Utenfor", title="", phone="", email="").id
    accounts.create_account(desk, staff_id, login="ola", password=FIRST, role=Role.DECIDER)
    return login.change_password(login.switch_user(desk, "ola", FIRST), FIRST, OWN, OWN)


def agree(name: str) -> None:
    box = next(each for each in dialogs(QMessageBox) if each.objectName() == name)
    button = box.findChild(QPushButton, f"{name}Yes")
    assert button is not None
    press(button, Qt.Key.Key_Space)


def states(tab: AuthorityTab) -> list[str]:
    return [tab.model.columns[1].text(row) for row in tab.model.rows()]


def test_a_delegation_is_given_confirmed_and_ended(qtbot: QtBot, desk: Desk, adviser: Desk, bus: Bus) -> None:
    tab = tab_of(qtbot, desk, bus, "authorityTab", AuthorityTab)
    assert states(tab) == ["Gjelder"]
    press(back_in(tab).table, Qt.Key.Key_N, CTRL)
    dialog = opened(DelegationDialog)
    save(dialog)
    assert dialog.form.errors() == {"types": "Velg minst én vedtakstype."}
    dialog.form.field("types").set_value(["grant", "stop"])  # type: ignore[attr-defined]
    basis = dialog.form.field("basis")
    assert isinstance(basis, QLineEdit)
    basis.setFocus()
    type_text(basis, "Delegeringsvedtak 2/26")
    save(dialog)
    assert dialog.form.errors() == {}
    assert sorted(states(tab)) == ["Gjelder", "Venter på bekreftelse"]
    waiting = next(row for row in tab.model.rows() if not row[2])
    assert tab.model.columns[2].text(waiting) == "Innvilgelse og 1 til"
    event = next(e for e in accounts.event_lines(adviser) if e.event.kind is AccountEventKind.DELEGATED)
    accounts.confirm_event(adviser, event.event.id)
    tab.reload()
    assert states(tab) == ["Gjelder", "Gjelder"]
    assert tab.table.choose(waiting[0].id)
    forget_held()
    press(back_in(tab).table, Qt.Key.Key_Delete, CTRL)
    save(opened(EndDelegationDialog))
    assert not tab.row_actions["endDelegation"].isEnabled()


def test_an_adviser_reads_authority_and_changes_nothing(
    qtbot: QtBot, desk: Desk, adviser: Desk, bus: Bus
) -> None:
    del desk
    tab = tab_of(qtbot, adviser, bus, "authorityTab", AuthorityTab)
    assert tab.row_actions == {}
    assert tab.findChild(QPushButton, "newDelegationButton") is None
    assert not tab.rules.two[DecisionType.GRANT].isEnabled()


def test_one_from_outside_is_known_by_the_role(qtbot: QtBot, desk: Desk, bus: Bus) -> None:
    third = hired(desk)
    tab = tab_of(qtbot, desk, bus, "authorityTab", AuthorityTab)
    tab.ask_new()
    dialog = opened(DelegationDialog)
    outside = dialog.findChild(QWidget, "outside")
    assert outside is not None
    dialog.form.field("staff_id").set_key(third.actor.staff_id)  # type: ignore[attr-defined]
    assert outside.isEnabled()
    types = dialog.findChild(TagPicker, "types")
    assert types is not None
    types.set_value(["grant"])
    assert dialog.draft().types == (DecisionType.GRANT,)
    assert dialog.draft().outside
    dialog.reject()


def test_the_second_person_falls_away_only_when_asked_and_confirmed(
    qtbot: QtBot, desk: Desk, adviser: Desk, bus: Bus
) -> None:
    tab = tab_of(qtbot, desk, bus, "authorityTab", AuthorityTab)
    tab.rules.two[DecisionType.GRANT].set_key("one")
    tab.rules.who[DecisionType.GRANT].set_key("adviser")
    tab.rules.save()
    (before,) = authority.deciding_rules(desk)
    assert before.chosen
    agree("easeDialog")
    (rule,) = authority.deciding_rules(desk)
    assert (rule.two, rule.chosen, rule.preparers) == (True, False, (Role.ADVISER,))
    words = tab.findChild(QLabel, "easingWaits")
    assert words is not None
    assert "innvilgelse" in words.text()
    event = next(e for e in accounts.event_lines(adviser) if e.event.kind is AccountEventKind.ONE_PERSON)
    accounts.confirm_event(adviser, event.event.id)
    assert not authority.deciding_rules(desk)[0].two


def test_the_receiver_of_a_delegation_is_told_that_another_must_confirm_it(
    qtbot: QtBot, desk: Desk, adviser: Desk, bus: Bus
) -> None:
    draft = authority.DelegationDraft(
        adviser.actor.staff_id, (DecisionType.STOP,), desk.today, "Reglementet § 3"
    )
    authority.delegate(desk, draft)
    theirs = tab_of(qtbot, adviser, bus, "eventsTab", EventsTab)
    assert not theirs.row_actions["confirmEvent"].isEnabled()
    text = theirs.findChild(QLabel, "eventText")
    assert text is not None
    assert text.text().endswith("ikke den som gjorde det, og ikke den det gjelder.")


def test_a_new_account_is_confirmed_with_the_mark_in_the_question(
    qtbot: QtBot, desk: Desk, adviser: Desk, bus: Bus
) -> None:
    third = hired(desk)
    mine = tab_of(qtbot, desk, bus, "eventsTab", EventsTab)
    assert not mine.row_actions["confirmEvent"].isEnabled()
    tab = tab_of(qtbot, adviser, bus, "eventsTab", EventsTab)
    press(back_in(tab).table, Qt.Key.Key_B, CTRL)
    box = next(each for each in dialogs(QMessageBox) if each.objectName() == "confirmDialog")
    assert box.text().startswith("Har du snakket med Ola Utenfor og sammenlignet kontrolltegnet")
    assert accounts.own_mark(third) in box.text()
    agree("confirmDialog")
    assert not any(line.waits for line in accounts.event_lines(desk))
    text = tab.findChild(QLabel, "eventText")
    assert text is not None


def test_a_role_is_changed_and_closing_names_the_copies(
    qtbot: QtBot, desk: Desk, adviser: Desk, bus: Bus
) -> None:
    tab = tab_of(qtbot, desk, bus, "accountsTab", AccountsTab)
    assert tab.table.choose(adviser.actor.staff_id)
    tab.ask_role()
    assert tab.dialog is not None
    tab.dialog.form.field("role").set_key("helper")  # type: ignore[attr-defined]
    save(tab.dialog)
    event = accounts.event_lines(desk)[0]
    assert event.words == "Ny rolle: lånt hjelper (før: programrådgiver)"
    safety.back_up_now(desk)
    tab.table.choose(adviser.actor.staff_id)
    tab.ask_close()
    agree("closeAccountDialog")
    told = next(each for each in dialogs(QMessageBox) if each.objectName() == "copiesDialog")
    assert told.text() == "Passordet åpner fortsatt én eldre kopi"
    told.close()


def test_what_has_ended_says_so(qtbot: QtBot, desk: Desk, bus: Bus) -> None:
    past = desk.today - timedelta(days=1)
    draft = DelegationDraft(desk.actor.staff_id, (DecisionType.STOP,), past, "Gammelt", past)
    authority.delegate(desk, draft)
    tab = tab_of(qtbot, desk, bus, "authorityTab", AuthorityTab)
    assert sorted(states(tab)) == ["Avsluttet", "Gjelder"]
