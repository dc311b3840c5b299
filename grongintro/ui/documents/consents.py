"""Consents: to whom, what, whether they hold today, and taking one back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from grongintro.domain.document import Consent
from grongintro.services.keeping import filing, trash
from grongintro.ui import format as fmt
from grongintro.ui.asking import Asking, do_at_once
from grongintro.ui.documents.form import ConsentDialog
from grongintro.ui.run import run_action
from grongintro.ui.settings.dialog import ask_first, when_agreed
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.ask_dialog import AskDialog
from grongintro.ui.widgets.basics import button
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.lines import Line, LinesCard

if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus


class ConsentsCard(LinesCard):
    """The consents of the person that is shown; those that hold today first."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        new = button("newConsent", self.tr("Nytt samtykke …"), kind="flat", symbol="plus")
        super().__init__("consents", self.tr("Samtykker"), self.tr("Ingen samtykker er registrert."), new)
        new.clicked.connect(self.ask_new)
        self._desk, self._bus = desk, bus
        self._person_id = self._name = ""
        self._consents: dict[str, Consent] = {}
        self._chosen = ""

    def show_person(self, person_id: str, name: str) -> None:
        """Read the consents of this person."""
        self._person_id, self._name = person_id, name
        found = filing.consents_of(self._desk, person_id)
        self._consents = {each.id: each for each in found}
        self.show_lines([self._line(each) for each in found])

    def _line(self, each: Consent) -> Line:
        today = self._desk.today
        holds = each.holds_on(today)
        line = Line(
            each.id,
            f"{each.to_whom}: {each.what}",
            state_words(each, today),
            tone=Tone.SUCCESS if holds else Tone.NEUTRAL,
        )
        if each.withdrawn is None and (each.end is None or each.end >= today):
            line.add(self._small("withdrawConsent", self.tr("Trekk tilbake …"), each, self.ask_withdraw))
        return line.add(self._small("deleteConsent", self.tr("Slett …"), each, self.ask_delete))

    def _small(self, name: str, text: str, each: Consent, slot: Any) -> Any:
        made = button(f"{name}_{each.id}", text, kind="flat")
        made.setAccessibleName(f"{text} {each.to_whom}: {each.what}")
        made.clicked.connect(partial(slot, each.id))
        return made

    def ask_new(self) -> None:
        """Ask to whom and what."""
        run_action(self, self._ask_new, repeatable=True)

    def _ask_new(self) -> None:
        documents = filing.documents_of(self._desk, self._person_id)
        dialog = ConsentDialog(self, self._name, documents, self._desk.clock)
        save = partial(filing.give_consent, self._desk, self._person_id)
        Asking(dialog, self._desk, self._bus, save, self.tr("Samtykket er lagret."), about=self._person_id)

    def ask_withdraw(self, consent_id: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's
        """Ask from which day it no longer holds."""
        each = self._consents[consent_id]
        title = self.tr("Trekk tilbake samtykket til {0}").format(each.to_whom)
        dialog = AskDialog(self, "withdrawDialog", title, self.tr("Trekk tilbake"))
        day = DayField("withdrawn", self._desk.clock.today)
        day.set_value(self._desk.today)
        dialog.ask(
            "withdrawn",
            self.tr("Gjelder ikke lenger fra"),
            day,
            needed=self.tr("Skriv fra hvilken dag."),
            hint=self.tr("Det som er delt før denne dagen, var lovlig delt."),
        )
        save = partial(self._withdraw, consent_id)
        Asking(
            dialog, self._desk, self._bus, save, self.tr("Samtykket er trukket tilbake."), about=consent_id
        )

    def _withdraw(self, consent_id: str, draft: dict[str, Any]) -> Saved:
        return filing.withdraw_consent(self._desk, consent_id, draft["withdrawn"])

    def ask_delete(self, consent_id: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's
        """Ask first: one that was given and taken back is not to be deleted, one that never was, is."""
        self._chosen = consent_id
        box = ask_first(
            self,
            "deleteConsentDialog",
            self.tr("Slette samtykket?"),
            self.tr(
                "Slett bare det som er ført feil. Har deltakeren ombestemt seg, trekker du det tilbake. "
                "Det som er slettet, ligger i papirkurven."
            ),
            self.tr("Slett samtykket"),
        )
        when_agreed(box, self._delete)

    def _delete(self) -> None:
        action = partial(trash.delete, self._desk, Consent, self._chosen)
        do_at_once(self, self._desk, self._bus, action, self.tr("Samtykket er slettet."))


def state_words(each: Consent, today: date) -> str:
    """What it is today: holds until when, has ended, was withdrawn, or begins later."""
    if each.withdrawn is not None and each.withdrawn <= today:
        return f"Trukket tilbake fra {fmt.day(each.withdrawn)}"
    if each.end is not None and each.end < today:
        return f"Utløpt {fmt.day(each.end)}"
    if each.withdrawn is not None:
        return f"Gjelder til {fmt.day(each.withdrawn)}, da er det trukket tilbake"
    until = f" til og med {fmt.day(each.end)}" if each.end is not None else ", til det trekkes tilbake"
    if each.start > today:
        return f"Begynner {fmt.day(each.start)}{until}"
    return f"Gjelder fra {fmt.day(each.start)}{until}"
