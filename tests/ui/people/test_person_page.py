from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QPushButton, QWidget

from grongintro.domain.followup import NoteClass, Rhythm
from grongintro.domain.household import HouseholdRole, LivingFactKind
from grongintro.domain.staff import Role
from grongintro.services import person_page, staff, talks
from grongintro.services.talk_draft import TalkDraft
from grongintro.services.trust import notes
from grongintro.ui.asking import undo_last
from grongintro.ui.people.form import PersonForm
from grongintro.ui.people.person_page import PersonPage
from grongintro.ui.people.programme_dialog import ProgrammeDialog
from grongintro.ui.people.talk_tab import TalkTab
from grongintro.ui.talks.appointment import AppointmentDialog
from grongintro.ui.talks.dialog import TalkDialog
from grongintro.ui.widgets.ask_dialog import AskDialog
from tests.ui import store
from tests.ui.desks import CTRL, back_in, escape, focused, in_window, opened, save
from tests.ui.keyboard import press, type_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk
    from grongintro.services.person_page import PersonPage as View
    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore


def page_of(qtbot: QtBot, desk: Desk, person_id: str, bus: Bus) -> PersonPage:
    page = PersonPage(desk, bus)
    page.show_person(person_id)
    return in_window(qtbot, page)


def view(tiny: TinyStore, name: str) -> View:
    return person_page.reread_person(tiny.adviser, tiny.ids[name])


def words(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel))


