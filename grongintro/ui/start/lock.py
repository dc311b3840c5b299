"""The lock: everything is covered until the own password is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from grongintro.ui.start.gate import Gate
from grongintro.ui.start.passwords import PasswordEdit
from grongintro.ui.widgets.basics import button

if TYPE_CHECKING:
    from collections.abc import Callable


class LockPage(Gate):
    """Asks the signed-in person for the own password; what was open comes back untouched."""

    unlocked = Signal()
    switch_asked = Signal()

    def __init__(self, name: str, unlock: Callable[[str], None]) -> None:
        super().__init__(
            "lockPage",
            self.tr("Låst"),
            self.tr("{0} er logget inn. Det du holdt på med, venter bak låsen.").format(name),
            self.tr("Lås opp"),
            self.tr("Åpner …"),
        )
        self._unlock = unlock
        self.password = self.form.add("password", self.tr("Passord"), PasswordEdit(), required=True)
        self.finish(button("switchUser", self.tr("Jeg er en annen"), self._switch, kind="flat"))

    def _ask(self) -> object:
        self._unlock(self.password.text())
        return None

    def _passed(self, _answer: object) -> None:
        self.password.clear()
        self.unlocked.emit()

    def _switch(self) -> None:
        self.switch_asked.emit()
