"""Praksis on a person's page: placements with agreement and result, follow-up, and wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from grongintro.rules.compliance.light import Mend
from grongintro.services.practice.lines import PlacementState
from grongintro.services.practice.view import person_practice
from grongintro.ui.people.parts import ReadPart, StepsCard
from grongintro.ui.practice.cards import PlacementsCard, VisitsCard, WishesCard
from grongintro.ui.rows.card import side_by_side
from grongintro.ui.widgets.basics import Scroll

if TYPE_CHECKING:
    from grongintro.domain.step import Step
    from grongintro.services.desk import Desk
    from grongintro.services.person_page import PersonPage as View
    from grongintro.services.practice.view import PersonPractice
    from grongintro.ui.bus import Bus


class PracticePart(ReadPart):
    """Placements and wishes to the left, follow-up to the right."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("practicePart", desk, bus)
        self.placements = PlacementsCard(desk, bus)
        self.wishes = WishesCard(desk, bus)
        self.visits = VisitsCard(desk, bus)
        self.steps = StepsCard("visitSteps", self.tr("Neste oppfølging"))
        scroll = Scroll("practiceScroll")
        scroll.body.addLayout(side_by_side((self.placements, self.wishes), (self.steps, self.visits)))
        scroll.body.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll, 1)

    def read(self, view: View) -> None:
        """Read the practice."""
        found = person_practice(self.desk, view.person.id)
        self.placements.show_view(found)
        self.wishes.show_rows(found.person, found.wishes)
        self.visits.show_view(found)
        self.steps.show_steps(_steps(found), self.tr("Ingen praksis å følge opp nå."))

    def mend(self, what: str) -> None:
        """Open the form of the follow-up that waits."""
        self.read(self.showing())
        if what == Mend.PLACEMENT_VISIT:
            self.visits.ask_new()
        else:
            super().mend(what)


def _steps(view: PersonPractice) -> tuple[Step, ...]:
    """Why the placements that go on, or come, are followed up when they are."""
    going = [each for each in view.placements if each.state is not PlacementState.OVER]
    return tuple(step for each in going for step in view.due[each.id].steps)
