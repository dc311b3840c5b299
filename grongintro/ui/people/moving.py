"""Moving to another household: one that is known, or a new one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from grongintro.domain.household import HouseholdRole
from grongintro.errors import UserError
from grongintro.services import households
from grongintro.ui import words
from grongintro.ui.asking import Asking
from grongintro.ui.run import run_action
from grongintro.ui.widgets.ask_dialog import AskDialog
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.fields import DayField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk, Saved
    from grongintro.services.person_page import PersonPage as View
    from grongintro.ui.bus import Bus

_NEW = ""


class MoveHome(QObject):
    """Asks where to, as whom and from when; the stay before ends the day before."""

    def __init__(self, parent: QWidget, desk: Desk, bus: Bus) -> None:
        super().__init__(parent)
        self._page, self._desk, self._bus = parent, desk, bus
        self._made: dict[str, str] = {}

    def start(self, view: View) -> None:
        """Open the dialog."""
        run_action(self._page, partial(self._open, view), repeatable=True)

    def _open(self, view: View) -> None:
        title = self.tr("Flytt {0} til annen husstand").format(view.person.name)
        dialog = AskDialog(self._page, "moveHomeDialog", title, self.tr("Flytt"))
        now = view.household.household
        known = [
            (home.id, home.name)
            for home in households.list_households(self._desk)
            if now is None or home.id != now.id
        ]
        options = [*known, (_NEW, self.tr("Ny husstand"))]
        home = dialog.ask("household_id", self.tr("Husstand"), Choice("household_id", options))
        hint = self.tr("Slik dere omtaler den, for eksempel «Familien Haile»")
        name = dialog.ask("name", self.tr("Navn på den nye husstanden"), QLineEdit(), hint=hint)
        role = Choice("role", words.options(HouseholdRole))
        dialog.ask("role", self.tr("I husstanden"), role)
        mine = [m.role for m in view.household.members if m.person_id == view.person.id and m.end is None]
        if mine:
            role.set_value(mine[0])
        start = DayField("start", self._desk.clock.today)
        start.set_value(self._desk.today)
        dialog.ask("start", self.tr("Fra"), start, needed=self.tr("Skriv fra hvilken dag."))
        show = partial(_show_name, dialog, home, name)
        home.currentIndexChanged.connect(show)
        show()
        save = partial(self._save, view.person.id)
        done = self.tr("{0} er flyttet. Se også over bosituasjonen.").format(view.person.name)
        Asking(dialog, self._desk, self._bus, save, done, about=view.person.id)
        dialog.finished.connect(self.deleteLater)

    def _save(self, person_id: str, draft: dict[str, Any]) -> Saved:
        if draft["start"] > self._desk.today:
            raise UserError(self.tr("Skriv flyttingen når den har skjedd."), field="start")
        return households.join_household(
            self._desk,
            person_id,
            draft["household_id"] or self._household_named(draft["name"]),
            role=HouseholdRole(draft["role"]),
            start=draft["start"],
        )

    def _household_named(self, name: str) -> str:
        """The new household; one that was written before an answer failed is not written twice."""
        if name not in self._made:
            self._made[name] = households.create_household(self._desk, name).id
        return self._made[name]


def _show_name(dialog: AskDialog, home: Choice, name: QLineEdit, _index: int = 0) -> None:
    cell = name.parentWidget()
    if cell is not None:
        cell.setVisible(home.value() == _NEW)
    dialog.fit_soon()
