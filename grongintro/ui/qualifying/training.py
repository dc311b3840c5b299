"""Opplæring: Norwegian and civics, hours, tests, exemptions, life skills and parental guidance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from grongintro.rules.compliance.light import Mend
from grongintro.services.qualifying.training_view import training_view
from grongintro.ui.people.parts import ReadPart, StepsCard
from grongintro.ui.qualifying import training_words
from grongintro.ui.qualifying.progress import ProgressCard
from grongintro.ui.qualifying.training_cards import ExemptionsCard, HoursCard, TestsCard, TrainingsCard
from grongintro.ui.rows.card import side_by_side
from grongintro.ui.widgets.basics import Scroll

if TYPE_CHECKING:
    from grongintro.domain.step import Step
    from grongintro.services.desk import Desk
    from grongintro.services.person_page import PersonPage as View
    from grongintro.services.qualifying.training_view import TrainingView
    from grongintro.ui.bus import Bus


class TrainingPart(ReadPart):
    """What is offered and tested to the left, what is attended to the right; read when it is on screen."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("trainingPart", desk, bus)
        self.trainings = TrainingsCard(desk, bus)
        self.tests = TestsCard(desk, bus)
        self.exemptions = ExemptionsCard(desk, bus)
        self.hours = HoursCard(desk, bus)
        self.taught = ProgressCard("taughtHours", self.tr("Norsk og samfunnskunnskap, timer"))
        self.skills = ProgressCard("lifeSkills", self.tr("Livsmestring"))
        self.parenting = ProgressCard("parenting", self.tr("Foreldreveiledning"))
        self.steps = StepsCard("trainingSteps", self.tr("Frister og omfang"))
        scroll = Scroll("trainingScroll")
        left = (self.trainings, self.steps, self.tests, self.exemptions)
        right = (self.taught, self.skills, self.parenting, self.hours)
        scroll.body.addLayout(side_by_side(left, right))
        scroll.body.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll, 1)

    def read(self, view: View) -> None:
        """Read the training."""
        self._fill(training_view(self.desk, view.person.id))

    def _fill(self, found: TrainingView) -> None:
        self.trainings.show_view(found)
        self.tests.show_view(found)
        self.exemptions.show_rows(found.person, found.exemptions)
        self.hours.show_view(found)
        self.taught.show_done(training_words.taught(found), training_words.civics_note(found))
        self.skills.show_done(*training_words.life_skills(found))
        self.parenting.show_done(*training_words.parenting(found))
        self.steps.show_steps(
            _steps(found), self.tr("Fristene regnes ut når opplæringen og oppholdstillatelsen er registrert.")
        )

    def mend(self, what: str) -> None:
        """Open the form of the training, of hours in what is lacking, or of the next test."""
        self.read(self.showing())
        if what == Mend.TRAINING:
            self.trainings.ask_open()
        elif what == Mend.HOURS:
            self.hours.ask_new()
        elif what == Mend.TEST:
            self.tests.ask_new()
        else:
            super().mend(what)


def _steps(view: TrainingView) -> tuple[Step, ...]:
    """By when it is to be offered, how much and how long; the tests say it themselves."""
    needs = view.needs
    offer = needs.offer.steps if needs.offer is not None else ()
    if needs.norwegian is None or needs.civics is None:
        return offer
    return (*offer, *needs.norwegian.steps, *needs.civics.steps)
