"""The part «Søknader»: every case, those who could be applied for, and the chosen one beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from grongintro.domain.application import ApplicationState, GrantApplication, Scheme
from grongintro.services.grant_applications import cases
from grongintro.services.grant_applications.cases import ExtraDraft
from grongintro.services.grant_applications.extra import start_extra
from grongintro.services.grant_applications.needed import usual_deadline
from grongintro.services.grant_applications.view import (
    ApplicationsView,
    CaseView,
    applications_view,
    people_to_apply_for,
)
from grongintro.ui import words
from grongintro.ui.applications import application_words as told
from grongintro.ui.applications.forms import CaseForm, ExtraForm
from grongintro.ui.applications.pane import CasePane
from grongintro.ui.asking import NEW, Asking
from grongintro.ui.page import EmptyState
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_2, SPACE_3, Tone
from grongintro.ui.widgets.basics import label
from grongintro.ui.widgets.lines import Line, LinesCard
from grongintro.ui.widgets.table import Column, FilterField, RowsModel, Table

if TYPE_CHECKING:
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.grant_applications.extra import ExtraProposal
    from grongintro.ui.bus import Bus

_FIRST_CHANCES = 1


def case_columns() -> tuple[Column[CaseView], ...]:
    """What it is, whom it is about, what it waits for, and how far it has come."""
    return (
        Column("Søknad", lambda r: told.short_heading(r.case), bold=True, stretch=True, tip=_tip),
        Column("Hvem", told.people, tip=told.people),
        Column(
            "Frist",
            told.waits_short,
            _due_day,
            tone=told.waits_tone,
            symbol=told.waits_symbol,
            tip=told.waits,
        ),
        Column("Status", lambda r: words.title(r.case.state), tone=_state_tone),
    )


def _tip(view: CaseView) -> str:
    return told.heading(view.case)


def _due_day(view: CaseView) -> int:
    return view.due.day.toordinal() if view.due is not None else 9_999_999


def _state_tone(view: CaseView) -> Tone | None:
    tone = told.STATE_TONES[view.case.state]
    return None if tone is Tone.NEUTRAL else tone


class CasesPart(QWidget):
    """The list at the left, the chosen case beside it."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__()
        self.setObjectName("cases")
        self._desk, self._bus = desk, bus
        self._view = ApplicationsView((), (), ())
        self.pane = CasePane(desk, bus)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._list())
        split.addWidget(self.pane)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setSizes([1000, 1000])
        self.stack = QStackedWidget()
        self.stack.setObjectName("casesStack")
        self.stack.addWidget(split)
        text = self.tr(
            "Begynn en søknad om ekstratilskudd eller et prosjekt, så minner programmet om fristen."
        )
        self.stack.addWidget(
            EmptyState(
                "application", self.tr("Ingen søknader ennå"), text, self.tr("Ny søknad"), self.ask_extra
            )
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)

    def _list(self) -> QWidget:
        self.model: RowsModel[CaseView] = RowsModel(case_columns(), lambda r: r.id, self)
        self.table = Table("casesTable", self.tr("Søknader"), self.model)
        self.table.row_chosen.connect(self._show_chosen)
        self.table.row_activated.connect(self.pane.change)
        self.table.row_doomed.connect(self.pane.delete)
        self.filter = FilterField("casesFilter", self.tr("Søk på navn eller søknad"), self.table)
        self.next_years = LinesCard(
            "nextYears", self.tr("Nytt tilskuddsår som ikke er søkt"), first=_FIRST_CHANCES
        )
        self.chances = LinesCard(
            "firstChances", self.tr("Siste mulighet for første søknad"), first=_FIRST_CHANCES
        )
        hint = self.tr("Programmet vet ikke noe om helsen til noen. Gå gjennom navnene før fristen.")
        self.chances.body.insertWidget(1, label(hint, "muted", name="firstChancesHint", wrap=True))
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, SPACE_3, 0)
        box.setSpacing(SPACE_2)
        box.addWidget(self.filter)
        box.addWidget(self.table, 1)
        box.addWidget(self.next_years)
        box.addWidget(self.chances)
        return whole

    def reload(self) -> None:
        """Read every case."""
        self._view = applications_view(self._desk)
        view = self._view
        anything = bool(view.cases or view.next_years or view.first_chances)
        self.stack.setCurrentIndex(0 if anything else 1)
        self.table.blockSignals(True)
        self.model.set_rows(view.cases)
        self.table.fit_columns()
        self.table.choose_first()
        self.table.blockSignals(False)
        self.next_years.show_each(self._chance, view.next_years)
        self.chances.show_each(self._chance, view.first_chances)
        self._show_chosen()

    def _chance(self, each: ExtraProposal) -> Line:
        made = Line(each.person_id, each.name, told.chance(each, self._desk.today))
        made.add_button("beginExtra", self.tr("Begynn søknad"))
        made.opened.connect(self._begin)
        return made

    def _show_chosen(self) -> None:
        chosen: CaseView | None = self.table.chosen()
        self.pane.setVisible(chosen is not None)
        if chosen is not None:
            self.pane.show_case(chosen)

    def show_case(self, key: str) -> None:
        """Choose a case, also when the search would hide it."""
        self.filter.clear()
        self.table.choose(key)

    def ask_extra(self) -> None:
        """Ask for a new application for ekstratilskudd."""
        self._begin("")

    def _begin(self, person_id: str) -> None:
        run_action(self, partial(self._ask_extra, person_id), repeatable=True)

    def _ask_extra(self, person_id: str) -> None:
        people = people_to_apply_for(self._desk)
        start = ExtraDraft(person_id, Scheme.EXTRA_1, 1)
        propose = partial(start_extra, self._desk)
        dialog = ExtraForm(self, start, people, propose, self._desk.clock.today)
        save = partial(cases.save_extra, self._desk)
        done = self.tr("Søknaden er begynt.")
        Asking(dialog, self._desk, self._bus, save, done, about=person_id or NEW, then=self._saved)

    def ask_project(self) -> None:
        """Ask for a new project."""
        scheme, today = Scheme.JOB_CHANCE, self._desk.today
        deadline = usual_deadline(scheme, today) or today
        start = GrantApplication(
            "", "", scheme, "", deadline.year, deadline, ApplicationState.PREPARING, self._desk.actor.staff_id
        )
        dialog = CaseForm(self, start, self._desk.clock.today)
        save = partial(cases.save_application, self._desk)
        Asking(
            dialog, self._desk, self._bus, save, self.tr("Søknaden er lagret."), about=NEW, then=self._saved
        )

    def _saved(self, saved: Saved) -> None:
        self.show_case(saved.id)
