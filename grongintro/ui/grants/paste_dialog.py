"""Rates pasted from Excel: the text, what is said of all of it, and what each line becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from grongintro.domain.grants import RateState
from grongintro.errors import UserError
from grongintro.services.grants.pasted_rates import Paste, PastedRate, paste_rates
from grongintro.ui import format as fmt
from grongintro.ui import words as ui_words
from grongintro.ui.grants import words
from grongintro.ui.rows.amounts import read_whole
from grongintro.ui.widgets.basics import label
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.form_dialog import FormDialog
from grongintro.ui.widgets.table import RIGHT, Column, RowsModel, Table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk

_TEXT_HIGH, _LINES_HIGH = 6, 9


def columns() -> tuple[Column[PastedRate], ...]:
    """The columns of the lines."""
    return (
        Column("Linje", lambda r: str(r.line), lambda r: r.line, RIGHT),
        Column("Blir", lambda r: words.RATE_FATES[r.fate], tone=lambda r: words.RATE_TONES[r.fate]),
        Column("Limt inn", lambda r: r.text),
        Column("Tilskudd", lambda r: words.code_words(r.value.code) if r.value else "–", bold=True),
        Column("År", lambda r: str(r.value.year) if r.value else "–"),
        Column("Kroner", lambda r: words.kr(r.value.ore) if r.value else "–", align=RIGHT),
        Column("Merk", lambda r: r.why, stretch=True, tip=lambda r: r.why),
    )


class PasteRatesDialog(FormDialog):
    """The lines are told again with every letter; what cannot be used is left out and says why."""

    def __init__(self, parent: QWidget, desk: Desk, year: int) -> None:
        title = parent.tr("Lim inn satser fra Excel")
        super().__init__(
            parent, "pasteRatesDialog", title, parent.tr("Lagre satsene"), columns=3, width=54, fills=True
        )
        self._desk = desk
        self._year = self.form.add("year", self.tr("År"), QLineEdit(str(year)), required=True)
        self._state = self.form.add(
            "state", self.tr("Tilstand"), Choice("state", ui_words.options(RateState))
        )
        self._source = self.form.add(
            "source",
            self.tr("Kilde"),
            QLineEdit(),
            required=True,
            hint=self.tr("For eksempel IMDis rundskriv"),
        )
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(self.fontMetrics().height() * _TEXT_HIGH)
        self.form.add(
            "text",
            self.tr("Kode og beløp, kopiert fra Excel"),
            self._text,
            required=True,
            hint=self.tr("Står det flere år bortover, ta med linjen med årstallene"),
            span=3,
        )
        self._told = label(self.tr("Ingenting er limt inn ennå."), "muted", name="pasteWords", wrap=True)
        self.form.add_wide(self._told)
        self._model: RowsModel[PastedRate] = RowsModel(columns(), _key, self)
        self.table = Table("pastedLines", self.tr("Linjene som er limt inn"), self._model)
        self.table.setMinimumHeight(self.fontMetrics().height() * _LINES_HIGH)
        self.form.add_wide(self.table)
        for field in (self._year, self._source):
            field.textChanged.connect(self._look)
        self._text.textChanged.connect(self._look)
        self._state.currentIndexChanged.connect(self._look)
        self._text.setFocus()

    def _look(self) -> None:
        """Tell what the lines become, as far as the fields can be read; the fields say the rest on saving."""
        try:
            found = self._found()
        except UserError as error:
            self._model.set_rows(())
            self._told.setText(error.message)
            return
        self._model.set_rows(found)
        self.table.fit_columns()
        used = sum(each.value is not None for each in found)
        left = len(found) - used
        self._told.setText(
            self.tr("{0} lagres, {1} tas ikke med. Ingenting er lagret ennå.").format(
                fmt.count(used, "sats", "satser"), fmt.count(left, "linje", "linjer")
            )
        )

    def _found(self) -> tuple[PastedRate, ...]:
        year = read_whole(self._year.text(), "year")
        if year is None:
            raise UserError(self.tr("Skriv året satsene gjelder."), field="year")
        state = RateState(self._state.value())
        return paste_rates(self._desk, Paste(self._text.toPlainText(), year, state, self._source.text()))

    def draft(self) -> tuple[PastedRate, ...]:
        """All lines; UserError at the field that cannot be read."""
        return self._found()


def _key(line: PastedRate) -> str:
    return f"{line.line}/{line.value.year if line.value else ''}/{line.text}"
