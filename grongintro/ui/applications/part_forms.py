"""The forms of what hangs on an application: a person, a cost, a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.errors import UserError
from grongintro.ui.rows.amounts import ore_text, read_ore
from grongintro.ui.rows.form import RowForm

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.application import ApplicationCost, ApplicationPaper, ApplicationPerson

    Today = Callable[[], date]


class PersonForm(RowForm):
    """Somebody the application is about."""

    def __init__(
        self, parent: QWidget, start: ApplicationPerson, people: Sequence[tuple[str, str]], today: Today
    ) -> None:
        title, save = parent.tr("Legg til person"), parent.tr("Legg til")
        super().__init__(parent, "applicationPersonDialog", title, save, start, today, columns=1, width=30)
        self.person = self.pick("person_id", self.tr("Person"), [("", self.tr("Velg personen")), *people])

    def draft(self) -> ApplicationPerson:
        """The draft; UserError until a person is chosen."""
        if not self.person.value():
            raise UserError(self.tr("Velg personen søknaden gjelder."), field="person_id")
        draft: ApplicationPerson = super().draft()
        return draft


class CostForm(RowForm):
    """What it costs, or what is deducted."""

    def __init__(self, parent: QWidget, start: ApplicationCost, today: Today) -> None:
        title = parent.tr("Endre beløp") if start.id else parent.tr("Nytt beløp")
        super().__init__(parent, "costDialog", title, parent.tr("Lagre beløpet"), start, today, columns=1)
        self.line("text", self.tr("Hva"), needed=self.tr("Skriv hva beløpet gjelder."))
        needed = self.tr("Skriv beløpet i kroner.")
        self.line("ore", self.tr("Kroner"), needed=needed, reader=read_ore, writer=ore_text)
        says = self.tr("Trekkes fra: dekkes av andre statlige midler eller av kommunen selv")
        self.tick("deduction", self.tr("Fradrag"), says)


class PaperForm(RowForm):
    """A paper that is needed, and when it came."""

    def __init__(self, parent: QWidget, start: ApplicationPaper, today: Today) -> None:
        title = parent.tr("Endre vedlegg") if start.id else parent.tr("Nytt vedlegg")
        super().__init__(parent, "paperDialog", title, parent.tr("Lagre vedlegget"), start, today, columns=1)
        hint = self.tr("Ikke skriv diagnose her")
        self.line("text", self.tr("Vedlegg"), needed=self.tr("Skriv hvilket papir det er."), hint=hint)
        self.day("present_on", self.tr("Kom"), hint=self.tr("Tomt til det er her"))
