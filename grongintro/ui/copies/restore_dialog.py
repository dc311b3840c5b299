"""«Hent tilbake …»: the copies of both places, what is in one, and one question before it replaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from grongintro.services.keeping import restoring, safety
from grongintro.ui.copies.choosing import CopyChooser
from grongintro.ui.copies.words import made_words
from grongintro.ui.settings.dialog import ask_first, when_agreed
from grongintro.ui.tokens import SPACE_3, SPACE_4, SPACE_5
from grongintro.ui.widgets.basics import label

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.errors import UserError
    from grongintro.services.desk import Desk
    from grongintro.services.keeping.restoring import View

_OF_WINDOW = 0.94


class RestoreDialog(QDialog):
    """`chosen` carries the view that the store is to be exchanged for; the window does it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent.window())
        self.setObjectName("restoreDialog")
        self.setWindowTitle("Grongintro")
        title = self.tr("Hent tilbake en sikkerhetskopi")
        self.setAccessibleName(title)
        self._desk = desk
        self._view: View | None = None
        self.chooser = CopyChooser(self._look, desk.clock.today, open_store=True)
        self.chooser.agreed.connect(self._ask)
        self.chooser.cancelled.connect(self.reject)
        text = self.tr("Ingenting blir byttet ut før du har sett hva som er i kopien, og sagt ja.")
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        box.setSpacing(SPACE_3)
        box.addWidget(label(title, "heading", wrap=True))
        box.addWidget(label(text, "muted", wrap=True))
        box.addWidget(self.chooser, 1)
        line, room = self.fontMetrics().height(), parent.window().size() * _OF_WINDOW
        self.resize(min(line * 40, room.width()), min(line * 32, room.height()))
        self.chooser.set_copies(safety.copies(desk))

    def _look(self, folder: Path, _login: str, password: str) -> View:
        return restoring.look(self._desk, folder, password)

    def _ask(self, view: View) -> None:
        self._view = view
        question = self.tr("Bytte ut dataene med kopien fra {0}?").format(made_words(view.copy))
        text = self.tr(
            "Dagens data blir først lagret i en egen kopi som tas vare på i 30 dager. Etterpå logger alle "
            "inn på nytt, med passordene fra den gang."
        )
        when_agreed(ask_first(self, "replaceDialog", question, text, self.tr("Bytt ut")), self._agreed)

    def _agreed(self) -> None:
        view = self._view
        self.accept()
        self.chosen.emit(view)

    def show_user_error(self, error: UserError) -> bool:
        """Over the list, or at the password."""
        return self.chooser.show_user_error(error)