def click(page: QWidget, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert found is not None
    found.click()


def press_button(page: QWidget, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert found is not None
    found.setFocus()
    press(found, Qt.Key.Key_Space)


def tab(page: PersonPage, title: str) -> None:
    for number in range(page.tabs.count()):
        if page.tabs.tabText(number) == title:
            page.tabs.setCurrentIndex(number)
            return
    raise AssertionError(title)


def test_the_brief_stands_on_top(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny.adviser, tiny.ids["Amina"], bus)
    told = words(page.brief)
    assert "Siste samtale for 37 dager siden" in told
    assert "Snakket om praksisplassen" in told
    assert "Ringe Coop om arbeidstiden" in told
    assert "Sende timeplanen" in told
    assert "Oppholdstillatelsen går ut" in told
    assert "33 år · 987 65 432 · Familien Zahra · rådgiver Kari Åsmo" in words(page.header)


def test_a_promise_is_ticked_and_undone(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny.adviser, tiny.ids["Amina"], bus)
    key = view(tiny, "Amina").promises[0].id
    tick = page.findChild(QCheckBox, f"tick_{key}")
    assert tick is not None
    press(tick, Qt.Key.Key_Space)
    assert key not in [row.id for row in view(tiny, "Amina").promises]
    undo_last(page, tiny.adviser, bus)
    assert key in [row.id for row in view(tiny, "Amina").promises]


def test_a_talk_and_an_appointment_from_the_page(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny.adviser, tiny.ids["Åse"], bus)
    press(back_in(page).tabs, Qt.Key.Key_T, CTRL)
    dialog = opened(TalkDialog)
    type_text(focused(dialog), "Vært innom.")
    save(dialog)
    press(focused(opened(AppointmentDialog)), Qt.Key.Key_Return)
    assert "Vært innom." in words(page.brief)
    assert "Avtale" in words(page.brief.next)
    press(back_in(page).tabs, Qt.Key.Key_B, CTRL)
    escape(opened(AppointmentDialog))


def test_opening_is_logged_once_and_reading_again_is_not(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny.adviser, tiny.ids["Amina"], bus)
    page.refresh()
    page.show_person(tiny.ids["Amina"])
    lines = person_page.history(tiny.adviser, tiny.ids["Amina"])
    assert [line.what for line in lines].count("Åpnet siden") == 1
    page.hide()
    page.show()
    page.show_person(tiny.ids["Amina"])
    lines = person_page.history(tiny.adviser, tiny.ids["Amina"])
    assert [line.what for line in lines].count("Åpnet siden") == 2


def test_how_a_person_lives_is_answered_with_a_reason(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny.adviser, tiny.ids["Amina"], bus)
    tab(page, "Bosituasjon")
    click(page, "answerLiving")
    dialog = opened(AskDialog)
    assert "Sami Zahra" in words(dialog)
    dialog.form.field("kind").set_value(LivingFactKind.PARTNER)  # type: ignore[attr-defined]
    save(dialog)
    assert list(dialog.form.errors()) == ["reason"]
    type_text(focused(dialog), "Opplyst i samtale i dag")
    save(dialog)
    assert list(dialog.form.errors()) == ["partner_id"]
    dialog.form.field("partner_id").set_value(tiny.ids["Yusuf"])  # type: ignore[attr-defined]
    save(dialog)
    assert not dialog.isVisible()
    assert [fact.partner_id for fact in view(tiny, "Amina").household.facts] == [tiny.ids["Yusuf"]]
    assert "Ja, Yusuf Zahra" in words(page)


def test_a_person_moves_to_a_new_household_and_back_by_keyboard(
    qtbot: QtBot, tiny: TinyStore, bus: Bus
) -> None:
    page = page_of(qtbot, tiny.adviser, tiny.ids["Amina"], bus)
    before = view(tiny, "Amina").household.household
    assert before is not None
    press_button(page, "moveHome")
    dialog = opened(AskDialog)
    press(focused(dialog), Qt.Key.Key_End)
    save(dialog)
    assert list(dialog.form.errors()) == ["name"]
    type_text(focused(dialog), "Amina alene")
    save(dialog)
    assert not dialog.isVisible()
    home = view(tiny, "Amina").household
    assert home.household is not None
    assert home.household.name == "Amina alene"
    assert [member.name for member in home.members] == ["Amina Zahra"]
    assert "Amina alene" in words(page.header)
    press_button(page, "moveHome")
    again = opened(AskDialog)
    for letter in before.name:
        type_text(focused(again), letter)
    again.form.field("role").set_value(HouseholdRole.ADULT)  # type: ignore[attr-defined]
    save(again)
    assert view(tiny, "Amina").household.household == before


def test_a_programme_is_proposed_with_its_steps(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny.adviser, tiny.ids["Yusuf"], bus)
    tab(page, "Program")
    click(page, "changeProgramme")
    dialog = opened(ProgrammeDialog)
    assert "Skriv startdatoen" in words(dialog.length)
    type_text(dialog.start.edit, "1.4.2026")
    assert "§" in words(dialog.length)
    save(dialog)
    programme = view(tiny, "Yusuf").programme
    assert programme is not None
    assert programme.end == date(2028, 3, 31)
    click(page, "stopProgramme")
    stop = opened(AskDialog)
    save(stop)
    assert list(stop.form.errors()) == ["last_day"]
    escape(stop)


def test_an_own_rhythm_needs_a_reason(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny.adviser, tiny.ids["Amina"], bus)
    tab(page, "Oppfølging")
    assert "Siste samtale 02.02.2026" in words(page)
    click(page, "setRhythm")
    dialog = opened(AskDialog)
    dialog.form.field("rhythm").set_value(Rhythm.WEEKLY)  # type: ignore[attr-defined]
    save(dialog)
    assert list(dialog.form.errors()) == ["reason"]
    type_text(focused(dialog), "Nytt barn")
    save(dialog)
    assert "Hver uke: Nytt barn" in words(page)


def test_the_adviser_is_changed_and_changed_back(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    new = staff.add_staff(tiny.leader, name="Nina Ny", title="", phone="", email="").id
    staff.set_post(tiny.leader, new, role=Role.ADVISER, percent=50, start=date(2026, 1, 1))
    page = page_of(qtbot, tiny.adviser, tiny.ids["Amina"], bus)
    click(page, "assignAdviser")
    dialog = opened(AskDialog)
    dialog.form.field("staff_id").set_value(new)  # type: ignore[attr-defined]
    with qtbot.waitSignal(bus.offer) as offered:
        save(dialog)
    assert "rådgiver Nina Ny" in words(page.header)
    offered.args[2]()
    assert "rådgiver Kari Åsmo" in words(page.header)


def test_a_person_is_changed_and_the_history_says_it(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny.adviser, tiny.ids["Amina"], bus)
    press(back_in(page).tabs, Qt.Key.Key_E, CTRL)
    form = opened(PersonForm)
    phone = form.form.field("phone")
    phone.setProperty("text", "")
    type_text(phone, "999 88 777")
    save(form)
    assert "999 88 777" in words(page.header)
    tab(page, "Historikk")
    history = page.parts[-1][1]
    assert any("999 88 777" in line.details for line in history.model.rows())  # type: ignore[attr-defined]


def test_a_new_decision_is_asked_for(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny.adviser, tiny.ids["Amina"], bus)
    with qtbot.waitSignal(bus.new_decision) as signal:
        click(page, "newDecisionButton")
    assert signal.args == [tiny.ids["Amina"]]
    tab(page, "Vedtak")
    assert "Ingen vedtak ennå" in words(page)


def test_a_helper_sees_only_own_people_and_no_decisions(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    staff.link_helper(tiny.adviser, tiny.helper.actor.staff_id, tiny.ids["Amina"], start=date(2026, 1, 1))
    page = page_of(qtbot, tiny.helper, tiny.ids["Amina"], bus)
    titles = [page.tabs.tabText(number) for number in range(page.tabs.count())]
    assert titles == ["Oversikt", "Samtaler", "Oppfølging"]
    assert page.findChild(QPushButton, "newDecisionButton") is None
    assert page.findChild(QPushButton, "changePersonButton") is None
    page.show_person(tiny.ids["Åse"])
    assert page.messages.text == "Du ser bare de personene du hjelper."
    assert "Amina" not in words(page.header)


def test_a_sensitive_note_has_its_tag_and_is_closed_for_others(
    qtbot: QtBot, tiny: TinyStore, bus: Bus
) -> None:
    who = tiny.ids["Åse"]
    draft = TalkDraft((who,), store.TODAY, "", text="Fortalte om flukten.", note_class=NoteClass.SENSITIVE)
    talks.log_conversation(tiny.leader, replace(draft, interpreter_reason="Snakker norsk"))
    staff.link_helper(tiny.leader, tiny.helper.actor.staff_id, who, start=store.TODAY)
    for desk, text, kind in (
        (tiny.adviser, "Fortalte om flukten.", ""),
        (tiny.helper, notes.CLOSED, "muted"),
    ):
        page = page_of(qtbot, desk, who, bus)
        tab(page, "Samtaler")
        part = page.findChild(TalkTab, "talkTab")
        read = page.findChild(QPlainTextEdit, "talkText")
        assert part is not None
        assert read is not None
        assert part.model.index(0, 3).data() == "Sensitivt"
        assert (read.toPlainText(), read.property("kind")) == (text, kind)
