"""Sikkerhet: the own password, the recovery code, and where store and copies lie."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from grongintro.domain.staff import Role
from grongintro.services import accounts, login, safety, settings
from grongintro.services.documents import recovery_pdf
from grongintro.ui import format as fmt
from grongintro.ui.outlet import Outlet
from grongintro.ui.run import run_action
from grongintro.ui.settings.account_dialogs import OwnPasswordDialog, PasswordDraft
from grongintro.ui.settings.code_dialog import CodeDialog
from grongintro.ui.settings.dialog import ask_first, when_agreed
from grongintro.ui.settings.fields import FolderField
from grongintro.ui.settings.tab import SettingsTab
from grongintro.ui.widgets.basics import Card, Scroll, button, label, row
from grongintro.ui.widgets.form import Form
from grongintro.ui.widgets.table import RIGHT, Column, RowsModel, Table
from grongintro.ui.worker import Progress, run_long

if TYPE_CHECKING:
    from grongintro.domain.changes import Changes
    from grongintro.errors import UserError
    from grongintro.services.desk import Desk
    from grongintro.services.safety import Copy
    from grongintro.ui.bus import Bus

_MEGABYTE = 1_000_000


class SafetyTab(SettingsTab):
    """Three cards; a helper and a decider see only the first."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("safetyTab", desk, bus)
        self._leads = desk.actor.role is Role.LEADER
        self._sees_copies = desk.actor.role in {Role.LEADER, Role.ADVISER}
        self._place = ""
        self.code_dialog: CodeDialog | None = None
        scroll = Scroll("safetyScroll")
        self.body.addWidget(scroll)
        scroll.body.addWidget(self._password_card())
        if self._leads:
            scroll.body.addWidget(self._code_card())
        if self._sees_copies:
            scroll.body.addWidget(self._copies_card(), 1)
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

    def _copies_card(self) -> Card:
        card = Card(self.tr("Dataene og sikkerhetskopiene"), "copiesCard")
        self.form = Form("copiesForm")
        self.store = self.form.add("store", self.tr("Dataene ligger i"), QLineEdit())
        self.store.setReadOnly(True)
        self.folder = self.form.add(
            "backup_folder",
            self.tr("Sikkerhetskopiene legges i"),
            FolderField("backup_folder", None, self.tr("Mappe for sikkerhetskopier")),
            hint=self.tr("En kopi tas hver gang programmet lukkes. De ti siste blir tatt vare på."),
        )
        self.folder.edit.setReadOnly(not self._leads)
        self.folder.choose.setVisible(self._leads)
        card.body.addWidget(self.form)
        now = button("backUpNow", self.tr("Ta sikkerhetskopi nå"), self.back_up, symbol="copy")
        move = button("saveFolder", self.tr("Bruk denne mappen"), self.save_folder)
        move.setVisible(self._leads)
        card.body.addLayout(row(now, None, move))
        self.model: RowsModel[Copy] = RowsModel(_columns(), _key)
        self.table = Table("copiesTable", self.tr("Sikkerhetskopier"), self.model)
        self.table.setMinimumHeight(self.fontMetrics().height() * 8)
        self._none = label(self.tr("Ingen kopier i mappen ennå."), "muted", name="noCopies")
        card.body.addWidget(self._none)
        card.body.addWidget(self.table, 1)
        return card

    def reload(self) -> None:
        """Read where things lie and which copies there are."""
        if not self._sees_copies:
            return
        where = safety.whereabouts(self.desk)
        self.store.setText(str(where.store))
        if self.folder.edit.text() == self._place:
            self._place = str(where.copies or "")
            self.folder.edit.setText(self._place)
        found = safety.copies(self.desk)
        self.model.set_rows(found)
        self.table.fit_columns()
        self.table.setVisible(bool(found))
        self._none.setVisible(not found)

    def ask_password(self) -> None:
        """Ask for the old and a new password."""
        self.ask(OwnPasswordDialog(self), self.change_password)

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

    def back_up(self) -> None:
        """Make a copy beside the window."""
        self._work = run_long(self, self.tr("Tar sikkerhetskopi …"), self._copy, self._copied)

    def _copy(self, _progress: Progress) -> Copy:
        return safety.back_up_now(self.desk)

    def _copied(self, copy: Copy) -> None:
        self.reload()
        self.bus.message.emit("success", self.tr("Sikkerhetskopien ligger i {0}.").format(copy.folder))

    def save_folder(self) -> None:
        """Keep copies in the folder that is typed."""
        self.form.clear_errors()
        if self.save_changes(self._move, self.tr("Mappen for sikkerhetskopier er lagret.")) is not None:
            self._place = self.folder.edit.text()
            self.reload()

    def _move(self) -> Changes:
        return safety.change_backup_folder(self.desk, self.folder.value())

    def show_user_error(self, error: UserError) -> bool:
        """At the folder, when it is about that."""
        return self._sees_copies and self.form.show_user_error(error)


def _key(copy: Copy) -> str:
    return copy.folder.name


def _made(copy: Copy) -> str:
    return f"{fmt.day(copy.made.date())} kl. {fmt.clock(copy.made)}" if copy.made else "–"


def _made_number(copy: Copy) -> int:
    return int(copy.made.timestamp()) if copy.made else 0


def _size(copy: Copy) -> str:
    return f"{fmt.number(copy.size / _MEGABYTE)}\u00a0MB"


def _size_number(copy: Copy) -> int:
    return copy.size


def _folder(copy: Copy) -> str:
    return copy.folder.name


def _columns() -> tuple[Column[Copy], ...]:
    return (
        Column("Tatt", _made, _made_number, bold=True),
        Column("Størrelse", _size, _size_number, RIGHT),
        Column("Mappe", _folder, stretch=True),
    )
