"""What is asked about an adopted plan: handed over, signed, gone through, what happened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from grongintro.domain.plan import LifeEvent, LifeEventKind, PlanReview
from grongintro.services.qualifying import adopting, reviews
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.asking import Asking
from grongintro.ui.typed import Lean
from grongintro.ui.widgets.ask_dialog import AskDialog
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.fields import DayField

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from grongintro.domain.person import Person
    from grongintro.domain.plan import PlanVersion
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.qualifying.plan_view import PlanView
    from grongintro.ui.bus import Bus

_STANDS, _CHANGES = "stands", "changes"


class PlanActions(QObject):
    """Asks on behalf of a page, and saves."""

    def __init__(self, page: QWidget, desk: Desk, bus: Bus) -> None:
        super().__init__(page)
        self._page, self._desk, self._bus = page, desk, bus

    def hand_over(self, plan: PlanVersion, name: str) -> None:
        """Ask which day the participant got the plan."""
        title = self.tr("Planen er overlevert til {0}").format(name)
        dialog = AskDialog(self._page, "handOverDialog", title, self.tr("Lagre"))
        field = DayField("handed_over_on", self._today, Lean.PAST)
        field.set_value(plan.handed_over_on or self._desk.today)
        hint = self.tr("Dagen deltakeren fikk planen")
        needed = self.tr("Skriv dagen planen ble overlevert.")
        dialog.ask("handed_over_on", self.tr("Overlevert"), field, needed=needed, hint=hint)
        self._ask(dialog, partial(self._hand_over, plan.id), self.tr("Overleveringen er lagret."), plan)

    def _hand_over(self, plan_id: str, draft: dict[str, Any]) -> Saved:
        return adopting.hand_over_plan(self._desk, plan_id, draft["handed_over_on"])

    def sign(self, plan: PlanVersion, name: str) -> None:
        """Ask which day the participant signed the plan."""
        title = self.tr("{0} har skrevet under planen").format(name)
        dialog = AskDialog(self._page, "signPlanDialog", title, self.tr("Lagre"))
        field = DayField("signed_on", self._today, Lean.PAST)
        field.set_value(plan.signed_on or self._desk.today)
        needed = self.tr("Skriv dagen planen ble underskrevet.")
        dialog.ask("signed_on", self.tr("Underskrevet"), field, needed=needed)
        self._ask(dialog, partial(self._sign, plan.id), self.tr("Underskriften er lagret."), plan)

    def _sign(self, plan_id: str, draft: dict[str, Any]) -> Saved:
        return adopting.sign_plan(self._desk, plan_id, draft["signed_on"])

    def review(self, plan: PlanVersion, view: PlanView, then: Callable[[Saved], object]) -> None:
        """Ask what came of going through the plan; `then` is called when it must be changed."""
        title = self.tr("Vurdering av planen for {0}").format(view.person.name)
        dialog = AskDialog(self._page, "reviewDialog", title, self.tr("Lagre vurderingen"))
        held = DayField("held_on", self._today, Lean.PAST)
        held.set_value(self._desk.today)
        dialog.ask("held_on", self.tr("Dag"), held, needed=self.tr("Skriv dagen planen ble vurdert."))
        outcome = [("", self.tr("Velg"))]
        outcome += [(_STANDS, self.tr("Planen står som den er")), (_CHANGES, self.tr("Planen må endres"))]
        choice = Choice("changes", outcome)
        dialog.ask("changes", self.tr("Resultat"), choice, needed=self.tr("Velg hva vurderingen førte til."))
        events = [("", self.tr("Vanlig vurdering, uten hendelse"))]
        events += [(each.id, f"{words.title(each.kind)} {fmt.day(each.day)}") for each in view.events]
        because = Choice("event_id", events)
        if view.review is not None and view.review.event is not None:
            because.set_value(view.review.event.id)
        dialog.ask("event_id", self.tr("Grunn"), because)
        dialog.ask("note", self.tr("Merknad"), _note(dialog))
        save, done = partial(self._review, plan), self.tr("Vurderingen er lagret.")
        about = f"{plan.person_id} {plan.id}"
        Asking(
            dialog, self._desk, self._bus, save, done, about=about, then=partial(_if_changes, choice, then)
        )

    def _review(self, plan: PlanVersion, draft: dict[str, Any]) -> Saved:
        value = PlanReview(
            "",
            "",
            plan.person_id,
            plan.id,
            draft["held_on"],
            "",
            draft["changes"] == _CHANGES,
            draft["event_id"] or None,
            draft["note"],
        )
        return reviews.review_plan(self._desk, value)

    def note_event(self, person: Person) -> None:
        """Ask what happened in the participant's life."""
        title = self.tr("Hendelse for {0}").format(person.name)
        dialog = AskDialog(self._page, "eventDialog", title, self.tr("Lagre hendelsen"))
        dialog.ask("kind", self.tr("Hva"), Choice("kind", words.options(LifeEventKind)))
        day = DayField("day", self._today, Lean.PAST)
        dialog.ask("day", self.tr("Dag"), day, needed=self.tr("Skriv dagen det skjedde."))
        hint = self.tr("Planen skal vurderes på nytt etter hendelsen. Ikke skriv diagnoser.")
        dialog.ask("note", self.tr("Hva skjedde"), _note(dialog), hint=hint)
        save = partial(self._note_event, person.id)
        Asking(dialog, self._desk, self._bus, save, self.tr("Hendelsen er lagret."), about=person.id)

    def _note_event(self, person_id: str, draft: dict[str, Any]) -> Saved:
        kind = LifeEventKind(draft["kind"])
        value = LifeEvent("", "", person_id, kind, draft["day"], draft["note"])
        return reviews.note_life_event(self._desk, value)

    def _today(self) -> date:
        return self._desk.today

    def _ask(
        self, dialog: AskDialog, save: Callable[[dict[str, Any]], Saved], done: str, plan: PlanVersion
    ) -> None:
        about = f"{plan.person_id} {plan.id}"
        Asking(dialog, self._desk, self._bus, save, done, about=about)


def _if_changes(choice: Choice, then: Callable[[Saved], object], saved: Saved) -> None:
    if choice.value() == _CHANGES:
        then(saved)


def _note(dialog: AskDialog) -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(dialog.fontMetrics().height() * 4)
    return edit
