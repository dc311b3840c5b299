"""Plan on a person's page: versions, contract, reviews and events, the papers, and what a light opens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QMessageBox, QToolButton

from grongintro.domain.plan import (
    ContractKind,
    IntegrationContract,
    LifeEvent,
    LifeEventKind,
    PlanKind,
    PlanPhase,
    PlanState,
)
from grongintro.domain.training import Level
from grongintro.rules.compliance.light import Mend
from grongintro.services.keeping import outlets
from grongintro.services.qualifying import contracts, reviews
from grongintro.services.qualifying.plan_view import plan_view
from grongintro.ui.asking import undo_last
from grongintro.ui.qualifying.plan import PlanPart
from grongintro.ui.qualifying.plan_compare import CompareDialog
from grongintro.ui.qualifying.plan_contract import ContractDialog
from grongintro.ui.qualifying.plan_editor import PlanEditor
from grongintro.ui.qualifying.plan_papers import SummaryDialog
from grongintro.ui.qualifying.plan_path import PhasePath
from grongintro.ui.widgets.ask_dialog import AskDialog
from grongintro.ui.widgets.print_dialog import PrintDialog
from tests.services.making import state
from tests.ui.desks import dialogs, escape, opened, save
from tests.ui.keyboard import press
from tests.ui.qualifying.pages import agree, fill, page_at, part_of, press_button, put, words
from tests.ui.qualifying.plans import MADE, adopted, drafted, mapped

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.qualifying.plan_view import PlanView
    from grongintro.ui.bus import Bus
    from grongintro.ui.people.person_page import PersonPage
    from grongintro.ui.widgets.form_dialog import FormDialog
    from tests.ui.store import TinyStore


@pytest.fixture
def page(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> PersonPage:
    """Amina's page with a plan that holds."""
    adopted(tiny.adviser, tiny.ids["Amina"])
    return page_at(qtbot, tiny.adviser, bus, tiny.ids["Amina"], "Plan")


@pytest.fixture
def part(page: PersonPage) -> PlanPart:
    words(page)
    return part_of(page, PlanPart)


def view(tiny: TinyStore, name: str = "Amina") -> PlanView:
    return plan_view(tiny.adviser, tiny.ids[name])


def refused(dialog: FormDialog, field: str) -> str:
    """Save, and read what stands at the one field that is wrong."""
    save(dialog)
    assert list(dialog.form.errors()) == [field]
    assert dialog.isVisible()
    return dialog.form.errors()[field]


def note_event(tiny: TinyStore, day: date) -> str:
    value = LifeEvent("", "", tiny.ids["Amina"], LifeEventKind.JOB, day, "Helgejobb")
    return reviews.note_life_event(tiny.adviser, value).id


def test_the_plan_that_holds_is_told(part: PlanPart) -> None:
    told = words(part)
    for expected in (
        "Integreringsplan, versjon 1",
        "Fast arbeid i barnehage",
        "Lytte B1, lese B1, skrive B1, snakke B1",
        "900 timer norsk · 75 timer samfunnskunnskap",
        "15.09.2025–14.09.2027",
        "10.09.2025 av Kari Åsmo",
        "Uten tolk: Snakker norsk",
        "enkeltvedtak som kan påklages",
        "Ikke underskrevet",
    ):
        assert expected in told
    titles = [each.title for each in part.elements.model.rows()]
    assert titles[-1] == "Samfunnskunnskap"
    assert len(titles) == 5


def test_the_road_is_told_in_words(part: PlanPart) -> None:
    assert part.holds.path.as_text() == (
        "1. Grunnlag, 15.09.2025–28.02.2026: Klare seg i hverdagen\n"
        "2. Praksis, 01.03.2026–14.09.2027 (her er vi nå)"
    )
    assert part.holds.path.accessibleDescription() == part.holds.path.as_text()


