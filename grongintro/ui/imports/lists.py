"""What a trial found: faults, warnings, changes, and values to choose between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grongintro.services.imports import RowKind
from grongintro.ui.tokens import SPACE_2, Tone
from grongintro.ui.widgets.basics import button, label
from grongintro.ui.widgets.table import RIGHT, Column, RowsModel, Table
from grongintro.ui.widgets.tags import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from grongintro.services.imports import Conflict, ImportPlan, Note, Side

KINDS = {
    RowKind.NEW: "Ny",
    RowKind.UPDATE: "Endres",
    RowKind.UNCHANGED: "Uendret",
    RowKind.CONFLICT: "Velg verdi",
    RowKind.FAULT: "Feil",
}
TONES = {
    RowKind.NEW: Tone.SUCCESS,
    RowKind.UPDATE: Tone.INFO,
    RowKind.UNCHANGED: Tone.NEUTRAL,
    RowKind.CONFLICT: Tone.WARNING,
    RowKind.FAULT: Tone.ERROR,
}


@dataclass(frozen=True)
class NoteLine:
    """A note with its place in the list."""

    number: int
    note: Note


class NoteList(Table):
    """Faults or warnings, line by line."""

    def __init__(self, name: str, title: str) -> None:
        self.notes: RowsModel[NoteLine] = RowsModel(
            (
                Column("Linje", _note_line, _note_number, RIGHT, bold=True),
                Column("Felt", _note_field),
                Column("Hva du gjør", _note_text, stretch=True, tip=_note_text),
            ),
            _note_key,
        )
        super().__init__(name, title, self.notes)

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show these."""
        self.notes.set_rows([NoteLine(number, note) for number, note in enumerate(notes)])
        self.fit_columns()


def _note_key(line: NoteLine) -> str:
    return str(line.number)


def _note_line(line: NoteLine) -> str:
    return str(line.note.line)


def _note_number(line: NoteLine) -> int:
    return line.note.line


def _note_field(line: NoteLine) -> str:
    return line.note.field


def _note_text(line: NoteLine) -> str:
    return line.note.message


@dataclass(frozen=True)
class ChangeLine:
    """What happens to one line, or to one value of it."""

    number: int
    line: int
    name: str
    kind: RowKind
    label: str
    old: str
    new: str


