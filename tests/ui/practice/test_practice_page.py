"""The page «Praksis»: employers that are found and changed, places, wishes against them, and counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from grongintro.domain.practice import Employer, Placement, PracticeWish, Sector
from grongintro.services.keeping.undo import undo_last
from grongintro.services.practice import employers, placements
from grongintro.services.practice.view import practice_view
from grongintro.ui.page import EmptyState
from grongintro.ui.practice.forms import EmployerForm, PlacementForm
from grongintro.ui.practice.page import PracticePage
from grongintro.ui.widgets.basics import KeyFigure
from tests.ui.desks import CTRL, back_in, in_shell, in_window, opened
from tests.ui.keyboard import press, type_text
from tests.ui.qualifying.pages import agree, fill, press_button, put, refused, saved, words
from tests.ui.store import TODAY

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore

END = TODAY + timedelta(days=60)


@pytest.fixture
def page(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> PracticePage:
    return in_window(qtbot, PracticePage(tiny.adviser, bus))


def employer(tiny: TinyStore, name: str, sector: Sector = Sector.PRIVATE, **more: Any) -> str:
    return employers.save_employer(tiny.adviser, replace(Employer("", "", name, sector), **more)).id


def placed(tiny: TinyStore, who: str, where: str, start: date = TODAY, end: date = END) -> str:
    return placements.save_placement(
        tiny.adviser, Placement("", "", tiny.ids[who], where, start, end, 900)
    ).id


def figure(page: PracticePage, name: str) -> str:
    found = page.findChild(KeyFigure, name)
    assert found is not None
    return found.accessibleName()


def names(page: PracticePage) -> list[str]:
    return [line.employer.name for line in page.employers.model.rows()]


def test_an_empty_page_teaches_the_first_step(page: PracticePage, tiny: TinyStore) -> None:
    empty = page.employers.findChild(EmptyState)
    assert empty is not None
    assert empty.isVisible()
    assert not page.action("newPlacement").isEnabled()
    press_button(page, "emptyAction")
    dialog = opened(EmployerForm)
    assert "navnet" in refused(dialog, "name")
    fill(dialog, name="Grong sag", organisation_number="940010854")
    assert "stemmer ikke" in refused(dialog, "organisation_number")
    fill(dialog, organisation_number="", places="mange")
    assert "helt tall" in refused(dialog, "places")
    fill(dialog, places="501")
    assert "0 til 500" in refused(dialog, "places")
    fill(dialog, places="2", last_contact="12.3.2026")
    assert "etter i dag" in refused(dialog, "last_contact")
    fill(dialog, last_contact="i dag", branch="Industri", place="Grong", contact="Åse Sørli")
    saved(dialog)
    (line,) = practice_view(tiny.adviser).employers
    assert (line.employer.places, line.employer.sector, line.free) == (2, Sector.PRIVATE, 2)
    assert figure(page, "freeFigure") == "ledige plasser: 2"
    assert "Åse Sørli" in words(page.employers)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sag", ["Grong sag"]),
        ("barnehage", ["Solsikken"]),
        ("harran", ["Harran butikk"]),
        ("sørli", ["Grong sag"]),
        ("kommunal", ["Solsikken"]),
        ("fiske", []),
    ],
)
def test_an_employer_is_found_by_name_branch_place_and_contact(
    page: PracticePage, tiny: TinyStore, typed: str, found: list[str]
) -> None:
    employer(tiny, "Grong sag", branch="Industri", contact="Åse Sørli")
    employer(tiny, "Solsikken", Sector.MUNICIPAL, branch="Barnehage")
    employer(tiny, "Harran butikk", place="Harran")
    page.refresh()
    press(back_in(page), Qt.Key.Key_F, CTRL)
    type_text(page.employers.filter, typed)
    assert names(page) == found


def test_figures_and_counts_keep_municipal_and_private_apart(page: PracticePage, tiny: TinyStore) -> None:
    home = employer(tiny, "Sykehjemmet", Sector.MUNICIPAL, places=3)
    shop = employer(tiny, "Butikken", places=1)
    employer(tiny, "Verkstedet")
    for who in ("Amina", "Yusuf"):
        placed(tiny, who, home)
    placed(tiny, "Åse", shop)
    page.refresh()
    assert figure(page, "freeFigure") == "ledige plasser: 1 1 har ikke oppgitt antall"
    assert figure(page, "municipalFigure") == "i kommunal praksis nå: 2"
    assert figure(page, "privateFigure") == "i privat praksis nå: 1"
    page.tabs.setCurrentIndex(3)
    counted = {row.title: row.figures for row in page.sectors.model.rows()}
    assert counted["I praksis i dag"] == (2, 1, 0, 0)
    assert counted["Plasser"] == (3, 1, 0, 0)
    assert counted["Ledige plasser i dag"] == (1, 0, 0, 0)
    page.tabs.setCurrentIndex(0)
    assert {line.employer.name: line.free for line in page.employers.model.rows()} == {
        "Butikken": 0,
        "Sykehjemmet": 1,
        "Verkstedet": None,
    }


def test_the_chosen_employer_shows_who_is_there_and_opens_them(
    qtbot: QtBot, page: PracticePage, tiny: TinyStore
) -> None:
    key = placed(tiny, "Amina", employer(tiny, "Butikken", places=1, place="Grong"))
    employer(tiny, "Annen butikk")
    page.refresh()
    assert page.employers.table.choose(page.employers.model.key_at(1))
    told = words(page.employers)
    assert "0 av 1" in told
    assert "Amina Zahra" in told
    with qtbot.waitSignal(page.bus.open_person) as signal:
        press_button(page, f"openPerson_{key}")
    assert signal.args == [tiny.ids["Amina"]]


def test_a_placement_is_begun_from_the_employer(page: PracticePage, tiny: TinyStore) -> None:
    where = employer(tiny, "Butikken", places=1)
    page.refresh()
    press_button(page, "employerPlacement")
    dialog = opened(PlacementForm)
    options = dialog.form.field("person_id")
    texts = [options.itemText(number) for number in range(options.count())]  # type: ignore[attr-defined]
    assert "Amina Zahra" in texts
    assert "Sami Zahra" not in texts
    put(dialog, "minutes_per_week", "15")
    assert "deltakeren" in refused(dialog, "person_id")
    put(dialog, "person_id", "Amina Zahra")
    saved(dialog)
    (line,) = practice_view(tiny.adviser).placements
    assert (line.placement.employer_id, line.person.given_name) == (where, "Amina")
    assert line.placement.start == TODAY
    assert line.placement.end == date(2026, 6, 2)


def test_an_employer_is_changed_by_enter_and_deleted_by_its_key(page: PracticePage, tiny: TinyStore) -> None:
    key = employer(tiny, "Butikken")
    page.refresh()
    table = page.employers.table
    table.setFocus()
    press(table, Qt.Key.Key_Return)
    dialog = opened(EmployerForm)
    put(dialog, "phone", "74 00 00 00")
    saved(dialog)
    assert practice_view(tiny.adviser).employers[0].employer.phone == "74 00 00 00"
    press(table, Qt.Key.Key_Delete)
    assert agree() == "Slett arbeidsgiveren"
    assert practice_view(tiny.adviser).employers == ()
    undo_last(tiny.adviser)
    assert practice_view(tiny.adviser).employers[0].employer.id == key


def test_placements_by_how_they_stand(page: PracticePage, tiny: TinyStore) -> None:
    where = employer(tiny, "Butikken")
    placed(tiny, "Amina", where)
    placed(tiny, "Yusuf", where, TODAY + timedelta(days=1))
    placed(tiny, "Åse", where, date(2026, 1, 5), date(2026, 2, 27))
    page.refresh()
    page.tabs.setCurrentIndex(1)

    def shown() -> list[str]:
        return [line.person.given_name for line in page.placements.model.rows()]

    assert shown() == ["Amina"]
    for which, found in (("coming", ["Yusuf"]), ("over", ["Åse"]), ("lacking", ["Åse"])):
        page.placements.which.set_value(which)
        assert shown() == found
    page.placements.which.set_value("all")
    assert shown() == ["Yusuf", "Amina", "Åse"]


def test_free_places_against_wishes(page: PracticePage, tiny: TinyStore) -> None:
    employer(tiny, "Butikken", branch="Butikk", place="Grong", places=2)
    for branch in ("butikk", "Transport"):
        value = PracticeWish("", "", tiny.ids["Amina"], branch, date(2026, 2, 2))
        placements.save_wish(tiny.adviser, value)
    page.refresh()
    page.tabs.setCurrentIndex(2)
    model = page.wishes.model
    told = {row.wish.branch: [column.text(row) for column in model.columns][-1] for row in model.rows()}
    assert told == {"butikk": "Ledig hos Butikken (2)", "Transport": "Ingen ledig plass nå"}
    assert [(row.branch, row.free, row.wishes) for row in page.wishes.branches.rows()] == [
        ("Butikk", 2, 1),
        ("Transport", 0, 1),
    ]
    assert figure(page, "wishesFigure") == "ønsker som venter: 2 1 med ledig plass"


def test_a_caseworker_has_the_page_and_a_helper_has_not(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    shell = in_shell(qtbot, tiny.adviser, bus)
    shell.show_page("practice")
    assert isinstance(shell.page("practice"), PracticePage)
    assert in_shell(qtbot, tiny.helper, bus).page("practice") is None
