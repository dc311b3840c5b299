"""The page «Søknader og budsjett»: applications begun, sent, answered and given out, by keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton

from grongintro.domain.application import ApplicationCost, ApplicationState, Scheme
from grongintro.domain.person import Person, Settlement
from grongintro.services import people
from grongintro.services.grant_applications import cases
from grongintro.services.grant_applications.cases import ExtraDraft
from grongintro.services.grant_applications.view import applications_view
from grongintro.services.keeping.outlets import files_out
from grongintro.services.keeping.undo import undo_last
from grongintro.services.people import change_person
from grongintro.ui import run
from grongintro.ui.applications.forms import AnswerForm, AppealForm, CaseForm, ExtraForm, ReportForm, SendForm
from grongintro.ui.applications.page import BUDGET, CASES, ApplicationsPage
from grongintro.ui.applications.part_forms import CostForm, PaperForm, PersonForm
from grongintro.ui.widgets.print_dialog import PrintDialog
from tests.ui.desks import in_shell, in_window, opened
from tests.ui.keyboard import press
from tests.ui.qualifying.pages import agree, fill, press_button, put, refused, saved, shut, words
from tests.ui.store import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from grongintro.services.grant_applications.view import CaseView
    from grongintro.ui.bus import Bus
    from tests.ui.store import TinyStore

SETTLED = date(2025, 3, 1)
FIRST = date(2026, 5, 1)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def settled(tiny: TinyStore) -> str:
    """Amina, who was settled by agreement: the first deadline is in 51 days."""
    key = tiny.ids["Amina"]
    with tiny.leader.read() as reader:
        person = reader.get(Person, key)
    value = replace(person, first_settled=SETTLED, arrived=SETTLED, settlement=Settlement.AGREED)
    change_person(tiny.leader, value)
    return key


@pytest.fixture
def page(qtbot: QtBot, tiny: TinyStore, bus: Bus, settled: str) -> ApplicationsPage:
    assert settled
    return in_window(qtbot, ApplicationsPage(tiny.leader, bus))


def only(tiny: TinyStore) -> CaseView:
    (found,) = applications_view(tiny.leader).cases
    return found


def begun(tiny: TinyStore, who: str, *, costs: bool = True) -> str:
    key = cases.save_extra(tiny.leader, ExtraDraft(who, Scheme.EXTRA_2, 1)).id
    if costs:
        cases.save_cost(tiny.leader, ApplicationCost("", "", key, "Assistent", 40_000_000))
    return key


def sent(tiny: TinyStore, who: str) -> None:
    begun(tiny, who)
    cases.send_application(tiny.leader, replace(only(tiny).case, sent_on=TODAY - timedelta(days=5)))


def granted(tiny: TinyStore, who: str, **more: Any) -> None:
    sent(tiny, who)
    values: dict[str, Any] = {"state": ApplicationState.PARTLY, "granted_ore": 100, "answered_on": TODAY}
    cases.answer_application(tiny.leader, replace(only(tiny).case, **values | more))


def again(page: ApplicationsPage) -> str:
    """Read what a service wrote behind the page's back; returns what can be read."""
    page.refresh()
    return words(page).replace("\u00a0", " ")


def test_the_empty_page_begins_an_application(page: ApplicationsPage, tiny: TinyStore) -> None:
    told = words(page)
    assert "Siste mulighet for første søknad" in told
    assert "søk innen 01.05.2026 (om 51 dager)" in told
    press_button(page, f"beginExtra_{tiny.ids['Amina']}")
    dialog = opened(ExtraForm)
    assert "Neste tilskuddsår er 1, 01.03.2025–28.02.2026" in dialog.next_year.text()
    assert "Samtykke" in dialog.next_year.text()
    fill(dialog, reason="Trenger følge.", measures="En fast person.")
    saved(dialog)
    made = only(tiny)
    assert (made.case.scheme, made.case.grant_year, made.case.deadline) == (Scheme.EXTRA_1, 1, FIRST)
    told = words(page)
    assert "Ekstratilskudd 1, tilskuddsår 1" in told
    assert "Trenger følge." in told
    assert "Siste mulighet" not in told
    undo_last(tiny.leader)
    assert applications_view(tiny.leader).cases == ()


