"""Half-filled dialogs of more than three fields survive a crash, the lock and a closed window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from shiboken6 import delete

from grongintro.domain.clock import FixedClock
from grongintro.domain.staff import Role
from grongintro.services import people
from grongintro.services.desk import Desk
from grongintro.services.keeping import form_draft
from grongintro.ui.asking import NEW
from grongintro.ui.draft_keeper import DraftKeeper, keep_drafts
from grongintro.ui.people.form import PersonForm
from grongintro.ui.people.living import Living
from grongintro.ui.people.page import PeoplePage
from grongintro.ui.people.person_page import PersonPage
from grongintro.ui.settings.account_dialogs import AccountDialog
from grongintro.ui.talks.task import TaskDialog
from grongintro.ui.widgets.ask_dialog import AskDialog
from tests.ui import store
from tests.ui.desks import CTRL, back_in, dialogs, escape, focused, in_shell, in_window, opened, save
from tests.ui.keyboard import press, type_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[TinyStore]:
    made = store.tiny_store(tmp_path)
    yield made
    made.close()


def new_person(page: PeoplePage) -> PersonForm:
    press(back_in(page), Qt.Key.Key_N, CTRL)
    return opened(PersonForm)


def text(form: PersonForm, name: str) -> str:
    field = form.form.field(name)
    assert isinstance(field, QLineEdit)
    return field.text()


def pause(form: QWidget) -> None:
    """Two seconds at the keyboard."""
    keeper = form.findChild(DraftKeeper)
    assert keeper is not None
    keeper.keep()


def crash(form: QWidget) -> None:
    """The dialog is gone without having been closed."""
    keeper = form.findChild(DraftKeeper)
    assert keeper is not None
    form.removeEventFilter(keeper)
    delete(form)


def page_of(qtbot: QtBot, desk: Desk, bus: Bus) -> PeoplePage:
    return in_window(qtbot, PeoplePage(desk, bus))


def typed_and_crashed(page: PeoplePage) -> None:
    form = new_person(page)
    type_text(focused(form), "Nadia")
    birth = form.form.field("birth_date").findChild(QLineEdit)
    assert birth is not None
    type_text(birth, "31.2")
    pause(form)
    crash(form)


def test_what_was_typed_is_there_after_a_crash(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny.adviser, bus)
    typed_and_crashed(page)
    form = new_person(page)
    assert text(form, "given_name") == "Nadia"
    birth = form.form.field("birth_date").findChild(QLineEdit)
    assert birth is not None
    assert birth.text() == "31.2"
    line = form.findChild(QLabel, "draftText")
    assert line is not None
    assert line.isVisible()
    assert line.text() == "Utkast fra 08:30 er hentet fram"
    away = form.findChild(QPushButton, "dropDraft")
    assert away is not None
    press(away, Qt.Key.Key_Space)
    assert (text(form, "given_name"), birth.text()) == ("", "")
    assert not line.isVisible()
    assert form_draft.fetch(tiny.adviser, "personForm", NEW) is None


def test_another_account_does_not_get_it(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    typed_and_crashed(page_of(qtbot, tiny.adviser, bus))
    form = new_person(page_of(qtbot, tiny.leader, bus))
    assert text(form, "given_name") == ""
    assert form.findChild(QLabel, "draftText") is None


def test_another_person_does_not_get_it(tiny: TinyStore) -> None:
    form_draft.keep(tiny.adviser, "personForm", tiny.ids["Amina"], {"personFormForm.phone": "1"})
    assert form_draft.fetch(tiny.adviser, "personForm", tiny.ids["Yusuf"]) is None
    assert form_draft.fetch(tiny.adviser, "programmeDialog", tiny.ids["Amina"]) is None
    assert form_draft.fetch(tiny.leader, "personForm", tiny.ids["Amina"]) is None


@pytest.mark.parametrize("end", [save, escape])
def test_it_is_gone_when_the_person_saved_or_left(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, end: object
) -> None:
    page = page_of(qtbot, tiny.adviser, bus)
    form = new_person(page)
    type_text(focused(form), "Nadia")
    type_text(form.form.field("family_name"), "Nur")
    birth = form.form.field("birth_date").findChild(QLineEdit)
    assert birth is not None
    type_text(birth, "3.3.1991")
    pause(form)
    assert callable(end)
    end(form)
    assert not dialogs(PersonForm)
    assert text(new_person(page), "given_name") == ""
    assert ("Nadia Nur" in [row.name for row in people.list_people(tiny.adviser)]) is (end is save)


def test_the_lock_keeps_it_at_once_and_a_change_of_user_does_not_drop_it(
    qtbot: QtBot, tiny: TinyStore, bus: Bus
) -> None:
    shell = in_shell(qtbot, tiny.adviser, bus)
    shell.show_page("people")
    press(back_in(shell), Qt.Key.Key_N, CTRL)
    form = opened(PersonForm)
    type_text(focused(form), "Nadia")
    shell.set_content(QWidget())
    assert form_draft.fetch(tiny.adviser, "personForm", NEW) is not None
    shell.clear_content(restore_dialogs=False)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    kept = form_draft.fetch(tiny.adviser, "personForm", NEW)
    assert kept is not None
    assert "Nadia" in kept.values.values()


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(
    qtbot: QtBot, tiny: TinyStore, bus: Bus
) -> None:
    shell = in_shell(qtbot, tiny.adviser, bus)
    shell.show_page("person")
    page = shell.page("person")
    assert isinstance(page, PersonPage)
    page.show_person(tiny.ids["Amina"])
    press(back_in(shell), Qt.Key.Key_E, CTRL)
    form = opened(PersonForm)
    email = form.form.field("email")
    type_text(email, "amina@fjellvik.example")
    pause(form)
    crash(form)
    found = people.get_person(tiny.leader, tiny.ids["Amina"])
    people.change_person(tiny.leader, replace(found, phone="10 00 00 01"))
    press(back_in(shell), Qt.Key.Key_E, CTRL)
    again = opened(PersonForm)
    assert text(again, "email") == "amina@fjellvik.example"
    assert text(again, "phone") == "10 00 00 01"


def how_they_live(qtbot: QtBot, desk: Desk, bus: Bus, person_id: str) -> AskDialog:
    """«Hvordan bor …?» on a person's page, opened anew."""
    page = in_window(qtbot, PersonPage(desk, bus))
    page.show_person(person_id)
    living = page.findChild(Living)
    assert living is not None
    living.ask()
    return opened(AskDialog)


