"""Deleting from a page: one question that says what goes, and the way back in the bar after."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from grongintro.services.keeping import trash
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.doing import do
from grongintro.ui.run import run_action
from grongintro.ui.settings.dialog import ask_first, when_agreed

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk, Saved
    from grongintro.services.keeping.trash import DeletionPlan
    from grongintro.ui.bus import Bus


@dataclass(frozen=True)
class Doomed:
    """What is to be deleted: its kind, its key, and how the page shows it («Møte 3. mars»)."""

    kind: type
    row_id: str
    shown: str


def ask_delete(
    page: QWidget, desk: Desk, bus: Bus, doomed: Doomed, *, leave: Callable[[], object] | None = None
) -> None:
    """Ask whether it is to be deleted, with all that goes; refused at once when something leans on it.

    `leave` is called before the page reads again, where the page cannot stay.
    """
    run_action(page, partial(_ask, page, desk, bus, doomed, leave), repeatable=True)


def _ask(page: QWidget, desk: Desk, bus: Bus, doomed: Doomed, leave: Callable[[], object] | None) -> None:
    plan = trash.deletion_plan(desk, doomed.kind, doomed.row_id)
    translate = QCoreApplication.translate
    box = ask_first(
        page,
        "deleteDialog",
        translate("deleting", "Slette {0}?").format(plan.words),
        translate(
            "deleting", "{0}\n\nDet kommer i papirkurven under Innstillinger og kan legges tilbake derfra."
        ).format(_shown(doomed, plan)),
        translate("deleting", "Slett {0}").format(plan.words),
    )
    when_agreed(box, _Deletion(page, desk, bus, doomed, plan, leave).delete)


def _shown(doomed: Doomed, plan: DeletionPlan) -> str:
    """What it is, and whom else it goes from: one who looks at one person must know of the other."""
    if len(plan.people) <= 1:
        return doomed.shown
    also = QCoreApplication.translate("deleting", "Gjelder {0}.").format(fmt.listing(list(plan.people)))
    return f"{doomed.shown}\n{also}"


class _Deletion(QObject):
    def __init__(
        self,
        page: QWidget,
        desk: Desk,
        bus: Bus,
        doomed: Doomed,
        plan: DeletionPlan,
        leave: Callable[[], object] | None,
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._bus = page, desk, bus
        self._doomed, self._plan, self._leave = doomed, plan, leave

    def delete(self) -> None:
        """Delete it; the bar says what went and offers it back."""
        done = self.tr("Slettet {0}.").format(self._plan.words)
        do(self._page, self._desk, self._bus, self._delete, done=words.capital(done))
        self.deleteLater()

    def _delete(self) -> Saved:
        saved = trash.delete(self._desk, self._doomed.kind, self._doomed.row_id)
        if self._leave is not None:
            self._leave()
        return saved
