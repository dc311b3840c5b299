"""From the day somebody comes to a plan in the hand: the whole program, by keyboard, Lovlys on the way."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QEvent, Qt, QThreadPool
from PySide6.QtWidgets import QApplication, QMessageBox

from grongintro.app import application
from grongintro.domain.clock import FixedClock
from grongintro.paths import remember_folder
from grongintro.program import Program
from grongintro.rules.compliance.light import Colour
from grongintro.services.keeping.undo import last_undoable
from grongintro.services.people import list_people
from grongintro.services.qualifying.lights import lights_of
from grongintro.services.qualifying.plan_view import plan_view
from grongintro.ui import run
from grongintro.ui.lights.page import LightsPage
from grongintro.ui.lights.part import LightsPart
from grongintro.ui.people.form import PersonForm
from grongintro.ui.people.person_page import PersonPage
from grongintro.ui.people.programme_dialog import ProgrammeDialog
from grongintro.ui.qualifying.mapping_forms import GuidanceForm, MappingForm
from grongintro.ui.qualifying.plan_contract import ContractDialog
from grongintro.ui.qualifying.plan_editor import PlanEditor
from grongintro.ui.qualifying.plan_part_forms import ElementForm
from grongintro.ui.qualifying.right_forms import LateStartForm, TrialDialog
from grongintro.ui.start.login import LoginPage
from grongintro.ui.widgets.ask_dialog import AskDialog
from grongintro.ui.window import Window
from tests.services.making import state
from tests.ui import store
from tests.ui.desks import CTRL, back_in, dialogs, escape, focused, opened, save
from tests.ui.keyboard import press, shown, type_text
from tests.ui.qualifying.pages import agree, fill, part_of, press_button, put, refused, saved, words
from tests.ui.qualifying.plans import errors, lacking, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from grongintro.services.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
# What this way does not do: another page decides on benefit, training and the week have parts of their own.
NOT_YET = {"light.benefit", "light.training_offer", "light.full_time"}


class Work:
    """Liv, who leads the service, at the keyboard of the running program; and the one she works for."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self._qtbot, self._program = qtbot, program
        self.who = ""

    @property
    def desk(self) -> Desk:
        assert self._program.desk is not None
        return self._program.desk

    def press(self, key: Qt.Key) -> None:
        """A key with Ctrl, in the window."""
        run.forget_held()
        press(focused(back_in(self._program.window)), key, CTRL)

    def wait_for(self, page: str) -> None:
        self._qtbot.waitUntil(lambda: self._program.shell.current_page == page, timeout=5000)

    def go(self, number: int, page: str) -> None:
        """Ctrl and the page's number in the side bar."""
        self.press(Qt.Key(Qt.Key.Key_0 + number))
        self.wait_for(page)

    def lovlys(self) -> LightsPage:
        """The page of everybody, read; the participant's row is chosen."""
        self._program.bus.open_page.emit("lights")
        page = self._program.shell.page("lights")
        assert isinstance(page, LightsPage)
        self._qtbot.waitUntil(lambda: page.isVisible() and not page.reading, timeout=20_000)
        assert page.people.choose(self.who)
        return page

    def person(self) -> PersonPage:
        page = self._program.shell.page("person")
        assert isinstance(page, PersonPage)
        assert self._program.shell.current_page == "person"
        return page

    def mend(self, code: str) -> None:
        """The button of a light on the participant's own Lovlys."""
        page = self.person()
        page.show_part("Lovlys")
        words(page)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        run.forget_held()
        press_button(part_of(page, LightsPart), f"mend_light.{code}")

    def light(self, code: str) -> tuple[Colour, bool]:
        """Colour, and whether it was met too late; the page of everybody and the own one say the same."""
        line = self.lovlys().people.chosen()
        assert line is not None
        self._program.bus.open_person.emit(self.who)
        page = self.person()
        page.show_part("Lovlys")
        words(page)
        own = {each.code: each for each in part_of(page, LightsPart).lights}
        everybody = {each.code: each for each in line.lights}
        assert own.keys() == everybody.keys()
        assert {each: own[each].colour for each in own} == {each: everybody[each].colour for each in own}
        found = own[f"light.{code}"]
        return found.colour, found.late


