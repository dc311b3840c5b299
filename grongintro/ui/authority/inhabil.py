"""Telling that oneself, or a colleague, is inhabil for a person."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services.staff import list_staff
from grongintro.services.trust import inhabil
from grongintro.ui.asking import Asking
from grongintro.ui.run import run_action
from grongintro.ui.widgets.basics import label
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus

Draft = tuple[str, str]


class InhabilDialog(FormDialog):
    """Who, and why; the reason stands in the log and under Myndighet."""

    def __init__(self, parent: QWidget, name: str, people: Sequence[tuple[str, str]], own: str) -> None:
        super().__init__(
            parent, "inhabilDialog", parent.tr("Meld inhabil for {0}").format(name), parent.tr("Meld inhabil")
        )
        intro = self.tr(
            "Den som er inhabil, kan fra nå av ikke åpne siden, forberede vedtak eller avgjøre. Bare en "
            "annen leder kan oppheve det for en leder (forvaltningsloven § 6)."
        )
        self.form.add_wide(label(intro, "muted", wrap=True))
        self.staff = self.form.add("staff_id", self.tr("Hvem er inhabil?"), Choice("staff_id", people))
        self.staff.set_value(own)
        self.staff.setEnabled(len(people) > 1)
        self.reason = self.form.add(
            "reason",
            self.tr("Hvorfor?"),
            QLineEdit(),
            required=True,
            hint=self.tr("For eksempel: svigersøster, nær venn, nabo i konflikt"),
        )
        self.reason.setFocus()

    def draft(self) -> Draft:
        """Who and why."""
        if not self.reason.text().strip():
            raise UserError(self.tr("Skriv hvorfor, for eksempel slektskap eller vennskap."), field="reason")
        return self.staff.value(), self.reason.text().strip()


def ask_inhabil(
    page: QWidget, desk: Desk, bus: Bus, person_id: str, name: str, then: Callable[[str], object]
) -> None:
    """Ask who is inhabil for a person; `then` is told the colleague's id when it is saved."""
    run_action(page, partial(_ask, page, desk, bus, (person_id, name), then), repeatable=True)


def _ask(page: QWidget, desk: Desk, bus: Bus, person: tuple[str, str], then: Callable[[str], object]) -> None:
    person_id, name = person
    own = desk.actor.staff_id
    people = [(own, page.tr("{0} (meg selv)").format(desk.actor.name))]
    if desk.actor.role is Role.LEADER:
        rows = list_staff(desk)
        people += [(row.staff.id, row.staff.name) for row in rows if row.account and row.staff.id != own]
    dialog = InhabilDialog(page, name, people, own)
    chosen: list[str] = []

    def save(draft: Draft) -> Saved:
        chosen[:] = [draft[0]]
        return inhabil.mark_inhabil(desk, draft[0], person_id, reason=draft[1])

    def saved(_: Saved) -> None:
        then(chosen[0])

    Asking(dialog, desk, bus, save, page.tr("Inhabiliteten er registrert."), about=person_id, then=saved)
