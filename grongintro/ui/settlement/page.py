"""Bosetting: IMDi's numbers, those who are expected, and the register of homes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt

from grongintro.domain.changes import Subject
from grongintro.domain.settlement import SettlementKind
from grongintro.rules.compliance.light import Mend
from grongintro.services.settlement.housing import HomeState
from grongintro.services.settlement.view import settlement_view
from grongintro.ui import format as fmt
from grongintro.ui.page import Page, Shortcut
from grongintro.ui.settlement import settlement_words
from grongintro.ui.settlement.arrivals_tab import ArrivalsTab
from grongintro.ui.settlement.homes_tab import HomesTab
from grongintro.ui.settlement.numbers_tab import NumbersTab
from grongintro.ui.tokens import SPACE_3
from grongintro.ui.widgets.basics import KeyFigure, Tabs, row

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.services.settlement.view import SettlementView
    from grongintro.ui.bus import Bus

NUMBERS, ARRIVALS, HOMES = range(3)


class SettlementPage(Page):
    """Key figures over three parts; Ctrl+PgUp and Ctrl+PgDn go between them."""

    subjects: ClassVar[frozenset[Subject]] = frozenset(
        {
            Subject.SETTLEMENT,
            Subject.PERSON,
            Subject.HOUSEHOLD,
            Subject.GRANT,
            Subject.STAFF,
            Subject.SETTING,
            Subject.IMPORT,
        }
    )

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("settlementPage", "Bosetting", bus)
        self._desk = desk
        self._build()
        self.add_actions()
        bus.mend.connect(self._mend)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """What can be done on the page."""
        return (
            Shortcut("newHome", "Ctrl+O", self.tr("Ny bolig"), self._new_home, "plus", "header"),
            Shortcut("newArrival", "Ctrl+N", self.tr("Ny ankomst"), self._new_arrival, "plus", "primary"),
            Shortcut("findHome", "Ctrl+F", self.tr("Søk i boligene"), self._to_filter),
        )

    def _build(self) -> None:
        self._left = KeyFigure("placesFigure", self.tr("plasser igjen i år"))
        self._settled = KeyFigure("settledFigure", self.tr("bosatt i år, i registeret"))
        self._waiting = KeyFigure("waitingFigure", self.tr("husstander ventes"))
        self._free = KeyFigure("freeHomesFigure", self.tr("ledige boliger"))
        figures = (self._left, self._settled, self._waiting, self._free)
        self.body.addLayout(row(*figures, spacing=SPACE_3))
        self.numbers = NumbersTab(self._desk, self.bus)
        self.arrivals = ArrivalsTab(self._desk, self.bus)
        self.homes = HomesTab(self._desk, self.bus)
        self.tabs = Tabs("settlementTabs", self.tr("Deler av siden"))
        self.tabs.add(self.tr("Tall"), self.numbers)
        self.tabs.add(self.tr("Ventes"), self.arrivals)
        self.tabs.add(self.tr("Boliger"), self.homes)
        self.body.addWidget(self.tabs, 1)

    def reload(self) -> None:
        """Read the settlement."""
        view = settlement_view(self._desk)
        self._show_figures(view)
        for part in (self.numbers, self.arrivals, self.homes):
            part.show_view(view)

    def _show_figures(self, view: SettlementView) -> None:
        year = self._desk.today.year
        now = [
            line
            for line in view.numbers
            if line.number.year == year and line.number.kind is SettlementKind.ALL
        ]
        if now:
            of = self.tr("av {0} vedtatt").format(settlement_words.figure(now[0].number.decided))
            self._left.set_figure(settlement_words.left(now[0]), of)
            imdi = settlement_words.figure(now[0].number.settled)
        else:
            self._left.set_figure(settlement_words.UNKNOWN, self.tr("tallene er ikke skrevet"))
            imdi = settlement_words.UNKNOWN
        self._settled.set_figure(str(view.settled), self.tr("IMDi: {0}").format(imdi))
        persons = sum(line.persons for line in view.waiting)
        late = sum(line.late for line in view.waiting)
        note = fmt.count(persons, self.tr("person"), self.tr("personer"))
        if late:
            note = self.tr("{0}, {1} for sent").format(note, late)
        self._waiting.set_figure(str(len(view.waiting)), note if view.waiting else "")
        free = sum(line.state is HomeState.FREE for line in view.homes)
        note = self.tr("av {0}").format(fmt.count(len(view.homes), self.tr("bolig"), self.tr("boliger")))
        self._free.set_figure(str(free), note)

    def _new_home(self) -> None:
        self.tabs.setCurrentIndex(HOMES)
        self.homes.ask_new()

    def _new_arrival(self) -> None:
        self.tabs.setCurrentIndex(ARRIVALS)
        self.arrivals.ask_new()

    def _to_filter(self) -> None:
        self.tabs.setCurrentIndex(HOMES)
        self.homes.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.homes.filter.selectAll()

    def _mend(self, person_id: str, what: str) -> None:
        """Show what Min dag asked for: the list that waits, or the contract that ends."""
        if person_id:
            return
        if what == Mend.ARRIVAL_STEP:
            self.tabs.setCurrentIndex(ARRIVALS)
            self.arrivals.choose_soonest()
        elif what == Mend.HOME_CONTRACT:
            self.tabs.setCurrentIndex(HOMES)
            self.homes.choose_ending()