@pytest.fixture
def work(qtbot: QtBot, tmp_path: Path) -> Iterator[Work]:
    """The program runs, Liv has signed in."""
    store.tiny_store(tmp_path).close()
    remember_folder(tmp_path / "home", tmp_path / "store")
    run.forget_held()
    window = Window()
    program = Program(application(), window, FixedClock(store.NOW), home=tmp_path / "home")
    qtbot.addWidget(window)
    shown(window)
    program.begin()
    page = program.shell.findChildren(LoginPage)[-1]
    type_text(page.login, "liv")
    type_text(page.password, store.PASSWORD)
    press(page.password, Qt.Key.Key_Return)
    made = Work(qtbot, program)
    made.wait_for("day")
    yield made
    QThreadPool.globalInstance().waitForDone()
    window.close()
    program.deleteLater()
    window.deleteLater()
    # The program goes while the application is there, not with the interpreter, which knows no order.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def register(work: Work) -> None:
    """Sara came on 1 December 2025, so the three months are over on 11 March 2026."""
    work.go(3, "people")
    work.press(Qt.Key.Key_N)
    form = opened(PersonForm)
    fill(
        form,
        given_name="Sara",
        family_name="Tesfay",
        birth_date="5.5.1995",
        settlement="Etter avtale med IMDi",
    )
    fill(form, first_settled="1.12.2025", arrived="31.2.2026", permit="Flyktning (utl. § 28)")
    put(form, "permit_granted", "1.10.2025")
    assert "finnes ikke" in refused(form, "arrived")
    put(form, "arrived", "1.12.2025")
    saved(form)
    work.wait_for("person")
    (work.who,) = (row.id for row in list_people(work.desk) if row.name == "Sara Tesfay")


def try_right(work: Work) -> None:
    """From the page of everybody, with the key that mends what is most urgent."""
    work.lovlys().people.setFocus()
    work.press(Qt.Key.Key_R)
    work.wait_for("person")
    dialog = opened(TrialDialog)
    assert "rett og plikt" in words(dialog)
    saved(dialog)


def map_competence(work: Work) -> None:
    work.mend("mapping")
    dialog = opened(MappingForm)
    fill(dialog, schooling="Fullført grunnskole", wishes="Barnehage", mapped_on="12.3.2026")
    assert "etter i dag" in refused(dialog, "mapped_on")
    put(dialog, "mapped_on", "10.3.2026")
    saved(dialog)


def guide(work: Work) -> None:
    work.mend("guidance")
    dialog = opened(GuidanceForm)
    fill(dialog, offered_on="9.3.2026", held_on="8.3.2026", centre="Karriere Trøndelag")
    refused(dialog, "held_on")
    put(dialog, "held_on", "10.3.2026")
    saved(dialog)


def offer_programme(work: Work) -> None:
    """Offered and started the same day; a goal and dates that cannot be right are told where they stand."""
    work.mend("programme_decision")
    before = state(work.desk)
    dialog = opened(ProgrammeDialog)
    fill(dialog, offered="11.3.2026", start="11.3.2026", goal="Høyere utdanning", end="10.3.2026")
    assert "passer ikke" in refused(dialog, "goal")
    put(dialog, "goal", "Arbeid")
    assert "før" in refused(dialog, "end")
    assert dialog.start.value() == store.TODAY
    assert state(work.desk) == before
    put(dialog, "end", "10.3.2028")
    saved(dialog)


def explain_late_start(work: Work) -> None:
    work.mend("programme_start")
    dialog = opened(LateStartForm)
    put(dialog, "reason", "Ventet på barnehageplass")
    saved(dialog)


def no_children(work: Work) -> None:
    """The plan asks whether there is to be parental guidance."""
    page = work.person()
    page.show_part("Bosituasjon")
    words(page)
    press_button(page, "answerLiving")
    dialog = opened(AskDialog)
    fill(dialog, kind="Har barn", answer="Nei", start="1.12.2025", reason="Opplyst i samtale")
    saved(dialog)


