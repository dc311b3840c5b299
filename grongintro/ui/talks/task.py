"""A new task or promise."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from grongintro.domain.followup import Side
from grongintro.domain.period import Period
from grongintro.errors import UserError
from grongintro.services import staff, talks
from grongintro.ui.asking import NEW, Asking
from grongintro.ui.run import run_action
from grongintro.ui.typed import Lean
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.fields import DayField
from grongintro.ui.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus


@dataclass(frozen=True)
class TaskDraft:
    """What is to be done, by whom, by when; `side`: who promised."""

    text: str
    due: date | None
    owner_id: str
    side: Side


class TaskDialog(FormDialog):
    """Collects a TaskDraft."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        owners: Sequence[tuple[str, str]],
        owner_id: str,
        today: Callable[[], date],
        *,
        about_person: bool = False,
    ) -> None:
        super().__init__(parent, "taskDialog", title, self.tr("Lagre oppgaven"))
        self.text = self.form.add("text", self.tr("Hva skal gjøres?"), QLineEdit(), required=True)
        self.due = self.form.add("due", self.tr("Innen"), DayField("due", today, Lean.FUTURE))
        sides = [(str(Side.US), self.tr("Oss")), (str(Side.PARTICIPANT), self.tr("Deltakeren"))]
        self.side = Choice("side", sides)
        if about_person:
            self.form.add("side", self.tr("Hvem skal gjøre det?"), self.side)
        self.owner = self.form.add("owner_id", self.tr("Hvem følger det opp?"), Choice("owner_id", owners))
        self.owner.set_value(owner_id)
        self.text.setFocus()

    def draft(self) -> TaskDraft:
        """The task as it stands; UserError at the field that is missing."""
        if not self.text.text().strip():
            raise UserError(self.tr("Skriv hva som skal gjøres."), field="text")
        side = Side(self.side.value() or Side.US)
        return TaskDraft(self.text.text().strip(), self.due.value(), self.owner.value(), side)


def ask_task(page: QWidget, desk: Desk, bus: Bus, *, person_id: str | None = None, name: str = "") -> None:
    """Ask for a task on a page, about a person or in general, and save it."""
    run_action(page, partial(_ask, page, desk, bus, person_id, name), repeatable=True)


def _ask(page: QWidget, desk: Desk, bus: Bus, person_id: str | None, name: str) -> None:
    owners = [
        (row.staff.id, row.staff.name)
        for row in staff.list_staff(desk)
        if row.staff.id == desk.actor.staff_id
        or any(desk.today in Period(post.start, post.end) for post in row.posts)
    ]
    title = page.tr("Ny oppgave om {0}").format(name) if name else page.tr("Ny oppgave")
    dialog = TaskDialog(
        page, title, owners, desk.actor.staff_id, desk.clock.today, about_person=person_id is not None
    )
    save = partial(_save, desk, person_id)
    Asking(dialog, desk, bus, save, page.tr("Oppgaven er lagret."), about=person_id or NEW)


def _save(desk: Desk, person_id: str | None, draft: TaskDraft) -> Saved:
    return talks.add_task(
        desk, draft.text, due=draft.due, owner_id=draft.owner_id, person_id=person_id, side=draft.side
    )
