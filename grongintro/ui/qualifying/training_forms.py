"""The forms of training, hours, tests and exemptions; only what applies is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grongintro.domain.training import (
    NORWEGIAN_PARTS,
    ExemptionBasis,
    ExemptionFrom,
    Level,
    Provider,
    Subject,
    TestPart,
    TrainingBasis,
)
from grongintro.services.qualifying.training import EXEMPTION_HINT, MEETINGS
from grongintro.ui.rows.form import RowForm
from grongintro.ui.typed import Lean
from grongintro.ui.widgets.basics import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.training import Exemption, LanguageTest, TaughtHours, Training

    Today = Callable[[], date]


class TrainingForm(RowForm):
    """What training rests on, when it was offered and began, and with whom."""

    def __init__(self, parent: QWidget, name: str, start: Training, today: Today) -> None:
        title = parent.tr("Norsk og samfunnskunnskap for {0}").format(name)
        save = parent.tr("Lagre opplæringen")
        super().__init__(parent, "trainingDialog", title, save, start, today, width=44)
        self.choice("basis", self.tr("Grunnlag"), TrainingBasis)
        hint = self.tr("Når deltakeren selv krevde opplæring")
        self.day("claimed", self.tr("Krav"), hint=hint)
        needed = self.tr("Skriv dagen opplæringen ble tilbudt.")
        self.day("offered", self.tr("Tilbudt"), needed=needed)
        self.day("start", self.tr("Startet"), Lean.NEAREST)
        self.day("end", self.tr("Sluttet"), Lean.NEAREST, hint=self.tr("Tomt når den varer"))
        self.provider = self.choice("provider", self.tr("Hvem gir opplæringen"), Provider)
        self.line("provider_name", self.tr("Navn på tilbyderen"))
        self.choice("level", self.tr("Nivå"), Level, open_word="–")
        weekly = self.hours("minutes_per_week", self.tr("Timer i uken"))
        if not start.minutes_per_week:
            weekly.clear()

    def draft(self) -> Training:
        """The training; no hours are 0."""
        values = self.values()
        values["minutes_per_week"] = values["minutes_per_week"] or 0
        made: Training = replace(self.start, **values)
        return made


class HoursForm(RowForm):
    """Hours that were attended; of civics with module and language, a meeting on its one day."""

    def __init__(
        self, parent: QWidget, name: str, start: TaughtHours, modules: Sequence[str], today: Today
    ) -> None:
        title = parent.tr("Timer for {0}").format(name)
        super().__init__(parent, "hoursDialog", title, parent.tr("Lagre timene"), start, today, width=40)
        self.subject = self.choice("subject", self.tr("Fag"), Subject)
        many = self.hours("minutes", self.tr("Timer"), needed=self.tr("Skriv hvor mange timer."))
        if not start.minutes:
            many.clear()
        self.day("start", self.tr("Dag, eller første dag"), needed=self.tr("Skriv dagen."))
        last = self.day("end", self.tr("Siste dag"), hint=self.tr("Tomt når det var én dag"))
        if start.end == start.start:
            last.set_value(None)
        own = [start.module] if start.module and start.module not in modules else []
        options = [("", self.tr("Velg")), *((each, each) for each in (*modules, *own))]
        self.pick("module", self.tr("Modul"), options)
        self.line("language", self.tr("Språk"))
        self.line("provider", self.tr("Hvem ga timene"), span=2)
        self.subject.currentIndexChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        civics = self.subject.value() == Subject.CIVICS
        for name in ("module", "language"):
            self.show_field(name, shown=civics)
        self.show_field("end", shown=self.subject.value() not in MEETINGS)

    def draft(self) -> TaughtHours:
        """The hours; without a last day they are of one day."""
        values = self.values()
        values["end"] = values["end"] or values["start"]
        values["module"] = values["module"] or ""
        made: TaughtHours = replace(self.start, **values)
        return made


class TestForm(RowForm):
    """A test: entered for, sat, and its result; a level in Norwegian, passed or not in civics."""

    __test__ = False  # not a test of pytest's

    def __init__(self, parent: QWidget, name: str, start: LanguageTest, today: Today) -> None:
        title = parent.tr("Prøve for {0}").format(name)
        super().__init__(parent, "testDialog", title, parent.tr("Lagre prøven"), start, today)
        self.part = self.choice("part", self.tr("Prøve"), TestPart)
        self.day("entered_on", self.tr("Meldt opp"))
        self.day("sat_on", self.tr("Avlagt"))
        self.choice("level", self.tr("Nivå"), Level, open_word=self.tr("Ikke klart ennå"))
        waiting = self.tr("Ikke klart ennå")
        passed, failed = self.tr("Bestått"), self.tr("Ikke bestått")
        self.yes_no("passed", self.tr("Resultat"), passed, failed, open_word=waiting)
        self.line("language", self.tr("Språk"))
        self.part.currentIndexChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        norwegian = self.part.value() in NORWEGIAN_PARTS
        self.show_field("level", shown=norwegian)
        for name in ("passed", "language"):
            self.show_field(name, shown=not norwegian)


class ExemptionForm(RowForm):
    """An application for exemption, and how it was answered."""

    def __init__(self, parent: QWidget, name: str, start: Exemption, today: Today) -> None:
        title = parent.tr("Fritak for {0}").format(name)
        super().__init__(parent, "exemptionDialog", title, parent.tr("Lagre fritaket"), start, today)
        self.form.add_wide(label(EXEMPTION_HINT, "muted", wrap=True))
        self.choice("what", self.tr("Fritak fra"), ExemptionFrom)
        self.choice("basis", self.tr("Grunn"), ExemptionBasis)
        self.day("applied_on", self.tr("Søkt"), needed=self.tr("Skriv dagen det ble søkt."))
        self.day("decided_on", self.tr("Avgjort"))
        given, refused = self.tr("Gitt"), self.tr("Avslått")
        self.yes_no("granted", self.tr("Svar"), given, refused, open_word=self.tr("Ikke avgjort"))
        self.note("note", self.tr("Merknad"), hint=self.tr("Ikke skriv diagnoser"))
