"""The days themselves: a grid of hours for a day or a week, a grid of days for a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from grongintro.domain.dates import WEEKDAYS
from grongintro.ui import words
from grongintro.ui.calendar.span import Span
from grongintro.ui.calendar.words import column, grid_entry, month_day
from grongintro.ui.widgets.basics import Scroll
from grongintro.ui.widgets.month_grid import MonthGrid
from grongintro.ui.widgets.week_grid import WeekGrid

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from grongintro.services.calendar.entries import CalendarEntry


class DaysView(QStackedWidget):
    """`opened` carries an entry, `moved` it with column and minute; `day_opened` the place of a day."""

    opened = Signal(str)
    moved = Signal(str, int, int)
    asked_new = Signal(int, int)
    day_opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("calendarDays")
        self.grid = WeekGrid("calendarGrid", self.tr("Kalenderen"), beyond=True)
        self.month = MonthGrid("calendarMonth", self.tr("Måneden"), [words.capital(day) for day in WEEKDAYS])
        self._month_scroll = Scroll("calendarMonthScroll")
        self._month_scroll.body.addWidget(self.month)
        for part in (self.grid, self._month_scroll):
            self.addWidget(part)
        self.grid.opened.connect(self.opened)
        self.grid.moved.connect(self.moved)
        self.grid.asked_new.connect(self.asked_new)
        self.month.opened.connect(self.day_opened)

    def show_days(
        self,
        span: Span,
        days: Sequence[date],
        chosen: date,
        entries: Sequence[CalendarEntry],
        now: datetime,
        *,
        with_staff: bool,
    ) -> None:
        """Show these days with what lies in them."""
        if span is Span.MONTH:
            held = [month_day(day, chosen, now.date(), _on(day, entries)) for day in days]
            self.month.set_days(held, days.index(chosen))
            self.setCurrentWidget(self._month_scroll)
            QTimer.singleShot(0, self, self._see_chosen)
            return
        self.grid.set_columns([column(day, now) for day in days])
        self.grid.set_entries(
            [grid_entry(each, days[0], now.date(), with_staff=with_staff) for each in entries]
        )
        self.setCurrentWidget(self.grid)

    def _see_chosen(self) -> None:
        self._month_scroll.ensureWidgetVisible(self.month.cells[self.month.chosen_place()])


def _on(day: date, entries: Sequence[CalendarEntry]) -> tuple[CalendarEntry, ...]:
    return tuple(each for each in entries if each.day == day)
