"""Sikkerhet: the own password, the recovery code, and where store and copies lie."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from grongintro.domain.staff import Role
from grongintro.services import settings
from grongintro.services.documents import recovery_pdf
from grongintro.services.trust import accounts, login
from grongintro.ui.asking import NEW
from grongintro.ui.copies.card import CopiesCard
from grongintro.ui.outlet import Outlet
from grongintro.ui.run import run_action
from grongintro.ui.settings.account_dialogs import OwnPasswordDialog, PasswordDraft
from grongintro.ui.settings.code_dialog import CodeDialog
from grongintro.ui.settings.dialog import ask_first, when_agreed
from grongintro.ui.settings.tab import SettingsTab
from grongintro.ui.sharing.card import SharingCard
from grongintro.ui.widgets.basics import Card, Scroll, button, label, row

if TYPE_CHECKING:
    from grongintro.errors import UserError
    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus


class SafetyTab(SettingsTab):
    """Four cards; a helper and a decider see only the first."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("safetyTab", desk, bus)
        self._leads = desk.actor.role is Role.LEADER
        self._sees_copies = desk.actor.role in {Role.LEADER, Role.ADVISER}
        self.code_dialog: CodeDialog | None = None
        scroll = Scroll("safetyScroll")
        self.body.addWidget(scroll)
        scroll.body.addWidget(self._password_card())
        if self._leads:
            scroll.body.addWidget(self._code_card())
        if self._sees_copies:
            scroll.body.addWidget(SharingCard(desk, bus))
            self.copies = CopiesCard(desk, bus)
            scroll.body.addWidget(self.copies, 1)
        else:
            scroll.body.addStretch(1)

    def _password_card(self) -> Card:
        card = Card(self.tr("Passordet ditt"), "ownPasswordCard")
        text = label(self.tr("Bare du kjenner det. Bytt det hvis noen kan ha sett det."), "muted", wrap=True)
        change = button("changePassword", self.tr("Bytt passord …"), self.ask_password, symbol="lock")
        line = row(text, change)
        line.setStretch(0, 1)
        card.body.addLayout(line)
        mark = accounts.own_mark(self.desk)
        if mark:
            words = self.tr("Kontrolltegnet ditt: {0}. En kollega sammenligner det for å bekrefte kontoen.")
            card.body.addWidget(label(words.format(mark), wrap=True, name="ownMark"))
        return card

    def _code_card(self) -> Card:
        card = Card(self.tr("Gjenopprettingskode"), "codeCard")
        text = label(
            self.tr("Åpner dataene når passord er glemt. Lag en ny hvis arket er borte eller sett av andre."),
            "muted",
            wrap=True,
        )
        make = button("newCode", self.tr("Ny gjenopprettingskode …"), self.ask_code, symbol="print")
        line = row(text, make)
        line.setStretch(0, 1)
        card.body.addLayout(line)
        return card

    def reload(self) -> None:
        """Read where things lie and which copies there are."""
        if self._sees_copies:
            self.copies.reload()

    def ask_password(self) -> None:
        """Ask for the old and a new password."""
        self.ask(OwnPasswordDialog(self), self.change_password, NEW)

    def change_password(self, draft: PasswordDraft) -> None:
        """Change it."""
        dialog = self.dialog
        if dialog is None:
            return
        action = partial(login.change_password, self.desk, draft.old, draft.new, draft.repeated)
        if run_action(dialog, action) is not None:
            dialog.accept()
            self.bus.message.emit("success", self.tr("Passordet er byttet."))

    def ask_code(self) -> None:
        """Ask before the old code is made worthless."""
        box = ask_first(
            self,
            "newCodeDialog",
            self.tr("Lage en ny gjenopprettingskode?"),
            self.tr("Den gamle koden slutter å virke med det samme. Ha en skriver klar."),
            self.tr("Lag ny kode"),
        )
        when_agreed(box, self.make_code)

    def make_code(self) -> None:
        """Make the code and show it until it is locked away."""
        code = run_action(self, partial(login.new_recovery_code, self.desk))
        if code is None:
            return
        self._code = code
        sheet = run_action(self, self._sheet, repeatable=True) or b""
        outlet = Outlet(self.desk, self.bus, self.tr("Arket med gjenopprettingskoden"))
        self.code_dialog = CodeDialog(self, code, sheet, outlet)
        self.code_dialog.finished.connect(self.code_dialog.deleteLater)
        self.code_dialog.open()

    def _sheet(self) -> bytes:
        town = settings.municipality(self.desk)
        name = self.desk.store.path.name
        return recovery_pdf(town, self._code, day=self.desk.today, store=name)

    def show_user_error(self, error: UserError) -> bool:
        """At the folder, when it is about that."""
        return self._sees_copies and self.copies.show_user_error(error)
