"""Samarbeid on a person's page: referrals and volunteers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from grongintro.services.cooperation.view import person_cooperation
from grongintro.ui.cooperation.people_cards import PersonMatchesCard, ReferralsCard
from grongintro.ui.people.parts import ReadPart
from grongintro.ui.rows.card import side_by_side
from grongintro.ui.widgets.basics import Scroll

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.services.person_page import PersonPage as View
    from grongintro.ui.bus import Bus


class CooperationPart(ReadPart):
    """Referrals to the left, volunteers to the right."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("cooperationPart", desk, bus)
        self.referrals = ReferralsCard(desk, bus)
        self.matches = PersonMatchesCard(desk, bus)
        scroll = Scroll("personCooperationScroll")
        scroll.body.addLayout(side_by_side((self.referrals,), (self.matches,)))
        scroll.body.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll, 1)

    def read(self, view: View) -> None:
        """Read the cooperation."""
        found = person_cooperation(self.desk, view.person.id)
        self.referrals.show_rows(found.person, found.referrals)
        self.matches.show_view(found)
