"""The forms on a person's page: home, guidance in living, statements, and goals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from grongintro.services.settlement.guidance import HINT
from grongintro.ui.rows.form import RowForm
from grongintro.ui.settlement import settlement_words
from grongintro.ui.typed import Lean
from grongintro.ui.widgets.basics import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.settlement import HousingStay, LivingGuidance, NeedsStatement, SettlementGoal
    from grongintro.services.settlement.housing import HomeLine

    Today = Callable[[], date]


class StayForm(RowForm):
    """A home and from when until when; a new one may be for the whole household."""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        start: HousingStay,
        homes: Iterable[HomeLine],
        household: str,
        today: Today,
    ) -> None:
        title = parent.tr("Bolig for {0}").format(name)
        super().__init__(parent, "stayDialog", title, parent.tr("Lagre boligen"), start, today)
        options = [(each.id, settlement_words.home_choice(each)) for each in homes]
        hint = self.tr("Bor personen et annet sted nå, slutter det boforholdet dagen før")
        self.pick("housing_id", self.tr("Bolig"), [("", self.tr("Velg")), *options], hint=hint, span=2)
        self.day("start", self.tr("Fra"), Lean.NEAREST, needed=self.tr("Skriv fra hvilken dag."))
        self.day("end", self.tr("Til og med"), Lean.FUTURE, hint=self.tr("Tomt når det varer"))
        self._everybody = QCheckBox(self.tr("Hele husstanden flytter inn"))
        if household and not start.id:
            self._everybody.setChecked(True)
            self.form.add("with_household", household, self._everybody, span=2)

    def draft(self) -> tuple[HousingStay, bool]:
        """The stay, and whether the others of the household move in too."""
        values = self.values()
        values["housing_id"] = values["housing_id"] or ""
        return replace(self.start, **values), self._everybody.isChecked()


class GuidanceForm(RowForm):
    """Guidance that was held: when, what about, and when the next is."""

    def __init__(self, parent: QWidget, name: str, start: LivingGuidance, today: Today) -> None:
        title = parent.tr("Boveiledning for {0}").format(name)
        super().__init__(parent, "guidanceDialog", title, parent.tr("Lagre veiledningen"), start, today)
        self.day("held_on", self.tr("Holdt"), needed=self.tr("Skriv dagen den ble holdt."))
        self.day("next_on", self.tr("Neste gang"), Lean.FUTURE)
        hint = self.tr("For eksempel strøm, ventilasjon, husordensregler, avfall")
        needed = self.tr("Skriv hva boveiledningen handlet om.")
        self.line("topics", self.tr("Tema"), needed=needed, hint=hint, span=2)
        self.note("note", self.tr("Merknad"))


class StatementForm(RowForm):
    """A statement on special needs: to whom, when, and what it says."""

    def __init__(self, parent: QWidget, name: str, start: NeedsStatement, today: Today) -> None:
        title = parent.tr("Uttalelse om {0}").format(name)
        super().__init__(parent, "statementDialog", title, parent.tr("Lagre uttalelsen"), start, today)
        self.form.add_wide(label(HINT, "muted", wrap=True))
        needed = self.tr("Skriv hvem uttalelsen er til.")
        self.line("to_whom", self.tr("Til"), needed=needed, hint=self.tr("For eksempel IMDi"))
        self.day("written_on", self.tr("Skrevet"), needed=self.tr("Skriv dagen."))
        self.note("text", self.tr("Uttalelse"), needed=self.tr("Skriv uttalelsen."))


class GoalForm(RowForm):
    """A goal at three or six months, and when it was reached."""

    def __init__(self, parent: QWidget, name: str, start: SettlementGoal, today: Today) -> None:
        title = parent.tr("Mål for {0}").format(name)
        super().__init__(parent, "settlementGoalDialog", title, parent.tr("Lagre målet"), start, today)
        self.line("text", self.tr("Mål"), needed=self.tr("Skriv målet."), span=2)
        options = [("3", self.tr("Tre måneder")), ("6", self.tr("Seks måneder"))]
        self.pick("months", self.tr("Ved"), options)
        self.day("due", self.tr("Innen"), Lean.FUTURE, needed=self.tr("Skriv innen hvilken dag."))
        self.day("met_on", self.tr("Nådd"), hint=self.tr("Tomt til det er nådd"))
        self.line("note", self.tr("Merknad"))

    def draft(self) -> SettlementGoal:
        """The goal as it is filled in."""
        values = self.values()
        values["months"] = int(values["months"])
        made: SettlementGoal = replace(self.start, **values)
        return made
