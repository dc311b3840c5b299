from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget

from grongintro.domain.clock import FixedClock
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services import settings
from grongintro.services.desk import Desk
from grongintro.services.keeping import safety, view_memory
from grongintro.services.staff import list_staff, set_post
from grongintro.services.trust.login import switch_user
from grongintro.storage.copying.copies import copies
from grongintro.ui import theme
from grongintro.ui.run import forget_held
from grongintro.ui.settings.accounts_tab import AccountsTab
from grongintro.ui.settings.choices_tab import ChoicesTab
from grongintro.ui.settings.fields import Number, read_kroner
from grongintro.ui.settings.logo import LogoField
from grongintro.ui.settings.municipality_tab import MunicipalityTab
from grongintro.ui.settings.page import SettingsPage
from grongintro.ui.settings.rates_tab import RatesTab
from grongintro.ui.settings.safety_tab import SafetyTab
from grongintro.ui.settings.staff_tab import StaffTab
from grongintro.ui.settings.staff_words import posts_in_words
from grongintro.ui.theme import Scheme
from grongintro.ui.widgets.fields import DayField
from tests.ui.keyboard import press, shown
from tests.ui.services import ADVISER_PASSWORD, CLOCK, FIRST_PASSWORD, LEADER_PASSWORD

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TypeVar

    from pytestqt.qtbot import QtBot

    from grongintro.ui.bus import Bus
    from grongintro.ui.settings.dialog import FormDialog
    from grongintro.ui.settings.tab import SettingsTab

    T = TypeVar("T", bound=SettingsTab)

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def opened(qtbot: QtBot, desk: Desk, bus: Bus, tab: str) -> SettingsPage:
    page = SettingsPage(desk, bus)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    shown(page)
    page.show_tab(tab)
    return page


def part(page: SettingsPage, kind: type[T]) -> T:
    return next(each for each in page.parts if isinstance(each, kind))


def dialog_of(tab: SettingsTab) -> FormDialog:
    assert tab.dialog is not None
    return tab.dialog


def write(parent: QWidget, name: str, text: str) -> None:
    field = parent.findChild(QWidget, name)
    edit = field if isinstance(field, QLineEdit) else field.focusProxy() if field is not None else None
    assert isinstance(edit, QLineEdit), name
    edit.setText(text)


def push(parent: QWidget, name: str) -> None:
    button = parent.findChild(QPushButton, name)
    assert button is not None
    press(button, Qt.Key.Key_Space)


def names(page: SettingsPage) -> list[str]:
    return page.sections.titles()


def words(desk: Desk, name: str) -> str:
    line = next(each for each in list_staff(desk) if each.staff.name == name)
    return posts_in_words(line.posts, desk.today)


def choose(tab: StaffTab | AccountsTab, desk: Desk, name: str) -> None:
    found = next(each.staff.id for each in list_staff(desk) if each.staff.name == name)
    assert tab.table.choose(found)


def test_each_role_sees_what_it_may(qtbot: QtBot, desk: Desk, adviser: Desk, bus: Bus) -> None:
    leader = opened(qtbot, desk, bus, "municipalityTab")
    first, kept = (
        ["Kommunen", "Ansatte", "Satser", "Tilskuddssatser", "Regelverk", "Valg"],
        ["Papirkurv", "Eksport og sletting"],
    )
    mine = ["Sikkerhet", "Filer ute"]
    people = ["Myndighet", "Bekreftelser"]
    assert names(leader) == [*first, "Kontoer", *people, *mine, "Hvem har sett hvem", *kept]
    groups = ["Tjenesten", "Regler og satser", "Mennesker og fullmakter", "Sikkerhet og data"]
    assert leader.sections.groups() == groups
    own = opened(qtbot, adviser, bus, "municipalityTab")
    assert names(own) == [*first, *people, *mine, *kept]
    assert own.findChild(QPushButton, "saveTown") is None
    assert own.findChild(QPushButton, "newStaffButton") is None
    assert own.findChild(QPushButton, "newCode") is None
    helper = Desk(desk.store, replace(desk.actor, role=Role.HELPER), CLOCK)
    only = opened(qtbot, helper, bus, "safetyTab")
    assert names(only) == ["Sikkerhet", "Filer ute", "Bekreftelser"]
    assert only.findChild(QWidget, "copiesCard") is None


