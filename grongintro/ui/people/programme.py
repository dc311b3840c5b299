"""Program: offered, started, how long it may last, leave and stop."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout

from grongintro.domain.programme import Education, Goal, ProgrammeLeave
from grongintro.rules.compliance.light import Mend
from grongintro.services import programmes
from grongintro.services.programmes import ProgrammeDraft
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.asking import Asking
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.people.ending import EndingCard
from grongintro.ui.people.parts import FactsCard, Part, StepsCard
from grongintro.ui.people.programme_dialog import ProgrammeDialog
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_2, SPACE_3
from grongintro.ui.widgets.ask_dialog import AskDialog
from grongintro.ui.widgets.basics import Scroll, button
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.lines import Line, LinesCard
from grongintro.ui.widgets.tags import FlowLayout

if TYPE_CHECKING:
    from grongintro.domain.programme import Programme
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.person_page import PersonPage as View
    from grongintro.ui.bus import Bus


class ProgrammePart(Part):
    """The participation, and why it may last as long as it does."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("programme", desk, bus)
        self._dialog: ProgrammeDialog | None = None
        self._change = button(
            "changeProgramme", self.tr("Registrer tilbud"), self.ask, kind="primary", symbol="edit"
        )
        self._leave = button("registerLeave", self.tr("Ny permisjon"), self.ask_leave)
        self._stop = button("stopProgramme", self.tr("Stans programmet"), self.ask_stop, kind="danger")
        self._facts = FactsCard("programmeFacts", self.tr("Introduksjonsprogram"))
        self._leaves = LinesCard("leaves", self.tr("Permisjoner"), self.tr("Ingen permisjoner."))
        self.ending = EndingCard(desk, bus)
        self._steps = StepsCard("lengthSteps", self.tr("Hvor lenge programmet kan vare"))
        buttons = FlowLayout(spacing=SPACE_2)
        for each in (self._change, self._leave, self._stop):
            buttons.addWidget(each)
        scroll = Scroll("programmeScroll")
        scroll.body.setSpacing(SPACE_3)
        for card in (self._facts, self.ending, self._leaves, self._steps):
            scroll.body.addWidget(card)
        scroll.body.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_3)
        box.addLayout(buttons)
        box.addWidget(scroll, 1)

    def show_view(self, view: View) -> None:
        """Show the participation."""
        programme = view.programme
        started = programme is not None and programme.start is not None and programme.stopped is None
        self._change.setText(
            self.tr("Registrer tilbud")
            if programme is None or programme.stopped
            else self.tr("Endre programmet")
        )
        self._change.setAccessibleName(self._change.text())
        self._leave.setVisible(started)
        self._stop.setVisible(started)
        self._facts.show_facts(_facts(programme))
        self._leaves.show_lines([self._leave_line(leave) for leave in reversed(view.leaves)])
        self._leaves.setVisible(programme is not None)
        self.ending.show_view(view)
        self._steps.setVisible(started)
        if programme is not None and started:
            propose = partial(programmes.propose_length, self.desk, view.person.id, _draft(programme))
            length = run_action(self, propose, repeatable=True)
            self._steps.show_steps(length.steps if length is not None else ())

    def mend(self, what: str) -> None:
        """Open the form of the participation, of its ending, of the certificate, or of the year after."""
        forms = {
            Mend.PROGRAMME: self.ask,
            Mend.ENDING: self.ending.ask_end,
            Mend.CERTIFICATE: self.ending.ask_certificate,
            Mend.YEAR_LATER: self.ending.ask_due,
        }
        form = forms.get(Mend(what))
        if form is None:
            super().mend(what)
        else:
            form()

    def _leave_line(self, leave: ProgrammeLeave) -> Line:
        line = _leave(leave)
        line.delete_asked.connect(self.ask_delete_leave)
        return line.add_delete(self.tr("permisjonen"))

    def ask_delete_leave(self, leave_id: str) -> None:
        """Ask whether a leave that was registered by mistake is to be deleted."""
        view = self.showing()
        spans = [fmt.span(each.start, each.end) for each in view.leaves if each.id == leave_id]
        shown = self.tr("Permisjon {0} for {1}").format("".join(spans), view.person.name)
        ask_delete(self, self.desk, self.bus, Doomed(ProgrammeLeave, leave_id, shown))

    def ask(self) -> None:
        """Ask for the offer, start, end, education and goal."""
        view = self.showing()
        running = view.programme if view.programme and view.programme.stopped is None else None
        dialog = self._dialog = ProgrammeDialog(
            self, view.person.name, _draft(running) if running else None, self.desk.clock.today
        )
        dialog.length_asked.connect(self._propose)
        save = partial(programmes.save_programme, self.desk, view.person.id)
        Asking(dialog, self.desk, self.bus, save, self.tr("Programmet er lagret."), about=view.person.id)
        dialog.ask_length()

    def _propose(self, draft: ProgrammeDraft) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        propose = partial(programmes.propose_length, self.desk, self.showing().person.id, draft)
        length = run_action(dialog, propose, on_user_error=dialog.show_why, repeatable=True)
        if length is not None:
            dialog.show_length(length.end, length.steps)

    def ask_stop(self) -> None:
        """Ask for the last day and why."""
        person = self.showing().person
        title = self.tr("Stans programmet for {0}").format(person.name)
        dialog = AskDialog(self, "stopDialog", title, self.tr("Stans programmet"))
        last = DayField("last_day", self.desk.clock.today)
        dialog.ask("last_day", self.tr("Siste dag"), last, needed=self.tr("Skriv siste dag i programmet."))
        dialog.ask("reason", self.tr("Grunn"), QLineEdit())
        hint = self.tr("Selve vedtaket om stans skrives som eget vedtak.")
        dialog.heading.setToolTip(hint)
        save = partial(self._save_stop, person.id)
        Asking(dialog, self.desk, self.bus, save, self.tr("Programmet er stanset."), about=person.id)

    def _save_stop(self, person_id: str, draft: dict[str, Any]) -> Saved:
        return programmes.stop_programme(self.desk, person_id, **draft)

    def ask_leave(self) -> None:
        """Ask for leave."""
        person = self.showing().person
        title = self.tr("Permisjon for {0}").format(person.name)
        dialog = AskDialog(self, "leaveDialog", title, self.tr("Lagre permisjonen"))
        today = self.desk.clock.today
        needed = self.tr("Skriv første dag.")
        dialog.ask("start", self.tr("Første dag"), DayField("start", today), needed=needed)
        dialog.ask("end", self.tr("Siste dag"), DayField("end", today), hint=self.tr("Tomt når den varer"))
        dialog.ask("paid", self.tr("Stønad"), QCheckBox(self.tr("Med introduksjonsstønad")))
        dialog.ask("reason", self.tr("Grunn"), QLineEdit())
        save = partial(self._save_leave, person.id)
        Asking(dialog, self.desk, self.bus, save, self.tr("Permisjonen er lagret."), about=person.id)

    def _save_leave(self, person_id: str, draft: dict[str, Any]) -> Saved:
        return programmes.register_leave(self.desk, person_id, **draft)


def _draft(programme: Programme) -> ProgrammeDraft:
    return ProgrammeDraft(
        programme.offered, programme.start, programme.education, programme.goal, programme.end
    )


def _facts(programme: Programme | None) -> list[tuple[str, str]]:
    if programme is None:
        return [("Status", "Ikke tilbudt program ennå")]
    facts = [
        ("Tilbudt", fmt.day(programme.offered)),
        ("Start", fmt.day(programme.start)),
        ("Siste dag", fmt.day(programme.end)),
        ("Utdanning ved ankomst", words.title(Education(programme.education))),
        ("Sluttmål", words.title(Goal(programme.goal))),
    ]
    if programme.stopped:
        facts.append(("Stanset", f"{fmt.day(programme.stopped)}: {programme.stop_reason}"))
    return facts


def _leave(leave: ProgrammeLeave) -> Line:
    paid = "med stønad" if leave.paid else "uten stønad"
    text = " · ".join(part for part in (paid, leave.reason) if part)
    return Line(leave.id, fmt.span(leave.start, leave.end), text)
