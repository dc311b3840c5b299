"""The forms of Rett og plikt: a trial, work, and why the start came late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grongintro.domain.eligibility import Standing
from grongintro.services.qualifying.right import CHOICES
from grongintro.ui import words
from grongintro.ui.rows.form import RowForm
from grongintro.ui.typed import Lean
from grongintro.ui.widgets.basics import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.eligibility import Employment
    from grongintro.domain.moving import LateStart
    from grongintro.services.qualifying.right import RightView

    Today = Callable[[], date]


class TrialDialog(RowForm):
    """What the rules answer today; another answer is given with a reason."""

    def __init__(self, parent: QWidget, view: RightView, today: Today) -> None:
        title = parent.tr("Vurdering av rett og plikt for {0}").format(view.person.name)
        save = parent.tr("Før i loggen")
        super().__init__(parent, "trialDialog", title, save, None, today, columns=1, width=34)
        self._computed = view.right.standing
        answer = self.tr("Reglene gir i dag: {0}.").format(words.word(self._computed))
        self.form.add_wide(label(answer, "label", wrap=True, name="computed"))
        told = [view.right.steps[-1].text] if view.right.steps else []
        missing = [self.tr("Mangler: {0}").format(each) for each in view.right.missing]
        self.form.add_wide(label("\n".join([*told, *missing]), wrap=True, name="computedWhy"))
        unknown = self._computed is Standing.UNDECIDED
        self.standing = self.one_of(
            "standing",
            self.tr("Din vurdering"),
            Standing,
            CHOICES,
            open_word=self.tr("Kan ikke avgjøres ennå") if unknown else "",
        )
        self.standing.set_value("" if unknown else self._computed)
        hint = self.tr("Grunnen står i loggen sammen med svaret etter reglene")
        self.note("reason", self.tr("Hvorfor et annet svar enn reglene?"), hint=hint)
        self.standing.currentIndexChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        other = self.standing.value() not in {"", str(self._computed)}
        self.show_field("reason", shown=other)

    def draft(self) -> dict[str, Any]:
        """The standing and the reason, as keyword arguments of the service."""
        return self.values()


class EmploymentForm(RowForm):
    """Work, or the offer of it: who, how long a week, from when until when."""

    def __init__(self, parent: QWidget, name: str, start: Employment, today: Today) -> None:
        title = parent.tr("Arbeid for {0}").format(name)
        super().__init__(
            parent, "employmentDialog", title, parent.tr("Lagre arbeidet"), start, today, width=36
        )
        needed = self.tr("Skriv hvem som er arbeidsgiver.")
        self.line("employer", self.tr("Arbeidsgiver"), needed=needed)
        hint = self.tr("30 timer eller mer tar bort retten til program (§\u00a08 fjerde ledd)")
        needed = self.tr("Skriv timer i uken.")
        hours = self.hours("minutes_per_week", self.tr("Timer i uken"), needed=needed, hint=hint)
        needed = self.tr("Skriv første dag.")
        self.day("start", self.tr("Første dag"), Lean.NEAREST, needed=needed)
        self.day("end", self.tr("Siste dag"), Lean.FUTURE, hint=self.tr("Tomt når det varer"))
        self.tick("offer_only", self.tr("Bare tilbud"), self.tr("Bare tilbud om arbeid, ikke begynt"))
        if not start.id:
            hours.clear()


class LateStartForm(RowForm):
    """Why the programme did or will not start within three months."""

    def __init__(self, parent: QWidget, name: str, start: LateStart, today: Today) -> None:
        title = parent.tr("Hvorfor starter {0} sent?").format(name)
        save = parent.tr("Lagre grunnen")
        super().__init__(parent, "lateStartDialog", title, save, start, today, columns=1, width=32)
        hint = self.tr("For eksempel sykdom, fødsel, ventetid på barnehage eller kurs")
        needed = self.tr("Skriv hvorfor oppstarten er sen (§ 12 andre ledd).")
        self.note("reason", self.tr("Grunn"), needed=needed, hint=hint)