def shown_part(page: SettingsPage) -> str:
    return page.sections.titles()[page.sections.current]


def test_the_parts_are_gone_through_by_keyboard_and_headings_are_passed_over(
    qtbot: QtBot, desk: Desk, bus: Bus
) -> None:
    page = opened(qtbot, desk, bus, "staffTab")
    names = page.sections.names
    assert page.focusProxy() is names
    names.setFocus()
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Home):
        press(names, key)
        seen.append(shown_part(page))
    assert seen == ["Satser", "Ansatte", "Eksport og sletting", "Eksport og sletting", "Kommunen"]
    press(names, Qt.Key.Key_Up)
    assert shown_part(page) == "Kommunen"
    page.show_tab("municipalityTab")
    field = page.findChild(QLineEdit, "organisation_number")
    assert field is not None
    press(field, Qt.Key.Key_PageDown, CTRL)
    assert shown_part(page) == "Ansatte"
    press(page.sections.names, Qt.Key.Key_PageUp, CTRL)
    assert shown_part(page) == "Kommunen"
    assert {"settingsPartsBefore", "settingsPartsAfter"} <= {each.objectName() for each in page.actions()}


def test_a_screen_reader_is_told_the_parts_and_their_groups(qtbot: QtBot, desk: Desk, bus: Bus) -> None:
    page = opened(qtbot, desk, bus, "staffTab")
    names, roles = page.sections.names, Qt.ItemDataRole
    assert names.accessibleName() == "Deler av innstillingene"
    told = [
        (names.item(n).data(roles.AccessibleTextRole), names.item(n).data(roles.AccessibleDescriptionRole))
        for n in range(names.count())
    ]
    assert ("Myndighet", "Mennesker og fullmakter") in told
    headings = [names.item(n) for n in range(names.count()) if names.item(n).text() == "Tjenesten"]
    assert not headings[0].flags() & Qt.ItemFlag.ItemIsSelectable


def test_the_part_that_was_shown_last_comes_back_for_that_account(
    qtbot: QtBot, desk: Desk, adviser: Desk, bus: Bus
) -> None:
    page = opened(qtbot, desk, bus, "accountsTab")
    press(page.sections.names, Qt.Key.Key_Down)
    assert shown_part(page) == "Myndighet"
    assert shown_part(SettingsPage(desk, bus)) == "Myndighet"
    assert shown_part(SettingsPage(adviser, bus)) == "Kommunen"
    view_memory.remember(adviser, "settings", "accountsTab")  # as a leader, once
    assert shown_part(SettingsPage(adviser, bus)) == "Kommunen"


def test_where_nothing_is_written_the_part_is_shown_and_not_remembered(
    qtbot: QtBot, desk: Desk, bus: Bus
) -> None:
    desk.store.read_only = "Du leser."
    page = opened(qtbot, desk, bus, "ratesTab")
    assert shown_part(page) == "Satser"
    assert shown_part(SettingsPage(desk, bus)) == "Kommunen"
    desk.store.read_only = ""


@pytest.mark.parametrize("percent", [100, 150])
def test_no_name_of_a_part_is_cut(
    qtbot: QtBot, qapp: QApplication, desk: Desk, bus: Bus, percent: int
) -> None:
    theme.apply(qapp, Scheme.LIGHT, percent)
    page = opened(qtbot, desk, bus, "staffTab")
    page.resize(900, 500)
    qapp.processEvents()
    names = page.sections.names
    for number in range(names.count()):
        item = names.item(number)
        need = QFontMetrics(item.font()).horizontalAdvance(item.text())
        room = names.visualItemRect(item)
        assert need + 20 <= room.width() <= names.viewport().width(), item.text()
        assert room.height() >= QFontMetrics(item.font()).height() * 1.4, item.text()
    assert names.width() < page.width() * 0.36
    theme.apply(qapp, Scheme.LIGHT)


