"""«Krav»: what is claimed from IMDi, how far it has come, and until when it can be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grongintro.domain.grant_control import ClaimState
from grongintro.services.grants.claims import CLOSED
from grongintro.ui import format as fmt
from grongintro.ui import words as ui_words
from grongintro.ui.grants import words
from grongintro.ui.page import EmptyState
from grongintro.ui.tokens import SPACE_2, Tone
from grongintro.ui.widgets.table import RIGHT, Column, FilterField, RowsModel, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grongintro.services.grants.claims import ClaimLine

_TONES = {
    ClaimState.OPEN: Tone.WARNING,
    ClaimState.SENT: Tone.INFO,
    ClaimState.SETTLED: Tone.SUCCESS,
    ClaimState.DROPPED: None,
}


def columns() -> tuple[Column[ClaimLine], ...]:
    """The columns of the claims."""
    return (
        Column("Person", lambda r: r.name, bold=True),
        Column("Kode", lambda r: str(r.claim.code)),
        Column("For år", lambda r: str(r.claim.paid_for), lambda r: r.claim.paid_for, RIGHT),
        Column("Kroner", lambda r: words.kr(r.claim.ore), lambda r: r.claim.ore, RIGHT),
        Column("Tilstand", lambda r: ui_words.title(r.claim.state), tone=lambda r: _TONES[r.claim.state]),
        Column("Send innen", _limit, lambda r: r.limit.toordinal()),
        Column("Sendt", lambda r: fmt.day(r.claim.sent_on)),
        Column("Avsluttet", lambda r: fmt.day(r.claim.closed_on)),
        Column("Forklaring", lambda r: r.claim.note, stretch=True, tip=lambda r: r.claim.note),
    )


def _limit(line: ClaimLine) -> str:
    return "–" if line.claim.state in CLOSED else fmt.day(line.limit)


class ClaimsTab(QWidget):
    """The open claims first; Enter opens one, Delete asks to delete it."""

    claim_opened = Signal(object)
    claim_doomed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("claimsTab")
        self._model: RowsModel[ClaimLine] = RowsModel(columns(), lambda r: r.claim.id, self)
        self.table = Table("claimsTable", self.tr("Krav"), self._model)
        self.table.row_activated.connect(self.claim_opened)
        self.table.row_doomed.connect(self.claim_doomed)
        self._search = FilterField("claimsFilter", self.tr("Søk i kravene"), self.table)
        text = self.tr("Velg et avvik der kommunen har penger til gode, og lag et krav av det.")
        self._empty = EmptyState("task", self.tr("Ingen krav"), text)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_2)
        box.addWidget(self._search)
        box.addWidget(self.table, 1)
        box.addWidget(self._empty, 1)

    def show_claims(self, lines: Sequence[ClaimLine]) -> None:
        """Show the claims."""
        for each in (self._search, self.table):
            each.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self._model.set_rows(lines)
        self.table.fit_columns()
        self.table.choose_first()
