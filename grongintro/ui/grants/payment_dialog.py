"""The lines of a specification of payment: what becomes of each, before anything is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from grongintro.errors import UserError
from grongintro.services.grants.payments import STORED, JudgedLine, Payment, PaymentFate
from grongintro.ui import format as fmt
from grongintro.ui.grants import words
from grongintro.ui.rows.amounts import read_whole
from grongintro.ui.widgets.basics import label
from grongintro.ui.widgets.choice import Choice
from grongintro.ui.widgets.form_dialog import FormDialog
from grongintro.ui.widgets.table import RIGHT, Column, RowsModel, Table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grongintro.services.grants.payments import PaymentPreview

_LINES_HIGH = 14


def columns() -> tuple[Column[JudgedLine], ...]:
    """The columns of the lines."""
    return (
        Column("Linje", lambda r: str(r.row.line), lambda r: r.row.line, RIGHT),
        Column("Blir", lambda r: words.FATES[r.fate], tone=lambda r: words.FATE_TONES[r.fate]),
        Column("I filen", lambda r: r.row.reference or "–"),
        Column("Person her", lambda r: r.person or "–", bold=True),
        Column("Kode", lambda r: r.row.code or "–"),
        Column("År", lambda r: r.row.year_text or "–"),
        Column("Beløp", _amount, lambda r: r.row.ore or 0, RIGHT),
        Column("Merk", lambda r: r.why, stretch=True, tip=lambda r: r.why),
    )


def _amount(line: JudgedLine) -> str:
    return line.row.amount or "–" if line.row.ore is None else words.kr(line.row.ore)


class PaymentDialog(FormDialog):
    """Shows every line, and asks which quarter it is; what the file tells stands there already."""

    def __init__(self, parent: QWidget, preview: PaymentPreview, year: int, quarter: int) -> None:
        title = parent.tr("Les inn {0}").format(preview.name)
        super().__init__(
            parent, "paymentDialog", title, parent.tr("Lagre utbetalingene"), columns=2, width=60, fills=True
        )
        self._preview = preview
        self.form.add_wide(label(self._told(), name="paymentWords", wrap=True))
        quarters = [(str(each), self.tr("{0}. kvartal").format(each)) for each in range(1, 5)]
        self._quarter = self.form.add(
            "quarter",
            self.tr("Utbetalingen gjelder"),
            Choice("quarter", quarters),
            hint=self.tr("En fil som er lest inn for samme kvartal, erstattes"),
        )
        self._quarter.set_value(str(preview.quarter or quarter))
        self._year = self.form.add("year", self.tr("År"), QLineEdit(str(preview.year or year)), required=True)
        model: RowsModel[JudgedLine] = RowsModel(columns(), lambda r: str(r.row.line), self)
        self.table = Table("paymentLines", self.tr("Linjene i filen"), model)
        self.table.setMinimumHeight(self.fontMetrics().height() * _LINES_HIGH)
        model.set_rows(preview.lines)
        self.table.fit_columns()
        self.form.add_wide(self.table)
        self.save_button.setEnabled(any(each.fate in STORED for each in preview.lines))
        self._quarter.setFocus()

    def _told(self) -> str:
        preview = self._preview
        stored = sum(each.fate in STORED for each in preview.lines)
        told = [
            self.tr("{0} lagres, i alt {1} kr.").format(
                fmt.count(stored, "linje", "linjer"), words.kr(preview.ore)
            )
        ]
        for fate, text in (
            (PaymentFate.NO_PERSON, self.tr("{0} uten kjent person.")),
            (PaymentFate.UNKNOWN_CODE, self.tr("{0} med ukjent kode.")),
            (PaymentFate.NOT_A_NUMBER, self.tr("{0} uten beløp eller år tas ikke med.")),
            (PaymentFate.TOTAL, self.tr("{0} med sum tas ikke med.")),
        ):
            if preview.count(fate):
                told.append(text.format(fmt.count(preview.count(fate), "linje", "linjer")))
        if preview.other_sheets:
            names = ", ".join(f"«{each}»" for each in preview.other_sheets)
            told.append(self.tr("Bare det første arket er lest. Filen har også {0}.").format(names))
        told.append(self.tr("Ingenting er lagret ennå."))
        return " ".join(told)

    def draft(self) -> Payment:
        """The lines with the quarter that is chosen."""
        year = read_whole(self._year.text(), "year")
        if year is None:
            raise UserError(self.tr("Skriv året utbetalingen gjelder."), field="year")
        return Payment(self._preview, year, int(self._quarter.value()))
