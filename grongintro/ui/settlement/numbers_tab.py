"""Tall: IMDi's numbers by year and kind beside the register, and how places left were counted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from grongintro.domain.settlement import SettlementKind, SettlementNumber
from grongintro.domain.staff import Role
from grongintro.services.settlement import numbers
from grongintro.ui import format as fmt
from grongintro.ui.asking import NEW, Asking
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.people.parts import FactsCard, StepsCard
from grongintro.ui.settlement import columns, settlement_words
from grongintro.ui.settlement.forms import NumberForm
from grongintro.ui.tokens import SPACE_2, SPACE_3
from grongintro.ui.widgets.basics import Scroll, button, label, row
from grongintro.ui.widgets.table import RowsModel, Table

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.services.settlement.numbers import NumberLine
    from grongintro.services.settlement.view import SettlementView
    from grongintro.ui.bus import Bus

_SIDE_LINES = 16


class NumbersTab(QWidget):
    """The table to the left, the chosen line and the goals of time to the right; only a leader writes."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__()
        self.setObjectName("settlementNumbers")
        self._desk, self._bus = desk, bus
        self._leads = desk.actor.role is Role.LEADER
        self.model: RowsModel[NumberLine] = RowsModel(columns.numbers(), _key, self)
        self.table = Table("numbersTable", self.tr("Bosettingstall"), self.model)
        self.steps = StepsCard("placesSteps", self.tr("Plasser igjen"))
        self.source = FactsCard("numberFacts", self.tr("Om tallene"))
        self.goals = FactsCard("timeGoals", self.tr("Mål om tid i år"))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("numbersSplit")
        split.setChildrenCollapsible(False)
        split.addWidget(self._left())
        split.addWidget(self._side())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setSizes([860, 380])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(split, 1)
        self.table.row_chosen.connect(self._show)
        if self._leads:
            self.table.row_activated.connect(self._ask)
            self.table.row_doomed.connect(self._ask_delete)

    def _left(self) -> QWidget:
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, SPACE_2, 0)
        box.setSpacing(SPACE_2)
        hint = self.tr(
            "Tallene er IMDis. «Ukjent» er det IMDi viser som «:», det er ikke null. Kollektiv beskyttelse "
            "og enslige mindreårige telles også med i «Alle»."
        )
        words = label(hint, "muted", name="numbersHint", wrap=True)
        bar = row(words)
        bar.setStretch(0, 1)
        if self._leads:
            bar.addWidget(button("numbersNew", self.tr("Nye tall"), self.ask_new, symbol="plus"))
        self._empty = label(self.tr("Ingen tall ennå. Lederen skriver dem inn."), name="noNumbers")
        box.addLayout(bar)
        box.addWidget(self._empty)
        box.addWidget(self.table, 1)
        return left

    def _side(self) -> QWidget:
        scroll = Scroll("numbersScroll")
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumWidth(self.fontMetrics().height() * _SIDE_LINES)
        scroll.body.setSpacing(SPACE_3)
        scroll.body.setContentsMargins(SPACE_2, 0, SPACE_2, 0)
        for card in (self.steps, self.source, self.goals):
            scroll.body.addWidget(card)
        scroll.body.addStretch(1)
        return scroll

    def show_view(self, view: SettlementView) -> None:
        """Show the numbers and the goals; the chosen line stays."""
        self._empty.setVisible(not view.numbers)
        self.model.set_rows(view.numbers)
        self.table.fit_columns()
        self.table.choose_first()
        self._show(self.table.chosen())
        self._show_goals(view)

    def _show(self, line: NumberLine | None) -> None:
        self.steps.setVisible(line is not None)
        self.source.setVisible(line is not None)
        if line is None:
            return
        self.steps.show_steps((line.places.step,))
        each = line.number
        as_of = fmt.day(each.as_of) if each.as_of else self.tr("dagen er ikke skrevet")
        facts = [(self.tr("Fra"), as_of), (self.tr("Kilde"), each.source or self.tr("ikke skrevet"))]
        told = self.tr("{0} bosatt etter avtale").format(line.registered)
        facts.append((self.tr("I registeret"), told))
        if line.this_year:
            facts.append((self.tr("Mot IMDi"), settlement_words.difference(line)))
        self.source.show_facts(facts)

    def _show_goals(self, view: SettlementView) -> None:
        found = view.goals
        choice = self.tr("{0} måneder, enslige mindreårige {1} (kommunens valg)")
        self.goals.show_facts(
            [
                (self.tr("Målet"), choice.format(view.months, view.months_minors)),
                (self.tr("Innen målet"), str(found.met)),
                (self.tr("Senere"), str(found.missed)),
                (self.tr("Ukjent tillatelse"), str(found.unknown)),
                (self.tr("Uten avtale"), self.tr("{0}, regnes ikke med").format(view.otherwise)),
                (self.tr("Sikkerhet"), self.tr("Målet er fra 2015. Om det gjelder nå, er ikke bekreftet.")),
            ]
        )

    def ask_new(self) -> None:
        """Ask for the numbers of this year."""
        self._ask_value(SettlementNumber("", "", self._desk.today.year, SettlementKind.ALL))

    def _ask(self, line: NumberLine) -> None:
        self._ask_value(line.number)

    def _ask_value(self, value: SettlementNumber) -> None:
        dialog = NumberForm(self, value, self._desk.clock.today)
        save = partial(numbers.save_number, self._desk)
        Asking(dialog, self._desk, self._bus, save, self.tr("Tallene er lagret."), about=value.id or NEW)

    def _ask_delete(self, line: NumberLine) -> None:
        shown = self.tr("bosettingstallene for {0}").format(line.number.year)
        ask_delete(self, self._desk, self._bus, Doomed(SettlementNumber, line.id, shown))


def _key(line: NumberLine) -> str:
    return line.id
