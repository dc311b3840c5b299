"""Rett og plikt: what the rules answer and why, every trial, work, start, moves, and what is carried over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from grongintro.rules.compliance.light import Mend
from grongintro.services.qualifying import carried, right, starting
from grongintro.services.qualifying.moving_in import moves_of
from grongintro.ui import words
from grongintro.ui.asking import Asking
from grongintro.ui.people.parts import ReadPart, StepsCard
from grongintro.ui.qualifying import right_words
from grongintro.ui.qualifying.carried import BalancesCard, CarriedCard
from grongintro.ui.qualifying.moves import MovesCard
from grongintro.ui.qualifying.right_forms import TrialDialog
from grongintro.ui.qualifying.start import LateStartsCard, StartCard
from grongintro.ui.qualifying.trial_steps import TrialSteps
from grongintro.ui.qualifying.work import WorkCard
from grongintro.ui.rows.card import side_by_side
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_3
from grongintro.ui.widgets.basics import Card, Scroll, StatusChip, button, label, row
from grongintro.ui.widgets.lines import Line, LinesCard

if TYPE_CHECKING:
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.person_page import PersonPage as View
    from grongintro.services.qualifying.right import AssessmentRow, RightView
    from grongintro.ui.bus import Bus


class AnswerCard(Card):
    """The answer of today for programme and training, what is missing, and the button to sign it off."""

    def __init__(self, slot: Any) -> None:
        super().__init__("", "answer")
        self.setAccessibleName(self.tr("Rett og plikt i dag"))
        assess = button("assessRight", self.tr("Vurder og før i loggen"), slot, kind="primary")
        heading = row(label(self.tr("Rett og plikt i dag"), "heading", wrap=True), assess)
        heading.setStretch(0, 1)
        self.body.addLayout(heading)
        self._programme, self._training = StatusChip(), StatusChip()
        for name, chip in (
            (self.tr("Introduksjonsprogram"), self._programme),
            (self.tr("Norsk og samfunnskunnskap"), self._training),
        ):
            self.body.addLayout(row(label(name), chip, None))
        self._missing = label("", "error", wrap=True, name="missingFacts")
        self._signed = label("", "muted", wrap=True, name="lastAssessed")
        self.body.addWidget(self._missing)
        self.body.addWidget(self._signed)

    def show_answer(self, found: RightView) -> None:
        """Show how the person stands."""
        for chip, each in ((self._programme, found.right), (self._training, found.training)):
            chip.set_status(words.title(each.standing), right_words.TONES[each.standing])
        self._missing.setText(self.tr("Mangler: {0}").format("; ".join(found.missing)))
        self._missing.setVisible(bool(found.missing))
        told = self.tr("Ikke vurdert og ført i loggen ennå.")
        if found.changed_since:
            told = self.tr("Reglene gir et annet svar nå enn da det ble vurdert. Vurder på nytt.")
        elif found.assessments:
            told = self.tr("Sist vurdert: {0}").format(right_words.assessment(found.assessments[0])[0])
        self._signed.setText(told)


class RightPart(ReadPart):
    """Read when it is on screen; the answer and why to the left, what it rests on to the right."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("rightPart", desk, bus)
        self._found: RightView | None = None
        self._answer = AnswerCard(self.ask_trial)
        self._steps = StepsCard("rightSteps", self.tr("Introduksjonsprogram: slik er det prøvd"))
        self._training = StepsCard("trainingSteps", self.tr("Norsk og samfunnskunnskap: slik er det prøvd"))
        self._periods = LinesCard("rightPeriods", self.tr("Over tid"))
        self._log = LinesCard("rightLog", self.tr("Vurderinger"), self.tr("Ingen vurdering er ført ennå."))
        self._start = StartCard(desk)
        self.late = LateStartsCard(desk, bus)
        self._work = WorkCard(desk, bus)
        self._moves = MovesCard(desk, bus)
        self._carried = CarriedCard(desk, bus)
        self._balances = BalancesCard(desk, bus)
        left = (self._answer, self._steps, self._training, self._periods, self._log)
        right_side = (self._start, self.late, self._work, self._moves, self._carried, self._balances)
        scroll = Scroll("rightScroll")
        scroll.body.addLayout(side_by_side(left, right_side))
        scroll.body.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_3)
        box.addWidget(scroll, 1)

    def read(self, view: View) -> None:
        """Try right and duty today."""
        who = view.person.id
        found = self._found = right.right_view(self.desk, who)
        self._answer.show_answer(found)
        self._steps.show_steps(found.right.steps)
        self._training.show_steps(found.training.steps)
        self._periods.show_lines([_period(number, each) for number, each in enumerate(found.periods)])
        self._log.show_each(self._logged, found.assessments)
        started = view.programme.start if view.programme is not None else None
        self._start.show_start(found.person, started)
        reasons = starting.late_starts(self.desk, who)
        self.late.show_rows(found.person, reasons)
        self.late.setVisible(bool(reasons) or not self._start.in_time)
        self._work.show_rows(found.person, found.employment)
        self._moves.show_moves(view, moves_of(self.desk, who))
        before = carried.carried_view(self.desk, who)
        self._carried.show_rows(found.person, before.matters)
        self._balances.show_rows(found.person, before.balances)

    def ask_trial(self) -> None:
        """Show the answer of today and ask whether it is to stand in the log."""
        run_action(self, self._ask_trial, repeatable=True)

    def _ask_trial(self) -> None:
        found = self._found
        if found is None:
            raise LookupError("no person is shown")
        dialog = TrialDialog(self, found, self.desk.clock.today)
        about = found.person.id
        Asking(dialog, self.desk, self.bus, self._assess, self.tr("Vurderingen står i loggen."), about=about)

    def _logged(self, trial: AssessmentRow) -> Line:
        made = Line(trial.assessment.id, *right_words.assessment(trial))
        made.opened.connect(self.show_steps)
        return made.add_button("trialSteps", self.tr("Vis stegene"))

    def show_steps(self, key: str) -> None:
        """Show the steps of a trial in the log as they were then."""
        found = self._found
        if found is not None:
            trial = next(each for each in found.assessments if each.assessment.id == key)
            TrialSteps(self, found.person.name, trial).open()

    def _assess(self, draft: dict[str, Any]) -> Saved:
        return right.assess_right(self.desk, self.showing().person.id, **draft)

    def mend(self, what: str) -> None:
        """Open the trial, or the form that says why the start is late."""
        self.read(self.showing())
        if what == Mend.RIGHT:
            self.ask_trial()
        elif what == Mend.LATE_START:
            self.late.ask_new()
        else:
            super().mend(what)


def _period(number: int, each: Any) -> Line:
    span = right_words.span(each.period.start, each.period.end)
    return Line(str(number), words.capital(span), words.word(each.standing), short=True)
