from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from grongintro.domain.changes import Changes, Subject
from grongintro.domain.programme import Status
from grongintro.services import people
from grongintro.services.people import PersonRow
from grongintro.ui.people.form import PersonForm
from grongintro.ui.people.model import PeopleModel
from grongintro.ui.people.page import PeoplePage
from grongintro.ui.people.search import search_hits
from tests.ui.desks import CTRL, dialogs, escape, focused, in_window, opened, save
from tests.ui.keyboard import press, type_text

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore


def page_of(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> PeoplePage:
    return in_window(qtbot, PeoplePage(tiny.adviser, bus))


def names(page: PeoplePage) -> list[str]:
    return [row.name for row in page.model.rows()]


def form_of(page: PeoplePage) -> PersonForm:
    press(page.filter, Qt.Key.Key_N, CTRL)
    return opened(PersonForm)


def fill(form: PersonForm, given: str, family: str, born: str) -> None:
    type_text(focused(form), given)
    type_text(form.form.field("family_name"), family)
    type_text(form.born.edit, born)


def test_the_filter_folds_names_and_opens_with_enter(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny, bus)
    assert page.filter.hasFocus()
    type_text(page.filter, "aase å")
    assert names(page) == ["Åse Aabakken"]
    with qtbot.waitSignal(bus.open_person) as signal:
        press(page.filter, Qt.Key.Key_Return)
    assert signal.args == [tiny.ids["Åse"]]
    press(page.filter, Qt.Key.Key_Escape)
    type_text(page.filter, "98765432")
    assert names(page) == ["Amina Zahra"]


def test_status_and_own_people_are_chosen_and_remembered(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    people.assign_adviser(tiny.adviser, [tiny.ids["Åse"]], tiny.leader.actor.staff_id, start=date(2026, 3, 1))
    page = page_of(qtbot, tiny, bus)
    page.status.set_value(Status.IN_PROGRAMME)
    assert names(page) == ["Amina Zahra"]
    page.status.set_value("here")
    page.owner.set_value("own")
    assert "Åse Aabakken" not in names(page)
    page.hide()
    page.show()
    assert page.owner.value() == "own"
    type_text(page.filter, "finnes ikke")
    assert "Ingen treff" in page.findChild(QLabel, "peopleCount").text()  # type: ignore[union-attr]


def test_ten_thousand_people_are_filtered_at_once(qtbot: QtBot) -> None:
    del qtbot
    model = PeopleModel()
    rows = [
        PersonRow(
            str(n), f"Navn {n}", date(1990, 1, 1), "", "", "", Status.IN_PROGRAMME, "", "", None, f"navn {n}"
        )
        for n in range(10_000)
    ]
    model.set_rows(rows)
    start = time.perf_counter()
    model.set_filter("navn 9999")
    assert time.perf_counter() - start < 0.2
    assert [row.id for row in model.rows()] == ["9999"]


def test_a_wrong_number_is_said_at_the_field(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_of(qtbot, tiny, bus)  # held, or it may go away with its form in the middle
    form = form_of(page)
    fill(form, "Samira", "Nur", "1.2.1990")
    type_text(form.form.field("national_number"), "01029012345")
    save(form)
    assert list(form.form.errors()) == ["national_number"]
    assert form.isVisible()
    assert len(people.list_people(tiny.adviser)) == 4
    form.form.field("national_number").setProperty("text", "")
    form.born.edit.setText("tull")
    save(form)
    assert list(form.form.errors()) == ["birth_date"]
    escape(form)
    assert page.isVisible()


def test_a_wrong_duf_number_warns_and_does_not_block(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    form = form_of(page_of(qtbot, tiny, bus))
    fill(form, "Samira", "Nur", "1.2.1990")
    type_text(form.form.field("duf_number"), "202512345678")
    form.form.field("duf_number").setFocus()
    press(focused(form), Qt.Key.Key_Tab)
    assert form.messages.text
    save(form)
    assert not form.isVisible()
    assert "Samira Nur" in [row.name for row in people.list_people(tiny.adviser)]


def test_a_match_stands_beside_while_one_types(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    form = form_of(page_of(qtbot, tiny, bus))
    fill(form, "Amena", "Zahra", "12.4.1992")
    qtbot.waitUntil(lambda: form.findChild(QPushButton, f"openMatch_{tiny.ids['Amina']}") is not None)
    save(form)
    assert "Er dette en annen person?" in form.messages.text
    assert len(people.list_people(tiny.adviser)) == 4
    other = form.messages.findChild(QPushButton, "messageAction")
    assert other is not None
    with qtbot.waitSignal(bus.open_person) as opened_page:
        press(other, Qt.Key.Key_Space)
    assert len(people.list_people(tiny.adviser)) == 5
    assert opened_page.args[0] not in tiny.ids.values()


def test_a_match_is_opened_instead(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    form = form_of(page_of(qtbot, tiny, bus))
    fill(form, "Amina", "Zahra", "12.4.1992")
    qtbot.waitUntil(lambda: form.findChild(QPushButton, f"openMatch_{tiny.ids['Amina']}") is not None)
    button = form.findChild(QPushButton, f"openMatch_{tiny.ids['Amina']}")
    assert button is not None
    with qtbot.waitSignal(bus.open_person) as signal:
        press(button, Qt.Key.Key_Space)
    assert signal.args == [tiny.ids["Amina"]]
    assert dialogs(PersonForm) == []


def test_the_list_reads_again_only_for_its_subjects(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(qtbot, tiny, bus)
    reads: list[int] = []
    monkeypatch.setattr(page, "reload", lambda: reads.append(1))
    bus.changed.emit(Changes(frozenset({Subject.CONVERSATION, Subject.TASK})))
    assert reads == []
    bus.changed.emit(Changes(frozenset({Subject.PERSON})))
    assert reads == [1]


def test_a_helper_sees_no_one_else_and_cannot_settle(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = in_window(qtbot, PeoplePage(tiny.helper, bus))
    assert names(page) == []
    assert page.findChild(QPushButton, "newPersonButton") is None
    assert search_hits(tiny.helper, "amina") == []
    assert [hit.title for hit in search_hits(tiny.adviser, "amina")] == ["Amina Zahra"]
