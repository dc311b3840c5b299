"""«Slett for godt …» on a person's page: what happens in which order, and what it rests on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from grongintro.services.keeping.erasing import ask_erasure
from grongintro.ui.asking import Asking
from grongintro.ui.widgets.ask_dialog import AskDialog
from grongintro.ui.widgets.basics import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grongintro.domain.person import Person
    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus


class ErasureDialog(AskDialog):
    """The four steps, and the basis."""

    def __init__(self, parent: QWidget, name: str) -> None:
        title = parent.tr("Slette {0} for godt").format(name)
        super().__init__(parent, "erasureDialog", title, parent.tr("Be om sletting"))
        steps = (
            self.tr("1. Du ber om slettingen her, med hva den bygger på. Ingenting blir slettet ennå."),
            self.tr("2. Arkivet får det som skal bevares: Innstillinger → Eksport og sletting."),
            self.tr("3. En annen leder utfører slettingen. Den kan ikke gjøres om."),
            self.tr("4. Sikkerhetskopier fra før slettingen forsvinner når de tynnes ut, innen ett år."),
        )
        for step in steps:
            self.form.add_wide(label(step, wrap=True))
        self.ask(
            "basis",
            self.tr("Hva slettingen bygger på"),
            QLineEdit(),
            needed=self.tr("Skriv hva slettingen bygger på, for eksempel bevaringsplanen."),
            hint=self.tr("For eksempel «Bevaringsplanen punkt 4, fem år etter avsluttet program»"),
        )


def ask_for_erasure(page: QWidget, desk: Desk, bus: Bus, person: Person) -> None:
    """Ask for the basis, and write that the person is to be erased."""
    dialog = ErasureDialog(page, person.name)
    done = page.tr("Slettingen venter under Innstillinger → Eksport og sletting.")
    Asking(dialog, desk, bus, partial(_ask, desk, person.id), done, about=person.id)


def _ask(desk: Desk, person_id: str, draft: dict[str, Any]) -> Saved:
    return ask_erasure(desk, person_id, basis=draft["basis"])
