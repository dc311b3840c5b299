"""A forgotten password: the printed recovery code opens the store and gives an account a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from grongintro.ui.start.gate import Gate
from grongintro.ui.start.passwords import Meter, PasswordEdit, ShowPasswords
from grongintro.ui.widgets.basics import button

if TYPE_CHECKING:
    from collections.abc import Callable


class RecoveryPage(Gate):
    """Asks for the code, the name and a new password twice; `opened` carries what came of it."""

    opened = Signal(object)
    back = Signal()

    def __init__(self, open_with_code: Callable[[str, str, str, str], object]) -> None:
        super().__init__(
            "recoveryPage",
            self.tr("Åpne med gjenopprettingskoden"),
            self.tr(
                "Koden står på arket som er låst inn. Store og små bokstaver, mellomrom og bindestreker "
                "spiller ingen rolle."
            ),
            self.tr("Åpne og bytt passord"),
            self.tr("Åpner …"),
        )
        self._open = open_with_code
        self.code = self.form.add("code", self.tr("Gjenopprettingskode"), QLineEdit(), required=True)
        self.code.setPlaceholderText("XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX")
        self.login = self.form.add("login", self.tr("Navn du logger inn med"), QLineEdit(), required=True)
        self.new = self.form.add("new", self.tr("Nytt passord"), PasswordEdit(), required=True)
        self._meter = Meter(self.new, "newMeter")
        self.form.add_wide(self._meter.label)
        self.repeated = self.form.add(
            "repeated", self.tr("Nytt passord en gang til"), PasswordEdit(), required=True
        )
        self.form.add_wide(ShowPasswords("showPasswords", self.new, self.repeated))
        self.finish(button("backToLogin", self.tr("Tilbake"), self._back, kind="flat"), cancel=self._back)

    def _ask(self) -> object:
        return self._open(self.code.text(), self.login.text(), self.new.text(), self.repeated.text())

    def _passed(self, answer: object) -> None:
        for field in (self.code, self.new, self.repeated):
            field.clear()
        self.opened.emit(answer)

    def _back(self) -> None:
        self.back.emit()