def test_two_persons_of_the_same_name_do_not_share_a_draft(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    person = people.get_person(tiny.adviser, tiny.ids["Amina"])
    twin = replace(person, id="", office_id="", birth_date=date(2001, 2, 3), phone="", national_number="")
    draft = people.PersonDraft(replace(twin, duf_number=""), adviser_id=tiny.adviser.actor.staff_id)
    other = people.settle_person(tiny.adviser, draft, confirmed_new=True).id
    form = how_they_live(qtbot, tiny.adviser, bus, tiny.ids["Amina"])
    type_text(form.form.field("reason"), "opplyst i samtale")
    pause(form)
    crash(form)
    theirs = how_they_live(qtbot, tiny.adviser, bus, other)
    assert theirs.findChild(QLabel, "draftText") is None
    crash(theirs)
    again = how_they_live(qtbot, tiny.adviser, bus, tiny.ids["Amina"])
    assert again.form.field("reason").text() == "opplyst i samtale"  # type: ignore[attr-defined]


def test_a_small_dialog_keeps_nothing(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    shell = in_shell(qtbot, tiny.adviser, bus)
    shell.show_page("day")
    press(back_in(shell), Qt.Key.Key_O, CTRL)
    assert opened(TaskDialog).findChild(DraftKeeper) is None


def test_a_password_is_never_kept(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny.leader, bus)
    dialog = AccountDialog(page, "Ola", Role.HELPER)
    for index in range(4):
        dialog.form.add(f"more{index}", "Mer", QLineEdit())
    keep_drafts(dialog, [dialog.form], tiny.leader, "x")
    show = dialog.findChild(QCheckBox, "showPassword")
    assert show is not None
    show.setChecked(True)
    for each in dialog.form.findChildren(QLineEdit):
        each.setText("hemmelig")
    pause(dialog)
    kept = form_draft.fetch(tiny.leader, dialog.objectName(), "x")
    assert kept is not None
    assert not [name for name in kept.values if "password" in name]
    assert "hemmelig" in kept.values.values()


def test_a_day_later_the_line_says_which_day(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    typed_and_crashed(page_of(qtbot, tiny.adviser, bus))
    later = FixedClock(store.NOW.replace(day=store.NOW.day + 1))
    form = new_person(page_of(qtbot, Desk(tiny.adviser.store, tiny.adviser.actor, later), bus))
    line = form.findChild(QLabel, "draftText")
    assert line is not None
    assert line.text() == "Utkast fra 11.03.2026 08:30 er hentet fram"


def test_a_form_that_is_taken_apart_is_asked_nothing(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    """The page goes away with its form; the hiding that comes of it finds nobody to ask, and is no fault."""
    form = new_person(in_window(qtbot, PeoplePage(tiny.adviser, bus)))
    keeper = form.findChild(DraftKeeper)
    assert keeper is not None
    type_text(focused(form), "Samira")
    delete(form)
    DraftKeeper.keep(keeper)
    assert form_draft.fetch(tiny.adviser, "personForm", NEW) is None
