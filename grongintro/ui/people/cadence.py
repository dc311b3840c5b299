"""Oppfølging: why the next talk is due when it is, an own rhythm, and opening and closing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from grongintro.domain.followup import Rhythm
from grongintro.domain.staff import Role
from grongintro.services import cadence
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.asking import Asking
from grongintro.ui.people.parts import FactsCard, Part, StepsCard
from grongintro.ui.tokens import SPACE_2, SPACE_3
from grongintro.ui.widgets.ask_dialog import AskDialog
from grongintro.ui.widgets.basics import Scroll, button
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.tags import FlowLayout

if TYPE_CHECKING:
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.person_page import PersonPage as View
    from grongintro.ui.bus import Bus


class CadencePart(Part):
    """The follow-up of the person."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("cadence", desk, bus)
        self._may = desk.actor.role is not Role.HELPER
        start, rhythm = self.tr("Start oppfølging"), self.tr("Egen rytme")
        self._open = button("openFollowUp", start, self.ask_open, kind="primary")
        self._rhythm = button("setRhythm", rhythm, self.ask_rhythm)
        self._close = button("closeFollowUp", self.tr("Avslutt oppfølging"), self.ask_close)
        buttons = FlowLayout(spacing=SPACE_2)
        for each in (self._open, self._rhythm, self._close):
            buttons.addWidget(each)
        self._facts = FactsCard("cadenceFacts", self.tr("Oppfølging"))
        self._why = StepsCard("cadenceSteps", self.tr("Slik er neste samtale regnet ut"))
        scroll = Scroll("cadenceScroll")
        scroll.body.setSpacing(SPACE_3)
        for card in (self._facts, self._why):
            scroll.body.addWidget(card)
        scroll.body.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_3)
        box.addLayout(buttons)
        box.addWidget(scroll, 1)

    def show_view(self, view: View) -> None:
        """Show the follow-up."""
        running, due = view.follow_up, view.due
        self._open.setVisible(self._may and running is None)
        self._rhythm.setVisible(self._may and running is not None)
        self._close.setVisible(self._may and running is not None)
        if running is None:
            self._facts.show_facts([(self.tr("Status"), self.tr("Følges ikke opp nå"))])
            text = self.tr("Start oppfølgingen for å få samtalene på Min dag.")
            self._why.show_steps((), text)
            return
        rhythm = self.tr("Etter planen")
        if running.rhythm is not None:
            rhythm = f"{words.title(running.rhythm)}: {running.rhythm_reason}"
        today = self.desk.today
        when = fmt.day_and_relative(due.due, today) if due is not None and due.due is not None else "–"
        facts = [(self.tr("Følges opp fra"), fmt.day(running.opened)), (self.tr("Rytme"), rhythm)]
        self._facts.show_facts([*facts, (self.tr("Neste samtale"), when)])
        steps = due.steps if due is not None else ()
        final = self.tr("Programmet slutter snart: det er tid for en avsluttende samtale.")
        self._why.show_steps(steps, final if due is not None and due.final else "")

    def ask_open(self) -> None:
        """Ask from which day."""
        person = self.showing().person
        title = self.tr("Start oppfølging av {0}").format(person.name)
        dialog = AskDialog(self, "openDialog", title, self.tr("Start oppfølging"))
        opened = DayField("opened", self.desk.clock.today)
        opened.set_value(self.desk.today)
        dialog.ask("opened", self.tr("Fra"), opened, needed=self.tr("Skriv fra hvilken dag."))
        save = partial(self._save_open, person.id)
        Asking(dialog, self.desk, self.bus, save, self.tr("Oppfølgingen er startet."), about=person.id)

    def _save_open(self, person_id: str, draft: dict[str, Any]) -> Saved:
        return cadence.open_follow_up(self.desk, person_id, **draft)

    def ask_rhythm(self) -> None:
        """Ask for an own rhythm with its reason."""
        view = self.showing()
        title = self.tr("Egen rytme for {0}").format(view.person.name)
        dialog = AskDialog(self, "rhythmDialog", title, self.tr("Lagre rytmen"))
        choice = Choice("rhythm", [("", self.tr("Etter planen")), *words.options(Rhythm)])
        dialog.ask("rhythm", self.tr("Samtale"), choice)
        reason = dialog.ask("reason", self.tr("Grunn"), QLineEdit())
        if view.follow_up is not None:
            choice.set_value(view.follow_up.rhythm)
            reason.setText(view.follow_up.rhythm_reason)
        save = partial(self._save_rhythm, view.person.id)
        Asking(dialog, self.desk, self.bus, save, self.tr("Rytmen er lagret."), about=view.person.id)

    def _save_rhythm(self, person_id: str, draft: dict[str, Any]) -> Saved:
        rhythm = Rhythm(draft["rhythm"]) if draft["rhythm"] else None
        return cadence.set_rhythm(self.desk, person_id, rhythm=rhythm, reason=draft["reason"])

    def ask_close(self) -> None:
        """Ask for the last day and the reason."""
        person = self.showing().person
        title = self.tr("Avslutt oppfølgingen av {0}").format(person.name)
        dialog = AskDialog(self, "closeDialog", title, self.tr("Avslutt oppfølging"))
        closed = DayField("closed", self.desk.clock.today)
        closed.set_value(self.desk.today)
        dialog.ask("closed", self.tr("Siste dag"), closed, needed=self.tr("Skriv siste dag."))
        dialog.ask("reason", self.tr("Grunn"), QLineEdit())
        save = partial(self._save_close, person.id)
        Asking(dialog, self.desk, self.bus, save, self.tr("Oppfølgingen er avsluttet."), about=person.id)

    def _save_close(self, person_id: str, draft: dict[str, Any]) -> Saved:
        return cadence.close_follow_up(self.desk, person_id, **draft)