def add_element(editor: PlanEditor, kind: str, **values: str) -> None:
    press_button(editor, "elementsAdd")
    dialog = opened(ElementForm)
    fill(dialog, kind=kind, **values)
    saved(dialog)
    back_in(editor)


def write_plan(work: Work) -> None:
    """A goal that does not fit and an end before the start are told, and Escape loses nothing of it."""
    work.mend("plan")
    editor = opened(PlanEditor)
    write(editor, long_term_goal="Fast arbeid i barnehage", final_goal="Høyere utdanning")
    assert any("passer ikke med utdanningen" in text for text in lacking(editor))
    assert not editor.adopt_button.isEnabled()
    write(editor, final_goal="Arbeid", end="10.3.2026")
    save(editor)
    assert list(errors(editor)) == ["end"]
    assert "før første dag" in errors(editor)["end"]
    escape(editor)
    assert plan_view(work.desk, work.who).sheets[0].version.long_term_goal == ""
    work.mend("plan")
    editor = opened(PlanEditor)
    assert "Utkast fra" in words(editor)
    write(editor, end="10.3.2028", norwegian_minutes="900")
    editor.go_to("elements")
    for kind in ("Norsk", "Samfunnskunnskap", "Livsmestring"):
        add_element(editor, kind)
    practice = {"title": "Praksis i barnehagen", "provider": "Solbakken", "minutes_per_week": "22,5"}
    add_element(editor, "Praksis", **practice)
    write(editor, work_reason="Gir referanser", norwegian_reason="Norsk hele dagen")
    write(editor, present=True, interpreter_reason="Snakker norsk", own_view="Fornøyd")
    assert lacking(editor) == []
    press_button(editor, "adoptPlan")
    assert "§ 46 bokstav c" in opened(QMessageBox).informativeText()
    agree("adoptDialogYes")
    assert not dialogs(PlanEditor)


def sign_contract(work: Work) -> None:
    work.mend("contract")
    saved(opened(ContractDialog))
    assert work.light("contract") == (Colour.AMBER, False)
    work.mend("contract")
    dialog = opened(AskDialog)
    put(dialog, "participant_signed", "10.3.2026")
    refused(dialog, "participant_signed")
    fill(dialog, participant_signed="11.3.2026", municipality_signed="11.3.2026")
    saved(dialog)


def hand_over(work: Work) -> None:
    work.mend("plan_handed")
    saved(opened(AskDialog))


def test_from_the_day_somebody_comes_to_a_plan_in_the_hand(work: Work) -> None:
    red, amber, green = (Colour.RED, False), (Colour.AMBER, False), (Colour.GREEN, False)
    too_late = (Colour.GREEN, True)
    register(work)
    first = ("right", "mapping", "guidance", "programme_decision", "programme_start", "training_offer")
    assert {work.light(code) for code in first} == {red}

    try_right(work)
    assert work.light("right") == too_late
    map_competence(work)
    assert work.light("mapping") == too_late
    guide(work)
    assert work.light("guidance") == green

    offer_programme(work)
    assert work.light("mapping") == green  # the deadline is the decision's own day now
    assert work.light("programme_decision") == too_late
    assert work.light("programme_start")[0] is Colour.RED
    explain_late_start(work)
    assert work.light("programme_start") == too_late

    assert work.light("plan") == amber
    no_children(work)
    write_plan(work)
    for code in ("plan", "plan_parts", "plan_together", "goal", "content", "one_plan", "length", "review"):
        assert work.light(code) == green, code
    assert work.light("contract") == amber
    sign_contract(work)
    assert work.light("contract") == green
    assert work.light("plan_handed")[0] is Colour.AMBER
    hand_over(work)
    assert work.light("plan_handed") == green

    lit = lights_of(work.desk, work.who)
    left = {each.code for each in lit if each.colour in {Colour.RED, Colour.AMBER}}
    assert left == NOT_YET
    (sheet,) = plan_view(work.desk, work.who).sheets
    assert sheet.version.handed_over_on == store.TODAY
    found = last_undoable(work.desk)
    assert found is not None
    assert found.words == "registrerte at planen er overlevert 11. mars for Sara Tesfay"
