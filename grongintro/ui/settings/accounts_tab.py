"""Kontoer: who can sign in, with which role."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from grongintro.domain.staff import Role
from grongintro.services import staff as service
from grongintro.services.trust import accounts
from grongintro.ui.doing import do
from grongintro.ui.page import Shortcut
from grongintro.ui.settings.account_dialogs import AccountDialog, AccountDraft, ResetDialog, RoleDialog
from grongintro.ui.settings.dialog import ask_first, tell, when_agreed
from grongintro.ui.settings.staff_words import ROLES
from grongintro.ui.settings.tab import SettingsTab
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.table import Column, RowsModel, Table

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.services.staff import StaffRow
    from grongintro.ui.bus import Bus


_COPIES_SHOWN = 6


class AccountsTab(SettingsTab):
    """Every colleague with the account, if there is one; only the leader sees this tab."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("accountsTab", desk, bus)
        self._chosen: StaffRow | None = None
        tr = self.tr
        self.row_actions = self.add_actions(
            (
                Shortcut("newAccount", "Ctrl+N", tr("Opprett konto …"), self.ask_new, "plus", "primary"),
                Shortcut("resetPassword", "Ctrl+E", tr("Nytt førstepassord …"), self.ask_reset, "lock"),
                Shortcut("changeRole", "Ctrl+Shift+R", tr("Endre rolle …"), self.ask_role, "edit"),
                Shortcut("closeAccount", "Ctrl+Del", tr("Steng konto …"), self.ask_close, "trash"),
            )
        )
        self.model: RowsModel[StaffRow] = RowsModel(_columns(), _key)
        self.table = Table("accountsTable", tr("Kontoer"), self.model)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.addActions(list(self.row_actions.values()))
        self.table.row_chosen.connect(self._follow)
        self.table.row_activated.connect(self._open)
        self.body.addWidget(self.table, 1)

    def reload(self) -> None:
        """Read colleagues and accounts."""
        self.model.set_rows(service.list_staff(self.desk))
        self.table.fit_columns()
        self.table.choose_first()
        self._follow()

    def _follow(self) -> None:
        line: StaffRow | None = self.table.chosen()
        account = line.account if line is not None else None
        open_account = account is not None and account.active
        own = account is not None and account.id == self.desk.actor.account_id
        self.row_actions["newAccount"].setEnabled(line is not None and account is None)
        self.row_actions["resetPassword"].setEnabled(open_account and not own)
        self.row_actions["changeRole"].setEnabled(open_account)
        self.row_actions["closeAccount"].setEnabled(open_account and not own)

    def _open(self, line: StaffRow) -> None:
        (self.ask_new if line.account is None else self.ask_reset)()

    def ask_new(self) -> None:
        """An account for the chosen colleague."""
        self._chosen = self.table.chosen()
        if self._chosen is not None and self._chosen.account is None:
            # Who has no post in the service stands outside it.
            role = self._chosen.role_on(self.desk.today) or Role.DECIDER
            self.ask(
                AccountDialog(self, self._chosen.staff.name, role), self.add_account, self._chosen.staff.id
            )

    def add_account(self, draft: AccountDraft) -> None:
        """Make the account."""
        if self._chosen is not None:
            action = partial(
                accounts.create_account,
                self.desk,
                self._chosen.staff.id,
                login=draft.login,
                password=draft.password,
                role=draft.role,
            )
            self.save(action, self.tr("Kontoen er opprettet. Gi kollegaen navnet og det første passordet."))

    def ask_reset(self) -> None:
        """A new first password."""
        self._chosen = self.table.chosen()
        if self._chosen is not None and self.row_actions["resetPassword"].isEnabled():
            self.ask(ResetDialog(self, self._chosen.staff.name), self.reset, self._chosen.staff.id)

    def reset(self, password: str) -> None:
        """Write it."""
        if self._chosen is not None and self._chosen.account is not None:
            action = partial(accounts.reset_password, self.desk, self._chosen.account.id, password)
            self.save(action, self.tr("Passordet er byttet. Gi kollegaen det første passordet."))

    def ask_role(self) -> None:
        """Another role for an account."""
        self._chosen = self.table.chosen()
        if self._chosen is not None and self._chosen.account is not None:
            name, role = self._chosen.staff.name, self._chosen.account.role
            self.ask(RoleDialog(self, name, role), self.change_role, self._chosen.staff.id)

    def change_role(self, role: Role) -> None:
        """Write it."""
        if self._chosen is not None and self._chosen.account is not None:
            action = partial(accounts.change_role, self.desk, self._chosen.account.id, role)
            self.save(action, self.tr("Rollen er endret. En annen må bekrefte den under Bekreftelser."))

    def ask_close(self) -> None:
        """Ask before an account is shut."""
        self._chosen = self.table.chosen()
        if self._chosen is None or not self.row_actions["closeAccount"].isEnabled():
            return
        box = ask_first(
            self,
            "closeAccountDialog",
            self.tr("Stenge kontoen til {0}?").format(self._chosen.staff.name),
            self.tr("Passordet slutter å virke. Det kollegaen har skrevet, blir stående."),
            self.tr("Steng kontoen"),
        )
        when_agreed(box, self.close_account)

    def close_account(self) -> None:
        """Shut it."""
        if self._chosen is not None and self._chosen.account is not None:
            action = partial(accounts.close_account, self.desk, self._chosen.account.id)
            done = self.tr("Kontoen er stengt, og lageret har fått ny nøkkel.")
            removal = do(self, self.desk, self.bus, action, done=done)
            if removal is not None and removal.copies:
                self._tell_copies(removal)

    def _tell_copies(self, removal: accounts.Removal) -> None:
        """Older copies keep the old key: say which, so that they can be put away."""
        title = self.tr("Passordet åpner fortsatt {0} eldre kopier").format(len(removal.copies))
        if len(removal.copies) == 1:
            title = self.tr("Passordet åpner fortsatt én eldre kopi")
        shown = "\n".join(str(copy) for copy in removal.copies[:_COPIES_SHOWN])
        more = len(removal.copies) - _COPIES_SHOWN
        if more > 0:
            shown += self.tr("\n… og {0} til").format(more)
        text = self.tr(
            "Kopier tatt før kontoen ble stengt, har den gamle nøkkelen. Slett dem når du har en ny kopi, "
            "eller pass på at kollegaen ikke har tilgang til dem:\n\n{0}"
        ).format(shown)
        tell(self, "copiesDialog", title, text)


def _key(line: StaffRow) -> str:
    return line.staff.id


def _name(line: StaffRow) -> str:
    return line.staff.name


def _login(line: StaffRow) -> str:
    return line.account.login if line.account is not None else "–"


def _role(line: StaffRow) -> str:
    return ROLES[line.account.role] if line.account is not None else "–"


def _state(line: StaffRow) -> str:
    if line.account is None:
        return "Ingen konto"
    if not line.account.active:
        return "Stengt"
    return "Må velge eget passord" if line.account.must_change else "Åpen"


def _tone(line: StaffRow) -> Tone | None:
    if line.account is None or not line.account.active:
        return Tone.NEUTRAL
    return Tone.WARNING if line.account.must_change else Tone.SUCCESS


def _symbol(line: StaffRow) -> str:
    if line.account is None:
        return "minus"
    if not line.account.active:
        return "lock"
    return "clock" if line.account.must_change else "check"


def _columns() -> tuple[Column[StaffRow], ...]:
    return (
        Column("Navn", _name, bold=True, stretch=True),
        Column("Logger inn som", _login),
        Column("Rolle", _role),
        Column("Konto", _state, tone=_tone, symbol=_symbol),
    )
