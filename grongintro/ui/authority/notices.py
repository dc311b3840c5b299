"""What everybody is told on the first page: failed sign-ins, and what waits for a confirmation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from grongintro.ui import format as fmt
from grongintro.ui.painted import AfterPaint
from grongintro.ui.tokens import SPACE_2, Tone
from grongintro.ui.widgets.basics import button
from grongintro.ui.widgets.message import MessageBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from grongintro.services.desk import Desk
    from grongintro.services.trust.login import FailedTry
    from grongintro.ui.bus import Bus


_A_BLINK_MS = 250


class Notices(QWidget):
    """Two bars that show when there is something; `recent` is the quiet line, to be placed by the page."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__()
        self.setObjectName("notices")
        self._desk, self._bus = desk, bus
        self._told = False
        self.failed, self.waiting = MessageBar(slim=True), MessageBar(slim=True)
        self.failed.setObjectName("failedTries")
        self.waiting.setObjectName("waitingEvents")
        self.recent: QPushButton = button("recentEvents", "", self._open, kind="flat", symbol="history")
        self._soon = AfterPaint(self, _A_BLINK_MS)
        self._soon.due.connect(self.reload)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_2)
        box.addWidget(self.failed)
        box.addWidget(self.waiting)

    def reload_soon(self) -> None:
        """Read when the page that is being shown has been painted."""
        self._soon.wait_for(self.parentWidget() or self)

    def reload(self) -> None:
        """Read what there is to tell, while the page is shown; failed sign-ins are told once."""
        page = self.parentWidget()
        if page is not None and not page.isVisible():
            return
        from grongintro.services.trust import accounts, login  # noqa: PLC0415  the day comes first

        if not self._told:
            self._told = True
            tries = login.failed_tries(self._desk)
            if tries:
                self.failed.show_message(Tone.WARNING, tries_in_words(tries))
        lines = accounts.event_lines(self._desk)
        mine = [line for line in lines if line.may_confirm]
        self.waiting.clear()
        if mine:
            words = mine[0].words
            text = self.tr("Venter på at du bekrefter: {0}, {1}").format(
                mine[0].subject, f"{words[0].lower()}{words[1:]}"
            )
            if len(mine) > 1:
                text = self.tr("{0} og {1} til").format(text, len(mine) - 1)
            self.waiting.show_message(Tone.INFO, f"{text}.", self.tr("Se og bekreft …"), self._open)
        many = fmt.count(len(lines), self.tr("hendelse"), self.tr("hendelser"))
        self.recent.setText(self.tr("Kontoer og fullmakter\nsiste 90 dager: {0}").format(many))
        self.recent.setAccessibleName(self.recent.text().replace("\n", " "))
        self.recent.setVisible(bool(lines))
        self.setVisible(not self.failed.isHidden() or not self.waiting.isHidden())

    def _open(self) -> None:
        self._bus.open_settings.emit("eventsTab")


def tries_in_words(tries: tuple[FailedTry, ...]) -> str:
    """«2 mislykkede forsøk på å logge inn siden sist, det siste 12.11.2026 kl. 08:14 fra PC-12» in words."""
    last = max(tries, key=lambda each: each.at)
    when = f"{fmt.day(last.at.date())} kl. {fmt.clock(last.at)}"
    where = f" fra {last.computer}" if last.computer else ""
    if len(tries) == 1:
        return f"1 mislykket forsøk på å logge inn siden sist, {when}{where}."
    return f"{len(tries)} mislykkede forsøk på å logge inn siden sist, det siste {when}{where}."