def test_a_year_that_the_scheme_does_not_give_is_told_at_its_field(
    page: ApplicationsPage, tiny: TinyStore
) -> None:
    begun(tiny, tiny.ids["Amina"])
    press(page, Qt.Key.Key_N, CTRL)
    dialog = opened(ExtraForm)
    assert "Velg personen" in refused(dialog, "person_id")
    put(dialog, "person_id", _name(tiny))
    assert dialog.year.text() == "2"
    fill(dialog, grant_year="1")
    assert "alt søkt" in refused(dialog, "grant_year")
    fill(dialog, grant_year="9")
    assert "høyst" in refused(dialog, "grant_year")
    fill(dialog, grant_year="to")
    assert "helt tall" in refused(dialog, "grant_year")
    shut(dialog)
    assert len(applications_view(tiny.leader).cases) == 1


def _name(tiny: TinyStore) -> str:
    return people.get_person(tiny.leader, tiny.ids["Amina"]).name


def test_a_project_with_its_usual_deadline(page: ApplicationsPage, tiny: TinyStore) -> None:
    press(page, Qt.Key.Key_J, CTRL)
    dialog = opened(CaseForm)
    assert "25.02.2026" in dialog.seen.text()
    assert "navn" in refused(dialog, "title")
    fill(dialog, title="Kvinner i arbeid", grant_year="27")
    assert "2027" in refused(dialog, "grant_year")
    fill(dialog, grant_year="2027")
    saved(dialog)
    assert only(tiny).case.deadline == date(2027, 2, 25)
    press_button(page, "applicationPersonsNew")
    form = opened(PersonForm)
    assert "Velg personen" in refused(form, "person_id")
    put(form, "person_id", _name(tiny))
    saved(form)
    (line,) = only(tiny).persons
    assert line.name == _name(tiny)
    press_button(page, f"delete_{line.id}")
    agree()
    assert only(tiny).persons == ()


def test_papers_are_ticked_and_costs_summed(page: ApplicationsPage, tiny: TinyStore) -> None:
    begun(tiny, tiny.ids["Amina"], costs=False)
    assert "ikke noe igjen å søke om" in again(page)
    press_button(page, "applicationCostsNew")
    form = opened(CostForm)
    assert "hva beløpet gjelder" in refused(form, "text")
    fill(form, text="Assistent", ore="mye")
    assert "i kroner" in refused(form, "ore")
    fill(form, ore="300 000,50 kr")
    saved(form)
    assert "det søkes om 100 000,50 kr" in again(page)
    paper = only(tiny).papers[0]
    tick = page.findChild(QCheckBox, f"tick_{paper.id}")
    assert tick is not None
    tick.setFocus()
    press(tick, Qt.Key.Key_Space)
    assert len(only(tiny).lacking) == 3
    run.forget_held()
    press_button(page, "applicationPapersNew")
    new = opened(PaperForm)
    fill(new, text="Vedtak om tjenester", present_on="12.3.2026")
    assert "etter i dag" in refused(new, "present_on")
    fill(new, present_on="11.3.2026")
    saved(new)
    assert "Kom 11.03.2026" in words(page)