@pytest.mark.parametrize(("today", "here"), [(28, 1), (29, 2)])
def test_the_road_knows_where_one_is(qtbot: QtBot, today: int, here: int) -> None:
    path = PhasePath("path")
    qtbot.addWidget(path)
    first = PlanPhase("", "", "", "", 1, "Grunnlag", date(2026, 1, 1), date(2026, 3, 28))
    second = PlanPhase("", "", "", "", 2, "Praksis", date(2026, 3, 29), date(2026, 6, 1))
    path.show_phases((first, second), date(2026, 3, today))
    assert [line[0] for line in path.as_text().splitlines() if "her er vi nå" in line] == [str(here)]
    assert not path.grab().isNull()


def test_handed_over_and_signed_are_written_and_undone(
    part: PlanPart, page: PersonPage, tiny: TinyStore, bus: Bus
) -> None:
    press_button(part, "handOverPlan")
    dialog = opened(AskDialog)
    put(dialog, "handed_over_on", "9.9.2025")
    assert "fra planen ble laget" in refused(dialog, "handed_over_on")
    put(dialog, "handed_over_on", "12.3.2026")
    assert "til i dag" in refused(dialog, "handed_over_on")
    put(dialog, "handed_over_on", "10.9.2025")
    save(dialog)
    press_button(part, "signPlan")
    save(opened(AskDialog))
    told = words(part)
    assert "Overlevert 10.09.2025 av Kari Åsmo" in told
    assert "Underskrevet 11.03.2026" in told
    undo_last(page, tiny.adviser, bus)
    assert view(tiny).sheets[0].version.signed_on is None


def test_a_contract_is_made_with_a_warning_signed_and_deleted(
    part: PlanPart, page: PersonPage, tiny: TinyStore, bus: Bus
) -> None:
    assert "Ikke laget" in words(part)
    press_button(part, "makeContract")
    dialog = opened(ContractDialog)
    assert "samtidig" in dialog.messages.text
    put(dialog, "made_on", "9.9.2025")
    assert "eldre enn planen" in refused(dialog, "made_on")
    put(dialog, "made_on", "10.9.2025")
    save(dialog)
    press_button(part, "printContract")
    shown = opened(PrintDialog)
    assert shown.preview.page_count == 1
    escape(shown)
    press_button(part, "signContract")
    signing = opened(AskDialog)
    fill(signing, participant_signed="10.9.2025", municipality_signed="")
    save(signing)
    told = words(part)
    assert "Deltakeren skrev under 10.09.2025" in told
    assert "Kommunen har ikke skrevet under" in told
    press_button(part, "deleteContract")
    agree()
    assert view(tiny).sheets[0].contract is None
    undo_last(page, tiny.adviser, bus)
    contract = view(tiny).sheets[0].contract
    assert contract is not None
    assert (contract.participant_signed, contract.municipality_signed) == (MADE, None)


def test_signatures_need_a_day_of_one_side(part: PlanPart, tiny: TinyStore) -> None:
    contracts.make_contract(tiny.adviser, view(tiny).sheets[0].version.id, MADE)
    part.show_view(part.showing())
    press_button(part, "signContract")
    dialog = opened(AskDialog)
    fill(dialog, participant_signed="", municipality_signed="")
    assert "skrevet under" in refused(dialog, "participant_signed")
    fill(dialog, municipality_signed="9.9.2025")
    assert "til i dag" in refused(dialog, "municipality_signed")


def test_a_declaration_is_signed_by_the_participant_alone(part: PlanPart, tiny: TinyStore) -> None:
    contract_id = contracts.make_contract(tiny.adviser, view(tiny).sheets[0].version.id, MADE).id
    with tiny.adviser.write("make_contract") as unit:
        unit.save(replace(unit.get(IntegrationContract, contract_id), kind=ContractKind.DECLARATION))
    part.show_view(part.showing())
    assert "Integreringserklæring" in words(part)
    press_button(part, "signContract")
    assert not opened(AskDialog).form.has("municipality_signed")


