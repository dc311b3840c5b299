"""The last question before a person is erased: the name typed, files that lie about, and the copies."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from grongintro.domain.dates import long
from grongintro.domain.names import fold
from grongintro.errors import UserError
from grongintro.services.keeping import archive, outlets
from grongintro.ui import format as fmt
from grongintro.ui.doing import announce
from grongintro.ui.run import run_action
from grongintro.ui.widgets.ask_dialog import AskDialog
from grongintro.ui.widgets.basics import button, label
from grongintro.ui.widgets.lines import Line, LinesCard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grongintro.domain.retention import Erasure
    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus


def incomplete(shown: QWidget, left_out: int) -> str:
    """That the archive's package lacks something, and the way out; nothing when it lacks nothing."""
    if not left_out:
        return ""
    number = fmt.count(left_out, shown.tr("ting"), shown.tr("ting"))
    words = shown.tr(
        " Pakken manglet {0} som var lukket for den som laget den. En leder kan lage den på nytt."
    )
    return words.format(number)


class EraseDialog(AskDialog):
    """`ready` says that the name was typed as it is."""

    def __init__(self, parent: QWidget, desk: Desk, bus: Bus, erasure: Erasure, name: str) -> None:
        title = parent.tr("Slette {0} for godt?").format(name)
        super().__init__(parent, "eraseDialog", title, parent.tr("Slett for godt"))
        self._desk, self._bus, self._person_id, self._name = desk, bus, erasure.person_id, name
        words = self.tr(
            "Alt om personen blir borte fra lageret, og ingen kan angre. Igjen står bare at noen er slettet, "
            "av hvem og hvorfor."
        )
        copies = self.tr(
            "Sikkerhetskopier som alt er tatt, har personen i seg til de tynnes ut, senest {0}. Kopier på "
            "steder som ikke brukes lenger, må slettes for hånd."
        ).format(long(archive.copies_gone(desk.today)))
        for text in (words, incomplete(self, erasure.archive_left_out).strip(), copies):
            if text:
                self.form.add_wide(label(text, wrap=True))
        delete = button("deleteFiles", self.tr("Slett filene"), self.delete_files, kind="flat")
        self.files = LinesCard("filesOut", self.tr("Filer om personen som ligger ukryptert"), "", delete)
        self.form.add_wide(self.files)
        self.ask(
            "name",
            self.tr("Skriv navnet for å bekrefte: {0}").format(name),
            QLineEdit(),
            needed=self.tr("Skriv navnet på den som skal slettes."),
        )
        self._show_files()

    def _show_files(self) -> None:
        found = archive.files_of(self._desk, self._person_id)
        self.files.show_lines([Line(each.file.id, each.file.what, each.file.path) for each in found])
        self.fit_soon()

    def delete_files(self) -> None:
        """Delete what lies about; one that was changed since is told and stays."""
        for each in archive.files_of(self._desk, self._person_id):
            saved = run_action(self, partial(outlets.delete_file, self._desk, each.file.id), repeatable=True)
            if saved is not None:
                announce(self._desk, self._bus, saved)
        self._show_files()

    def draft(self) -> dict[str, Any]:
        """UserError when it is another name."""
        found = super().draft()
        if fold(found["name"]) != fold(self._name):
            raise UserError(self.tr("Navnet stemmer ikke."), field="name")
        return found
