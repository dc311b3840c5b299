"""«Ny avtale» from the calendar: whom it is with, before the form of the appointment opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.programme import Status
from grongintro.errors import UserError
from grongintro.services.people import list_people
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk
    from grongintro.services.people import PersonRow

_NOBODY = ""


class WithWhomDialog(FormDialog):
    """Collects the id of one person: the own ones first, then the others, without those who moved away."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, "withWhomDialog", parent.tr("Ny avtale"), parent.tr("Videre"))
        people = sorted(_here(desk), key=lambda row: row.adviser_id != desk.actor.staff_id)
        names = [(_NOBODY, self.tr("Velg …")), *((row.id, row.name) for row in people)]
        self.person = self.form.add("person_id", self.tr("Med"), Choice("person_id", names), required=True)
        self.person.setFocus()

    def draft(self) -> str:
        """The person; UserError when nobody is chosen."""
        if self.person.value() == _NOBODY:
            raise UserError(self.tr("Velg hvem avtalen er med."), field="person_id")
        return self.person.value()


def _here(desk: Desk) -> list[PersonRow]:
    return [row for row in list_people(desk) if row.status is not Status.MOVED]