def test_a_review_without_changes(part: PlanPart, tiny: TinyStore) -> None:
    assert "Skulle vært vurdert 10.12.2025" in words(part)
    press_button(part, "reviewPlan")
    dialog = opened(AskDialog)
    assert "Velg" in refused(dialog, "changes")
    fill(dialog, changes="Planen står som den er", held_on="12.3.2026")
    assert "til i dag" in refused(dialog, "held_on")
    fill(dialog, held_on="11.3.2026", note="Praksisen går bra")
    save(dialog)
    (review,) = view(tiny).sheets[0].reviews
    assert (review.changes, review.event_id, review.note) == (False, None, "Praksisen går bra")
    told = words(part)
    assert "Vurderes innen 11.06.2026" in told
    assert "Praksisen går bra" in told
    assert part.draft_bar.text == ""


def test_an_event_calls_for_a_look_that_leads_to_a_new_version(part: PlanPart, tiny: TinyStore) -> None:
    press_button(part, "noteEvent")
    dialog = opened(AskDialog)
    fill(dialog, kind="Annet", day="11.3.2026")
    assert "hva som skjedde" in refused(dialog, "note")
    fill(dialog, kind="Arbeid", day="12.3.2026")
    assert "etter i dag" in refused(dialog, "day")
    fill(dialog, day="20.2.2026", note="Helgejobb")
    save(dialog)
    assert "arbeid 20.02.2026" in words(part)
    press_button(part, "reviewPlan")
    looking = opened(AskDialog)
    fill(looking, changes="Planen må endres")
    save(looking)
    (review,) = view(tiny).sheets[0].reviews
    assert review.event_id == view(tiny).events[0].id
    assert "må endres" in part.draft_bar.text
    press_button(part.draft_bar, "messageAction")
    assert opened(PlanEditor).start.number == 2


def test_events_and_reviews_are_deleted_and_put_back(
    part: PlanPart, page: PersonPage, tiny: TinyStore, bus: Bus
) -> None:
    key = note_event(tiny, date(2026, 2, 20))
    part.show_view(part.showing())
    words(part)
    bin_ = part.findChild(QToolButton, f"delete_{key}")
    assert bin_ is not None
    bin_.setFocus()
    press(bin_, Qt.Key.Key_Space)
    agree()
    assert view(tiny).events == ()
    undo_last(page, tiny.adviser, bus)
    assert [each.id for each in view(tiny).events] == [key]


def test_two_versions_side_by_side(part: PlanPart, tiny: TinyStore) -> None:
    adopted(
        tiny.adviser,
        tiny.ids["Amina"],
        made_on=date(2026, 3, 11),
        speaking=Level.B2,
        material=True,
        change_reason="Helgejobb",
    )
    part.show_view(part.showing())
    before = state(tiny.adviser)
    press_button(part, "comparePlans")
    dialog = opened(CompareDialog)
    columns = dialog.model.columns
    assert [each.title for each in columns[2:]] == [
        "Integreringsplan, versjon 1, laget 10.09.2025",
        "Integreringsplan, versjon 2, laget 11.03.2026",
    ]
    rows = [[column.text(line) for column in columns] for line in dialog.model.rows()]
    assert ["Snakke", "Endret", "B1", "B2"] in rows
    assert ["Lytte", "Likt", "B1", "B1"] in rows
    symbol = columns[1].symbol
    assert symbol is not None
    assert {(columns[1].text(line), symbol(line)) for line in dialog.model.rows()} == {
        ("Endret", "edit"),
        ("Likt", ""),
    }
    dialog.only.setFocus()
    press(dialog.only, Qt.Key.Key_Space)
    assert {columns[1].text(line) for line in dialog.model.rows()} == {"Endret"}
    assert words(dialog).endswith("3\u00a0endringer")
    escape(dialog)
    assert state(tiny.adviser) == before


