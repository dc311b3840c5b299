"""The forms of a school year and of its days."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grongintro.domain.school import EntryKind
from grongintro.ui.rows.form import RowForm
from grongintro.ui.typed import Lean

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from grongintro.domain.school import CalendarEntry, SchoolCalendar
    from grongintro.domain.week import TravelTime

    Today = Callable[[], date]


class CalendarForm(RowForm):
    """Who gives the training, where, and which year."""

    def __init__(self, parent: QWidget, start: SchoolCalendar, places: tuple[str, ...], today: Today) -> None:
        title = parent.tr("Skolerute")
        super().__init__(
            parent, "calendarDialog", title, parent.tr("Lagre skoleruten"), start, today, width=40
        )
        self.line(
            "provider", self.tr("Skole eller tilbyder"), needed=self.tr("Skriv hvem som gir opplæringen.")
        )
        self.proposed("place", self.tr("Sted"), places)
        needed = self.tr("Skriv året skoleåret begynner, for eksempel 2026.")
        self.whole("first_year", self.tr("Skoleåret begynner"), needed=needed)


class EntryForm(RowForm):
    """A term, or days without teaching."""

    def __init__(self, parent: QWidget, name: str, start: CalendarEntry, today: Today) -> None:
        title = parent.tr("Dager i skoleruten: {0}").format(name)
        super().__init__(parent, "entryDialog", title, parent.tr("Lagre dagene"), start, today, width=40)
        self.choice("kind", self.tr("Hva"), EntryKind)
        self.day("start", self.tr("Første dag"), Lean.NEAREST, needed=self.tr("Skriv første dag."))
        self.day("end", self.tr("Siste dag"), Lean.NEAREST, hint=self.tr("Tomt: bare denne dagen"))
        self.line("note", self.tr("Merknad"))

    def draft(self) -> CalendarEntry:
        """The days; one day when no last day is written."""
        values = self.values()
        values["end"] = values["end"] or values["start"]
        made: CalendarEntry = replace(self.start, **values)
        return made


class TravelForm(RowForm):
    """Two places and the minutes between them."""

    def __init__(self, parent: QWidget, start: TravelTime, places: tuple[str, ...], today: Today) -> None:
        title = parent.tr("Reisetid mellom to steder")
        super().__init__(parent, "travelDialog", title, parent.tr("Lagre reisetiden"), start, today, width=40)
        self.proposed("from_place", self.tr("Fra"), places, needed=self.tr("Skriv hvor reisen begynner."))
        self.proposed("to_place", self.tr("Til"), places, needed=self.tr("Skriv hvor reisen ender."))
        self.whole("minutes", self.tr("Minutter"), needed=self.tr("Skriv minutter, mer enn 0."))
