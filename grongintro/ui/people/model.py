"""The list of people: its columns, and a filter that finds names however they are spelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.services import find
from grongintro.services.choices import STATUS_LABELS
from grongintro.services.people import PersonRow
from grongintro.ui import format as fmt
from grongintro.ui.widgets.table import RIGHT, Column, RowsModel
from grongintro.ui.words import STATUS_TONES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grongintro.ui.tokens import Tone


def _status_tone(row: PersonRow) -> Tone:
    return STATUS_TONES[row.status]


def _day_order(row: PersonRow) -> int:
    return row.programme_end.toordinal() if row.programme_end else 0


COLUMNS: tuple[Column[PersonRow], ...] = (
    Column("Navn", lambda row: row.name, stretch=True, bold=True),
    Column("Født", lambda row: fmt.day(row.birth_date), lambda row: row.birth_date.toordinal(), RIGHT),
    Column("Husstand", lambda row: row.household),
    Column("Telefon", lambda row: row.phone),
    Column("Rådgiver", lambda row: row.adviser or "–"),
    Column(
        "Status",
        lambda row: STATUS_LABELS[row.status],
        tone=_status_tone,
        symbol=lambda row: _status_tone(row).icon,
    ),
    Column("Programslutt", lambda row: fmt.day(row.programme_end), _day_order, RIGHT),
)


class PeopleModel(RowsModel[PersonRow]):
    """Shows the people that fit what is typed (folded names, numbers, birth dates) and a choice."""

    def __init__(self) -> None:
        super().__init__(COLUMNS, _key)
        self._typed = ""
        self._fits: Callable[[PersonRow], bool] = _all

    def set_filter(self, text: str) -> None:
        """Show the people whose name, number, birth date or phone holds every word typed."""
        self._typed = text
        super().set_filter(text)

    def set_choice(self, fits: Callable[[PersonRow], bool], rows: Sequence[PersonRow] | None = None) -> None:
        """Show only the people that `fits` lets through, of these rows when they are given."""
        self._fits = fits
        if rows is not None:
            self.set_rows(rows)
            return
        self.beginResetModel()
        self._shown = self._matching()
        self.endResetModel()

    def _matching(self) -> list[PersonRow]:
        chosen: Sequence[PersonRow] = [row for row in self._rows if self._fits(row)]
        return find.holding(chosen, self._typed)


def _key(row: PersonRow) -> str:
    return row.id


def _all(_row: PersonRow) -> bool:
    return True