def test_versions_are_listed_opened_and_only_a_draft_is_deleted(
    part: PlanPart, page: PersonPage, tiny: TinyStore, bus: Bus
) -> None:
    drafted(tiny.adviser, tiny.ids["Amina"], made_on=date(2026, 3, 11))
    page.refresh()
    assert "Utkast: Integreringsplan, versjon 2" in part.draft_bar.text
    table = part.versions.table
    table.setFocus()
    table.selectRow(1)
    press(table, Qt.Key.Key_Return)
    escape(opened(PrintDialog))
    page.messages.clear()
    press(table, Qt.Key.Key_Delete)
    assert not dialogs(QMessageBox)
    assert "slettes ikke" in page.messages.text
    press_button(part, "deleteDraft")
    agree()
    assert [each.version.state for each in view(tiny).sheets] == [PlanState.ADOPTED]
    undo_last(page, tiny.adviser, bus)
    assert view(tiny).draft is not None
    table.selectRow(0)
    press(table, Qt.Key.Key_Return)
    assert opened(PlanEditor).start.state is PlanState.DRAFT


def test_the_paper_of_the_plan_is_shown_from_memory(part: PlanPart, tiny: TinyStore) -> None:
    before = state(tiny.adviser)
    press_button(part, "printPlan")
    assert opened(PrintDialog).preview.page_count >= 1
    assert state(tiny.adviser) == before
    assert outlets.files_out(tiny.leader) == ()


def test_the_summary_of_the_mapping_leaves_health_out(part: PlanPart, tiny: TinyStore) -> None:
    mapped(tiny.adviser, tiny.ids["Amina"])
    press_button(part, "mappingSummary")
    dialog = opened(SummaryDialog)
    tick = dialog.form.field("with_adaptation")
    assert isinstance(tick, QCheckBox)
    assert not tick.isChecked()
    save(dialog)
    assert opened(PrintDialog).preview.page_count == 1
    assert not dialogs(SummaryDialog)


@pytest.mark.parametrize(
    ("what", "name"),
    [(Mend.HAND_OVER, "handOverDialog"), (Mend.REVIEW, "reviewDialog"), (Mend.CONTRACT, "contractDialog")],
)
def test_a_light_opens_the_form_that_mends_it(part: PlanPart, what: Mend, name: str) -> None:
    part.bus.mend.emit(part.showing().person.id, str(what))
    assert opened(AskDialog).objectName() == name


def test_a_light_of_the_contract_opens_the_signatures_when_it_is_made(
    part: PlanPart, tiny: TinyStore
) -> None:
    contracts.make_contract(tiny.adviser, view(tiny).sheets[0].version.id, MADE)
    part.bus.mend.emit(part.showing().person.id, str(Mend.CONTRACT))
    assert opened(AskDialog).objectName() == "signContractDialog"


def test_a_light_of_the_plan_goes_on_with_the_draft_or_begins_a_version(
    part: PlanPart, tiny: TinyStore
) -> None:
    part.bus.mend.emit(part.showing().person.id, str(Mend.PLAN))
    editor = opened(PlanEditor)
    assert editor.start.number == 2
    escape(editor)
    part.bus.mend.emit(part.showing().person.id, str(Mend.PLAN))
    assert opened(PlanEditor).start.number == 2
    assert len(view(tiny).sheets) == 2


def test_a_light_begins_a_norwegian_plan_for_one_outside(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page_at(qtbot, tiny.adviser, bus, tiny.ids["Yusuf"], "Oversikt")
    bus.mend.emit(tiny.ids["Yusuf"], str(Mend.NORWEGIAN_PLAN))
    assert opened(PlanEditor).start.kind is PlanKind.NORWEGIAN
    escape(opened(PlanEditor))
    bus.mend.emit(tiny.ids["Yusuf"], str(Mend.NORWEGIAN_PLAN))
    assert opened(PlanEditor).start.number == 1


@pytest.mark.usefixtures("part")
def test_a_norwegian_plan_of_a_participant_is_refused(page: PersonPage, tiny: TinyStore) -> None:
    page.bus.mend.emit(tiny.ids["Amina"], str(Mend.NORWEGIAN_PLAN))
    assert not dialogs(PlanEditor)
    assert "§ 15 sjuende ledd" in page.messages.text
    assert len(view(tiny).sheets) == 1
