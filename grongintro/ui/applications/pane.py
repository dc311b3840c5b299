"""The chosen application: what it is, what can be done with it now, and its parts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from grongintro.domain.application import ApplicationState, GrantApplication
from grongintro.services.grant_applications import cases, excel, papers
from grongintro.ui import words
from grongintro.ui.applications import application_words as told
from grongintro.ui.applications.cards import CostsCard, PapersCard, PersonsCard
from grongintro.ui.applications.forms import AnswerForm, AppealForm, CaseForm, ReportForm, SendForm
from grongintro.ui.applications.saving import WorkbookSaver
from grongintro.ui.asking import Asking, do_at_once
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.outlet import Outlet
from grongintro.ui.page import Shortcut, make_action
from grongintro.ui.people.parts import FactsCard
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_1, SPACE_2, SPACE_3
from grongintro.ui.widgets.basics import Card, Scroll, StatusChip, button, label, row
from grongintro.ui.widgets.print_dialog import PrintDialog
from grongintro.ui.widgets.tags import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.services.desk import Desk, Saved
    from grongintro.services.grant_applications.view import CaseView
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.form_dialog import FormDialog

_GRANTED = {ApplicationState.GRANTED, ApplicationState.PARTLY}
_LESS = {ApplicationState.REFUSED, ApplicationState.PARTLY}


class CasePane(QWidget):
    """Buttons are there when there is something for them to do."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__()
        self.setObjectName("casePane")
        self._desk, self._bus = desk, bus
        self._view: CaseView | None = None
        self.title = label("", "heading", name="caseTitle", wrap=True)
        self.subtitle = label("", "muted", name="caseSubtitle", wrap=True)
        self.state, self.due = StatusChip(), StatusChip()
        self.facts = FactsCard("caseFacts", self.tr("Saken"))
        self.persons = PersonsCard(desk, bus)
        self.papers = PapersCard(desk, bus)
        self.costs = CostsCard(desk, bus)
        self.texts = Card(self.tr("Behov og tiltak"), "caseTexts")
        self.reason = label("", name="caseReason", wrap=True)
        self.measures = label("", name="caseMeasures", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        for part in (self.reason, self.measures):
            self.texts.body.addWidget(part)
        scroll = Scroll("caseScroll")
        for card in (self.facts, self.papers, self.costs, self.persons, self.texts):
            scroll.body.addWidget(card)
        scroll.body.setSpacing(SPACE_3)
        scroll.body.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE_3, 0, 0, 0)
        box.setSpacing(SPACE_1)
        box.addWidget(self.title)
        box.addWidget(self.subtitle)
        box.addLayout(row(self.state, self.due, None))
        box.addLayout(self._buttons())
        box.addWidget(scroll, 1)

    def _buttons(self) -> FlowLayout:
        self.send = button("sendCase", self.tr("Sendt …"), self._ask_send, kind="primary", symbol="mail")
        self.answer = button("answerCase", self.tr("Svar …"), self._ask_answer, symbol="check")
        self.appeal = button("appealCase", self.tr("Klage …"), self._ask_appeal, symbol="decision")
        self.report = button("reportCase", self.tr("Rapport …"), self._ask_report, symbol="chart")
        flow = FlowLayout(None, SPACE_2)
        for each in (self.send, self.answer, self.appeal, self.report):
            flow.addWidget(each)
        flow.addWidget(button("changeCase", self.tr("Endre"), self.change, symbol="edit"))
        flow.addWidget(button("showLetter", self.tr("Vis brevet"), self._show_letter, symbol="pdf"))
        flow.addWidget(button("saveCosts", self.tr("Kostnader til Excel …"), self._save_costs, symbol="save"))
        flow.addWidget(self._more())
        return flow

    def _more(self) -> QWidget:
        seldom = Shortcut("giveUpCase", "", self.tr("Legg bort"), self._give_up)
        self._lay_aside = make_action(self, seldom)
        delete = make_action(self, Shortcut("deleteCase", "", self.tr("Slett …"), self.delete))
        made = button("caseMore", self.tr("Mer"), symbol="menu")
        menu = QMenu(made)
        menu.setObjectName("caseMoreMenu")
        menu.addActions([self._lay_aside, delete])
        made.setMenu(menu)
        return made

    @property
    def view(self) -> CaseView:
        """The application that is shown; the pane is hidden until there is one."""
        if self._view is None:
            raise LookupError("no application is shown")
        return self._view

    def show_case(self, view: CaseView) -> None:
        """Show an application."""
        self._view = view
        case = view.case
        self.title.setText(told.heading(case))
        self.subtitle.setText(told.subtitle(view))
        self.state.set_status(words.title(case.state), told.STATE_TONES[case.state])
        tone = told.waits_tone(view)
        self.due.setVisible(tone is not None)
        if tone is not None:
            self.due.set_status(told.waits(view), tone)
        self.facts.show_facts(list(told.facts(view, self._desk.today)))
        for card in (self.persons, self.papers, self.costs):
            card.show_case(view)
        self._show_texts(case)
        self._show_buttons(case)

    def _show_texts(self, case: GrantApplication) -> None:
        self.reason.setText(case.reason or self.tr("Behovet er ikke skrevet ennå. Velg «Endre»."))
        self.measures.setText(case.measures or self.tr("Tiltakene er ikke skrevet ennå. Velg «Endre»."))

    def _show_buttons(self, case: GrantApplication) -> None:
        """What comes next stands out; what cannot be done is not there."""
        aside = case.state is ApplicationState.GIVEN_UP
        self.send.setVisible(case.state is ApplicationState.PREPARING)
        self.answer.setVisible(case.sent_on is not None)
        self.appeal.setVisible(case.state in _LESS)
        self.report.setVisible(case.state in _GRANTED)
        self._lay_aside.setVisible(case.sent_on is None)
        self._lay_aside.setText(self.tr("Ta opp igjen") if aside else self.tr("Legg bort"))

    def _ask(self, form: FormDialog, save: Callable[..., Saved], done: str) -> None:
        Asking(form, self._desk, self._bus, partial(save, self._desk), done, about=self.view.id)

    def change(self) -> None:
        """Ask what is to be changed in the application."""
        form = CaseForm(self, self.view.case, self._desk.clock.today)
        self._ask(form, cases.save_application, self.tr("Søknaden er lagret."))

    def _ask_send(self) -> None:
        lacking = [each.text for each in self.view.lacking]
        form = SendForm(self, self.view.case, lacking, self._desk.clock.today)
        self._ask(form, cases.send_application, self.tr("Søknaden er registrert som sendt."))

    def _ask_answer(self) -> None:
        form = AnswerForm(self, self.view.case, self._desk.clock.today)
        self._ask(form, cases.answer_application, self.tr("Svaret er registrert."))

    def _ask_appeal(self) -> None:
        form = AppealForm(self, self.view.case, self._desk.clock.today)
        self._ask(form, cases.appeal_application, self.tr("Klagen er registrert."))

    def _ask_report(self) -> None:
        form = ReportForm(self, self.view.case, self._desk.clock.today)
        self._ask(form, cases.report_application, self.tr("Rapporten er registrert."))

    def _give_up(self) -> None:
        again = self.view.case.state is ApplicationState.GIVEN_UP
        do: Any = partial(cases.give_up_application, self._desk, self.view.id, again=again)
        done = self.tr("Søknaden er tatt opp igjen.") if again else self.tr("Søknaden er lagt bort.")
        do_at_once(self, self._desk, self._bus, do, done)

    def _outlet(self, what: str) -> Outlet:
        """Where the papers go; the list of files names nobody and no grant."""
        return Outlet(self._desk, self._bus, what)

    def _show_letter(self) -> None:
        make = partial(papers.application_pdf, self._desk, self.view.id)
        pdf = run_action(self, make, repeatable=True)
        if pdf is not None:
            outlet = self._outlet(QCoreApplication.translate("applications", "Søknad om tilskudd"))
            PrintDialog(self, outlet.what, pdf, "soknad.pdf", outlet).open()

    def _save_costs(self) -> None:
        outlet = self._outlet(QCoreApplication.translate("applications", "Kostnader i søknad om tilskudd"))
        make = partial(excel.cost_sheet, self._desk, self.view.id)
        self.saver = WorkbookSaver(self, outlet, make, self.tr("kostnader"))

    def delete(self) -> None:
        """Ask whether the application is to be deleted."""
        shown = told.heading(self.view.case)
        ask_delete(self, self._desk, self._bus, Doomed(GrantApplication, self.view.id, shown))