def test_the_municipality_is_changed_and_what_is_wrong_is_told(qtbot: QtBot, desk: Desk, bus: Bus) -> None:
    page = opened(qtbot, desk, bus, "municipalityTab")
    tab = part(page, MunicipalityTab)
    write(tab, "organisation_number", "12345")
    tab.save_town()
    assert tab.form.errors() == {"organisation_number": "Organisasjonsnummeret har ni siffer."}
    write(tab, "organisation_number", "310123456")
    tab.save_town()
    assert tab.form.errors() == {
        "organisation_number": "Organisasjonsnummeret stemmer ikke: sjekk sifrene mot Brønnøysundregistrene."
    }
    write(tab, "organisation_number", "310123455")
    write(tab, "phone", "10 00 02 99")
    with qtbot.waitSignal(bus.saved):
        push(page, "saveTown")
    assert settings.municipality(desk).phone == "10 00 02 99"
    tab.places.set_lines(["  ", ""])
    tab.save_places()
    assert "places" in tab._places_form.errors()  # noqa: SLF001
    tab.places.set_lines(["Bergsmo", "Grong sentrum"])
    tab.save_places()
    assert settings.place_names(desk) == ("Bergsmo", "Grong sentrum")


def test_what_is_typed_survives_that_something_else_is_saved(qtbot: QtBot, desk: Desk, bus: Bus) -> None:
    page = opened(qtbot, desk, bus, "municipalityTab")
    tab = part(page, MunicipalityTab)
    write(tab, "phone", "99 99 99 99")
    bus.changed.emit(settings.change_setting(desk, "guideline", 18))
    assert tab.form.value().phone == "99 99 99 99"


def test_a_logo_is_a_png_that_can_be_drawn(qtbot: QtBot, tmp_path: Path) -> None:
    field = LogoField()
    qtbot.addWidget(field)
    wrong = tmp_path / "logo.png"
    wrong.write_bytes(b"\x89PNG\r\n\x1a\nikke et bilde")
    with pytest.raises(UserError) as refused:
        field.load(wrong)
    assert refused.value.field == "logo"
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    right = tmp_path / "riktig.png"
    image.save(str(right))
    field.load(right)
    assert field.value() == right.read_bytes()


def test_a_colleague_and_the_post_by_keyboard(qtbot: QtBot, desk: Desk, bus: Bus) -> None:
    page = opened(qtbot, desk, bus, "staffTab")
    tab = part(page, StaffTab)
    press(page, Qt.Key.Key_N, CTRL)
    dialog = dialog_of(tab)
    write(dialog, "name", "Siv")
    press(dialog, Qt.Key.Key_Return)
    assert dialog.form.errors() == {"name": "Skriv fornavn og etternavn."}
    write(dialog, "name", "Siv Åsmo")
    press(dialog, Qt.Key.Key_Return)
    post = dialog_of(tab)
    assert post.objectName() == "postDialog"
    write(post, "percent", "femti")
    press(post, Qt.Key.Key_Return)
    assert list(post.form.errors()) == ["percent"]
    write(post, "percent", "50 %")
    write(post, "start", "1.2.2026")
    write(post, "end", "1.1.2026")
    press(post, Qt.Key.Key_Return)
    assert post.form.errors() == {"end": "Sluttdatoen er før startdatoen."}
    write(post, "end", "")
    press(post, Qt.Key.Key_Return)
    assert tab.dialog is None
    assert words(desk, "Siv Åsmo") == "50\u00a0%"


def test_posts_over_time_stand_in_words(desk: Desk) -> None:
    bo = next(each.staff.id for each in list_staff(desk) if each.staff.name == "Bo Rådgiver")
    start, back = date(2026, 4, 1), date(2026, 8, 31)
    set_post(desk, bo, role=Role.ADVISER, percent=80, start=start, end=back)
    assert words(desk, "Bo Rådgiver") == "60\u00a0% → 80\u00a0% fra 01.04.2026 → 60\u00a0% fra 01.09.2026"
    set_post(desk, bo, role=Role.HELPER, percent=10, start=start, end=back, service="BEEM")
    assert words(desk, "Bo Rådgiver").endswith(
        "Lånt hjelper: 10\u00a0% (BEEM) fra 01.04.2026 → slutt 31.08.2026"
    )


