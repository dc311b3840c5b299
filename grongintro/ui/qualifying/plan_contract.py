"""The contract (§ 16), or the declaration that succeeds it: made, signed, shown, deleted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from grongintro.domain.plan import ContractKind, IntegrationContract
from grongintro.errors import UserError
from grongintro.services.qualifying import contracts
from grongintro.ui import words
from grongintro.ui.asking import Asking
from grongintro.ui.deleting import Doomed, ask_delete
from grongintro.ui.run import run_action
from grongintro.ui.tokens import Tone
from grongintro.ui.typed import Lean
from grongintro.ui.widgets.ask_dialog import AskDialog
from grongintro.ui.widgets.fields import DayField

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.plan import PlanVersion
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.qualifying.plan_view import PlanSheet
    from grongintro.ui.bus import Bus


class ContractActions(QObject):
    """Asks on behalf of a page, and saves."""

    def __init__(self, page: QWidget, desk: Desk, bus: Bus) -> None:
        super().__init__(page)
        self._page, self._desk, self._bus = page, desk, bus

    def ask_next(self, sheet: PlanSheet, name: str) -> None:
        """Ask for the contract where there is none, else for the signatures."""
        if sheet.contract is None:
            self.make_contract(sheet.version, sheet.document, name)
        else:
            self.sign_contract(sheet.contract, name)

    def ask_delete(self, contract: IntegrationContract) -> None:
        """Ask whether it is to go."""
        doomed = Doomed(IntegrationContract, contract.id, words.title(contract.kind))
        ask_delete(self._page, self._desk, self._bus, doomed)

    def make_contract(self, plan: PlanVersion, kind: ContractKind, name: str) -> None:
        """Ask which day the contract is made."""
        dialog = ContractDialog(self._page, plan, kind, name, self._today)
        done = self.tr("{0} er laget.").format(words.title(kind))
        save, about = partial(self._make, plan.id), f"{plan.person_id} {plan.id}"
        Asking(dialog, self._desk, self._bus, save, done, about=about)

    def _make(self, plan_id: str, draft: dict[str, Any]) -> Saved:
        return contracts.make_contract(self._desk, plan_id, draft["made_on"])

    def sign_contract(self, contract: IntegrationContract, name: str) -> None:
        """Ask which day each side signed."""
        title = self.tr("Underskrifter på {0} for {1}").format(words.word(contract.kind), name)
        dialog = AskDialog(self._page, "signContractDialog", title, self.tr("Lagre"))
        sides = [("participant_signed", self.tr("Deltakeren skrev under"))]
        if contract.kind is ContractKind.CONTRACT:
            sides.append(("municipality_signed", self.tr("Kommunen skrev under")))
        for field, text in sides:
            day = DayField(field, self._today, Lean.PAST)
            day.set_value(getattr(contract, field) or self._desk.today)
            dialog.ask(field, text, day, hint=self.tr("Tomt når det ikke er gjort"))
        save, done = partial(self._sign_contract, contract.id), self.tr("Underskriftene er lagret.")
        about = f"{contract.person_id} {contract.id}"
        Asking(dialog, self._desk, self._bus, save, done, about=about)

    def _sign_contract(self, contract_id: str, draft: dict[str, Any]) -> Saved:
        days = draft.get("participant_signed"), draft.get("municipality_signed")
        if days == (None, None):
            raise UserError(self.tr("Skriv dagen det ble skrevet under."), field="participant_signed")
        return contracts.sign_contract(self._desk, contract_id, participant=days[0], municipality=days[1])

    def _today(self) -> date:
        return self._desk.today


class ContractDialog(AskDialog):
    """The day of the contract; it warns when that is another than the plan's."""

    def __init__(
        self, parent: QWidget, plan: PlanVersion, kind: ContractKind, name: str, today: Callable[[], date]
    ) -> None:
        title = parent.tr("{0} for {1}").format(words.title(kind), name)
        super().__init__(parent, "contractDialog", title, parent.tr("Lag {0}").format(words.word(kind)))
        self._plan = plan
        self._day = DayField("made_on", today, Lean.PAST)
        self._day.set_value(today())
        needed = self.tr("Skriv dagen den ble laget.")
        self.ask("made_on", self.tr("Laget"), self._day, needed=needed)
        self._day.changed.connect(self._warn)
        self._warn()

    def _warn(self) -> None:
        self.messages.clear()
        run_action(self, self._show_warnings, on_user_error=_wait, repeatable=True)
        self.fit_soon()

    def _show_warnings(self) -> None:
        day = self._day.value()
        for each in contracts.contract_warnings(self._plan, day) if day else ():
            self.messages.show_message(Tone.WARNING, each.message)


def _wait(error: UserError) -> None:
    """Half-typed: the field itself says so."""
    del error
