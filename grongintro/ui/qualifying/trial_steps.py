"""The steps of a trial in the log, as they were the day it was signed off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from grongintro.ui import format as fmt
from grongintro.ui.people.parts import StepsCard
from grongintro.ui.qualifying import right_words
from grongintro.ui.tokens import SPACE_3, SPACE_4, SPACE_5
from grongintro.ui.widgets.basics import Scroll, button, label, row

if TYPE_CHECKING:
    from grongintro.services.qualifying.right import AssessmentRow

_LINES_WIDE, _LINES_HIGH = 38, 26


class TrialSteps(QDialog):
    """Who signed what off, and every step behind it; nothing can be changed here."""

    def __init__(self, parent: QWidget, name: str, trial: AssessmentRow) -> None:
        super().__init__(parent.window())
        self.setObjectName("trialSteps")
        self.setWindowTitle("Grongintro")  # the task switcher shows it; the heading holds a name
        day = fmt.day(trial.assessment.assessed_on)
        title = self.tr("Slik ble det vurdert {0} for {1}").format(day, name)
        self.setAccessibleName(title)
        steps = StepsCard("stepsAsThen", self.tr("Introduksjonsprogram: slik ble det prøvd"))
        steps.show_steps(trial.steps, self.tr("Ingen steg er lagret med denne vurderingen."))
        scroll = Scroll("trialStepsScroll")
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll.body.addWidget(steps)
        scroll.body.addStretch(1)
        close = button("closeTrialSteps", self.tr("Lukk"), self.accept)
        close.setDefault(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        box.setSpacing(SPACE_3)
        box.addWidget(label(title, "heading", wrap=True))
        box.addWidget(label("\n".join(right_words.assessment(trial)), "muted", wrap=True))
        box.addWidget(scroll, 1)
        box.addLayout(row(None, close))
        line = self.fontMetrics().height()
        self.resize(line * _LINES_WIDE, line * _LINES_HIGH)
        self.finished.connect(self.deleteLater)
