"""The demo in the window: two chairs to sit on, and the passwords that nobody has been given."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from grongintro.ui.shell import ROLE_WORDS

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.ui.shell import Shell
    from grongintro.ui.widgets.message import MessageBar


class DemoChairs(QObject):
    """The strip that says who one is, with a button to become the other; `changed` carries the desk."""

    changed = Signal(object)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.setObjectName("demoChairs")
        self._shell = shell

    def show(self, now: Desk, other: Desk) -> None:
        """Say who one is."""
        words = self.tr("Demo: en oppdiktet kommune. Du er {0}, {1}.").format(
            now.actor.name, ROLE_WORDS[now.actor.role]
        )
        button = self.tr("Bli {0}").format(ROLE_WORDS[other.actor.role])
        self._shell.set_banner(words, button, partial(self._change, other, now))

    def _change(self, desk: Desk, other: Desk) -> None:
        self.show(desk, other)
        self.changed.emit(desk)


def tell_demo_logins(messages: MessageBar, *, wanted: bool) -> None:
    """Nobody has been given the passwords of the demo, so its gates say them."""
    if not wanted:
        return
    from grongintro.services.demo import LOGINS  # noqa: PLC0415  not before the window

    words = ", ".join(f"{each.login} / {each.password}" for each in LOGINS.values())
    text = QCoreApplication.translate("demo", "Demo. Navn og passord: {0}").format(words)
    messages.show_message("info", text)
