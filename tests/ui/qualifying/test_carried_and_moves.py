"""Overført and Flytting on a person's page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from grongintro.domain.carried import CarriedKind, Quota
from grongintro.domain.document import DocumentKind
from grongintro.domain.moving import Direction
from grongintro.services import person_page
from grongintro.services.keeping import filing, form_draft
from grongintro.services.keeping.filing import DocumentDraft
from grongintro.services.qualifying import carried
from grongintro.services.qualifying.moving_in import moves_of
from grongintro.ui.asking import undo_last
from grongintro.ui.documents.viewer import DocumentViewer
from grongintro.ui.draft_keeper import LET_GO
from grongintro.ui.qualifying.carried import BalanceForm, CarriedForm
from grongintro.ui.qualifying.moves_forms import MoveOutForm, TakeOverForm
from grongintro.ui.qualifying.right import RightPart
from tests.ui import store
from tests.ui.desks import escape, opened
from tests.ui.keyboard import press, type_text
from tests.ui.qualifying.pages import (
    agree,
    fill,
    page_at,
    part_of,
    press_button,
    put,
    refused,
    saved,
    shut,
    words,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore


def part_for(qtbot: QtBot, tiny: TinyStore, bus: Bus, name: str) -> RightPart:
    return part_of(page_at(qtbot, tiny.adviser, bus, tiny.ids[name], "Rett og plikt"), RightPart)


def line(dialog: TakeOverForm, name: str) -> QLineEdit:
    found = dialog.findChild(QLineEdit, name)
    assert found is not None
    found.setFocus()
    return found


def test_a_carried_decision_with_its_scan(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    who = tiny.ids["Amina"]
    scan = DocumentDraft(DocumentKind.DECISION, "Vedtak fra Namsos", b"%PDF-1.7 vedtak")
    filing.file_document(tiny.adviser, who, scan)
    part = part_for(qtbot, tiny, bus, "Amina")
    press_button(part, "carriedNew")
    dialog = opened(CarriedForm)
    refused(dialog, "dated")
    put(dialog, "dated", "12.3.2026")
    assert "etter i dag" in refused(dialog, "dated")
    put(dialog, "dated", "1.9.2025")
    assert "hvem som vedtok" in refused(dialog, "decided_by")
    fill(dialog, kind="Annet", decided_by="Namsos")
    assert refused(dialog, "note") == "Skriv hva det er."
    assert carried.carried_view(tiny.adviser, who).matters == ()
    fill(dialog, kind="Vedtak om forlengelse", number="25/77", document_id="Vedtak fra Namsos")
    saved(dialog)
    shown = words(part)
    assert "Vedtak om forlengelse · 01.09.2025\n25/77 · Namsos · dokument: Vedtak fra Namsos" in shown
    assert "overført" in shown
    row = carried.carried_view(tiny.adviser, who).matters[0].matter
    press_button(part, f"openScan_{row.id}")
    escape(opened(DocumentViewer))
    press_button(part, f"change_{row.id}")
    changed = opened(CarriedForm)
    put(changed, "number", "25/78")
    saved(changed)
    assert carried.carried_view(tiny.adviser, who).matters[0].matter.number == "25/78"
    press_button(part, f"delete_{row.id}")
    assert agree() == "Slett det overførte"
    undo_last(part, tiny.adviser, bus)
    assert len(carried.carried_view(tiny.adviser, who).matters) == 1


def test_an_opening_balance(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    who = tiny.ids["Amina"]
    part = part_for(qtbot, tiny, bus, "Amina")
    press_button(part, "balancesNew")
    dialog = opened(BalanceForm)
    put(dialog, "quota", "Timer samfunnskunnskap")
    refused(dialog, "hundredths")
    put(dialog, "hundredths", "-3")
    assert "Skriv et tall" in refused(dialog, "hundredths")
    fill(dialog, hundredths="12,5", as_of="+1")
    assert "hvem som opplyser" in refused(dialog, "source")
    put(dialog, "source", "Liste fra skolen")
    assert "etter i dag" in refused(dialog, "as_of")
    assert carried.carried_view(tiny.adviser, who).balances == ()
    put(dialog, "as_of", "31.12.2025")
    saved(dialog)
    assert "Timer samfunnskunnskap: 12,5\nTil og med 31.12.2025 · Liste fra skolen" in words(part)
    press_button(part, "balancesNew")
    again = opened(BalanceForm)
    fill(again, quota="Timer samfunnskunnskap", hundredths="3", source="Skolen")
    assert "alt en inngående saldo" in refused(again, "quota")
    shut(again)
    row = carried.carried_view(tiny.adviser, who).balances[0]
    press_button(part, f"change_{row.id}")
    changed = opened(BalanceForm)
    put(changed, "hundredths", "13")
    saved(changed)
    press_button(part, f"delete_{row.id}")
    assert agree() == "Slett inngående saldo"
    undo_last(part, tiny.adviser, bus)
    assert [each.hundredths for each in carried.carried_view(tiny.adviser, who).balances] == [1300]


def test_a_programme_is_taken_over_with_all_it_brings(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    who = tiny.ids["Yusuf"]
    part = part_for(qtbot, tiny, bus, "Yusuf")
    press_button(part, "takeOver")
    dialog = opened(TakeOverForm)
    refused(dialog, "municipality")
    fill(dialog, municipality="Namsos", first_day="1.3.2026", first_settled="1.6.2025", offered="1.7.2025")
    assert refused(dialog, "start") == "Skriv dagen programmet startet."
    fill(dialog, start="2.3.2026", months_used="7")
    assert "startet ikke før flyttingen" in refused(dialog, "start")
    fill(dialog, start="1.8.2025", months_used="70")
    assert "Skriv et tall fra 0 til" in refused(dialog, "months_used")
    put(dialog, "months_used", "12")
    assert "ikke vart så lenge" in refused(dialog, "months_used")
    put(dialog, "months_used", "7")
    type_text(line(dialog, f"used_{Quota.CIVICS_HOURS}"), "mange")
    assert "Skriv et tall" in refused(dialog, "balances")
    line(dialog, f"used_{Quota.CIVICS_HOURS}").clear()
    type_text(line(dialog, f"used_{Quota.CIVICS_HOURS}"), "40,5")
    type_text(line(dialog, f"number_{CarriedKind.CONTRACT}"), "25/9")
    assert "Skriv datoen på" in refused(dialog, "matters")
    type_text(line(dialog, f"dated_{CarriedKind.CONTRACT}Edit"), "2.8.2025")
    assert moves_of(tiny.adviser, who) == ()
    tag = dialog.findChild(QPushButton, "tag_Integreringsplan")
    assert tag is not None
    press(tag, Qt.Key.Key_Space)
    fill(dialog, other="Permisjonssøknad, CV", sent_how="Digital post")
    saved(dialog)
    move = moves_of(tiny.adviser, who)[0]
    assert move.handed == ("Integreringsplan", "Permisjonssøknad", "CV")
    before = carried.carried_view(tiny.adviser, who)
    assert {each.quota: each.hundredths for each in before.balances} == {
        Quota.PROGRAMME_MONTHS: 700,
        Quota.CIVICS_HOURS: 4050,
    }
    assert [(each.matter.kind, each.matter.number) for each in before.matters] == [
        (CarriedKind.CONTRACT, "25/9")
    ]
    shown = words(part).replace("\u00a0", " ")
    assert "Flyttet hit 01.03.2026 fra Namsos" in shown
    assert "7 måneder brukt · fikk: Integreringsplan, Permisjonssøknad, CV · Digital post" in shown
    assert person_page.reread_person(tiny.adviser, who).person.first_settled == date(2025, 6, 1)
    undo_last(part, tiny.adviser, bus)
    assert moves_of(tiny.adviser, who) == ()
    assert person_page.reread_person(tiny.adviser, who).programme is None


def test_a_half_filled_take_over_is_kept_and_comes_back(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    part = part_for(qtbot, tiny, bus, "Yusuf")
    press_button(part, "takeOver")
    dialog = opened(TakeOverForm)
    put(dialog, "municipality", "Namsos")
    type_text(line(dialog, f"used_{Quota.VACATION_DAYS}"), "5")
    type_text(line(dialog, f"dated_{CarriedKind.CONTRACT}Edit"), "2.8.2025")
    type_text(line(dialog, f"number_{CarriedKind.CONTRACT}"), "25/9")
    dialog.setProperty(LET_GO, True)
    dialog.reject()
    QApplication.processEvents()
    assert form_draft.fetch(tiny.adviser, "takeOverDialog", tiny.ids["Yusuf"]) is not None
    press_button(part, "takeOver")
    again = opened(TakeOverForm)
    assert again.used.value() == [(Quota.VACATION_DAYS, 500)]
    assert [(each.dated, each.number) for each in again.papers.value()] == [(date(2025, 8, 2), "25/9")]
    shut(again)


def test_who_has_a_programme_here_takes_none_over(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    part = part_for(qtbot, tiny, bus, "Amina")
    words(part)
    take = part.findChild(QPushButton, "takeOver")
    assert take is not None
    assert not take.isVisible()


def test_moving_out_asks_for_the_closing_talk(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    who = tiny.ids["Amina"]
    part = part_for(qtbot, tiny, bus, "Amina")
    press_button(part, "moveOut")
    dialog = opened(MoveOutForm)
    assert "Ingen samtale er ført fra 30 dager før" in words(dialog)
    refused(dialog, "municipality")
    put(dialog, "municipality", "Steinkjer")
    assert "hva den nye kommunen får" in refused(dialog, "handed")
    put(dialog, "other", "Hele mappen")
    assert "hvordan det ble sendt" in refused(dialog, "sent_how")
    put(dialog, "sent_how", "Sikker digital post")
    assert "skriv hvorfor" in refused(dialog, "no_talk_reason")
    put(dialog, "last_day", "1.8.2025")
    assert "før personen kom hit" in refused(dialog, "last_day")
    put(dialog, "last_day", "1.3.2026")
    assert "Avsluttende samtale: 02.02.2026." in words(dialog)
    assert dialog.hides("no_talk_reason")
    saved(dialog)
    move = moves_of(tiny.adviser, who)[0]
    assert (move.direction, move.day, move.handed) == (Direction.OUT, date(2026, 3, 1), ("Hele mappen",))
    assert "Flyttet ut 01.03.2026 til Steinkjer" in words(part)
    programme = person_page.reread_person(tiny.adviser, who).programme
    assert programme is not None
    assert programme.stopped == date(2026, 3, 1)
    undo_last(part, tiny.adviser, bus)
    assert moves_of(tiny.adviser, who) == ()
    assert person_page.reread_person(tiny.adviser, who).person.moved_out is None


def test_a_move_that_was_registered_by_mistake(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    who = tiny.ids["Amina"]
    store.log_talk(tiny.adviser, who, date(2026, 3, 9))
    part = part_for(qtbot, tiny, bus, "Amina")
    press_button(part, "moveOut")
    dialog = opened(MoveOutForm)
    fill(dialog, municipality="Steinkjer", note="Ville ikke at noe ble sendt")
    saved(dialog)
    move = moves_of(tiny.adviser, who)[0]
    press_button(part, f"delete_{move.id}")
    assert agree() == "Slett flyttingen"
    assert moves_of(tiny.adviser, who) == ()
    undo_last(part, tiny.adviser, bus)
    assert moves_of(tiny.adviser, who) == (replace(move, version=moves_of(tiny.adviser, who)[0].version),)
