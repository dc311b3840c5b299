"""The forms of an application: begun, changed, sent, answered, appealed, reported."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from grongintro.domain.application import Scheme
from grongintro.errors import UserError
from grongintro.services.grant_applications.cases import ANSWERS, ExtraDraft
from grongintro.services.grant_applications.needed import EXTRA, deadline_seen, usual_deadline
from grongintro.ui import format as fmt
from grongintro.ui.applications import application_words as told
from grongintro.ui.rows.amounts import ore_text, read_ore
from grongintro.ui.rows.form import RowForm
from grongintro.ui.run import run_action
from grongintro.ui.typed import Lean
from grongintro.ui.widgets.basics import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.application import GrantApplication
    from grongintro.services.grant_applications.extra import ExtraProposal

    Today = Callable[[], date]

_PROJECTS = (Scheme.JOB_CHANCE, Scheme.DEVELOPMENT, Scheme.OTHER)


def privacy(parent: QWidget) -> str:
    """What is not to be written."""
    return parent.tr(
        "Skriv hva personen trenger hjelp til, ikke diagnosen. Bare ledere leser dette, og det står i brevet."
    )


class ExtraForm(RowForm):
    """For whom, which of the two, and which personal year; the person decides what is proposed."""

    def __init__(
        self,
        parent: QWidget,
        start: ExtraDraft,
        people: Sequence[tuple[str, str]],
        propose: Callable[[str], ExtraProposal],
        today: Today,
    ) -> None:
        title = parent.tr("Ny søknad om ekstratilskudd")
        super().__init__(parent, "extraDialog", title, parent.tr("Begynn søknaden"), start, today)
        self._propose = propose
        options = [("", self.tr("Velg personen")), *people]
        self.person = self.pick("person_id", self.tr("Person"), options, span=2)
        self.next_year = label("", "muted", name="extraProposed", wrap=True)
        self.form.add_wide(self.next_year)
        self.scheme = self.one_of("scheme", self.tr("Ordning"), Scheme, EXTRA)
        needed = self.tr("Skriv hvilket tilskuddsår det søkes for.")
        hint = self.tr("Tolv måneder fra bosettingsdagen, 1 er det første")
        self.year = self.whole("grant_year", self.tr("Tilskuddsår"), needed=needed, hint=hint)
        self.form.add_wide(label(privacy(self), "muted", wrap=True))
        self.note("reason", self.tr("Behovet"))
        self.note("measures", self.tr("Tiltakene"))
        self.person.currentIndexChanged.connect(self._follow)
        self._follow()

    def draft(self) -> ExtraDraft:
        """The draft; UserError until a person is chosen."""
        if not self.person.value():
            raise UserError(self.tr("Velg personen søknaden gjelder."), field="person_id")
        draft: ExtraDraft = super().draft()
        return draft

    def _follow(self) -> None:
        chosen = self.person.value()
        found = run_action(self, partial(self._propose, chosen), repeatable=True) if chosen else None
        self.next_year.setText("" if found is None else told.proposal(found))
        self.next_year.setVisible(found is not None)
        if found is not None:
            self.messages.clear()
            self.form.clear_errors()
            self.scheme.set_value(found.scheme)
            self.year.setText(str(found.year.number))
        self.fit_soon()


class CaseForm(RowForm):
    """A project, new or not, or what may be changed in an application for ekstratilskudd."""

    def __init__(self, parent: QWidget, start: GrantApplication, today: Today) -> None:
        title = parent.tr("Endre søknaden") if start.id else parent.tr("Nytt prosjekt")
        super().__init__(parent, "caseDialog", title, parent.tr("Lagre søknaden"), start, today, width=44)
        extra = start.scheme in EXTRA
        hint = self.tr("Vises på Min dag. Ikke skriv navn eller noe om helse her") if extra else ""
        needed = self.tr("Skriv et navn på søknaden.")
        self.line("title", self.tr("Navn"), needed=needed, hint=hint, span=2)
        self.scheme = self.one_of("scheme", self.tr("Ordning"), Scheme, EXTRA if extra else _PROJECTS)
        year = self.tr("Tilskuddsår") if extra else self.tr("År")
        self.whole("grant_year", year, needed=self.tr("Skriv hvilket år det søkes for."))
        needed = self.tr("Skriv fristen.")
        self.deadline = self.day("deadline", self.tr("Frist"), Lean.FUTURE, needed=needed)
        self.seen = label("", "muted", name="deadlineSeen", wrap=True)
        self.form.add_wide(self.seen)
        if extra:
            self.form.add_wide(label(privacy(self), "muted", wrap=True))
        self.note("reason", self.tr("Behovet") if extra else self.tr("Bakgrunn"))
        self.note("measures", self.tr("Tiltakene"))
        self.note("note", self.tr("Merknad"), hint=self.tr("Står ikke i brevet"))
        self.scheme.currentIndexChanged.connect(self._follow)
        self._tell()

    def _follow(self) -> None:
        if not self.start.id:
            self.deadline.set_value(usual_deadline(Scheme(self.scheme.value()), self.today()))
        self._tell()

    def _tell(self) -> None:
        seen = deadline_seen(Scheme(self.scheme.value()))
        text = self.tr("Sist vi så fristen, var den {0}. Kontroller årets frist i utlysningen.")
        self.seen.setText(text.format(fmt.day(seen)) if seen is not None else "")
        self.seen.setVisible(seen is not None)
        self.fit_soon()


class SendForm(RowForm):
    """The day it was sent, with what is still missing."""

    def __init__(
        self, parent: QWidget, start: GrantApplication, lacking: Sequence[str], today: Today
    ) -> None:
        title, save = parent.tr("Registrer sendt søknad"), parent.tr("Lagre")
        shown = start if start.sent_on is not None else replace(start, sent_on=today())
        super().__init__(parent, "sendDialog", title, save, shown, today, columns=1, width=30)
        if lacking:
            text = self.tr("Mangler fortsatt: {0}.").format("; ".join(lacking))
            self.form.add_wide(label(text, "muted", name="stillLacking", wrap=True))
        self.day("sent_on", self.tr("Sendt"), needed=self.tr("Skriv dagen søknaden ble sendt."))


class AnswerForm(RowForm):
    """What the answer was, how much, and the days that follow from it."""

    def __init__(self, parent: QWidget, start: GrantApplication, today: Today) -> None:
        title, save = parent.tr("Registrer svar"), parent.tr("Lagre svaret")
        super().__init__(parent, "answerDialog", title, save, start, today)
        self.day("answered_on", self.tr("Svar kom"), needed=self.tr("Skriv dagen svaret kom."))
        self.one_of("state", self.tr("Svar"), type(start.state), ANSWERS)
        hint = self.tr("Kroner. Tomt ved avslag")
        self.line("granted_ore", self.tr("Innvilget beløp"), reader=read_ore, writer=ore_text, hint=hint)
        hint = self.tr("Står i svaret. Tomt når det ikke skal klages")
        self.day("appeal_by", self.tr("Klagefrist"), Lean.FUTURE, hint=hint)
        hint = self.tr("Når bruken av pengene skal rapporteres")
        self.day("report_by", self.tr("Rapport innen"), Lean.FUTURE, hint=hint)


class AppealForm(RowForm):
    """The day the appeal was sent."""

    def __init__(self, parent: QWidget, start: GrantApplication, today: Today) -> None:
        title, save = parent.tr("Registrer klage"), parent.tr("Lagre")
        super().__init__(parent, "appealDialog", title, save, start, today, columns=1, width=30)
        self.day("appealed_on", self.tr("Klage sendt"), needed=self.tr("Skriv dagen klagen ble sendt."))


class ReportForm(RowForm):
    """The day the report was sent."""

    def __init__(self, parent: QWidget, start: GrantApplication, today: Today) -> None:
        title, save = parent.tr("Registrer rapport"), parent.tr("Lagre")
        super().__init__(parent, "reportDialog", title, save, start, today, columns=1, width=30)
        needed = self.tr("Skriv dagen rapporten ble sendt.")
        self.day("reported_on", self.tr("Rapport sendt"), needed=needed)
