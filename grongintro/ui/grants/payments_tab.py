"""«Utbetalt»: the specifications that were read, and the lines of the one that is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from grongintro.services.grants.pasted_rates import code_of
from grongintro.ui import format as fmt
from grongintro.ui.grants import words
from grongintro.ui.page import EmptyState
from grongintro.ui.tokens import SPACE_2, Tone
from grongintro.ui.widgets.table import RIGHT, Column, FilterField, RowsModel, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grongintro.domain.grant_control import PaymentLine
    from grongintro.services.grants.payments import FileLine


def file_columns() -> tuple[Column[FileLine], ...]:
    """The columns of the files."""
    return (
        Column("Kvartal", _quarter, lambda r: r.file.year * 10 + r.file.quarter, bold=True),
        Column("Fil", lambda r: r.file.name, stretch=True),
        Column("Lest inn", lambda r: fmt.day(r.file.read_on), lambda r: r.file.read_on.toordinal()),
        Column("Linjer", lambda r: str(len(r.lines)), lambda r: len(r.lines), RIGHT),
        Column("Uten person", _strangers, lambda r: r.without_person, RIGHT, tone=_stranger_tone),
        Column("Kroner", lambda r: words.kr(r.ore), lambda r: r.ore, RIGHT),
    )


def _quarter(line: FileLine) -> str:
    return words.quarter_words(line.file.year, line.file.quarter)


def _strangers(line: FileLine) -> str:
    return str(line.without_person) if line.without_person else "–"


def _stranger_tone(line: FileLine) -> Tone | None:
    return Tone.WARNING if line.without_person else None


def _grant(line: PaymentLine) -> str:
    code = code_of(line.code)
    return "–" if code is None else words.code_words(code)


class PaymentsTab(QWidget):
    """Files over lines; Delete asks to delete a file."""

    file_doomed = Signal(object)

    def __init__(self, read: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("paymentsTab")
        self._names: dict[str, str] = {}
        self._files: RowsModel[FileLine] = RowsModel(file_columns(), lambda r: r.file.id, self)
        self.files = Table("paymentFiles", self.tr("Utbetalinger som er lest inn"), self._files)
        self._lines: RowsModel[PaymentLine] = RowsModel(self._line_columns(), lambda r: r.id, self)
        self.lines = Table("paymentFileLines", self.tr("Linjene i utbetalingen"), self._lines)
        self.files.row_chosen.connect(self._show)
        self.files.row_doomed.connect(self.file_doomed)
        search = FilterField("paymentFilter", self.tr("Søk i linjene"), self.lines)
        below = QWidget()
        inner = QVBoxLayout(below)
        inner.setContentsMargins(0, SPACE_2, 0, 0)
        inner.setSpacing(SPACE_2)
        inner.addWidget(search)
        inner.addWidget(self.lines, 1)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setObjectName("paymentsSplit")
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.files)
        self._split.addWidget(below)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 3)
        text = self.tr("Last ned spesifikasjonen hos IMDi hvert kvartal og les den inn her.")
        title, action = self.tr("Ingen utbetaling er lest inn"), self.tr("Les inn spesifikasjon …")
        self._empty = EmptyState("document", title, text, action, read)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._split, 1)
        box.addWidget(self._empty, 1)

    def _line_columns(self) -> tuple[Column[PaymentLine], ...]:
        return (
            Column("Linje", lambda r: str(r.line), lambda r: r.line, RIGHT),
            Column("Hos IMDi", lambda r: r.reference or "–"),
            Column("Person her", partial(_name, self._names), bold=True),
            Column("Kode", lambda r: r.code),
            Column("For år", lambda r: str(r.paid_for), lambda r: r.paid_for, RIGHT),
            Column("Kroner", lambda r: words.kr(r.ore), lambda r: r.ore, RIGHT),
            Column("Tilskudd", _grant, stretch=True),
        )

    def show_files(self, files: Sequence[FileLine]) -> None:
        """Show the files, the newest first."""
        self._split.setVisible(bool(files))
        self._empty.setVisible(not files)
        self._files.set_rows(files)
        self.files.fit_columns()
        self.files.choose_first()
        self._show(self.files.chosen())

    def _show(self, chosen: FileLine | None) -> None:
        self._names.clear()
        if chosen is not None:
            self._names.update(chosen.names)
        self._lines.set_rows(chosen.lines if chosen is not None else ())
        self.lines.fit_columns()


def _name(names: dict[str, str], line: PaymentLine) -> str:
    return names.get(line.person_id or "", "–")
