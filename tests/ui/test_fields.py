from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from grongintro.errors import UserError
from grongintro.ui.run import run_action
from grongintro.ui.typed import Lean
from grongintro.ui.widgets.fields import DayField, TimeField
from grongintro.ui.widgets.form import Form
from grongintro.ui.widgets.tags import TagPicker
from tests.ui.keyboard import press, shown, type_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


def today() -> date:
    return date(2026, 3, 11)


def note(field: QWidget) -> str:
    label = field.findChild(QLabel, f"{field.objectName()}Note")
    assert label is not None
    return label.text()


def held(qtbot: QtBot, field: QWidget) -> tuple[QWidget, QLineEdit]:
    window = QWidget()
    box = QVBoxLayout(window)
    box.addWidget(field)
    box.addWidget(QLineEdit())
    qtbot.addWidget(window)
    shown(window)
    field.setFocus()
    edit = field.focusProxy()
    assert isinstance(edit, QLineEdit)
    return window, edit


def test_a_day_is_typed_and_shown_in_full(qtbot: QtBot) -> None:
    field = DayField("day", today, Lean.PAST)
    _window, edit = held(qtbot, field)
    type_text(edit, "i går")
    assert note(field) == "tirsdag 10. mars 2026 · i går"
    press(edit, Qt.Key.Key_Tab)
    assert edit.text() == "10.03.2026"
    assert field.value() == date(2026, 3, 10)


def test_a_wrong_day_says_what_to_do_when_it_is_left_and_not_before(qtbot: QtBot) -> None:
    field = DayField("day", today)
    _window, edit = held(qtbot, field)
    type_text(edit, "31.2.2026")
    assert note(field) == ""
    press(edit, Qt.Key.Key_Tab)
    assert note(field) == "31.2.2026 finnes ikke. Februar 2026 har 28 dager."
    assert edit.text() == "31.2.2026"
    with pytest.raises(UserError) as caught:
        field.value()
    assert caught.value.field == "day"


def test_arrows_go_a_day_at_a_time_and_empty_is_none(qtbot: QtBot) -> None:
    field = DayField("day", today)
    _window, edit = held(qtbot, field)
    assert field.value() is None
    press(edit, Qt.Key.Key_Down)
    assert field.value() == date(2026, 3, 10)
    press(edit, Qt.Key.Key_Up)
    press(edit, Qt.Key.Key_Up)
    assert field.value() == date(2026, 3, 12)


def test_a_time_is_typed(qtbot: QtBot) -> None:
    field = TimeField("time")
    _window, edit = held(qtbot, field)
    type_text(edit, "0930")
    press(edit, Qt.Key.Key_Tab)
    assert edit.text() == "09:30"
    assert field.value() == time(9, 30)
    edit.setText("kl. æ")
    with pytest.raises(UserError):
        field.value()


class Talk(Form):
    def __init__(self) -> None:
        super().__init__("talk", 2)
        self.day = self.add("day", "Dato", DayField("day", today), required=True)
        self.phone = self.add("phone", "Telefon", QLineEdit(), hint="Åtte siffer")

    def read(self) -> date | None:
        return self.day.value()


@pytest.fixture
def talk(qtbot: QtBot) -> Talk:
    form = Talk()
    qtbot.addWidget(form)
    shown(form)
    return form


def test_an_error_stands_at_its_field_and_the_keyboard_goes_there(talk: Talk) -> None:
    talk.phone.setFocus()
    talk.day.edit.setText("tull")
    assert run_action(talk, talk.read) is None
    assert list(talk.errors()) == ["day"]
    assert talk.day.edit.hasFocus()
    talk.clear_errors()
    assert talk.errors() == {}


def test_an_error_inside_a_list_stands_at_the_list(talk: Talk) -> None:
    assert talk.show_user_error(UserError("Feil.", field="phone[1].from"))
    assert talk.errors() == {"phone": "Feil."}
    assert not talk.show_user_error(UserError("Feil.", field="unknown"))


def test_the_first_of_several_errors_has_the_keyboard(talk: Talk) -> None:
    talk.show_user_errors([UserError("A", field="phone"), UserError("B", field="day")])
    assert talk.errors() == {"day": "B", "phone": "A"}
    assert talk.phone.hasFocus()


def test_every_field_is_named_for_a_screen_reader(talk: Talk) -> None:
    assert talk.day.edit.accessibleName() == "Dato, må fylles ut"
    assert talk.phone.accessibleName() == "Telefon"
    assert talk.phone.accessibleDescription() == "Åtte siffer"
    assert talk.field("phone").objectName() == "phone"
    talk.set_error("phone", "For kort.")
    assert talk.phone.accessibleDescription() == "For kort."


def test_topics_are_ticked_by_keyboard(qtbot: QtBot) -> None:
    picker = TagPicker("topics", {"work": "Arbeid", "school": "Skole", "health": "Helse"})
    qtbot.addWidget(picker)
    shown(picker)
    picker.setFocus()
    seen: list[int] = []
    picker.changed.connect(_counter(seen))
    focused = picker.focusProxy()
    assert focused is not None
    press(focused, Qt.Key.Key_Right)
    press(picker.focusWidget(), Qt.Key.Key_Space)
    press(picker.focusWidget(), Qt.Key.Key_Left)
    press(picker.focusWidget(), Qt.Key.Key_Left)
    press(picker.focusWidget(), Qt.Key.Key_Space)
    assert picker.value() == ("school", "health")
    assert len(seen) == 2
    picker.set_value(["work"])
    assert picker.value() == ("work",)


def _counter(seen: list[int]) -> Callable[[], None]:
    def count() -> None:
        seen.append(1)

    return count


def test_topics_flow_over_more_lines_when_it_is_narrow(qtbot: QtBot) -> None:
    picker = TagPicker("topics", {str(n): f"Tema nummer {n}" for n in range(8)})
    qtbot.addWidget(picker)
    assert picker.heightForWidth(200) > 3 * picker.heightForWidth(4000)