def test_absence_with_a_substitute_and_back(qtbot: QtBot, desk: Desk, bus: Bus) -> None:
    page = opened(qtbot, desk, bus, "staffTab")
    tab = part(page, StaffTab)
    choose(tab, desk, "Bo Rådgiver")
    press(page, Qt.Key.Key_F, CTRL | SHIFT)
    dialog = dialog_of(tab)
    write(dialog, "start", "10.3")
    write(dialog, "end", "9.3")
    press(dialog, Qt.Key.Key_Return)
    assert list(dialog.form.errors()) == ["end"]
    write(dialog, "end", "")
    press(dialog.form.field("substitute_id"), Qt.Key.Key_Down)
    press(dialog, Qt.Key.Key_Return)
    text = page.findChild(QLabel, "staffDetailText")
    assert text is not None
    assert "Borte 10.03.2026–, vikar: Ada Leder" in text.text()
    press(page, Qt.Key.Key_T, CTRL | SHIFT)
    press(dialog_of(tab), Qt.Key.Key_Return)
    line = tab.chosen()
    assert line is not None
    assert line.absences[0].end == date(2026, 3, 11)


def test_an_account_is_opened_given_a_password_and_closed(qtbot: QtBot, desk: Desk, bus: Bus) -> None:
    page = opened(qtbot, desk, bus, "staffTab")
    staff = part(page, StaffTab)
    staff.ask_new()
    write(dialog_of(staff), "name", "Siv Åsmo")
    dialog_of(staff).submit()
    dialog_of(staff).reject()
    page.show_tab("accountsTab")
    tab = part(page, AccountsTab)
    choose(tab, desk, "Siv Åsmo")
    press(tab.table, Qt.Key.Key_Return)
    dialog = dialog_of(tab)
    write(dialog, "login", "BO")
    write(dialog, "password", "kort")
    dialog.submit()
    assert list(dialog.form.errors()) == ["password"]
    write(dialog, "password", "et førstepassord")
    dialog.submit()
    assert list(dialog.form.errors()) == ["login"]
    write(dialog, "login", "siv")
    dialog.submit()
    assert switch_user(desk, "siv", "et førstepassord").actor.must_change
    forget_held()
    press(page, Qt.Key.Key_E, CTRL)
    write(dialog_of(tab), "password", "et annet passord")
    dialog_of(tab).submit()
    assert switch_user(desk, "siv", "et annet passord").actor.must_change
    press(page, Qt.Key.Key_Delete, CTRL)
    box = page.window().findChild(QMessageBox, "closeAccountDialog")
    assert box is not None
    push(box, "closeAccountDialogYes")
    with pytest.raises(UserError):
        switch_user(desk, "siv", "et annet passord")


def test_the_own_account_cannot_be_closed(qtbot: QtBot, desk: Desk, bus: Bus) -> None:
    page = opened(qtbot, desk, bus, "accountsTab")
    tab = part(page, AccountsTab)
    choose(tab, desk, "Ada Leder")
    assert not tab.row_actions["closeAccount"].isEnabled()


def test_a_new_basic_amount(qtbot: QtBot, desk: Desk, bus: Bus) -> None:
    later = Desk(desk.store, desk.actor, FixedClock(CLOCK.instant.replace(year=2027, month=5, day=20)))
    page = opened(qtbot, later, bus, "ratesTab")
    tab = part(page, RatesTab)
    assert "Det nyeste gjelder fra 01.05.2026: 136\u00a0549 kr." in tab.state.text
    assert "Beløpet for 2027 mangler." in tab.state.text
    press(page, Qt.Key.Key_N, CTRL)
    dialog = dialog_of(tab)
    write(dialog, "valid_from", "1.5.2027")
    for value, at in (("hundre", "value"), ("13654", "value"), ("142 000 kr", "source")):
        write(dialog, "value", value)
        dialog.submit()
        assert list(dialog.form.errors()) == [at]
    write(dialog, "source", "FOR-2027-05-19-1")
    dialog.submit()
    assert "Det neste ventes fra 1. mai 2028." in tab.state.text
    assert tab.model.rows()[0].entered_by_user
    assert read_kroner("142 000,-", "value") == 142000


def test_choices_are_saved_together_or_not_at_all(qtbot: QtBot, desk: Desk, bus: Bus) -> None:
    page = opened(qtbot, desk, bus, "choicesTab")
    tab = part(page, ChoicesTab)
    guideline = tab.form.field("guideline")
    assert isinstance(guideline, Number)
    guideline.setValue(18)
    tab.form.field("active_statuses").set_value([])  # type: ignore[attr-defined]
    tab.save_choices()
    assert tab.form.errors() == {"active_statuses": "Velg minst én."}
    assert settings.values(desk)["guideline"] == 20
    tab.form.field("active_statuses").set_value(["in_programme"])  # type: ignore[attr-defined]
    tab.save_choices()
    assert settings.values(desk)["guideline"] == 18
    assert settings.values(desk)["active_statuses"] == ["in_programme"]
    tab.show_defaults()
    assert tab.values()["guideline"] == 20
    hints = [each.text() for each in tab.form.findChildren(QLabel)]
    assert any(text.startswith("Standard: 20. Kilde: Grong kommune") for text in hints)


