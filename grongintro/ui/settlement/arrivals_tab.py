"""Ventes: the households that are expected, and what must be ready for the chosen one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from grongintro.domain.settlement import (
    ArrivalState,
    ArrivalStep,
    ExpectedArrival,
    SettlementKind,
)
from grongintro.services.settlement import arrivals, settling
from grongintro.services.settlement.arrivals import OVER
from grongintro.services.settlement.view import household_choices
from grongintro.ui.asking import NEW, Asking, do_at_once
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.page import EmptyState
from grongintro.ui.people.parts import FactsCard, StepsCard
from grongintro.ui.people.settling import NewPerson
from grongintro.ui.rows.card import OwnRowsCard
from grongintro.ui.run import run_action
from grongintro.ui.settlement import columns, settlement_words
from grongintro.ui.settlement.forms import ArrivalForm, SettleForm, StepForm
from grongintro.ui.tokens import SPACE_2, SPACE_3, Tone
from grongintro.ui.widgets.basics import Scroll, button, row
from grongintro.ui.widgets.lines import Line
from grongintro.ui.widgets.table import RowsModel, Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from grongintro.services.desk import Desk, Saved
    from grongintro.services.settlement.view import ArrivalLine, SettlementView, StepLine
    from grongintro.ui.bus import Bus
    from grongintro.ui.widgets.form_dialog import FormDialog

_SIDE_LINES = 24
_SHOWN = 20  # a list that one ticks off is seen whole


class ReadyCard(OwnRowsCard):
    """The list of an arrival, what is not done first; a tick says that a point is done today."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__(
            desk,
            bus,
            "ready",
            self.tr("Skal være klart"),
            empty=self.tr("Ingenting på listen."),
            new=self.tr("Nytt punkt"),
            thing=self.tr("punktet"),
            done=self.tr("Punktet er lagret."),
        )
        self._first = _SHOWN
        self._arrival_id = ""
        self._staff: tuple[tuple[str, str], ...] = ()

    def show_list(self, line: ArrivalLine, staff: tuple[tuple[str, str], ...]) -> None:
        """Show the list of an arrival."""
        self._arrival_id, self._staff = line.id, staff
        self.show_own(line.steps)

    def counted(self) -> int:
        """How many are left."""
        return sum(each.step.done_on is None for each in self.rows())

    def bare(self, row: StepLine) -> Line:
        """A point with its tick; a late one stands out."""
        tone = Tone.WARNING if row.late else None
        made = Line(row.id, *self.told(row), tone=tone, tickable=True, done=row.step.done_on is not None)
        made.ticked.connect(self._tick)
        return made

    def told(self, row: StepLine) -> tuple[str, str]:
        """As a line."""
        return settlement_words.step(row, self.desk.today)

    def value(self, row: StepLine) -> ArrivalStep:
        """The point."""
        return row.step

    def fresh(self) -> ArrivalStep:
        """One's own, without a day."""
        return ArrivalStep("", "", self._arrival_id, "", owner_id=self.desk.actor.staff_id)

    def form(self, row: ArrivalStep) -> FormDialog:
        """The form."""
        return StepForm(self, row, self._staff, self.desk.clock.today)

    def save(self, draft: Any) -> Saved:
        """Save it."""
        return arrivals.save_step(self.desk, draft)

    def about(self, row: ArrivalStep) -> str:
        """The point, or the arrival of a new one."""
        return row.id or f"{NEW}/{self._arrival_id}"

    def _tick(self, key: str) -> None:
        done = self.row(key).step.done_on is None
        words = self.tr("Punktet er gjort.") if done else self.tr("Punktet er ikke gjort likevel.")
        do_at_once(self, self.desk, self.bus, partial(arrivals.tick_step, self.desk, key, done=done), words)