def test_sent_answered_appealed_and_reported(page: ApplicationsPage, tiny: TinyStore) -> None:
    begun(tiny, tiny.ids["Amina"])
    assert "Sendes innen 01.05.2026" in again(page)
    press_button(page, "sendCase")
    dialog = opened(SendForm)
    assert "Mangler fortsatt" in words(dialog)
    fill(dialog, sent_on="12.3.2026")
    assert "etter i dag" in refused(dialog, "sent_on")
    fill(dialog, sent_on="10.3.2026")
    saved(dialog)
    assert "Sendes innen" not in words(page)
    press_button(page, "answerCase")
    answer = opened(AnswerForm)
    fill(answer, answered_on="9.3.2026")
    assert "før søknaden" in refused(answer, "answered_on")
    fill(answer, answered_on="11.3.2026")
    put(answer, "state", "Delvis innvilget")
    assert "beløpet" in refused(answer, "granted_ore")
    fill(answer, granted_ore="150 000", appeal_by="1.4.2026", report_by="10.3.2026")
    assert "før svaret" in refused(answer, "report_by")
    fill(answer, report_by="1.10.2026")
    saved(answer)
    told = words(page).replace("\u00a0", " ")
    assert "150 000,00 kr" in told
    assert "Klagefrist 01.04.2026" in told
    press_button(page, "appealCase")
    appeal = opened(AppealForm)
    fill(appeal, appealed_on="11.3.2026")
    saved(appeal)
    press_button(page, "reportCase")
    report = opened(ReportForm)
    assert "rapporten ble sendt" in refused(report, "reported_on")
    fill(report, reported_on="11.3.2026")
    saved(report)
    assert only(tiny).due is None


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("preparing", {"sendCase"}),
        ("sent", {"answerCase"}),
        ("granted", {"answerCase", "reportCase"}),
        ("refused", {"answerCase", "appealCase"}),
    ],
)
def test_only_what_can_be_done_is_there(
    page: ApplicationsPage, tiny: TinyStore, state: str, shown: set[str]
) -> None:
    who = tiny.ids["Amina"]
    if state == "preparing":
        begun(tiny, who)
    elif state == "sent":
        sent(tiny, who)
    else:
        granted(
            tiny,
            who,
            state=ApplicationState.GRANTED if state == "granted" else ApplicationState.REFUSED,
            granted_ore=100 if state == "granted" else None,
        )
    again(page)
    buttons = [
        page.findChild(QPushButton, name) for name in ("sendCase", "answerCase", "appealCase", "reportCase")
    ]
    assert {each.objectName() for each in buttons if each is not None and each.isVisible()} == shown


def test_laid_aside_taken_up_changed_and_deleted(page: ApplicationsPage, tiny: TinyStore) -> None:
    begun(tiny, tiny.ids["Amina"])
    again(page)
    page.cases.pane._lay_aside.trigger()  # noqa: SLF001  an entry of a menu
    assert only(tiny).case.state is ApplicationState.GIVEN_UP
    run.forget_held()
    page.cases.pane._lay_aside.trigger()  # noqa: SLF001
    assert only(tiny).case.state is ApplicationState.PREPARING
    press_button(page, "changeCase")
    dialog = opened(CaseForm)
    fill(dialog, title="")
    assert "navn" in refused(dialog, "title")
    fill(dialog, title="Første år", reason="Trenger følge.")
    saved(dialog)
    assert only(tiny).case.title == "Første år"
    page.cases.table.setFocus()
    press(page.cases.table, Qt.Key.Key_Delete)
    agree()
    assert applications_view(tiny.leader).cases == ()
    undo_last(tiny.leader)
    assert len(only(tiny).papers) == 4


def test_the_letter_is_shown_and_the_costs_saved_under_names_that_tell_nothing(
    page: ApplicationsPage, tiny: TinyStore, tmp_path: Path
) -> None:
    begun(tiny, tiny.ids["Amina"])
    again(page)
    press_button(page, "showLetter")
    preview = opened(PrintDialog)
    assert preview.accessibleName() == "Søknad om tilskudd"
    shut(preview)
    press_button(page, "saveCosts")
    path = tmp_path / "kostnader.xlsx"
    page.cases.pane.saver.write_file(str(path))
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert [row[0] for row in sheet.iter_rows(values_only=True)][-1] == "Tilskuddsår 1"
    (file,) = files_out(tiny.leader)
    assert (file.file.what, file.file.person_id) == ("Kostnader i søknad om tilskudd", None)


def test_leaders_alone_have_the_page(qtbot: QtBot, tiny: TinyStore, bus: Bus) -> None:
    shell = in_shell(qtbot, tiny.leader, bus)
    shell.show_page("applications")
    assert isinstance(shell.page("applications"), ApplicationsPage)
    assert in_shell(qtbot, tiny.adviser, bus).page("applications") is None


def test_min_dag_opens_the_case(page: ApplicationsPage, tiny: TinyStore, bus: Bus) -> None:
    key = begun(tiny, tiny.ids["Amina"])
    value = replace(only(tiny).case, id="", title="Prosjekt", scheme=Scheme.OTHER, grant_year=2026)
    other = cases.save_application(tiny.leader, replace(value, deadline=TODAY)).id
    again(page)
    page.tabs.setCurrentIndex(BUDGET)
    for each in (key, other):
        bus.open_application.emit(each)
        assert page.tabs.currentIndex() == CASES
        chosen = page.cases.table.chosen()
        assert chosen is not None
        assert chosen.id == each