def test_the_own_password_is_changed_by_keyboard(qtbot: QtBot, adviser: Desk, bus: Bus) -> None:
    page = opened(qtbot, adviser, bus, "safetyTab")
    tab = part(page, SafetyTab)
    push(page, "changePassword")
    dialog = dialog_of(tab)
    for old, new, again, at in (
        (FIRST_PASSWORD, "et helt nytt ord", "et helt nytt ord", "password"),
        (ADVISER_PASSWORD, "kort", "kort", "new"),
        (ADVISER_PASSWORD, "et helt nytt ord", "et helt annet", "repeated"),
    ):
        for name, text in (("password", old), ("new", new), ("repeated", again)):
            write(dialog, name, text)
        press(dialog, Qt.Key.Key_Return)
        assert list(dialog.form.errors()) == [at]
    write(dialog, "repeated", "et helt nytt ord")
    press(dialog, Qt.Key.Key_Return)
    assert switch_user(adviser, "bo", "et helt nytt ord").actor.name == "Bo Rådgiver"


def test_a_new_recovery_code_is_not_lost_by_esc(qtbot: QtBot, desk: Desk, bus: Bus) -> None:
    page = opened(qtbot, desk, bus, "safetyTab")
    tab = part(page, SafetyTab)
    push(page, "newCode")
    box = page.window().findChild(QMessageBox, "newCodeDialog")
    assert box is not None
    push(box, "newCodeDialogYes")
    dialog = tab.code_dialog
    assert dialog is not None
    assert dialog.preview.page_count == 1
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.messages.text
    dialog.locked_in.setChecked(True)
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_copy_now_and_another_folder(qtbot: QtBot, desk: Desk, bus: Bus, tmp_path: Path) -> None:
    page = opened(qtbot, desk, bus, "safetyTab")
    tab = part(page, SafetyTab)
    card = tab.copies
    assert card.store.text() == str(tmp_path / "data")
    with qtbot.waitSignal(bus.message):
        push(page, "backUpNow")
    assert len(copies(tmp_path / "kopier")) == 1
    assert card.model.rows()[0].made == CLOCK.instant
    write(tab, "backup_folder", str(tmp_path / "data"))
    push(page, "saveFolder")
    assert list(card.form.errors()) == ["backup_folder"]
    write(tab, "backup_folder", "kopier")
    push(page, "saveFolder")
    assert list(card.form.errors()) == ["backup_folder"]
    write(tab, "backup_folder", str(tmp_path / "annet"))
    forget_held()
    push(page, "saveFolder")
    assert safety.whereabouts(desk).copies == tmp_path / "annet"
    assert card.model.rows() == []


def test_only_the_leader_changes_what_is_common(adviser: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Be avdelingslederen"):
        safety.change_backup_folder(adviser, tmp_path / "x")
    with pytest.raises(UserError, match="Be avdelingslederen"):
        settings.change_settings(adviser, {"guideline": 10})


def test_the_sheet_of_keys_has_the_keys_of_the_tab(qtbot: QtBot, desk: Desk, bus: Bus) -> None:
    page = opened(qtbot, desk, bus, "staffTab")
    texts = [action.text() for action in page.actions()]
    assert "Ny stilling …" in texts
    assert "Importer fra regneark …" in texts
    assert QApplication.focusWidget() is not None


def test_the_leaders_password_still_opens(desk: Desk) -> None:
    assert switch_user(desk, "ada", LEADER_PASSWORD).actor.role is Role.LEADER


def test_days_of_dialogs_are_day_fields(qtbot: QtBot, desk: Desk, bus: Bus) -> None:
    page = opened(qtbot, desk, bus, "staffTab")
    tab = part(page, StaffTab)
    tab.ask_post()
    assert len(dialog_of(tab).findChildren(DayField)) == 2