class ArrivalsTab(QWidget):
    """The table to the left; facts, list and months in AMOT of the chosen one to the right."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__()
        self.setObjectName("arrivals")
        self._desk, self._bus = desk, bus
        self._view: SettlementView | None = None
        self.model: RowsModel[ArrivalLine] = RowsModel(columns.arrivals(), _key, self)
        self.table = Table("arrivalsTable", self.tr("Ventede ankomster"), self.model)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split())
        text = self.tr("Skriv hvem som er avtalt med IMDi, så kommer listen over det som skal være klart.")
        title, action = self.tr("Ingen ventes nå"), self.tr("Ny ankomst")
        self._stack.addWidget(EmptyState("home", title, text, action, self.ask_new))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)
        self.table.row_chosen.connect(self._show)
        self.table.row_activated.connect(self._ask)
        self.table.row_doomed.connect(self._ask_delete)

    def _split(self) -> QWidget:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("arrivalsSplit")
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self._side())
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setSizes([640, 560])
        return split

    def _side(self) -> QWidget:
        paper = button("arrivalPaper", self.tr("Skriv ut listen"), self._print, kind="flat", symbol="print")
        change = button("changeArrival", self.tr("Endre"), self._change, kind="flat", symbol="edit")
        self.facts = FactsCard("arrivalFacts", self.tr("Ankomsten"), paper, change)
        self.settle = button("settleArrival", self.tr("Registrer som bosatt"), self._settle, kind="primary")
        self.new_person = button("arrivalPerson", self.tr("Ny person"), self._new_person, symbol="plus")
        self.open = button("openSettled", self.tr("Åpne deltakeren"), self._open, symbol="person")
        self.facts.body.addLayout(row(self.settle, self.new_person, self.open, None))
        self.ready = ReadyCard(self._desk, self._bus)
        self.goal = StepsCard("arrivalGoal", self.tr("Mål om tid"))
        self.amot = StepsCard("arrivalAmot", self.tr("Måneder i AMOT"))
        scroll = Scroll("arrivalScroll")
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumWidth(self.fontMetrics().height() * _SIDE_LINES)
        scroll.body.setSpacing(SPACE_3)
        scroll.body.setContentsMargins(SPACE_2, 0, SPACE_2, 0)
        for card in (self.facts, self.ready, self.goal, self.amot):
            scroll.body.addWidget(card)
        scroll.body.addStretch(1)
        return scroll

    def show_view(self, view: SettlementView) -> None:
        """Show everybody; the chosen one stays."""
        self._view = view
        self._stack.setCurrentIndex(0 if view.arrivals else 1)
        self.model.set_rows(view.arrivals)
        self.table.fit_columns()
        self.table.choose_first()
        self._show(self.table.chosen())

    def _show(self, line: ArrivalLine | None) -> None:
        if line is None or self._view is None:
            return
        today = self._desk.today
        self.facts.heading.setText(line.arrival.name)
        self.facts.show_facts(settlement_words.arrival_facts(line, today))
        self.ready.show_list(line, self._view.staff)
        comes = line.arrival.state not in OVER
        self.settle.setVisible(comes)
        self.new_person.setVisible(comes)
        self.open.setVisible(bool(line.person_id))
        self.goal.setVisible(line.goal is not None)
        self.goal.show_steps((line.goal.step,) if line.goal else ())
        self.amot.setVisible(line.amot is not None)
        self.amot.show_steps(line.amot.steps if line.amot else ())

    def choose_soonest(self) -> None:
        """Choose the one with the point that is due first among those that are not done."""
        lines = [line for line in self.model.rows() if any(each.step.done_on is None for each in line.steps)]
        if lines:
            self.table.choose(min(lines, key=_soonest).id)

    def ask_new(self) -> None:
        """Ask for somebody who is expected."""
        self._ask_value(ExpectedArrival("", "", "", 1, 0, ArrivalState.AGREED, SettlementKind.ALL))

    def _ask(self, line: ArrivalLine) -> None:
        self._ask_value(line.arrival)

    def _change(self) -> None:
        self._with_chosen(self._ask)

    def _ask_value(self, value: ExpectedArrival) -> None:
        if self._view is None:
            return
        dialog = ArrivalForm(self, value, self._view.homes, self._desk.clock.today)
        save = partial(arrivals.save_arrival, self._desk)
        done = self.tr("Ankomsten er lagret.")
        Asking(dialog, self._desk, self._bus, save, done, about=value.id or NEW, then=self._saved)

    def _saved(self, saved: Saved) -> None:
        self.table.choose(saved.id)

    def _settle(self) -> None:
        self._with_chosen(self._ask_household)

    def _ask_household(self, line: ArrivalLine) -> None:
        households = run_action(self, partial(household_choices, self._desk), repeatable=True)
        if households is None:
            return
        dialog = SettleForm(self, line.arrival, households, self._desk.clock.today)
        done = self.tr("{0} er registrert som bosatt.").format(line.arrival.name)
        Asking(dialog, self._desk, self._bus, self._settled, done, about=line.id)

    def _settled(self, draft: ExpectedArrival) -> Saved:
        return settling.settle_arrival(self._desk, draft.id, draft.household_id)

    def _print(self) -> None:
        self._with_chosen(self._show_paper)

    def _show_paper(self, line: ArrivalLine) -> None:
        from grongintro.ui.settlement.papers import show_list  # noqa: PLC0415  when it is printed

        show_list(self, self._desk, self._bus, line.id)

    def _new_person(self) -> None:
        NewPerson(self, self._desk, self._bus).start()

    def _open(self) -> None:
        self._with_chosen(self._open_person)

    def _open_person(self, line: ArrivalLine) -> None:
        self._bus.open_person.emit(line.person_id)

    def _with_chosen(self, do: Callable[[ArrivalLine], object]) -> None:
        line: ArrivalLine | None = self.table.chosen()
        if line is not None:
            do(line)

    def _ask_delete(self, line: ArrivalLine) -> None:
        ask_delete(self, self._desk, self._bus, Doomed(ExpectedArrival, line.id, line.arrival.name))


def _soonest(line: ArrivalLine) -> tuple[bool, date | None]:
    days = [each.step.due for each in line.steps if each.step.done_on is None and each.step.due is not None]
    return not days, min(days, default=None)


def _key(line: ArrivalLine) -> str:
    return line.id
