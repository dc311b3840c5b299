"""Skjerming: only the accounts that are named see the person; for everybody else the person is not there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from grongintro.errors import UserError
from grongintro.services.trust import protection
from grongintro.ui.asking import Asking
from grongintro.ui.run import run_action
from grongintro.ui.tokens import SPACE_1
from grongintro.ui.widgets.ask_dialog import AskDialog
from grongintro.ui.widgets.basics import label
from grongintro.ui.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from grongintro.services.desk import Desk, Saved
    from grongintro.services.trust.protection import ProtectionView
    from grongintro.ui.bus import Bus


@dataclass(frozen=True)
class ProtectionDraft:
    """What the protection rests on, and the accounts that go on seeing the person."""

    basis: str
    account_ids: tuple[str, ...]


class AccountTicks(QWidget):
    """Accounts to tick; the one who does it stands ticked and stays so."""

    def __init__(self, accounts: Sequence[tuple[str, str]], own: str) -> None:
        super().__init__()
        self._ticks: dict[str, QCheckBox] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_1)
        for account_id, name in accounts:
            tick = QCheckBox(self.tr("{0} (deg)").format(name) if account_id == own else name)
            tick.setObjectName(f"sees_{account_id}")
            tick.setEnabled(account_id != own)
            tick.setChecked(account_id == own)
            self._ticks[account_id] = tick
            box.addWidget(tick)
        free = [tick for tick in self._ticks.values() if tick.isEnabled()]
        if free:
            self.setFocusProxy(free[0])

    def value(self) -> tuple[str, ...]:
        """The accounts that are ticked."""
        return tuple(key for key, tick in self._ticks.items() if tick.isChecked())

    def set_value(self, keys: Iterable[str]) -> None:
        """Tick these too; nobody unticks themselves."""
        wanted = set(keys)
        for key, tick in self._ticks.items():
            tick.setChecked(key in wanted or not tick.isEnabled())


class ProtectDialog(FormDialog):
    """Collects a ProtectionDraft."""

    def __init__(self, parent: QWidget, name: str, view: ProtectionView, own: str) -> None:
        title = parent.tr("Skjerm {0}").format(name)
        super().__init__(parent, "protectDialog", title, parent.tr("Skjerm personen"))
        warning = self.tr(
            "Personen forsvinner for alle som ikke er krysset av: fra lister, søk, Min dag, vedtak og "
            "historikk, fra nå av. Minst to må se personen, så ingen går tapt med ett passord."
        )
        self.form.add_wide(label(warning, "label", wrap=True, name="protectWarning"))
        self.basis = self.form.add(
            "basis",
            self.tr("Hva bygger skjermingen på?"),
            QLineEdit(),
            required=True,
            hint=self.tr("For eksempel: strengt fortrolig adresse, vedtak av …"),
        )
        ticks = AccountTicks(view.accounts, own)
        self.accounts = self.form.add("accounts", self.tr("Hvem skal fortsatt se personen?"), ticks)
        if view.protection is not None:
            self.basis.setText(view.protection.basis)
            self.accounts.set_value(view.protection.account_ids)
        self.basis.setFocus()

    def draft(self) -> ProtectionDraft:
        """The basis and the accounts; UserError when the basis is missing."""
        if not self.basis.text().strip():
            raise UserError(self.tr("Skriv hva skjermingen bygger på."), field="basis")
        return ProtectionDraft(self.basis.text().strip(), self.accounts.value())


def ask_protect(page: QWidget, desk: Desk, bus: Bus, person_id: str, name: str) -> None:
    """Ask who goes on seeing a person, or change that for one who is protected."""
    run_action(page, partial(_ask_protect, page, desk, bus, person_id, name), repeatable=True)


def _ask_protect(page: QWidget, desk: Desk, bus: Bus, person_id: str, name: str) -> None:
    view = protection.protection_of(desk, person_id)
    dialog = ProtectDialog(page, name, view, desk.actor.account_id)

    def save(draft: ProtectionDraft) -> Saved:
        return protection.protect(desk, person_id, basis=draft.basis, account_ids=draft.account_ids)

    Asking(dialog, desk, bus, save, page.tr("{0} er skjermet.").format(name), about=person_id)


def ask_end(page: QWidget, desk: Desk, bus: Bus, person_id: str, name: str) -> None:
    """Ask why everybody may see a person again."""
    title = page.tr("Opphev skjermingen av {0}").format(name)
    dialog = AskDialog(page, "endProtectionDialog", title, page.tr("Opphev skjermingen"))
    needed = page.tr("Skriv hvorfor skjermingen er slutt.")
    hint = page.tr("Fra i morgen ser alle i tjenesten personen igjen.")
    dialog.ask("reason", page.tr("Hvorfor?"), QLineEdit(), needed=needed, hint=hint)

    def save(draft: dict[str, Any]) -> Saved:
        return protection.end_protection(desk, person_id, reason=draft["reason"])

    done = page.tr("Skjermingen av {0} er slutt fra i morgen.").format(name)
    Asking(dialog, desk, bus, save, done, about=person_id)
