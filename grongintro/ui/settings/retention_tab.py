"""Eksport og sletting: everything out in an open file, and people who are to be erased for good."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from grongintro.domain.staff import Role
from grongintro.services.keeping import archive, erasing, open_export
from grongintro.ui import format as fmt
from grongintro.ui.doing import announce
from grongintro.ui.run import run_action
from grongintro.ui.settings.dialog import ask_first, when_agreed
from grongintro.ui.settings.erase_dialog import EraseDialog, incomplete
from grongintro.ui.settings.tab import SettingsTab
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import Card, Scroll, button, label, row
from grongintro.ui.widgets.lines import Line, LinesCard
from grongintro.ui.widgets.message import MessageBar
from grongintro.ui.worker import Progress, run_long

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QPushButton

    from grongintro.errors import UserError
    from grongintro.services.desk import Desk, Saved
    from grongintro.services.keeping.archive import LeftOut, Package
    from grongintro.services.keeping.erasing import ErasureLine
    from grongintro.ui.bus import Bus


class RetentionTab(SettingsTab):
    """The leader exports and erases; an adviser hands over to the archive and takes back."""

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("retentionTab", desk, bus)
        self._lines: dict[str, ErasureLine] = {}
        self._erasure_id = ""
        self._package: Package | None = None
        self.messages = MessageBar()
        self.body.addWidget(self.messages)
        scroll = Scroll("retentionScroll")
        if desk.actor.role is Role.LEADER:
            scroll.body.addWidget(self._export_card())
        empty = self.tr("Ingen. En sletting begynner på deltakerens side: Mer → Slett for godt …")
        self.erasures = LinesCard("erasures", self.tr("Personer som skal slettes, eller er slettet"), empty)
        scroll.body.addWidget(self.erasures)
        scroll.body.addStretch(1)
        self.body.addWidget(scroll, 1)

    def _export_card(self) -> Card:
        card = Card(self.tr("Ta ut alt"), "exportCard")
        words = self.tr(
            "Skriver alle opplysninger og brev til én åpen fil som andre programmer kan lese, og som kan "
            "åpnes som et nytt lager. Filen er ikke kryptert. Sikkerhetskopier tar du under Sikkerhet."
        )
        export = button("exportAll", self.tr("Eksporter alt …"), self.ask_export, symbol="save")
        line = row(label(words, "muted", wrap=True), export)
        line.setStretch(0, 1)
        card.body.addLayout(line)
        return card

    def showEvent(self, event: QShowEvent) -> None:
        """What is asked for elsewhere is here when somebody looks."""
        super().showEvent(event)
        run_action(self, self.reload, repeatable=True)

    def reload(self) -> None:
        """Read who is to be erased; only when it can be seen."""
        if not self.isVisible():
            return
        found = erasing.erasures(self.desk)
        self._lines = {each.erasure.id: each for each in found}
        self.erasures.show_lines([self._line(each) for each in found])

    def _line(self, each: ErasureLine) -> Line:
        made = each.erasure
        asked = f"{each.asked_by} ba om det {fmt.day(made.asked_at.date())}: {made.basis}"
        if made.done_at is not None:
            done = f"Slettet {fmt.day(made.done_at.date())} av {each.done_by}. {asked}"
            return Line(made.id, self.tr("En person"), done, tone=Tone.NEUTRAL)
        handed = self.tr("Arkivet har ikke fått sin pakke ennå.")
        if made.archive_at is not None:
            handed = self.tr("Arkivet fikk sin pakke {0}.").format(fmt.day(made.archive_at.date()))
            handed += incomplete(self, made.archive_left_out)
        who = "" if each.may_do else self.tr(" En annen leder må utføre slettingen.")
        line = Line(made.id, each.name or self.tr("Skjermet for deg"), f"{asked}. {handed}{who}")
        if each.name:
            line.add(self._button("handOver", self.tr("Lever over til arkivet …"), each, self.ask_archive))
        line.add(self._button("withdrawErasure", self.tr("Trekk tilbake"), each, self.withdraw))
        if each.may_do and made.archive_sha256:
            line.add(self._button("erase", self.tr("Utfør slettingen …"), each, self.ask_erase))
        return line

    def _button(self, name: str, text: str, each: ErasureLine, slot: Callable[[str], None]) -> QPushButton:
        made = button(f"{name}_{each.erasure.id}", text, kind="danger" if name == "erase" else "flat")
        made.setAccessibleName(f"{text} {each.name}")
        made.clicked.connect(lambda *_: slot(each.erasure.id))
        return made

    # Export

    def ask_export(self) -> None:
        """Say first what the file is."""
        box = ask_first(
            self,
            "exportDialog",
            self.tr("Skrive alt til en åpen fil?"),
            self.tr(
                "Filen er ikke kryptert: den som får tak i den, kan lese alt om alle. Legg den på et sted "
                "bare du kommer til, og slett den når den er brukt. Den blir stående under «Filer ute»."
            ),
            self.tr("Velg hvor …"),
        )
        when_agreed(box, self._ask_where)

    def _ask_where(self) -> None:
        name = f"grongintro-{self.desk.today.isoformat()}.zip"
        dialog = save_dialog(self, "exportWhere", self.tr("Eksporter alt"), name)
        dialog.fileSelected.connect(self.export)
        dialog.open()

    def export(self, path: str) -> None:
        """Write the file beside the window."""
        job = partial(_export, self.desk, Path(path))
        run_long(self, self.tr("Skriver alt til en fil …"), job, self._exported)

    def _exported(self, saved: Saved) -> None:
        announce(self.desk, self.bus, saved, done=self.tr("Alt er skrevet. Filen er ikke kryptert."))

    # Erasing

    def ask_archive(self, erasure_id: str) -> None:
        """Put the package together and ask where the archive's folder is."""
        self._erasure_id = erasure_id
        line = self._lines[erasure_id]
        make = partial(archive.archive_package, self.desk, line.erasure.person_id)
        self._package = run_action(self, make, repeatable=True)
        if self._package is None:
            return
        dialog = save_dialog(self, "archiveWhere", self.tr("Lever over til arkivet"), "arkivpakke.zip")
        dialog.fileSelected.connect(self.hand_over)
        dialog.open()

    def hand_over(self, path: str) -> None:
        """Write the package; what is not in it is said."""
        package = self._package
        if package is None:
            return
        self.messages.clear()
        done = self.tr("Pakken er skrevet. Slett den under «Filer ute» når arkivet har tatt imot.")
        action = partial(archive.hand_over, self.desk, self._erasure_id, Path(path), package)
        if self.save(action, done) is not None and package.left_out.number:
            words = self.tr(
                "{0} er ikke med i pakken, for det er lukket for deg. Be ansvarlig rådgiver eller leder om å "
                "levere over."
            )
            self.messages.show_message(Tone.WARNING, words.format(self._counted(package.left_out)))
        self.reload()

    def _counted(self, left_out: LeftOut) -> str:
        words = (
            (left_out.documents, self.tr("dokument"), self.tr("dokumenter")),
            (left_out.talks, self.tr("samtale"), self.tr("samtaler")),
            (left_out.rows, self.tr("lukket opplysning"), self.tr("lukkede opplysninger")),
        )
        return fmt.listing([fmt.count(number, one, many) for number, one, many in words if number])

    def withdraw(self, erasure_id: str) -> None:
        """The person is not to be erased after all."""
        self.save(partial(erasing.withdraw_erasure, self.desk, erasure_id), self.tr("Trukket tilbake."))
        self.reload()

    def ask_erase(self, erasure_id: str) -> None:
        """Ask once, with the name typed; files that lie about are named first."""
        line = self._lines[erasure_id]
        dialog = EraseDialog(self, self.desk, self.bus, line.erasure, line.name)
        self._erasure_id = erasure_id
        dialog.ready.connect(self._erase)
        dialog.finished.connect(dialog.deleteLater)
        self._erase_dialog = dialog
        dialog.open()

    def _erase(self, _name: object) -> None:
        saved = run_action(self._erase_dialog, partial(erasing.erase, self.desk, self._erasure_id))
        if saved is not None:
            self._erase_dialog.accept()
            announce(self.desk, self.bus, saved, done=self.tr("Personen er slettet for godt."))
            self.reload()

    def show_user_error(self, error: UserError) -> bool:
        """Over the cards."""
        self.messages.show_message(Tone.ERROR, error.message)
        return True


def save_dialog(parent: RetentionTab, name: str, title: str, file_name: str) -> QFileDialog:
    """Where a zip file is to lie."""
    dialog = QFileDialog(parent, title, file_name, parent.tr("Zip (*.zip)"))
    dialog.setObjectName(name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("zip")
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def _export(desk: Desk, path: Path, _progress: Progress) -> Saved:
    return open_export.export_all(desk, path)
