"""«Avvik»: what differs between expected and paid, each explained, and who is not registered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grongintro.ui import format as fmt
from grongintro.ui import words as ui_words
from grongintro.ui.grants import words
from grongintro.ui.page import EmptyState
from grongintro.ui.tokens import SPACE_2, SPACE_3
from grongintro.ui.widgets.basics import KeyFigure, Scroll, label, row
from grongintro.ui.widgets.lines import Line, LinesCard
from grongintro.ui.widgets.table import RIGHT, Column, FilterField, RowsModel, Table

if TYPE_CHECKING:
    from grongintro.services.grants.control import ControlView, Difference, Unregistered
    from grongintro.ui.tokens import Tone

_LAST, _LINES_HIGH = 99_999_999, 11


def columns() -> tuple[Column[Difference], ...]:
    """The columns of the differences."""
    return (
        Column("Person", lambda r: r.name, bold=True),
        Column("Kode", lambda r: str(r.code)),
        Column("For år", lambda r: str(r.year), lambda r: r.year, RIGHT),
        Column("Grunn", lambda r: words.CAUSES[r.cause], tone=_tone),
        Column("Til gode", _owed, lambda r: r.ore or 0, RIGHT, tone=_tone),
        Column("Krev innen", _limit, _limit_number),
        Column("Krav", _claim),
        Column("Forklaring", lambda r: r.step.text, stretch=True, tip=lambda r: r.step.text),
    )


def _tone(line: Difference) -> Tone | None:
    return words.cause_tone(line.cause, line.ore)


def _owed(line: Difference) -> str:
    return "ikke kjent" if line.ore is None else words.kr(line.ore)


def _limit(line: Difference) -> str:
    return fmt.day(line.limit)


def _limit_number(line: Difference) -> int:
    return _LAST if line.limit is None else line.limit.toordinal()


def _claim(line: Difference) -> str:
    return "–" if line.claim is None else ui_words.word(line.claim.state)


class DifferencesTab(QWidget):
    """The differences, those with most owed first; the explanation of the chosen one stands below."""

    claim_asked = Signal(object)
    registration_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("differencesTab")
        self._model: RowsModel[Difference] = RowsModel(columns(), lambda r: r.key, self)
        self.table = Table("differencesTable", self.tr("Avvik"), self._model)
        self.table.row_chosen.connect(self._explain)
        self.table.row_activated.connect(self.claim_asked)
        search = FilterField("differencesFilter", self.tr("Søk i avvikene"), self.table)
        self._owed = KeyFigure("owedFigure", self.tr("til gode hos IMDi"))
        self._count = KeyFigure("differencesFigure", self.tr("avvik"))
        self._read = KeyFigure("quartersFigure", self.tr("kvartal er lest inn"))
        self.explained = label("", name="differenceExplained", wrap=True)
        empty = self.tr("Alle som er bosatt her, er registrert hos IMDi med samme dato.")
        self.unregistered = LinesCard("unregisteredCard", self.tr("Registrering hos IMDi"), empty)
        text = self.tr("Når en utbetaling er lest inn, vises det som ikke stemmer med det som var ventet.")
        self._empty = EmptyState("check", self.tr("Ingen avvik"), text)
        self.table.setMinimumHeight(self.fontMetrics().height() * _LINES_HIGH)
        scroll = Scroll("differencesScroll")
        scroll.body.setSpacing(SPACE_2)
        scroll.body.addLayout(row(self._owed, self._count, self._read, spacing=SPACE_3))
        scroll.body.addWidget(search)
        scroll.body.addWidget(self.table, 1)
        scroll.body.addWidget(self._empty, 1)
        scroll.body.addWidget(self.explained)
        scroll.body.addWidget(self.unregistered)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll)

    def show_view(self, view: ControlView) -> None:
        """Show what differs."""
        self._owed.set_figure(f"{words.kr(view.owed)}\u00a0kr")
        self._count.set_figure(str(len(view.differences)))
        newest = view.quarters[-1] if view.quarters else None
        told = self.tr("sist {0}").format(words.quarter_words(newest.year, newest.number)) if newest else ""
        self._read.set_figure(str(len(view.quarters)), told)
        self.table.setVisible(bool(view.differences))
        self._empty.setVisible(not view.differences)
        self._model.set_rows(view.differences)
        self.table.fit_columns()
        self.table.choose_first()
        self._explain(self.table.chosen())
        self.unregistered.show_each(self._line, view.unregistered)

    def _explain(self, chosen: Difference | None) -> None:
        told = []
        if chosen is not None:
            told = [f"{chosen.name}: {chosen.step.text}"]
            if chosen.limit_step is not None:
                told.append(chosen.limit_step.text)
        self.explained.setText(" ".join(told))

    def _line(self, each: Unregistered) -> Line:
        made = Line(each.person_id, each.name, each.why)
        made.add_button("register", self.tr("Registrer"))
        made.opened.connect(self.registration_asked)
        return made
