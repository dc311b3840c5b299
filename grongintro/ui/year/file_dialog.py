"""The lines of a file for a school year: what becomes of each, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.services.year.calendar_files import Fate, FileLine
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.basics import label
from grongintro.ui.widgets.form_dialog import FormDialog
from grongintro.ui.widgets.table import RIGHT, Column, RowsModel, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_TONES = {Fate.NEW: Tone.SUCCESS, Fate.KNOWN: None, Fate.LEFT_OUT: Tone.WARNING}
_WORDS = {Fate.NEW: "Ny", Fate.KNOWN: "Finnes", Fate.LEFT_OUT: "Tas ikke med"}
_LINES_HIGH = 14


def columns() -> tuple[Column[FileLine], ...]:
    """The columns of the lines."""
    return (
        Column("Linje", lambda r: str(r.line.line), lambda r: r.line.line, RIGHT),
        Column("Blir", lambda r: _WORDS[r.fate], tone=lambda r: _TONES[r.fate]),
        Column("I filen", lambda r: r.line.text, bold=True),
        Column("Dager", lambda r: fmt.span(r.line.start, r.line.end)),
        Column("Er", lambda r: words.title(r.line.kind) if r.line.kind else "–"),
        Column("Merk", lambda r: r.why, stretch=True, tip=lambda r: r.why),
    )


class CalendarFileDialog(FormDialog):
    """Shows every line; the draft is all of them, and only the new ones are written."""

    def __init__(self, parent: QWidget, name: str, lines: Sequence[FileLine]) -> None:
        title = parent.tr("Les inn i {0}").format(name)
        super().__init__(
            parent, "calendarFileDialog", title, parent.tr("Skriv de nye dagene"), width=56, fills=True
        )
        self._lines = tuple(lines)
        new = sum(each.fate is Fate.NEW for each in lines)
        left = sum(each.fate is Fate.LEFT_OUT for each in lines)
        told = self.tr("Nye linjer: {0}. Tas ikke med: {1}. Ingenting er skrevet ennå.").format(new, left)
        self.form.add_wide(label(told, name="fileWords", wrap=True))
        model: RowsModel[FileLine] = RowsModel(columns(), lambda r: str(r.line.line), self)
        self.table = Table("fileLines", self.tr("Linjene i filen"), model)
        self.table.setMinimumHeight(self.fontMetrics().height() * _LINES_HIGH)
        model.set_rows(self._lines)
        self.table.fit_columns()
        self.form.add_wide(self.table)
        self.save_button.setEnabled(new > 0)
        self.table.setFocus()

    def draft(self) -> tuple[FileLine, ...]:
        """All lines."""
        return self._lines
