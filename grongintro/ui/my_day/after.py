"""What Min dag tells a moment after the day stands: read beside the window, never before the day."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from grongintro.domain.staff import Role
from grongintro.ui.painted import AfterPaint

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk
    from grongintro.services.qualifying.today import LawDay
    from grongintro.ui.worker import Progress, QuietWork

_A_MOMENT_MS = 600


class AfterDay(QObject):
    """Reads the programme by the law for a caseworker's day; `found` carries a `LawDay` that is new."""

    found = Signal(object)

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self.setObjectName("afterDay")
        self._page, self._desk = page, desk
        self._work: QuietWork | None = None
        self._wanted = False
        self._told: LawDay | None = None
        self._soon = AfterPaint(self, _A_MOMENT_MS)
        self._soon.due.connect(self._read)

    def read_soon(self) -> None:
        """Read when the day has been painted."""
        self._wanted = self._desk.actor.role in {Role.LEADER, Role.ADVISER}
        self.read_if_wanted()

    def read_if_wanted(self) -> None:
        """Read what was asked for while the page could not be seen."""
        if self._wanted:
            self._soon.wait_for(self._page)

    def _read(self) -> None:
        if self._work is not None or not self._page.isVisible():
            return
        from grongintro.ui.worker import QuietWork  # noqa: PLC0415  the day comes first

        self._wanted = False
        self._work = QuietWork(self, partial(_law_day, self._desk))
        self._work.finished.connect(self._tell)
        self._work.failed.connect(self._failed)
        self._work.ended.connect(self._ended)
        self._work.start()

    def _tell(self, law: LawDay) -> None:
        if law != self._told:
            self._told = law
            self.found.emit(law)

    def _failed(self, error: Exception) -> None:
        logging.getLogger("grongintro").warning("the day by the law: %s", type(error).__name__)

    def _ended(self) -> None:
        self._work = None
        self.read_if_wanted()


def _law_day(desk: Desk, _progress: Progress) -> LawDay:
    from grongintro.services.qualifying.today import law_day  # noqa: PLC0415  the day comes first

    return law_day(desk)
