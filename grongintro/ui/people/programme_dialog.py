"""The form of a participation, which says at once how long it may last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from grongintro.domain.programme import Education, Goal
from grongintro.errors import UserError
from grongintro.services.programmes import ProgrammeDraft
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.people.parts import StepsCard
from grongintro.ui.typed import Lean, read_day
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.step import Step


class ProgrammeDialog(FormDialog):
    """Collects a ProgrammeDraft; `length_asked` goes out when what decides the length changed."""

    length_asked = Signal(object)

    def __init__(
        self, parent: QWidget, name: str, start: ProgrammeDraft | None, today: Callable[[], date]
    ) -> None:
        title = parent.tr("Introduksjonsprogram for {0}").format(name)
        super().__init__(parent, "programmeDialog", title, parent.tr("Lagre programmet"), width=50)
        self._today = today
        self.offered = self.form.add(
            "offered", self.tr("Tilbudt"), DayField("offered", today, Lean.PAST), required=True
        )
        self.start = self.form.add("start", self.tr("Startdato"), DayField("start", today))
        self.education = self.form.add(
            "education", self.tr("Utdanning ved ankomst"), Choice("education", words.options(Education))
        )
        self.goal = self.form.add("goal", self.tr("Sluttmål"), Choice("goal", words.options(Goal)))
        hint = self.tr("Tomt gir den lengste tiden loven tillater")
        self.end = self.form.add("end", self.tr("Siste dag"), DayField("end", today, Lean.FUTURE), hint=hint)
        self.length = StepsCard("proposedLength", self.tr("Forslag"))
        self.content.addWidget(self.length, 3, Qt.AlignmentFlag.AlignTop)
        self._fill(start)
        for field in (self.offered, self.start):
            field.changed.connect(self.ask_length)
        for choice in (self.education, self.goal):
            choice.currentIndexChanged.connect(self.ask_length)
        self.offered.setFocus()

    def _fill(self, start: ProgrammeDraft | None) -> None:
        if start is None:
            self.offered.set_value(self._today())
            self.education.set_value(Education.LESS)
            return
        self.offered.set_value(start.offered)
        self.start.set_value(start.start)
        self.education.set_value(start.education)
        self.goal.set_value(start.goal)
        self.end.set_value(start.end)

    def ask_length(self) -> None:
        """Ask how long the programme may last with what stands here now."""
        offered = read_day(self.offered.edit.text(), self._today(), Lean.PAST).value
        start = read_day(self.start.edit.text(), self._today()).value
        if offered is not None:
            self.length_asked.emit(self._with(offered, start, None))

    def show_length(self, end: date, steps: Sequence[Step]) -> None:
        """Show the longest programme and why."""
        self.length.show_steps(steps)
        self.end.edit.setPlaceholderText(fmt.day(end))

    def show_why(self, error: UserError) -> None:
        """Show why no length can be told yet."""
        self.length.show_steps((), error.message)
        self.end.edit.setPlaceholderText(self.tr("dd.mm.åååå"))

    def _with(self, offered: date, start: date | None, end: date | None) -> ProgrammeDraft:
        education, goal = Education(self.education.value()), Goal(self.goal.value())
        return ProgrammeDraft(offered, start, education, goal, end)

    def draft(self) -> ProgrammeDraft:
        """The participation as it stands; UserError at the field that cannot be read."""
        offered = self.offered.value()
        if offered is None:
            raise UserError(self.tr("Skriv datoen programmet ble tilbudt."), field="offered")
        return self._with(offered, self.start.value(), self.end.value())
