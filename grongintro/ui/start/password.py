"""First sign-in: the own password in place of the one that was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from grongintro.ui.start.gate import Gate
from grongintro.ui.start.passwords import Meter, PasswordEdit, ShowPasswords

if TYPE_CHECKING:
    from collections.abc import Callable


class PasswordPage(Gate):
    """Asks for the password that was given and a new one, twice; `changed` carries what `change` returned."""

    changed = Signal(object)

    def __init__(self, name: str, change: Callable[[str, str, str], object]) -> None:
        super().__init__(
            "passwordPage",
            self.tr("Velg ditt eget passord"),
            self.tr(
                "Velkommen, {0}. Passordet du fikk, virker bare denne ene gangen. "
                "Velg et som bare du kjenner; ingen andre kan lese det."
            ).format(name),
            self.tr("Ta i bruk passordet"),
            self.tr("Lagrer …"),
        )
        self._change = change
        self.old = self.form.add("password", self.tr("Passordet du fikk"), PasswordEdit(), required=True)
        self.new = self.form.add("new", self.tr("Nytt passord"), PasswordEdit(), required=True)
        self._meter = Meter(self.new, "newMeter")
        self.form.add_wide(self._meter.label)
        self.repeated = self.form.add(
            "repeated", self.tr("Nytt passord en gang til"), PasswordEdit(), required=True
        )
        self.form.add_wide(ShowPasswords("showPasswords", self.old, self.new, self.repeated))
        self.finish()

    def _ask(self) -> object:
        return self._change(self.old.text(), self.new.text(), self.repeated.text())

    def _passed(self, answer: object) -> None:
        for field in (self.old, self.new, self.repeated):
            field.clear()
        self.changed.emit(answer)
