"""A draft of a plan as it is written by keyboard: section by section, and what it lacks beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton

from grongintro.domain.plan import ElementKind, PlanKind, PlanState
from grongintro.domain.training import Level
from grongintro.services.keeping import form_draft, outlets
from grongintro.services.qualifying.plan_view import plan_view
from grongintro.services.qualifying.plans import PlanDraft, save_plan
from grongintro.ui.asking import undo_last
from grongintro.ui.qualifying.plan import PlanPart
from grongintro.ui.qualifying.plan_editor import PlanEditor
from grongintro.ui.qualifying.plan_part_forms import ElementForm, PhaseForm
from grongintro.ui.widgets.ask_dialog import AskDialog
from grongintro.ui.widgets.print_dialog import PrintDialog
from tests.services.making import state
from tests.ui.desks import back_in, dialogs, escape, opened, save
from tests.ui.keyboard import press
from tests.ui.qualifying.pages import agree, fill, page_at, part_of, press_button, words
from tests.ui.qualifying.plans import adopted, drafted, errors, lacking, mapped, write

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grongintro.services.qualifying.plan_view import PlanView
    from grongintro.ui.bus import Bus
    from grongintro.ui.people.person_page import PersonPage
    from tests.ui.store import TinyStore


@pytest.fixture
def page(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> PersonPage:
    mapped(tiny.adviser, tiny.ids["Amina"])
    return page_at(qtbot, tiny.adviser, bus, tiny.ids["Amina"], "Plan")


def view(tiny: TinyStore, name: str = "Amina") -> PlanView:
    return plan_view(tiny.adviser, tiny.ids[name])


def edit(page: PersonPage) -> PlanEditor:
    """Open the editor with the first button of the part."""
    press_button(part_of(page, PlanPart), "writePlan")
    return opened(PlanEditor)


def add_element(editor: PlanEditor, kind: str, **values: str) -> None:
    press_button(editor, "elementsAdd")
    dialog = opened(ElementForm)
    fill(dialog, kind=kind, **values)
    save(dialog)
    assert not dialogs(ElementForm)
    back_in(editor)


def test_from_nothing_to_an_adopted_plan(page: PersonPage, tiny: TinyStore) -> None:
    part = part_of(page, PlanPart)
    assert "Ingen plan ennå" in words(part)
    editor = edit(page)
    assert "Det langsiktige målet mangler" in lacking(editor)[0]
    assert not editor.adopt_button.isEnabled()
    write(editor, made_on="10.9.2025", long_term_goal="Fast arbeid i barnehage", norwegian_minutes="900")
    editor.go_to("elements")
    for kind in ("Norsk", "Samfunnskunnskap", "Livsmestring", "Foreldreveiledning"):
        add_element(editor, kind)
    practice = {"title": "Praksis i barnehagen", "provider": "Solbakken"}
    add_element(editor, "Praksis", start="1.3.2026", minutes_per_week="22,5", **practice)
    editor.go_to("phases")
    press_button(editor, "phasesAdd")
    fill(opened(PhaseForm), name="Grunnlag", end="28.2.2026", goal="Klare seg i hverdagen")
    save(opened(PhaseForm))
    write(back_in(editor), work_reason="Gir referanser", norwegian_reason="Norsk hele dagen")
    write(editor, present=True, interpreter="Telefon", language="arabisk")
    write(editor, interpreter_qualified="Ja", own_view="Fornøyd")
    assert lacking(editor) == []
    press_button(editor, "adoptPlan")
    box = opened(QMessageBox)
    assert "endres ikke" in box.informativeText()
    assert "§ 46 bokstav c" in box.informativeText()
    agree("adoptDialogYes")
    assert not dialogs(PlanEditor)
    (sheet,) = view(tiny).sheets
    assert (sheet.version.state, sheet.version.speaking, sheet.version.norwegian_minutes) == (
        PlanState.ADOPTED,
        Level.B1,
        54_000,
    )
    assert [(each.title, each.minutes_per_week) for each in sheet.elements if each.provider] == [
        ("Praksis i barnehagen", 1350)
    ]
    assert [each.name for each in sheet.phases] == ["Grunnlag"]
    told = words(part)
    assert "Ikke overlevert" in told
    assert "900 timer norsk" in told
    press_button(part, "handOverPlan")
    save(opened(AskDialog))
    assert "Overlevert 11.03.2026 av Kari Åsmo" in words(part)


def test_what_is_lacking_leads_to_its_field(page: PersonPage) -> None:
    editor = edit(page)
    rows = {text: row for row, text in enumerate(lacking(editor))}
    row = next(row for text, row in rows.items() if "når norskmålet" in text or "nå norskmålet" in text)
    editor.lacks.setFocus()
    editor.lacks.setCurrentRow(row)
    press(editor.lacks, Qt.Key.Key_Return)
    assert editor.tabs.tabText(editor.tabs.currentIndex()) == "Begrunnelser"
    focus = editor.focusWidget()
    assert focus is not None
    assert focus.objectName() == "norwegian_reason"
    write(editor, norwegian_reason="Norsk hele dagen")
    assert not [text for text in lacking(editor) if "nå norskmålet" in text]


def test_what_is_proposed_says_why_and_is_taken(page: PersonPage, tiny: TinyStore) -> None:
    editor = edit(page)
    write(editor, listening="A1", end="1.1.2027", civics_minutes="10")
    assert any("bare ett nivå om gangen" in text for text in lacking(editor))
    told = "\n".join(
        each.text() for each in (editor.goal_hint, editor.end_why, editor.level_why, editor.extent_why)
    )
    for expected in ("§ 14", "Lengst til 14.09.2027", "fullført grunnskole", "75 timer", "§ 33"):
        assert expected in told
    for name, field in (("levelsUse", "listening"), ("endUse", "end"), ("extentUse", "civics_minutes")):
        editor.go_to(field)
        press_button(editor, name)
    save(editor)
    plan = view(tiny).sheets[0].version
    assert (plan.listening, str(plan.end), plan.civics_minutes) == (Level.B1, "2027-09-14", 4500)


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        ("start", "31.2.2026", "finnes ikke"),
        ("made_on", "12.3.2026", "etter i dag"),
        ("end", "14.9.2025", "før første dag"),
        ("end", "15.9.2028", "forlenges til 14.09.2028"),
        ("norwegian_minutes", "mange", "37,5"),
    ],
)
def test_what_cannot_be_right_is_told_at_its_field(
    page: PersonPage, tiny: TinyStore, field: str, typed: str, expected: str
) -> None:
    editor = edit(page)
    before = state(tiny.adviser)
    write(editor, **{field: typed})
    save(editor)
    assert list(errors(editor)) == [field]
    assert expected in errors(editor)[field]
    assert editor.isVisible()
    assert state(tiny.adviser) == before


def test_a_goal_without_an_extension_ends_in_time(page: PersonPage, tiny: TinyStore) -> None:
    editor = edit(page)
    write(editor, final_goal="Fag- og yrkesopplæring", end="15.9.2030")
    save(editor)
    assert "kan ikke forlenges" in errors(editor)["end"]
    write(editor, end="14.9.2030")
    save(editor)
    assert str(view(tiny).sheets[0].version.end) == "2030-09-14"


def test_a_goal_that_does_not_fit_is_lacking_and_not_adopted(page: PersonPage) -> None:
    editor = edit(page)
    write(editor, final_goal="Høyere utdanning")
    assert any("passer ikke med utdanningen" in text for text in lacking(editor))
    assert not editor.adopt_button.isEnabled()


@pytest.mark.parametrize(
    ("values", "field", "expected"),
    [
        ({"start": "14.9.2025"}, "start", "utenfor planens datoer"),
        ({"end": "15.9.2027"}, "end", "utenfor planens datoer"),
        ({"start": "1.3.2026", "end": "28.2.2026"}, "end", "slutter før det begynner"),
        ({"minutes_per_week": "168,5"}, "minutes_per_week", "168"),
        ({"title": ""}, "title", "navn"),
    ],
)
def test_an_element_that_cannot_be_right(
    page: PersonPage, values: dict[str, str], field: str, expected: str
) -> None:
    editor = edit(page)
    editor.go_to("elements")
    press_button(editor, "elementsAdd")
    dialog = opened(ElementForm)
    fill(dialog, **values)
    save(dialog)
    assert list(dialog.form.errors()) == [field]
    assert expected in dialog.form.errors()[field]
    assert editor.elements.value() == ()


@pytest.mark.parametrize(
    ("start", "overlaps"), [("27.2.2026", True), ("28.2.2026", True), ("1.3.2026", False)]
)
def test_phases_do_not_overlap(page: PersonPage, start: str, overlaps: bool) -> None:
    editor = edit(page)
    editor.go_to("phases")
    for name, first, last in (("Grunnlag", "15.9.2025", "28.2.2026"), ("Praksis", start, "31.12.2026")):
        press_button(editor, "phasesAdd")
        dialog = opened(PhaseForm)
        fill(dialog, name=name, start=first, end=last)
        save(dialog)
    if overlaps:
        assert "før fasen «Grunnlag» er slutt" in opened(PhaseForm).form.errors()["start"]
        escape(opened(PhaseForm))
    assert len(editor.phases.value()) == (1 if overlaps else 2)


def test_phases_are_moved_and_elements_taken_out_and_put_back(page: PersonPage, tiny: TinyStore) -> None:
    drafted(tiny.adviser, tiny.ids["Amina"])
    page.refresh()
    editor = edit(page)
    editor.go_to("phases")
    press_button(editor, "phasesDown")
    assert [each.name for each in editor.phases.value()] == ["Praksis", "Grunnlag"]
    editor.go_to("elements")
    press(editor.elements.table, Qt.Key.Key_Delete)
    assert len(editor.elements.value()) == 4
    assert "Foreldreveiledning" in editor.messages.text
    press_button(editor, "messageAction")
    assert len(editor.elements.value()) == 5
    press(editor.elements.table, Qt.Key.Key_Return)
    dialog = opened(ElementForm)
    fill(dialog, provider="Helsestasjonen")
    save(dialog)
    save(editor)
    sheet = view(tiny).sheets[0]
    assert [(each.number, each.name) for each in sheet.phases] == [(1, "Praksis"), (2, "Grunnlag")]
    assert {each.kind for each in sheet.elements if each.provider == "Helsestasjonen"} == {
        ElementKind.PARENTING
    }


def test_what_was_typed_is_kept_when_it_is_closed(page: PersonPage, tiny: TinyStore) -> None:
    editor = edit(page)
    write(editor, long_term_goal="Bli sykepleier")
    editor.go_to("elements")
    add_element(editor, "Norsk")
    escape(editor)
    assert view(tiny).sheets[0].version.long_term_goal == ""
    again = edit(page)
    assert "Utkast fra" in words(again)
    assert [each.title for each in again.elements.value()] == ["Norsk"]
    press_button(again, "dropDraft")
    assert again.elements.value() == ()
    escape(again)
    about = f"{tiny.ids['Amina']} {view(tiny).sheets[0].version.id}"
    assert form_draft.fetch(tiny.adviser, "planEditor", about) is None


def test_the_paper_is_shown_and_nothing_is_written(page: PersonPage, tiny: TinyStore) -> None:
    editor = edit(page)
    write(editor, long_term_goal="Bli sykepleier")
    before = state(tiny.adviser)
    press_button(editor, "previewPlan")
    shown = opened(PrintDialog)
    assert shown.preview.page_count >= 1
    escape(shown)
    assert state(tiny.adviser) == before
    assert outlets.files_out(tiny.leader) == ()


def test_beginning_and_saving_a_draft_are_undone(page: PersonPage, tiny: TinyStore, bus: Bus) -> None:
    editor = edit(page)
    write(editor, long_term_goal="Bli sykepleier")
    save(editor)
    assert view(tiny).sheets[0].version.long_term_goal == "Bli sykepleier"
    undo_last(page, tiny.adviser, bus)
    assert view(tiny).sheets[0].version.long_term_goal == ""
    undo_last(page, tiny.adviser, bus)
    assert view(tiny).sheets == ()


def test_a_draft_that_somebody_else_saved_is_not_written_over(page: PersonPage, tiny: TinyStore) -> None:
    editor = edit(page)
    drafted_again = view(tiny).sheets[0]
    save_plan(tiny.leader, PlanDraft(replace(drafted_again.version, long_term_goal="Lederens")))
    write(editor, long_term_goal="Rådgiverens")
    save(editor)
    assert "endret" in editor.messages.text
    assert view(tiny).sheets[0].version.long_term_goal == "Lederens"


def test_a_later_version_asks_whether_the_change_is_material(page: PersonPage, tiny: TinyStore) -> None:
    adopted(tiny.adviser, tiny.ids["Amina"])
    page.refresh()
    editor = edit(page)
    titles = [editor.tabs.tabText(number) for number in range(editor.tabs.count())]
    assert titles[-1] == "Endringen"
    write(editor, speaking="B2", present=True, interpreter_reason="Snakker norsk", own_view="Enig")
    material, why = lacking(editor)
    assert "om endringen er vesentlig" in material
    assert why == "Skriv hvorfor planen endres."
    write(editor, material="Ja, vesentlig: et nytt enkeltvedtak", change_reason="Fått helgejobb")
    press_button(editor, "adoptPlan")
    assert "Endringen er vesentlig" in opened(QMessageBox).informativeText()
    agree("adoptDialogYes")
    newest = view(tiny).sheets[0].version
    assert (newest.number, newest.material, newest.speaking) == (2, True, Level.B2)


def test_the_norwegian_plan_asks_only_what_its_section_asks(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    page = page_at(qtbot, tiny.adviser, bus, tiny.ids["Yusuf"], "Plan")
    part = part_of(page, PlanPart)
    assert "Ingen plan ennå" in words(part)
    button = part.findChild(QPushButton, "writePlan")
    assert button is not None
    assert button.text() == "Lag norskplan"
    editor = edit(page)
    assert not [form for form in editor.forms if form.has("final_goal") or form.has("work_reason")]
    assert view(tiny, "Yusuf").sheets[0].version.kind is PlanKind.NORWEGIAN
    assert any("langsiktige målet" in text for text in lacking(editor))
