"""Vedtak and Historikk: two lists that are read when they are looked at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QVBoxLayout

from grongintro.services import person_page
from grongintro.services.deciding import decisions
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.page import EmptyState
from grongintro.ui.people.parts import SeenPart
from grongintro.ui.run import run_action
from grongintro.ui.widgets.table import Column, RowsModel, Table

if TYPE_CHECKING:
    from grongintro.services.deciding.decisions import DecisionRow
    from grongintro.services.desk import Desk
    from grongintro.services.person_page import HistoryLine
    from grongintro.services.person_page import PersonPage as View
    from grongintro.ui.bus import Bus

DECISIONS: tuple[Column[DecisionRow], ...] = (
    Column("Nummer", lambda row: row.number or "–"),
    Column("Status", lambda row: words.title(row.state), bold=True),
    Column("Periode", lambda row: fmt.span(row.start, row.end), stretch=True),
    Column("Endret", lambda row: fmt.day(row.changed), lambda row: row.changed.toordinal()),
    Column("Saksbehandler", lambda row: row.prepared_by),
    Column("Vedtatt av", lambda row: row.decided_by or "–"),
)
HISTORY: tuple[Column[HistoryLine], ...] = (
    Column("Når", lambda row: f"{fmt.day(row.at.date())} {fmt.clock(row.at)}"),
    Column("Hvem", lambda row: row.who),
    Column("Hva", lambda row: words.capital(row.what)),
    Column("Detaljer", lambda row: row.details, stretch=True, tip=lambda row: row.details),
)


class DecisionsPart(SeenPart):
    """The decisions about the person; Enter opens one."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("personDecisions", desk, bus)
        self.model: RowsModel[DecisionRow] = RowsModel(DECISIONS, _decision_key)
        self.table = Table("personDecisionTable", self.tr("Vedtak"), self.model)
        self.table.row_activated.connect(self._open)
        text = self.tr("Et vedtak om introduksjonsstønad begynner med knappen «Nytt vedtak».")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(EmptyState("decision", self.tr("Ingen vedtak ennå"), text))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)

    def show_view(self, view: View) -> None:
        """Read the decisions when they are on screen."""
        if not self.isVisible():
            return
        rows = run_action(
            self, partial(decisions.list_decisions, self.desk, person_id=view.person.id), repeatable=True
        )
        self.model.set_rows(rows or ())
        self._stack.setCurrentIndex(0 if rows else 1)
        self.table.fit_columns()
        self.table.choose_first()

    def _open(self, row: DecisionRow) -> None:
        self.bus.open_decision.emit(row.id)


class HistoryPart(SeenPart):
    """Who changed what, from what to what, and who looked."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("history", desk, bus)
        self.model: RowsModel[HistoryLine] = RowsModel(HISTORY, _history_key)
        self.table = Table("historyTable", self.tr("Historikk"), self.model)
        self.table.setWordWrap(True)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.table)

    def show_view(self, view: View) -> None:
        """Read the history when it is on screen."""
        if not self.isVisible():
            return
        lines = run_action(self, partial(person_page.history, self.desk, view.person.id), repeatable=True)
        self.model.set_rows(lines or ())
        self.table.fit_columns()


def _decision_key(row: DecisionRow) -> str:
    return row.id


def _history_key(row: HistoryLine) -> str:
    return f"{row.at.isoformat()} {row.who} {row.what}"
