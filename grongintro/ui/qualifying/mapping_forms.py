"""The forms of competence mapping: mapping, languages, schooling and work, what was done before, guidance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.followup import InterpreterMode
from grongintro.domain.mapping import ExperienceKind, MappedWhen, Mastery, Schooling
from grongintro.domain.plan import ElementKind
from grongintro.domain.programme import Goal
from grongintro.ui.rows.form import RowForm

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.mapping import (
        CareerGuidance,
        CompetenceMapping,
        Experience,
        LanguageSkill,
        PriorElement,
    )

    Today = Callable[[], date]


class MappingForm(RowForm):
    """When, by whom, how much school, and what the person can and wants."""

    def __init__(self, parent: QWidget, name: str, start: CompetenceMapping, today: Today) -> None:
        title = parent.tr("Kartlegging av {0}").format(name)
        super().__init__(
            parent, "mappingDialog", title, parent.tr("Lagre kartleggingen"), start, today, width=44
        )
        self.day("mapped_on", self.tr("Kartlagt"), needed=self.tr("Skriv dagen det ble kartlagt."))
        self.choice("timing", self.tr("Når"), MappedWhen)
        self.line("mapped_by", self.tr("Hvem kartla?"), needed=self.tr("Skriv hvem som kartla."))
        self.choice("schooling", self.tr("Skolegang"), Schooling)
        self.mode = self.choice("interpreter", self.tr("Tolk"), InterpreterMode)
        self.line("language", self.tr("Tolket til"))
        self.yes_no("interpreter_qualified", self.tr("Var tolken kvalifisert?"))
        self.line(
            "digital_skills", self.tr("Digitale ferdigheter"), hint=self.tr("PC, mobil, BankID, e-post")
        )
        self.line("driving_licence", self.tr("Førerkort"), hint=self.tr("Klasse, land og om det gjelder her"))
        self.line("interests", self.tr("Interesser"))
        hint = self.tr("Arbeid og utdanning personen ser for seg")
        self.line("wishes", self.tr("Ønsker"), hint=hint, span=2)
        self.note("note", self.tr("Merknad"))
        self.mode.currentIndexChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        interpreted = self.mode.value() != InterpreterMode.NONE
        for name in ("language", "interpreter_qualified"):
            self.show_field(name, shown=interpreted)


class LanguageForm(RowForm):
    """A language, spoken and written."""

    def __init__(self, parent: QWidget, name: str, start: LanguageSkill, today: Today) -> None:
        title = parent.tr("Språk {0} kan").format(name)
        super().__init__(
            parent, "languageDialog", title, parent.tr("Lagre språket"), start, today, columns=1, width=26
        )
        self.line("language", self.tr("Språk"), needed=self.tr("Skriv hvilket språk det er."))
        self.choice("oral", self.tr("Muntlig"), Mastery)
        self.choice("written", self.tr("Skriftlig"), Mastery)


class ExperienceForm(RowForm):
    """Schooling or work year by year, or another skill."""

    def __init__(self, parent: QWidget, name: str, start: Experience, today: Today) -> None:
        skill = start.kind is ExperienceKind.SKILL
        title = parent.tr("Ferdighet hos {0}") if skill else parent.tr("Utdanning eller arbeid for {0}")
        dialog = "skillDialog" if skill else "experienceDialog"
        super().__init__(parent, dialog, title.format(name), parent.tr("Lagre"), start, today)
        if not skill:
            kinds = (ExperienceKind.SCHOOLING, ExperienceKind.WORK)
            self.one_of("kind", self.tr("Type"), ExperienceKind, kinds)
        hint = (
            self.tr("Søm, musikk, bilreparasjon …") if skill else self.tr("Grunnskole, sykepleier, snekker …")
        )
        needed = self.tr("Skriv hva det er.")
        self.line("title", self.tr("Hva"), needed=needed, hint=hint, span=2 if skill else 1)
        self.line("place", self.tr("Sted"))
        self.line("country", self.tr("Land"))
        self.whole("first_year", self.tr("Fra år"), hint=self.tr("For eksempel 2008"))
        self.whole("last_year", self.tr("Til år"), hint=self.tr("Tomt når det varer"))
        self.tick("documented", self.tr("Dokumentert"), self.tr("Dokumentert med vitnemål eller attest"))
        self.note("note", self.tr("Merknad"))


class PriorForm(RowForm):
    """What was done before settlement here."""

    def __init__(self, parent: QWidget, name: str, start: PriorElement, today: Today) -> None:
        title = parent.tr("{0}: gjort før bosetting").format(name)
        super().__init__(parent, "priorDialog", title, parent.tr("Lagre"), start, today)
        self.choice("kind", self.tr("Type"), ElementKind)
        hint = self.tr("For eksempel «norsk i mottak»")
        self.line("title", self.tr("Hva"), needed=self.tr("Skriv hva det er."), hint=hint)
        self.line("place", self.tr("Hvor"))
        self.line("module", self.tr("Modul"), hint=self.tr("For samfunnskunnskap: hvilken modul"))
        self.day("start", self.tr("Fra"))
        self.day("end", self.tr("Til og med"))
        self.hours("minutes", self.tr("Timer i alt"), hint=self.tr("For eksempel 100 eller 12,5"))


class GuidanceForm(RowForm):
    """Career guidance: offered, held or declined, what it recommended, and prior learning."""

    def __init__(self, parent: QWidget, name: str, start: CareerGuidance, today: Today) -> None:
        title = parent.tr("Karriereveiledning for {0}").format(name)
        super().__init__(
            parent, "guidanceDialog", title, parent.tr("Lagre veiledningen"), start, today, width=44
        )
        self.day("offered_on", self.tr("Tilbudt"), needed=self.tr("Skriv dagen veiledningen ble tilbudt."))
        self.day("held_on", self.tr("Holdt"), hint=self.tr("Tomt til den er holdt"))
        self.line("centre", self.tr("Karrieresenter"))
        self.choice("recommended", self.tr("Anbefalt mål"), Goal, open_word="–")
        self.tick("declined", self.tr("Takket nei"), self.tr("Deltakeren takket nei"))
        self.note("recommendation", self.tr("Anbefaling fra fylkeskommunen"))
        self.day(
            "prior_learning_offered",
            self.tr("Veiledet om realkompetansevurdering"),
            hint=self.tr("Dagen deltakeren fikk vite om retten"),
        )
        self.yes_no("prior_learning_wanted", self.tr("Ønsker deltakeren det?"))