class ChangeList(Table):
    """Every line with what would happen to it."""

    def __init__(self) -> None:
        self.changes: RowsModel[ChangeLine] = RowsModel(
            (
                Column("Linje", _line_text, _line_number, RIGHT),
                Column("Navn", _name, bold=True),
                Column("Hva skjer", _kind, tone=_tone, symbol=_symbol),
                Column("Felt", _label),
                Column("Nå", _old, tip=_old),
                Column("Blir", _new, stretch=True, tip=_new),
            ),
            _change_key,
        )
        super().__init__("importChanges", "Hva som skjer med hver linje", self.changes)

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what a plan would do."""
        self.changes.set_rows(_change_lines(plan))
        self.fit_columns()


def _change_lines(plan: ImportPlan) -> list[ChangeLine]:
    found: list[ChangeLine] = []
    for row in plan.rows:
        told = row.changes if row.kind is RowKind.UPDATE else ()
        for change in told:
            found.append(
                ChangeLine(len(found), row.line, row.name, row.kind, change.label, change.old, change.new)
            )
        if not told:
            found.append(ChangeLine(len(found), row.line, row.name, row.kind, "", "", ""))
    return found


def _change_key(line: ChangeLine) -> str:
    return str(line.number)


def _line_text(line: ChangeLine) -> str:
    return str(line.line)


def _line_number(line: ChangeLine) -> int:
    return line.line


def _name(line: ChangeLine) -> str:
    return line.name


def _kind(line: ChangeLine) -> str:
    return KINDS[line.kind]


def _tone(line: ChangeLine) -> Tone | None:
    return TONES[line.kind]


def _symbol(line: ChangeLine) -> str:
    return (
        "plus"
        if line.kind is RowKind.NEW
        else "edit"
        if line.kind is RowKind.UPDATE
        else TONES[line.kind].icon
    )


def _label(line: ChangeLine) -> str:
    return line.label


def _old(line: ChangeLine) -> str:
    return line.old


def _new(line: ChangeLine) -> str:
    return line.new


class ConflictList(QWidget):
    """Values that were changed in the program and are others in the sheet; Enter turns a choice around."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("conflicts")
        self._choices: dict[tuple[str, str], Side] = {}
        text = "Verdien er endret i programmet siden forrige import, og arket sier noe annet. Hva gjelder?"
        self.model: RowsModel[Conflict] = RowsModel(
            (
                Column("Linje", _conflict_line, _conflict_number, RIGHT),
                Column("Navn", _conflict_name, bold=True),
                Column("Felt", _conflict_label),
                Column("I programmet", _in_program, tip=_in_program),
                Column("I arket", _in_sheet, stretch=True, tip=_in_sheet),
                Column("Det som gjelder", self._choice, tone=self._tone, symbol=self._symbol),
            ),
            _conflict_key,
        )
        self.table = Table("conflictTable", "Verdier å velge mellom", self.model)
        self.table.row_activated.connect(self._turn)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for name, words, slot in (
            ("keepProgram", "Behold programmet", self._keep_program),
            ("takeSheet", "Bruk arket", self._take_sheet),
            ("keepAll", "Behold programmet for alle", self._keep_all),
            ("takeAll", "Bruk arket for alle", self._take_all),
        ):
            flow.addWidget(button(name, words, slot))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SPACE_2)
        box.addWidget(label(text, "muted", wrap=True))
        box.addWidget(buttons)
        box.addWidget(self.table, 1)

    def show_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        """Show these; a choice that was made before stays where it still is one."""
        keys = {_key(each) for each in conflicts}
        self._choices = {key: side for key, side in self._choices.items() if key in keys}
        self.model.set_rows(conflicts)
        self.table.fit_columns()
        self.table.choose_first()

    def choices(self) -> Mapping[tuple[str, str], Side]:
        """The choices made so far."""
        return dict(self._choices)

    @property
    def open_count(self) -> int:
        """How many are still to be chosen."""
        return len([each for each in self.model.rows() if _key(each) not in self._choices])

    def _keep_program(self) -> None:
        self._set_chosen("program")

    def _take_sheet(self) -> None:
        self._set_chosen("sheet")

    def _keep_all(self) -> None:
        self._set(self.model.rows(), "program")

    def _take_all(self) -> None:
        self._set(self.model.rows(), "sheet")

    def _set_chosen(self, side: Side) -> None:
        chosen: Conflict | None = self.table.chosen()
        if chosen is not None:
            line = self.table.currentIndex().row()
            self._set([chosen], side)
            if line + 1 < self.model.rowCount():
                self.table.selectRow(line + 1)

    def _turn(self, conflict: Conflict) -> None:
        now = self._choices.get(_key(conflict))
        self._set([conflict], "sheet" if now == "program" else "program")

    def _set(self, conflicts: Sequence[Conflict], side: Side) -> None:
        for each in conflicts:
            self._choices[_key(each)] = side
        last = self.model.columnCount() - 1
        self.model.dataChanged.emit(
            self.model.index(0, last), self.model.index(self.model.rowCount() - 1, last)
        )
        self.changed.emit()

    def _choice(self, conflict: Conflict) -> str:
        return {None: "Velg …", "program": "Programmet", "sheet": "Arket"}[self._choices.get(_key(conflict))]

    def _tone(self, conflict: Conflict) -> Tone | None:
        return Tone.SUCCESS if _key(conflict) in self._choices else Tone.WARNING

    def _symbol(self, conflict: Conflict) -> str:
        return "check" if _key(conflict) in self._choices else "warning"


def _key(conflict: Conflict) -> tuple[str, str]:
    return conflict.source_key, conflict.field


def _conflict_key(conflict: Conflict) -> str:
    return "\n".join(_key(conflict))


def _conflict_line(conflict: Conflict) -> str:
    return str(conflict.line)


def _conflict_number(conflict: Conflict) -> int:
    return conflict.line


def _conflict_name(conflict: Conflict) -> str:
    return conflict.name


def _conflict_label(conflict: Conflict) -> str:
    return conflict.label


def _in_program(conflict: Conflict) -> str:
    return conflict.in_program or "–"


def _in_sheet(conflict: Conflict) -> str:
    return conflict.in_sheet or "–"
