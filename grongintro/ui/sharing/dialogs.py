"""The two questions about sharing: where to, and why the store is taken from a colleague."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from grongintro.ui.settings.dialog import FormDialog
from grongintro.ui.settings.fields import FolderField
from grongintro.ui.tokens import SPACE_5

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.storage.place.shared import Lease


def _show_whole_text(dialog: FormDialog) -> None:
    """A long text that wraps is given its height; a dialog's own size does not ask for it."""
    inside = dialog.minimumWidth() - 2 * SPACE_5
    for text in dialog.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly):
        text.setMinimumHeight(text.heightForWidth(inside))


class ShareDialog(FormDialog):
    """The shared folder, with what sharing means."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent,
            "shareDialog",
            parent.tr("Del lageret med kolleger"),
            text=parent.tr(
                "Lageret flyttes til en mappe alle når, for eksempel på kommunens fellesområde. Én skriver "
                "om gangen, på en kopi på sin egen maskin. De andre leser den siste utgaven imens. Den som "
                "er ferdig, velger «Gi fra deg basen». Det skjer også når programmet lukkes, og etter ti "
                "minutter uten bruk.\n\n"
                "Filene som ligger her nå, blir liggende med et nytt navn, så ingen fortsetter på dem ved en "
                "feil. Etterpå logger alle inn i den delte mappen."
            ),
            save=parent.tr("Del lageret"),
        )
        title = self.tr("Delt mappe")
        self.folder = self.form.add(
            "folder",
            title,
            FolderField("folder", None, title),
            required=True,
            hint=self.tr("En tom mappe som bare tjenesten har tilgang til."),
            span=2,
        )
        _show_whole_text(self)

    def draft(self) -> Path:
        """The folder."""
        return self.folder.value()


class TakeOverDialog(FormDialog):
    """Why, and what becomes of the other's work."""

    def __init__(self, parent: QWidget, holder: Lease) -> None:
        super().__init__(
            parent,
            "takeOverDialog",
            parent.tr("Ta over basen fra {0}?").format(holder.who),
            text=parent.tr(
                "{0} har hatt basen på {1} siden {2}. Det {0} har gjort siden da, er ikke lagt tilbake. Tar "
                "du over, kommer det ikke med i den delte basen. Det blir lagt til side som en egen kopi, og "
                "må skrives inn på nytt. Ring heller først, hvis du kan.\n\n"
                "{0} får se at det var du som tok over, og hvorfor."
            ).format(holder.who, holder.computer, holder.since_words),
            save=parent.tr("Ta over"),
        )
        self.reason = self.form.add("reason", self.tr("Hvorfor"), QLineEdit(), required=True, span=2)
        _show_whole_text(self)

    def draft(self) -> str:
        """The reason."""
        return self.reason.text()
