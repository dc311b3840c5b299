"""Praksis on a person's page: a placement from agreement to result, follow-up and wishes, by keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QPushButton, QToolButton

from grongintro.domain.followup import Form
from grongintro.domain.practice import (
    Employer,
    Placement,
    PlacementResult,
    PlacementVisit,
    PracticeWish,
    Sector,
)
from grongintro.rules.compliance.light import Mend
from grongintro.services.practice import employers, placements
from grongintro.services.practice.view import person_practice
from grongintro.ui.asking import undo_last
from grongintro.ui.practice.forms import EndForm, PlacementForm, SignaturesForm, VisitForm, WishForm
from grongintro.ui.practice.part import PracticePart
from grongintro.ui.widgets.print_dialog import PrintDialog
from tests.ui.desks import opened
from tests.ui.qualifying.pages import agree, fill, page_at, part_of, press_button, put, refused, saved, words
from tests.ui.store import TODAY

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.practice.view import PersonPractice
    from grongintro.ui.bus import Bus
    from grongintro.ui.people.person_page import PersonPage
    from tests.ui.store import TinyStore


@pytest.fixture
def sawmill(tiny: TinyStore) -> str:
    value = Employer("", "", "Grong sag", Sector.PRIVATE, branch="Industri", place="Grong", places=1)
    return employers.save_employer(tiny.adviser, value).id


@pytest.fixture
def page(qtbot: QtBot, tiny: TinyStore, bus: Bus, sawmill: str) -> PersonPage:
    assert sawmill
    return page_at(qtbot, tiny.adviser, bus, tiny.ids["Amina"], "Praksis")


@pytest.fixture
def part(page: PersonPage) -> PracticePart:
    words(page)
    return part_of(page, PracticePart)


def view(tiny: TinyStore) -> PersonPractice:
    return person_practice(tiny.adviser, tiny.ids["Amina"])


def placed(tiny: TinyStore, where: str, start: date, end: date, who: str = "Amina", **more: Any) -> str:
    value = replace(Placement("", "", tiny.ids[who], where, start, end, 900), **more)
    return placements.save_placement(tiny.adviser, value).id


def test_a_placement_from_agreement_to_result(
    part: PracticePart, page: PersonPage, tiny: TinyStore, bus: Bus
) -> None:
    assert "Ingen praksis ennå." in words(part)
    assert not part.visits.new.isEnabled()
    press_button(part, "placementsNew")
    dialog = opened(PlacementForm)
    assert "Skriv timer i uken" in refused(dialog, "minutes_per_week")
    fill(dialog, minutes_per_week="37,6", start="2.3.2026", end="29.5.2026")
    assert "Velg arbeidsgiver" in refused(dialog, "employer_id")
    put(dialog, "employer_id", "Grong sag · Grong · 1 ledig nå")
    assert "ikke over 37,5" in refused(dialog, "minutes_per_week")
    fill(dialog, minutes_per_week="22,5", supervisor="Odd Vik", tasks="Sortere plank", goal="Lære ord")
    saved(dialog)
    (line,) = view(tiny).placements
    assert (line.placement.start, line.placement.end, line.placement.minutes_per_week) == (
        date(2026, 3, 2),
        date(2026, 5, 29),
        1350,
    )
    told = words(part)
    for expected in (
        "Grong sag · 02.03.2026–29.05.2026",
        "22,5 timer i uken · veileder Odd Vik",
        "skulle vært fulgt opp 09.03.2026",
        "avtalen er ikke underskrevet",
        "Praksisen startet 02.03.2026: første oppfølging etter en uke (kommunens valg).",
    ):
        assert expected in told
    _signs(part, line.id)
    _ends(part, tiny, line.id)
    undo_last(page, tiny.adviser, bus)
    assert view(tiny).placements[0].placement.result is None


def _signs(part: PracticePart, key: str) -> None:
    press_button(part, f"signatures_{key}")
    dialog = opened(SignaturesForm)
    fill(dialog, participant_signed="12.3.2026")
    assert "etter i dag" in refused(dialog, "participant_signed")
    fill(dialog, participant_signed="1.3.2026", municipality_signed="1.3.2026")
    saved(dialog)
    assert "mangler underskrift fra arbeidsgiveren" in words(part)


def _ends(part: PracticePart, tiny: TinyStore, key: str) -> None:
    press_button(part, f"endPlacement_{key}")
    dialog = opened(EndForm)
    fill(dialog, ended_on="1.3.2026", result="Arbeid", evaluation="Fast jobb fra april")
    assert "Praksisen er avtalt 02.03.2026–29.05.2026" in refused(dialog, "ended_on")
    fill(dialog, ended_on="10.3.2026", result="Velg")
    assert "hva praksisen førte til" in refused(dialog, "result")
    put(dialog, "result", "Arbeid")
    saved(dialog)
    (line,) = view(tiny).placements
    assert (line.placement.ended_on, line.placement.result) == (date(2026, 3, 10), PlacementResult.JOB)
    told = words(part)
    assert "Grong sag · 02.03.2026–10.03.2026" in told
    assert "Arbeid · 22,5 timer" in told
    assert "Fast jobb fra april" in told
    assert "Ingen praksis å følge opp nå." in told


def test_a_full_place_is_told_at_the_employer(part: PracticePart, tiny: TinyStore, sawmill: str) -> None:
    placed(tiny, sawmill, date(2026, 4, 1), date(2026, 6, 30), "Yusuf")
    part.show_view(part.showing())
    press_button(part, "placementsNew")
    dialog = opened(PlacementForm)
    put(dialog, "employer_id", "Grong sag · Grong · 1 ledig nå")
    fill(dialog, start="16.3.2026", end="1.4.2026", minutes_per_week="15")
    assert "plassen i bruk 01.04.2026" in refused(dialog, "employer_id")
    fill(dialog, end="31.3.2026")
    saved(dialog)
    assert len(view(tiny).placements) == 1


def test_the_agreement_is_shown_from_memory_with_an_outlet(
    part: PracticePart, tiny: TinyStore, sawmill: str
) -> None:
    key = placed(tiny, sawmill, TODAY, TODAY + timedelta(days=60))
    part.show_view(part.showing())
    press_button(part, f"agreement_{key}")
    dialog = opened(PrintDialog)
    assert dialog.accessibleName() == "Avtale om praksis"
    assert dialog.preview.page_count == 2
    save = dialog.findChild(QPushButton, "pdfSave")
    assert save is not None
    assert save.isEnabled()
    dialog.accept()


def test_follow_up_is_written_changed_deleted_and_put_back(
    part: PracticePart, page: PersonPage, tiny: TinyStore, bus: Bus, sawmill: str
) -> None:
    placed(tiny, sawmill, date(2026, 3, 2), date(2026, 5, 29))
    part.show_view(part.showing())
    press_button(part, "visitsNew")
    dialog = opened(VisitForm)
    assert dialog.accessibleName() == "Oppfølging hos Grong sag"
    fill(dialog, held_on="1.3.2026")
    assert "startet 02.03.2026" in refused(dialog, "held_on")
    fill(dialog, held_on="12.3.2026")
    assert "etter i dag" in refused(dialog, "held_on")
    fill(dialog, held_on="10.3.2026", form="Telefon", note="Går bra på saga")
    saved(dialog)
    told = words(part)
    assert "10.03.2026 · telefon" in told
    assert "Går bra på saga" in told
    assert "neste oppfølging 07.04.2026" in told
    (visits,) = view(tiny).visits.values()
    assert visits[0].form is Form.PHONE
    press_button(part, f"delete_{visits[0].id}")
    agree()
    assert view(tiny).visits == {visits[0].placement_id: ()}
    undo_last(page, tiny.adviser, bus)
    assert [each.id for each in view(tiny).visits[visits[0].placement_id]] == [visits[0].id]


def test_the_day_opens_the_follow_up_that_waits(part: PracticePart, tiny: TinyStore, sawmill: str) -> None:
    other = employers.save_employer(tiny.adviser, Employer("", "", "Bua", Sector.VOLUNTARY)).id
    first = placed(tiny, sawmill, date(2026, 2, 2), date(2026, 5, 29))
    visit = PlacementVisit("", "", tiny.ids["Amina"], first, date(2026, 3, 9), "", Form.MEETING)
    placements.save_visit(tiny.adviser, visit)
    waiting = placed(tiny, other, date(2026, 3, 2), date(2026, 5, 29))
    part.bus.mend.emit(part.showing().person.id, str(Mend.PLACEMENT_VISIT))
    assert opened(VisitForm).start.placement_id == waiting


def test_a_wish_is_told_where_there_is_room_and_then_met(part: PracticePart, tiny: TinyStore) -> None:
    press_button(part, "wishesNew")
    dialog = opened(WishForm)
    assert "bransje" in refused(dialog, "branch")
    fill(dialog, branch="industri", since="12.3.2026")
    assert "etter i dag" in refused(dialog, "since")
    fill(dialog, since="2.3.2026")
    saved(dialog)
    assert "Ledig hos Grong sag (1)" in words(part.wishes)
    (line,) = view(tiny).wishes
    press_button(part, f"change_{line.wish.id}")
    dialog = opened(WishForm)
    fill(dialog, met_on="1.3.2026")
    assert "før første dag" in refused(dialog, "met_on")
    fill(dialog, met_on="10.3.2026")
    saved(dialog)
    told = words(part.wishes)
    assert "avsluttet 10.03.2026" in told
    assert "Ledig hos" not in told


def test_met_wishes_stand_last(part: PracticePart, tiny: TinyStore) -> None:
    who = tiny.ids["Amina"]
    for branch, since, met in (("Butikk", 1, date(2026, 2, 5)), ("Renhold", 2, None)):
        value = PracticeWish("", "", who, branch, date(2026, 2, since), met_on=met)
        placements.save_wish(tiny.adviser, value)
    part.show_view(part.showing())
    told = words(part.wishes)
    assert told.index("Renhold") < told.index("Butikk")


def test_every_button_has_a_name(part: PracticePart, tiny: TinyStore, sawmill: str) -> None:
    placed(tiny, sawmill, TODAY, TODAY + timedelta(days=60))
    part.show_view(part.showing())
    words(part)
    for each in (*part.findChildren(QPushButton), *part.findChildren(QToolButton)):
        assert each.objectName()
        assert each.accessibleName()
