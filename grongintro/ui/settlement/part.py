"""Bolig og bosetting on a person's page: home, guidance in living, goals, and statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from grongintro.rules.compliance.light import Mend
from grongintro.services.settlement.view import person_settlement
from grongintro.ui.people.parts import ReadPart
from grongintro.ui.rows.card import side_by_side
from grongintro.ui.settlement.cards import GoalsCard, GuidanceCard, StatementsCard, StaysCard
from grongintro.ui.widgets.basics import Scroll

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.services.person_page import PersonPage as View
    from grongintro.ui.bus import Bus


class SettlementPart(ReadPart):
    """Home and guidance to the left, goals and statements to the right."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("settlementPart", desk, bus)
        self.stays = StaysCard(desk, bus)
        self.guidance = GuidanceCard(desk, bus)
        self.goals = GoalsCard(desk, bus)
        self.statements = StatementsCard(desk, bus)
        scroll = Scroll("settlementScroll")
        scroll.body.addLayout(side_by_side((self.stays, self.guidance), (self.goals, self.statements)))
        scroll.body.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll, 1)

    def read(self, view: View) -> None:
        """Read the settlement."""
        found = person_settlement(self.desk, view.person.id)
        self.stays.show_view(found)
        self.guidance.show_rows(found.person, found.guidance)
        self.goals.show_view(found)
        self.statements.show_rows(found.person, found.statements)

    def mend(self, what: str) -> None:
        """Open the goal that is due."""
        self.read(self.showing())
        if what == Mend.SETTLEMENT_GOAL:
            self.goals.open_due()
        else:
            super().mend(what)
