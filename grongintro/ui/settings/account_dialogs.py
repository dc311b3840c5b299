"""Dialogs about sign-in: a new account, a new first password, the own password."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from grongintro.domain.staff import Role
from grongintro.ui.settings.dialog import FormDialog
from grongintro.ui.settings.fields import Choice
from grongintro.ui.settings.staff_words import role_options
from grongintro.ui.start.passwords import Meter, PasswordEdit, ShowPasswords

if TYPE_CHECKING:
    from grongintro.ui.widgets.form import Form


def _first_password(form: Form, text: str) -> tuple[PasswordEdit, Meter]:
    field = form.add("password", text, PasswordEdit(), required=True, span=2)
    meter = Meter(field, "passwordMeter")
    form.add_wide(meter.label)
    form.add_wide(ShowPasswords("showPassword", field))
    return field, meter


@dataclass(frozen=True)
class AccountDraft:
    """What the dialog about a new account collects."""

    login: str
    password: str
    role: Role


class AccountDialog(FormDialog):
    """A sign-in name, a role and a first password that must be changed."""

    def __init__(self, parent: QWidget, name: str, role: Role) -> None:
        super().__init__(
            parent,
            "accountDialog",
            parent.tr("Konto for {0}").format(name),
            text=parent.tr("Kollegaen velger sitt eget passord ved første innlogging."),
            save=parent.tr("Opprett konto"),
        )
        self._login = self.form.add("login", self.tr("Navn å logge inn med"), QLineEdit(), required=True)
        self._role = self.form.add("role", self.tr("Rolle"), Choice(role_options()))
        self._role.set_key(str(role))
        self._password, self._meter = _first_password(self.form, self.tr("Første passord"))

    def draft(self) -> AccountDraft:
        """What is typed."""
        return AccountDraft(self._login.text(), self._password.text(), Role(self._role.key()))


class RoleDialog(FormDialog):
    """Another role for an account."""

    def __init__(self, parent: QWidget, name: str, role: Role) -> None:
        super().__init__(
            parent,
            "roleDialog",
            parent.tr("Ny rolle for {0}").format(name),
            text=parent.tr(
                "Rollen avgjør hva kollegaen ser og gjør. Kontoen teller for vedtak igjen når en annen har "
                "bekreftet endringen."
            ),
            save=parent.tr("Endre rollen"),
        )
        self._role = self.form.add("role", self.tr("Rolle"), Choice(role_options()), span=2)
        self._role.set_key(str(role))

    def draft(self) -> Role:
        """The role."""
        return Role(self._role.key())


class ResetDialog(FormDialog):
    """A new first password for somebody who has forgotten the own one."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(
            parent,
            "resetDialog",
            parent.tr("Nytt førstepassord for {0}").format(name),
            text=parent.tr(
                "Det gamle passordet slutter å virke. Kollegaen velger et eget ved neste innlogging."
            ),
        )
        self._password, self._meter = _first_password(self.form, self.tr("Første passord"))

    def draft(self) -> str:
        """What is typed."""
        return self._password.text()


@dataclass(frozen=True)
class PasswordDraft:
    """The old password, the new one, and the new one again."""

    old: str
    new: str
    repeated: str


class OwnPasswordDialog(FormDialog):
    """The own password, changed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent, "ownPasswordDialog", parent.tr("Bytt passord"), save=parent.tr("Bytt passord")
        )
        self._old = self.form.add(
            "password", self.tr("Passordet du har nå"), PasswordEdit(), required=True, span=2
        )
        self._new = self.form.add("new", self.tr("Nytt passord"), PasswordEdit(), required=True)
        self._again = self.form.add(
            "repeated", self.tr("Nytt passord en gang til"), PasswordEdit(), required=True
        )
        self._meter = Meter(self._new, "newMeter")
        self.form.add_wide(self._meter.label)
        self.form.add_wide(ShowPasswords("showPasswords", self._old, self._new, self._again))

    def draft(self) -> PasswordDraft:
        """What is typed."""
        return PasswordDraft(self._old.text(), self._new.text(), self._again.text())
