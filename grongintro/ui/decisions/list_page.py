"""«Vedtak»: all decisions with where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QComboBox

from grongintro.domain.case import DecisionState
from grongintro.domain.changes import Subject
from grongintro.domain.staff import Role
from grongintro.services.deciding.decisions import DecisionRow, list_decisions
from grongintro.ui import format as fmt
from grongintro.ui.authority.notices import Notices
from grongintro.ui.decisions.words import STATES, TONES
from grongintro.ui.page import EmptyState, Page
from grongintro.ui.widgets.basics import row
from grongintro.ui.widgets.table import Column, FilterField, RowsModel, Table

if TYPE_CHECKING:
    from datetime import date

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus

_OPEN = {DecisionState.DRAFT, DecisionState.SUBMITTED, DecisionState.RETURNED}


def _day_key(day: date | None) -> int:
    return day.toordinal() if day is not None else 0


def columns() -> tuple[Column[DecisionRow], ...]:
    """The columns of the list."""
    return (
        Column("Deltaker", lambda r: r.name, bold=True, stretch=True),
        Column(
            "Status",
            lambda r: STATES[r.state],
            tone=lambda r: TONES[r.state],
            symbol=lambda r: TONES[r.state].icon,
        ),
        Column("Vedtak", lambda r: r.number or f"sak {r.case_number}"),
        Column("Fra", lambda r: fmt.day(r.start), sort=lambda r: _day_key(r.start)),
        Column("Til", lambda r: fmt.day(r.end), sort=lambda r: _day_key(r.end)),
        Column("Forberedt av", lambda r: r.prepared_by),
        Column("Besluttet av", lambda r: r.decided_by or "–"),
        Column("Levert", lambda r: fmt.day(r.delivered_on), sort=lambda r: _day_key(r.delivered_on)),
        Column(
            "Klagefrist", lambda r: fmt.day(r.appeal_deadline), sort=lambda r: _day_key(r.appeal_deadline)
        ),
        Column("Endret", lambda r: fmt.day(r.changed), sort=lambda r: _day_key(r.changed)),
    )


class DecisionsPage(Page):
    """The list; Enter opens a decision."""

    subjects: ClassVar[frozenset[Subject]] = frozenset({Subject.DECISION, Subject.PERSON, Subject.ACCOUNT})

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("decisionsPage", "Vedtak", bus)
        self._desk = desk
        self._rows: tuple[DecisionRow, ...] = ()
        self._build()
        self.add_actions()

    def _build(self) -> None:
        self._model: RowsModel[DecisionRow] = RowsModel(columns(), lambda r: r.id, self)
        self.table = Table("decisionsTable", self.tr("Vedtak"), self._model)
        self.filter = FilterField("decisionsFilter", self.tr("Søk i vedtak"), self.table)
        self.which = QComboBox()
        self.which.setObjectName("decisionsWhich")
        self.which.setAccessibleName(self.tr("Hvilke vedtak"))
        for text, data in (("Alle", "all"), ("Under arbeid", "open"), ("Utstedte", "issued")):
            self.which.addItem(text, data)
        self.which.currentIndexChanged.connect(self._show_rows)
        self.empty = EmptyState(
            "decision",
            self.tr("Ingen vedtak ennå"),
            self.tr("Vedtak kommer hit når de er sendt til godkjenning.")
            if self._desk.actor.role is Role.DECIDER
            else self.tr("Åpne en deltaker og velg «Vedtak» for å skrive det første."),
        )
        self.notices: Notices | None = None
        if self._desk.actor.role is Role.DECIDER:  # the others have it on Min dag
            self.notices = Notices(self._desk, self.bus)
            self.body.addWidget(self.notices)
        self.body.addLayout(row(self.filter, self.which, None))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1)
        if self.notices is not None:
            self.body.addLayout(row(self.notices.recent, None))
        self.table.row_activated.connect(self._open)

    def reload(self) -> None:
        """Read the decisions."""
        if self.notices is not None:
            self.notices.reload()
        self._rows = list_decisions(self._desk)
        self._show_rows()

    def _show_rows(self) -> None:
        wanted = self.which.currentData()
        rows = [
            row
            for row in self._rows
            if wanted == "all"
            or (wanted == "open" and row.state in _OPEN)
            or (wanted == "issued" and row.state is DecisionState.ISSUED)
        ]
        self._model.set_rows(rows)
        self.table.fit_columns()
        self.table.setVisible(bool(self._rows))
        self.empty.setVisible(not self._rows)
        waiting = sum(1 for row in self._rows if row.state is DecisionState.SUBMITTED)
        words = self.tr("{0} til godkjenning").format(waiting) if waiting else ""
        self.header.set_title(self.tr("Vedtak"), words)

    def _open(self, chosen: DecisionRow) -> None:
        self.bus.open_decision.emit(chosen.id)
