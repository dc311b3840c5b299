"""The small forms of a plan's elements and phases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from grongintro.domain.plan import ElementKind
from grongintro.errors import UserError
from grongintro.services.qualifying.adopting import wrong_dates
from grongintro.services.qualifying.plans import WEEK_MINUTES, PlanDraft
from grongintro.ui import words
from grongintro.ui.rows.form import RowForm
from grongintro.ui.typed import Lean

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.plan import PlanElement, PlanPhase, PlanVersion

    Today = Callable[[], date]


class ElementForm(RowForm):
    """What, from when to when, how much a week, with whom and why; refused outside the plan's dates."""

    def __init__(self, parent: QWidget, start: PlanElement, plan: PlanVersion, today: Today) -> None:
        title = parent.tr("Element i planen")
        super().__init__(parent, "elementDialog", title, parent.tr("Legg i planen"), start, today, width=44)
        self._plan = plan
        self.kind = self.choice("kind", self.tr("Hva slags"), ElementKind)
        self.name = self.line("title", self.tr("Navn"), needed=self.tr("Gi elementet et navn."))
        self.day("start", self.tr("Fra"), Lean.NEAREST, needed=self.tr("Skriv første dag."))
        hint = self.tr("Tomt når det varer planen ut")
        self.day("end", self.tr("Til"), Lean.FUTURE, hint=hint)
        self.hours("minutes_per_week", self.tr("Timer i uken"))
        self.line("provider", self.tr("Hvor eller hos hvem"))
        hint = self.tr("Hvordan det styrker mulighetene i arbeidslivet eller norsken")
        self.note("reason", self.tr("Hvorfor"), hint=hint)
        self._named = self._kind_name()
        if not self.name.text():
            self.name.setText(self._named)
        self.kind.currentIndexChanged.connect(self._follow)

    def _kind_name(self) -> str:
        return words.title(self.kind.value())

    def _follow(self) -> None:
        """An element that bears the name of its kind follows it."""
        if self.name.text().strip() in {"", self._named}:
            self.name.setText(self._kind_name())
        self._named = self._kind_name()

    def draft(self) -> PlanElement:
        """The element; UserError at the field."""
        values = self.values()
        values["minutes_per_week"] = values["minutes_per_week"] or 0
        element: PlanElement = replace(self.start, **values)
        if element.minutes_per_week > WEEK_MINUTES:
            raise UserError(self.tr("Skriv timer i uken, fra 0 til 168."), field="minutes_per_week")
        check_dates(element, PlanDraft(self._plan, (), (element,)))
        return element


class PhaseForm(RowForm):
    """A phase with its own goal; refused outside the plan's dates and over another phase."""

    def __init__(
        self,
        parent: QWidget,
        start: PlanPhase,
        plan: PlanVersion,
        others: tuple[PlanPhase, ...],
        today: Today,
    ) -> None:
        title = parent.tr("Fase i planen")
        super().__init__(parent, "phaseDialog", title, parent.tr("Legg i planen"), start, today, width=40)
        self._plan, self._others = plan, others
        hint = self.tr("For eksempel grunnlag, praksis, jobbsøking")
        self.line("name", self.tr("Navn"), needed=self.tr("Gi fasen et navn."), hint=hint, span=2)
        self.day("start", self.tr("Fra"), Lean.NEAREST, needed=self.tr("Skriv første dag."))
        self.day("end", self.tr("Til"), Lean.FUTURE, needed=self.tr("Skriv siste dag."))
        self.note("goal", self.tr("Mål for fasen"))

    def draft(self) -> PlanPhase:
        """The phase; UserError at the field."""
        phase: PlanPhase = replace(self.start, **self.values())
        check_dates(phase, PlanDraft(self._plan, (phase,)))
        check_dates(phase, PlanDraft(self._plan, (*self._others, phase)))
        return phase


def check_dates(part: Any, draft: PlanDraft) -> None:
    """Raise UserError at the first or last day of a part that is out of order, outside or in the way."""
    found = wrong_dates(draft)
    if found:
        plan = draft.version
        wrong_end = part.end is not None and (
            part.end < part.start or (plan.end is not None and part.start <= plan.end < part.end)
        )
        raise UserError(found[0].text, field="end" if wrong_end else "start")
