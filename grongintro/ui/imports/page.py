"""Import: choose a sheet, say what its columns are, try it, and import it when nothing is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QProgressDialog

from grongintro.services.imports import (
    ImportPlan,
    ImportResult,
    RowKind,
    SheetPreview,
    dry_run,
    read_sheet,
    run_import,
)
from grongintro.ui import format as fmt
from grongintro.ui.doing import announce
from grongintro.ui.imports.file_field import FileField
from grongintro.ui.imports.lists import ChangeList, ConflictList, NoteList
from grongintro.ui.imports.mapping import MappingGrid
from grongintro.ui.page import ActionButton, EmptyState, Page, Shortcut
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import StatusChip, Tabs, label, row
from grongintro.ui.worker import Progress, run_long

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from grongintro.domain.changes import Subject
    from grongintro.errors import UserError
    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus

T = TypeVar("T")
COLUMNS, FAULTS, CONFLICTS, WARNINGS, CHANGES = range(5)


class ImportPage(Page):
    """Nothing is written before «Importer», and that is open only when the trial found no fault."""

    subjects: ClassVar[frozenset[Subject]] = frozenset()

    def __init__(self, desk: Desk, bus: Bus) -> None:
        super().__init__("import", "Import", bus)
        self._desk = desk
        self._path: Path | None = None
        self._next: tuple[str, Callable[[Progress], Any], Callable[[Any], object]] | None = None
        self.preview: SheetPreview | None = None
        self.plan: ImportPlan | None = None
        self.add_actions()
        self._build()
        self._follow()

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """The steps by key."""
        return (
            Shortcut("chooseFile", "Ctrl+O", self.tr("Velg fil …"), self._choose),
            Shortcut("tryImport", "Ctrl+R", self.tr("Prøv"), self.try_import, "search"),
            Shortcut("runImport", "Ctrl+Shift+I", self.tr("Importer"), self.run_import, "check"),
        )

    def _build(self) -> None:
        self.file = FileField()
        self.file.chosen.connect(self.read)
        self.setFocusProxy(self.file)
        self.mapping, self.conflicts, self.changes = MappingGrid(), ConflictList(), ChangeList()
        self.faults = NoteList("importFaults", self.tr("Feil, linje for linje"))
        self.warnings = NoteList("importWarnings", self.tr("Det som bør ses på"))
        self.mapping.changed.connect(self._forget_plan)
        self.conflicts.changed.connect(self._follow)
        self.tabs = Tabs("importTabs", self.tr("Deler av importen"))
        for part in (self.mapping, self.faults, self.conflicts, self.warnings, self.changes):
            self.tabs.add("", part)
        self.empty = EmptyState(
            "document",
            self.tr("Begynn med regnearket dere har"),
            self.tr(
                "Velg filen. Programmet foreslår hva kolonnene er. Du prøver først, og ser hva som blir nytt "
                "og hva som må rettes. Ingenting blir skrevet før du trykker «Importer»."
            ),
        )
        self._chips = {kind: StatusChip("", tone) for kind, tone in _CHIPS.items()}
        for kind, chip in self._chips.items():
            chip.setObjectName(f"chip_{kind}")
        self._state = label("", "muted", name="importState", wrap=True)
        self._try = ActionButton(self.action("tryImport"), symbol="search")
        self._run = ActionButton(self.action("runImport"), primary=True, symbol="check")
        self.body.addWidget(self.file)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.tabs, 1)
        self.body.addLayout(row(*self._chips.values(), None))
        last = row(self._state, self._try, self._run)
        last.setStretch(0, 1)
        self.body.addLayout(last)

    def reload(self) -> None:
        """Nothing to read before a sheet is chosen."""
        self.header.set_title(
            self.tr("Import"), self.tr("Deltakere, husstander og program fra Excel eller CSV")
        )

    def _choose(self) -> None:
        self.file.ask()

    def read(self, path: Path) -> None:
        """Read a sheet beside the window."""
        self._path = path
        self._beside(self.tr("Leser arket …"), self._read, self._was_read)

    def _read(self, _progress: Progress) -> SheetPreview:
        if self._path is None:
            raise RuntimeError("no file was chosen")
        return read_sheet(self._desk, self._path)

    def _was_read(self, preview: SheetPreview) -> None:
        self.preview = preview
        self.messages.clear()
        self.mapping.show_preview(preview)
        self._forget_plan()
        self.tabs.setCurrentIndex(COLUMNS)
        self._try.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_plan(self) -> None:
        self.plan = None
        self._follow()

    def try_import(self) -> None:
        """Work out what an import would do, and write nothing."""
        if self.preview is not None:
            self.messages.clear()
            self.mapping.show_error("", "")
            self._mapping = self.mapping.value()
            self._beside(self.tr("Prøver importen …"), self._plan, self._was_tried)

    def _plan(self, _progress: Progress) -> ImportPlan:
        if self.preview is None:
            raise RuntimeError("no sheet was read")
        return dry_run(self._desk, self.preview.sheet, self._mapping)

    def _was_tried(self, plan: ImportPlan) -> None:
        self.plan = plan
        self.faults.show_notes(plan.faults)
        self.warnings.show_notes(plan.warnings)
        self.conflicts.show_conflicts(plan.conflicts)
        self.changes.show_plan(plan)
        self._follow()
        first = FAULTS if plan.faults else CONFLICTS if plan.conflicts else CHANGES
        self.tabs.setCurrentIndex(first)
        (self._run if self.action("runImport").isEnabled() else self.tabs.currentWidget()).setFocus()

    def run_import(self) -> None:
        """Import, all or nothing."""
        if self.plan is not None and self.action("runImport").isEnabled():
            self._choices = self.conflicts.choices()
            self._beside(self.tr("Importerer …"), self._import, self._was_imported)

    def _import(self, _progress: Progress) -> ImportResult:
        if self.plan is None:
            raise RuntimeError("nothing was tried")
        return run_import(self._desk, self.plan, self._choices)

    def _was_imported(self, result: ImportResult) -> None:
        announce(self._desk, self.bus, result.saved)
        self.preview = self.plan = None
        self.file.edit.clear()
        self.file.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()
        self.messages.show_message(Tone.SUCCESS, summary(result), self.tr("Se deltakerne"), self._open_people)

    def _open_people(self) -> None:
        self.bus.open_page.emit("people")

    def _beside(self, title: str, job: Callable[[Progress], T], done: Callable[[T], object]) -> None:
        """Do it beside the window, one at a time, when the key that asked for it has been let go."""
        if self._next is None:
            self._next = (title, job, done)
            QTimer.singleShot(0, self, self._start)

    def _start(self) -> None:
        if self._next is None:
            return
        asked, self._next = self._next, None
        run_long(self, *asked)
        for dialog in self.findChildren(QProgressDialog):
            dialog.setCancelButton(None)  # a transaction is all or nothing, and soon over

    def _follow(self) -> None:
        """Show what can be done now, and what hinders."""
        plan = self.plan
        self.empty.setVisible(self.preview is None)
        self.tabs.setVisible(self.preview is not None)
        self._name_tabs()
        for kind, chip in self._chips.items():
            chip.setVisible(plan is not None)
            if plan is not None:
                count = plan.count(kind)
                chip.set_status(_COUNTS[kind].format(count), _CHIPS[kind] if count else Tone.NEUTRAL)
        self.action("tryImport").setEnabled(self.preview is not None)
        hindrance = self._hindrance()
        self.action("runImport").setEnabled(plan is not None and not hindrance)
        ready = self.tr("Alt er klart. Trykk «Importer».") if plan is not None else ""
        self._state.setText(hindrance or ready)
        for part in (self._state, self._try, self._run):
            part.setVisible(self.preview is not None)

    def _hindrance(self) -> str:
        if self.preview is None:
            return ""
        plan = self.plan
        if plan is None:
            return self.tr("Se over kolonnene, og trykk «Prøv». Ingenting blir skrevet.")
        if plan.faults:
            faults = fmt.count(len(plan.faults), self.tr("feil"), self.tr("feil"))
            return self.tr("{0} må rettes i arket før noe kan importeres.").format(faults)
        if self.conflicts.open_count:
            return self.tr("Velg verdi for {0} til.").format(self.conflicts.open_count)
        if plan.count(RowKind.UNCHANGED) == len(plan.rows):
            return self.tr("Alt i arket er likt det programmet har. Det er ingenting å importere.")
        return ""

    def _name_tabs(self) -> None:
        plan = self.plan
        counted = (
            (FAULTS, self.tr("Feil"), len(plan.faults) if plan else 0),
            (CONFLICTS, self.tr("Velg verdi"), len(plan.conflicts) if plan else 0),
            (WARNINGS, self.tr("Bør ses på"), len(plan.warnings) if plan else 0),
            (CHANGES, self.tr("Linjer"), len(plan.rows) if plan else 0),
        )
        self.tabs.setTabText(COLUMNS, self.tr("Kolonner"))
        for number, title, count in counted:
            self.tabs.setTabText(number, f"{title} ({count})")
            self.tabs.setTabEnabled(number, count > 0)

    def show_user_error(self, error: UserError) -> bool:
        """At the file or the column it is about, else in the bar."""
        if error.field == "path":
            self.file.say(error.message)
            self.file.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if self.preview is not None and self.mapping.show_error(error.field, error.message):
            self.tabs.setCurrentIndex(COLUMNS)
            return True
        return super().show_user_error(error)


_CHIPS = {
    RowKind.NEW: Tone.SUCCESS,
    RowKind.UPDATE: Tone.INFO,
    RowKind.UNCHANGED: Tone.NEUTRAL,
    RowKind.CONFLICT: Tone.WARNING,
    RowKind.FAULT: Tone.ERROR,
}
_COUNTS = {
    RowKind.NEW: "{0} nye",
    RowKind.UPDATE: "{0} endres",
    RowKind.UNCHANGED: "{0} uendret",
    RowKind.CONFLICT: "{0} å velge i",
    RowKind.FAULT: "{0} med feil",
}


def summary(result: ImportResult) -> str:
    """What an import did, in a sentence or two."""
    new = fmt.count(result.created, "ny person", "nye personer")
    words = f"Importert: {new}, {result.updated} endret, {result.unchanged} uendret."
    return f"{words} Sikkerhetskopien fra før importen ligger i {result.copy}." if result.copy else words
