"""Signing in, and «Bytt bruker»: name and password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from grongintro.ui.start.gate import Gate
from grongintro.ui.start.passwords import PasswordEdit
from grongintro.ui.widgets.basics import button

if TYPE_CHECKING:
    from collections.abc import Callable


class LoginPage(Gate):
    """Asks for name and password; `signed_in` carries what `sign_in` returned."""

    signed_in = Signal(object)
    recovery_asked = Signal()
    other_store_asked = Signal()
    restore_asked = Signal()
    cancelled = Signal()

    def __init__(self, title: str, sign_in: Callable[[str, str], object], *, switching: bool = False) -> None:
        text = "Skriv navnet og passordet ditt. Lageret er åpent imens." if switching else ""
        super().__init__("loginPage", title, text, self.tr("Logg inn"), self.tr("Åpner …"))
        self._sign_in = sign_in
        self.login = self.form.add("login", self.tr("Navn du logger inn med"), QLineEdit(), required=True)
        self.password = self.form.add("password", self.tr("Passord"), PasswordEdit(), required=True)
        if switching:
            back = button("cancelSwitch", self.tr("Avbryt"), self._cancel, kind="flat")
            self.finish(back, cancel=self._cancel)
        else:
            self.finish(
                button("recover", self.tr("Jeg har glemt passordet"), self._recover, kind="flat"),
                button("restoreCopy", self.tr("Hent tilbake en sikkerhetskopi"), self._restore, kind="flat"),
                button(
                    "otherStore", self.tr("Et annet lager, eller en ny tjeneste"), self._other, kind="flat"
                ),
            )

    def _ask(self) -> object:
        return self._sign_in(self.login.text(), self.password.text())

    def _passed(self, answer: object) -> None:
        self.password.clear()
        self.signed_in.emit(answer)

    def _recover(self) -> None:
        self.recovery_asked.emit()

    def _restore(self) -> None:
        self.restore_asked.emit()

    def _other(self) -> None:
        self.other_store_asked.emit()

    def _cancel(self) -> None:
        self.cancelled.emit()
