"""The lights as somebody with a keyboard meets them: on a person's page, over everybody, what mends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton

from grongintro.rules.compliance.light import Colour, Mend
from grongintro.rules.compliance.register import REQUIREMENTS
from grongintro.ui.lights.page import LightsPage
from grongintro.ui.lights.part import LightsPart
from grongintro.ui.lights.words import MENDING, PAGES, PARTS, TONES
from grongintro.ui.people.parts import LaterPart
from grongintro.ui.people.person_page import PersonPage
from grongintro.ui.widgets.form_dialog import FormDialog
from grongintro.ui.widgets.table import FilterField
from tests.ui.desks import back_in, dialogs, in_shell, in_window, opened
from tests.ui.keyboard import press, type_text
from tests.ui.qualifying.pages import page_at, part_of, words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore

CTRL = Qt.KeyboardModifier.ControlModifier


def lights_page(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> LightsPage:
    return read(qtbot, in_window(qtbot, LightsPage(tiny.adviser, bus)))


def read(qtbot: QtBot, page: LightsPage) -> LightsPage:
    """The page when everybody has been read."""
    qtbot.waitUntil(lambda: not page.reading, timeout=20_000)
    return page


def test_a_person_s_lights_tell_the_reason_the_section_and_what_mends(
    qtbot: QtBot, tiny: TinyStore, bus: Bus
) -> None:
    part = part_of(page_at(qtbot, tiny.adviser, bus, tiny.ids["Amina"], "Lovlys"), LightsPart)
    told = words(part)
    assert "Må rettes" in told
    assert "Det er ikke vedtatt noen integreringsplan. Fristen var" in told
    assert "(integreringsloven §" in told
    assert "Vurderes ikke ennå" in told
    counted = {colour: sum(each.colour is colour for each in part.lights) for colour in Colour}
    assert f"{counted[Colour.RED]} må rettes" in told
    assert f"{counted[Colour.LATER]} vurderes ikke ennå" in told
    assert part.findChild(QPushButton, "mend_light.extension") is None


def test_the_button_of_a_light_opens_its_form(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_at(qtbot, tiny.adviser, bus, tiny.ids["Amina"], "Lovlys")
    part = part_of(page, LightsPart)
    assert "Kompetansekartlegging" in words(part)
    button = part.findChild(QPushButton, "mend_light.mapping")
    assert button is not None
    with qtbot.waitSignal(bus.mend) as signal:
        button.setFocus()
        press(button, Qt.Key.Key_Space)
    assert signal.args == [tiny.ids["Amina"], "mapping"]
    assert page.tabs.tabText(page.tabs.currentIndex()) == "Kartlegging"
    opened(FormDialog).reject()


@pytest.mark.parametrize("what", [each for each in Mend if each in PARTS], ids=str)
def test_every_form_that_mends_is_in_a_part_of_the_page(
    qtbot: QtBot, tiny: TinyStore, bus: Bus, what: Mend
) -> None:
    """The part is there and knows the form; a form that has nothing to work on says so in words."""
    page = PersonPage(tiny.adviser, bus)
    page.show_person(tiny.ids["Amina"])
    in_window(qtbot, page)
    titles = [title for title, _ in page.parts]
    assert PARTS[what] in titles
    page.mend(tiny.ids["Amina"], str(what))
    assert titles[page.tabs.currentIndex()] == PARTS[what]
    _, part = page.parts[page.tabs.currentIndex()]
    words(page)
    assert not isinstance(part, LaterPart) or part.part().isVisible()
    for each in dialogs(QDialog):
        each.reject()


def test_each_mend_and_colour_has_its_words() -> None:
    assert set(MENDING) == set(Mend)
    assert set(PARTS) | set(PAGES) == set(Mend) - {Mend.DECISION}
    assert not set(PARTS) & set(PAGES)
    assert set(TONES) == set(Colour)


def test_the_page_lists_everybody_and_every_requirement(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = lights_page(qtbot, tiny, bus)
    rows = page._model.rows()  # noqa: SLF001
    assert rows
    reds = [row.count(Colour.RED) for row in rows]
    assert reds == sorted(reds, reverse=True)
    assert len(page._requirement_model.rows()) == len(REQUIREMENTS)  # noqa: SLF001
    told = words(page)
    assert "røde lys" in told
    assert f"av {len(rows)}" in told


def test_a_requirement_narrows_the_list_and_its_form_is_opened(
    qtbot: QtBot, tiny: TinyStore, bus: Bus
) -> None:
    page = lights_page(qtbot, tiny, bus)
    page.requirements.setFocus()
    assert page.requirements.choose("light.mapping")
    press(page.requirements, Qt.Key.Key_Return)
    shown = page._model.rows()  # noqa: SLF001
    assert shown
    assert all(row.has("light.mapping", Colour.RED, Colour.AMBER) for row in shown)
    opened_person: list[str] = []
    mended: list[tuple[str, str]] = []
    bus.open_person.connect(opened_person.append)
    bus.mend.connect(lambda *asked: mended.append(asked))
    press(back_in(page).people, Qt.Key.Key_R, CTRL)
    assert opened_person == [shown[0].person_id]
    assert mended == [(shown[0].person_id, "mapping")]


def test_enter_opens_the_person(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = lights_page(qtbot, tiny, bus)
    page.people.setFocus()
    first = page._model.rows()[0]  # noqa: SLF001
    with qtbot.waitSignal(bus.open_person) as signal:
        press(page.people, Qt.Key.Key_Return)
    assert signal.args == [first.person_id]


def test_what_is_typed_finds_a_person_in_the_list(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = lights_page(qtbot, tiny, bus)
    field = page.findChild(FilterField, "lightsFilter")
    assert field is not None
    field.setFocus()
    type_text(field, "amina")
    qtbot.waitUntil(lambda: page._model.rowCount() == 1)  # noqa: SLF001
    assert page._model.row_at(0).name.startswith("Amina")  # noqa: SLF001


def test_the_shell_has_the_page_for_caseworkers_only(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    shell = in_shell(qtbot, tiny.adviser, bus)
    shell.show_page("lights")
    page = shell.page("lights")
    assert isinstance(page, LightsPage)
    read(qtbot, page)
    helper = in_shell(qtbot, tiny.helper, bus)
    assert helper.page("lights") is None


def test_the_form_opens_from_the_list_through_the_shell(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    """From the list to the form in one key, as it goes in the program."""
    shell = in_shell(qtbot, tiny.adviser, bus)

    def open_person(person_id: str) -> None:
        shell.show_page("person")
        page = shell.page("person")
        assert isinstance(page, PersonPage)
        page.show_person(person_id)

    bus.open_person.connect(open_person)
    shell.show_page("lights")
    page = shell.page("lights")
    assert isinstance(page, LightsPage)
    read(qtbot, page)
    page.requirements.setFocus()
    page.requirements.choose("light.mapping")
    press(page.requirements, Qt.Key.Key_Return)
    page.people.setFocus()
    press(back_in(page).people, Qt.Key.Key_R, CTRL)
    dialog = opened(FormDialog)
    assert "artleg" in dialog.heading.text()
    dialog.reject()
