"""A table of amounts as a workbook: texts to the left, kroner as numbers that can be summed."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

Amount = int
ORE = 100
_KRONER = "#,##0.00;[Red]-#,##0.00"
_FIRST_WIDTH, _WIDTH = 52, 20
_LONGEST_NAME = 31


def write_amounts(
    name: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[str | Amount | None]],
    notes: Sequence[str] = (),
) -> bytes:
    """A workbook with these rows; amounts are in øre, and an amount that is not known is an empty cell.

    A text never becomes a formula. `notes` stand under the table.
    """
    import openpyxl  # noqa: PLC0415  slow to import
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = re.sub(r"[\[\]:*?/\\]", "-", name)[:_LONGEST_NAME]
    for number, heading in enumerate(headings, 1):
        _put(sheet.cell(1, number), heading)
        sheet.cell(1, number).font = Font(bold=True)
    for line, row in enumerate(rows, 2):
        for number, value in enumerate(row, 1):
            _put(sheet.cell(line, number), value)
    for line, note in enumerate(notes, len(rows) + 3):
        _put(sheet.cell(line, 1), note)
    for number in range(1, len(headings) + 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = _FIRST_WIDTH if number == 1 else _WIDTH
    sheet.freeze_panes = "A2"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _put(cell: Any, value: str | Amount | None) -> None:
    if isinstance(value, int):
        cell.value = value / ORE
        cell.number_format = _KRONER
    elif value:
        cell.value = value
        cell.data_type = "s"
